use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day, Sanctioned, Seat};

use super::{
	appoint_experts, assert_last_event, change_key, dismiss, key, name, opine, SCENARIO, VERSION,
};
use crate::{mock::*, Error, Event, Opinion, Opinions, Seats, View};

/// Experts 1 to 4 with a panel of the first three.
fn seated() {
	appoint_experts(4);
	assert_ok!(name(VERSION, &[1, 2, 3]));
}

#[test]
fn opine_should_store_the_opinion_when_the_expert_has_a_seat() {
	build_and_execute(|| {
		seated();
		Today::set(&Day(20_007));
		assert_ok!(opine(2, false));
		let opinion = Opinion { view: View::Adverse, report: document(3), day: Day(20_007) };
		assert_eq!(Opinions::<Test>::get((VERSION, 1), Seat::Expert(2)), Some(opinion));
		let seat = Seat::Expert(2);
		assert_last_event(Event::Opined { matter: VERSION, round: 1, seat, favourable: false });
	});
}

#[test]
fn opine_should_be_the_bodys_when_its_participant_calls() {
	build_and_execute(|| {
		appoint_experts(2);
		let body = Seat::Body(number(VERIFIER));
		let seats = Seats::try_from(vec![Seat::Expert(1), Seat::Expert(2), body]).unwrap();
		assert_ok!(ExpertGroup::name_panel(operator(), SCENARIO, seats));
		let origin = RuntimeOrigin::signed(VERIFIER);
		assert_ok!(ExpertGroup::opine(origin, SCENARIO, true, document(3)));
		assert_last_event(Event::Opined {
			matter: SCENARIO,
			round: 1,
			seat: body,
			favourable: true,
		});
	});
}

/// Experts 1 and 2 and [`VERIFIER`], of whom the first spoke and took the body's key for a while.
fn spoken_for() {
	appoint_experts(2);
	let body = Seat::Body(number(VERIFIER));
	let seats = Seats::try_from(vec![Seat::Expert(1), Seat::Expert(2), body]).unwrap();
	assert_ok!(ExpertGroup::name_panel(operator(), SCENARIO, seats));
	assert_ok!(ExpertGroup::opine(RuntimeOrigin::signed(key(1)), SCENARIO, true, document(3)));
	assert_ok!(change_key(key(1), VERIFIER, 1, 2));
	// 30 days later.
	Today::set(&Day(16_871));
	assert_ok!(change_key(VERIFIER, KEY, 1, 3));
}

#[test]
fn opine_should_succeed_when_the_developer_named_the_body_a_reporter_since() {
	build_and_execute(|| {
		appoint_experts(2);
		let body = Seat::Body(number(VERIFIER));
		let seats = Seats::try_from(vec![Seat::Expert(1), Seat::Expert(2), body]).unwrap();
		assert_ok!(ExpertGroup::name_panel(operator(), SCENARIO, seats));
		Parties::set(&vec![number(VERIFIER)]);
		let origin = RuntimeOrigin::signed(VERIFIER);
		assert_ok!(ExpertGroup::opine(origin, SCENARIO, false, document(3)));
	});
}

#[test]
fn opine_should_fail_when_the_body_is_an_experts_who_spoke() {
	build_and_execute(|| {
		spoken_for();
		let origin = RuntimeOrigin::signed(VERIFIER);
		assert_noop!(
			ExpertGroup::opine(origin.clone(), SCENARIO, true, document(3)),
			Error::<Test>::Interested
		);
		assert_ok!(ExpertGroup::recuse(origin, SCENARIO, document(5)));
	});
}

#[test]
fn opine_should_succeed_when_an_expert_with_an_interest_in_the_body_recused_itself() {
	build_and_execute(|| {
		appoint_experts(2);
		let body = Seat::Body(number(VERIFIER));
		let seats = Seats::try_from(vec![Seat::Expert(1), Seat::Expert(2), body]).unwrap();
		assert_ok!(ExpertGroup::name_panel(operator(), SCENARIO, seats));
		let expert = RuntimeOrigin::signed(key(1));
		assert_ok!(ExpertGroup::declare_interest(expert.clone(), number(VERIFIER)));
		assert_ok!(ExpertGroup::recuse(expert, SCENARIO, document(5)));
		let origin = RuntimeOrigin::signed(VERIFIER);
		assert_ok!(ExpertGroup::opine(origin, SCENARIO, true, document(3)));
	});
}

#[test]
fn opine_should_fail_when_the_seat_has_spoken() {
	build_and_execute(|| {
		seated();
		assert_ok!(opine(1, true));
		assert_noop!(opine(1, false), Error::<Test>::AlreadyExists);
		assert_ok!(super::recuse(2));
		assert_noop!(opine(2, true), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn opine_should_fail_when_the_expert_spoke_by_another_key() {
	build_and_execute(|| {
		seated();
		assert_ok!(opine(1, true));
		assert_ok!(change_key(key(1), KEY, 1, 2));
		let by_new_key = RuntimeOrigin::signed(KEY);
		assert_noop!(
			ExpertGroup::opine(by_new_key, VERSION, true, document(3)),
			Error::<Test>::AlreadyExists
		);
		assert_noop!(opine(1, true), Error::<Test>::NotSeated);
	});
}

#[test]
fn opine_should_fail_when_the_caller_has_no_seat() {
	build_and_execute(|| {
		appoint_experts(4);
		assert_noop!(opine(1, true), Error::<Test>::NotSeated);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_noop!(opine(4, true), Error::<Test>::NotSeated);
		for caller in [OPERATOR, DEVELOPER, STRANGER] {
			let origin = RuntimeOrigin::signed(caller);
			assert_noop!(
				ExpertGroup::opine(origin, VERSION, true, document(3)),
				Error::<Test>::NotSeated
			);
		}
		dismiss(2);
		assert_noop!(opine(2, true), Error::<Test>::NotSeated);
	});
}

#[test]
fn opine_should_fail_when_the_matter_is_not_judged_any_more() {
	build_and_execute(|| {
		seated();
		Judged::set(&vec![]);
		assert_noop!(opine(1, true), Error::<Test>::NotJudged);
	});
}

#[test]
fn opine_should_fail_when_the_expert_declared_an_interest_since_it_was_named() {
	build_and_execute(|| {
		seated();
		let declaring = RuntimeOrigin::signed(key(1));
		assert_ok!(ExpertGroup::declare_interest(declaring, number(DEVELOPER)));
		assert_noop!(opine(1, true), Error::<Test>::Interested);
	});
}

#[test]
fn opine_should_fail_when_the_expert_is_barred_since_it_was_named() {
	build_and_execute(|| {
		seated();
		assert_ok!(opine(2, true));
		Barred::set(&vec![
			(Sanctioned::Expert(1), Capacity::Expert),
			(Sanctioned::Expert(2), Capacity::Expert),
		]);
		assert_noop!(opine(1, true), Error::<Test>::Barred);
		// What was given before stands.
		assert!(Opinions::<Test>::contains_key((VERSION, 1), Seat::Expert(2)));
	});
}

#[test]
fn opine_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		seated();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(ExpertGroup::opine(origin, VERSION, true, document(3)), BadOrigin);
		}
	});
}
