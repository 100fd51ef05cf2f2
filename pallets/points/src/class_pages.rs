//! Class pages in the state, read and written as they stand encoded.

use alloc::vec::Vec;

use polkadot_sdk::{frame_support::storage::unhashed, sp_runtime::DispatchError};
use suhui_primitives::{ClassId, Credit, Month, Page, ParticipantId, Quantity, Slots};

use crate::{
	merge::{find, merge, open, MergeError},
	Config, Error, Lots, Pallet,
};

fn read<T: Config>(month: Month, page: Page, class: ClassId) -> Vec<u8> {
	let key = Lots::<T>::hashed_key_for((month, page, class));
	unhashed::get_raw(&key).unwrap_or_default()
}

fn refusal<T: Config>(error: MergeError) -> DispatchError {
	match error {
		MergeError::Overflow => Error::<T>::Overflow.into(),
		MergeError::Corrupt => DispatchError::Corruption,
	}
}

impl<T: Config> Pallet<T> {
	/// What a participant holds of a class issued in a month. Error: `Corruption`.
	pub(crate) fn lot(
		month: Month,
		class: ClassId,
		participant: ParticipantId,
	) -> Result<Quantity, DispatchError> {
		let page = read::<T>(month, Page::of(participant), class);
		find(&page, Page::slot(participant)).map_err(refusal::<T>)
	}

	/// Who of a page has a lot of a class issued in a month, be it empty. Error: `Corruption`.
	pub(crate) fn slots(month: Month, page: Page, class: ClassId) -> Result<Slots, DispatchError> {
		let page = read::<T>(month, page, class);
		open(&page).map(|(slots, _)| slots).map_err(refusal::<T>)
	}

	/// Changes lots of a page as [`merge`] does; returns who had none before. Errors: `Overflow`, `Corruption`.
	pub(crate) fn change_lots(
		month: Month,
		page: Page,
		class: ClassId,
		credits: &[Credit],
		change: impl FnMut(Quantity, Quantity) -> Option<Quantity>,
	) -> Result<Slots, DispatchError> {
		let held = read::<T>(month, page, class);
		let merged = merge(&held, credits, change).map_err(refusal::<T>)?;
		unhashed::put_raw(&Lots::<T>::hashed_key_for((month, page, class)), &merged.page);
		Ok(merged.new)
	}
}
