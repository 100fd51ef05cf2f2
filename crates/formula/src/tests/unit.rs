use super::of;
use crate::{ErrorKind, Unit};
use proptest::prelude::*;

fn unit() -> impl Strategy<Value = Unit> {
	proptest::collection::vec(
		(prop::sample::select(vec!["km", "kWh", "trip", "gCO2e"]), -3i8..4),
		0..4,
	)
	.prop_map(|factors| {
		factors.iter().fold(Unit::dimensionless(), |unit, (symbol, power)| {
			unit.multiply(&Unit::symbol(symbol).power(*power).unwrap()).unwrap()
		})
	})
}

proptest! {
	#[test]
	fn multiplication_should_commute(a in unit(), b in unit()) {
		prop_assert_eq!(a.multiply(&b), b.multiply(&a));
	}

	#[test]
	fn multiplication_should_associate(a in unit(), b in unit(), c in unit()) {
		prop_assert_eq!(a.multiply(&b).unwrap().multiply(&c), a.multiply(&b.multiply(&c).unwrap()));
	}

	#[test]
	fn division_should_undo_multiplication(a in unit(), b in unit()) {
		prop_assert_eq!(a.multiply(&b).unwrap().divide(&b), Some(a));
	}

	#[test]
	fn one_should_be_neutral(a in unit()) {
		prop_assert_eq!(a.multiply(&Unit::dimensionless()), Some(a.clone()));
		prop_assert_eq!(a.divide(&a), Some(Unit::dimensionless()));
	}

	#[test]
	fn display_should_be_read_back(a in unit()) {
		let text = format!("methodology \"t\" input x : {a}, decimals 0, from 0 to 1 result gCO2e = 0 gCO2e");
		prop_assert_eq!(&crate::compile(&text).unwrap().inputs[0].unit, &a);
	}
}

#[test]
fn unit_should_be_shown_as_written_by_hand() {
	let per_day = Unit::symbol("kWh")
		.divide(&Unit::symbol("person"))
		.unwrap()
		.divide(&Unit::symbol("day"))
		.unwrap();
	assert_eq!(per_day.to_string(), "kWh/day/person");
	assert_eq!(Unit::symbol("km").power(2).unwrap().to_string(), "km^2");
	assert_eq!(Unit::symbol("km").power(-1).unwrap().to_string(), "1/km");
	assert_eq!(Unit::dimensionless().to_string(), "1");
}

#[test]
fn multiply_should_refuse_when_an_exponent_leaves_eight_bits() {
	let high = Unit::symbol("km").power(127).unwrap();
	assert_eq!(high.multiply(&Unit::symbol("km")), None);
}

#[test]
fn units_should_cancel_when_a_rate_is_multiplied() {
	assert!(of("a * 180.5 [gCO2e/km]").is_ok());
	assert!(of("a * a / b * 3 [gCO2e/km]").is_ok());
	assert!(of("g * a / b").is_ok());
}

#[test]
fn units_should_clash_when_symbols_differ_though_kindred() {
	let error = of("g + 1 kgCO2e").unwrap_err();
	assert_eq!(
		error.kind,
		ErrorKind::UnitMismatch {
			what: "a sum",
			left: Unit::symbol("gCO2e"),
			right: Unit::symbol("kgCO2e")
		}
	);
}
