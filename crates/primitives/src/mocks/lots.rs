use polkadot_sdk::{
	frame_support::{ensure, parameter_types},
	sp_runtime::{DispatchError, DispatchResult},
};

use crate::{
	Ask, ClassId, Credit, Fate, Lots, Month, ParticipantId, Piece, Quantity, Returned, Taken,
	TakenBack,
};

/// A lot, or a piece of one, as (participant, month, class, quantity).
type Part = (ParticipantId, Month, ClassId, Quantity);

parameter_types! {
	/// Crediting fails when it comes to this participant.
	pub storage LotsFailAt: Option<ParticipantId> = None;
	/// Everything credited, as (class, month, participant, mg, points).
	pub storage Credited: Vec<(ClassId, Month, ParticipantId, u64, u64)> = vec![];
	/// What people hold to take from; what is credited is not among it.
	pub storage Held: Vec<Part> = vec![];
	/// What was asked of lots and taken, in turn.
	pub storage Asked: Vec<(ParticipantId, Ask, Fate)> = vec![];
	/// What stands in orders.
	pub storage InOrders: Vec<Part> = vec![];
	/// What was settled, in turn.
	pub storage SettledPieces: Vec<Part> = vec![];
	/// Months whose lots have lapsed.
	pub storage LapsedMonths: Vec<Month> = vec![];
}

/// Keeps what is credited for the test to see, and takes from what the test lets people hold.
pub struct MockLots;

impl MockLots {
	/// What of a lot goes with what is still asked for, as the scheme splits lots.
	fn part(lot: Quantity, ask: Ask, left: u64) -> Quantity {
		let share = |total: u64, part: u64, whole: u64, up: bool| {
			let product = u128::from(total) * u128::from(part);
			let whole = u128::from(whole.max(1));
			let share = if up { product.div_ceil(whole) } else { product / whole };
			u64::try_from(share).unwrap()
		};
		match ask {
			Ask::Points(_) => {
				let points = left.min(lot.points);
				Quantity { reduction: share(lot.reduction, points, lot.points, false), points }
			}
			Ask::Milligrams(_) | Ask::Lot { .. } => {
				let reduction = left.min(lot.reduction);
				Quantity { reduction, points: share(lot.points, reduction, lot.reduction, true) }
			}
		}
	}

	/// The lots of a participant that have not lapsed, in the order in which they are read.
	fn lots_of(participant: ParticipantId, ask: Ask) -> Vec<Part> {
		let asked = |month: Month, class: ClassId| match ask {
			Ask::Lot { month: of, class: among, .. } => (month, class) == (of, among),
			_ => true,
		};
		let mut lots = Held::get();
		lots.retain(|(of, month, class, _)| {
			*of == participant && !LapsedMonths::get().contains(month) && asked(*month, *class)
		});
		lots.sort_by_key(|(_, month, class, _)| (*month, *class));
		lots
	}

	/// Takes a part out of what is held or in orders; whether it was there.
	fn remove(parts: &mut [Part], (participant, month, class, quantity): Part) -> bool {
		let found = parts.iter_mut().find(|(of, in_month, of_class, held)| {
			(*of, *in_month, *of_class) == (participant, month, class) && quantity.is_within(*held)
		});
		let Some((.., held)) = found else { return false };
		*held = held.saturating_sub(quantity);
		true
	}

	/// Takes the pieces of an order out of those in orders.
	fn leave_orders(participant: ParticipantId, pieces: &[Piece]) -> DispatchResult {
		let mut in_orders = InOrders::get();
		for piece in pieces {
			let part = (participant, piece.month, piece.class, piece.quantity);
			ensure!(Self::remove(&mut in_orders, part), DispatchError::Other("not in orders"));
		}
		in_orders.retain(|(.., quantity)| *quantity != Quantity::default());
		InOrders::set(&in_orders);
		Ok(())
	}
}

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

	/// Of [`Held`], lots with reductions first, each time by month and class; a lot taken whole stays, with nothing in it.
	fn take(
		participant: ParticipantId,
		ask: Ask,
		lots: u32,
		fate: Fate,
	) -> Result<Taken, DispatchError> {
		let mut left = match ask {
			Ask::Points(amount) | Ask::Milligrams(amount) => amount,
			Ask::Lot { milligrams, .. } => milligrams,
		};
		let mut taken = Taken::default();
		let mut plan = |lot: &Part, left: &mut u64| {
			let (_, month, class, held) = *lot;
			let quantity = Self::part(held, ask, *left);
			*left -= match ask {
				Ask::Points(_) => quantity.points,
				Ask::Milligrams(_) | Ask::Lot { .. } => quantity.reduction,
			};
			if quantity != Quantity::default() {
				taken.pieces.push(Piece { month, class, quantity });
			}
		};
		let mut read = 0;
		let mut without_reductions = vec![];
		for lot in Self::lots_of(participant, ask) {
			if left == 0 {
				break;
			}
			ensure!(read < lots, DispatchError::Other("too many lots"));
			read += 1;
			if lot.3.reduction > 0 {
				plan(&lot, &mut left);
			} else {
				without_reductions.push(lot);
			}
		}
		without_reductions.iter().for_each(|lot| plan(lot, &mut left));
		ensure!(left == 0, DispatchError::Other("not enough"));
		taken.read = read;
		let part = |piece: &Piece| (participant, piece.month, piece.class, piece.quantity);
		let parts: Vec<Part> = taken.pieces.iter().map(part).collect();
		let mut held = Held::get();
		parts.iter().for_each(|part| assert!(Self::remove(&mut held, *part)));
		Held::set(&held);
		if fate == Fate::Order {
			InOrders::set(&[InOrders::get(), parts].concat());
		}
		Asked::set(&[Asked::get(), vec![(participant, ask, fate)]].concat());
		Ok(taken)
	}

	fn settle(participant: ParticipantId, pieces: &[Piece]) -> DispatchResult {
		Self::leave_orders(participant, pieces)?;
		let part = |piece: &Piece| (participant, piece.month, piece.class, piece.quantity);
		let settled = pieces.iter().map(part).collect();
		SettledPieces::set(&[SettledPieces::get(), settled].concat());
		Ok(())
	}

	/// Pieces of [`LapsedMonths`] lapse.
	fn give_back(participant: ParticipantId, pieces: &[Piece]) -> Result<Returned, DispatchError> {
		Self::leave_orders(participant, pieces)?;
		let (mut held, mut sum) = (Held::get(), Returned::default());
		for Piece { month, class, quantity } in pieces {
			if LapsedMonths::get().contains(month) {
				sum.lapsed = sum.lapsed.saturating_add(*quantity);
				continue;
			}
			sum.returned = sum.returned.saturating_add(*quantity);
			let (.., lot) = held
				.iter_mut()
				.find(|(of, in_month, of_class, _)| {
					(*of, in_month, of_class) == (participant, month, class)
				})
				.unwrap();
			*lot = lot.saturating_add(*quantity);
		}
		Held::set(&held);
		Ok(sum)
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

/// Lets a participant hold one lot more.
pub fn hold(participant: ParticipantId, month: Month, class: ClassId, quantity: Quantity) {
	Held::set(&[Held::get(), vec![(participant, month, class, quantity)]].concat());
}
