//! Every error: where it is reported and what it says.

use super::source;
use crate::{compile, ErrorKind};

/// The error of a whole source, as a user reads it.
fn error(text: &str) -> String {
	compile(text).unwrap_err().to_string()
}

/// The error of a text that follows the inputs of [`source`]; its first line is line 6.
fn after_inputs(text: &str) -> String {
	error(&source(text))
}

/// The same with a result in the line after it.
fn declaring(text: &str) -> String {
	after_inputs(&format!("{text}\nresult gCO2e = g"))
}

/// The error of an expression, whose first column is 16 of line 6.
fn within(expression: &str) -> String {
	after_inputs(&format!("result gCO2e = {expression}"))
}

fn inputs(count: usize) -> String {
	(0..count).map(|i| format!("input i{i} : 1, decimals 0, from 0 to 1\n")).collect()
}

#[test]
fn source_too_long() {
	let text = format!("#{}", "x".repeat(8192));
	assert_eq!(
		error(&text),
		"line 1, column 1: the source has 8193 bytes; at most 8192 are allowed"
	);
}

#[test]
fn unexpected_character() {
	assert_eq!(
        within("a ? b"),
        "line 6, column 18: `?` means nothing here; names are of ASCII letters, digits and `_`, other text stands between quotes"
    );
}

#[test]
fn unexpected_character_of_a_chinese_keyboard() {
	assert_eq!(
		error("methodology “骑行”"),
		"line 1, column 13: `“` means nothing here; write `\"`"
	);
	assert_eq!(
		error("methodology \"骑行\" input a ："),
		"line 1, column 26: `：` means nothing here; write `:`"
	);
	assert_eq!(within("（a）"), "line 6, column 16: `（` means nothing here; write `(`");
}

#[test]
fn forbidden_character() {
	let said = "the invisible character U+202E is not allowed, since it could make the text read otherwise than it runs; remove it";
	assert_eq!(error("methodology \"a\u{202e}\""), format!("line 1, column 15: {said}"));
	assert_eq!(error("# a\u{202e}\n"), format!("line 1, column 4: {said}"));
	assert_eq!(error("\u{202e}"), format!("line 1, column 1: {said}"));
}

#[test]
fn unclosed_string() {
	assert_eq!(
		error("methodology \"a\nb\""),
		"line 1, column 13: this text has no closing `\"` on its line"
	);
}

#[test]
fn empty_text() {
	assert_eq!(
		error("methodology \" \""),
		"line 1, column 13: the title is empty; write it between the quotes"
	);
	assert_eq!(
		after_inputs("parameter p : 1 = 2 source \"\""),
		"line 6, column 28: the source is empty; write it between the quotes"
	);
}

#[test]
fn expected_something_else() {
	assert_eq!(error(""), "line 1, column 1: expected `methodology \"title\"` or `points \"title\"`, found the end of the source");
	assert_eq!(within("a +"), "line 6, column 19: expected a number, a name, `min`, `max`, `if` or `(`, found the end of the source");
	assert_eq!(
		within("g g"),
		"line 6, column 18: expected an operator, `vector` or the end, found `g`"
	);
	assert_eq!(within("(g"), "line 6, column 18: expected `)`, found the end of the source");
	assert_eq!(after_inputs("let = 3"), "line 6, column 5: expected a name, found `=`");
	assert_eq!(
        within("1 + if n > 1 then g else g"),
        "line 6, column 20: expected a quantity; an `if` within an expression stands in parentheses, found `if`"
    );
}

#[test]
fn missing_source() {
	assert_eq!(
        after_inputs("parameter p : 1 = 2\nlet x = 1"),
        "line 7, column 1: expected `source \"citation\"`, where this value is taken from, found `let`"
    );
	assert_eq!(
        after_inputs("table t of a : 1 = below 1 km -> 2 otherwise -> 3 result"),
        "line 6, column 51: expected `source \"citation\"`, where this value is taken from, found `result`"
    );
}

#[test]
fn number_too_large() {
	let number = "170141183460469231731687303715884105728";
	assert_eq!(
		within(number),
		"line 6, column 16: this number leaves 128 bits; write a smaller one"
	);
}

#[test]
fn too_many_decimals() {
	assert_eq!(
		within("0.1234567890123"),
		"line 6, column 16: too many decimals; the limit here is 12"
	);
	assert_eq!(
		error("methodology \"t\" input x : 1, decimals 10, from 0 to 1"),
		"line 1, column 39: too many decimals; the limit here is 9"
	);
	assert_eq!(
		error("methodology \"t\" input x : 1, decimals 1, from 0.25 to 1"),
		"line 1, column 47: too many decimals; the limit here is 1"
	);
}

#[test]
fn negative_range() {
	assert_eq!(
		error("methodology \"t\" input x : 1, decimals 1, from -1 to 1"),
		"line 1, column 47: must be zero or more and, with its decimals, fit 64 bits"
	);
}

#[test]
fn name_too_long() {
	assert_eq!(
		after_inputs(&format!("let {} = 1", "x".repeat(33))),
		"line 6, column 5: this name has 33 bytes; at most 32 are allowed"
	);
}

