use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, Perbill},
};
use suhui_primitives::Document;

use super::{add, assert_last_event, remove, replace, standing};
use crate::{mock::*, Departments, Error, Event, Standing};

#[test]
fn add_should_enter_the_department_when_two_thirds_call() {
	build_and_execute(|| {
		assert_ok!(add(1, NEW));
		let found = Departments::<Test>::get(5).unwrap();
		assert_eq!((found.person, found.contact), (legal_person(1), document(3)));
		assert_eq!(found.validator, NEW);
		assert_last_event(Event::Added {
			department: 5,
			person: legal_person(1),
			contact: document(3),
			validator: NEW,
		});
	});
}

#[test]
fn add_should_let_the_validator_send_when_it_is_entered() {
	build_and_execute(|| {
		assert_ok!(add(1, NEW));
		assert_eq!(Admitted::get().last(), Some(&NEW));
		assert_eq!(Consortium::validator_for(&NEW), Some(5));
	});
}

#[test]
fn add_should_have_its_validator_validate_two_sessions_later_when_it_has_keys() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(add(1, NEW));
		give_keys(NEW);
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 12, 13, 14]);
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 12, 13, 14, 21]);
	});
}

#[test]
fn add_should_change_nothing_of_the_sessions_when_the_validator_has_no_keys() {
	build_and_execute(|| {
		assert_ok!(add(1, NEW));
		assert_eq!(Consortium::plan(2), VALIDATORS);
	});
}

/// No fault is left that the council might decide on.
#[test]
fn add_should_let_the_account_make_blocks_when_its_department_left_at_fault() {
	build_and_execute(|| {
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		assert_ok!(remove(2));
		assert_eq!(DisabledOnes::get(), [12]);
		assert_ok!(add(1, 12));
		assert!(DisabledOnes::get().is_empty());
	});
}

#[test]
fn add_should_not_let_the_account_make_blocks_when_its_fault_waits_for_the_council() {
	build_and_execute(|| {
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		assert_ok!(replace(2, NEW));
		give_keys(NEW);
		Consortium::plan(2);
		assert_eq!(standing(12), Some(Standing::Leaving(2)));
		assert_ok!(add(1, 12));
		assert_eq!(DisabledOnes::get(), [12]);
	});
}

#[test]
fn add_should_fail_when_a_department_has_the_code_or_the_account() {
	build_and_execute(|| {
		assert_noop!(add(103, NEW), Error::<Test>::AlreadyExists);
		assert_noop!(add(1, 13), Error::<Test>::AlreadyExists);
		assert_ok!(replace(3, NEW));
		// It stands in for the new one.
		assert_noop!(add(1, 13), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn add_should_fail_when_the_account_has_another_right() {
	build_and_execute(|| {
		assert_noop!(add(1, AUTHORITY), Error::<Test>::Engaged);
	});
}

#[test]
fn add_should_take_an_account_and_a_code_back_when_they_left() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(remove(3));
		assert_ok!(add(103, 13));
		assert_eq!(standing(13), Some(Standing::Present));
		for _ in 0..3 {
			next_session(&mut planned);
		}
		// Its keys stayed.
		assert_eq!(Validating::get(), [11, 12, 14, 13]);
		assert_eq!(Consortium::validator_for(&13), Some(5));
	});
}

#[test]
fn add_should_fail_when_as_many_run_validators_as_may() {
	build_and_execute(|| {
		assert_ok!(add(1, 21));
		assert_ok!(add(2, 22));
		assert_noop!(add(3, 23), Error::<Test>::TooMany);
	});
}

#[test]
fn add_should_fail_when_name_code_or_sheet_is_none() {
	build_and_execute(|| {
		let mut blank = legal_person(1);
		blank.title = " ".as_bytes().to_vec().try_into().unwrap();
		let add = |person, contact| Consortium::add(two_thirds(), person, contact, NEW);
		assert_noop!(add(blank, document(3)), Error::<Test>::InvalidText);
		let missing = Document::default();
		assert_noop!(add(legal_person(1), missing), Error::<Test>::DocumentMissing);
	});
}

#[test]
fn add_should_fail_when_others_call() {
	build_and_execute(|| {
		for origin in [
			majority(),
			RuntimeOrigin::signed(11),
			RuntimeOrigin::signed(STRANGER),
			RuntimeOrigin::none(),
			RuntimeOrigin::root(),
		] {
			let added = Consortium::add(origin, legal_person(1), document(3), NEW);
			assert_noop!(added, BadOrigin);
		}
	});
}
