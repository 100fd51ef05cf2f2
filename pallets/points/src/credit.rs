//! Adding what a chunk earned to people's lots: each class page is read and written once.

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{ClassId, Credit, Month, Page, Quantity};

use crate::{ClassTotals, Config, Error, Pallet};

impl<T: Config> Pallet<T> {
	/// Errors: `NotAscending`, `Overflow`, `PageFull`, and `Corruption` of a page that is none; the pages before it stay
	/// written.
	pub(crate) fn do_credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		let pages = by_page::<T>(credits)?;
		let mut totals = ClassTotals::<T>::get(class);
		for credit in credits {
			totals.issued =
				totals.issued.checked_add(credit.quantity).ok_or(Error::<T>::Overflow)?;
		}
		for (page, credits) in pages {
			let new = Self::change_lots(month, page, class, credits, Quantity::checked_add)?;
			if !new.is_empty() {
				Self::note_holders(month, page, class, new)?;
			}
		}
		if !credits.is_empty() {
			ClassTotals::<T>::insert(class, totals);
			Self::note_issue(month);
		}
		Ok(())
	}
}

/// Credits by the page they are of. Error: `NotAscending`.
pub(crate) fn by_page<T: Config>(
	credits: &[Credit],
) -> Result<impl Iterator<Item = (Page, &[Credit])>, DispatchError> {
	ensure!(
		credits.is_sorted_by(|one, next| one.participant < next.participant),
		Error::<T>::NotAscending
	);
	let page = |credit: &Credit| Page::of(credit.participant);
	let pages = credits.chunk_by(move |one, next| page(one) == page(next));
	Ok(pages.filter_map(move |credits| Some((page(credits.first()?), credits))))
}