#[test]
fn reserved_name() {
	assert_eq!(
		after_inputs("let min = 1"),
		"line 6, column 5: `min` is a word of the language; choose another name"
	);
	assert_eq!(
        error("methodology \"t\" input reduction : gCO2e, decimals 3, from 0 to 1 result gCO2e = reduction"),
        "line 1, column 23: `reduction` is a word of the language; choose another name"
    );
}

#[test]
fn duplicate_name() {
	assert_eq!(
		declaring("let a = 1"),
		"line 6, column 5: `a` is declared already; every name is declared once"
	);
}

#[test]
fn unknown_name() {
	assert_eq!(
        within("g * later"),
        "line 6, column 20: `later` is not declared above; declare it before use (a compound unit after a number stands in brackets: `3 [gCO2e/km]`)"
    );
	assert!(declaring("let x = x").starts_with("line 6, column 9: `x` is not declared above"));
}

#[test]
fn unit_mismatch() {
	assert_eq!(
		within("a + 1 kWh"),
		"line 6, column 18: a sum needs one unit, but found `km` and `kWh`"
	);
	assert_eq!(
		within("a - g"),
		"line 6, column 18: a difference needs one unit, but found `km` and `gCO2e`"
	);
	assert_eq!(
		within("if a < g then g else g"),
		"line 6, column 21: a comparison needs one unit, but found `km` and `gCO2e`"
	);
	assert_eq!(
		within("min(g, a)"),
		"line 6, column 23: `min` needs one unit, but found `gCO2e` and `km`"
	);
	assert_eq!(
		within("if n > 1 then g else a"),
		"line 6, column 37: `if` needs one unit, but found `gCO2e` and `km`"
	);
	assert_eq!(
        within("max(0, g)"),
        "line 6, column 23: `max` needs one unit, but found `1` and `gCO2e`; a number without a unit is dimensionless, write `3 [gCO2e]` if it is in `gCO2e`"
    );
}

#[test]
fn unit_mismatch_of_the_result() {
	assert_eq!(
		within("a"),
		"line 6, column 16: the result of a methodology needs one unit, but found `gCO2e` and `km`"
	);
	assert_eq!(
        after_inputs("result points = 1 points"),
        "line 6, column 8: the result of a methodology needs one unit, but found `gCO2e` and `points`"
    );
	assert_eq!(
        error("points \"t\" result gCO2e = 1 gCO2e"),
        "line 1, column 19: the result of a points formula needs one unit, but found `points` and `gCO2e`"
    );
}

#[test]
fn unit_mismatch_of_a_declared_number() {
	assert_eq!(
		declaring("parameter p : km = 2 kWh source \"s\""),
		"line 6, column 20: a declared number needs one unit, but found `km` and `kWh`"
	);
	assert_eq!(
        declaring("table t of a : 1 = below 1 kWh -> 2 otherwise -> 3 source \"s\""),
        "line 6, column 26: a bound of the table and what it steps over needs one unit, but found `km` and `kWh`"
    );
}

#[test]
fn unit_too_large() {
	let said = "this unit has more than 8 symbols or an exponent beyond 127";
	assert_eq!(within("1 [km^128]"), format!("line 6, column 19: {said}"));
	assert_eq!(within("1 [a*b*c*d*e*f*g*h*i]"), format!("line 6, column 34: {said}"));
	assert_eq!(within("1 [km^127] * 1 km"), format!("line 6, column 27: {said}"));
}

#[test]
fn expected_quantity() {
	let said = "a quantity is wanted here, but this is a condition; choose with `if ... then ... else ...`";
	assert_eq!(within("g * (n > 1)"), format!("line 6, column 23: {said}"));
	assert_eq!(declaring("let x = n > 1"), format!("line 6, column 11: {said}"));
}

#[test]
fn expected_condition() {
	assert_eq!(
        within("if n then g else g"),
        "line 6, column 19: a condition is wanted here, but this is a quantity; compare it with another"
    );
}

#[test]
fn empty_range() {
	assert_eq!(
		error("methodology \"t\" input x : 1, decimals 0, from 2 to 1"),
		"line 1, column 52: the range ends before it begins; write the smaller bound first"
	);
}

#[test]
fn not_ascending() {
	let said = "the bounds of a table ascend; this one is not above the one before";
	assert_eq!(
		declaring("table t of n : 1 = below 2 -> 2 below 2.0 -> 3 otherwise -> 3 source \"s\""),
		format!("line 6, column 39: {said}")
	);
}

#[test]
fn not_a_table_subject() {
	assert_eq!(
        declaring("parameter p : 1 = 2 source \"s\" table t of p : 1 = below 2 -> 2 otherwise -> 3 source \"s\""),
        "line 6, column 43: a table steps over an input, a let or another table, but `p` is a parameter"
    );
}

