//! What a participant holds.

use suhui_primitives::{ParticipantId, Quantity};

use crate::{Balance, Config, Pallet};

impl<T: Config> Pallet<T> {
	/// What a participant holds now, and what lapsed. Reads who holds what in the 25 months kept and as many due ones as
	/// are not drained yet, at most 24, and the participant's lots: those that may be redeemed, and those that are due and
	/// count as lapsed.
	pub fn balance(participant: ParticipantId) -> Balance {
		let honour = Self::honours_of(participant).lapsed;
		let mut balance = Balance { honour, ..Balance::default() };
		for month in Self::months_held() {
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
