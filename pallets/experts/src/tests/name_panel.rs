use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Capacity, Day, Matter, ParticipantKind, Sanctioned, Seat};

use super::{
	appoint_experts, assert_last_event, change_key, dismiss, key, name, opine, recuse, seats,
	SCENARIO, VERSION,
};
use crate::{mock::*, Error, Event, Panel, Panels, Seats};

fn name_seats(matter: Matter, seats: Vec<Seat>) -> DispatchResult {
	ExpertGroup::name_panel(operator(), matter, Seats::try_from(seats).unwrap())
}

/// Experts 1 and 2 and a body.
fn with(body: u64) -> Vec<Seat> {
	vec![Seat::Expert(1), Seat::Expert(2), Seat::Body(number(body))]
}

#[test]
fn name_panel_should_seat_the_panel_when_the_operator_calls() {
	build_and_execute(|| {
		appoint_experts(3);
		Today::set(&Day(20_007));
		assert_ok!(name(VERSION, &[3, 1, 2]));
		let panel = Panel { seats: seats(&[3, 1, 2]), named: Day(20_007) };
		assert_eq!(Panels::<Test>::get((VERSION, 1)), Some(panel));
		assert_last_event(Event::PanelNamed {
			matter: VERSION,
			round: 1,
			seats: seats(&[3, 1, 2]),
		});
	});
}

#[test]
fn name_panel_should_be_of_the_present_round_when_there_was_another() {
	build_and_execute(|| {
		appoint_experts(5);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, false));
		Judged::set(&vec![(VERSION, number(DEVELOPER), 2)]);
		assert_ok!(name(VERSION, &[1, 4, 5]));
		assert_eq!(Panels::<Test>::get((VERSION, 1)).unwrap().seats, seats(&[1, 2, 3]));
		assert_eq!(Panels::<Test>::get((VERSION, 2)).unwrap().seats, seats(&[1, 4, 5]));
		assert_ok!(opine(1, true));
	});
}

#[test]
fn name_panel_should_seat_a_body_when_a_scenario_is_judged() {
	build_and_execute(|| {
		appoint_experts(2);
		for body in [VERIFIER, INSTITUTION] {
			assert_ok!(name_seats(SCENARIO, with(body)));
		}
		assert_noop!(name_seats(VERSION, with(VERIFIER)), Error::<Test>::ExpertsAlone);
	});
}

#[test]
fn name_panel_should_fail_when_a_body_is_an_individual_or_nobody() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_noop!(name_seats(SCENARIO, with(CITIZEN)), Error::<Test>::NotRegistered);
		Closed::set(&vec![VERIFIER]);
		assert_noop!(name_seats(SCENARIO, with(VERIFIER)), Error::<Test>::NotRegistered);
	});
}

#[test]
fn name_panel_should_fail_when_the_number_of_seats_is_even_or_too_small() {
	build_and_execute(|| {
		appoint_experts(9);
		let all = [1, 2, 3, 4, 5, 6, 7, 8, 9];
		for count in [0, 1, 2, 4, 6, 8] {
			assert_noop!(name(VERSION, &all[..count]), Error::<Test>::InvalidPanel);
		}
		for count in [3, 5, 7, 9] {
			assert_ok!(name(VERSION, &all[..count]));
		}
	});
}

#[test]
fn name_panel_should_fail_when_a_seat_is_named_twice() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_noop!(name(VERSION, &[1, 2, 1]), Error::<Test>::InvalidPanel);
	});
}

#[test]
fn name_panel_should_fail_when_an_expert_is_unknown_or_dismissed() {
	build_and_execute(|| {
		appoint_experts(3);
		assert_noop!(name(VERSION, &[1, 2, 4]), Error::<Test>::NotFound);
		dismiss(3);
		assert_noop!(name(VERSION, &[1, 2, 3]), Error::<Test>::Dismissed);
	});
}

#[test]
fn name_panel_should_fail_when_an_expert_has_an_interest_in_the_developer() {
	build_and_execute(|| {
		appoint_experts(4);
		let declaring = RuntimeOrigin::signed(key(3));
		assert_ok!(ExpertGroup::declare_interest(declaring, number(DEVELOPER)));
		assert_noop!(name(VERSION, &[1, 2, 3]), Error::<Test>::Interested);
		assert_ok!(name(VERSION, &[1, 2, 4]));
	});
}

#[test]
fn name_panel_should_fail_when_an_experts_key_is_the_developers() {
	build_and_execute(|| {
		appoint_experts(2);
		open_account(key(3), ParticipantKind::Individual);
		Judged::set(&vec![(VERSION, number(key(3)), 1)]);
		super::appoint(key(3));
		assert_noop!(name(VERSION, &[1, 2, 3]), Error::<Test>::Interested);
	});
}

#[test]
fn name_panel_should_fail_when_a_body_is_the_developer() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_noop!(name_seats(SCENARIO, with(DEVELOPER)), Error::<Test>::Interested);
	});
}

