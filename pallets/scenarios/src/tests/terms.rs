//! What is asked of terms: which hold on a period's days, and how they quantify.

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{
	Period, Quantity, SourceId, Sources as _,
	TermsFault::{Before, Change},
};

use super::{
	admit, admit_from, admit_terms, apply, june, propose, propose_as, reject, reject_terms, revise,
	terminate, try_apply, BY_REDUCTION, BY_RIDES,
};
use crate::mock::*;

fn of_june(first: u32, last: u32) -> Period {
	Period { first: june(first), last: june(last) }
}

/// A scenario admitted long ago, with other points from 15 June 2026 on.
fn revised() -> SourceId {
	Today::set(&june(10));
	let source = admit();
	assert_eq!(revise(source, june(15)), 2);
	source
}

#[test]
fn terms_should_be_the_first_ones_when_no_others_came_into_force() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_eq!(Scenarios::terms(source, of_june(1, 30)), Ok(1));
	});
}

#[test]
fn terms_should_be_those_before_when_the_period_ends_the_day_before_a_change() {
	build_and_execute(|| {
		let source = revised();
		for period in [of_june(1, 14), of_june(14, 14)] {
			assert_eq!(Scenarios::terms(source, period), Ok(1));
		}
	});
}

#[test]
fn terms_should_be_the_next_ones_when_the_period_begins_on_their_first_day() {
	build_and_execute(|| {
		let source = revised();
		for period in [of_june(15, 30), of_june(15, 15), of_june(30, 30)] {
			assert_eq!(Scenarios::terms(source, period), Ok(2));
		}
	});
}

#[test]
fn terms_should_be_refused_when_they_change_within_the_period() {
	build_and_execute(|| {
		let source = revised();
		for period in [of_june(1, 30), of_june(14, 15), of_june(1, 15), of_june(14, 30)] {
			assert_eq!(Scenarios::terms(source, period), Err(Change));
		}
	});
}

#[test]
fn terms_should_be_told_apart_when_they_changed_more_than_once() {
	build_and_execute(|| {
		let source = revised();
		assert_ok!(propose(source));
		assert_ok!(reject_terms(source));
		assert_eq!(revise(source, june(20)), 4);
		assert_eq!(Scenarios::terms(source, of_june(1, 14)), Ok(1));
		assert_eq!(Scenarios::terms(source, of_june(15, 19)), Ok(2));
		assert_eq!(Scenarios::terms(source, of_june(20, 30)), Ok(4));
		for period in [of_june(14, 20), of_june(19, 20), of_june(15, 30)] {
			assert_eq!(Scenarios::terms(source, period), Err(Change));
		}
	});
}

#[test]
fn terms_should_be_refused_when_a_day_is_before_the_first_ones() {
	build_and_execute(|| {
		let source = admit_from(june(5));
		assert_eq!(Scenarios::terms(source, of_june(5, 30)), Ok(1));
		for period in [of_june(1, 4), of_june(4, 4), of_june(4, 5), of_june(1, 30)] {
			assert_eq!(Scenarios::terms(source, period), Err(Before));
		}
	});
}

#[test]
fn terms_should_be_refused_when_none_came_into_force() {
	build_and_execute(|| {
		let (in_review, rejected) = (apply(), apply());
		reject(rejected);
		for source in [in_review, rejected, rejected + 1] {
			assert_eq!(Scenarios::terms(source, of_june(1, 30)), Err(Before));
		}
	});
}

#[test]
fn terms_should_still_hold_when_the_scenario_is_terminated() {
	build_and_execute(|| {
		let source = revised();
		terminate(source);
		assert_eq!(Scenarios::terms(source, of_june(1, 14)), Ok(1));
		assert_eq!(Scenarios::terms(source, of_june(15, 30)), Ok(2));
	});
}

#[test]
fn version_should_be_that_of_the_terms_when_they_are_revised() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose_as(source, Some(REVISED), BY_REDUCTION));
		assert_ok!(admit_terms(source, june(15)));
		assert_ok!(propose_as(source, None, BY_RIDES));
		let versions = [1, 2, 3, 4].map(|terms| Scenarios::version(source, terms));
		assert_eq!(versions, [Some(PUBLISHED), Some(REVISED), None, None]);
		assert_eq!(Scenarios::version(source + 1, 1), None);
	});
}

#[test]
fn rule_should_quantify_by_the_version_of_the_terms_when_it_is_revised() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose_as(source, Some(REVISED), BY_REDUCTION));
		assert_ok!(admit_terms(source, june(15)));
		let quantify =
			|terms| Scenarios::rule(source, terms).unwrap().quantify(&[2, 10_000], june(1));
		// 2 rides, 10 km: at 180.5 g 1,805 g, at 150 g 1,500 g, and a point for each 10 g of them.
		assert_eq!(quantify(1), Ok(Quantity { reduction: 1_805_000, points: 180 }));
		assert_eq!(quantify(2), Ok(Quantity { reduction: 1_500_000, points: 150 }));
	});
}

#[test]
fn rule_should_give_the_points_of_the_terms_when_they_are_revised() {
	build_and_execute(|| {
		let source = revised();
		let quantify =
			|terms| Scenarios::rule(source, terms).unwrap().quantify(&[2, 10_000], june(1));
		// 1,805 g: a point for each 10 g of them, and for each 20 g.
		assert_eq!(quantify(1), Ok(Quantity { reduction: 1_805_000, points: 180 }));
		assert_eq!(quantify(2), Ok(Quantity { reduction: 1_805_000, points: 90 }));
	});
}

#[test]
fn rule_should_give_points_alone_when_the_terms_name_no_methodology() {
	build_and_execute(|| {
		assert_ok!(try_apply(None, BY_RIDES));
		let quantity = Scenarios::rule(1, 1).unwrap().quantify(&[4], june(1));
		assert_eq!(quantity, Ok(Quantity { reduction: 0, points: 14 }));
	});
}

#[test]
fn rule_should_be_unknown_when_the_terms_are() {
	build_and_execute(|| {
		let source = admit();
		assert_eq!(Scenarios::rule(source, 0), None);
		assert_eq!(Scenarios::rule(source, 2), None);
		assert_eq!(Scenarios::rule(source + 1, 1), None);
	});
}

#[test]
fn rule_should_be_unknown_when_scenario_or_terms_were_rejected() {
	build_and_execute(|| {
		let (scenario, source) = (apply(), admit());
		reject(scenario);
		assert_ok!(propose(source));
		assert_ok!(reject_terms(source));
		assert_eq!(Scenarios::rule(scenario, 1), None);
		assert_eq!(Scenarios::rule(source, 2), None);
		assert_eq!(Scenarios::version(source, 2), Some(PUBLISHED));
	});
}
