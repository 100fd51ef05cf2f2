//! What just fits, and what just does not.

use super::{declared, errors::inputs, proven};
use crate::{compile_counting, ErrorKind, MAX_PROOF};

fn kind(text: &str) -> Option<ErrorKind> {
	proven(text).err().map(|error| error.kind)
}

fn of(expression: &str) -> Option<ErrorKind> {
	kind(&declared(&format!("result gCO2e = {expression}")))
}

#[test]
fn texts_should_have_at_most_8192_bytes() {
	let text = |bytes: usize| {
		let text = "methodology \"t\" result gCO2e = 0 #";
		format!("{text}{}", "x".repeat(bytes - text.len()))
	};
	assert_eq!(kind(&text(8_192)), None);
	assert_eq!(kind(&text(8_193)), Some(ErrorKind::TextTooLong { bytes: 8_193 }));
}

/// A table of 32 rows and 64 columns, of whose values this many take one byte, all others two.
pub fn wide_table(short: usize) -> String {
	let codes: Vec<_> = (0..64).map(|code| format!("c{code}")).collect();
	let values: Vec<_> = (0..2_048).map(|index| if index < short { "1" } else { "32" }).collect();
	let rows = values.chunks(64).zip(0..).map(|(values, row)| match row {
		31 => format!("otherwise->{}", values.join(",")),
		_ => format!("below {}->{}", row + 1, values.join(",")),
	});
	let codes = codes.join(",");
	format!(
		"methodology \"t\" input k:one of {codes} input n:1,decimals 0,from 0 to 99\n\
		 table t of n,k:gCO2e=for {codes}\n{}source \"s\" result gCO2e=t",
		rows.collect::<Vec<_>>().join("\n").replace("\n", " ") + " "
	)
}

#[test]
fn compiled_forms_should_have_at_most_4096_bytes() {
	let too_long =
		|short| kind(&wide_table(short)) == Some(ErrorKind::CompiledTooLong { bytes: 4_097 });
	let short = (1..200).find(|short| too_long(*short)).unwrap();
	assert_eq!(kind(&wide_table(short + 1)), None);
}

#[test]
fn evaluations_should_take_at_most_256_operations() {
	// 128 loads, 127 sums, and two times the first.
	let sum = |terms: &str| format!("g * 2 + {terms}{}", vec!["g"; 126].join(" + "));
	assert_eq!(of(&sum("g + ")), None);
	assert_eq!(of(&sum("g * 3 + ")), Some(ErrorKind::CostTooHigh { found: 257 }));
}

#[test]
fn formulas_should_have_at_most_24_inputs() {
	let text = |count| format!("methodology \"t\"\n{}result gCO2e = 0", inputs(count));
	assert_eq!(kind(&text(24)), None);
	assert_eq!(kind(&text(25)), Some(ErrorKind::TooManyInputs));
}

/// Lets of a load, a constant and a sum.
pub fn lets(count: usize) -> String {
	(1..=count).map(|i| format!("let l{i} = g + {i} gCO2e\n")).collect()
}

#[test]
fn values_held_at_once_should_be_at_most_64() {
	// Four inputs, the lets before, a load and a constant.
	let text = |count| declared(&format!("{}result gCO2e = g", lets(count)));
	assert_eq!(kind(&text(59)), None);
	assert_eq!(kind(&text(60)), Some(ErrorKind::StackTooDeep { found: 65 }));
}

#[test]
fn quotients_should_count_as_two_values() {
	let lets =
		|count| (1..=count).map(|i| format!("let l{i} = g / (n + {i})\n")).collect::<String>();
	let text = |count| declared(&format!("{}result gCO2e = g", lets(count)));
	// Four inputs, 28 quotients of two, and g, n, a constant: 63; and with the next one's 65.
	assert_eq!(kind(&text(29)), None);
	assert_eq!(kind(&text(30)), Some(ErrorKind::StackTooDeep { found: 65 }));
}

#[test]
fn expressions_should_nest_at_most_32_deep() {
	let nested = |depth: usize| format!("{}g{}", "(".repeat(depth), ")".repeat(depth));
	assert_eq!(of(&nested(31)), None);
	assert_eq!(of(&nested(32)), Some(ErrorKind::NestingTooDeep));
}

#[test]
fn names_should_have_at_most_32_bytes() {
	let text = |bytes: usize| declared(&format!("let {} = 1 result gCO2e = g", "x".repeat(bytes)));
	assert_eq!(kind(&text(32)), None);
	assert_eq!(kind(&text(33)), Some(ErrorKind::NameTooLong { bytes: 33 }));
}

