use super::*;

#[test]
fn withdraw_consent_should_clear_only_the_caller_s_slot_when_given_before() {
	build_and_execute(|| {
		for account in [ALICE, BOB] {
			assert_ok!(open_with(consenting(account, &[5, 6])));
		}
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(ALICE), 5));
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([2]));
		assert_eq!(Consents::<Test>::get(6, Page(0)), slots([1, 2]));
		System::assert_last_event(Event::ConsentWithdrawn { source: 5, participant: 1 }.into());
	})
}

#[test]
fn withdraw_consent_should_leave_no_value_when_it_was_the_page_s_last() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(ALICE), 5));
		assert!(!Consents::<Test>::contains_key(5, Page(0)));
	})
}

#[test]
fn withdraw_consent_should_let_it_be_given_again_when_the_person_wishes() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[5])));
		assert_ok!(Participants::withdraw_consent(RuntimeOrigin::signed(ALICE), 5));
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(ALICE), 5));
		assert_eq!(Consents::<Test>::get(5, Page(0)), slots([1]));
	})
}

#[test]
fn withdraw_consent_should_fail_when_it_was_not_given() {
	build_and_execute(|| {
		assert_ok!(open_with(consenting(ALICE, &[6])));
		assert_noop!(
			Participants::withdraw_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::NotFound
		);
	})
}

#[test]
fn withdraw_consent_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(
			Participants::withdraw_consent(RuntimeOrigin::signed(STRANGER), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn withdraw_consent_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::withdraw_consent(origin, 5), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn withdraw_consent_should_be_operational_when_dispatched() {
	let info = Call::<Test>::withdraw_consent { source: 5 }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::withdraw_consent());
}
