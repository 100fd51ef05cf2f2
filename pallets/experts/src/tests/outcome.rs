//! What a panel comes to: three opinions, and of more than half of its seats, more of them favourable than adverse.

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{ExpertId, Outcome, Panels};

use super::{appoint_experts, name, opine, recuse, VERSION};
use crate::mock::*;

/// Of a panel of so many seats, the first favour the version, the next do not, the next recuse themselves.
fn outcome(seats: u32, favourable: u32, adverse: u32, recused: u32) -> Outcome {
	let mut found = None;
	build_and_execute(|| {
		appoint_experts(seats);
		let experts: Vec<ExpertId> = (1..=seats).collect();
		assert_ok!(name(VERSION, &experts));
		let mut silent = experts.into_iter();
		silent.by_ref().take(favourable as usize).for_each(|one| {
			assert_ok!(opine(one, true));
		});
		silent.by_ref().take(adverse as usize).for_each(|one| {
			assert_ok!(opine(one, false));
		});
		silent.by_ref().take(recused as usize).for_each(|one| {
			assert_ok!(recuse(one));
		});
		found = ExpertGroup::outcome(VERSION, 1);
	});
	found.unwrap()
}

#[test]
fn outcome_should_be_open_when_too_few_gave_an_opinion() {
	for (seats, favourable, adverse, recused) in [
		(3, 0, 0, 0),
		(3, 2, 0, 0),
		(3, 2, 0, 1),
		(3, 0, 0, 3),
		(9, 0, 0, 9),
		(5, 2, 0, 0),
		(5, 2, 0, 3),
		(7, 3, 0, 0),
		(9, 4, 0, 0),
	] {
		assert_eq!(outcome(seats, favourable, adverse, recused), Outcome::Open);
	}
}

#[test]
fn outcome_should_be_favourable_when_most_of_enough_opinions_are() {
	assert_eq!(outcome(3, 3, 0, 0), Outcome::Favourable { all: true });
	assert_eq!(outcome(3, 2, 1, 0), Outcome::Favourable { all: true });
	assert_eq!(outcome(5, 2, 1, 0), Outcome::Favourable { all: false });
	assert_eq!(outcome(5, 4, 1, 0), Outcome::Favourable { all: true });
	assert_eq!(outcome(9, 3, 2, 0), Outcome::Favourable { all: false });
	assert_eq!(outcome(9, 3, 2, 4), Outcome::Favourable { all: true });
}

#[test]
fn outcome_should_be_adverse_when_no_more_are_favourable() {
	assert_eq!(outcome(3, 1, 2, 0), Outcome::Adverse { all: true });
	assert_eq!(outcome(7, 2, 2, 0), Outcome::Adverse { all: false });
	// A tie: two for it, two against it, one recused.
	assert_eq!(outcome(5, 2, 2, 1), Outcome::Adverse { all: true });
}

#[test]
fn outcome_should_be_none_when_no_panel_was_named_in_the_round() {
	build_and_execute(|| {
		appoint_experts(3);
		assert_ok!(name(VERSION, &[1, 2, 3]));
		assert_eq!(ExpertGroup::outcome(VERSION, 2), None);
	});
}
