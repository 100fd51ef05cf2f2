//! Reports and complaints by the working days of the real calendar, what sanctions do to those who act, and the offices
//! of cities and counties (Art. 5, 43, 44).

use pallet_issuance::BatchStatus;
use pallet_methodology::{Opinions, VersionStage, Versions};
use polkadot_sdk::sp_runtime::{transaction_validity::InvalidTransaction, DispatchError};
use suhui_primitives::{
	Actor, BatchId, Capacity, Day, Deadlines, Due, Month, ParticipantId, ParticipantKind, Region,
	Registry,
	ReportKind::{Annual, Evaluation, Monthly, Regional, Security},
	Sanctioned, Sources, Subject, FIRST_NUMBER,
};
use suhui_runtime::{Calendar, Participants, Runtime, Scenarios};
use suhui_runtime_tests::{
	chain::{apply, fail, in_chain, pass_to, refusal_code, signed, succeed, tentatively, today},
	keys::{account, nanjing, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS},
	scheme::{
		answering, application, assignment, bar, change_key, complain, cycling, document, expert,
		favour, motion, open, open_individual, opening, quantity, sanctioning, submission, submit,
		together, whom, Platform, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::rides::{error, holds, record, status, TWO_AND_A_HALF};

const CITIZEN: Seed = "//Citizen";
const PROVINCIAL_OFFICE: Seed = "//Provincial office";
const SUZHOU_OFFICE: Seed = "//Suzhou";

/// 2026-09-24, a Thursday before the holidays of October.
const TWENTY_FOURTH_OF_SEPTEMBER: Day = Day(20_720);

/// 苏州市.
fn suzhou() -> Region {
	Region::new(320_500).expect("six digits")
}

fn due(subject: Subject) -> Option<Due> {
	<Calendar as Deadlines>::due(subject)
}

/// What is due of the province for a month.
fn monthly(month: u32) -> Subject {
	Subject::Report(Monthly, Month(month), Region::PROVINCE)
}

fn appoint(seed: Seed, region: Region) {
	let appoint =
		pallet_disclosure::Call::<Runtime>::appoint_office { account: account(seed), region };
	assert_eq!(motion(&SEATS, 4, appoint), Some(Ok(())));
}

fn dismiss(seed: Seed) {
	let dismiss = pallet_disclosure::Call::<Runtime>::dismiss_office { account: account(seed) };
	assert_eq!(motion(&SEATS, 4, dismiss), Some(Ok(())));
}

/// Cycling, and a batch of it of one ride of Ann's.
fn opened() -> (Platform, BatchId, ParticipantId) {
	let source = cycling();
	let ann = open_individual("//Ann", &[source]);
	let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
	let batch = platform.open();
	(platform, batch, ann)
}

/// Working days from 2 to 6 and from 9 to 13 February 2026; 10 October of that year is worked.
#[test]
fn monthly_report_should_be_due_after_ten_working_days_when_its_month_is_over() {
	in_chain(|| {
		pass_to(Day(20_485));
		assert_eq!(due(monthly(672)), Some(Due::On(Day(20_497))));
		pass_to(Day(20_727));
		assert_eq!(due(monthly(680)), Some(Due::On(Day(20_746))));
		assert_eq!(due(monthly(681)), None);
	});
}

#[test]
fn monthly_report_should_be_due_no_more_when_the_operator_filed_it() {
	in_chain(|| {
		pass_to(Day(20_485));
		let (month, region) = (Month(672), Region::PROVINCE);
		let (kind, document) = (Monthly, document(1));
		succeed(OPERATOR, pallet_disclosure::Call::file_report { kind, month, region, document });
		assert_eq!(due(monthly(672)), None);
	});
}

/// It is 1 January 2027, of whose working days nothing is known yet.
#[test]
fn reports_of_the_year_should_fall_due_when_it_is_over() {
	in_chain(|| {
		pass_to(Day(20_819));
		for kind in [Monthly, Annual, Security, Evaluation] {
			let subject = Subject::Report(kind, Month(683), Region::PROVINCE);
			assert_eq!(due(subject), Some(Due::Awaiting(2027)));
		}
		let of = |region| due(Subject::Report(Regional, Month(683), region));
		assert_eq!((of(nanjing()), of(suzhou())), (Some(Due::Awaiting(2027)), None));
	});
}

/// After it, 25 to 27 September and the first seven days of October are holidays, and Saturday 10 October is worked.
#[test]
fn complaint_should_be_answered_in_fifteen_working_days_when_it_was_filed() {
	in_chain(|| {
		open_individual(CITIZEN, &[]);
		pass_to(TWENTY_FOURTH_OF_SEPTEMBER);
		let complaint = complain(CITIZEN, suzhou());
		assert_eq!(due(Subject::Complaint(complaint)), Some(Due::On(Day(20_748))));
		succeed(OPERATOR, answering(complaint));
		assert_eq!(due(Subject::Complaint(complaint)), None);
	});
}

#[test]
fn complaint_should_be_answered_by_its_city_or_the_province_when_offices_are_asked() {
	in_chain(|| {
		open_individual(CITIZEN, &[]);
		appoint(PROVINCIAL_OFFICE, Region::PROVINCE);
		let of_suzhou = complain(CITIZEN, suzhou());
		error("OutsideRegion", fail(NANJING, answering(of_suzhou)));
		tentatively(|| drop(succeed(OPERATOR, answering(of_suzhou))));
		succeed(PROVINCIAL_OFFICE, answering(of_suzhou));
		let of_nanjing = complain(CITIZEN, nanjing());
		succeed(NANJING, answering(of_nanjing));
		let found = pallet_disclosure::Complaints::<Runtime>::get(of_nanjing);
		let answer = found.and_then(|found| found.answer);
		assert_eq!(answer, Some((document(12), today(), Actor::Region(nanjing()))));
	});
}

/// The opinion stands, and no new one is given.
#[test]
fn expert_should_judge_nothing_more_when_a_sanction_bars_it_after_it_judged() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let (first, second) = (submit(DEVELOPER), submit(DEVELOPER));
		succeed(EXPERTS[0], favour(first));
		let barred = expert(EXPERTS[0]);
		bar(Sanctioned::Expert(barred), Capacity::Expert);
		error("Barred", fail(EXPERTS[0], favour(second)));
		assert!(Opinions::<Runtime>::contains_key(first, barred));
		succeed(EXPERTS[1], favour(first));
		succeed(AUTHORITY, pallet_methodology::Call::publish { version: first });
		let stage = Versions::<Runtime>::get(first).expect("it was submitted").stage;
		assert_eq!(stage, VersionStage::Published(today()));
	});
}

