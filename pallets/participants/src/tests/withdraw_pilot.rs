use super::*;

fn admit_qingpu() {
	assert_ok!(Participants::admit_pilot(RuntimeOrigin::signed(COUNCIL), region(310_118)));
}

#[test]
fn withdraw_pilot_should_keep_the_participants_and_let_no_more_open_when_the_council_sends() {
	build_and_execute(|| {
		admit_qingpu();
		let of_qingpu = |account| Opening { region: region(310_118), ..person(account) };
		assert_ok!(open_with(of_qingpu(ALICE)));
		assert_ok!(Participants::withdraw_pilot(RuntimeOrigin::signed(COUNCIL), region(310_118)));
		System::assert_last_event(Event::PilotWithdrawn { region: region(310_118) }.into());
		assert_eq!(Participants::participant(&ALICE), Some(1));
		assert_noop!(open_with(of_qingpu(BOB)), Error::<Test>::InvalidRegion);
	})
}

#[test]
fn withdraw_pilot_should_fail_when_the_region_is_no_pilot() {
	build_and_execute(|| {
		admit_qingpu();
		for region in [region(330_421), region(320_583)] {
			assert_noop!(
				Participants::withdraw_pilot(RuntimeOrigin::signed(COUNCIL), region),
				Error::<Test>::NotFound
			);
		}
	})
}

#[test]
fn withdraw_pilot_should_fail_when_another_than_the_council_sends() {
	build_and_execute(|| {
		admit_qingpu();
		for origin in
			[RuntimeOrigin::signed(OPERATOR), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(
				Participants::withdraw_pilot(origin, region(310_118)),
				DispatchError::BadOrigin
			);
		}
	})
}

#[test]
fn withdraw_pilot_should_be_operational_when_dispatched() {
	let info = Call::<Test>::withdraw_pilot { region: region(310_118) }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::withdraw_pilot());
}
