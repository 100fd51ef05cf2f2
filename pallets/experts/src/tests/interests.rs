use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Day, FormerKeys, ParticipantId, ParticipantKind::Individual};

use super::{appoint, change_key, dismiss};
use crate::mock::*;

/// The participants [`INSTITUTION`] and [`CITIZEN`] stand for, and the first who opens an account later.
const INSTITUTIONS: ParticipantId = 6;
const CITIZENS: ParticipantId = 7;
const NEXT: ParticipantId = 8;

/// Nobody's key.
const NO_KEY: u64 = 77;

/// The participants of 1 to 9 in whom an expert has an interest.
fn interests(expert: u32) -> Vec<ParticipantId> {
	(1..=9).filter(|participant| ExpertGroup::is_interested(expert, *participant)).collect()
}

/// The account stands for the participant no more, and never did.
fn forget(account: u64) {
	let mut opened = Opened::get();
	opened.iter_mut().filter(|(key, _)| *key == account).for_each(|(key, _)| *key = NO_KEY);
	Opened::set(&opened);
}

#[test]
fn expert_should_have_no_interest_when_the_key_is_nobodys() {
	build_and_execute(|| {
		appoint(KEY);
		assert!(interests(1).is_empty());
	});
}

#[test]
fn expert_should_have_no_interest_when_nobody_has_the_number() {
	build_and_execute(|| assert!(interests(1).is_empty()));
}

#[test]
fn expert_should_have_an_interest_when_its_key_is_theirs() {
	build_and_execute(|| {
		appoint(CITIZEN);
		assert_eq!(interests(1), [CITIZENS]);
		// It stays so when the account was let go.
		forget(CITIZEN);
		assert_eq!(interests(1), [CITIZENS]);
		dismiss(1);
		assert_eq!(interests(1), [CITIZENS]);
	});
}

#[test]
fn expert_should_have_an_interest_when_the_account_is_opened_after_the_appointment() {
	build_and_execute(|| {
		appoint(KEY);
		open_account(KEY, Individual);
		assert_eq!(interests(1), [NEXT]);
	});
}

#[test]
fn expert_should_keep_its_interest_when_both_changed_their_keys() {
	build_and_execute(|| {
		appoint(KEY);
		open_account(KEY, Individual);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		forget(KEY);
		assert_eq!(interests(1), [NEXT]);
	});
}

#[test]
fn expert_should_have_an_interest_when_the_new_key_is_theirs() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, CITIZEN, 1, 2));
		forget(CITIZEN);
		assert_eq!(interests(1), [CITIZENS]);
	});
}

#[test]
fn expert_should_have_two_interests_when_the_present_key_is_anothers() {
	build_and_execute(|| {
		appoint(CITIZEN);
		assert_ok!(change_key(CITIZEN, KEY, 1, 2));
		open_account(KEY, Individual);
		assert_eq!(interests(1), [CITIZENS, NEXT]);
	});
}

#[test]
fn expert_should_have_an_interest_when_appointed_again_by_a_key_of_theirs() {
	build_and_execute(|| {
		appoint(KEY);
		dismiss(1);
		open_account(KEY, Individual);
		assert_ok!(ExpertGroup::appoint(council(), KEY));
		forget(KEY);
		assert_eq!(interests(1), [NEXT]);
	});
}

#[test]
fn expert_should_have_every_interest_when_it_had_a_key_of_each() {
	build_and_execute(|| {
		appoint(INSTITUTION);
		assert_ok!(change_key(INSTITUTION, CITIZEN, 1, 2));
		Today::set(&Day(16_871));
		assert_ok!(change_key(CITIZEN, KEY, 1, 3));
		for account in [INSTITUTION, CITIZEN] {
			forget(account);
		}
		assert_eq!(interests(1), [INSTITUTIONS, CITIZENS]);
	});
}

#[test]
fn expert_should_have_an_interest_when_they_take_a_key_it_let_go() {
	build_and_execute(|| {
		appoint(KEY);
		assert_ok!(change_key(KEY, SECOND_KEY, 1, 2));
		open_account(KEY, Individual);
		assert_eq!(interests(1), [NEXT]);
		// They let it go, too.
		ExpertGroup::let_go(&KEY, NEXT);
		forget(KEY);
		assert_eq!(interests(1), [NEXT]);
	});
}

#[test]
fn expert_should_have_no_interest_when_they_let_go_a_key_that_was_nobodys_or_anothers() {
	build_and_execute(|| {
		appoint(KEY);
		appoint(SECOND_KEY);
		ExpertGroup::let_go(&THIRD_KEY, CITIZENS);
		ExpertGroup::let_go(&SECOND_KEY, INSTITUTIONS);
		assert!(interests(1).is_empty());
		assert_eq!(interests(2), [INSTITUTIONS]);
	});
}