#[test]
fn developer_should_apply_for_nothing_until_the_last_day_is_over_when_a_sanction_bars_it() {
	in_chain(|| {
		let (platform, ..) = opened();
		let version = Scenarios::version(platform.source, FIRST_NUMBER);
		let version = version.expect("it has a methodology");
		bar(whom(DEVELOPER), Capacity::Developer);
		error("Barred", fail(DEVELOPER, submission()));
		error("Barred", fail(DEVELOPER, application(version)));
		pass_to(Day(20_818));
		error("Barred", fail(DEVELOPER, submission()));
		pass_to(Day(20_819));
		succeed(DEVELOPER, submission());
	});
}

/// Its number is barred, not its key; and people get what was attested.
#[test]
fn batch_should_be_fed_by_the_operator_when_a_sanction_bars_its_reporter() {
	in_chain(|| {
		let (platform, batch, ann) = opened();
		platform.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		bar(whom(REPORTER), Capacity::Reporter);
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 5);
		change_key(REPORTER, "//Reporter's new key");
		assert_eq!(refusal_code("//Reporter's new key", platform.feeding(batch, 0)), 5);
		error("Barred", fail("//Reporter's new key", platform.opening()));
		succeed(OPERATOR, platform.feeding(batch, 0));
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn verifier_should_attest_again_when_its_appeal_is_upheld() {
	use pallet_disclosure::Call;
	in_chain(|| {
		let (platform, batch, _) = opened();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		let sanction = bar(whom(VERIFIER), Capacity::Verifier);
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		let reason = document(12);
		succeed(VERIFIER, Call::<Runtime>::appeal { sanction, document: reason });
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		let answer = Call::<Runtime>::answer_appeal { sanction, upheld: true, document: reason };
		assert_eq!(motion(&SEATS, 4, answer), Some(Ok(())));
		succeed(VERIFIER, platform.attestation(batch));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn sanction_should_be_refused_when_nobody_has_the_number() {
	in_chain(|| {
		let not_found: DispatchError = pallet_disclosure::Error::<Runtime>::NotFound.into();
		let next = Participants::next_participant();
		for whom in [Sanctioned::Participant(next), Sanctioned::Expert(4)] {
			let call = sanctioning(whom, Capacity::Expert);
			assert_eq!(motion(&SEATS, 4, call), Some(Err(not_found)));
		}
	});
}

/// Whoever answers for a region takes no part.
#[test]
fn office_should_stand_for_no_participant_while_it_acts_for_a_region() {
	in_chain(|| {
		let open_call = || {
			let opening = opening(SUZHOU_OFFICE, ParticipantKind::Individual, &[]);
			pallet_participants::Call::<Runtime>::open { opening }
		};
		appoint(SUZHOU_OFFICE, suzhou());
		error("HoldsOffice", fail(OPERATOR, open_call()));
		dismiss(SUZHOU_OFFICE);
		succeed(OPERATOR, open_call());
	});
}

/// What it signed before must not act a second time.
#[test]
fn offices_transaction_should_act_once_when_it_is_dismissed_and_appointed_again() {
	in_chain(|| {
		open_individual(CITIZEN, &[]);
		let answer = signed(NANJING, answering(complain(CITIZEN, nanjing())));
		assert_eq!(apply(answer.clone()), Ok(Ok(())));
		dismiss(NANJING);
		assert_eq!(refusal_code(NANJING, answering(1)), 1);
		appoint(NANJING, nanjing());
		assert_eq!(apply(answer), Err(InvalidTransaction::Stale.into()));
	});
}
