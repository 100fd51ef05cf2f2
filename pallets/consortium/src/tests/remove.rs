use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, Perbill},
};
use suhui_primitives::Document;

use super::{add, assert_last_event, remove, replace, standing};
use crate::{
	mock::*, ByCode, Departments, Error, Event, Faults, LeavingAtFault, Missed, MissedSessions,
	Retained, Standing,
};

#[test]
fn remove_should_have_the_validator_validate_no_more_when_two_sessions_passed() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(remove(2));
		assert_last_event(Event::Removed { department: 2, reason: document(5) });
		assert_eq!(standing(12), Some(Standing::Leaving(2)));
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 12, 13, 14]);
		// Its offences can still be proven.
		assert!(KeyHolders::get().contains(&12));
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 13, 14]);
		assert!(!KeyHolders::get().contains(&12));
		assert_eq!(standing(12), None);
	});
}

#[test]
fn remove_should_let_the_account_set_no_keys_when_it_leaves() {
	build_and_execute(|| {
		assert_ok!(remove(2));
		assert_eq!(Consortium::validator_for(&12), None);
	});
}

#[test]
fn remove_should_take_all_that_was_known_of_the_department_out_when_it_leaves() {
	build_and_execute(|| {
		Retained::<Test>::insert(2, 0);
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		MissedSessions::<Test>::insert(2, Missed { sessions: 1, in_a_row: 1, last: 0 });
		assert_ok!(remove(2));
		assert!(Departments::<Test>::get(2).is_none() && Faults::<Test>::get(2).is_none());
		assert!(ByCode::<Test>::get(credit_code(102)).is_none());
		assert!(MissedSessions::<Test>::get(2).is_none() && Retained::<Test>::get(2).is_none());
	});
}

/// The sessions disable nobody any more once other validators are announced, as when one of them changes its keys.
#[test]
fn remove_should_let_the_validator_make_no_blocks_when_it_leaves_at_fault() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		assert_ok!(remove(2));
		next_session(&mut planned);
		assert_eq!((Validating::get().contains(&12), DisabledOnes::get()), (true, vec![12]));
		next_session(&mut planned);
		assert!(!Validating::get().contains(&12) && DisabledOnes::get().is_empty());
		assert_eq!(LeavingAtFault::<Test>::iter().count(), 0);
	});
}

#[test]
fn remove_should_let_the_account_make_blocks_when_it_validates_for_another_department() {
	build_and_execute(|| {
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		assert_ok!(replace(2, NEW));
		give_keys(NEW);
		Consortium::plan(2);
		assert_ok!(add(1, 12));
		assert_eq!(DisabledOnes::get(), [12]);
		assert_ok!(remove(2));
		assert!(DisabledOnes::get().is_empty());
	});
}

#[test]
fn offence_should_let_the_validator_make_no_blocks_when_its_department_was_removed() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(remove(2));
		Consortium::note_offence(&12, 0, Perbill::from_percent(10));
		next_session(&mut planned);
		assert_eq!(DisabledOnes::get(), [12]);
	});
}

#[test]
fn remove_should_forget_an_account_at_once_when_it_never_had_keys() {
	build_and_execute(|| {
		assert_ok!(add(1, NEW));
		assert_ok!(remove(5));
		assert_eq!(standing(NEW), None);
	});
}

#[test]
fn remove_should_have_both_accounts_leave_when_one_stands_in_for_the_other() {
	build_and_execute(|| {
		assert_ok!(replace(2, NEW));
		give_keys(NEW);
		assert_ok!(remove(2));
		assert_eq!(standing(12), Some(Standing::Leaving(2)));
		assert_eq!(standing(NEW), Some(Standing::Leaving(2)));
		assert_eq!(Consortium::plan(2), [11, 13, 14]);
	});
}

#[test]
fn remove_should_fail_when_too_few_others_validate() {
	build_and_execute(|| {
		assert_ok!(remove(1));
		assert_noop!(remove(2), Error::<Test>::TooFew);
		// One that has no keys is no help, and may go.
		assert_ok!(add(1, NEW));
		assert_noop!(remove(2), Error::<Test>::TooFew);
		assert_ok!(remove(5));
		assert_ok!(add(2, 22));
		give_keys(22);
		assert_ok!(remove(2));
	});
}

#[test]
fn remove_should_count_who_stands_in_when_it_counts_the_others() {
	build_and_execute(|| {
		assert_ok!(replace(4, NEW));
		assert_ok!(remove(1));
		assert_noop!(remove(2), Error::<Test>::TooFew);
	});
}

#[test]
fn remove_should_fail_when_there_is_no_such_department_or_document() {
	build_and_execute(|| {
		for none in [0, 5] {
			assert_noop!(remove(none), Error::<Test>::NotFound);
		}
		let missing = Consortium::remove(two_thirds(), 1, Document::default());
		assert_noop!(missing, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn remove_should_fail_when_others_call() {
	build_and_execute(|| {
		for origin in
			[majority(), RuntimeOrigin::signed(11), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(Consortium::remove(origin, 1, document(5)), BadOrigin);
		}
	});
}