#[test]
fn name_panel_should_fail_when_a_body_reports_for_what_is_judged() {
	build_and_execute(|| {
		appoint_experts(2);
		Parties::set(&vec![number(VERIFIER)]);
		assert_noop!(name_seats(SCENARIO, with(VERIFIER)), Error::<Test>::Interested);
		assert_ok!(name_seats(SCENARIO, with(INSTITUTION)));
	});
}

#[test]
fn name_panel_should_fail_when_an_experts_participant_reports_for_what_is_judged() {
	build_and_execute(|| {
		appoint_experts(3);
		assert_ok!(name(SCENARIO, &[1, 2, 3]));
		open_account(key(3), ParticipantKind::Individual);
		Parties::set(&vec![number(key(3))]);
		assert_noop!(name(SCENARIO, &[1, 2, 3]), Error::<Test>::Interested);
	});
}

#[test]
fn name_panel_should_fail_when_an_expert_has_an_interest_in_a_body_beside_it() {
	build_and_execute(|| {
		appoint_experts(2);
		let declaring = RuntimeOrigin::signed(key(2));
		assert_ok!(ExpertGroup::declare_interest(declaring, number(VERIFIER)));
		assert_noop!(name_seats(SCENARIO, with(VERIFIER)), Error::<Test>::Interested);
		assert_ok!(name_seats(SCENARIO, with(INSTITUTION)));
	});
}

#[test]
fn name_panel_should_fail_when_an_experts_key_is_a_bodys_beside_it() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_eq!(super::appoint(VERIFIER), 3);
		let seats = vec![Seat::Expert(1), Seat::Expert(3), Seat::Body(number(VERIFIER))];
		assert_noop!(name_seats(SCENARIO, seats), Error::<Test>::Interested);
	});
}

#[test]
fn name_panel_should_fail_when_a_seat_is_barred() {
	build_and_execute(|| {
		appoint_experts(3);
		Barred::set(&vec![
			(Sanctioned::Expert(3), Capacity::Expert),
			(Sanctioned::Participant(number(VERIFIER)), Capacity::Expert),
			(Sanctioned::Participant(number(INSTITUTION)), Capacity::Verifier),
		]);
		assert_noop!(name(VERSION, &[1, 2, 3]), Error::<Test>::Barred);
		assert_noop!(name_seats(SCENARIO, with(VERIFIER)), Error::<Test>::Barred);
		assert_ok!(name_seats(SCENARIO, with(INSTITUTION)));
	});
}

#[test]
fn name_panel_should_fail_when_the_matter_is_not_judged() {
	build_and_execute(|| {
		appoint_experts(3);
		for matter in [Matter::Methodology(2), Matter::Terms(1, 1)] {
			assert_noop!(name(matter, &[1, 2, 3]), Error::<Test>::NotJudged);
		}
	});
}

#[test]
fn name_panel_should_replace_all_seats_when_none_has_spoken() {
	build_and_execute(|| {
		appoint_experts(8);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(name(VERSION, &[4, 5, 6, 7, 8]));
		assert_eq!(Panels::<Test>::get((VERSION, 1)).unwrap().seats, seats(&[4, 5, 6, 7, 8]));
	});
}

#[test]
fn name_panel_should_fail_when_a_seat_has_spoken_and_enough_are_left() {
	build_and_execute(|| {
		appoint_experts(7);
		assert_ok!(name(VERSION, &[1, 2, 3, 4, 5]));
		assert_ok!(opine(1, false));
		assert_noop!(name(VERSION, &[1, 2, 3, 6, 7]), Error::<Test>::AlreadyExists);
		// Two of five recused: three are left, which may decide.
		assert_ok!(recuse(2));
		assert_ok!(recuse(3));
		assert_noop!(name(VERSION, &[1, 4, 5, 6, 7]), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn name_panel_should_replace_who_recused_when_too_few_are_left() {
	build_and_execute(|| {
		appoint_experts(4);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, true));
		assert_ok!(recuse(2));
		assert_ok!(name(VERSION, &[1, 4, 3]));
		assert_eq!(Panels::<Test>::get((VERSION, 1)).unwrap().seats, seats(&[1, 4, 3]));
		assert_noop!(opine(2, true), Error::<Test>::NotSeated);
		assert_noop!(opine(1, true), Error::<Test>::AlreadyExists);
		assert_ok!(opine(4, true));
	});
}

#[test]
fn name_panel_should_replace_who_may_not_speak_any_more_when_too_few_are_left() {
	build_and_execute(|| {
		appoint_experts(6);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, true));
		// One was dismissed, one barred before either spoke.
		dismiss(2);
		Barred::set(&vec![(Sanctioned::Expert(3), Capacity::Expert)]);
		assert_ok!(name(VERSION, &[1, 4, 5]));
	});
}

#[test]
fn name_panel_should_replace_a_body_when_an_expert_beside_it_spoke_for_it() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_ok!(name_seats(SCENARIO, with(VERIFIER)));
		let speaking = RuntimeOrigin::signed(key(1));
		assert_ok!(ExpertGroup::opine(speaking, SCENARIO, true, document(3)));
		assert_ok!(change_key(key(1), VERIFIER, 1, 2));
		// The first stays for its opinion, the second may still speak: two of three.
		assert_ok!(name_seats(SCENARIO, with(INSTITUTION)));
	});
}

