//! Exact rationals of 128 bits, and their rounding outwards where a bound needs more.

use core::{cmp::Ordering, fmt};

use crate::number::{power_of_ten, Number};

/// A rational in lowest terms, its denominator above zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
	numerator: i128,
	denominator: i128,
}

/// Where a bound that does not fit is rounded to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Towards {
	Less,
	More,
}

/// Bits to which both parts of a bound are cut where more do not fit: products of two then do.
const COARSE_BITS: u32 = 62;

/// `None` wherever 128 bits do not suffice.
impl Ratio {
	pub const ZERO: Self = Self::whole(0);
	pub const ONE: Self = Self::whole(1);

	pub const fn whole(value: i128) -> Self {
		Self { numerator: value, denominator: 1 }
	}

	pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
		let divisor = signed_gcd(numerator, denominator)?;
		let divisor = if denominator < 0 { divisor.checked_neg()? } else { divisor };
		Some(Self {
			numerator: over(numerator, divisor)?,
			denominator: over(denominator, divisor)?,
		})
	}

	pub fn numerator(self) -> i128 {
		self.numerator
	}

	pub fn denominator(self) -> i128 {
		self.denominator
	}

	pub fn is_zero(self) -> bool {
		self.numerator == 0
	}

	pub fn is_negative(self) -> bool {
		self.numerator < 0
	}

	pub fn is_positive(self) -> bool {
		self.numerator > 0
	}

	/// The integer it is, if it is one.
	pub fn as_whole(self) -> Option<i128> {
		(self.denominator == 1).then_some(self.numerator)
	}

	pub fn negate(self) -> Option<Self> {
		Some(Self { numerator: self.numerator.checked_neg()?, ..self })
	}

	pub fn absolute(self) -> Option<Self> {
		if self.is_negative() {
			self.negate()
		} else {
			Some(self)
		}
	}

	pub fn inverse(self) -> Option<Self> {
		Self::new(self.denominator, self.numerator)
	}

	pub fn add(self, other: Self) -> Option<Self> {
		if self.denominator == other.denominator {
			return Self::new(self.numerator.checked_add(other.numerator)?, self.denominator);
		}
		let common = signed_gcd(self.denominator, other.denominator)?;
		let (own, foreign) = (over(self.denominator, common)?, over(other.denominator, common)?);
		let left = self.numerator.checked_mul(foreign)?;
		let right = other.numerator.checked_mul(own)?;
		Self::new(left.checked_add(right)?, self.denominator.checked_mul(foreign)?)
	}

	pub fn multiply(self, other: Self) -> Option<Self> {
		let own = signed_gcd(self.numerator, other.denominator)?;
		let foreign = signed_gcd(other.numerator, self.denominator)?;
		Some(Self {
			numerator: over(self.numerator, own)?.checked_mul(over(other.numerator, foreign)?)?,
			denominator: over(self.denominator, foreign)?
				.checked_mul(over(other.denominator, own)?)?,
		})
	}

	pub fn divide(self, other: Self) -> Option<Self> {
		self.multiply(other.inverse()?)
	}

	pub fn power(self, exponent: u8) -> Option<Self> {
		Some(Self {
			numerator: self.numerator.checked_pow(exponent.into())?,
			denominator: self.denominator.checked_pow(exponent.into())?,
		})
	}

	/// The greatest that both are whole multiples of; the other where one is zero.
	pub fn common_step(self, other: Self) -> Option<Self> {
		let denominators = signed_gcd(self.denominator, other.denominator)?;
		let (own, foreign) =
			(over(self.denominator, denominators)?, over(other.denominator, denominators)?);
		let left = self.numerator.checked_mul(foreign)?;
		let right = other.numerator.checked_mul(own)?;
		Self::new(signed_gcd(left, right)?, own.checked_mul(other.denominator)?)
	}

	pub fn floor(self) -> i128 {
		self.numerator.checked_div_euclid(self.denominator).unwrap_or_default()
	}

	pub fn ceiling(self) -> Option<i128> {
		self.floor().checked_add((self.denominator != 1).into())
	}

	/// The sum, or a little less or more where it does not fit.
	pub fn added(self, other: Self, towards: Towards) -> Option<Self> {
		self.add(other).or_else(|| self.coarse(towards)?.add(other.coarse(towards)?))
	}

	/// The product, or a little less or more where it does not fit.
	pub fn multiplied(self, other: Self, towards: Towards) -> Option<Self> {
		self.multiply(other).or_else(|| self.roughly_multiplied(other, towards))
	}

	/// A little less or more than the product.
	pub fn roughly_multiplied(self, other: Self, towards: Towards) -> Option<Self> {
		let is_negative = self.is_negative() != other.is_negative();
		// What the product of magnitudes is rounded to is as far from zero as its direction says.
		let away = match (towards, is_negative) {
			(Towards::More, false) | (Towards::Less, true) => Towards::More,
			_ => Towards::Less,
		};
		let product = self.absolute()?.coarse(away)?.multiply(other.absolute()?.coarse(away)?)?;
		if is_negative {
			product.negate()
		} else {
			Some(product)
		}
	}

	/// With parts of fewer bits, if it has many.
	fn coarse(self, towards: Towards) -> Option<Self> {
		let bits = bits(self.numerator).max(bits(self.denominator));
		let Some(excess) = bits.checked_sub(COARSE_BITS).filter(|excess| *excess > 0) else {
			return Some(self);
		};
		let down = |value: i128| value.wrapping_shr(excess);
		let up = |value: i128| down(value.checked_neg()?).checked_neg();
		// A greater denominator brings the value towards zero.
		let denominator = match (towards, self.is_negative()) {
			(Towards::Less, false) | (Towards::More, true) => up(self.denominator)?,
			_ => down(self.denominator),
		};
		let numerator = match towards {
			Towards::Less => down(self.numerator),
			Towards::More => up(self.numerator)?,
		};
		if denominator == 0 {
			let whole = match towards {
				Towards::Less => self.floor(),
				Towards::More => self.ceiling()?,
			};
			return Some(Self::whole(whole));
		}
		Self::new(numerator, denominator)
	}

	/// As a decimal number, if it is one with no more digits behind the point than this.
	pub fn decimal(self, most: u8) -> Option<Number> {
		(0..=most).find_map(|decimals| {
			let power = power_of_ten(decimals)?;
			let is_whole = power.checked_rem(self.denominator)? == 0;
			let times = power.checked_div(self.denominator).filter(|_| is_whole)?;
			Some(Number { value: self.numerator.checked_mul(times)?, decimals })
		})
	}

	/// A bound in as many decimals as are shown.
	pub fn shown(self, towards: Towards) -> Number {
		let cut = |value: Self| {
			value.cut(SHOWN_DECIMALS).unwrap_or(Number { value: value.floor(), decimals: 0 })
		};
		match (towards, self.negate()) {
			(Towards::More, Some(turned)) => {
				let Number { value, decimals } = cut(turned);
				Number { value: value.saturating_neg(), decimals }
			}
			_ => cut(self),
		}
	}

	/// Cut to so many decimals, towards less.
	pub fn cut(self, decimals: u8) -> Option<Number> {
		let value = self.multiply(Self::whole(power_of_ten(decimals)?))?.floor();
		Some(Number { value, decimals })
	}

	/// The same of what is not negative, digit by digit, which needs no more than 128 bits.
	fn divided_at_length(self, decimals: u8) -> Option<Number> {
		/// More than a remainder is multiplied by for its next digit.
		const ROOM: u128 = 16;
		let (mut rest, mut by) = (
			u128::try_from(self.numerator.checked_rem(self.denominator)?).ok()?,
			u128::try_from(self.denominator).ok()?,
		);
		if by.checked_mul(ROOM).is_none() {
			(rest, by) = (rest.checked_div(ROOM)?, by.checked_div(ROOM)?.checked_add(1)?);
		}
		let mut value = self.floor();
		for _ in 0..decimals {
			let ten = rest.checked_mul(10)?;
			let digit = i128::try_from(ten.checked_div(by)?).ok()?;
			rest = ten.checked_rem(by)?;
			value = value.checked_mul(10)?.checked_add(digit)?;
		}
		Some(Number { value, decimals })
	}
}

