//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{document, Today, AUTHORITY, OPERATOR};

use polkadot_sdk::{
	frame_support::{self, derive_impl},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::mocks::{self, AuthorityOrigin, MockClock};

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Mandate = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = ();
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Mandate::do_try_state);
}
