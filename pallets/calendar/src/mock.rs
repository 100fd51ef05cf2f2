//! A chain of this pallet alone, on which the years are published that the State Council arranged.

pub use suhui_primitives::mocks::{document, Today, AUTHORITY, OPERATOR};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::Hooks},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{self, AuthorityOrigin, MockClock},
	Day, Year,
};

use crate::{WorkingYear, YearDays, Years};

/// The working days of 2024 to 2026 as computed apart from this code, the 1st of January in the lowest bit: 251, 248 and
/// 248 days.
pub const OFFICIAL: [(Year, &str); 3] = [
	(2024, "9ecfe7f3fd003f9fcfe7f3397e3edfc1eff3f97c3c9fcfe7f3f97c3e9fcfe7f3e37c03becfe7f3f97c3e9fcfe733"),
	(2025, "e6f3f906789fcfe7f3f97c1e9fcff7e0f97c3e9ecfe7f3f97c3e9fcfe7f3f97c3edf01eef3f97c3e9fcfe7f3f91c"),
	(2026, "f8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e"),
];

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Calendar = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Test {
	fn set_today(day: Day) {
		Today::set(&day);
	}
}

/// It is 2026-02-20, in the Spring Festival.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| {
		Today::set(&on(2026, 2, 20));
		for (year, days) in OFFICIAL {
			let published = WorkingYear { days: bits(days), document: document(1), revision: 0 };
			Years::<Test>::insert(year, published);
		}
	});
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Calendar::do_try_state);
}

pub fn bits(hex: &str) -> YearDays {
	let byte = |place: usize| u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).unwrap();
	YearDays(core::array::from_fn(byte))
}

pub fn on(year: Year, month: u32, day: u32) -> Day {
	Day::of(year, month, day).unwrap()
}

/// Begins a block; the steps it took: what is weighed beyond twice 10.
pub fn begin_block() -> u64 {
	Calendar::on_initialize(2).ref_time() - 20
}

/// Begins blocks until one has nothing left to do.
pub fn begin_blocks() {
	while begin_block() > 0 {}
}
