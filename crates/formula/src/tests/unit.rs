use super::{declared, of, proven};
use crate::{ErrorKind, Unit, What};
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
		prop_assert_eq!(&proven(&text).unwrap().inputs[0].unit, &a);
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
			what: What::Sum,
			left: Unit::symbol("gCO2e"),
			right: Unit::symbol("kgCO2e")
		}
	);
}

fn milligrams(text: &str, inputs: &[u64]) -> u64 {
	proven(text).unwrap().formula.evaluate(inputs, 0).unwrap()
}

#[test]
fn units_should_convert_when_a_scale_is_declared_and_nowhere_else() {
	let text = "methodology \"t\" unit kgCO2e = 1000 gCO2e unit MWh = 1000 kWh \
		input used : MWh, decimals 3, from 0 to 9 \
		parameter factor : kgCO2e/kWh = 0.5366 source \"s\" \
		table bonus of used : kgCO2e = below 500 kWh -> 0.001 up to 1 MWh -> 0.002 otherwise -> 3 [gCO2e] source \"s\" \
		result gCO2e = used * factor + bonus";
	// 0.1 MWh = 100 kWh, at 0.5366 kg 53.66 kg, and 1 g.
	assert_eq!(milligrams(text, &[100]), 53_661_000);
	assert_eq!(milligrams(text, &[1_000]), 536_602_000);
	assert_eq!(milligrams(text, &[1_001]), 537_139_600);
	let undeclared = text.replace("unit MWh = 1000 kWh ", "");
	assert!(matches!(proven(&undeclared).unwrap_err().kind, ErrorKind::UnitMismatch { .. }));
}

#[test]
fn scales_should_multiply_when_declared_of_each_other() {
	let text =
		"methodology \"t\" unit kg = 1000 g unit t = 1000 kg input x : t, decimals 0, from 0 to 9 \
		parameter f : gCO2e/g = 0.001 source \"s\" result gCO2e = x * f";
	assert_eq!(milligrams(text, &[2]), 2_000_000);
	let powers = "methodology \"t\" unit km = 1000 m input x : km^2, decimals 0, from 0 to 9 \
		parameter f : gCO2e/m^2 = 0.001 source \"s\" result gCO2e = x * f";
	// 3 square kilometres are 3,000,000 square metres.
	assert_eq!(milligrams(powers, &[3]), 3_000_000);
}

#[test]
fn scales_should_be_refused_when_they_are_late_or_circular() {
	let refused = |units: &str| {
		proven(&format!("methodology \"t\" {units} result gCO2e = 0")).unwrap_err().kind
	};
	let in_use = |symbol: &str| ErrorKind::UnitInUse { symbol: symbol.into() };
	assert_eq!(refused("unit gCO2e = 1000 mgCO2e"), in_use("gCO2e"));
	assert_eq!(refused("unit kWh = 1000 kWh"), in_use("kWh"));
	assert_eq!(refused("unit kWh = 1000 Wh unit Wh = 0.001 kWh"), in_use("Wh"));
	assert_eq!(refused("unit kWh = 1000 Wh unit kWh = 1000 Wh"), in_use("kWh"));
	assert_eq!(refused("input x : km, decimals 0, from 0 to 1 unit km = 1000 m"), in_use("km"));
	assert_eq!(refused("unit km = 0 m"), ErrorKind::UnitScale);
}

#[test]
fn scales_should_cite_when_they_are_no_power_of_ten() {
	let text = |unit: &str| proven(&format!("methodology \"t\" {unit} result gCO2e = 0"));
	assert!(matches!(text("unit jin = 0.5 kg").unwrap_err().kind, ErrorKind::Expected { .. }));
	assert!(text("unit jin = 0.5 kg source \"国务院关于在我国统一实行法定计量单位的命令\"").is_ok());
	assert!(text("unit mg = 0.001 g").is_ok());
	assert!(text("unit mg = 0.001 g source \"GB 3100-1993\"").is_ok());
}

#[test]
fn scales_should_be_listed_as_written() {
	let text = "methodology \"t\" unit kg = 1000 g unit jin = 0.5 kg source \"s\" result gCO2e = 0";
	let units = proven(text).unwrap().units;
	let shown = |scale: &crate::Scale| {
		format!("{} = {} {} {:?}", scale.symbol, scale.value, scale.unit, scale.citation)
	};
	let shown: Vec<_> = units.iter().map(shown).collect();
	assert_eq!(shown, ["kg = 1000 g None", "jin = 0.5 kg Some(\"s\")"]);
}

#[test]
fn zero_should_fit_any_unit_when_it_is_written_without_one() {
	assert!(of("max(0, g - 1 gCO2e)").is_ok());
	assert!(of("if a > 0 then g else 0").is_ok());
	assert!(of("0").is_ok());
	assert!(of("0 * a").is_ok());
	assert!(matches!(of("max(0 km, g)").unwrap_err().kind, ErrorKind::UnitMismatch { .. }));
	assert!(proven(&declared(
		"table t of a : gCO2e = up to 0 -> 0 otherwise -> 1 source \"s\" result gCO2e = t"
	))
	.is_ok());
}

#[test]
fn exponents_should_apply_to_units_when_a_quantity_is_raised() {
	assert!(of("a^2 * 1 [gCO2e/km^2]").is_ok());
	assert!(of("(3 km)^2 * 1 [gCO2e/km^2]").is_ok());
	assert!(matches!(of("a^2 * 1 [gCO2e/km]").unwrap_err().kind, ErrorKind::UnitMismatch { .. }));
}
