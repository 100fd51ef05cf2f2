//! Every error as it is read on a terminal: at least one text for each variant, its reading in `snapshots/`.
//! `INSTA_UPDATE=always cargo test -p suhui-formula` writes them again after a message was changed.

use super::{
	declared,
	limits::{lets, related_sums, wide_table},
	proven, CYCLING,
};
use crate::{bind, compile, parse_scaled, render, BindError, ErrorKind, EvaluateError};
use insta::{assert_snapshot, with_settings};
use strum::VariantNames;

/// A text that follows the inputs of [`declared`]; its first line is line 6.
fn after_inputs(text: &str) -> String {
	declared(text)
}

/// The same with a result in the line after it.
fn declaring(text: &str) -> String {
	after_inputs(&format!("{text}\nresult gCO2e = g"))
}

/// An expression, whose first column is 16 of line 6.
fn within(expression: &str) -> String {
	after_inputs(&format!("result gCO2e = {expression}"))
}

fn vector(text: &str) -> String {
	after_inputs(&format!("result gCO2e = g\nvector {text}"))
}

pub fn inputs(count: usize) -> String {
	(0..count).map(|i| format!("input i{i} : 1, decimals 0, from 0 to 1\n")).collect()
}

/// Texts by the variant they are refused with.
fn refused() -> Vec<(&'static str, Vec<String>)> {
	let long_sum = vec!["g"; 200].join(" + ");
	let nested = format!("{}g{}", "(".repeat(32), ")".repeat(32));
	let ones = vec!["1"; 1_018].join("+");
	let table = |rows: &str| declaring(&format!("table t of n : 1 = {rows} source \"s\""));
	let category =
		|text: &str| format!("methodology \"t\" input kind : one of paper, glass\n{text}");
	let coded = |text: &str| category(&format!("{text}\nresult gCO2e = 0"));
	let points = |text: &str| format!("methodology \"t\" {text} result gCO2e = 0");
	let windowed = |window: &str| {
		points(&format!("input x : km, decimals 0, from 0 to 9\ninput y : {window}\n"))
	};
	let silent = |text: &str| {
		format!(
			"methodology \"t\" input n : 1, decimals 0, from 0 to 5 parameter f : gCO2e = 1 source \"s\"\n{text}\n\
			 result gCO2e = n * f"
		)
	};
	vec![
		("TextTooLong", vec![format!("#{}", "x".repeat(8192))]),
		(
			"UnexpectedCharacter",
			vec![
				within("a ? b"),
				"methodology “骑行”".into(),
				"methodology \"骑行\" input a ：".into(),
				within("（a）"),
				within("a ≤ b"),
				within("a²"),
				within("a\u{a0}+ b"),
				vector("a = 1 → 3"),
			],
		),
		(
			"ForbiddenCharacter",
			vec![
				"methodology \"a\u{202e}\"".into(),
				"# a\u{202e}\n".into(),
				"\u{202e}".into(),
				declaring("let counted = # at most 5 g count\rmin(g, 5 gCO2e) + 0 *\r\ng"),
			],
		),
		(
			"Foreign",
			vec![
				within("g * 1e6"),
				within("g * 1e12"),
				within("g * 0.5e3"),
				within("g * 2.5e-3"),
				within("g * 12.50e1"),
				within("a ** 2"),
				within("if n = 3 then g else 0"),
				within("if 1 < n < 3 then g else 0"),
				within("if n => 3 then g else 0"),
				within("g * 3 km^2"),
			],
		),
		("GroupedDigits", vec![within("g * 1,000,000"), within("min(g, 1,000 gCO2e)")]),
		("NotAFunction", vec![within("round(g)"), within("n(g)")]),
		("UnclosedString", vec!["methodology \"a\nb\"".into()]),
		(
			"EmptyString",
			vec!["methodology \" \"".into(), after_inputs("parameter p : 1 = 2 source \"\"")],
		),
		(
			"Expected",
			vec![
				String::new(),
				within("a +"),
				within("g g"),
				within("(g"),
				after_inputs("let = 3"),
				within("1 + if n > 1 then g else g"),
				after_inputs("parameter p : 1 = 2\nlet x = 1"),
				after_inputs("table t of a : 1 = below 1 km -> 2 otherwise -> 3 result"),
				vector("a = far, b = 1, n = 0, g = 1 -> 1"),
			],
		),
		("NumberTooLarge", vec![within("170141183460469231731687303715884105728"), within("g * 2.5e99")]),
		(
			"TooManyDecimals",
			vec![
				within("0.1234567890123"),
				within("g * 1e-99"),
				"methodology \"t\" input x : 1, decimals 10, from 0 to 1".into(),
				"methodology \"t\" input x : 1, decimals 1, from 0.25 to 1".into(),
				vector("a = 1, b = 1, n = 0, g = 1 -> 1.0001"),
			],
		),
		(
			"RecordTooLarge",
			vec!["methodology \"t\" input x : 1, decimals 1, from 0 to 99999999999999999999".into()],
		),
		(
			"NegativeRecord",
			vec!["methodology \"t\" input x : 1, decimals 1, from -10 to 1".into(), vector("a = -1 -> 1").replace("a = -1", "a = 1, b = 1, n = 0, g = -1")],
		),
		("NameTooLong", vec![after_inputs(&format!("let {} = 1", "x".repeat(33)))]),
		(
			"ReservedName",
			vec![
				after_inputs("let min = 1"),
				after_inputs("let month = 1"),
				"methodology \"t\" input reduction : gCO2e, decimals 3, from 0 to 1 result gCO2e = reduction".into(),
			],
		),
		("DuplicateName", vec![declaring("let a = 1")]),
		("VectorRepeatsInput", vec![vector("a = 1, a = 1 -> 1")]),
		("VectorNamesNoInput", vec![vector("c = 1 -> 1")]),
		(
			"UnknownName",
			vec![within("g * later"), declaring("let x = x")],
		),
		(
			"UnitMismatch",
			vec![
				within("a + 1 kWh"),
				within("a - g"),
				within("if a < g then g else g"),
				within("min(g, a)"),
				within("if n > 1 then g else a"),
				within("max(1, g)"),
				"methodology \"t\" input x : kWh, decimals 0, from 0 to 1\ninput y : MWh, decimals 0, from 0 to 1\nresult gCO2e = (x + y) * 1 [gCO2e/kWh]".into(),
				within("floor(a) * 1 gCO2e"),
				within("0.5 [kgCO2e]"),
				within("a"),
				after_inputs("result points = 1 points"),
				"points \"t\" result gCO2e = 1 gCO2e".into(),
				declaring("parameter p : km = 2 kWh source \"s\""),
				declaring("table t of a : 1 = below 1 kWh -> 2 otherwise -> 3 source \"s\""),
				vector("a = 1 kWh, b = 1, n = 0, g = 1 -> 1"),
			],
		),
		(
			"UnitTooLarge",
			vec![
				within("1 [km^128]"),
				within("1 [a*b*c*d*e*f*g*h*i]"),
				within("1 [km^127] * 1 km"),
			],
		),
		(
			"NameIsUnit",
			vec![silent("let gCO2e = n assert gCO2e > 2 \"s\"")],
		),
		("UnitInUse", vec![points("input x : km, decimals 0, from 0 to 1\nunit km = 1000 m")]),
		("UnitScale", vec![points("unit km = 0 m")]),
		(
			"Category",
			vec![
				category("result gCO2e = kind * 1 gCO2e"),
				category("result gCO2e = if kind == 1 + 2 then 1 gCO2e else 0"),
			],
		),
		(
			"NotACode",
			vec![
				category("result gCO2e = if kind == wood then 1 gCO2e else 0"),
				coded("table t of kind : 1 = paper -> 1 wood -> 2 source \"s\""),
			],
		),
		(
			"CategoriesDiffer",
			vec![coded("input other : one of x, y let z = if kind == other then 1 else 2")],
		),
		(
			"TooManyCodes",
			vec![points(&format!("input k : one of {}", (0..65).map(|i| format!("c{i}")).collect::<Vec<_>>().join(", ")))],
		),
		("NotACategory", vec![declaring("table t of n, a : 1 = for x below 1 -> 2 otherwise -> 3 source \"s\"")]),
		("WrongRow", vec![coded("table t of kind : 1 = below 1 -> 2 source \"s\""), table("paper -> 1")]),
		("MissingCode", vec![coded("table t of kind : 1 = paper -> 1 source \"s\"")]),
		("NoOtherwise", vec![table("below 2 -> 1"), table("otherwise -> 1 below 2 -> 1 otherwise -> 2")]),
		("WrongNumberOfValues", vec![table("below 2 -> 1, 3 otherwise -> 2")]),
		("NotWindowed", vec![windowed("km, decimals 0, from 0 to 99, sum of z over 7 days")]),
		("WindowTooLong", vec![windowed("km, decimals 0, from 0 to 99, sum of x over 367 days")]),
		("WindowRange", vec![windowed("km, decimals 0, from 0 to 62, sum of x over 7 days")]),
		("ExpectedQuantity", vec![within("g * (n > 1)"), declaring("let x = n > 1")]),
		("ExpectedCondition", vec![within("if n then g else g")]),
		("EmptyRange", vec!["methodology \"t\" input x : 1, decimals 0, from 2 to 1".into()]),
		(
			"NotAscending",
			vec![declaring(
				"table t of n : 1 = below 2 -> 2 below 2.0 -> 3 otherwise -> 3 source \"s\"",
			)],
		),
		(
			"NotATableSubject",
			vec![declaring(
				"parameter p : 1 = 2 source \"s\" table t of p : 1 = below 2 -> 2 otherwise -> 3 source \"s\"",
			), declaring(
				"let q = g / (n + 1) table t of q : 1 = below 2 gCO2e -> 2 otherwise -> 3 source \"s\"",
			)],
		),
		(
			"NestingTooDeep",
			vec![
				within(&nested),
				within(&"-".repeat(5000)),
				within(&"not ".repeat(1000)),
				within(&"if ".repeat(1000)),
			],
		),
		("StackTooDeep", vec![declaring(&lets(60))]),
		(
			"CostTooHigh",
			vec![
				after_inputs(&format!("result gCO2e = {}", vec!["g"; 129].join(" + "))),
				within(&format!("if n > 1 then {long_sum} else g")),
			],
		),
		("CompiledTooLong", vec![wide_table(1)]),
		(
			"TooManyInputs",
			vec![format!("methodology \"t\"\n{}result gCO2e = 1 gCO2e", inputs(25))],
		),
		(
			"TooManyVectors",
			vec![format!(
				"methodology \"t\"\nresult gCO2e = 1 gCO2e\n{}",
				"vector -> 1\n".repeat(65)
			)],
		),
		("TooManyParts", vec![within(&format!("g * ({ones})"))]),
		("ProofTooLong", vec![related_sums()]),
		("Overflow", vec![within(&format!("g * {} * 1 [1/km^7]", ["a"; 7].join(" * ")))]),
		("DivisorMayBeZero", vec![within("g / (n - 1.5)"), within("g / n")]),
		(
			"ResultMayBeNegative",
			vec![
				within("g - 0.25 gCO2e"),
				declaring("let less = n - 2").replace("= g", "= g + n * (if a > 1 km then less * 1 gCO2e else g)"),
			],
		),
		("ResultTooLarge", vec![within("g * 20000000000000")]),
		("NotADate", vec![vector("on 2024-02-30 -> 1")]),
		("VectorNeedsDay", vec![within("g * month\nvector a = 1, b = 1, n = 1, g = 1 -> 1")]),
		("VectorTakesNoDay", vec![vector("on 2024-07-01, a = 1, b = 1, n = 1, g = 1 -> 1")]),
		(
			"Unused",
			vec![silent("let x = n"), silent("input m : 1, decimals 0, from 0 to 1")],
		),
		(
			"UsedForPoints",
			vec!["methodology \"t\" input g : gCO2e, decimals 0, from 0 to 1, for points result gCO2e = g".into()],
		),
		(
			"Decided",
			vec![silent("assert n >= 0 \"s\""), silent("assert (if n > 5 then 1 else n) > 2 \"s\"")],
		),
		("NeverChosen", vec![silent("assert max(0, n) > 2 \"s\"")]),
		(
			"Unreachable",
			vec![
				silent("table t of n : 1 = below 9 -> 2 otherwise -> 1 source \"s\" assert n > t \"s\""),
				silent("input k : one of x, y, z assert k != y \"s\" table t of k : 1 = x -> 1 y -> 2 z -> 3 source \"s\" assert n > t \"s\""),
			],
		),
		("UncitedFigure", vec![silent("assert n * f > 2 gCO2e \"s\"")]),
		("VectorMissesInput", vec![vector("a = 1, b = 1, n = 0 -> 1")]),
		("VectorOutOfRange", vec![vector("a = 1, b = 1, n = 0, g = 1001 -> 1")]),
	]
}

