//! What of a participant's lots makes up what is asked of them.

use alloc::vec::Vec;

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchError};
use suhui_primitives::{Ask, ClassId, Month, ParticipantId, Piece, Quantity, Taken};

use crate::{split::Unit, Config, Error, Pallet};

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
	) -> Result<Taken, DispatchError> {
		let mut read = 0u32;
		let mut without_reductions = Vec::new();
		while self.left > 0 {
			let Some(lot) = lots.next().transpose()? else { break };
			read = read.saturating_add(1);
			if lot.quantity.reduction > 0 {
				self.add(lot);
			} else {
				without_reductions.push(lot);
			}
		}
		without_reductions.into_iter().for_each(|lot| self.add(lot));
		ensure!(self.left == 0, Error::<T>::NotEnough);
		Ok(Taken { pieces: self.pieces, read })
	}
}

impl<T: Config> Pallet<T> {
	/// What would be taken of a participant's lots, and how many have to be read for it, if no more than `most`; changes
	/// nothing. Errors: `NotEnough`, `TooManyLots`, and `Corruption` of a page that is none.
	pub fn plan(participant: ParticipantId, ask: Ask, most: u32) -> Result<Taken, DispatchError> {
		match ask {
			Ask::Points(points) => {
				let lots = Self::read_lots(Self::lots_of(participant), participant, most);
				Plan::new(Unit::Points, points).fill::<T>(lots)
			}
			Ask::Milligrams(milligrams) => {
				let lots = Self::read_lots(Self::lots_of(participant), participant, most);
				Plan::new(Unit::Milligrams, milligrams).fill::<T>(lots)
			}
			Ask::Lot { month, class, milligrams } => {
				let keys = Some((month, class)).filter(|_| !Self::is_due(month)).into_iter();
				let lots = Self::read_lots(keys, participant, most);
				Plan::new(Unit::Milligrams, milligrams).fill::<T>(lots)
			}
		}
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
}
