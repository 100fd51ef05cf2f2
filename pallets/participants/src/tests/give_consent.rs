use super::*;

#[test]
fn give_consent_should_set_only_the_caller_s_bit_when_registered() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		assert_ok!(Participants::give_consent(RuntimeOrigin::signed(BOB), 5));
		assert_eq!(Consents::<Test>::get(5, Page(0)), 0b100);
		System::assert_last_event(Event::ConsentGiven { source: 5, participant: 2 }.into());
	})
}

#[test]
fn give_consent_should_fail_when_given_already() {
	build_and_execute(|| {
		assert_ok!(Participants::open(RuntimeOrigin::signed(OPERATOR), consenting(ALICE, &[5])));
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(STRANGER), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn give_consent_should_fail_when_the_caller_s_account_is_closed() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(Participants::close(RuntimeOrigin::signed(ALICE)));
		assert_noop!(
			Participants::give_consent(RuntimeOrigin::signed(ALICE), 5),
			Error::<Test>::NotRegistered
		);
	})
}

#[test]
fn give_consent_should_fail_when_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Participants::give_consent(origin, 5), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn give_consent_should_be_operational_when_dispatched() {
	let info = Call::<Test>::give_consent { source: 5 }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::give_consent());
}
