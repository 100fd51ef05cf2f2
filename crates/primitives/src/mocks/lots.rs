use polkadot_sdk::{
	frame_support::parameter_types,
	sp_runtime::{DispatchError, DispatchResult},
};

use crate::{
	Ask, ClassId, Credit, Fate, Lots, Month, ParticipantId, Piece, Quantity, Returned, Taken,
	TakenBack,
};

parameter_types! {
	/// Crediting fails when it comes to this participant.
	pub storage LotsFailAt: Option<ParticipantId> = None;
	/// Everything credited, as (class, month, participant, mg, points).
	pub storage Credited: Vec<(ClassId, Month, ParticipantId, u64, u64)> = vec![];
	/// What lots hold, as (class, month, participant, mg, points), in the order in which they are taken from.
	pub storage LotsHeld: Vec<(ClassId, Month, ParticipantId, u64, u64)> = vec![];
	/// What was asked of lots and taken, in turn.
	pub storage Asked: Vec<(ParticipantId, Ask, Fate)> = vec![];
}

/// Keeps what is credited for the test to see; takes of [`LotsHeld`], and gives nothing of it back.
pub struct MockLots;

impl Lots for MockLots {
	/// Fails, if it is to, with those before already written.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		let fails = |credit: &&Credit| LotsFailAt::get() == Some(credit.participant);
		let mut credited = Credited::get();
		credited.extend(credits.iter().take_while(|credit| !fails(credit)).map(|credit| {
			let Credit { participant, quantity } = *credit;
			(class, month, participant, quantity.reduction, quantity.points)
		}));
		Credited::set(&credited);
		match credits.iter().find(fails) {
			Some(_) => Err(DispatchError::Other("page full")),
			None => Ok(()),
		}
	}

	/// Points floor reductions, and reductions ceil points, as in lots. Fails as `not enough`, or as `too many lots`.
	fn take(
		participant: ParticipantId,
		ask: Ask,
		lots: u32,
		fate: Fate,
	) -> Result<Taken, DispatchError> {
		let mut left = match ask {
			Ask::Points(amount) => amount,
			Ask::Milligrams(amount) | Ask::Lot { milligrams: amount, .. } => amount,
		};
		let is_asked = |of: &(ClassId, Month, ParticipantId, u64, u64)| {
			let is_named = match ask {
				Ask::Lot { month, class, .. } => (of.0, of.1) == (class, month),
				_ => true,
			};
			of.2 == participant && is_named
		};
		let mut held = LotsHeld::get();
		let mut taken = Taken::default();
		for lot in held.iter_mut().filter(|lot| is_asked(lot)) {
			if left == 0 {
				break;
			}
			taken.read += 1;
			if taken.read > lots {
				return Err(DispatchError::Other("too many lots"));
			}
			let (class, month, _, reduction, points) = *lot;
			let share = |total: u64, part: u64, whole: u64, spare: u64| {
				let of_it = (u128::from(total) * u128::from(part) + u128::from(spare))
					.checked_div(whole.into());
				u64::try_from(of_it.unwrap_or_default()).unwrap()
			};
			let quantity = match ask {
				Ask::Points(_) => {
					let part = left.min(points);
					left -= part;
					Quantity { reduction: share(reduction, part, points, 0), points: part }
				}
				_ => {
					let part = left.min(reduction);
					left -= part;
					let spare = reduction.saturating_sub(1);
					Quantity { reduction: part, points: share(points, part, reduction, spare) }
				}
			};
			lot.3 -= quantity.reduction;
			lot.4 -= quantity.points;
			if quantity != Quantity::default() {
				taken.pieces.push(Piece { month, class, quantity });
			}
		}
		if left > 0 {
			return Err(DispatchError::Other("not enough"));
		}
		LotsHeld::set(&held);
		Asked::set(&[Asked::get(), vec![(participant, ask, fate)]].concat());
		Ok(taken)
	}

	fn settle(_: ParticipantId, _: &[Piece]) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn give_back(_: ParticipantId, _: &[Piece]) -> Result<Returned, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn take_back(_: ClassId, _: Month, wrong: &[Credit]) -> Result<Vec<TakenBack>, DispatchError> {
		let short = |credit: &Credit| TakenBack {
			participant: credit.participant,
			taken: Quantity::default(),
			short: credit.quantity,
		};
		Ok(wrong.iter().map(short).collect())
	}
}

/// What was credited, as (participant, mg, points).
pub fn credited() -> Vec<(ParticipantId, u64, u64)> {
	Credited::get()
		.into_iter()
		.map(|(_, _, who, reduction, points)| (who, reduction, points))
		.collect()
}
