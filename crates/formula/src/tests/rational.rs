//! Exact fractions, independent of the crate's scaled integers: the judge of the property tests.

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rational {
	numerator: i128,
	denominator: i128,
}

fn gcd(a: i128, b: i128) -> i128 {
	let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
	while b != 0 {
		(a, b) = (b, a % b);
	}
	(a as i128).max(1)
}

/// `None` where a fraction in lowest terms leaves `i128`.
impl Rational {
	pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
		let common = gcd(numerator, denominator) * denominator.signum();
		Some(Self {
			numerator: numerator.checked_div(common)?,
			denominator: denominator.checked_div(common)?,
		})
	}

	pub fn scaled(value: i128, decimals: u8) -> Self {
		Self::new(value, 10i128.pow(decimals.into())).unwrap()
	}

	pub fn add(self, other: Self) -> Option<Self> {
		let common = gcd(self.denominator, other.denominator);
		let (left, right) = (self.denominator / common, other.denominator / common);
		let sum =
			self.numerator.checked_mul(right)?.checked_add(other.numerator.checked_mul(left)?)?;
		Self::new(sum, self.denominator.checked_mul(right)?)
	}

	pub fn negate(self) -> Option<Self> {
		Some(Self { numerator: self.numerator.checked_neg()?, ..self })
	}

	pub fn multiply(self, other: Self) -> Option<Self> {
		let (left, right) =
			(gcd(self.numerator, other.denominator), gcd(other.numerator, self.denominator));
		let numerator = (self.numerator / left).checked_mul(other.numerator / right)?;
		Self::new(numerator, (self.denominator / right).checked_mul(other.denominator / left)?)
	}

	/// The quotient cut to nine decimals, towards zero.
	pub fn divide(self, other: Self) -> Option<Self> {
		let quotient = self.multiply(Self::new(other.denominator, other.numerator)?)?;
		Some(Self::scaled(quotient.cut(9)?, 9))
	}

	/// The scaled integer at so many decimals, cut towards zero, digit by digit.
	pub fn cut(self, decimals: u8) -> Option<i128> {
		let (mut whole, mut rest) =
			(self.numerator / self.denominator, self.numerator % self.denominator);
		for _ in 0..decimals {
			rest = rest.checked_mul(10)?;
			whole = whole.checked_mul(10)?.checked_add(rest / self.denominator)?;
			rest %= self.denominator;
		}
		Some(whole)
	}

	/// Whether it is less than, equal to or greater than another.
	pub fn compare(self, other: Self) -> Option<core::cmp::Ordering> {
		Some(self.add(other.negate()?)?.numerator.cmp(&0))
	}
}
