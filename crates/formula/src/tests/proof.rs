//! What interval analysis accepts and refuses.

use super::{declared, of, proven, CYCLING, DAY};
use crate::ErrorKind;

fn kind(expression: &str) -> ErrorKind {
	of(expression).unwrap_err().kind
}

#[test]
fn compile_should_refuse_when_a_divisor_can_be_zero() {
	assert!(matches!(kind("g / n"), ErrorKind::DivisorMayBeZero { .. }));
	assert!(matches!(kind("g / (n - 2)"), ErrorKind::DivisorMayBeZero { .. }));
}

#[test]
fn compile_should_accept_a_divisor_when_its_range_excludes_zero() {
	assert!(of("g / (n + 1)").is_ok());
	assert!(of("g * 1 km / b").is_ok());
	assert!(of("max(0 gCO2e, g / (n - 6))").is_ok());
}

#[test]
fn compile_should_accept_a_divisor_when_a_condition_excludes_zero() {
	assert!(of("if n > 0 then g / n else g").is_ok());
	assert!(of("if 0 < n then g / n else g").is_ok());
	assert!(of("if n == 0 then g else g / n").is_ok());
	assert!(of("if not (n != 0) then g else g / n").is_ok());
	assert!(of("if n >= 1 and a > 0 km then g / n * 1 km / a else g").is_ok());
	assert!(of("if n < 1 or a < 0.5 km then g else g / n * 1 km / a").is_ok());
	assert!(of("if a > 2 km then g * 1 km / (a - 2 km) else g").is_ok());
}

#[test]
fn compile_should_not_believe_a_condition_when_it_is_not_certain() {
	assert!(matches!(
		kind("if n > 0 or a > 1 km then g / n else g"),
		ErrorKind::DivisorMayBeZero { .. }
	));
	assert!(matches!(kind("if n > 0 then g else g / n"), ErrorKind::DivisorMayBeZero { .. }));
	assert!(matches!(
		kind("(if n > 0 then g / n else g) + g / n"),
		ErrorKind::DivisorMayBeZero { .. }
	));
}

#[test]
fn compile_should_accept_a_divisor_when_the_condition_before_excludes_zero() {
	assert!(of("if n > 0 and g / n > 1 gCO2e then g else 0").is_ok());
	assert!(of("if n == 0 or g / n > 1 gCO2e then g else 0").is_ok());
	assert!(matches!(
		kind("if g / n > 1 gCO2e and n > 0 then g else 0"),
		ErrorKind::DivisorMayBeZero { .. }
	));
	assert!(matches!(
		kind("if n > 0 or g / n > 1 gCO2e then g else 0"),
		ErrorKind::DivisorMayBeZero { .. }
	));
}

/// With further inputs `x`, `y` from 0 to 9 kWh, what is asserted, and lets.
fn related(assertions: &str, expression: &str) -> Result<crate::Compiled, crate::Error> {
	proven(&format!(
		"methodology \"t\" input x : kWh, decimals 1, from 0 to 9 input y : kWh, decimals 2, from 0 to 9 {assertions} \
		 parameter f : gCO2e/kWh = 1 source \"s\" result gCO2e = {expression}"
	))
}

#[test]
fn differences_should_be_known_not_to_be_negative_when_a_condition_compares_their_parts() {
	assert!(related("", "if x < y then (y - x) * f else 0").is_ok());
	assert!(related("", "if x <= y then (y - x) * f else (x - y) * f").is_ok());
	assert!(related("", "if not (x > y) then (y - x) * f else 0").is_ok());
	assert!(related("assert x <= y \"s\"", "(y - x) * f").is_ok());
	assert!(related("assert x + 1 kWh <= y / 2 \"s\"", "(y - x - x - 2 kWh) * f").is_ok());
	assert!(related("", "if x > y then (y - x) * f else 0").is_err());
	assert!(related("let d = y - x", "if x < y then d * f else 0").is_ok());
	assert!(related("let d = y - x", "if d > 0 then (y - x) * f else 0").is_ok());
}

