//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, AppliedFor, Barred, Closed, DayDeadlines, Dropped, Lines, Met, MockDeadlines,
	Opened, Reporters, RunningDeadlines, Today, UnpublishedYears, WorkingDeadlines, AUTHORITY,
	CITIZEN, CLEAN_PLATE, COUNCIL, CYCLING, CYCLING_REVISION, CYCLING_VERSION, DEVELOPER,
	FIRST_METHODOLOGY, INSTITUTION, LAST_PARTICIPANT, SECOND_METHODOLOGY,
	SECOND_METHODOLOGYS_VERSION, STRANGER, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl},
	frame_system,
	sp_core::H256,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{
		self, AuthorityOrigin, CouncilOrigin, MockClock, MockMethodologyNumbers, MockRegistry,
		MockSanctions, MockSources,
	},
	Day,
};

use crate::{Application, Degree, Person, Qualification};

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
	type MethodologyNumbers = MockMethodologyNumbers;
	type Deadlines = MockDeadlines;
	type Sanctions = MockSanctions;
	type CouncilOrigin = CouncilOrigin;
	type AuthorityOrigin = AuthorityOrigin;
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

	fn apply_for(source: suhui_primitives::SourceId) {
		AppliedFor::set(&vec![source]);
	}

	fn number_methodologies(count: u32) {
		mocks::MethodologiesGiven::set(&count);
	}
}

/// Monday 2026-02-09, on which these tests begin.
pub const TODAY: Day = Day(20_493);

pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| Today::set(&TODAY));
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Accreditation::do_try_state);
}

/// Under every methodology, with a certificate to the end of 2028.
pub fn application() -> Application {
	Application {
		premises: document(11),
		facilities: document(12),
		management: document(13),
		finance: document(14),
		qualification: qualification(Day(21_549)),
		scope: Default::default(),
	}
}

/// As a body that verifies greenhouse gases, up to a day.
pub fn qualification(expires: Day) -> Qualification {
	let number = b"JS-GHG-001".to_vec().try_into().unwrap();
	Qualification::Ghg { number, document: document(15), expires }
}

pub fn commitment(number: u8) -> H256 {
	H256::repeat_byte(number)
}

/// Somebody who works full time, has a bachelor's degree, and has worked since 2020-01-01.
pub fn person(number: u8) -> Person {
	Person {
		commitment: commitment(number),
		full_time: true,
		degree: Degree::Bachelor,
		since: Day(18_262),
	}
}

/// Of these numbers.
pub fn people(numbers: impl IntoIterator<Item = u8>) -> Vec<Person> {
	numbers.into_iter().map(person).collect()
}
