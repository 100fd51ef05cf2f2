//! A scenario from its application to its end (Art. 18-23), by the working days of 2026: which days are due, what the
//! offices do of it in turn, and what becomes of its batches.

use pallet_accreditation::Interest;
use pallet_calendar::Event as Calendars;
use pallet_issuance::BatchStatus;
use pallet_scenarios::{Call, Event, Mechanism, OutsideClaim};
use suhui_primitives::{
	BatchId, Day, Deadlines, Due, Matter, ParticipantId, ParticipantKind, Period, Seat, SourceId,
	Sources, Subject, VersionId, FIRST_NUMBER, PAGE_SIZE,
};
use suhui_runtime::{Calendar, Runtime, RuntimeEvent, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, pass_to_end_of, refusal_code, succeed, tentatively},
	keys::{Seed, AUTHORITY, EXPERTS, OPERATOR},
	scheme::{
		acceptance, apply, approval, approve, assignment, cycling, document, double_claim, expert,
		filing, number, open, open_individual, open_others, order, quantity, rectified, rejection,
		termination, together, Platform, DECEMBER, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::{
	rides::{error, holds, progress, record, status, Ride, KILOMETRE, TWO_AND_A_HALF},
	terms::{admit_terms, proposal, REVISED_POINTS},
};

const SUCCESSOR: Seed = "//Successor";

/// 2026-02-13, the last day but one before the Spring Festival's holiday, whose Saturday, the 14th, is worked.
const BEFORE_THE_FESTIVAL: Day = Day(20_497);
/// 2026-03-05: the 14th of February is one, Tuesday the 24th to Saturday the 28th, which is worked, are five more, and
/// Monday the 2nd to Thursday the 5th of March are four.
const AFTER_THE_FESTIVAL: Day = Day(20_517);

fn version(source: SourceId) -> VersionId {
	Scenarios::version(source, FIRST_NUMBER).expect("it has a methodology")
}

/// What the operator sends to let a scenario be another developer's.
fn consent_transfer(source: SourceId, to: Seed) -> Call<Runtime> {
	Call::consent_transfer { source, to: number(to), document: document(6) }
}

fn review(source: SourceId) -> Subject {
	Subject::Review(Matter::Scenario(source))
}

/// So many working days late.
fn met(events: &[RuntimeEvent], of: Subject) -> Option<u16> {
	events.iter().find_map(|event| match event {
		RuntimeEvent::Calendar(Calendars::Met { subject, late }) if *subject == of => Some(*late),
		_ => None,
	})
}

#[test]
fn review_should_be_due_ten_working_days_after_the_material_when_it_is_taken_in_later() {
	// 2026-02-13, and 2026-04-30 before Labour Day's holiday, of which Saturday, the 9th of May, is made up for.
	for (came_in, due) in [(BEFORE_THE_FESTIVAL, AFTER_THE_FESTIVAL), (Day(20_573), Day(20_591))] {
		in_chain(|| {
			let version = version(cycling());
			pass_to(came_in);
			let source = apply(DEVELOPER, version);
			pass_to(came_in.saturating_add(1));
			succeed(OPERATOR, acceptance(source));
			assert_eq!(Calendar::due(review(source)), Some(Due::On(due)));
		});
	}
}

#[test]
fn review_should_be_due_by_the_day_of_completion_when_the_application_was_returned() {
	in_chain(|| {
		let source = apply(DEVELOPER, version(cycling()));
		let completion = Subject::Completion(Matter::Scenario(source));
		// Monday, 5 January, and five days on: Monday the 12th.
		assert_eq!(Calendar::due(completion), Some(Due::On(Day(20_465))));
		succeed(
			OPERATOR,
			Call::return_incomplete { source, terms: FIRST_NUMBER, reason: document(6) },
		);
		assert_eq!(Calendar::due(completion), None);
		pass_to(BEFORE_THE_FESTIVAL);
		succeed(DEVELOPER, Call::complete { source, document: document(7) });
		succeed(OPERATOR, acceptance(source));
		assert_eq!(Calendar::due(review(source)), Some(Due::On(AFTER_THE_FESTIVAL)));
	});
}

#[test]
fn review_should_be_met_late_when_the_operator_approves_after_its_day() {
	in_chain(|| {
		let version = version(cycling());
		pass_to(BEFORE_THE_FESTIVAL);
		let source = apply(DEVELOPER, version);
		succeed(OPERATOR, acceptance(source));
		pass_to(AFTER_THE_FESTIVAL);
		tentatively(|| {
			let events = succeed(OPERATOR, approval(source));
			assert_eq!(met(&events, review(source)), Some(0));
		});
		pass_to(AFTER_THE_FESTIVAL.saturating_add(1));
		let events = succeed(OPERATOR, approval(source));
		assert_eq!(met(&events, review(source)), Some(1));
		// The Measures give the authority no days to file it in.
		assert_eq!(Calendar::due(review(source)), None);
		succeed(AUTHORITY, filing(source, DECEMBER.first));
	});
}

#[test]
fn application_should_wait_for_the_panel_when_the_operator_named_one() {
	in_chain(|| {
		let source = apply(DEVELOPER, version(cycling()));
		succeed(OPERATOR, acceptance(source));
		let matter = Matter::Scenario(source);
		let seats = EXPERTS.map(|seed| Seat::Expert(expert(seed))).to_vec();
		let seats = seats.try_into().expect("few seats");
		succeed(OPERATOR, pallet_experts::Call::name_panel { matter, seats });
		for seed in EXPERTS {
			error("NotFavourable", fail(OPERATOR, approval(source)));
			let report = document(3);
			succeed(seed, pallet_experts::Call::opine { matter, favourable: true, report });
		}
		succeed(OPERATOR, approval(source));
		succeed(AUTHORITY, filing(source, DECEMBER.first));
	});
}

/// Ordered on Friday, 2026-09-18: the Sunday after is worked, as is Saturday, 10 October.
#[test]
fn scenario_should_end_after_the_day_it_was_to_be_rectified_by_when_nothing_is_submitted() {
	in_chain(|| {
		let source = cycling();
		pass_to(Day(20_714));
		succeed(OPERATOR, order(source, 20));
		let subject = Subject::Rectification(source);
		let last = Day(20_748);
		assert_eq!(Calendar::due(subject), Some(Due::On(last)));
		// Three seconds before midnight.
		pass_to_end_of(last);
		error("NotDue", fail(OPERATOR, termination(source)));
		tentatively(|| {
			let events = succeed(DEVELOPER, rectified(source));
			assert_eq!(met(&events, subject), Some(0));
		});
		pass_to(last.saturating_add(1));
		succeed(OPERATOR, termination(source));
		assert_eq!(Calendar::due(subject), None);
		assert!(!Scenarios::is_active(source));
	});
}

#[test]
fn scenario_should_go_on_when_what_was_rectified_late_suffices() {
	in_chain(|| {
		let source = cycling();
		pass_to(Day(20_714));
		succeed(OPERATOR, order(source, 20));
		pass_to(Day(20_749));
		let events = succeed(DEVELOPER, rectified(source));
		assert_eq!(met(&events, Subject::Rectification(source)), Some(1));
		error("NotDue", fail(OPERATOR, termination(source)));
		succeed(OPERATOR, Call::accept_rectification { source });
		assert!(Scenarios::is_active(source));
	});
}

/// Ann's ride on the first day of a period.
fn ride(period: Period, source: SourceId, ann: ParticipantId, counted: Ride) -> Platform {
	Platform::during(period, source, &[record(ann, 1, counted)])
}

#[test]
fn days_should_count_by_the_rule_of_their_own_when_it_changes_within_a_month() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		// A point for every 20 g from 15 June on: 67.25 g are three times 20 g.
		let fifteenth = Day(20_619);
		admit_terms(source, REVISED_POINTS, fifteenth);
		let june = Period { first: Day(20_605), last: Day(20_634) };
		pass_to(june.last.saturating_add(1));
		error("TermsChange", fail(REPORTER, ride(june, source, ann, TWO_AND_A_HALF).opening()));
		let before = Period { last: Day(fifteenth.0 - 1), ..june };
		ride(before, source, ann, TWO_AND_A_HALF).fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
		let after = Period { first: fifteenth, ..june };
		ride(after, source, ann, (2_500, (67_250, 3))).fed_to_its_end();
		assert_eq!(holds(ann), quantity(134_500, 9));
	});
}

