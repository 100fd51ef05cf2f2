use super::*;

#[test]
fn close_for_should_end_the_participant_s_standing_when_two_clerks_send() {
	build_and_execute(|| {
		open(ALICE);
		open(BOB);
		Today::set(&Day(16_900));
		assert_ok!(close_for(2));
		assert_eq!(Registered::<Test>::get(2).unwrap().closed, Some(Day(16_900)));
		assert_eq!(Participants::participant(&BOB), None);
		assert_eq!(Individuals::<Test>::get(Page(0)), slots([1]));
		assert_eq!(System::providers(&BOB), 1);
		System::assert_last_event(Event::Closed { participant: 2 }.into());
	})
}

#[test]
fn close_for_should_tell_of_the_takeover_when_it_succeeds() {
	build_and_execute(|| {
		open(BOB);
		assert_ok!(open_with(organisation(ALICE, 1)));
		assert_ok!(close_for(2));
		assert_eq!(TakenOver::get(), [2]);
	})
}

#[test]
fn close_for_should_fail_when_the_participant_owes_something() {
	build_and_execute(|| {
		assert_ok!(open_with(organisation(ALICE, 1)));
		Obliged::set(&vec![1]);
		assert_noop!(close_for(1), Error::<Test>::Obliged);
	})
}

#[test]
fn close_for_should_fail_when_the_number_was_never_given() {
	build_and_execute(|| {
		assert_noop!(close_for(1), Error::<Test>::NotFound);
	})
}

#[test]
fn close_for_should_fail_when_closed_already() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(close_for(1));
		assert_noop!(close_for(1), Error::<Test>::Closed);
	})
}

#[test]
fn close_for_should_end_the_standing_when_something_else_needs_the_account() {
	build_and_execute(|| {
		open(ALICE);
		assert_ok!(System::inc_consumers(&ALICE));
		assert_ok!(close_for(1));
		assert_eq!(Participants::participant(&ALICE), None);
	})
}

#[test]
fn close_for_should_fail_when_others_than_two_clerks_send() {
	build_and_execute(|| {
		open(ALICE);
		for origin in [
			RuntimeOrigin::signed(OPERATOR),
			RuntimeOrigin::signed(ALICE),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Participants::close_for(origin, 1), DispatchError::BadOrigin);
		}
	})
}

#[test]
fn close_for_should_be_operational_when_dispatched() {
	let info = Call::<Test>::close_for { participant: 1 }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::close_for());
}
