use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Seat;

use super::{appoint_experts, assert_last_event, key, name, opine, recuse, VERSION};
use crate::{mock::*, Error, Event, Opinion, Opinions, View};

fn seated() {
	appoint_experts(3);
	assert_ok!(name(VERSION, &[1, 2, 3]));
}

#[test]
fn recuse_should_store_the_reason_when_the_expert_has_a_seat() {
	build_and_execute(|| {
		seated();
		assert_ok!(recuse(3));
		let (report, day) = (document(5), TENTH_OF_FEBRUARY_2016);
		let opinion = Opinion { view: View::Recused, report, day };
		assert_eq!(Opinions::<Test>::get((VERSION, 1), Seat::Expert(3)), Some(opinion));
		assert_last_event(Event::Recused {
			matter: VERSION,
			round: 1,
			seat: Seat::Expert(3),
			reason: document(5),
		});
	});
}

#[test]
fn recuse_should_succeed_when_the_expert_declared_an_interest() {
	build_and_execute(|| {
		seated();
		let declaring = RuntimeOrigin::signed(key(3));
		assert_ok!(ExpertGroup::declare_interest(declaring, number(DEVELOPER)));
		assert_ok!(recuse(3));
	});
}

#[test]
fn recuse_should_fail_when_the_seat_has_spoken() {
	build_and_execute(|| {
		seated();
		assert_ok!(opine(1, true));
		assert_noop!(recuse(1), Error::<Test>::AlreadyExists);
		assert_ok!(recuse(2));
		assert_noop!(recuse(2), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn recuse_should_fail_when_the_caller_has_no_seat() {
	build_and_execute(|| {
		appoint_experts(3);
		assert_noop!(recuse(1), Error::<Test>::NotSeated);
	});
}

#[test]
fn recuse_should_fail_when_the_matter_is_not_judged_any_more() {
	build_and_execute(|| {
		seated();
		Judged::set(&vec![]);
		assert_noop!(recuse(1), Error::<Test>::NotJudged);
	});
}

#[test]
fn recuse_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		seated();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(ExpertGroup::recuse(origin, VERSION, document(5)), BadOrigin);
		}
	});
}
