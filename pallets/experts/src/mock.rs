//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, open_account, Barred, Closed, Judged, Opened, Parties, Today,
	UnpublishedYears, AUTHORITY, CITIZEN, COUNCIL, DEVELOPER, INSTITUTION, OPERATOR, STRANGER,
	TENTH_OF_FEBRUARY_2016, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::IsInVec},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::testing::TestSignature,
};
use suhui_primitives::{
	key_consent,
	mocks::{
		self, CouncilOrigin, MockClock, MockMatters, MockRegistry, MockSanctions, MockWorkingDays,
		Officials, OperatorOrigin,
	},
	ExpertId, KeyHolder,
};

/// Keys that no mock knows.
pub const KEY: u64 = 41;
pub const SECOND_KEY: u64 = 42;
pub const THIRD_KEY: u64 = 43;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type ExpertGroup = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Matters = MockMatters;
	type WorkingDays = MockWorkingDays;
	type Sanctions = MockSanctions;
	type Officials = IsInVec<Officials>;
	type CouncilOrigin = CouncilOrigin;
	type OperatorOrigin = OperatorOrigin;
	type Signature = TestSignature;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, TestSignature> for Test {
	fn sign(message: &[u8]) -> (u64, TestSignature) {
		(KEY, TestSignature(KEY, message.to_vec()))
	}

	fn open_organisation(account: &u64) {
		open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}

	fn judged() -> suhui_primitives::Matter {
		suhui_primitives::Matter::Scenario(1)
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, ExpertGroup::do_try_state);
}

/// The key's consent to be the expert's, at this place among all that were.
pub fn consent(key: u64, expert: ExpertId, place: u32) -> TestSignature {
	let words = key_consent(System::block_hash(0), KeyHolder::Expert(expert), place);
	TestSignature(key, words.into_bytes())
}

pub fn council() -> RuntimeOrigin {
	RuntimeOrigin::signed(COUNCIL)
}

pub fn operator() -> RuntimeOrigin {
	RuntimeOrigin::signed(OPERATOR)
}
