//! Art. 40 as what a verifier has to meet on the day on which it is assigned a batch, and on which it answers: people,
//! education, certificate and scope; and what becomes of a suspension on which the council says nothing (Art. 41, 44).

use pallet_accreditation::{Application, Call, Error, Interest, Record, Verifier, Verifiers};
use pallet_issuance::BatchStatus;
use suhui_primitives::{BatchId, Day, Deadlines, Due, MethodologyId, ParticipantKind, Subject};
use suhui_runtime::{Calendar, Runtime, RuntimeCall};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, succeed, tentatively, today},
	keys::{Seed, AUTHORITY, OPERATOR, SEATS},
	scheme::{
		accredit, accreditation, assignment, attendance, conditions, cycling, decide, document,
		lifting, motion, number, open, open_individual, person, qualify, submit, suspension,
		verifiers_application, Platform, DEVELOPER, VERIFIER,
	},
};

use crate::rides::{error, record, status, TWO_AND_A_HALF};

const ANOTHER: Seed = "//Verifier2";
/// Monday 2026-02-09, and the twentieth working day after it, 2026-03-13: Spring Festival lies between.
const NINTH_OF_FEBRUARY: Day = Day(20_493);
const THIRTEENTH_OF_MARCH: Day = Day(20_525);
/// 2025-03-10, and the day a year later.
const TENTH_OF_MARCH_2025: Day = Day(20_157);
const TENTH_OF_MARCH: Day = Day(20_522);

fn found(verifier: Seed) -> Verifier {
	Verifiers::<Runtime>::get(number(verifier)).expect("it is one")
}

/// A batch of December of one ride.
fn platform() -> Platform {
	let source = cycling();
	let ann = open_individual("//Ann", &[source]);
	Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)])
}

fn assigned(platform: &Platform, verifier: Seed) -> BatchId {
	let batch = platform.open();
	succeed(OPERATOR, assignment(batch, verifier));
	batch
}

/// What a verifier sends to report that this one of its people left.
fn leaving(verifier: Seed, place: u8) -> Call<Runtime> {
	let remove = vec![person(verifier, place).commitment].try_into().expect("one");
	Call::report_staff { add: Default::default(), remove }
}

/// What a verifier sends to report that somebody came.
fn coming(verifier: Seed, place: u8) -> Call<Runtime> {
	let add = vec![person(verifier, place)].try_into().expect("one");
	Call::report_staff { add, remove: Default::default() }
}

#[test]
fn attestation_should_hang_on_the_transaction_in_which_the_fifth_left_when_all_are_in_one_block() {
	in_chain(|| {
		let platform = platform();
		let batch = assigned(&platform, VERIFIER);
		succeed(VERIFIER, coming(VERIFIER, 6));
		succeed(AUTHORITY, attendance(VERIFIER, [6]));
		// Five are left.
		succeed(VERIFIER, leaving(VERIFIER, 1));
		tentatively(|| succeed(VERIFIER, platform.attestation(batch)));
		// Four are left.
		succeed(VERIFIER, leaving(VERIFIER, 2));
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		assert_eq!(status(batch), BatchStatus::Assigned);
	});
}

#[test]
fn verifier_should_be_accredited_when_its_people_attended_and_not_before() {
	in_chain(|| {
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		succeed(ANOTHER, verifiers_application(ANOTHER));
		let nobody_attended = Error::<Runtime>::TooFewStaff.into();
		assert_eq!(motion(&SEATS, 4, accreditation(ANOTHER)), Some(Err(nobody_attended)));
		succeed(AUTHORITY, attendance(ANOTHER, 1..=5));
		decide(accreditation(ANOTHER));
		assert_eq!(found(ANOTHER).accredited, today());
	});
}

