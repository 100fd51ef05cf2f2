//! What holds between blocks: all that was issued of a class is held or went somewhere, honours are what it went for,
//! and pages and their index are in order.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{ClassId, Page, Quantity};

use crate::{
	Book, ClassTotals, Config, Cursor, Holders, Honours, Lots, NextToLapse, Pallet, Totals,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_index()?;
		Self::check_next_to_lapse()?;
		let mut held = Self::held()?;
		let mut sum = Totals::default();
		for (class, totals) in ClassTotals::<T>::iter() {
			let held = held.remove(&class).unwrap_or_default();
			ensure!(
				accounted(held, &totals) == Some(totals.issued),
				"what is held, in orders, redeemed, retired, lapsed and taken back of a class is not what was issued"
			);
			sum.redeemed = sum.redeemed.saturating_add(totals.redeemed);
			sum.retired = sum.retired.saturating_add(totals.retired);
			sum.lapsed = sum.lapsed.saturating_add(totals.lapsed);
		}
		ensure!(held.is_empty(), "lots of a class never issued");
		Self::check_honours(sum)
	}

	/// What is held of each class.
	fn held() -> Result<BTreeMap<ClassId, Quantity>, TryRuntimeError> {
		let mut held = BTreeMap::<ClassId, Quantity>::new();
		for ((_, _, class), lots) in Lots::<T>::iter() {
			ensure!(!lots.slots.is_empty(), "a class page without lots");
			let count = usize::try_from(lots.slots.count()).unwrap_or(usize::MAX);
			ensure!(
				lots.quantities.len() == count,
				"a class page has not a quantity for each slot"
			);
			let sum = held.entry(class).or_default();
			for (_, quantity) in lots.iter() {
				*sum = sum.checked_add(quantity).ok_or("lots of a class exceed 64 bits")?;
			}
		}
		Ok(held)
	}

	/// That the index tells of all class pages, of those alone, and of their slots.
	fn check_index() -> Result<(), TryRuntimeError> {
		let mut told = 0usize;
		for (month, page, classes) in Holders::<T>::iter() {
			ensure!(!classes.is_empty(), "an index without classes");
			ensure!(
				classes.is_sorted_by(|(one, _), (next, _)| one < next),
				"the classes of an index do not ascend"
			);
			for (class, slots) in &classes {
				let lots = Lots::<T>::get((month, page, *class));
				ensure!(
					lots.is_some_and(|lots| lots.slots == *slots),
					"an index tells of other lots than there are"
				);
			}
			told = told.saturating_add(classes.len());
		}
		ensure!(told == Lots::<T>::iter_keys().count(), "a class page of which no index tells");
		Ok(())
	}

	/// That all lots there are come up to lapse, and none before they are due.
	fn check_next_to_lapse() -> Result<(), TryRuntimeError> {
		let next = NextToLapse::<T>::get();
		for (month, page) in Holders::<T>::iter_keys() {
			let Cursor { month: oldest, after } = next.ok_or("lots that never lapse")?;
			ensure!(month >= oldest, "lots of a month that lapsed");
			let key = |page: Page| Holders::<T>::hashed_key_for(month, page);
			let lapsed = after.filter(|_| month == oldest);
			ensure!(
				lapsed.is_none_or(|after| key(after) < key(page)),
				"lots of a page that lapsed"
			);
		}
		let begun = next.filter(|next| next.after.is_some());
		ensure!(
			begun.is_none_or(|next| Self::is_due(next.month)),
			"a month whose lots lapse before it is due"
		);
		Ok(())
	}

	/// That people's honours are what was redeemed, retired and lapsed of all classes together.
	fn check_honours(of_classes: Totals) -> Result<(), TryRuntimeError> {
		let mut sum = Totals::default();
		for books in Honours::<T>::iter_values() {
			ensure!(!books.is_empty(), "a page without honours");
			ensure!(
				books.is_sorted_by(|(one, _), (next, _)| one < next),
				"the books of a page do not ascend by slot"
			);
			for (_, book) in &books {
				ensure!(*book != Book::default(), "a book without an honour");
				sum.redeemed.points = sum.redeemed.points.saturating_add(book.redeemed);
				for retired in [book.donated, book.offset, book.cancelled, book.compensated] {
					sum.retired = sum.retired.saturating_add(retired);
				}
				sum.lapsed = sum.lapsed.saturating_add(book.lapsed);
			}
		}
		ensure!(
			sum.redeemed.points == of_classes.redeemed.points,
			"honours are not what was redeemed"
		);
		ensure!(sum.retired == of_classes.retired, "honours are not what was retired");
		ensure!(sum.lapsed == of_classes.lapsed, "honours are not what lapsed");
		Ok(())
	}
}

/// All that is held of a class or went somewhere; `None` beyond 64 bits.
fn accounted(held: Quantity, totals: &Totals) -> Option<Quantity> {
	let Totals { issued: _, in_orders, redeemed, retired, lapsed, taken_back } = *totals;
	[in_orders, redeemed, retired, lapsed, taken_back]
		.into_iter()
		.try_fold(held, Quantity::checked_add)
}
