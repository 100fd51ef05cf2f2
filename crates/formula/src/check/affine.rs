//! Linear forms: what a part is as a sum of multiples of other parts. Two parts with one form are equal.

use alloc::vec::Vec;

use super::graph::Id;
use crate::ratio::Ratio;

/// Most terms of a form: enough for a sum over the hours of a day. A longer sum is looked at as one part.
const MAX_TERMS: usize = 32;

/// A constant and multiples of parts, in the order of their numbers, none of them zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Affine {
	pub terms: Vec<(Id, Ratio)>,
	pub constant: Ratio,
}

/// `None` where numbers leave 128 bits or terms become too many.
impl Affine {
	pub fn constant(constant: Ratio) -> Self {
		Self { terms: Vec::new(), constant }
	}

	pub fn part(id: Id) -> Self {
		Self { terms: Vec::from([(id, Ratio::ONE)]), constant: Ratio::ZERO }
	}

	pub fn as_constant(&self) -> Option<Ratio> {
		self.terms.is_empty().then_some(self.constant)
	}

	pub fn of(&self, id: Id) -> Option<Ratio> {
		let at = self.terms.binary_search_by_key(&id, |(term, _)| *term).ok()?;
		self.terms.get(at).map(|(_, factor)| *factor)
	}

	pub fn scale(&self, factor: Ratio) -> Option<Self> {
		Self::constant(Ratio::ZERO).add(self, factor)
	}

	pub fn negate(&self) -> Option<Self> {
		self.scale(Ratio::whole(-1))
	}

	pub fn subtract(&self, other: &Self) -> Option<Self> {
		self.add(other, Ratio::whole(-1))
	}

	/// The sum with a multiple of another.
	pub fn add(&self, other: &Self, factor: Ratio) -> Option<Self> {
		let constant = self.constant.add(other.constant.multiply(factor)?)?;
		let mut terms = Vec::with_capacity(self.terms.len().saturating_add(other.terms.len()));
		let (mut left, mut right) = (self.terms.iter().peekable(), other.terms.iter().peekable());
		loop {
			let term = match (left.peek(), right.peek()) {
				(None, None) => break,
				(Some((own, value)), Some((foreign, more))) if own == foreign => {
					let term = (*own, value.add(more.multiply(factor)?)?);
					left.next();
					right.next();
					term
				}
				(Some((own, value)), other) if other.is_none_or(|(foreign, _)| own < foreign) => {
					let term = (*own, *value);
					left.next();
					term
				}
				(_, Some((foreign, more))) => {
					let term = (*foreign, more.multiply(factor)?);
					right.next();
					term
				}
				(Some(_), None) => break,
			};
			if !term.1.is_zero() {
				terms.push(term);
			}
		}
		(terms.len() <= MAX_TERMS).then_some(Self { terms, constant })
	}
}
