//! Exact fractions of any size, independent of the crate's arithmetic: the judge of the property tests.

use num_bigint::BigInt;
use num_rational::BigRational;

pub type Rational = BigRational;

pub fn scaled(value: i128, decimals: u8) -> Rational {
	Rational::new(value.into(), BigInt::from(10).pow(decimals.into()))
}

/// The integer at so many decimals that is just not more.
pub fn floor(value: &Rational, decimals: u8) -> BigInt {
	(value * scaled(1, 0) * Rational::from(BigInt::from(10).pow(decimals.into())))
		.floor()
		.to_integer()
}
