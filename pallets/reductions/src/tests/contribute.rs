use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Day;

use super::{
	assert_last_event, call_off, contribute, covered, event, flow, held, receive, register, signed,
	unsigned,
};
use crate::{mock::*, Error, Event, EventClasses, Givers, WeightInfo};

#[test]
fn contribute_should_cancel_what_the_holder_gives_when_it_is_missing() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		receive(REPORTER, 1, 500);
		receive(REPORTER, 2, 500);
		assert_ok!(contribute(REPORTER, number_of_it, &[(1, 300)]));
		assert_ok!(contribute(REPORTER, number_of_it, &[(1, 100), (2, 200)]));
		let found = event(number_of_it);
		assert_eq!((found.covered, found.donors), (600, 0));
		assert_eq!(Givers::<Test>::get(number_of_it, number(REPORTER)), 600);
		let of_class = [1, 2].map(|class| EventClasses::<Test>::get(number_of_it, class));
		assert_eq!(of_class, [400, 200]);
		assert_eq!([flow(1), flow(2)], [(500, 400), (500, 200)]);
	});
}

#[test]
fn contribute_should_be_clipped_in_turn_when_more_is_given_than_is_missing() {
	build_and_execute(|| {
		let event = register(1_000);
		for class in 1..4 {
			receive(REPORTER, class, 700);
		}
		assert_ok!(contribute(REPORTER, event, &[(1, 700), (2, 700), (3, 700)]));
		assert_eq!([1, 2, 3].map(|class| held(REPORTER, class)), [0, 400, 700]);
		assert_last_event(Event::Contributed {
			event,
			holder: number(REPORTER),
			total: 1_000,
			reductions: vec![(1, 700), (2, 300)],
		});
	});
}

#[test]
fn contribute_should_refund_classes_of_which_nothing_was_given_when_it_is_clipped() {
	build_and_execute(|| {
		let event = register(1_000);
		receive(REPORTER, 1, 1_000);
		let reductions = few([(1, 1_000), (2, 1)]);
		let done = Reductions::contribute(signed(REPORTER), event, reductions).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::contribute(1)));
	});
}

#[test]
fn contribute_should_succeed_when_the_holder_is_the_host() {
	build_and_execute(|| {
		let number_of_it = register(1_000);
		receive(INSTITUTION, 1, 500);
		assert_ok!(contribute(INSTITUTION, number_of_it, &[(1, 500)]));
		assert_eq!(event(number_of_it).missing(), 500);
	});
}

#[test]
fn contribute_should_be_to_ones_own_event_alone_when_the_key_changed_less_than_three_days_ago() {
	build_and_execute(|| {
		let event = register(1_000);
		for holder in [REPORTER, INSTITUTION] {
			receive(holder, 1, 1_000);
			KeysChanged::set(&[KeysChanged::get(), vec![(number(holder), TODAY)]].concat());
		}
		for day in 20_493..20_496 {
			Today::set(&Day(day));
			assert_noop!(contribute(REPORTER, event, &[(1, 100)]), Error::<Test>::Cooling);
			assert_ok!(contribute(INSTITUTION, event, &[(1, 100)]));
		}
		Today::set(&Day(20_496));
		assert_ok!(contribute(REPORTER, event, &[(1, 100)]));
	});
}

#[test]
fn contribute_should_fail_when_the_holder_has_less_of_a_class() {
	build_and_execute(|| {
		let event = register(1_000);
		receive(REPORTER, 1, 500);
		let given = contribute(REPORTER, event, &[(1, 400), (1, 101)]);
		assert_noop!(given, Error::<Test>::NotEnough);
	});
}

#[test]
fn contribute_should_fail_when_nothing_is_asked() {
	build_and_execute(|| {
		let event = register(1_000);
		receive(REPORTER, 1, 500);
		for reductions in [&[][..], &[(1, 100), (1, 0)]] {
			let given = contribute(REPORTER, event, reductions);
			assert_noop!(given, Error::<Test>::NothingAsked);
		}
	});
}

#[test]
fn contribute_should_fail_when_nothing_is_missing() {
	build_and_execute(|| {
		let event = covered();
		receive(REPORTER, 1, 500);
		assert_noop!(contribute(REPORTER, event, &[(1, 1)]), Error::<Test>::Covered);
	});
}

#[test]
fn contribute_should_fail_when_the_event_is_not_open() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_ok!(call_off(INSTITUTION, event));
		receive(REPORTER, 1, 500);
		assert_noop!(contribute(REPORTER, event, &[(1, 1)]), Error::<Test>::NotOpen);
		assert_noop!(contribute(REPORTER, event + 1, &[(1, 1)]), Error::<Test>::NotFound);
	});
}

#[test]
fn contribute_should_fail_when_the_caller_is_a_person() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_noop!(contribute(CITIZEN, event, &[(1, 1)]), Error::<Test>::WrongKind);
	});
}

#[test]
fn contribute_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		let event = register(1_000);
		assert_noop!(contribute(STRANGER, event, &[(1, 1)]), Error::<Test>::NotRegistered);
	});
}

#[test]
fn contribute_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		let event = register(1_000);
		for origin in unsigned() {
			let sent = Reductions::contribute(origin, event, few([(1, 1)]));
			assert_noop!(sent.map_err(|failed| failed.error), BadOrigin);
		}
	});
}
