//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{quantity, Today, CITIZEN, FEBRUARY_2016, STRANGER};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::ConstU32},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{self, MockClock, MockRegistry},
	Credit, Day, Lots as _, Month, ParticipantId,
};

/// The first day of February 2016.
pub const FIRST_OF_FEBRUARY_2016: Day = Day(16_832);
/// The last day of February 2018, the 24th month after, and the day on which lots lapse.
pub const LAST_OF_FEBRUARY_2018: Day = Day(17_590);
pub const FIRST_OF_MARCH_2018: Day = Day(17_591);

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Points = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type MaxLotsPerPage = ConstU32<512>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn set_today(day: Day) {
		Today::set(&day);
	}

	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Points::do_try_state);
}

/// Credits each (participant, mg, points) and expects success.
pub fn credit(class: u32, month: Month, credits: &[(ParticipantId, u64, u64)]) {
	Points::credit(class, month, &to_credits(credits)).unwrap();
}

pub fn to_credits(credits: &[(ParticipantId, u64, u64)]) -> Vec<Credit> {
	let credit = |&(participant, reduction, points): &_| Credit {
		participant,
		quantity: quantity(reduction, points),
	};
	credits.iter().map(credit).collect()
}
