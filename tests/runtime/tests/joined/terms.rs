//! A ride counts by the terms of its own day, whenever it is reported, and once in all the scenarios that succeed each
//! other (Art. 16, 18, 34). The terms that come later give a point for 20 g in place of 10 g, or 20 g a kilometre in place
//! of 26.9 g.

use pallet_issuance::{BatchStatus, Classes, Difference, Ground};
use pallet_scenarios::{Call, InForce, NextSource};
use suhui_primitives::{
	BatchId, Day, ParticipantId, Period, SourceId, Sources, VersionId, FIRST_NUMBER,
};
use suhui_runtime::{Runtime, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, succeed, today, FIRST_DAY},
	keys::AUTHORITY,
	scheme::{
		admit, admit_from, application, apply, approve, cycling, document, filing, naming,
		open_individual, publish, quantity, rejection, terminate, Platform, CYCLING_POINTS,
		DECEMBER, DEVELOPER, REPORTER,
	},
};

use crate::rides::{class, error, holds, record, status, Ride, JANUARY, TWO_AND_A_HALF};

/// A point for every 20 g.
pub const REVISED_POINTS: &str = r#"
	points "Cycling points, fewer"
	input reduction "reduction" : gCO2e, decimals 3, from 0 to 538
	parameter rate : points/gCO2e = 0.05 source "this scenario's rule of 2026"
	result points = reduction * rate
	vector reduction = 67.25 -> 3
	vector reduction = 538 -> 26
"#;

/// 20 g a kilometre, 20 km a day at most.
const REVISED_CYCLING: &str = r#"
	methodology "Cycling, by the factor of 2026"
	input distance "distance cycled that day" : km, decimals 3, from 0.001 to 500
	parameter cap : km = 20 source "this methodology"
	parameter factor : gCO2e/km = 20 source "factors of 2026"
	result gCO2e = min(distance, cap) * factor
	vector distance = 2.5 -> 50
	vector distance = 500 -> 400
"#;

/// 2.5 km by the later points formula: 67.25 g are three times 20 g.
const FEWER_POINTS: Ride = (2_500, (67_250, 3));
/// 2.5 km by the later methodology: 50 g are five times 10 g.
const SMALLER_FACTOR: Ride = (2_500, (50_000, 5));

/// 2026-01-16, from which the later terms hold.
const SIXTEENTH: Day = Day(20_469);
const FIRST_HALF: Period = Period { first: JANUARY.first, last: Day(20_468) };
const SECOND_HALF: Period = Period { first: SIXTEENTH, last: JANUARY.last };

/// What a scenario's developer sends to propose other terms.
pub fn proposal(source: SourceId, version: Option<VersionId>, points: &str) -> Call<Runtime> {
	let points_text = points.as_bytes().to_vec().try_into().expect("short");
	Call::propose_terms { source, version, points_text, document: document(7) }
}

/// The developer proposes another points formula, which is admitted from a day on.
pub fn admit_terms(source: SourceId, points: &str, from: Day) {
	let version = Scenarios::version(source, FIRST_NUMBER);
	succeed(DEVELOPER, proposal(source, version, points));
	admit_from(source, from);
}

/// What a developer sends to apply for a scenario that succeeds another.
pub fn succession(version: VersionId, predecessor: SourceId) -> Call<Runtime> {
	let mut call = application(version);
	if let Call::apply { succeeds, .. } = &mut call {
		*succeeds = Some(predecessor);
	}
	call
}

/// A scenario that succeeds another of the developer's, admitted from today on, with the same reporter.
fn successor(predecessor: SourceId) -> SourceId {
	let source = NextSource::<Runtime>::get();
	succeed(DEVELOPER, succession(version(predecessor), predecessor));
	admit_from(source, today());
	succeed(DEVELOPER, naming(source, &[REPORTER]));
	source
}

fn version(source: SourceId) -> VersionId {
	Scenarios::version(source, FIRST_NUMBER).expect("it has a methodology")
}

/// Cycling, and Ann, who consents to it.
fn gather() -> (SourceId, ParticipantId) {
	let source = cycling();
	(source, open_individual("//Ann", &[source]))
}

/// Ann's ride on the first day of a period.
fn ride(period: Period, source: SourceId, ann: ParticipantId, counted: Ride) -> Platform {
	Platform::during(period, source, &[record(ann, 1, counted)])
}

/// December from a day on.
fn december_from(day: u32) -> Period {
	Period { first: Day(DECEMBER.first.0 + day - 1), ..DECEMBER }
}

fn held(batch: BatchId, points: u64) {
	let difference = Difference::Subtotal { quantified: quantity(67_250, points) };
	assert_eq!(status(batch), BatchStatus::Held(Ground::Difference(difference)));
}

