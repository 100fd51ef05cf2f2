//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, Barred, Closed, Opened, Today, AUTHORITY, CITIZEN, CYCLING_METHODOLOGY,
	DEVELOPER, LAST_PARTICIPANT, OPERATOR, PUBLISHED, REPORTER, SECOND_REPORTER, STRANGER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl},
	frame_system,
	sp_io::TestExternalities,
};
use suhui_formula::{Compiled, Formula, Input};
use suhui_primitives::{
	mocks::{
		self, AuthorityOrigin, MockClock, MockMethodologies, MockRegistry, MockSanctions,
		OperatorOrigin,
	},
	Compiling, Day, Methodologies, VersionId,
};

/// A revision of [`PUBLISHED`]: 150 g a kilometre, at most 45,000 g.
pub const REVISED: VersionId = 6;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Scenarios = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Methodologies = BothVersions;
	type Sanctions = MockSanctions;
	type OperatorOrigin = OperatorOrigin;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
	}

	fn publish_costliest() -> VersionId {
		PUBLISHED
	}

	fn publish_cheapest(_: u32) -> VersionId {
		PUBLISHED
	}
}

/// [`PUBLISHED`] and [`REVISED`].
pub struct BothVersions;

impl BothVersions {
	fn revised(compiling: &mut Compiling) -> Compiled {
		let text = CYCLING_METHODOLOGY.replace("180.5", "150").replace("451.25", "375");
		compiling.compile(&text).unwrap()
	}
}

impl Methodologies for BothVersions {
	fn formula(version: VersionId) -> Option<Formula> {
		if version != REVISED {
			return MockMethodologies::formula(version);
		}
		Some(Self::revised(&mut Compiling::default()).formula)
	}

	fn interface(
		version: VersionId,
		compiling: &mut Compiling,
	) -> Option<(Vec<Input>, (u64, u64))> {
		if version != REVISED {
			return MockMethodologies::interface(version, compiling);
		}
		let Compiled { inputs, result_range, .. } = Self::revised(compiling);
		Some((inputs, result_range))
	}
}

/// 1 June 2026.
pub const FIRST_OF_JUNE: Day = Day(20_605);

/// It is the first of June 2026.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| Today::set(&FIRST_OF_JUNE));
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Scenarios::do_try_state);
}

/// Lets [`STRANGER`] stand for the developer in place of [`DEVELOPER`].
pub fn give_developer_another_key() {
	let mut opened = Opened::get();
	opened[0].0 = STRANGER;
	Opened::set(&opened);
}