/// A kilometre each of eight people, on a page each, who consent.
fn on_eight_pages(source: SourceId) -> (Vec<ParticipantId>, Platform) {
	let ann = open_individual("//Ann", &[source]);
	open_others(7 * PAGE_SIZE);
	let people: Vec<_> = (0..8).map(|page| ann + page * PAGE_SIZE).collect();
	let participants = people[1..].to_vec().try_into().expect("few");
	succeed(OPERATOR, pallet_participants::Call::record_consents { source, participants });
	let records: Vec<_> = people.iter().map(|person| record(*person, 1, KILOMETRE)).collect();
	(people, Platform::of(source, &records))
}

/// What is left of a platform's records past its first three chunks.
fn rest(source: SourceId, people: &[ParticipantId], batch: BatchId) -> Platform {
	let records: Vec<_> = people[3..].iter().map(|person| record(*person, 1, KILOMETRE)).collect();
	Platform::of(source, &records).continuing(batch)
}

#[test]
fn batch_should_close_as_it_stands_when_its_activity_was_found_to_be_claimed_twice() {
	in_chain(|| {
		let source = cycling();
		let (people, platform) = on_eight_pages(source);
		let batch = platform.approved();
		for chunk in 0..3 {
			platform.feed(batch, chunk).expect("it is the next chunk");
		}
		let termination = double_claim(source);
		succeed(OPERATOR, termination);
		for sender in [REPORTER, OPERATOR] {
			assert_eq!(refusal_code(sender, platform.feeding(batch, 3)), 5);
		}
		let held: Vec<_> = people.iter().map(|person| holds(*person)).collect();
		assert_eq!(held, [[quantity(26_900, 2); 3].to_vec(), vec![quantity(0, 0); 5]].concat());
		succeed(OPERATOR, pallet_issuance::Call::hold { batch, reason: document(6) });
		succeed(OPERATOR, pallet_issuance::Call::close { batch });
		assert_eq!((status(batch), progress(batch).chunks), (BatchStatus::Closed, 3));
		let rest = rest(source, &people, batch);
		error("Frozen", fail(REPORTER, rest.opening()));
	});
}

