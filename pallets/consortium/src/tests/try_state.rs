use polkadot_sdk::sp_runtime::Perbill;

use crate::{
	mock::*, ByCode, Departments, Fault, Faults, Former, Formers, LeavingAtFault, Missed,
	MissedSessions, Post, Posts, Retained, Standing,
};

/// Breaks the state; what the invariants say of it.
fn broken(breaks: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		assert_eq!(Consortium::do_try_state(), Ok(()));
		breaks();
		Consortium::do_try_state().expect_err("it is broken").into()
	})
}

#[test]
fn try_state_should_fail_when_a_departments_account_validates_for_another() {
	let said = broken(|| {
		Posts::<Test>::insert(12, Post { department: 1, standing: Standing::Present });
	});
	assert_eq!(said, "a department's account does not validate for it");
}

#[test]
fn try_state_should_fail_when_a_code_is_no_departments() {
	let said = broken(|| ByCode::<Test>::insert(credit_code(1), 9));
	assert_eq!(said, "a code is no department's");
}

#[test]
fn try_state_should_fail_when_a_department_is_not_found_by_its_code() {
	let said = broken(|| ByCode::<Test>::remove(credit_code(102)));
	assert_eq!(said, "a department is not found by its code");
}

#[test]
fn try_state_should_fail_when_a_name_shows_nothing() {
	let said = broken(|| {
		Departments::<Test>::mutate(2, |found| {
			found.as_mut().unwrap().person.title = Default::default();
		});
	});
	assert_eq!(said, "a department's name shows nothing");
}

#[test]
fn try_state_should_fail_when_two_accounts_stand_in_for_a_department() {
	let said = broken(|| {
		for account in [21, 22] {
			give_keys(account);
			Posts::<Test>::insert(account, Post { department: 1, standing: Standing::Former });
		}
	});
	assert_eq!(said, "two accounts stand in for a department");
}

#[test]
fn try_state_should_fail_when_a_fault_is_no_departments() {
	let fault = Fault { validator: 12, session: 0, severity: Perbill::zero(), offences: 1 };
	let said = broken(|| Faults::<Test>::insert(9, fault));
	assert_eq!(said, "a fault is no department's");
}

#[test]
fn try_state_should_fail_when_who_left_validates_again() {
	let said = broken(|| Formers::<Test>::insert(12, Former { department: 1, until: 4 }));
	assert_eq!(said, "who left validates again");
}

#[test]
fn try_state_should_fail_when_who_left_did_so_from_no_department() {
	let said = broken(|| Formers::<Test>::insert(NEW, Former { department: 9, until: 4 }));
	assert_eq!(said, "who left did so from no department");
}

#[test]
fn try_state_should_fail_when_what_was_retained_is_no_department() {
	let said = broken(|| Retained::<Test>::insert(9, 0));
	assert_eq!(said, "what was retained is no department");
}

#[test]
fn try_state_should_fail_when_a_department_was_retained_in_a_session_to_come() {
	let said = broken(|| Retained::<Test>::insert(1, 1));
	assert_eq!(said, "a department was retained in time to come");
}

#[test]
fn try_state_should_fail_when_more_was_missed_in_a_row_than_at_all() {
	let missed = Missed { sessions: 1, in_a_row: 2, last: 0 };
	let said = broken(|| MissedSessions::<Test>::insert(1, missed));
	assert_eq!(said, "more sessions were missed in a row than at all");
}

#[test]
fn try_state_should_fail_when_who_leaves_at_fault_stays() {
	let said = broken(|| LeavingAtFault::<Test>::insert(12, Perbill::zero()));
	assert_eq!(said, "who leaves at fault does not leave");
}
