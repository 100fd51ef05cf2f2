//! A methodology from its receipt to its discontinuation (Art. 13-16), on the official working days of 2026, which the
//! dates were worked out by.

use pallet_calendar::Event as Due;
use pallet_methodology::{Call, Stage, Versions};
use suhui_primitives::{
	Actor, Day, Deadlines, Due as Until, ExpertId, Matter, ParticipantKind, Period, SourceId,
	Sources, Subject, VersionId, FIRST_NUMBER,
};
use suhui_runtime::{Calendar, Runtime, RuntimeEvent, Scenarios, System};
use suhui_runtime_tests::{
	calendar::amendment,
	chain::{fail, in_chain, next_block, pass_to, pass_to_end_of, succeed, today},
	keys::{account, Seed, AUTHORITY, EXPERTS, OPERATOR, SEATS},
	mandates::withdraw as withdraw_mandate,
	metadata::{metadata, Types},
	scheme::{
		application, apply, approve, conclusion, cycling, document, expert, favour, file, filing,
		motion, notice, open, open_individual, opinion, panel, publish, submit, Platform, DECEMBER,
		DEVELOPER, REPORTER,
	},
};

use crate::{
	rides::{error, holds, record, JANUARY, TWO_AND_A_HALF},
	terms::{proposal, REVISED_POINTS},
};

const OBJECTOR: Seed = "//Objector";
const FOURTH: Seed = "//Expert4";
const FIFTH: Seed = "//Expert5";

/// A day of the first half of 2026, whose first is day 20454.
fn day(month: usize, of_month: u32) -> Day {
	let before: u32 = [31, 28, 31, 30, 31][..month - 1].iter().sum();
	Day(20_453 + before + of_month)
}

fn stage(version: VersionId) -> Stage {
	Versions::<Runtime>::get(version).expect("it was submitted").stage
}

fn due(subject: Subject) -> Option<Until> {
	Calendar::due(subject)
}

fn on(month: usize, of_month: u32) -> Option<Until> {
	Some(Until::On(day(month, of_month)))
}

/// Submitted, complete, on Monday 9 February, and taken in on the 12th.
fn accepted() -> VersionId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	open(OBJECTOR, ParticipantKind::Individual, &[]);
	pass_to(day(2, 9));
	let version = submit(DEVELOPER);
	pass_to(day(2, 12));
	succeed(OPERATOR, Call::accept { version });
	version
}

/// The same before five experts, of whom two were appointed for it.
fn before_five() -> VersionId {
	let version = accepted();
	let others = [FOURTH, FIFTH];
	for other in others {
		let appoint = pallet_experts::Call::appoint { account: account(other) };
		assert_eq!(motion(&SEATS, 4, appoint), Some(Ok(())));
	}
	let five: Vec<ExpertId> = EXPERTS.into_iter().chain(others).map(expert).collect();
	succeed(OPERATOR, panel(version, &five));
	version
}

/// The same, favoured on 12 March by four against one.
fn noticed() -> VersionId {
	let version = before_five();
	pass_to(day(3, 12));
	for expert in EXPERTS.into_iter().chain([FOURTH]) {
		succeed(expert, favour(version));
	}
	succeed(FIFTH, opinion(version, false));
	succeed(OPERATOR, conclusion(version));
	version
}

fn objection(version: VersionId) -> Call<Runtime> {
	Call::object { version, document: document(9) }
}

fn answer(version: VersionId, objection: u32, upheld: bool) -> Call<Runtime> {
	Call::answer { version, objection, upheld, document: document(10) }
}

fn filed(version: VersionId) -> Call<Runtime> {
	Call::file { version }
}

fn discontinuation(version: VersionId, from: Day) -> Call<Runtime> {
	Call::discontinue { version, from, reason: document(11) }
}

fn version_of(source: SourceId) -> VersionId {
	Scenarios::version(source, FIRST_NUMBER).expect("it has a methodology")
}

#[test]
fn evaluation_should_be_due_by_the_day_of_the_material_when_it_was_taken_in_later() {
	in_chain(|| {
		let version = accepted();
		assert_eq!(due(Subject::Completion(Matter::Methodology(version))), None);
		assert_eq!(due(Subject::Evaluation(version)), on(3, 13));
	});
}

