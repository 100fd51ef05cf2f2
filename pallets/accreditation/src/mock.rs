//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, AppliedFor, Barred, Closed, Lines, Opened, Today, AUTHORITY, CITIZEN,
	CLEAN_PLATE, CYCLING, INSTITUTION, LAST_PARTICIPANT, STRANGER, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::mocks::{
	self, AuthorityOrigin, MockClock, MockRegistry, MockSanctions, MockSources,
};

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Accreditation = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Sources = MockSources;
	type Sanctions = MockSanctions;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}

	fn apply_for(source: suhui_primitives::SourceId) {
		AppliedFor::set(&vec![source]);
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Accreditation::do_try_state);
}
