use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, ParticipantId};

use super::{accredit, assert_last_event, suspend, take_over};
use crate::{mock::*, Error, Event, Standing, Verifier, Verifiers};

#[test]
fn accredit_should_store_the_verifier_when_the_authority_calls() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(Accreditation::accredit(
			RuntimeOrigin::signed(AUTHORITY),
			number(VERIFIER),
			document(1)
		));
		assert_eq!(
			Verifiers::<Test>::get(number(VERIFIER)),
			Some(Verifier {
				documents: document(1),
				accredited: Day(20_123),
				standing: Standing::Good,
			})
		);
	});
}

#[test]
fn accredit_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_last_event(Event::Accredited { verifier: number(VERIFIER), document: document(1) });
	});
}

#[test]
fn accredit_should_succeed_when_the_account_is_an_institution() {
	build_and_execute(|| {
		accredit(INSTITUTION);
		assert!(Verifiers::<Test>::contains_key(number(INSTITUTION)));
	});
}

fn refused(verifier: ParticipantId, error: Error<Test>) {
	let origin = RuntimeOrigin::signed(AUTHORITY);
	assert_noop!(Accreditation::accredit(origin, verifier, document(1)), error);
}

#[test]
fn accredit_should_fail_when_the_number_was_never_given() {
	build_and_execute(|| refused(LAST_PARTICIPANT + 1, Error::NotRegistered));
}

#[test]
fn accredit_should_fail_when_the_account_is_closed() {
	build_and_execute(|| {
		let verifier = number(VERIFIER);
		Closed::set(&vec![VERIFIER]);
		refused(verifier, Error::NotRegistered);
	});
}

#[test]
fn accredit_should_fail_when_the_participant_is_a_person() {
	build_and_execute(|| refused(number(CITIZEN), Error::NotRegistered));
}

#[test]
fn accredit_should_fail_when_the_verifier_is_accredited_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		refused(number(VERIFIER), Error::AlreadyExists);
	});
}

#[test]
fn accredit_should_fail_when_the_verifier_is_suspended_or_unconfirmed() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		refused(number(VERIFIER), Error::AlreadyExists);
		accredit(INSTITUTION);
		take_over(INSTITUTION);
		refused(number(INSTITUTION), Error::AlreadyExists);
	});
}

#[test]
fn accredit_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(VERIFIER), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(Accreditation::accredit(origin, number(VERIFIER), document(1)), BadOrigin);
		}
	});
}