#[test]
fn categories_should_have_at_most_64_codes() {
	let text = |count: usize| {
		let codes: Vec<_> = (0..count).map(|code| format!("c{code}")).collect();
		format!("methodology \"t\" input k : one of {} result gCO2e = 0", codes.join(", "))
	};
	assert_eq!(kind(&text(64)), None);
	assert_eq!(kind(&text(65)), Some(ErrorKind::TooManyCodes));
}

#[test]
fn numbers_should_have_at_most_so_many_decimals() {
	let input = |decimals| {
		format!("methodology \"t\" input x : 1, decimals {decimals}, from 0 to 1 result gCO2e = 0")
	};
	assert_eq!(kind(&input(9)), None);
	assert_eq!(kind(&input(10)), Some(ErrorKind::TooManyDecimals { limit: 9 }));
	assert_eq!(of("g * 0.123456789012"), None);
	assert_eq!(of("g * 0.123456789012%"), None);
	assert_eq!(of("g * 0.1234567890123"), Some(ErrorKind::TooManyDecimals { limit: 12 }));
}

#[test]
fn powers_should_have_exponents_from_1_to_9() {
	assert_eq!(of("n^9 * 1 gCO2e"), None);
	for exponent in ["0", "10", "1.5", "-1", "n"] {
		let found = of(&format!("n^{exponent} * 1 gCO2e"));
		assert!(matches!(found, Some(ErrorKind::Expected { .. })), "{exponent}");
	}
}

#[test]
fn texts_should_have_at_most_64_vectors() {
	let text = |count: usize| {
		format!("methodology \"t\"\nresult gCO2e = 0\n{}", "vector -> 0\n".repeat(count))
	};
	assert_eq!(kind(&text(64)), None);
	assert_eq!(kind(&text(65)), Some(ErrorKind::TooManyVectors));
}

#[test]
fn units_should_have_at_most_8_symbols_and_exponents_up_to_127() {
	let unit = |unit: &str| {
		format!("methodology \"t\" input x : {unit}, decimals 0, from 0 to 1 result gCO2e = 0")
	};
	assert_eq!(kind(&unit("a*b*c*d*e*f*g*h")), None);
	assert_eq!(kind(&unit("a*b*c*d*e*f*g*h*i")), Some(ErrorKind::UnitTooLarge));
	assert_eq!(kind(&unit("km^127")), None);
	assert_eq!(kind(&unit("km^128")), Some(ErrorKind::UnitTooLarge));
}

#[test]
fn proofs_should_look_at_most_at_1024_parts() {
	// Four inputs; each sum of ones is a constant of its own; g so many times, in milligrams, and its floor.
	let ones = |count: usize| format!("g * ({})", vec!["1"; count].join("+"));
	assert_eq!(of(&ones(1_017)), None);
	assert_eq!(of(&ones(1_018)), Some(ErrorKind::TooManyParts));
}

/// Forty assertions, each between a sum of 24 inputs and one of them.
pub fn related_sums() -> String {
	let sum: Vec<_> = (0..24).map(|input| format!("i{input}")).collect();
	let assertions: String =
		(1..=40).map(|i| format!("assert t > i{} * {i} \"s\"\n", i % 24)).collect();
	format!(
		"methodology \"t\"\n{}let t = {}\n{assertions}result gCO2e = 0",
		inputs(24),
		sum.join(" + ")
	)
}

#[test]
fn proofs_should_end_when_conditions_bear_on_too_much() {
	assert_eq!(kind(&related_sums()), Some(ErrorKind::ProofTooLong));
	let few: String = related_sums()
		.lines()
		.filter(|line| !line.contains("assert"))
		.collect::<Vec<_>>()
		.join("\n");
	assert_eq!(kind(&few), None);
}

/// The steps of compiling, and whether it came to an end.
fn steps(text: &str) -> (u32, bool) {
	let mut steps = 0;
	let outcome = compile_counting(text, &mut steps);
	(steps, !matches!(outcome, Err(error) if error.kind == ErrorKind::ProofTooLong))
}

