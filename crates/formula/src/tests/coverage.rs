//! Vectors have to reach every row, every branch and every operand.

use super::{declared, proven};
use crate::VectorError;

/// The line and column of what no vector reaches; `text` begins in line 6, vectors come after it. `a` is always 1 km
/// and `b` 1 km, `n` and `g` are given.
fn missing(text: &str, vectors: &[(u32, u32, &str)]) -> Option<(u32, u32)> {
	let vectors: String = vectors
		.iter()
		.map(|(n, g, expected)| format!("\nvector a = 1, b = 1, n = {n}, g = {g} -> {expected}"))
		.collect();
	match proven(&declared(&format!("{text}{vectors}"))).unwrap().run_vectors() {
		Ok(()) => None,
		Err(VectorError::NotReached { line, column, .. }) => Some((line, column)),
		Err(error) => panic!("{error}"),
	}
}

#[test]
fn run_vectors_should_name_the_branch_that_none_reaches() {
	let text = "result gCO2e = if n > 2\nthen g\nelse if n > 1\nthen 7 gCO2e\nelse 9 gCO2e";
	assert_eq!(missing(text, &[]), Some((7, 6)));
	assert_eq!(missing(text, &[(3, 1, "1")]), Some((8, 6)));
	assert_eq!(missing(text, &[(3, 1, "1"), (2, 1, "7")]), Some((10, 6)));
	assert_eq!(missing(text, &[(3, 1, "1"), (0, 1, "9")]), Some((9, 6)));
	assert_eq!(missing(text, &[(3, 1, "1"), (2, 1, "7"), (0, 1, "9")]), None);
}

#[test]
fn run_vectors_should_name_the_operand_that_is_never_chosen() {
	let text = "result gCO2e =\nmin(g,\n5 gCO2e,\nn * 2 gCO2e)";
	assert_eq!(missing(text, &[(5, 3, "3")]), Some((8, 1)));
	assert_eq!(missing(text, &[(5, 3, "3"), (5, 7, "5")]), Some((9, 1)));
	assert_eq!(missing(text, &[(5, 7, "5"), (1, 3, "2")]), Some((7, 5)));
	assert_eq!(missing(text, &[(5, 3, "3"), (5, 7, "5"), (1, 3, "2")]), None);
	// The second is less than the first, but it is the third that is chosen.
	assert_eq!(missing(text, &[(5, 3, "3"), (1, 7, "2")]), Some((8, 1)));
}

#[test]
fn run_vectors_should_count_both_operands_when_they_are_equal() {
	assert_eq!(missing("result gCO2e = max(g, 5 gCO2e)", &[(0, 5, "5")]), None);
}

#[test]
fn run_vectors_should_name_the_row_that_none_reaches() {
	let text = "table t of n : gCO2e =\nbelow 1 -> 4\nup to 3 -> 5\notherwise -> 6\nsource \"s\" result gCO2e = t";
	assert_eq!(missing(text, &[(5, 0, "6"), (0, 0, "4")]), Some((8, 1)));
	assert_eq!(missing(text, &[(5, 0, "6"), (3, 0, "5")]), Some((7, 1)));
	assert_eq!(missing(text, &[(5, 0, "6"), (1, 0, "5"), (0, 0, "4")]), None);
}

#[test]
fn run_vectors_should_name_the_column_that_none_reaches() {
	let text = |vectors: &str| {
		format!(
			"methodology \"t\" input kind : one of x, y input year : one of 2021, 2022\n\
			 table t of kind, year : gCO2e =\nfor 2022,\n2021\ny -> 1, 2\nx -> 3, 4\nsource \"s\"\nresult gCO2e = t {vectors}"
		)
	};
	let run = |vectors| proven(&text(vectors)).unwrap().run_vectors();
	let at = |line, column| move |found| matches!(found, Err(VectorError::NotReached { line: l, column: c, .. }) if (l, c) == (line, column));
	assert!(at(4, 1)(run("vector kind = x, year = 2022 -> 3 vector kind = y, year = 2022 -> 1")));
	assert!(at(5, 1)(run("vector kind = x, year = 2022 -> 3 vector kind = x, year = 2021 -> 4")));
	assert_eq!(run("vector kind = x, year = 2022 -> 3 vector kind = y, year = 2021 -> 2"), Ok(()));
}

#[test]
fn run_vectors_should_reach_what_quotients_choose() {
	let text = "result gCO2e = min(g / (n + 1),\n1 gCO2e)";
	assert_eq!(missing(text, &[(1, 1, "0.5")]), Some((7, 1)));
	assert_eq!(missing(text, &[(1, 1, "0.5"), (0, 3, "1")]), None);
}
