//! What interval analysis accepts and refuses.

use super::{declared, of};
use crate::{compile, ErrorKind};

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
fn compile_should_refuse_when_a_sum_leaves_128_bits() {
	let largest = i128::MAX;
	let at = |number: i128| of(&format!("if n + {number} > 0 then g else g"));
	assert!(at(largest - 5).is_ok());
	assert_eq!(at(largest - 4).unwrap_err().kind, ErrorKind::Overflow);
}

#[test]
fn compile_should_refuse_when_aligning_leaves_128_bits() {
	// i128::MAX is 1.701e38 and a * 0.1 has four decimals: 1.70e34 can have them too, 1.71e34 cannot.
	let at = |digits: &str| {
		of(&format!(
			"if {digits}00000000000000000000000000000000 km + a * 0.1 > 0 km then g else g"
		))
	};
	assert!(at("170").is_ok());
	assert_eq!(at("171").unwrap_err().kind, ErrorKind::Overflow);
}

#[test]
fn compile_should_refuse_when_the_scaled_numerator_leaves_128_bits() {
	// n * 10^29 * 10^9 is 5e38
	assert_eq!(
		kind("if n * 100000000000000000000000000000 / b > 1 [1/km] then g else g"),
		ErrorKind::Overflow
	);
	assert!(of("if n * 10000000000000000000000000000 / b > 1 [1/km] then g else g").is_ok());
}

#[test]
fn compile_should_refuse_when_the_result_can_be_negative() {
	let error = of("g - 0.5 gCO2e").unwrap_err();
	assert!(matches!(error.kind, ErrorKind::ResultMayBeNegative { .. }));
	assert!(of("max(0 gCO2e, g - 0.5 gCO2e)").is_ok());
}

#[test]
fn compile_should_refuse_when_the_result_leaves_64_bits() {
	assert!(matches!(kind("g * 100000000000000"), ErrorKind::ResultTooLarge { .. }));
	assert!(of("min(g * 100000000000000, 5 gCO2e)").is_ok());
}

#[test]
fn compile_should_refuse_when_decimals_exceed_those_of_128_bits() {
	let zeros = "0.000000000001 * ".repeat(4);
	assert_eq!(kind(&format!("g * ({zeros} 1)")), ErrorKind::TooManyDecimals { limit: 38 });
}

#[test]
fn result_range_should_be_tight_when_each_name_occurs_once() {
	let compiled = compile(super::CYCLING).unwrap();
	// 0.001 * 180.5 * 0.3 = 0.05415 g; 20 * 180.5 = 3610 g
	assert_eq!(compiled.result_range, (54, 3_610_000));
}

#[test]
fn constants_should_be_folded_when_no_input_takes_part() {
	let constant =
		compile(&declared("parameter p : 1 = 2 source \"s\" result gCO2e = g * (p * 3 + 4 / 2)"))
			.unwrap();
	let plain = of("g * 8").unwrap();
	// 4/2 has nine decimals, so the folded constant is 8.000000000 and the result is cut by ten to the ninth.
	assert_eq!(constant.formula.evaluate(&[0, 1, 0, 5]), plain.formula.evaluate(&[0, 1, 0, 5]));
	assert_eq!(constant.formula.cost(), 5);
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
			let division = format!("max(0 gCO2e, g / (n - {zero}))");
			for condition in [format!("n {comparison} {bound}"), format!("{bound} {flipped} n")] {
				let (then, otherwise) =
					if branch { (division.as_str(), "g") } else { ("g", division.as_str()) };
				let compiled = of(&format!("if {condition} then {then} else {otherwise}"));
				assert_eq!(compiled.is_ok(), provable, "{condition}, {branch}, n - {zero}");
				let evaluates = |n| {
					compiled.as_ref().map_or(true, |compiled| {
						compiled.formula.evaluate(&[0, 1, n, 1_000]).is_ok()
					})
				};
				assert!((0..=5).all(evaluates), "{condition}, {branch}, n - {zero}");
			}
		}
	}
}