#[test]
fn batch_should_be_fed_no_more_when_a_double_claim_was_found_after_its_developer_left() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		let batch = platform.approved();
		succeed(DEVELOPER, Call::leave { source });
		let termination = double_claim(source);
		succeed(OPERATOR, termination);
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);
		assert_eq!(holds(ann), quantity(0, 0));
	});
}

#[test]
fn batch_should_be_fed_again_when_its_scenario_was_frozen_and_let_go() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		let batch = platform.approved();
		succeed(AUTHORITY, Call::freeze { source, reason: document(6) });
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);
		error("Frozen", fail(REPORTER, platform.opening()));
		error("FrozenByAuthority", fail(OPERATOR, Call::unfreeze { source }));
		succeed(AUTHORITY, Call::unfreeze { source });
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn batch_should_be_issued_when_its_developer_left_after_it_was_opened() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = ride(DECEMBER, source, ann, TWO_AND_A_HALF);
		let batch = platform.open();
		succeed(DEVELOPER, Call::leave { source });
		succeed(DEVELOPER, pallet_participants::Call::close {});
		platform.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(holds(ann), quantity(67_250, 6));
		let january = Period { first: Day(20_454), last: Day(20_457) };
		error("NotActive", fail(REPORTER, ride(january, source, ann, TWO_AND_A_HALF).opening()));
	});
}

/// What the developer sends to declare a claim.
fn declaration(source: SourceId, first: Day, last: Day) -> Call<Runtime> {
	let (mechanism, reference) = (Mechanism::GreenCertificate, document(9).blake2_256);
	Call::declare_claim { source, claim: OutsideClaim { mechanism, reference, first, last } }
}

fn conflicts(events: &[RuntimeEvent]) -> Vec<Event<Runtime>> {
	let of = |event: &RuntimeEvent| match event {
		RuntimeEvent::Scenarios(found @ Event::ConflictReported { .. }) => Some(found.clone()),
		_ => None,
	};
	events.iter().filter_map(of).collect()
}

#[test]
fn claim_should_be_a_conflict_when_a_batch_covers_its_days() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		// The first half of December.
		let half = Period { last: Day(DECEMBER.first.0 + 13), ..DECEMBER };
		let batch = ride(half, source, ann, TWO_AND_A_HALF).open();
		let after = declaration(source, Day(half.last.0 + 1), DECEMBER.last);
		assert!(conflicts(&succeed(DEVELOPER, after)).is_empty());
		let within = declaration(source, Day(half.first.0 - 30), half.first);
		let conflict = Event::ConflictReported {
			conflict: FIRST_NUMBER,
			source,
			by: None,
			claim: Some(2),
			document: None,
		};
		assert_eq!(conflicts(&succeed(DEVELOPER, within.clone())), [conflict]);
		succeed(REPORTER, pallet_issuance::Call::cancel { batch });
		assert!(conflicts(&succeed(DEVELOPER, within)).is_empty());
	});
}