#[test]
fn ride_should_count_by_the_terms_of_its_day_when_it_is_reported_under_later_ones() {
	in_chain(|| {
		let (source, ann) = gather();
		admit_terms(source, REVISED_POINTS, SIXTEENTH);
		pass_to(JANUARY.last.saturating_add(1));
		error("TermsChange", fail(REPORTER, ride(JANUARY, source, ann, TWO_AND_A_HALF).opening()));
		let across = Period { first: FIRST_HALF.last, last: SIXTEENTH };
		error("TermsChange", fail(REPORTER, ride(across, source, ann, TWO_AND_A_HALF).opening()));
		let before = ride(FIRST_HALF, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
		let after = ride(SECOND_HALF, source, ann, FEWER_POINTS).fed_to_its_end();
		assert_eq!(holds(ann), quantity(134_500, 9));
		assert_eq!((status(before), status(after)), (BatchStatus::Complete, BatchStatus::Complete));
		// The reductions are alike.
		assert_eq!(class(before), class(after));
	});
}

#[test]
fn batch_should_be_held_when_it_counts_by_the_terms_of_other_days() {
	in_chain(|| {
		let (source, ann) = gather();
		admit_terms(source, REVISED_POINTS, SIXTEENTH);
		pass_to(JANUARY.last.saturating_add(1));
		held(ride(FIRST_HALF, source, ann, FEWER_POINTS).fed_to_its_end(), 6);
		held(ride(SECOND_HALF, source, ann, TWO_AND_A_HALF).fed_to_its_end(), 3);
		assert_eq!(holds(ann), quantity(0, 0));
	});
}

#[test]
fn batch_should_be_fed_by_its_own_terms_when_others_came_into_force_since_its_approval() {
	in_chain(|| {
		let (source, ann) = gather();
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		let batch = platform.approved();
		admit_terms(source, REVISED_POINTS, JANUARY.first.saturating_add(5));
		pass_to(SIXTEENTH);
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn reductions_should_be_of_another_class_when_the_terms_name_a_revised_methodology() {
	in_chain(|| {
		let (source, ann) = gather();
		let (first, revised) = (version(source), version(source) + 1);
		let methodology = pallet_methodology::Versions::<Runtime>::get(first)
			.expect("it was published")
			.methodology;
		let text = REVISED_CYCLING.as_bytes().to_vec().try_into().expect("short");
		let revision =
			pallet_methodology::Call::revise { methodology, text, document: document(2) };
		succeed(DEVELOPER, revision);
		let terms = proposal(source, Some(revised), CYCLING_POINTS);
		error("NotPublished", fail(DEVELOPER, terms.clone()));
		publish(revised);
		succeed(DEVELOPER, terms);
		admit_from(source, SIXTEENTH);
		pass_to(JANUARY.last.saturating_add(1));
		let before = ride(FIRST_HALF, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		let after = ride(SECOND_HALF, source, ann, SMALLER_FACTOR).fed_to_its_end();
		// 67,250 + 50,000 mg, 6 + 5 points.
		assert_eq!(holds(ann), quantity(117_250, 11));
		let of = |batch| Classes::<Runtime>::get(class(batch)).expect("it was issued").version;
		assert_eq!((of(before), of(after)), (Some(first), Some(revised)));
	});
}

#[test]
fn terms_should_be_passed_over_when_they_were_rejected() {
	in_chain(|| {
		let (source, ann) = gather();
		succeed(DEVELOPER, proposal(source, Some(version(source)), REVISED_POINTS));
		succeed(AUTHORITY, rejection(source));
		assert!(Scenarios::rule(source, FIRST_NUMBER + 1).is_none());
		admit_terms(source, REVISED_POINTS, SIXTEENTH);
		let expected = [(FIRST_NUMBER, DECEMBER.first), (FIRST_NUMBER + 2, SIXTEENTH)];
		assert_eq!(InForce::<Runtime>::get(source).to_vec(), expected);
		pass_to(JANUARY.last.saturating_add(1));
		ride(SECOND_HALF, source, ann, FEWER_POINTS).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 3));
	});
}

#[test]
fn day_should_not_be_reported_when_it_is_before_the_first_that_counts() {
	in_chain(|| {
		let source = apply(DEVELOPER, version(cycling()));
		let ann = open_individual("//Ann", &[source]);
		let fifteenth = december_from(15);
		admit_from(source, fifteenth.first);
		succeed(DEVELOPER, naming(source, &[REPORTER]));
		for period in [DECEMBER, december_from(14), Period { last: DECEMBER.first, ..DECEMBER }] {
			let platform = ride(period, source, ann, TWO_AND_A_HALF);
			error("BeforeAdmission", fail(REPORTER, platform.opening()));
		}
		ride(fifteenth, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn day_should_not_be_reported_when_the_scenario_is_admitted_from_a_later_one() {
	in_chain(|| {
		let source = apply(DEVELOPER, version(cycling()));
		let ann = open_individual("//Ann", &[source]);
		admit_from(source, SIXTEENTH);
		succeed(DEVELOPER, naming(source, &[REPORTER]));
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		error("BeforeAdmission", fail(REPORTER, platform.opening()));
		pass_to(JANUARY.last.saturating_add(1));
		let platform = ride(JANUARY, source, ann, TWO_AND_A_HALF);
		error("BeforeAdmission", fail(REPORTER, platform.opening()));
		ride(SECOND_HALF, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

/// Of January the first four days are the first scenario's, those from the 5th on the second's, and from the 16th on the
/// third's: by whose rule a day counts is nobody's choice.
#[test]
fn ride_should_be_credited_once_when_another_scenario_succeeds_its_own() {
	in_chain(|| {
		let (source, ann) = gather();
		let second = successor(source);
		pass_to(SIXTEENTH);
		let third = successor(second);
		for source in [second, third] {
			succeed("//Ann", pallet_participants::Call::give_consent { source });
		}
		pass_to(JANUARY.last.saturating_add(1));
		let line = [source, second, third];
		let days = [
			Period { first: JANUARY.first, last: Day(FIRST_DAY.0 - 1) },
			Period { first: FIRST_DAY, last: FIRST_HALF.last },
			SECOND_HALF,
		];
		for (at, period) in days.into_iter().enumerate() {
			let of = |source| ride(period, source, ann, TWO_AND_A_HALF);
			for source in &line[..at] {
				error("Succeeded", fail(REPORTER, of(*source).opening()));
			}
			for source in &line[at + 1..] {
				error("BeforeAdmission", fail(REPORTER, of(*source).opening()));
			}
			of(line[at]).fed_to_its_end();
			error("PeriodOverlaps", fail(REPORTER, of(line[at]).opening()));
		}
		// A batch across a succession is nobody's.
		for source in [source, second] {
			let across = ride(JANUARY, source, ann, TWO_AND_A_HALF).opening();
			let why = if source == second { "BeforeAdmission" } else { "Succeeded" };
			error(why, fail(REPORTER, across));
		}
		// Three rides.
		assert_eq!(holds(ann), quantity(201_750, 18));
	});
}

/// Days past are the predecessor's, by its terms: they count by no others because it did not report them.
#[test]
fn ride_should_count_by_the_terms_of_the_scenario_succeeded_when_it_was_before_the_successor() {
	in_chain(|| {
		let (source, ann) = gather();
		let second = NextSource::<Runtime>::get();
		succeed(DEVELOPER, succession(version(source), source));
		approve(second);
		for from in [DECEMBER.first, Day(FIRST_DAY.0 - 1)] {
			error("InThePast", fail(AUTHORITY, filing(second, from)));
		}
		succeed(AUTHORITY, filing(second, FIRST_DAY));
		succeed(DEVELOPER, naming(second, &[REPORTER]));
		let by_successor = ride(DECEMBER, second, ann, TWO_AND_A_HALF);
		error("BeforeAdmission", fail(REPORTER, by_successor.opening()));
		ride(DECEMBER, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn earlier_days_alone_should_go_on_when_a_scenario_was_succeeded() {
	in_chain(|| {
		let (source, ann) = gather();
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		let batch = platform.open();
		let second = successor(source);
		succeed(REPORTER, pallet_issuance::Call::cancel { batch });
		let by_successor = ride(DECEMBER, second, ann, TWO_AND_A_HALF);
		error("BeforeAdmission", fail(REPORTER, by_successor.opening()));
		platform.fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
		pass_to(JANUARY.last.saturating_add(1));
		let later = ride(SECOND_HALF, source, ann, TWO_AND_A_HALF);
		error("Succeeded", fail(REPORTER, later.opening()));
		// They do not come back when the successor ends.
		terminate(second, DEVELOPER);
		error("Succeeded", fail(REPORTER, later.opening()));
	});
}

#[test]
fn scenario_should_not_be_admitted_when_its_successor_is() {
	in_chain(|| {
		let first = apply(DEVELOPER, version(cycling()));
		let second = NextSource::<Runtime>::get();
		succeed(DEVELOPER, succession(version(first), first));
		admit_from(second, today());
		approve(first);
		for from in [DECEMBER.first, SIXTEENTH] {
			error("Succeeded", fail(AUTHORITY, filing(first, from)));
		}
	});
}

#[test]
fn scenario_should_not_be_admitted_when_the_one_before_it_begins_no_earlier() {
	in_chain(|| {
		let (source, _) = gather();
		let second = successor(source);
		let third = NextSource::<Runtime>::get();
		succeed(DEVELOPER, succession(version(second), second));
		approve(third);
		error("NotLater", fail(AUTHORITY, filing(third, today())));
		succeed(AUTHORITY, filing(third, today().saturating_add(1)));
	});
}

#[test]
fn days_should_be_each_scenarios_own_when_none_succeeds_the_other() {
	in_chain(|| {
		let (source, ann) = gather();
		let other = apply(DEVELOPER, version(source));
		admit(other, DEVELOPER, &[REPORTER]);
		succeed("//Ann", pallet_participants::Call::give_consent { source: other });
		for source in [source, other] {
			ride(DECEMBER, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		}
		assert_eq!(holds(ann), quantity(134_500, 12));
	});
}