#[test]
fn minima_and_maxima_should_be_known_to_bound_their_operands() {
	assert!(related("", "(x - min(x, y)) * f").is_ok());
	assert!(related("", "(max(x, y) - x) * f").is_ok());
	assert!(related("", "((x + y) / 2 - min(x, y)) * f").is_ok());
	assert!(related("", "(max(x, y) - (x + y) / 2) * f").is_ok());
	assert!(related("let low = min(x, y)", "(x + y - low - low) * f").is_ok());
	assert!(related("", "(min(x, y) - x) * f").is_err());
}

#[test]
fn parts_should_be_known_to_be_at_most_the_whole() {
	let some = "assert x + y > 0 \"s\"";
	assert!(related(some, "(1 - x / (x + y)) * 1 gCO2e").is_ok());
	assert!(related(some, "(0.9 - 0.9 * x / (x + y)) * 1 gCO2e").is_ok());
	let compiled = related(some, "x / (x + y) * 1 gCO2e").unwrap();
	assert_eq!(compiled.result_range, (0, 1_000));
	assert!(related("", "if max(x, y) > 0 then (1 - x / max(x, y)) * 1 gCO2e else 0").is_ok());
	assert!(related("", "if x > 0 then (1 - min(x, y) / x) * 1 gCO2e else 0").is_ok());
	assert!(related("", "x / (x + y) * 1 gCO2e").is_err());
}

#[test]
fn shares_should_be_known_to_be_at_most_what_they_are_taken_of() {
	let some = "assert x + y > 0 \"s\" input n : 1, decimals 0, from 0 to 5";
	assert!(related(some, "(5 - n * x / (x + y)) * 1 gCO2e").is_ok());
	assert!(related(some, "(n - n * x / (x + y)) * 1 gCO2e").is_ok());
	assert!(related(some, "(n - 30% * n * x / (x + y)) * 1 gCO2e").is_ok());
	assert!(related(some, "(n - x * n / (x + y)) * 1 gCO2e").is_ok());
	assert_eq!(related(some, "n * x / (x + y) * 1 gCO2e").unwrap().result_range, (0, 5_000));
	let part = "assert x <= y and y > 0 \"s\" input n : 1, decimals 0, from 0 to 5";
	assert!(related(part, "(n - n * x / y) * 1 gCO2e").is_ok());
	assert!(related(part, "(n - n * y / (x + 1 kWh)) * 1 gCO2e").is_err());
}

#[test]
fn squares_should_never_be_negative() {
	let one = "parameter q : gCO2e/kWh^2 = 1 source \"s\"";
	assert!(related(one, "(x - y) * (x - y) * q").is_ok());
	assert!(related(one, "(x - y)^2 * q").is_ok());
	assert!(related(&format!("let d = x - y {one}"), "d * d * q").is_ok());
	assert!(related(one, "(x - y) * x * q").is_err());
}

#[test]
fn divisors_should_be_known_above_zero_when_a_condition_says_so_of_the_same_expression() {
	assert!(related("", "if x - y > 0 then x / (x - y) * 1 gCO2e else 0").is_ok());
	assert!(related("", "if x > y then x / (x - y) * 1 gCO2e else 0").is_ok());
	assert!(related("", "if x * y > 0 then x / (x * y) * 1 [gCO2e*kWh] else 0").is_ok());
	assert!(related("", "if x > 0 then y / max(x, y) * 1 gCO2e else 0").is_ok());
	assert!(related("", "if x != 0 then y / x * 1 gCO2e else 0").is_ok());
	assert!(related("let s = x / (y + 1 kWh)", "if s > 0 then 1 gCO2e / s else 0").is_ok());
	assert!(related("", "if x >= y then x / (x - y) * 1 gCO2e else 0").is_err());
}

#[test]
fn losses_should_be_known_to_be_at_most_what_they_are_of() {
	let loss = "input loss : 1, decimals 3, from 0 to 1";
	assert!(related(loss, "(x - x * loss) * f").is_ok());
	assert!(related(loss, "(x - loss * x / 2) * f").is_ok());
	assert!(related("", "(x - floor(x / 1 kWh) * 1 kWh) * f").is_ok());
}