#[test]
fn nesting_too_deep() {
	let said = "nested deeper than 32 levels; name a part of it with `let`";
	let nested = |depth: usize| format!("{}g{}", "(".repeat(depth), ")".repeat(depth));
	assert!(compile(&source(&format!("result gCO2e = {}", nested(31)))).is_ok());
	assert_eq!(within(&nested(32)), format!("line 6, column 48: {said}"));
	assert_eq!(within(&"-".repeat(5000)), format!("line 6, column 48: {said}"));
	assert_eq!(within(&"not ".repeat(1000)), format!("line 6, column 144: {said}"));
	assert_eq!(within(&"if ".repeat(1000)), format!("line 6, column 112: {said}"));
}

#[test]
fn stack_too_deep() {
	let lets: String = (0..29).map(|i| format!("let l{i} = g\n")).collect();
	let said =
		"33 values would be held at once, inputs, tables and lets included; at most 32 can be";
	assert_eq!(declaring(&lets), format!("line 34, column 5: {said}"));
}

#[test]
fn cost_too_high() {
	let sum = |terms: usize| format!("result gCO2e = {}", vec!["g"; terms].join(" + "));
	assert!(compile(&source(&sum(128))).is_ok());
	assert_eq!(
		after_inputs(&sum(129)),
		"line 6, column 8: the formula takes 257 operations; at most 256 are allowed"
	);
}

#[test]
fn cost_too_high_within_a_choice() {
	let sum = vec!["g"; 200].join(" + ");
	assert!(matches!(
		compile(&source(&format!("result gCO2e = if n > 1 then {sum} else g"))).unwrap_err().kind,
		ErrorKind::CostTooHigh { .. }
	));
}

#[test]
fn compiled_too_long() {
	// Sixty terms of 18 bytes, whose constants take 13 or 14.
	let sum: String =
		(0..60).map(|i| format!(" + g * 1000000000000000000000000000{i:03}")).collect();
	let text = source(&format!("result gCO2e = min(5 gCO2e, g{sum})"));
	assert!(matches!(
		compile(&text).unwrap_err().kind,
		ErrorKind::CompiledTooLong { bytes: 1025.. }
	));
}

#[test]
fn too_many_inputs() {
	let text = |count| format!("methodology \"t\"\n{}result gCO2e = 1 gCO2e", inputs(count));
	assert!(compile(&text(8)).is_ok());
	assert_eq!(error(&text(9)), "line 10, column 7: more than 8 inputs");
}

#[test]
fn too_many_vectors() {
	let text = |count| {
		format!("methodology \"t\"\nresult gCO2e = 1 gCO2e\n{}", "vector -> 1\n".repeat(count))
	};
	assert!(compile(&text(64)).is_ok());
	assert_eq!(error(&text(65)), "line 67, column 1: more than 64 vectors");
}

#[test]
fn overflow() {
	assert_eq!(
        within("g * 100000000000000000000000000000000000"),
        "line 6, column 18: within the declared ranges this can leave 128 bits; narrow the ranges of the inputs or use fewer decimals"
    );
}

#[test]
fn divisor_may_be_zero() {
	assert_eq!(
        within("g / (n - 1.5)"),
        "line 6, column 18: the divisor lies between -1.5 and 3.5, so it may be zero; narrow its range, or write `if x > 0 then ... / x else ...`"
    );
}

#[test]
fn result_may_be_negative() {
	assert_eq!(
		within("g - 0.25 gCO2e"),
		"line 6, column 16: the result may be as low as -0.25 gCO2e; write `max(0 gCO2e, ...)`"
	);
}

#[test]
fn result_too_large() {
	assert_eq!(
        within("g * 20000000000000"),
        "line 6, column 16: the result may be as high as 20000000000000000 gCO2e, which leaves 64 bits; narrow the ranges or use `min`"
    );
}

#[test]
fn vector_errors() {
	let vector = |text: &str| after_inputs(&format!("result gCO2e = g\nvector {text}"));
	assert_eq!(
		vector("a = 1, b = 1, n = 0 -> 1"),
		"line 7, column 1: this vector gives no value for input `g`; add `g = ...`"
	);
	assert_eq!(
		vector("a = 1, b = 1, n = 0, g = 1001 -> 1"),
		"line 7, column 33: input `g` ranges from 0.000 to 1000.000; this value is outside"
	);
	assert_eq!(
		vector("a = 1, a = 1 -> 1"),
		"line 7, column 15: `a` is declared already; every name is declared once"
	);
	assert!(vector("c = 1 -> 1").starts_with("line 7, column 8: `c` is not declared above"));
	assert_eq!(
		vector("a = 1, b = 1, n = 0, g = 1 -> 1.0001"),
		"line 7, column 38: too many decimals; the limit here is 3"
	);
	assert_eq!(
		vector("a = 1 kWh, b = 1, n = 0, g = 1 -> 1"),
		"line 7, column 12: a declared number needs one unit, but found `km` and `kWh`"
	);
}

#[test]
fn columns_should_count_characters_when_they_take_several_bytes() {
	assert!(error("methodology \"骑行替代\" ?").starts_with("line 1, column 20: "));
}
