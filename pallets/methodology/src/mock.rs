//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, open_account, set_outcome, Barred, Closed, Dropped, Holidays, MakeUpDays,
	Met, RunningDeadlines, Today, UnpublishedYears, WorkingDeadlines, AUTHORITY, CITIZEN,
	DEVELOPER, EXPERTS, INSTITUTION, OPERATOR, REPORTER, STRANGER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::ConstU16},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{
		self, AuthorityOrigin, MockClock, MockDeadlines, MockPanels, MockRegistry, MockSanctions,
		MockWorkingDays, OperatorOrigin,
	},
	Day,
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
	pub type Methodology = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Panels = MockPanels;
	type Deadlines = MockDeadlines;
	type WorkingDays = MockWorkingDays;
	type Sanctions = MockSanctions;
	type AuthorityOrigin = AuthorityOrigin;
	type OperatorOrigin = OperatorOrigin;
	type CompletionDays = ConstU16<5>;
	type ObjectionDays = ConstU16<10>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}

	fn set_today(day: Day) {
		Today::set(&day);
	}

	fn judge(version: suhui_primitives::VersionId, favourable: bool) {
		use suhui_primitives::{Matter, Outcome};
		let outcome = if favourable {
			Outcome::Favourable { all: true }
		} else {
			Outcome::Adverse { all: true }
		};
		set_outcome(Matter::Methodology(version), 1, outcome);
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Methodology::do_try_state);
}

/// A day of a month of 2026, whose first is day 20454.
pub fn day(month: u32, of_month: u32) -> Day {
	let before: u32 =
		[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30][..month as usize - 1].iter().sum();
	Day(20_453 + before + of_month)
}

/// The statutory holidays of the first half of 2026 that are no weekend, and the weekends worked for them.
pub fn publish_year() {
	let holidays = [
		(1, 1),
		(1, 2),
		(2, 16),
		(2, 17),
		(2, 18),
		(2, 19),
		(2, 20),
		(2, 23),
		(4, 6),
		(5, 1),
		(5, 4),
		(5, 5),
		(6, 19),
	];
	let worked = [(1, 4), (2, 14), (2, 28), (5, 9)];
	Holidays::set(&holidays.map(|(month, of_month)| day(month, of_month)).to_vec());
	MakeUpDays::set(&worked.map(|(month, of_month)| day(month, of_month)).to_vec());
}
