//! A chain of this pallet alone, where account 1 stands for two thirds of the council.

use polkadot_sdk::{
	frame_support::{self, derive_impl, ord_parameter_types},
	frame_system::{self, EnsureSignedBy},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};

pub const COUNCIL: u64 = 1;
pub const STRANGER: u64 = 2;

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

ord_parameter_types! {
	pub const TwoThirds: u64 = COUNCIL;
}

impl crate::Config for Test {
	type RuntimeCall = RuntimeCall;
	type RootOrigin = EnsureSignedBy<TwoThirds, u64>;
	type WeightInfo = ();
}

pub fn new_test_ext() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut chain = TestExternalities::new(storage);
	chain.execute_with(|| System::set_block_number(1));
	chain
}
