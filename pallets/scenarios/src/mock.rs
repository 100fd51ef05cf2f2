//! A chain of this pallet alone, with a registry of three accounts and one published methodology.

use polkadot_sdk::{
	frame_support::{self, derive_impl, parameter_types},
	frame_system::{self, EnsureRoot},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use suhui_formula::{Compiled, Formula, Input};
use suhui_primitives::{
	Clock, Day, Methodologies, Page, ParticipantId, ParticipantKind, Registry, SourceId, VersionId,
};

pub const DEVELOPER: u64 = 1;
pub const REPORTER: u64 = 2;
pub const SECOND_REPORTER: u64 = 3;
pub const STRANGER: u64 = 4;

/// The published version of [`CYCLING`].
pub const PUBLISHED: VersionId = 5;

/// 180.5 g a kilometre, between 0 and 300 km: at most 54,150 g.
pub const CYCLING: &str = r#"
methodology "Cycling instead of motor traffic"
input rides : 1, decimals 0, from 0 to 20
input distance : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector rides = 1, distance = 2.5 -> 451.25
"#;

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
	type Clock = Calendar;
	type Registry = Accounts;
	type Methodologies = Published;
	type OperatorOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
}

parameter_types! {
	pub static Today: Day = Day(20_000);
	pub static Opened: Vec<u64> = vec![DEVELOPER, REPORTER, SECOND_REPORTER];
}

pub struct Calendar;

impl Clock for Calendar {
	fn today() -> Day {
		Today::get()
	}
}

pub struct Accounts;

impl Registry<u64> for Accounts {
	fn participant(account: &u64) -> Option<ParticipantId> {
		let place = Opened::get().iter().position(|opened| opened == account)?;
		u32::try_from(place).ok()
	}

	fn kind(_: ParticipantId) -> Option<ParticipantKind> {
		Some(ParticipantKind::Organisation)
	}

	fn next_participant() -> ParticipantId {
		Opened::get().len() as u32
	}

	fn creditable(_: SourceId, _: Page) -> u64 {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_organisation(account: &u64) {
		Opened::mutate(|opened| opened.push(*account));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_people(_: u32, _: SourceId) -> ParticipantId {
		0
	}
}

pub struct Published;

impl Published {
	fn compiled(version: VersionId) -> Option<Compiled> {
		(version == PUBLISHED).then(|| suhui_formula::compile(CYCLING).unwrap())
	}
}

impl Methodologies for Published {
	fn formula(version: VersionId) -> Option<Formula> {
		Self::compiled(version).map(|compiled| compiled.formula)
	}

	fn interface(version: VersionId) -> Option<(Vec<Input>, (u64, u64))> {
		Self::compiled(version).map(|compiled| (compiled.inputs, compiled.result_range))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn publish_largest() -> VersionId {
		PUBLISHED
	}
}

pub fn new_test_ext() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut chain = TestExternalities::new(storage);
	chain.execute_with(|| System::set_block_number(1));
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Scenarios::do_try_state().unwrap();
	});
}
