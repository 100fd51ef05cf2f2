//! Taking points, and the reductions in them, out of a participant's lots.

use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use suhui_primitives::{Ask, Credit, Fate, Page, ParticipantId, Piece, Quantity, Taken};

use crate::{ClassTotals, Config, Pallet};

impl<T: Config> Pallet<T> {
	/// Errors: `NotEnough`, `TooManyLots`, and `Corruption` of a page that is none; the lots before it stay changed.
	pub(crate) fn do_take(
		participant: ParticipantId,
		ask: Ask,
		most: u32,
		fate: Fate,
	) -> Result<Taken, DispatchError> {
		let taken = Self::plan(participant, ask, most)?;
		for piece in &taken.pieces {
			Self::take_piece(participant, piece, fate)?;
		}
		if let Fate::Retired(purpose) = fate {
			let sum = taken
				.pieces
				.iter()
				.fold(Quantity::default(), |sum, piece| sum.saturating_add(piece.quantity));
			Self::honour(participant, sum, |book, quantity| {
				let retired = book.retired(purpose);
				*retired = retired.saturating_add(quantity);
			});
		}
		Ok(taken)
	}

	fn take_piece(participant: ParticipantId, piece: &Piece, fate: Fate) -> DispatchResult {
		let Piece { month, class, quantity } = *piece;
		let credits = [Credit { participant, quantity }];
		Self::change_lots(month, Page::of(participant), class, &credits, |lot, part| {
			Some(lot.saturating_sub(part))
		})?;
		ClassTotals::<T>::mutate(class, |totals| {
			let total = match fate {
				Fate::Order => &mut totals.in_orders,
				Fate::Retired(_) => &mut totals.retired,
			};
			*total = total.saturating_add(quantity);
		});
		Ok(())
	}
}