#[test]
fn receipt_should_be_due_after_five_working_days_when_a_version_is_submitted() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		pass_to(day(2, 9));
		let version = submit(DEVELOPER);
		// Saturday the 14th is worked.
		assert_eq!(due(Subject::Completion(Matter::Methodology(version))), on(2, 14));
	});
}

#[test]
fn evaluation_should_be_due_by_the_completed_material_when_it_was_returned() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		pass_to(day(2, 9));
		let version = submit(DEVELOPER);
		pass_to(day(2, 12));
		succeed(OPERATOR, Call::return_incomplete { version, reason: document(6) });
		assert_eq!(due(Subject::Completion(Matter::Methodology(version))), None);
		error("NotSubmitted", fail(OPERATOR, Call::accept { version }));
		pass_to(day(2, 27));
		succeed(DEVELOPER, Call::complete { version, document: document(2) });
		succeed(OPERATOR, Call::accept { version });
		assert_eq!(due(Subject::Evaluation(version)), on(3, 26));
	});
}

#[test]
fn version_should_be_filed_when_its_notice_is_over() {
	in_chain(|| {
		let version = noticed();
		let (from, last) = (day(3, 12), day(3, 19));
		assert_eq!(stage(version), Stage::Notice { round: 1, from, last });
		assert_eq!(due(Subject::Evaluation(version)), None);
		pass_to(day(3, 19));
		error("NotDue", fail(OPERATOR, filed(version)));
		pass_to(day(3, 20));
		succeed(OPERATOR, filed(version));
		assert_eq!(stage(version), Stage::Filed { round: 1, day: day(3, 20) });
	});
}

#[test]
fn objection_should_be_taken_until_midnight_when_the_notice_ends() {
	in_chain(|| {
		let version = noticed();
		open("//Late", ParticipantKind::Individual, &[]);
		pass_to_end_of(day(3, 19));
		assert_eq!(today(), day(3, 19));
		succeed(OBJECTOR, objection(version));
		next_block();
		assert_eq!(today(), day(3, 20));
		error("NoticeOver", fail("//Late", objection(version)));
	});
}

/// Concluded on Friday 13 February: the 14th is worked, and so are the 24th to the 27th, until two of these are not.
#[test]
fn notice_should_go_on_until_it_has_five_working_days_when_days_off_are_announced_in_it() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		pass_to(day(2, 13));
		let version = submit(DEVELOPER);
		assert_eq!(notice(version), day(2, 27));
		pass_to(day(2, 20));
		succeed(AUTHORITY, amendment(2026, &[day(2, 24), day(2, 25)]));
		// The 26th, the 27th, Saturday the 28th, which is worked, and Monday 2 March.
		for today in [day(2, 28), day(3, 2)] {
			pass_to(today);
			error("NotDue", fail(OPERATOR, filed(version)));
		}
		pass_to(day(3, 3));
		succeed(OPERATOR, filed(version));
	});
}

#[test]
fn version_should_be_judged_anew_when_an_objection_is_upheld() {
	in_chain(|| {
		let version = noticed();
		pass_to(day(3, 18));
		succeed(OBJECTOR, objection(version));
		assert_eq!(due(Subject::Objection(version, 1)), on(4, 1));
		pass_to(day(3, 30));
		error("ObjectionsOpen", fail(OPERATOR, filed(version)));
		succeed(OPERATOR, answer(version, 1, true));
		assert_eq!(due(Subject::Objection(version, 1)), None);
		assert_eq!(due(Subject::Evaluation(version)), on(4, 28));
		// The opinions of the first round do not count.
		error("NoPanel", fail(OPERATOR, conclusion(version)));
		succeed(OPERATOR, panel(version, &EXPERTS.map(expert)));
		error("NotEnoughOpinions", fail(OPERATOR, conclusion(version)));
		pass_to(day(4, 20));
		for expert in EXPERTS {
			succeed(expert, favour(version));
		}
		succeed(OPERATOR, conclusion(version));
		let (from, last) = (day(4, 20), day(4, 27));
		assert_eq!(stage(version), Stage::Notice { round: 2, from, last });
		pass_to(day(4, 28));
		succeed(OPERATOR, filed(version));
	});
}