/// The seats read the first application, and before they are enough the applicant sends another.
#[test]
fn council_should_accredit_nobody_when_the_applicant_applied_anew_meanwhile() {
	in_chain(|| {
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		succeed(ANOTHER, verifiers_application(ANOTHER));
		succeed(AUTHORITY, attendance(ANOTHER, 1..=5));
		let read = accreditation(ANOTHER);
		succeed(ANOTHER, verifiers_application(ANOTHER));
		let another = Error::<Runtime>::ApplicationDiffers.into();
		assert_eq!(motion(&SEATS, 4, read), Some(Err(another)));
		decide(accreditation(ANOTHER));
	});
}

/// Nothing but the day passes between.
#[test]
fn standing_should_be_lost_and_seen_by_itself_when_the_fifth_best_is_educated_no_more() {
	in_chain(|| {
		let platform = platform();
		accredit_with_one_to_be_educated(ANOTHER);
		assert_eq!(found(ANOTHER).qualified_until, Some(TENTH_OF_MARCH));
		let subject = Subject::Qualification(number(ANOTHER));
		assert_eq!(Calendar::due(subject), Some(Due::On(TENTH_OF_MARCH)));
		let batch = platform.open();
		pass_to(TENTH_OF_MARCH);
		tentatively(|| succeed(OPERATOR, assignment(batch, ANOTHER)));
		assert!(!Calendar::is_overdue(subject));
		pass_to(TENTH_OF_MARCH.saturating_add(1));
		assert!(Calendar::is_overdue(subject));
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, ANOTHER)));
		// The block of 2026-03-12 in which the authority notes it.
		pass_to(TENTH_OF_MARCH.saturating_add(2));
		succeed(AUTHORITY, attendance(ANOTHER, [5]));
		succeed(OPERATOR, assignment(batch, ANOTHER));
		assert!(!Calendar::is_overdue(subject));
	});
}

/// Four attended today, the fifth on 2025-03-10.
fn accredit_with_one_to_be_educated(verifier: Seed) {
	open(verifier, ParticipantKind::Organisation, &[]);
	succeed(verifier, verifiers_application(verifier));
	succeed(AUTHORITY, attendance(verifier, 1..=4));
	let commitments = vec![person(verifier, 5).commitment].try_into().expect("one");
	succeed(AUTHORITY, Call::attend { commitments, day: TENTH_OF_MARCH_2025 });
	decide(accreditation(verifier));
}

#[test]
fn person_should_work_for_one_verifier_alone_when_two_name_it() {
	in_chain(|| {
		accredit(VERIFIER);
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		let mut people = (1..=4).map(|place| person(ANOTHER, place)).collect::<Vec<_>>();
		people.push(person(VERIFIER, 5));
		let people = people.try_into().expect("few");
		let shared: RuntimeCall =
			Call::apply { application: Box::new(conditions()), people }.into();
		error("StaffElsewhere", fail(ANOTHER, shared.clone()));
		succeed(VERIFIER, leaving(VERIFIER, 5));
		succeed(ANOTHER, shared);
	});
}

#[test]
fn verifier_should_verify_under_the_methodologies_of_its_scope_alone_when_it_is_confined() {
	in_chain(|| {
		let platform = platform();
		// The second methodology; cycling's is the first.
		submit(DEVELOPER);
		open(ANOTHER, ParticipantKind::Organisation, &[]);
		let applying = |methodology: MethodologyId| {
			let scope = vec![methodology].try_into().expect("one");
			let application = Box::new(Application { scope, ..conditions() });
			let people = (1..=5).map(|place| person(ANOTHER, place)).collect::<Vec<_>>();
			Call::<Runtime>::apply { application, people: people.try_into().expect("few") }
		};
		succeed(ANOTHER, applying(2));
		succeed(AUTHORITY, attendance(ANOTHER, 1..=5));
		decide(accreditation(ANOTHER));
		let batch = platform.open();
		error("NotInGoodStanding", fail(OPERATOR, assignment(batch, ANOTHER)));
		// It applies for the other, and the council renews its accreditation on that.
		succeed(ANOTHER, applying(1));
		let until = today().saturating_add(365);
		let application = Some(2);
		decide(Call::<Runtime>::renew { verifier: number(ANOTHER), application, until });
		succeed(OPERATOR, assignment(batch, ANOTHER));
		succeed(ANOTHER, platform.attestation(batch));
		error("UnknownMethodology", fail(ANOTHER, applying(3)));
	});
}

