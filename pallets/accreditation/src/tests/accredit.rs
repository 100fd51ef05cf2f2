use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{accredit, assert_last_event, suspend, title};
use crate::{mock::*, Error, Event, Standing, Verifier, Verifiers};

#[test]
fn accredit_should_store_the_verifier_when_the_authority_calls() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		assert_ok!(Accreditation::accredit(
			RuntimeOrigin::signed(AUTHORITY),
			VERIFIER,
			title("江苏省能源审计院"),
			document(1)
		));
		assert_eq!(
			Verifiers::<Test>::get(VERIFIER),
			Some(Verifier {
				title: title("江苏省能源审计院"),
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
		assert_last_event(Event::Accredited { verifier: VERIFIER, document: document(1) });
	});
}

#[test]
fn accredit_should_succeed_when_the_account_is_an_institution() {
	build_and_execute(|| {
		accredit(INSTITUTION);
		assert!(Verifiers::<Test>::contains_key(INSTITUTION));
	});
}

fn refused(verifier: u64, text: &str, error: Error<Test>) {
	let call = Accreditation::accredit(
		RuntimeOrigin::signed(AUTHORITY),
		verifier,
		title(text),
		document(1),
	);
	assert_noop!(call, error);
}

#[test]
fn accredit_should_fail_when_the_account_is_not_open() {
	build_and_execute(|| refused(STRANGER, "Audit", Error::NotRegistered));
}

#[test]
fn accredit_should_fail_when_the_account_is_a_person() {
	build_and_execute(|| refused(CITIZEN, "Audit", Error::NotRegistered));
}

#[test]
fn accredit_should_fail_when_the_verifier_is_accredited_already() {
	build_and_execute(|| {
		accredit(VERIFIER);
		refused(VERIFIER, "Audit", Error::AlreadyExists);
	});
}

#[test]
fn accredit_should_fail_when_the_verifier_is_suspended() {
	build_and_execute(|| {
		accredit(VERIFIER);
		suspend(VERIFIER);
		refused(VERIFIER, "Audit", Error::AlreadyExists);
	});
}

#[test]
fn accredit_should_fail_when_the_title_is_empty() {
	build_and_execute(|| refused(VERIFIER, "", Error::InvalidText));
}

#[test]
fn accredit_should_fail_when_the_title_is_blank() {
	build_and_execute(|| refused(VERIFIER, " \u{3000}", Error::InvalidText));
}

#[test]
fn accredit_should_fail_when_the_title_holds_a_control_character() {
	build_and_execute(|| refused(VERIFIER, "Audit\n", Error::InvalidText));
}

#[test]
fn accredit_should_fail_when_the_title_holds_an_invisible_character() {
	build_and_execute(|| refused(VERIFIER, "Au\u{200b}dit", Error::InvalidText));
}

#[test]
fn accredit_should_fail_when_the_title_is_not_utf8() {
	build_and_execute(|| {
		let title = vec![0xff, 0xfe].try_into().unwrap();
		assert_noop!(
			Accreditation::accredit(RuntimeOrigin::signed(AUTHORITY), VERIFIER, title, document(1)),
			Error::<Test>::InvalidText
		);
	});
}

#[test]
fn accredit_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(VERIFIER), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(
				Accreditation::accredit(origin, VERIFIER, title("Audit"), document(1)),
				BadOrigin
			);
		}
	});
}