#[test]
fn tables_should_be_known_by_the_rows_a_condition_leaves() {
	let table = "table t of x : 1 = below 2 kWh -> 0 up to 4 kWh -> 1 otherwise -> 2 source \"s\"";
	assert!(related(table, "if x >= 2 kWh then y * f / t else 0").is_ok());
	assert!(related(table, "if x < 2 kWh then y * f else y * f / t").is_ok());
	assert!(related(table, "if x >= 1.9 kWh then y * f / t else 0").is_err());
	let compiled = related(table, "if x <= 4 kWh then t * 1 gCO2e else 0").unwrap();
	assert_eq!(compiled.result_range, (0, 1_000));
	let kinds =
		"input kind : one of a, b, c table u of kind : 1 = a -> 0 b -> 1 c -> 2 source \"s\"";
	assert!(related(kinds, "if kind == b then f * y / u else 0").is_ok());
	assert!(related(kinds, "if kind != a then f * y / u else 0").is_ok());
	assert!(related(kinds, "if kind != b then f * y / u else 0").is_err());
}

#[test]
fn assertions_should_be_evaluated_where_they_stand() {
	let compiled = related("assert x <= y \"x 不大于 y\"", "(y - x) * f").unwrap();
	// x has one decimal, y two: 2 kWh and 2.5 kWh.
	assert_eq!(compiled.formula.evaluate(&[20, 250], DAY), Ok(500));
	let broken = Err(crate::EvaluateError::Assertion { index: 0 });
	assert_eq!(compiled.formula.evaluate(&[26, 250], DAY), broken);
	assert_eq!(compiled.assertions[0].sentence, "x 不大于 y");
}

#[test]
fn compile_should_refuse_when_a_sum_leaves_128_bits() {
	let largest = i128::MAX;
	let at = |number: i128| of(&format!("if n + {number} > 0 then g else g * 2"));
	assert!(at(largest - 5).is_ok());
	assert!(matches!(at(largest - 4).unwrap_err().kind, ErrorKind::Overflow { .. }));
}

#[test]
fn compile_should_refuse_when_aligning_leaves_128_bits() {
	// i128::MAX is 1.701e38, and a * 0.1 is whole steps of 1/10000: 1.70e34 is so too, 1.71e34 is not.
	let at = |digits: &str| {
		of(&format!(
			"if {digits}00000000000000000000000000000000 km + a * 0.1 > 0 km then g else g * 2"
		))
	};
	assert!(at("170").is_ok());
	assert!(matches!(at("171").unwrap_err().kind, ErrorKind::Overflow { .. }));
}

#[test]
fn compile_should_refuse_when_comparing_quotients_leaves_128_bits() {
	// Seven factors of at most 300,000 steps: 7 * 18.2 bits against as many again.
	let many = |count: usize| vec!["a"; count].join(" * ");
	let at = |count: usize| {
		let share = format!("{} / ({} + 1 [km^{count}])", many(count), many(count));
		of(&format!("if {share} > n / (n + 1) then g else g * 2"))
	};
	assert!(at(6).is_ok());
	assert!(matches!(at(7).unwrap_err().kind, ErrorKind::Overflow { .. }));
}

#[test]
fn overflow_should_say_how_many_bits_it_would_take() {
	// A million of g and 300,000 of each a: 20 bits and 19 each, 129 with six of these.
	let ErrorKind::Overflow { bits } = kind(&format!("g * {} * 1 [1/km^7]", ["a"; 7].join(" * ")))
	else {
		panic!("no overflow");
	};
	assert!((129..=150).contains(&bits), "{bits}");
}

#[test]
fn compile_should_refuse_when_the_result_can_be_negative() {
	let error = of("g - 0.5 gCO2e").unwrap_err();
	assert!(matches!(error.kind, ErrorKind::ResultMayBeNegative { .. }));
	assert!(of("max(0, g - 0.5 gCO2e)").is_ok());
}

#[test]
fn compile_should_refuse_when_the_result_leaves_64_bits() {
	assert!(matches!(kind("g * 100000000000000"), ErrorKind::ResultTooLarge { .. }));
	assert!(of("min(g * 100000000000000, 5 gCO2e)").is_ok());
}

#[test]
fn result_range_should_be_tight_when_each_name_occurs_once() {
	let compiled = crate::compile(CYCLING).unwrap();
	// 0.001 * 180.5 * 0.3 = 0.05415 g; 20 * 180.5 = 3610 g
	assert_eq!(compiled.result_range, (54, 3_610_000));
}