#[test]
fn version_should_be_filed_when_its_objections_were_dismissed() {
	in_chain(|| {
		let version = noticed();
		succeed(OBJECTOR, objection(version));
		error("AlreadyExists", fail(OBJECTOR, objection(version)));
		error("IsDeveloper", fail(DEVELOPER, objection(version)));
		pass_to(day(3, 20));
		error("ObjectionsOpen", fail(OPERATOR, filed(version)));
		let objections = vec![1].try_into().expect("one");
		succeed(OPERATOR, Call::answer_many { version, objections, document: document(10) });
		succeed(OPERATOR, filed(version));
	});
}

#[test]
fn evaluation_should_be_overdue_from_the_next_day_on_when_nothing_was_concluded() {
	in_chain(|| {
		let version = before_five();
		for expert in EXPERTS {
			succeed(expert, favour(version));
		}
		let subject = Subject::Evaluation(version);
		// What is over is looked for day by day, few a block.
		pass_to(day(3, 6));
		pass_to_end_of(day(3, 13));
		assert!(!Calendar::is_overdue(subject));
		// The second block of a Saturday: in the first it is not known yet which day it is.
		next_block();
		next_block();
		let overdue = RuntimeEvent::Calendar(Due::Overdue {
			subject,
			actor: Actor::Operator,
			due: day(3, 13),
		});
		assert!(System::read_events_no_consensus().any(|record| record.event == overdue));
		// A Monday, the first working day after; it is valid all the same.
		pass_to(day(3, 16));
		let events = succeed(OPERATOR, conclusion(version));
		assert!(events.contains(&RuntimeEvent::Calendar(Due::Met { subject, late: 1 })));
		assert!(matches!(stage(version), Stage::Notice { .. }));
	});
}

#[test]
fn version_should_be_rejected_when_its_panel_is_tied() {
	in_chain(|| {
		let version = before_five();
		succeed(EXPERTS[0], favour(version));
		succeed(EXPERTS[1], favour(version));
		succeed(EXPERTS[2], opinion(version, false));
		succeed(FOURTH, opinion(version, false));
		let matter = Matter::Methodology(version);
		succeed(FIFTH, pallet_experts::Call::recuse { matter, reason: document(6) });
		// All spoke: anybody concludes.
		succeed(OBJECTOR, conclusion(version));
		assert_eq!(stage(version), Stage::Rejected(today()));
	});
}

/// Of three named on 12 February one says nothing: ten working days later, after Wednesday 4 March, another takes the seat.
#[test]
fn version_should_be_concluded_in_time_when_another_takes_the_seat_of_who_says_nothing() {
	in_chain(|| {
		let version = accepted();
		let appoint = pallet_experts::Call::appoint { account: account(FOURTH) };
		assert_eq!(motion(&SEATS, 4, appoint), Some(Ok(())));
		let [first, second, third] = EXPERTS.map(expert);
		succeed(OPERATOR, panel(version, &[first, second, third]));
		succeed(EXPERTS[0], favour(version));
		succeed(EXPERTS[1], favour(version));
		pass_to(day(3, 4));
		let other = || panel(version, &[first, second, expert(FOURTH)]);
		error("AlreadyExists", fail(OPERATOR, other()));
		pass_to(day(3, 5));
		error("NotEnoughOpinions", fail(OPERATOR, conclusion(version)));
		error("SeatKept", fail(OPERATOR, panel(version, &[first, third, expert(FOURTH)])));
		succeed(OPERATOR, other());
		error("NotSeated", fail(EXPERTS[2], favour(version)));
		pass_to(day(3, 13));
		succeed(FOURTH, opinion(version, false));
		let (subject, late) = (Subject::Evaluation(version), 0);
		let events = succeed(OPERATOR, conclusion(version));
		assert!(events.contains(&RuntimeEvent::Calendar(Due::Met { subject, late })));
	});
}