/// Compares what errors say, by variant, with what was read and found good; every variant has to occur.
fn should_read(folder: &str, variants: &[&str], said: &[(&str, Vec<String>)]) {
	for variant in variants {
		let said: Vec<_> = said.iter().filter(|(name, _)| name == variant).collect();
		let [(_, said)] = said[..] else { panic!("{variant} needs one entry with texts") };
		assert!(!said.is_empty(), "no text has the error {variant}");
		with_settings!({ snapshot_path => format!("snapshots/{folder}"), prepend_module_to_snapshot => false, omit_expression => true }, {
			assert_snapshot!(*variant, said.join("\n\n"));
		});
	}
}

#[test]
fn compile_should_show_where_and_what_is_wrong_when_it_refuses() {
	let refused = refused().into_iter().map(|(variant, texts)| {
		let drawn = texts.iter().map(|text| {
			let error = compile(text).unwrap_err();
			assert_eq!(<&str>::from(&error.kind), variant, "{error}");
			render(&error, "cycling.txt", text, false)
		});
		(variant, drawn.collect())
	});
	should_read("compile", ErrorKind::VARIANTS, &refused.collect::<Vec<_>>());
}

#[test]
fn bind_should_say_what_does_not_go_together_when_it_refuses() {
	let methodology = compile(CYCLING).unwrap();
	let records = (&methodology.inputs, Some(methodology.result_range));
	let refused = |inputs: &str, range| {
		let points = format!("points \"t\" {inputs} result points = 1 points");
		bind(&proven(&points).unwrap(), records.0, range).unwrap_err()
	};
	let coded = "input trips : 1, decimals 0, from 0 to 9 input distance : km, decimals 3, from 0 to 300 input other : one of x, y";
	let record = proven(&format!("methodology \"t\" {coded} result gCO2e = 0")).unwrap();
	let against = |inputs: &str| {
		let points = format!("points \"t\" {inputs} result points = 1 points");
		bind(&proven(&points).unwrap(), &record.inputs, None).unwrap_err()
	};
	let errors = [
		bind(&methodology, records.0, records.1).unwrap_err(),
		refused("input trips : trip, decimals 0, from 0 to 5", records.1),
		refused("input reduction : gCO2e, decimals 3, from 0 to 4000", None),
		refused("input distance : m, decimals 3, from 0 to 300", records.1),
		refused("input reduction : gCO2e, decimals 0, from 0 to 4000", records.1),
		refused("input reduction : gCO2e, decimals 3, from 0 to 3609.999", records.1),
		against("input other : one of y, x"),
		against(
			"input trips : 1, decimals 0, from 0 to 9 input distance : km, decimals 3, from 0 to 300, count of trips over 7 days",
		),
	];
	let said = errors.map(|error| (<&str>::from(&error), vec![error.to_string()]));
	should_read("bind", BindError::VARIANTS, &said);
}

