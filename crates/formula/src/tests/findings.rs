//! What takes no effect, and figures that cite nothing, do not pass silently.

use super::CYCLING;
use crate::{compile, ErrorKind};

/// The first finding in a text of which everything else is sound, with its line and column.
fn finding(text: &str) -> Option<(u32, u32, ErrorKind)> {
	compile(text).err().map(|error| (error.line, error.column, error.kind))
}

/// Inputs `x` from 0 to 9 kWh and `n` from 0 to 5, which the result takes with a factor, and this text before it.
fn with(text: &str) -> Option<(u32, u32, ErrorKind)> {
	finding(&format!(
		"methodology \"t\" input x : kWh, decimals 1, from 0 to 9 input n : 1, decimals 0, from 0 to 5 \
		 parameter f : gCO2e/kWh = 1 source \"s\"\n{text}\nresult gCO2e = x * f * n"
	))
}

fn unused(name: &str, input: bool) -> ErrorKind {
	ErrorKind::Unused { name: name.into(), input }
}

#[test]
fn texts_should_pass_when_everything_takes_effect() {
	assert_eq!(finding(CYCLING), None);
	assert_eq!(with(""), None);
}

#[test]
fn names_should_be_used() {
	assert_eq!(with("input y : 1, decimals 0, from 0 to 1"), Some((2, 7, unused("y", true))));
	assert_eq!(with("input kind : one of a, b"), Some((2, 7, unused("kind", true))));
	assert_eq!(with("parameter p : 1 = 2 source \"s\""), Some((2, 11, unused("p", false))));
	assert_eq!(with("let y = x * n"), Some((2, 5, unused("y", false))));
	let table = "table t of n : 1 = below 2 -> 1 otherwise -> 2 source \"s\"";
	assert_eq!(with(table), Some((2, 7, unused("t", false))));
	assert_eq!(with("input y : kWh, decimals 1, from 0 to 9 assert x <= y \"s\""), None);
}

#[test]
fn scales_should_be_used() {
	assert_eq!(with("unit MWh = 1000 kW"), Some((2, 6, unused("MWh", false))));
	assert_eq!(with("unit MWh = 1000 kW unit GWh = 1000 MWh"), Some((2, 25, unused("GWh", false))));
	assert_eq!(
		with("unit day2 = 2 n source \"s\" let y = 0 [day2] assert n > y * 0 \"s\"").map(|it| it.2),
		Some(ErrorKind::NameIsUnit { name: "n".into() })
	);
}

#[test]
fn inputs_should_be_for_points_just_where_the_methodology_does_not_use_them() {
	assert_eq!(with("input y : 1, decimals 0, from 0 to 1, for points"), None);
	assert_eq!(with("input kind : one of a, b, for points"), None);
	let used = finding(
		"methodology \"t\" input x : gCO2e, decimals 0, from 0 to 9, for points result gCO2e = x",
	);
	assert_eq!(used, Some((1, 23, ErrorKind::UsedForPoints { name: "x".into() })));
	let points =
		finding("points \"t\" input x : 1, decimals 0, from 0 to 9, for points result points = 0");
	assert_eq!(points, Some((1, 18, unused("x", true))));
}

#[test]
fn names_should_be_no_units_of_the_text() {
	let name = |name: &str| ErrorKind::NameIsUnit { name: name.into() };
	assert_eq!(with("let kWh = x * n assert kWh > 0 \"s\""), Some((2, 5, name("kWh"))));
	let table = finding("methodology \"t\" input km : km, decimals 0, from 0 to 9 parameter f : gCO2e/km = 1 source \"s\" result gCO2e = km * f");
	assert_eq!(table, Some((1, 23, name("km"))));
}

#[test]
fn conditions_should_be_open() {
	let decided = |condition: &str, holds| {
		let low = "parameter low : kWh = 9 source \"s\" assert x < low \"s\"";
		let found = with(&format!("{low}\nassert (if {condition} then n else 3) > 2 \"s\""));
		assert!(
			matches!(found, Some((3, _, ErrorKind::Decided { holds: found })) if found == holds),
			"{condition}: {found:?}"
		);
	};
	decided("n >= 0", true);
	decided("n > 5", false);
	decided("n == 2.5", false);
	decided("x > low", false);
	decided("n < 2 and n > 1", false);
	decided("n <= 2 or n >= 2", true);
	decided("not (n < 0)", true);
	decided("x - x == 0", true);
}

