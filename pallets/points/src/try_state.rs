//! What holds between blocks: issued = held + lapsed for every class, and pages are in order.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{ClassId, Quantity, PAGE_SIZE};

use crate::{ClassTotals, Config, Honours, Lot, Lots, NextToLapse, Pallet};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<ClassId, Quantity>::new();
		for (month, _, lots) in Lots::<T>::iter() {
			ensure!(month >= NextToLapse::<T>::get(), "lots of a month that lapsed");
			Self::check_page(&lots)?;
			for lot in &lots {
				let sum = held.entry(lot.class).or_default();
				*sum = sum.checked_add(lot.quantity).ok_or("lots of a class exceed 64 bits")?;
			}
		}
		let mut lapsed = Quantity::default();
		for (class, totals) in ClassTotals::<T>::iter() {
			let held = held.remove(&class).unwrap_or_default();
			ensure!(
				held.checked_add(totals.lapsed) == Some(totals.issued),
				"a class was not issued what is held and lapsed of it"
			);
			lapsed = lapsed.saturating_add(totals.lapsed);
		}
		ensure!(held.is_empty(), "lots of a class never issued");
		let honours = Honours::<T>::iter_values()
			.fold(Quantity::default(), |sum, honour| sum.saturating_add(honour));
		ensure!(honours == lapsed, "honours are not what lapsed");
		Ok(())
	}

	fn check_page(lots: &[Lot]) -> Result<(), TryRuntimeError> {
		ensure!(!lots.is_empty(), "a page without lots");
		ensure!(lots.iter().all(|lot| u32::from(lot.slot) < PAGE_SIZE), "a slot beyond the page");
		ensure!(
			lots.is_sorted_by(|one, next| one.key() < next.key()),
			"lots do not ascend by slot and class"
		);
		Ok(())
	}
}