#[test]
fn proofs_should_end_when_many_facts_may_bear_on_shares() {
	// Whether `h1` is at most `t` is asked of every term of every partial sum, and of each by every fact.
	let text = |facts: usize, shares: usize| {
		let quantity = |name: &str| format!("input {name}:1,decimals 3,from 0.001 to 9\n");
		let hours: String = (0..20).map(|hour| quantity(&format!("h{hour}"))).collect();
		let facts: String = (0..facts).map(|i| format!("assert u<={}*v\"s\"\n", 9 - i)).collect();
		let whole: Vec<_> =
			(0..20).map(|hour| format!("h{hour}*0.{}", 500_003 + 7 * hour)).collect();
		let shares: Vec<_> = (0..shares).map(|hour| format!("h{hour}*h{}/t", hour + 1)).collect();
		format!(
			"methodology \"t\"\n{}{}{facts}{hours}let t={}\nlet s={}\nresult gCO2e=max(0,s*0)",
			quantity("u"),
			quantity("v"),
			whole.join("+"),
			shares.join("+")
		)
	};
	let ((few, _), (more, _)) = (steps(&text(1, 4)), steps(&text(4, 4)));
	assert!(more > few * 3 / 2, "{few} and {more}");
	assert_eq!(steps(&text(9, 16)), (MAX_PROOF, false));
}

#[test]
fn steps_should_be_counted_also_when_a_text_is_refused() {
	assert_eq!(steps(&related_sums()), (MAX_PROOF, false));
	assert_eq!(steps("methodology").0, 0);
	assert!(steps(&declared("result gCO2e = g * n - 1 gCO2e")).0 > 0);
}

#[test]
fn steps_should_be_counted_for_each_vector() {
	// Load, times two, or two loads, load and product.
	let text = |vectors: usize| {
		declared(&format!("result gCO2e = g * n{}", "\nvector a=1,b=1,n=0,g=0->0".repeat(vectors)))
	};
	assert_eq!(steps(&text(64)).0, steps(&text(0)).0 + 64 * 3);
}

#[test]
fn proofs_should_have_room_for_a_choice_among_34() {
	let codes: Vec<_> = (0..34).map(|code| format!("r{code}")).collect();
	let by_code: String = codes
		.iter()
		.take(33)
		.map(|code| format!("if region == {code} then n * {} else ", code.len()))
		.collect();
	let by_tier: String =
		(1..34).map(|tier| format!("if g < {tier} gCO2e then n * {tier} else ")).collect();
	for choice in [by_code, by_tier] {
		let text = declared(&format!(
			"input region : one of {}\nparameter f : gCO2e = 1 source \"s\"\nlet x = {choice}n\nresult gCO2e = x * f",
			codes.join(", ")
		));
		let (found, is_proven) = steps(&text);
		assert!(is_proven && found < MAX_PROOF / 3, "{found}");
		assert!(proven(&text).is_ok());
	}
}

#[test]
fn proofs_should_have_room_for_the_hours_of_a_day() {
	let hours: String =
		(0..24).map(|hour| format!("input h{hour} : kWh, decimals 3, from 0 to 9\n")).collect();
	let sum = |hours: core::ops::Range<u32>| {
		hours.map(|hour| format!("h{hour}")).collect::<Vec<_>>().join(" + ")
	};
	let text = format!(
		"methodology \"t\"\n{hours}parameter f : gCO2e/kWh = 536.6 source \"s\"\nparameter much : kWh = 30 source \"s\"\n\
		 let all = {}\nlet day = {}\nassert all > 0 \"s\"\n\
		 result gCO2e = if all < much then (all - day) / all * much * f else (all - day) * f",
		sum(0..24),
		sum(8..20)
	);
	let (found, is_proven) = steps(&text);
	assert!(is_proven && found < MAX_PROOF / 2, "{found}");
}

/// Assertions between two sums that have so many terms together that what one says of the other is never short enough.
fn wide_sums(assertions: usize) -> String {
	let squares: String = (24..34).map(|i| format!("let i{i}=i{}^2 ", i - 24)).collect();
	let sum = |terms: core::ops::Range<usize>, odd: usize| {
		let factor = |i: usize| if i % 2 == odd { String::new() } else { format!("*{}", i + 3) };
		let terms: Vec<_> = terms.map(|i| format!("i{i}{}", factor(i))).collect();
		format!("i0+i1+{}", terms.join("+"))
	};
	let assertions: String = (1..=assertions).map(|i| format!("assert p<=q+{i} \"s\" ")).collect();
	let (p, q) = (sum(4..34, 0), sum(2..32, 1));
	format!(
		"methodology \"t\"\n{}{squares}let p={p} let q={q} {assertions}result gCO2e=0",
		inputs(24)
	)
}

#[test]
fn proofs_should_end_when_relations_come_to_nothing() {
	assert_eq!(kind(&wide_sums(1)), None);
	assert_eq!(kind(&wide_sums(12)), Some(ErrorKind::ProofTooLong));
}
