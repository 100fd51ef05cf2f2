mod appoint;
mod change_key;
mod declare_interest;
mod dismiss;
mod genesis;
mod interests;
mod name_panel;
mod opine;
mod origin;
mod outcome;
mod recuse;
mod replace_key;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::{ExpertId, Matter, Seat};

use crate::{mock::*, Event, Expert, Experts, NextExpert, Seats};

/// A version of [`DEVELOPER`]'s, in its first round.
const VERSION: Matter = Matter::Methodology(1);
/// A scenario of the same, in its first round.
const SCENARIO: Matter = Matter::Scenario(1);

/// Appoints a new expert; returns its number.
fn appoint(account: u64) -> ExpertId {
	let expert = NextExpert::<Test>::get();
	assert_ok!(ExpertGroup::appoint(council(), account));
	expert
}

fn dismiss(expert: ExpertId) {
	assert_ok!(ExpertGroup::dismiss(council(), expert));
}

/// The expert's key gives way to another, which consents to this place.
fn change_key(from: u64, to: u64, expert: ExpertId, place: u32) -> DispatchResult {
	ExpertGroup::change_key(RuntimeOrigin::signed(from), to, consent(to, expert, place))
}

fn expert(expert: ExpertId) -> Expert<u64> {
	Experts::<Test>::get(expert).unwrap()
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// The key of the expert of this number, one of those of [`appoint_experts`].
fn key(expert: ExpertId) -> u64 {
	1_000 + u64::from(expert)
}

/// Appoints experts 1 to so many.
fn appoint_experts(count: u32) {
	(1..=count).for_each(|expert| assert_eq!(appoint(key(expert)), expert));
}

fn seats(experts: &[ExpertId]) -> Seats {
	experts.iter().copied().map(Seat::Expert).collect::<Vec<_>>().try_into().unwrap()
}

fn name(matter: Matter, experts: &[ExpertId]) -> DispatchResult {
	ExpertGroup::name_panel(operator(), matter, seats(experts))
}

fn opine(expert: ExpertId, favourable: bool) -> DispatchResult {
	let origin = RuntimeOrigin::signed(key(expert));
	ExpertGroup::opine(origin, VERSION, favourable, document(3))
}

fn recuse(expert: ExpertId) -> DispatchResult {
	ExpertGroup::recuse(RuntimeOrigin::signed(key(expert)), VERSION, document(5))
}
