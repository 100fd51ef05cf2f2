//! Adding what a chunk earned to people's lots: each page is read and written once.

use alloc::vec::Vec;

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{ClassId, Credit, Month, Page, Quantity};

use crate::{Classes, Config, Error, Lot, Lots, Pallet};

impl<T: Config> suhui_primitives::Lots for Pallet<T> {
	/// Errors: `NotAscending`, `Overflow`, `PageFull`; pages before the faulty one stay written.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		ensure!(
			credits.is_sorted_by(|one, next| one.participant < next.participant),
			Error::<T>::NotAscending
		);
		let mut issued = Classes::<T>::get(class);
		for credit in credits {
			issued.issued =
				issued.issued.checked_add(credit.quantity).ok_or(Error::<T>::Overflow)?;
		}
		for credits in credits.chunk_by(|one, next| page(one) == page(next)) {
			let Some(first) = credits.first() else { continue };
			Lots::<T>::try_mutate(month, page(first), |lots| {
				let merged = merge(lots, class, credits).ok_or(Error::<T>::Overflow)?;
				*lots = merged.try_into().map_err(|_| Error::<T>::PageFull)?;
				Ok::<_, Error<T>>(())
			})?;
		}
		if !credits.is_empty() {
			Classes::<T>::insert(class, issued);
		}
		Ok(())
	}
}

fn page(credit: &Credit) -> Page {
	Page::of(credit.participant)
}

/// A page's lots with credits of one class added, in order; `None` if a sum leaves 64 bits.
fn merge(mut held: &[Lot], class: ClassId, credits: &[Credit]) -> Option<Vec<Lot>> {
	let mut merged = Vec::with_capacity(held.len().saturating_add(credits.len()));
	for credit in credits {
		let slot = Page::slot(credit.participant);
		let before = held.partition_point(|lot| lot.key() < (slot, class));
		let (before, after) = held.split_at_checked(before)?;
		merged.extend_from_slice(before);
		let (had, after) = match after.split_first() {
			Some((lot, after)) if lot.key() == (slot, class) => (lot.quantity, after),
			_ => (Quantity::default(), after),
		};
		merged.push(Lot { slot, class, quantity: had.checked_add(credit.quantity)? });
		held = after;
	}
	merged.extend_from_slice(held);
	Some(merged)
}