#[test]
fn claim_should_be_a_conflict_once_when_batches_come_to_cover_its_days() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let claimed = declaration(source, DECEMBER.first, DECEMBER.last);
		assert!(conflicts(&succeed(DEVELOPER, claimed)).is_empty());
		let half = Period { last: Day(DECEMBER.first.0 + 13), ..DECEMBER };
		let opening = ride(half, source, ann, TWO_AND_A_HALF).opening();
		let conflict = Event::ConflictReported {
			conflict: FIRST_NUMBER,
			source,
			by: None,
			claim: Some(1),
			document: None,
		};
		assert_eq!(conflicts(&succeed(REPORTER, opening)), [conflict]);
		let rest = Period { first: Day(half.last.0 + 1), ..DECEMBER };
		let opening = ride(rest, source, ann, TWO_AND_A_HALF).opening();
		assert!(conflicts(&succeed(REPORTER, opening)).is_empty());
	});
}

/// What the verifier attested before stands.
#[test]
fn verifier_should_have_an_interest_when_the_scenario_passed_on_to_it() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let half = Period { last: Day(DECEMBER.first.0 + 13), ..DECEMBER };
		let first = ride(half, source, ann, TWO_AND_A_HALF);
		let batch = first.open();
		first.attest(batch);
		let to = Some(number(VERIFIER));
		succeed(DEVELOPER, Call::transfer { source, to });
		succeed(OPERATOR, consent_transfer(source, VERIFIER));
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		first.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(holds(ann), quantity(67_250, 6));
		let rest = Period { first: Day(half.last.0 + 1), ..DECEMBER };
		let second = ride(rest, source, ann, TWO_AND_A_HALF).open();
		error("Interested", fail(OPERATOR, assignment(second, VERIFIER)));
	});
}

/// Declared while another developed it, the interest was none in the scenario.
#[test]
fn verifier_should_have_an_interest_when_the_scenario_passed_on_to_whom_it_declared_one_in() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let successor = open(SUCCESSOR, ParticipantKind::Organisation, &[]);
		let interest = Interest::Participant(successor);
		succeed(VERIFIER, pallet_accreditation::Call::declare_interest { interest });
		let half = Period { last: Day(DECEMBER.first.0 + 13), ..DECEMBER };
		let first = ride(half, source, ann, TWO_AND_A_HALF);
		let batch = first.open();
		first.attest(batch);
		succeed(DEVELOPER, Call::transfer { source, to: Some(successor) });
		succeed(OPERATOR, consent_transfer(source, SUCCESSOR));
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		first.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(holds(ann), quantity(67_250, 6));
		let rest = Period { first: Day(half.last.0 + 1), ..DECEMBER };
		let second = ride(rest, source, ann, TWO_AND_A_HALF).open();
		error("Interested", fail(OPERATOR, assignment(second, VERIFIER)));
	});
}

#[test]
fn developer_should_leave_the_scheme_when_its_scenario_is_anothers() {
	in_chain(|| {
		let source = cycling();
		let close = pallet_participants::Call::<Runtime>::close {};
		error("Obliged", fail(DEVELOPER, close.clone()));
		let to = Some(number(REPORTER));
		succeed(DEVELOPER, Call::transfer { source, to });
		succeed(OPERATOR, consent_transfer(source, REPORTER));
		succeed(DEVELOPER, close.clone());
		error("Obliged", fail(REPORTER, close));
		assert!(Scenarios::is_active(source));
	});
}

#[test]
fn scenario_should_not_be_filed_when_the_authority_rejects_what_was_approved() {
	in_chain(|| {
		let source = apply(DEVELOPER, version(cycling()));
		approve(source);
		succeed(AUTHORITY, rejection(source));
		error("NotProposed", fail(AUTHORITY, filing(source, DECEMBER.first)));
		assert!(!Scenarios::is_active(source));
	});
}

/// The developer withdraws terms 2, which the operator reviewed, and puts others in just before the approval.
#[test]
fn approval_should_come_to_nothing_when_the_developer_put_other_terms_in_before_it() {
	in_chain(|| {
		let source = cycling();
		let proposing = proposal(source, Some(version(source)), REVISED_POINTS);
		succeed(DEVELOPER, proposing.clone());
		succeed(OPERATOR, acceptance(source));
		let read = approval(source);
		succeed(DEVELOPER, Call::withdraw { source });
		succeed(DEVELOPER, proposing);
		error("TermsDiffer", fail(OPERATOR, read.clone()));
		succeed(OPERATOR, acceptance(source));
		error("TermsDiffer", fail(OPERATOR, read));
		succeed(OPERATOR, approval(source));
	});
}