#[test]
fn evaluate_should_say_why_when_a_record_has_no_result() {
	let formula = compile(CYCLING).unwrap().formula;
	let damaged = crate::Formula { code: Vec::new(), day: Vec::new(), ranges: Vec::new() };
	let asserted = proven("methodology \"t\" input n : 1, decimals 0, from 0 to 5 assert n > 2 \"s\" result gCO2e = 0").unwrap();
	let errors = [
		formula.evaluate(&[], 0).unwrap_err(),
		formula.evaluate(&[0], 0).unwrap_err(),
		asserted.formula.evaluate(&[2], 0).unwrap_err(),
		damaged.evaluate(&[], 0).unwrap_err(),
	];
	let said = errors.map(|error| (<&str>::from(&error), vec![error.to_string()]));
	should_read("evaluate", EvaluateError::VARIANTS, &said);
}

#[test]
fn parse_scaled_should_say_why_when_a_text_is_not_a_scaled_integer() {
	let said = [
		("NotANumber", vec![("1.", 2)]),
		("TooManyDecimals", vec![("0.5", 0), ("0.25", 1)]),
		("TooLarge", vec![("18446744073709551616", 0)]),
	];
	let said = said.map(|(variant, texts)| {
		let errors =
			texts.into_iter().map(|(text, decimals)| parse_scaled(text, decimals).unwrap_err());
		let said = errors.map(|error| {
			assert_eq!(<&str>::from(&error), variant);
			error.to_string()
		});
		(variant, said.collect())
	});
	should_read("number", crate::ParseScaledError::VARIANTS, &said);
}

#[test]
fn columns_should_count_characters_when_they_take_several_bytes() {
	let error = compile("methodology \"骑行替代\" ?").unwrap_err();
	assert_eq!((error.line, error.column), (1, 20));
}
