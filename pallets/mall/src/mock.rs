//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, hold, number, open_account, quantity, Closed, Dropped, Held, HoldingsFail, Holidays,
	InOrders, LapsedMonths, Met, MockDeadlines, Received, SettledPieces, Today, WorkingDeadlines,
	AUTHORITY, CITIZEN, COUNCIL, INSTITUTION, OPERATOR, STRANGER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl, ord_parameter_types},
	frame_system::{self, EnsureSignedBy},
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{self, MockClock, MockHoldings, MockLots, MockRegistry, OperatorOrigin},
	Day, Month, ParticipantKind,
};

/// An organisation with an agreement for the years 2026 and 2027.
pub const PROVIDER: u64 = mocks::DEVELOPER;
/// An organisation without one.
pub const OTHER: u64 = mocks::REPORTER;
/// A second individual.
pub const NEIGHBOUR: u64 = 18;
/// Stands for two clerks of the operator.
pub const TWO_OPERATORS: u64 = 19;

/// Tuesday 10 March 2026.
pub const TENTH_OF_MARCH: Day = Day(20_522);
/// The first and the last days of the year 2026, and the last of 2027.
pub const NEW_YEAR: Day = Day(20_454);
pub const END_OF_YEAR: Day = Day(20_818);
pub const END_OF_NEXT_YEAR: Day = Day(21_183);

/// Lots of the citizen's on that day, who is participant 7: A, C and B of the scheme's worked cases.
pub const JANUARY_2026: Month = Month(672);
pub const FEBRUARY_2026: Month = Month(673);
pub const MARCH_2025: Month = Month(662);

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Mall = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

ord_parameter_types! {
	pub const TwoOperators: u64 = TWO_OPERATORS;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Deadlines = MockDeadlines;
	type Lots = MockLots;
	type Holdings = MockHoldings;
	type OperatorOrigin = OperatorOrigin;
	type TwoOperatorsOrigin = EnsureSignedBy<TwoOperators, u64>;
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
		open_account(*account, ParticipantKind::Organisation);
	}

	fn open_individual(account: &u64) {
		open_account(*account, ParticipantKind::Individual);
	}

	fn give_lots(
		participant: suhui_primitives::ParticipantId,
		lots: u32,
	) -> suhui_primitives::Points {
		let lot = quantity(1_000, 10);
		let those = (1..=lots).map(|class| (participant, JANUARY_2026, class, lot));
		Held::set(&[Held::get(), those.collect()].concat());
		lot.points
	}
}

/// It is the tenth of March 2026. The citizen holds A, 100,001 mg and 7 points, C, 332,080 mg and 33 points, and B, 50
/// points without reductions.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| {
		Today::set(&TENTH_OF_MARCH);
		open_account(NEIGHBOUR, ParticipantKind::Individual);
		let citizen = number(CITIZEN);
		hold(citizen, JANUARY_2026, 3, quantity(100_001, 7));
		hold(citizen, FEBRUARY_2026, 4, quantity(332_080, 33));
		hold(citizen, MARCH_2025, 2, quantity(0, 50));
	});
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Mall::do_try_state);
}
