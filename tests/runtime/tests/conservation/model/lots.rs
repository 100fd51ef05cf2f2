//! People's lots: what is taken of them and in which order, what returns, what lapses (Art. 33-38).

use pallet_points::{Call, Error as PointsError};
use suhui_runtime::Runtime;
use suhui_runtime_tests::chain::Refused;

use super::{
	access::Sender,
	amount::Amount,
	refusals::{ensure, error, Verdict},
	state::{Class, Model, Month, Number, Piece},
};

type Error = PointsError<Runtime>;

/// What is asked of a person's lots.
#[derive(Clone, Copy)]
pub enum Ask {
	Points(u128),
	Milligrams(u128),
	Lot(Month, Class, u128),
}

/// As much of a lot as is asked for: of R mg and P points, p points take R p / P mg, rounded down, and r mg take P r / R
/// points, rounded up.
fn part(lot: Amount, asked: u128, by_points: bool) -> Amount {
	if by_points {
		let points = asked.min(lot.points);
		let mg = (lot.mg * points).checked_div(lot.points).unwrap_or_default();
		return Amount { mg, points };
	}
	let mg = asked.min(lot.mg);
	let points = if lot.mg == 0 { 0 } else { (lot.points * mg).div_ceil(lot.mg) };
	Amount { mg, points }
}

impl Model {
	/// Lets a person have more of a class issued this month.
	pub(super) fn credit(&mut self, person: Number, class: Class, amount: Amount) {
		*self.lots.entry((person, self.month(), class)).or_default() += amount;
		*self.earned.entry(person).or_default() += amount;
		self.totals.entry(class).or_default().issued += amount;
	}

	/// Takes what is asked: of the oldest lots first, of one month by class, those without reductions last; and looks at no
	/// more lots than `most`, emptied ones among them.
	pub(super) fn take(
		&mut self,
		person: Number,
		ask: Ask,
		most: u32,
	) -> Result<Vec<Piece>, Refused> {
		let all = self.lots.range((person, 0, 0)..(person + 1, 0, 0));
		let all = all.map(|((_, month, class), lot)| (*month, *class, *lot));
		let lots: Vec<(Month, Class, Amount)> = match ask {
			Ask::Points(_) | Ask::Milligrams(_) => {
				all.filter(|(month, ..)| !self.is_due(*month)).collect()
			}
			Ask::Lot(month, ..) if self.is_due(month) => vec![],
			Ask::Lot(month, class, _) => {
				let lot = self.lots.get(&(person, month, class));
				vec![(month, class, lot.copied().unwrap_or_default())]
			}
		};
		let (mut left, by_points) = match ask {
			Ask::Points(points) => (points, true),
			Ask::Milligrams(mg) | Ask::Lot(_, _, mg) => (mg, false),
		};
		let (mut pieces, mut last) = (vec![], vec![]);
		let mut take_of = |(month, class, lot): (Month, Class, Amount), left: &mut u128| {
			let amount = part(lot, *left, by_points);
			*left -= if by_points { amount.points } else { amount.mg };
			if amount != Amount::default() {
				pieces.push(Piece { month, class, amount });
			}
		};
		for (looked_at, lot) in (0..).zip(lots) {
			if left == 0 {
				break;
			}
			ensure(looked_at < most, Error::TooManyLots)?;
			match lot.2.mg {
				0 => last.push(lot),
				_ => take_of(lot, &mut left),
			}
		}
		last.into_iter().for_each(|lot| take_of(lot, &mut left));
		ensure(left == 0, Error::NotEnough)?;
		for Piece { month, class, amount } in &pieces {
			let lot = self.lots.get_mut(&(person, *month, *class)).expect("it was looked at");
			*lot -= *amount;
		}
		Ok(pieces)
	}

	/// The same, for one of the purposes of retirement.
	pub(super) fn retire_lots(
		&mut self,
		person: Number,
		ask: Ask,
		most: u32,
		purpose: usize,
	) -> Result<Vec<Piece>, Refused> {
		let pieces = self.take(person, ask, most)?;
		for piece in &pieces {
			self.totals.entry(piece.class).or_default().retired += piece.amount;
			self.books.entry(person).or_default().retired[purpose] += piece.amount;
		}
		Ok(pieces)
	}

	/// What of an order is redeemed for good.
	pub(super) fn redeem_lots(&mut self, person: Number, pieces: &[Piece]) {
		for piece in pieces {
			self.totals.entry(piece.class).or_default().redeemed += piece.amount;
			self.books.entry(person).or_default().redeemed += piece.amount;
		}
	}

	/// What of an order returns to its lots, and what lapsed meanwhile.
	pub(super) fn give_back(&mut self, person: Number, pieces: &[Piece]) -> (Amount, Amount) {
		let (mut returned, mut lapsed) = (Amount::default(), Amount::default());
		for Piece { month, class, amount } in pieces {
			if self.is_due(*month) {
				self.totals.entry(*class).or_default().lapsed += *amount;
				self.books.entry(person).or_default().lapsed += *amount;
				lapsed += *amount;
			} else {
				let lot = self.lots.get_mut(&(person, *month, *class));
				*lot.expect("an emptied lot stays") += *amount;
				returned += *amount;
			}
		}
		(returned, lapsed)
	}

	/// A call changes when lots lapse, and nothing of what anybody has.
	pub(super) fn lapse(&self, seed: &str, call: &Call<Runtime>) -> Verdict {
		let Call::lapse { month, lots } = call else { panic!("{call:?} is no call of a person") };
		let sender = self.sender(seed)?;
		ensure(matches!(sender, Sender::Participant(..)), Error::NotRegistered)?;
		ensure((1..=64).contains(lots), Error::InvalidLots)?;
		ensure(self.is_due(month.0), Error::NotDue)?;
		let next = self.lapsed_before.filter(|next| *next <= month.0);
		let next = next.ok_or_else(|| error(Error::NotFound))?;
		ensure(next == month.0, Error::OutOfOrder)?;
		Ok(None)
	}
}
