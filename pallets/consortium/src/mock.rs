//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{COUNCIL, STRANGER};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::Contains},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::mocks::{self, CouncilOrigin};

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Consortium = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

/// Upgrades, and no more.
pub struct MockPermitted;

impl Contains<RuntimeCall> for MockPermitted {
	fn contains(call: &RuntimeCall) -> bool {
		use frame_system::Call;
		matches!(
			call,
			RuntimeCall::System(
				Call::authorize_upgrade { .. } | Call::apply_authorized_upgrade { .. }
			)
		)
	}
}

impl crate::Config for Test {
	type RuntimeCall = RuntimeCall;
	type RootOrigin = CouncilOrigin;
	type Permitted = MockPermitted;
	type WeightInfo = ();
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test. The pallet keeps nothing that could be wrong.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, || Ok(()));
}