#[test]
fn result_range_should_be_tight_when_a_name_occurs_twice() {
	assert_eq!(of("g + g - g").unwrap().result_range, (0, 1_000_000));
	assert_eq!(of("n * 2 gCO2e - n * 1 gCO2e").unwrap().result_range, (0, 5_000));
}

#[test]
fn constants_should_cost_nothing_when_they_are_factors() {
	let constant =
		proven(&declared("parameter p : 1 = 2 source \"s\" result gCO2e = g * (p * 3 + 4 / 2)"))
			.unwrap();
	assert_eq!(constant.formula.evaluate(&[0, 1, 0, 5], DAY), Ok(40));
	// Load, times 8.
	assert_eq!(constant.formula.cost(), 2);
	assert_eq!(of("g * 0.3 / 3").unwrap().formula.cost(), 2);
	assert_eq!(of("g").unwrap().formula.cost(), 1);
}

#[test]
fn lets_should_be_loaded_when_their_expression_is_written_again() {
	let again = proven(&declared("let d = g * n result gCO2e = g * n + n * g")).unwrap();
	let named = proven(&declared("let d = g * n result gCO2e = d + d")).unwrap();
	assert_eq!(again.formula, named.formula);
}

#[test]
fn lets_should_be_listed_with_unit_decimals_and_range() {
	let lets =
		proven(&declared("let half = a / 2 let share = g / (n + 3) let two = 2 result gCO2e = g"))
			.unwrap()
			.lets();
	let shown: Vec<_> = lets
		.iter()
		.map(|it| format!("{} {} {:?} {}..{}", it.name, it.unit, it.decimals, it.from, it.to))
		.collect();
	let expected =
		["half km Some(4) 0..150", "share gCO2e None 0..333.333333333…", "two 1 Some(0) 2..2"];
	assert_eq!(shown, expected);
}

/// Whether `if n <comparison> <bound>` proves exactly what trying all of n = 0..=5 shows.
#[test]
fn conditions_should_narrow_ranges_to_just_the_values_that_satisfy_them() {
	type Holds = fn(f64, f64) -> bool;
	let comparisons: [(&str, &str, Holds); 6] = [
		("<", ">", |n, bound| n < bound),
		("<=", ">=", |n, bound| n <= bound),
		(">", "<", |n, bound| n > bound),
		(">=", "<=", |n, bound| n >= bound),
		("==", "==", |n, bound| n == bound),
		("!=", "!=", |n, bound| n != bound),
	];
	for (comparison, flipped, holds) in comparisons {
		for (bound, zero, branch) in (0..6 * 7 * 2)
			.map(|i| ([-1.0, 0.0, 0.5, 1.0, 2.5, 5.0, 6.0][i % 7], i / 7 % 6, i / 42 == 0))
		{
			let reached: Vec<usize> =
				(0..=5).filter(|n| holds(*n as f64, bound) == branch).collect();
			let provable = reached
				.first()
				.zip(reached.last())
				.is_some_and(|(low, high)| !(low..=high).contains(&&zero));
			let division = format!("max(0, g / (n - {zero}))");
			for condition in [format!("n {comparison} {bound}"), format!("{bound} {flipped} n")] {
				let (then, otherwise) =
					if branch { (division.as_str(), "g") } else { ("g", division.as_str()) };
				let expression = format!("if {condition} then {then} else {otherwise}");
				let compiled = of(&expression);
				if reached.is_empty() {
					let text = declared(&format!("result gCO2e = {expression}"));
					let findings = crate::prove(&text, &mut 0).map(|(_, findings)| findings);
					let decided = |finding: &crate::Error| {
						finding.kind == ErrorKind::Decided { holds: !branch }
					};
					let found = findings.is_ok_and(|findings| findings.iter().any(decided));
					assert!(found || compiled.is_err(), "{condition}, {branch}");
					continue;
				}
				assert_eq!(compiled.is_ok(), provable, "{condition}, {branch}, n - {zero}");
				let evaluates = |n| {
					compiled.as_ref().map_or(true, |compiled| {
						compiled.formula.evaluate(&[0, 1, n, 1_000], DAY).is_ok()
					})
				};
				assert!((0..=5).all(evaluates), "{condition}, {branch}, n - {zero}");
			}
		}
	}
}
