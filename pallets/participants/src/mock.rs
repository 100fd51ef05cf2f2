use polkadot_sdk::{
	frame_support::{construct_runtime, derive_impl, parameter_types, traits::ConstU32},
	frame_system::{self, EnsureRoot},
	sp_core::H256,
	sp_io,
	sp_runtime::BuildStorage,
};
use suhui_primitives::{Clock, Day, ParticipantKind, Region, SourceId};

use crate::{self as pallet_participants, Opening};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const STRANGER: AccountId = 99;

construct_runtime! {
	pub enum Test {
		System: frame_system,
		Participants: pallet_participants,
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// 2016-01-01
	pub static Today: Day = Day(16_801);
}

pub struct TestClock;
impl Clock for TestClock {
	fn today() -> Day {
		Today::get()
	}
}

impl pallet_participants::Config for Test {
	type OperatorOrigin = EnsureRoot<AccountId>;
	type MaxOpenings = ConstU32<200>;
	type Clock = TestClock;
	type WeightInfo = ();
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test and then all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Participants::do_try_state().expect("every invariant holds");
	})
}

/// A person of Nanjing.
pub fn person(account: AccountId) -> Opening<AccountId> {
	Opening {
		account,
		kind: ParticipantKind::Individual,
		region: Region::new(320_100).unwrap(),
		commitment: H256::repeat_byte(7),
		sources: Default::default(),
	}
}

pub fn consenting(account: AccountId, sources: &[SourceId]) -> Opening<AccountId> {
	Opening { sources: sources.to_vec().try_into().unwrap(), ..person(account) }
}

/// Opens a person's account.
pub fn open(account: AccountId) {
	Participants::open(RuntimeOrigin::root(), person(account)).unwrap();
}

/// Opens so many people's accounts, of the accounts 1000 and following.
pub fn open_many(count: u32) {
	for i in 0..count {
		open(1_000 + AccountId::from(i));
	}
}
