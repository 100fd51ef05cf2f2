mod appoint;
mod change_key;
mod dismiss;
mod experts;
mod genesis;
mod origin;
mod replace_key;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::ExpertId;

use crate::{mock::*, Event, Expert, Experts, NextExpert};

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
