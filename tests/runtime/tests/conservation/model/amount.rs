//! Reductions in mg, with points; sums that cannot wrap.

use std::{
	iter::Sum,
	ops::{AddAssign, SubAssign},
};

use suhui_primitives::Quantity;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
	pub mg: u128,
	pub points: u128,
}

impl Amount {
	pub fn new(mg: u128, points: u128) -> Self {
		Amount { mg, points }
	}

	/// As the chain tells it.
	pub fn quantity(self) -> Quantity {
		Quantity { reduction: small(self.mg), points: small(self.points) }
	}
}

/// An amount of the chain, which takes 64 bits.
pub fn small(amount: u128) -> u64 {
	amount.try_into().expect("it takes no more than 64 bits")
}

impl From<Quantity> for Amount {
	fn from(quantity: Quantity) -> Self {
		Amount::new(quantity.reduction.into(), quantity.points.into())
	}
}

impl AddAssign for Amount {
	fn add_assign(&mut self, other: Amount) {
		self.mg += other.mg;
		self.points += other.points;
	}
}

impl SubAssign for Amount {
	fn sub_assign(&mut self, other: Amount) {
		self.mg = self.mg.checked_sub(other.mg).expect("no more is taken than there is");
		self.points = self.points.checked_sub(other.points).expect("nor of the points");
	}
}

impl Sum for Amount {
	fn sum<I: Iterator<Item = Amount>>(all: I) -> Self {
		all.fold(Amount::default(), |mut sum, next| {
			sum += next;
			sum
		})
	}
}
