//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{Today, OPERATOR, STRANGER, TENTH_OF_FEBRUARY_2016};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::ConstU32, weights::constants::RocksDbWeight},
	frame_system,
	sp_core::H256,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{self, MockClock, MockSources, OperatorOrigin},
	ParticipantKind, Region, SourceId,
};

use crate::Opening;

pub const ALICE: u64 = 11;
pub const BOB: u64 = 12;
pub const CAROL: u64 = 13;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Participants = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type DbWeight = RocksDbWeight;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Sources = MockSources;
	type OperatorOrigin = OperatorOrigin;
	type MaxOpenings = ConstU32<200>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Test {
	fn apply_for(source: SourceId) {
		mocks::AppliedFor::set(&[mocks::AppliedFor::get(), vec![source]].concat());
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Participants::do_try_state);
}

/// A person of Nanjing.
pub fn person(account: u64) -> Opening<u64> {
	Opening {
		account,
		kind: ParticipantKind::Individual,
		region: Region::new(320_100).unwrap(),
		commitment: H256::repeat_byte(7),
		sources: Default::default(),
	}
}

pub fn consenting(account: u64, sources: &[SourceId]) -> Opening<u64> {
	Opening { sources: sources.to_vec().try_into().unwrap(), ..person(account) }
}

/// Opens a person's account.
pub fn open(account: u64) {
	Participants::open(RuntimeOrigin::signed(OPERATOR), person(account)).unwrap();
}

/// Opens so many people's accounts, of the accounts 1000 and following.
pub fn open_many(count: u32) {
	for i in 0..count {
		open(1_000 + u64::from(i));
	}
}
