use polkadot_sdk::frame_support::assert_err;
use suhui_primitives::{Day, Deadlines, Document, ParticipantId, Subject};

use super::{accredit, apply, suspend};
use crate::{
	mock::*, Application, Applications, Interests, Involvements, Member, Settled, Staff, StaffOf,
	Standing, TakenOver, Verifier, Verifiers,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		accredit(VERIFIER);
		harm();
		assert_err!(Accreditation::do_try_state(), error);
	});
}

fn change(to: impl FnOnce(&mut Verifier)) {
	Verifiers::<Test>::mutate(number(VERIFIER), |verifier| to(verifier.as_mut().unwrap()));
}

/// Another verifier like the one that is accredited.
fn copy_to(verifier: ParticipantId) {
	Verifiers::<Test>::insert(verifier, Verifiers::<Test>::get(number(VERIFIER)).unwrap());
}

fn lacking() -> Application {
	Application { finance: Document::default(), ..application() }
}

#[test]
fn try_state_should_fail_when_a_verifier_or_applicant_is_nobody() {
	for verifier in [0, LAST_PARTICIPANT + 1] {
		broken("a verifier's number was never given", || copy_to(verifier));
		broken("a verifier's number was never given", || {
			Applications::<Test>::insert(verifier, application())
		});
	}
}

#[test]
fn try_state_should_fail_when_a_verifier_or_applicant_is_an_individual() {
	broken("a verifier is an individual", || copy_to(number(CITIZEN)));
	broken("a verifier is an individual", || {
		Applications::<Test>::insert(number(CITIZEN), application())
	});
}

#[test]
fn try_state_should_fail_when_a_document_is_missing() {
	broken("a document is missing", || change(|verifier| verifier.application = lacking()));
	broken("a document is missing", || {
		Applications::<Test>::insert(number(INSTITUTION), lacking())
	});
}

#[test]
fn try_state_should_fail_when_an_application_has_no_number() {
	broken("an application has no number", || {
		Applications::<Test>::insert(number(INSTITUTION), application())
	});
}

#[test]
fn try_state_should_fail_when_something_precedes_the_accreditation() {
	let (since, reason) = (Day(TODAY.0 - 1), document(1));
	broken("suspended before it was accredited", || {
		change(|it| it.standing = Standing::Suspended { since, reason, confirmed: true })
	});
	broken("revoked before it was accredited", || {
		change(|it| it.standing = Standing::Revoked { since, reason })
	});
	broken("accredited to a day before", || change(|it| it.until = since));
}

#[test]
fn try_state_should_fail_when_the_last_qualified_day_is_not_the_last() {
	// 2027-02-09 is.
	for day in [20_857, 20_859] {
		broken("a verifier is not qualified to its last day", || {
			change(|it| it.qualified_until = Some(Day(day)))
		});
	}
}

#[test]
fn try_state_should_fail_when_deadlines_are_not_those_of_the_verifier() {
	broken("a verifier that stands has no deadline, or one that does not has", || {
		MockDeadlines::dropped(Subject::Qualification(number(VERIFIER))).unwrap()
	});
	broken("a verifier that stands has no deadline, or one that does not has", || {
		change(|it| {
			it.standing = Standing::Revoked { since: TODAY, reason: document(1) };
			it.qualified_until = None;
		})
	});
	broken("a suspension to be confirmed has no deadline, or another has", || {
		suspend(VERIFIER);
		change(|it| it.standing = Standing::Good);
	});
}

#[test]
fn try_state_should_fail_when_people_are_nobodys_or_anothers() {
	broken("people who are none", || {
		Staff::<Test>::insert(number(DEVELOPER), crate::Members::new())
	});
	broken("people of no applicant or verifier", || {
		apply(INSTITUTION);
		Applications::<Test>::remove(number(INSTITUTION));
	});
	for employer in [None, Some(6)] {
		broken("somebody who works for another, or for nobody", || {
			StaffOf::<Test>::set(commitment(1), employer)
		});
	}
	broken("somebody works for a verifier twice", || {
		let again = Member { person: person(1), educated: None };
		Staff::<Test>::mutate(number(VERIFIER), |members| members.try_push(again).unwrap());
	});
	broken("somebody works for who knows nothing of it", || {
		StaffOf::<Test>::insert(commitment(6), number(VERIFIER))
	});
}

#[test]
fn try_state_should_fail_when_somebody_is_kept_for_nobody_or_works_already() {
	broken("a verifier's number was never given", || {
		Settled::<Test>::insert(commitment(6), LAST_PARTICIPANT + 1)
	});
	broken("somebody is kept for one and works for one", || {
		Settled::<Test>::insert(commitment(1), number(VERIFIER))
	});
}

#[test]
fn try_state_should_fail_when_a_key_is_unconfirmed_of_no_applicant() {
	for account in [INSTITUTION, VERIFIER] {
		broken("a key is unconfirmed of no applicant", || {
			TakenOver::<Test>::insert(number(account), ())
		});
	}
}

#[test]
fn try_state_should_fail_when_an_interest_is_of_no_verifier() {
	broken("an interest of no verifier", || {
		Interests::<Test>::insert(number(CITIZEN), CYCLING, ())
	});
	broken("an interest of no verifier", || involve(number(CITIZEN), vec![1]));
}

#[test]
fn try_state_should_fail_when_an_interest_is_in_no_line() {
	broken("an interest in no line", || Interests::<Test>::insert(number(VERIFIER), 9, ()));
	broken("an interest in no line", || {
		Lines::set(&vec![(CLEAN_PLATE, CYCLING)]);
		Interests::<Test>::insert(number(VERIFIER), CLEAN_PLATE, ());
	});
}

fn involve(verifier: ParticipantId, others: Vec<ParticipantId>) {
	Involvements::<Test>::set(verifier, others.try_into().unwrap());
}

#[test]
fn try_state_should_fail_when_an_interest_is_in_nobody_in_itself_or_in_one_twice() {
	for other in [0, LAST_PARTICIPANT + 1, 4] {
		broken("an interest in no participant", || {
			// The verifier is participant 4.
			assert_eq!(number(VERIFIER), 4);
			involve(4, vec![other])
		});
	}
	broken("an interest declared twice", || involve(number(VERIFIER), vec![1, 1]));
}
