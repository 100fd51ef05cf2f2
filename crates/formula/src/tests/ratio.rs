//! Rationals of 128 bits against those of any size.

use super::rational::Rational;
use crate::{
	range::Range,
	ratio::{Ratio, Towards},
};
use proptest::prelude::*;

/// Of any number of bits, and multiples of few.
fn integer() -> impl Strategy<Value = i128> {
	(any::<i128>(), 0u32..127, prop_oneof![Just(1i128), 1i128..99])
		.prop_map(|(value, shift, times)| (value >> shift).checked_mul(times).unwrap_or(value))
}

fn ratio() -> impl Strategy<Value = Ratio> {
	let of = |(numerator, denominator)| Ratio::new(numerator, denominator);
	(integer(), integer()).prop_filter_map(
		"a divisor is not zero",
		move |(numerator, denominator)| {
			Some((numerator, denominator)).filter(|_| denominator != 0).and_then(of)
		},
	)
}

fn exact(value: Ratio) -> Rational {
	Rational::new(value.numerator().into(), value.denominator().into())
}

proptest! {
	#[test]
	fn arithmetic_should_be_exact_where_it_fits(left in ratio(), right in ratio()) {
		let (own, other) = (exact(left), exact(right));
		if let Some(sum) = left.add(right) {
			prop_assert_eq!(exact(sum), &own + &other);
		}
		if let Some(product) = left.multiply(right) {
			prop_assert_eq!(exact(product), &own * &other);
		}
		prop_assert_eq!(left.cmp(&right), own.cmp(&other));
		prop_assert_eq!(exact(Ratio::whole(left.floor())), own.floor());
	}

	/// The parts of what is built of lowest terms are lowest terms: equal values have equal parts.
	#[test]
	fn ratios_should_be_in_lowest_terms(left in ratio(), right in ratio()) {
		for value in [Some(left), left.add(right), left.multiply(right)].into_iter().flatten() {
			let reduced = exact(value);
			prop_assert_eq!(reduced.numer(), &value.numerator().into());
			prop_assert_eq!(reduced.denom(), &value.denominator().into());
		}
	}

	#[test]
	fn bounds_should_be_rounded_outwards(left in ratio(), right in ratio()) {
		let (own, other) = (exact(left), exact(right));
		let bounds = |operation: fn(Ratio, Ratio, Towards) -> Option<Ratio>| {
			[Towards::Less, Towards::More].map(|towards| operation(left, right, towards).map(exact))
		};
		for (bounds, exact) in
			[(bounds(Ratio::added), &own + &other), (bounds(Ratio::multiplied), &own * &other)]
		{
			let [less, more] = bounds;
			prop_assert!(less.is_none_or(|less| less <= exact));
			prop_assert!(more.is_none_or(|more| more >= exact));
		}
		let (low, high) = (left.min(right), left.max(right));
		if let Some(scaled) = (Range { low, high }).scale(right) {
			let ends = [exact(low) * &other, exact(high) * &other];
			prop_assert!(ends.iter().all(|end| exact(scaled.low) <= *end && *end <= exact(scaled.high)));
		}
	}

	#[test]
	fn decimals_should_be_as_few_as_show_the_value(value in -10_000_000i128..10_000_000, places in 0u8..9) {
		let power = 10i128.pow(places.into());
		let decimal = Ratio::new(value, power).unwrap().decimal(12).unwrap();
		prop_assert_eq!(Ratio::from(decimal), Ratio::new(value, power).unwrap());
		prop_assert!(decimal.decimals == 0 || decimal.value % 10 != 0);
		prop_assert_eq!(Ratio::new(value * 7 + 1, power * 7).unwrap().decimal(12), None);
	}
}