#[test]
fn suspension_should_lapse_when_the_council_says_nothing_in_twenty_working_days() {
	in_chain(|| {
		let platform = platform();
		let batch = assigned(&platform, VERIFIER);
		pass_to(NINTH_OF_FEBRUARY);
		succeed(AUTHORITY, suspension(VERIFIER));
		pass_to(THIRTEENTH_OF_MARCH);
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		error("AlreadySuspended", fail(AUTHORITY, suspension(VERIFIER)));
		pass_to(THIRTEENTH_OF_MARCH.saturating_add(1));
		// Not anew, before the council said something of the first.
		error("AlreadySuspended", fail(AUTHORITY, suspension(VERIFIER)));
		succeed(VERIFIER, platform.attestation(batch));
		decide(lifting(VERIFIER));
		succeed(AUTHORITY, suspension(VERIFIER));
	});
}

#[test]
fn suspension_should_stand_when_the_council_confirmed_it() {
	in_chain(|| {
		let platform = platform();
		let batch = assigned(&platform, VERIFIER);
		pass_to(NINTH_OF_FEBRUARY);
		succeed(AUTHORITY, suspension(VERIFIER));
		decide(Call::<Runtime>::confirm_suspension { verifier: number(VERIFIER) });
		pass_to(THIRTEENTH_OF_MARCH.saturating_add(1));
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
	});
}

#[test]
fn verifier_should_be_accredited_anew_when_the_council_revoked_its_accreditation() {
	in_chain(|| {
		let platform = platform();
		let (batch, verifier) = (assigned(&platform, VERIFIER), number(VERIFIER));
		decide(Call::<Runtime>::revoke { verifier, reason: document(6) });
		error("NotInGoodStanding", fail(VERIFIER, platform.attestation(batch)));
		qualify(VERIFIER);
		succeed(VERIFIER, platform.attestation(batch));
		let record = Record { assigned: 1, attested: 1, ..Record::default() };
		assert_eq!(found(VERIFIER).record, record);
	});
}

#[test]
fn record_should_tell_what_became_of_a_verifiers_batches_when_asked() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		// A milligram more than it gives.
		let wrong = Platform::of(source, &[record(ann, 1, (2_500, (67_251, 6)))]);
		let (report, reason) = (document(5), document(6));
		let adverse = assigned(&wrong, VERIFIER);
		succeed(VERIFIER, pallet_issuance::Call::refuse { batch: adverse, report });
		let declined = assigned(&wrong, VERIFIER);
		succeed(VERIFIER, pallet_issuance::Call::decline { batch: declined, reason });
		succeed(OPERATOR, pallet_issuance::Call::cancel { batch: declined });
		let held = wrong.approved();
		wrong.feed(held, 0).expect("it is the only chunk");
		let record = Record { assigned: 3, attested: 1, adverse: 1, declined: 1, held: 1 };
		assert_eq!(found(VERIFIER).record, record);
	});
}

/// Its developer is the one it has an interest in.
#[test]
fn batch_should_not_be_assigned_when_the_verifier_has_an_interest_in_the_sources_developer() {
	in_chain(|| {
		let platform = platform();
		let batch = platform.open();
		let with = Interest::Participant(number(DEVELOPER));
		succeed(VERIFIER, Call::declare_interest { interest: with });
		error("Interested", fail(OPERATOR, assignment(batch, VERIFIER)));
		error("AlreadyExists", fail(VERIFIER, Call::declare_interest { interest: with }));
		accredit(ANOTHER);
		succeed(OPERATOR, assignment(batch, ANOTHER));
	});
}
