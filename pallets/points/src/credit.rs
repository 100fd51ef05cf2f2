//! Adding what a chunk earned to people's lots: each page is read and written once.

use polkadot_sdk::{
	frame_support::{ensure, storage::unhashed, traits::Get},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{ClassId, Credit, Month, Page};

use crate::{
	merge::{merge, MergeError},
	ClassTotals, Config, Error, Lots, Pallet,
};

impl<T: Config> suhui_primitives::Lots for Pallet<T> {
	/// Errors: `NotAscending`, `Overflow`, `PageFull`, and `Corruption` of a page that is none; the pages
	/// before it stay written.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		ensure!(
			credits.is_sorted_by(|one, next| one.participant < next.participant),
			Error::<T>::NotAscending
		);
		let mut totals = ClassTotals::<T>::get(class);
		for credit in credits {
			totals.issued =
				totals.issued.checked_add(credit.quantity).ok_or(Error::<T>::Overflow)?;
		}
		for credits in credits.chunk_by(|one, next| page(one) == page(next)) {
			let Some(first) = credits.first() else { continue };
			Self::credit_page(class, month, page(first), credits)?;
		}
		if !credits.is_empty() {
			ClassTotals::<T>::insert(class, totals);
		}
		Ok(())
	}
}

fn page(credit: &Credit) -> Page {
	Page::of(credit.participant)
}

impl<T: Config> Pallet<T> {
	fn credit_page(class: ClassId, month: Month, page: Page, credits: &[Credit]) -> DispatchResult {
		let key = Lots::<T>::hashed_key_for(month, page);
		let held = unhashed::get_raw(&key).unwrap_or_default();
		let merged = merge(&held, class, credits, T::MaxLotsPerPage::get());
		unhashed::put_raw(
			&key,
			&merged.map_err(|error| match error {
				MergeError::Overflow => Error::<T>::Overflow.into(),
				MergeError::Full => Error::<T>::PageFull.into(),
				MergeError::Corrupt => DispatchError::Corruption,
			})?,
		);
		Ok(())
	}
}
