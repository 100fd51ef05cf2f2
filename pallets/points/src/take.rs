//! Taking points, and the reductions in them, out of a participant's lots.

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Ask, ClassId, Credit, Fate, Month, Page, ParticipantId, Piece, Quantity};

use crate::{split::Unit, ClassTotals, Config, Error, Pallet};

/// What is still asked for, and what makes up the rest of it.
struct Plan {
	unit: Unit,
	left: u64,
	pieces: Vec<Piece>,
}

impl Plan {
	fn new(unit: Unit, amount: u64) -> Self {
		Plan { unit, left: amount, pieces: Vec::new() }
	}

	/// Adds as much of a lot as is still asked for.
	fn add(&mut self, lot: Piece) {
		let quantity = self.unit.part(lot.quantity, self.left);
		if quantity != Quantity::default() {
			self.left = self.left.saturating_sub(self.unit.of(quantity));
			self.pieces.push(Piece { quantity, ..lot });
		}
	}

	/// Adds of lots, in their order but for those without reductions, which come last (Art. 37), and reads no more of
	/// them than it takes. Error: `NotEnough`, and any of reading a lot.
	fn fill<T: Config>(
		mut self,
		mut lots: impl Iterator<Item = Result<Piece, DispatchError>>,
	) -> Result<Vec<Piece>, DispatchError> {
		let mut without_reductions = Vec::new();
		while self.left > 0 {
			let Some(lot) = lots.next().transpose()? else { break };
			if lot.quantity.reduction > 0 {
				self.add(lot);
			} else {
				without_reductions.push(lot);
			}
		}
		without_reductions.into_iter().for_each(|lot| self.add(lot));
		ensure!(self.left == 0, Error::<T>::NotEnough);
		Ok(self.pieces)
	}
}

impl<T: Config> Pallet<T> {
	/// Errors: `NotEnough`, `TooManyLots`, and `Corruption` of a page that is none; the lots before it stay changed.
	pub(crate) fn do_take(
		participant: ParticipantId,
		ask: Ask,
		most: u32,
		fate: Fate,
	) -> Result<Vec<Piece>, DispatchError> {
		let pieces = match ask {
			Ask::Points(points) => {
				let lots = Self::read_lots(Self::lots_of(participant), participant, most);
				Plan::new(Unit::Points, points).fill::<T>(lots)?
			}
			Ask::Milligrams(milligrams) => {
				let lots = Self::read_lots(Self::lots_of(participant), participant, most);
				Plan::new(Unit::Milligrams, milligrams).fill::<T>(lots)?
			}
			Ask::Lot { month, class, milligrams } => {
				let keys = Some((month, class)).filter(|_| !Self::is_due(month)).into_iter();
				let lots = Self::read_lots(keys, participant, most);
				Plan::new(Unit::Milligrams, milligrams).fill::<T>(lots)?
			}
		};
		for piece in &pieces {
			Self::take_piece(participant, piece, fate)?;
		}
		if let Fate::Retired(purpose) = fate {
			let sum = pieces
				.iter()
				.fold(Quantity::default(), |sum, piece| sum.saturating_add(piece.quantity));
			Self::honour(participant, sum, |book, quantity| {
				let retired = book.retired(purpose);
				*retired = retired.saturating_add(quantity);
			});
		}
		Ok(pieces)
	}

	/// The months and classes of a participant's lots that are not due, ascending.
	fn lots_of(participant: ParticipantId) -> impl Iterator<Item = (Month, ClassId)> {
		let classes_of =
			move |month| Self::classes_of(participant, month).map(move |class| (month, class));
		Self::months_kept().flat_map(classes_of)
	}

	/// Lots in turn, each read when it is asked for. Errors, in a lot's place: `TooManyLots` from the one on that is one
	/// more than `most`, `Corruption`.
	fn read_lots(
		keys: impl Iterator<Item = (Month, ClassId)>,
		participant: ParticipantId,
		most: u32,
	) -> impl Iterator<Item = Result<Piece, DispatchError>> {
		(0u32..).zip(keys).map(move |(read, (month, class))| -> Result<Piece, DispatchError> {
			ensure!(read < most, Error::<T>::TooManyLots);
			let quantity = Self::lot(month, class, participant)?;
			Ok(Piece { month, class, quantity })
		})
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