#[test]
fn name_panel_should_keep_the_opinion_of_an_expert_dismissed_since_when_it_spoke() {
	build_and_execute(|| {
		appoint_experts(4);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, true));
		dismiss(1);
		assert_noop!(name(VERSION, &[4, 2, 3]), Error::<Test>::AlreadyExists);
		assert_ok!(recuse(2));
		assert_noop!(name(VERSION, &[4, 2, 3]), Error::<Test>::SeatKept);
		assert_ok!(name(VERSION, &[1, 4, 3]));
	});
}

#[test]
fn name_panel_should_fail_when_a_seat_that_stays_is_left_out_or_seats_are_added() {
	build_and_execute(|| {
		appoint_experts(6);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(recuse(2));
		for others in [&[1, 4, 5][..], &[4, 5, 6], &[1, 3, 4, 5, 6]] {
			assert_noop!(name(VERSION, others), Error::<Test>::SeatKept);
		}
	});
}

/// Named on Wednesday 10 February 2016, it may speak up to Wednesday the 24th.
#[test]
fn name_panel_should_replace_a_silent_seat_when_ten_working_days_are_over() {
	build_and_execute(|| {
		appoint_experts(5);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, true));
		assert_ok!(opine(2, false));
		Today::set(&Day(16_855));
		assert_noop!(name(VERSION, &[1, 2, 4]), Error::<Test>::AlreadyExists);
		Today::set(&Day(16_856));
		// Who spoke is unseated by nobody.
		assert_noop!(name(VERSION, &[1, 4, 5]), Error::<Test>::SeatKept);
		assert_ok!(name(VERSION, &[1, 2, 4]));
		assert_noop!(opine(3, true), Error::<Test>::NotSeated);
		// The other has as long from then on.
		assert_noop!(name(VERSION, &[1, 2, 5]), Error::<Test>::AlreadyExists);
		assert_ok!(opine(4, true));
	});
}

/// Of a scenario, which is to be reviewed in ten days, up to Wednesday the 17th.
#[test]
fn name_panel_should_replace_a_silent_seat_of_a_scenario_when_five_working_days_are_over() {
	build_and_execute(|| {
		appoint_experts(2);
		assert_ok!(name_seats(SCENARIO, with(VERIFIER)));
		let speaking = RuntimeOrigin::signed(key(1));
		assert_ok!(ExpertGroup::opine(speaking, SCENARIO, true, document(3)));
		Today::set(&Day(16_848));
		assert_noop!(name_seats(SCENARIO, with(INSTITUTION)), Error::<Test>::AlreadyExists);
		Today::set(&Day(16_849));
		assert_ok!(name_seats(SCENARIO, with(INSTITUTION)));
	});
}

#[test]
fn name_panel_should_keep_a_silent_seat_when_enough_gave_an_opinion() {
	build_and_execute(|| {
		appoint_experts(6);
		assert_ok!(name(VERSION, &[1, 2, 3, 4, 5]));
		for expert in [1, 2, 3] {
			assert_ok!(opine(expert, true));
		}
		Today::set(&Day(16_856));
		assert_noop!(name(VERSION, &[1, 2, 3, 4, 6]), Error::<Test>::AlreadyExists);
		assert_ok!(opine(5, false));
	});
}

#[test]
fn name_panel_should_keep_a_silent_seat_when_the_years_working_days_are_not_known() {
	build_and_execute(|| {
		appoint_experts(4);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(opine(1, true));
		UnpublishedYears::set(&vec![2016]);
		Today::set(&Day(16_900));
		assert_noop!(name(VERSION, &[1, 2, 4]), Error::<Test>::AlreadyExists);
	});
}

/// As many others as there were seats may not be there.
#[test]
fn name_panel_should_seat_fewer_when_all_seats_recused_themselves() {
	build_and_execute(|| {
		appoint_experts(8);
		assert_ok!(name(VERSION, &[1, 2, 3, 4, 5]));
		for expert in 1..=5 {
			assert_ok!(recuse(expert));
		}
		assert_ok!(name(VERSION, &[6, 7, 8]));
	});
}

#[test]
fn name_panel_should_fail_when_a_seat_recused_itself_in_the_round() {
	build_and_execute(|| {
		appoint_experts(5);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_ok!(recuse(2));
		assert_noop!(name(VERSION, &[1, 2, 3]), Error::<Test>::HasRecused);
		assert_ok!(recuse(1));
		assert_ok!(recuse(3));
		assert_noop!(name(VERSION, &[4, 5, 1]), Error::<Test>::HasRecused);
		Judged::set(&vec![(VERSION, number(DEVELOPER), 2)]);
		assert_ok!(name(VERSION, &[4, 5, 1]));
	});
}

#[test]
fn name_panel_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		appoint_experts(3);
		let callers = [AUTHORITY, COUNCIL, key(1), DEVELOPER].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(ExpertGroup::name_panel(origin, VERSION, seats(&[1, 2, 3])), BadOrigin);
		}
	});
}
