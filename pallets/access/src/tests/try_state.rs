use super::*;

#[test]
fn try_state_should_fail_when_something_was_spent_on_a_day_to_come() {
	new_test_ext().execute_with(|| {
		Spent::<Test>::insert(THE_CITIZEN, (Day(16_842), amounts(1, 0, 0)));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_nothing_was_spent() {
	new_test_ext().execute_with(|| {
		spend(THE_CITIZEN, amounts(1, 0, 0));
		assert_ok!(Access::do_try_state());
		spend(THE_CITIZEN, amounts(0, 0, 0));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_payer_s_number_was_never_given() {
	new_test_ext().execute_with(|| {
		spend(Payer::Participant(3), amounts(1, 0, 0));
		assert_ok!(Access::do_try_state());
		spend(Payer::Participant(4), amounts(1, 0, 0));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_payer_s_seat_was_never_given() {
	new_test_ext().execute_with(|| {
		spend(THE_EXPERT, amounts(1, 0, 0));
		assert_ok!(Access::do_try_state());
		spend(Payer::Expert(2), amounts(1, 0, 0));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_payer_s_account_is_gone() {
	new_test_ext().execute_with(|| {
		spend(THE_AUTHORITY, amounts(1, 0, 0));
		assert_ok!(Access::do_try_state());
		assert_ok!(System::dec_providers(&AUTHORITY));
		assert!(Access::do_try_state().is_err());
	})
}
