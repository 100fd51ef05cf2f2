mod add;
mod amend;
mod dispatch_as_root;
mod faults;
mod genesis;
mod missed;
mod remove;
mod replace;
mod retain;
mod sets;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::DepartmentId;

use crate::{mock::*, Event, Post, Posts, Standing};

/// Takes in a department of this number's name and code.
fn add(number: u32, validator: u64) -> DispatchResult {
	Consortium::add(two_thirds(), legal_person(number), document(3), validator)
}

fn remove(department: DepartmentId) -> DispatchResult {
	Consortium::remove(two_thirds(), department, document(5))
}

fn replace(department: DepartmentId, validator: u64) -> DispatchResult {
	Consortium::replace(two_thirds(), department, validator)
}

/// An account that has keys validates for the department from session 2 on.
fn give_way(department: DepartmentId, validator: u64) {
	assert_ok!(replace(department, validator));
	give_keys(validator);
	Consortium::plan(2);
}

fn standing(account: u64) -> Option<Standing> {
	Posts::<Test>::get(account).map(|Post { standing, .. }| standing)
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
