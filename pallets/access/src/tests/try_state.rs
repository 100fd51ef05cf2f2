use super::*;

#[test]
fn try_state_should_fail_when_a_day_to_come_was_counted() {
	new_test_ext().execute_with(|| {
		SentToday::<Test>::insert(CITIZEN, (Day(16_842), 1));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_day_without_a_transaction_was_counted() {
	new_test_ext().execute_with(|| {
		SentToday::<Test>::insert(CITIZEN, (TENTH_OF_FEBRUARY_2016, 0));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_sender_s_account_is_gone() {
	new_test_ext().execute_with(|| {
		SentToday::<Test>::insert(CITIZEN, (TENTH_OF_FEBRUARY_2016, 1));
		assert_ok!(Access::do_try_state());
		assert_ok!(System::dec_providers(&CITIZEN));
		assert!(Access::do_try_state().is_err());
	})
}
