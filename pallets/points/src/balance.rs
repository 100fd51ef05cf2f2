//! What a participant holds.

use suhui_primitives::{Clock, Month, Page, ParticipantId, MONTHS_KEPT};

use crate::{Balance, Config, Honours, Lots, Pallet};

impl<T: Config> Pallet<T> {
	/// What a participant holds now, and the honour. Reads 26 months' pages: those that may be
	/// redeemed, and one whose lots are due and, though not drained yet, count as lapsed.
	pub fn balance(participant: ParticipantId) -> Balance {
		let mut balance = Balance { honour: Honours::<T>::get(participant), ..Balance::default() };
		let now = T::Clock::today().month().unwrap_or_default();
		let oldest = now.0.saturating_sub(MONTHS_KEPT.saturating_add(1));
		for month in (oldest..=now.0).map(Month) {
			let lots = Lots::<T>::get(month, Page::of(participant));
			for lot in lots.iter().filter(|lot| lot.slot == Page::slot(participant)) {
				if Self::is_due(month) {
					balance.honour = balance.honour.saturating_add(lot.quantity);
				} else {
					balance.quantity = balance.quantity.saturating_add(lot.quantity);
					balance.lots.push((month, lot.class, lot.quantity));
				}
			}
		}
		balance
	}
}
