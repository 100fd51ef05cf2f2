//! What a participant holds.

use suhui_primitives::{Month, ParticipantId, Quantity};

use crate::{Balance, Config, Pallet};

impl<T: Config> Pallet<T> {
	/// What a participant holds now, and what lapsed. Reads who holds what in 26 months, and the participant's lots: those
	/// that may be redeemed, and those of a month that is due and, though not drained yet, count as lapsed.
	pub fn balance(participant: ParticipantId) -> Balance {
		let honour = Self::honours_of(participant).lapsed;
		let mut balance = Balance { honour, ..Balance::default() };
		let oldest = Self::months_kept().next().and_then(|month| month.0.checked_sub(1));
		for month in oldest.map(Month).into_iter().chain(Self::months_kept()) {
			let is_due = Self::is_due(month);
			for class in Self::classes_of(participant, month) {
				let quantity = Self::lot(month, class, participant).unwrap_or_default();
				if is_due {
					balance.honour = balance.honour.saturating_add(quantity);
				} else if quantity != Quantity::default() {
					balance.quantity = balance.quantity.saturating_add(quantity);
					balance.lots.push((month, class, quantity));
				}
			}
		}
		balance
	}
}
