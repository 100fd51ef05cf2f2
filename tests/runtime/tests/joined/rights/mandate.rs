//! The table's lines on mandates: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::Day;
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::today,
	mandates::{grant, withdraw},
};

use super::unmandated;

pub fn call(line: &str) -> pallet_mandate::Call<Runtime> {
	let yesterday = Day(today().0 - 1);
	match line {
		"grant" => grant(Scope::Review, today(), today()),
		"grant, for days past" => grant(Scope::Review, yesterday, yesterday),
		"withdraw" => withdraw(Scope::Review),
		"withdraw, withdrawn" => unmandated(Scope::Review, withdraw(Scope::Review)),
		other => panic!("there is no scene for {other}"),
	}
}
