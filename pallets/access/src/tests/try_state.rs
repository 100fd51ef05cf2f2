use super::*;

#[test]
fn try_state_should_fail_when_a_day_to_come_was_counted() {
	new_test_ext().execute_with(|| {
		SentToday::<Test>::insert(PERSON, (Day(16_802), 1));
		assert!(Access::do_try_state().is_err());
	})
}

#[test]
fn try_state_should_fail_when_a_day_without_a_transaction_was_counted() {
	new_test_ext().execute_with(|| {
		SentToday::<Test>::insert(PERSON, (Day(16_801), 0));
		assert!(Access::do_try_state().is_err());
	})
}
