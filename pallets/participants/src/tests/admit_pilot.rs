use super::*;

#[test]
fn admit_pilot_should_let_people_of_the_region_open_when_the_council_sends() {
	build_and_execute(|| {
		// Qingpu in Shanghai.
		let of_qingpu = Opening { region: region(310_118), ..person(ALICE) };
		assert_noop!(open_with(of_qingpu.clone()), Error::<Test>::InvalidRegion);
		assert_ok!(Participants::admit_pilot(RuntimeOrigin::signed(COUNCIL), region(310_118)));
		System::assert_last_event(Event::PilotAdmitted { region: region(310_118) }.into());
		assert_ok!(open_with(of_qingpu));
		// Jiashan in Zhejiang is none.
		let of_jiashan = Opening { region: region(330_421), ..person(BOB) };
		assert_noop!(open_with(of_jiashan), Error::<Test>::InvalidRegion);
	})
}

#[test]
fn admit_pilot_should_fail_when_the_region_is_admitted() {
	build_and_execute(|| {
		assert_ok!(Participants::admit_pilot(RuntimeOrigin::signed(COUNCIL), region(310_118)));
		assert_noop!(
			Participants::admit_pilot(RuntimeOrigin::signed(COUNCIL), region(310_118)),
			Error::<Test>::AlreadyExists
		);
	})
}

#[test]
fn admit_pilot_should_fail_when_the_region_does_not_lie_outside_jiangsu() {
	build_and_execute(|| {
		// Jiangsu, Kunshan, no county of Jiangsu's, no code.
		let none = decoded::<Region>(&[0; 4]);
		for region in [Region::PROVINCE, region(320_583), region(329_999), none] {
			assert_noop!(
				Participants::admit_pilot(RuntimeOrigin::signed(COUNCIL), region),
				Error::<Test>::InvalidRegion
			);
		}
	})
}

#[test]
fn admit_pilot_should_fail_when_another_than_the_council_sends() {
	build_and_execute(|| {
		for origin in
			[RuntimeOrigin::signed(OPERATOR), RuntimeOrigin::root(), RuntimeOrigin::none()]
		{
			assert_noop!(
				Participants::admit_pilot(origin, region(310_118)),
				DispatchError::BadOrigin
			);
		}
	})
}

#[test]
fn admit_pilot_should_be_operational_when_dispatched() {
	let info = Call::<Test>::admit_pilot { region: region(310_118) }.get_dispatch_info();
	assert_eq!(info.class, DispatchClass::Operational);
	assert_eq!(info.call_weight, <() as WeightInfo>::admit_pilot());
}