/// Decimals with which a value is shown that has more.
const SHOWN_DECIMALS: u8 = 9;
/// Decimals with which a number is shown that has no more.
const WHOLLY_SHOWN_DECIMALS: u8 = 18;

impl fmt::Display for Ratio {
	/// In decimals, followed by `…` where they do not end soon.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(number) = self.decimal(WHOLLY_SHOWN_DECIMALS) {
			return number.fmt(f);
		}
		let Some(magnitude) = self.absolute() else { return write!(f, "{}…", self.floor()) };
		let whole = || Number { value: magnitude.floor(), decimals: 0 };
		let cut = magnitude.divided_at_length(SHOWN_DECIMALS).unwrap_or_else(whole);
		write!(f, "{}{cut}…", if self.is_negative() { "-" } else { "" })
	}
}

impl From<Number> for Ratio {
	/// Numbers have so few decimals that the power of ten fits.
	fn from(number: Number) -> Self {
		power_of_ten(number.decimals)
			.and_then(|power| Self::new(number.value, power))
			.unwrap_or(Self::ZERO)
	}
}

impl PartialOrd for Ratio {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl Ord for Ratio {
	fn cmp(&self, other: &Self) -> Ordering {
		let crossed = self
			.numerator
			.checked_mul(other.denominator)
			.zip(other.numerator.checked_mul(self.denominator));
		match crossed {
			Some((left, right)) => left.cmp(&right),
			None => {
				let magnitude = |own: Self, other: Self| {
					product(own.numerator.unsigned_abs(), other.denominator.unsigned_abs())
				};
				let magnitudes = magnitude(*self, *other).cmp(&magnitude(*other, *self));
				match (self.is_negative(), other.is_negative()) {
					(false, false) => magnitudes,
					(true, true) => magnitudes.reverse(),
					(own, foreign) => foreign.cmp(&own),
				}
			}
		}
	}
}

/// The upper and the lower 128 bits of a product, of which neither factor has more than 127 bits and one.
fn product(left: u128, right: u128) -> (u128, u128) {
	const HALF: u128 = 0xffff_ffff_ffff_ffff;
	let halves = |value: u128| (value >> 64, value & HALF);
	let ((left_high, left_low), (right_high, right_low)) = (halves(left), halves(right));
	let low = left_low.wrapping_mul(right_low);
	let crossed = [left_high.wrapping_mul(right_low), left_low.wrapping_mul(right_high)];
	let middle = crossed.iter().fold(low >> 64, |sum, part| sum.wrapping_add(part & HALF));
	let high = crossed
		.iter()
		.fold(left_high.wrapping_mul(right_high), |sum, part| sum.wrapping_add(part >> 64));
	(high.wrapping_add(middle >> 64), (middle << 64) | (low & HALF))
}

/// How many bits the magnitude of an integer takes.
pub fn bits(value: i128) -> u32 {
	u128::BITS.saturating_sub(value.unsigned_abs().leading_zeros())
}

/// By subtraction until one has 64 bits: more are divided slowly. At least one.
fn gcd(left: u128, right: u128) -> u128 {
	let odd = |value: u128| value.wrapping_shr(value.trailing_zeros());
	let twos = (left | right).trailing_zeros();
	let (mut less, mut more) = (odd(left), odd(right));
	loop {
		if less > more {
			(less, more) = (more, less);
		}
		match u64::try_from(less) {
			Ok(0) => return more.checked_shl(twos).unwrap_or(1),
			Ok(short) => {
				let rest = more.checked_rem(less).and_then(|rest| u64::try_from(rest).ok());
				return u128::from(gcd_of_64_bits(short, rest.unwrap_or_default()))
					.wrapping_shl(twos);
			}
			Err(_) => more = odd(more.wrapping_sub(less)),
		}
	}
}

fn gcd_of_64_bits(mut left: u64, mut right: u64) -> u64 {
	while right != 0 {
		(left, right) = (right, left.checked_rem(right).unwrap_or_default());
	}
	left
}

/// A division that is often by one.
fn over(value: i128, divisor: i128) -> Option<i128> {
	match divisor {
		1 => Some(value),
		_ => value.checked_div(divisor),
	}
}

fn signed_gcd(left: i128, right: i128) -> Option<i128> {
	i128::try_from(gcd(left.unsigned_abs(), right.unsigned_abs())).ok()
}
