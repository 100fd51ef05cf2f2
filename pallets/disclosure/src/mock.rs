//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, Closed, Holidays, Met, MockDeadlines, RunningDeadlines, Today,
	UnpublishedYears, WorkingDeadlines, AUTHORITY, CITIZEN, COUNCIL, CYCLING, EXPERTS, INSTITUTION,
	OPERATOR, STRANGER, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{
		self, derive_impl, parameter_types,
		traits::{Contains, Get},
		BoundedVec,
	},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{
		self, AuthorityOrigin, CouncilOrigin, ExpertOrigin, MockClock, MockRegistry, MockSources,
		MockWorkingDays, OperatorOrigin,
	},
	Day, Month, Region, Registry, Sanctioned, Sources, FIRST_NUMBER,
};

use crate::{About, EnsureOffice};

/// Accounts of offices, known to no other mock: of Nanjing, of a county of it, and of the province.
pub const NANJING_OFFICE: u64 = 51;
pub const XUANWU_OFFICE: u64 = 52;
pub const PROVINCIAL_OFFICE: u64 = 53;

/// Monday 9 February 2026.
pub const NINTH_OF_FEBRUARY: Day = Day(20_493);
pub const JANUARY: Month = Month(672);
pub const DECEMBER: Month = Month(671);

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Disclosure = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// Regions outside Jiangsu that take part.
	pub storage Pilots: Vec<Region> = vec![];
}

/// The sources of other mocks, ten versions, batches and verifiers each; participants and experts of other mocks; and
/// Jiangsu with [`Pilots`].
pub struct MockKnown;

impl Contains<About> for MockKnown {
	fn contains(about: &About) -> bool {
		match about {
			About::Scheme => true,
			About::Source(source) => MockSources::exists(*source),
			About::Version(number) | About::Batch(number) | About::Verifier(number) => {
				(FIRST_NUMBER..=10).contains(number)
			}
			About::Report(..) => false,
		}
	}
}

impl Contains<Sanctioned> for MockKnown {
	fn contains(whom: &Sanctioned) -> bool {
		match whom {
			Sanctioned::Participant(participant) => {
				(FIRST_NUMBER..MockRegistry::next_participant()).contains(participant)
			}
			Sanctioned::Expert(expert) => (FIRST_NUMBER..=3).contains(expert),
		}
	}
}

impl Contains<Region> for MockKnown {
	fn contains(region: &Region) -> bool {
		region.is_in_jiangsu() || Pilots::get().contains(region)
	}
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Deadlines = MockDeadlines;
	type WorkingDays = MockWorkingDays;
	type Known = MockKnown;
	type AuthorityOrigin = AuthorityOrigin;
	type OperatorOrigin = OperatorOrigin;
	type CouncilOrigin = CouncilOrigin;
	type RegionalOrigin = EnsureOffice<Test>;
	type ExpertOrigin = ExpertOrigin;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn set_today(day: Day) {
		Today::set(&day);
	}

	fn admit_pilot(region: Region) {
		Pilots::set(&vec![region]);
	}

	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}
}

pub fn region(code: u32) -> Region {
	Region::new(code).unwrap()
}

pub fn nanjing() -> Region {
	region(320_100)
}

/// 玄武区, a county of Nanjing.
pub fn xuanwu() -> Region {
	region(320_102)
}

pub fn suzhou() -> Region {
	region(320_500)
}

/// It is the ninth of February 2026, and nobody acts for a region.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| Today::set(&NINTH_OF_FEBRUARY));
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Disclosure::do_try_state);
}

pub fn council() -> RuntimeOrigin {
	RuntimeOrigin::signed(COUNCIL)
}

/// A bounded list of a few.
pub fn few<T, S: Get<u32>>(items: impl Into<Vec<T>>) -> BoundedVec<T, S> {
	BoundedVec::truncate_from(items.into())
}