#[test]
fn version_should_be_concluded_by_anybody_when_the_operator_has_no_mandate() {
	in_chain(|| {
		let version = before_five();
		for expert in EXPERTS.into_iter().chain([FOURTH]) {
			succeed(expert, favour(version));
		}
		error("NotAllSpoke", fail(OBJECTOR, conclusion(version)));
		succeed(FIFTH, favour(version));
		succeed(AUTHORITY, withdraw_mandate(pallet_mandate::Scope::Review));
		let longer = Call::<Runtime>::conclude { version, notice_days: 6 };
		error("InvalidNotice", fail(OBJECTOR, longer));
		succeed(OBJECTOR, conclusion(version));
		assert!(matches!(stage(version), Stage::Notice { .. }));
	});
}

#[test]
fn version_should_be_judged_anew_when_the_authority_sends_it_back() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let version = submit(DEVELOPER);
		file(version);
		succeed(AUTHORITY, Call::send_back { version, reason: document(6) });
		assert_eq!(stage(version), Stage::Evaluation { round: 2 });
		error("NotFiled", fail(AUTHORITY, Call::publish { version, effective: today() }));
		assert!(due(Subject::Evaluation(version)).is_some());
	});
}

#[test]
fn developer_should_withdraw_when_its_version_is_in_notice() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		open(OBJECTOR, ParticipantKind::Individual, &[]);
		let version = submit(DEVELOPER);
		notice(version);
		succeed(OBJECTOR, objection(version));
		succeed(DEVELOPER, Call::withdraw { version });
		assert_eq!(due(Subject::Objection(version, 1)), None);
		succeed(DEVELOPER, pallet_participants::Call::close {});
	});
}

#[test]
fn scenario_should_count_from_the_effective_day_on_when_its_methodology_has_one() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let version = submit(DEVELOPER);
		publish(version);
		let source = apply(DEVELOPER, version);
		approve(source);
		let admission = |from| filing(source, from);
		error("NotInEffect", fail(AUTHORITY, admission(Day(DECEMBER.first.0 - 1))));
		succeed(AUTHORITY, admission(DECEMBER.first));
	});
}

/// Rides before the day count, whenever they are reported; none from it on does.
#[test]
fn activity_should_count_until_the_day_before_when_its_methodology_is_discontinued() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let sixteenth = day(1, 16);
		succeed(AUTHORITY, discontinuation(version_of(source), sixteenth));
		pass_to(day(2, 1));
		let before = Period { first: JANUARY.first, last: day(1, 15) };
		let from = Period { first: sixteenth, last: JANUARY.last };
		let of = |period| Platform::during(period, source, &[record(ann, 1, TWO_AND_A_HALF)]);
		of(before).fed_to_its_end();
		assert_eq!(holds(ann).reduction, 67_250);
		for period in [from, JANUARY] {
			error("Discontinued", fail(REPORTER, of(period).opening()));
		}
	});
}

#[test]
fn methodology_should_not_be_named_again_when_it_is_discontinued() {
	in_chain(|| {
		let source = cycling();
		let version = version_of(source);
		error("InThePast", fail(AUTHORITY, discontinuation(version, Day(today().0 - 1))));
		succeed(AUTHORITY, discontinuation(version, day(6, 1)));
		error("NotPublished", fail(DEVELOPER, application(version)));
		let terms = proposal(source, Some(version), REVISED_POINTS);
		error("NotPublished", fail(DEVELOPER, terms));
		error("NotPublished", fail(AUTHORITY, discontinuation(version, day(6, 2))));
	});
}

/// No call edits what is published: of those that name a version none takes its text.
#[test]
fn text_should_be_given_with_a_new_version_alone_when_calls_are_listed() {
	let metadata = metadata();
	let pallet = metadata.pallets.iter().find(|pallet| pallet.name == "Methodology");
	let calls = pallet.and_then(|pallet| pallet.calls.as_ref()).expect("it has calls");
	let types = Types(&metadata.types);
	let takes = |name: &str| {
		let calls = types.variants(calls.ty.id).iter();
		let calls = calls
			.filter(|call| call.fields.iter().any(|field| field.name.as_deref() == Some(name)));
		calls.map(|call| call.name.clone()).collect::<Vec<_>>()
	};
	assert_eq!(takes("text"), ["submit", "revise"]);
	assert!(!takes("version").iter().any(|call| takes("text").contains(call)));
}