#[test]
fn assertions_should_be_open() {
	assert_eq!(with("assert n >= 0 \"s\""), Some((2, 10, ErrorKind::Decided { holds: true })));
	assert_eq!(with("assert n > 5 \"s\""), Some((2, 10, ErrorKind::Decided { holds: false })));
	let twice = "assert n >= 2 \"s\" assert n > 1 \"s\"";
	assert_eq!(with(twice), Some((2, 28, ErrorKind::Decided { holds: true })));
}

#[test]
fn operands_should_be_chosen_by_some_record() {
	assert_eq!(with("assert max(0, n) > 2 \"s\""), Some((2, 12, ErrorKind::NeverChosen)));
	assert_eq!(with("assert min(n, 5) > 2 \"s\""), Some((2, 15, ErrorKind::NeverChosen)));
	assert_eq!(with("assert min(n, 4, n + 1) > 2 \"s\""), Some((2, 18, ErrorKind::NeverChosen)));
	assert_eq!(with("assert min(n + 1, 4, n) > 2 \"s\""), Some((2, 12, ErrorKind::NeverChosen)));
	assert_eq!(with("assert min(4, n + 1, n) > 2 \"s\""), Some((2, 15, ErrorKind::NeverChosen)));
	assert_eq!(with("assert min(n, 4) > 2 \"s\""), None);
	assert_eq!(
		with("assert n >= 2 \"s\" assert max(n, 1) < 5 \"s\""),
		Some((2, 33, ErrorKind::NeverChosen))
	);
}

#[test]
fn rows_should_be_reached_by_some_record() {
	let row = |rows: &str| {
		with(&format!("table t of n : 1 =\n{rows}\notherwise -> 2 source \"s\" assert n > t \"s\""))
	};
	assert_eq!(row("below 2 -> 1"), None);
	assert_eq!(row("below 0 -> 1"), Some((3, 1, ErrorKind::Unreachable { code: None })));
	assert_eq!(
		row("below 2 -> 1\nbelow 1.5 -> 1").map(|found| found.2),
		Some(ErrorKind::NotAscending)
	);
	assert_eq!(
		row("below 1.5 -> 1\nbelow 2 -> 1"),
		Some((4, 1, ErrorKind::Unreachable { code: None }))
	);
	assert_eq!(row("up to 5 -> 1"), Some((4, 1, ErrorKind::Unreachable { code: None })));
	assert_eq!(row("below 5 -> 1"), None);
}

#[test]
fn codes_should_be_reached_by_some_record() {
	let table = |assertion: &str, rows: &str| {
		with(&format!(
			"input k : one of a, b, c\nassert {assertion} \"s\"\ntable t of {rows} source \"s\" assert n > t \"s\""
		))
	};
	let rows = "k : 1 =\na -> 1\nb -> 2\nc -> 3";
	let unreachable = |code: &str| ErrorKind::Unreachable { code: Some(code.into()) };
	assert_eq!(table("k != a", rows), Some((5, 1, unreachable("a"))));
	assert_eq!(table("k != b", rows), Some((6, 1, unreachable("b"))));
	assert_eq!(table("not (k == b)", rows), Some((6, 1, unreachable("b"))));
	assert_eq!(table("k != b and k != a", rows), Some((5, 1, unreachable("a"))));
	assert_eq!(table("k != b or n > 2", rows), None);
	let columns = "n, k : 1 = for a,\nb,\nc below 2 -> 1, 2, 3 otherwise -> 4, 5, 6";
	assert_eq!(table("k != b", columns), Some((5, 1, unreachable("b"))));
	assert_eq!(table("k != c", columns), Some((6, 1, unreachable("c"))));
}

#[test]
fn conditions_should_be_open_when_codes_are_excluded_one_by_one() {
	let chain = |choice: &str| {
		with(&format!("input k : one of a, b, c let y =\n{choice} assert y < n \"s\""))
	};
	assert_eq!(chain("if k == b then 1 else if k == a then 2 else 3"), None);
	let last = chain("if k == b then 1 else if k == a then 2 else if k == c then 3 else 4");
	assert_eq!(last, Some((3, 50, ErrorKind::Decided { holds: true })));
}

#[test]
fn figures_with_a_unit_should_cite() {
	let uncited = |written: &str| ErrorKind::UncitedFigure { written: written.into() };
	assert_eq!(with("assert x < 5 kWh \"s\""), Some((2, 12, uncited("5 kWh"))));
	assert_eq!(with("assert x * 2 [1/kWh] < n \"s\""), Some((2, 12, uncited("2 1/kWh"))));
	assert_eq!(with("assert x > 0 kWh \"s\""), None);
	assert_eq!(with("assert n < 5 \"s\""), None);
}
