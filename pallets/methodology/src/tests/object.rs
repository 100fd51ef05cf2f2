use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Actor, Subject};

use super::{
	accept, answer, assert_last_event, authority, file, last_day, notice, noticed, object, submit,
	text, CYCLING, CYCLING_REVISED,
};
use crate::{mock::*, Error, Event, LastObjection, Objection, Objections, OpenObjections};

#[test]
fn object_should_note_the_objection_when_another_participant_calls() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		let by = number(REPORTER);
		let (round, document, day) = (1, document(9), Today::get());
		let noted = Objection { by, round, document, day, answer: None };
		assert_eq!(Objections::<Test>::get(version, 1), Some(noted));
		assert!(OpenObjections::<Test>::contains_key(version, 1));
		assert_last_event(Event::Objected { version, objection: 1, by, document });
	});
}

#[test]
fn object_should_give_the_operator_ten_working_days_when_it_succeeds() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, CITIZEN));
		let answer = (Subject::Objection(version, 1), Actor::Operator, Today::get(), 10);
		assert_eq!(WorkingDeadlines::get().last(), Some(&answer));
	});
}

#[test]
fn object_should_number_objections_of_a_version_from_one_when_there_are_several() {
	build_and_execute(|| {
		let [first, second] = [noticed(), noticed()];
		for account in [REPORTER, CITIZEN, INSTITUTION] {
			assert_ok!(object(first, account));
		}
		assert_ok!(object(second, REPORTER));
		let last = [first, second].map(LastObjection::<Test>::get);
		assert_eq!(last, [3, 1]);
		assert_eq!(Objections::<Test>::get(first, 3).unwrap().by, number(INSTITUTION));
	});
}

#[test]
fn object_should_succeed_on_the_last_day_and_fail_on_the_next_when_the_notice_ends() {
	build_and_execute(|| {
		let version = noticed();
		let last = last_day(version);
		Today::set(&last);
		assert_ok!(object(version, REPORTER));
		Today::set(&last.saturating_add(1));
		assert_noop!(object(version, CITIZEN), Error::<Test>::NoticeOver);
	});
}

#[test]
fn object_should_succeed_until_the_fifth_working_day_when_days_off_were_announced_in_the_notice() {
	build_and_execute(|| {
		publish_year();
		Today::set(&day(2, 13));
		let version = noticed();
		Holidays::set(&[Holidays::get(), vec![day(2, 24), day(2, 25)]].concat());
		Today::set(&day(3, 2));
		assert_ok!(object(version, REPORTER));
		Today::set(&day(3, 3));
		assert_noop!(object(version, CITIZEN), Error::<Test>::NoticeOver);
	});
}

#[test]
fn object_should_fail_when_the_participant_objected_in_the_round() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		assert_noop!(object(version, REPORTER), Error::<Test>::AlreadyExists);
		assert_ok!(answer(version, 1, false));
		assert_noop!(object(version, REPORTER), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn object_should_succeed_again_when_another_round_led_to_another_notice() {
	build_and_execute(|| {
		let version = noticed();
		assert_ok!(object(version, REPORTER));
		assert_ok!(answer(version, 1, true));
		assert_noop!(object(version, REPORTER), Error::<Test>::NotInNotice);
		notice(version, 2);
		assert_ok!(object(version, REPORTER));
		assert_eq!(Objections::<Test>::get(version, 2).unwrap().round, 2);
	});
}

#[test]
fn object_should_fail_when_the_developer_calls() {
	build_and_execute(|| {
		let version = noticed();
		assert_noop!(object(version, DEVELOPER), Error::<Test>::IsDeveloper);
	});
}

/// What the authority makes of the methodology is not the developer's.
#[test]
fn object_should_succeed_when_the_developer_calls_and_the_authority_revised() {
	build_and_execute(|| {
		let (methodology, version) = submit(CYCLING);
		let revised = text(CYCLING_REVISED);
		assert_ok!(Methodology::revise(authority(), methodology, revised, document(5)));
		accept(version + 1);
		notice(version + 1, 1);
		assert_ok!(object(version + 1, DEVELOPER));
	});
}

#[test]
fn object_should_fail_when_the_version_is_not_in_notice() {
	build_and_execute(|| {
		assert_noop!(object(1, REPORTER), Error::<Test>::NotFound);
		let (_, version) = submit(CYCLING);
		assert_noop!(object(version, REPORTER), Error::<Test>::NotInNotice);
		accept(version);
		assert_noop!(object(version, REPORTER), Error::<Test>::NotInNotice);
		notice(version, 1);
		file(version);
		assert_noop!(object(version, REPORTER), Error::<Test>::NotInNotice);
	});
}

#[test]
fn object_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let version = noticed();
		Closed::set(&vec![CITIZEN]);
		for caller in [STRANGER, OPERATOR, AUTHORITY, EXPERTS[0], CITIZEN] {
			assert_noop!(object(version, caller), Error::<Test>::NotRegistered);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Methodology::object(origin, version, document(9)), BadOrigin);
		}
	});
}
