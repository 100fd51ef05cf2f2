//! A chain of this pallet alone, with a registry of four accounts.

use polkadot_sdk::{
	frame_support::{self, derive_impl, parameter_types},
	frame_system::{self, EnsureRoot},
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use suhui_primitives::{Clock, Day, Page, ParticipantId, ParticipantKind, Registry, SourceId};

pub const ORGANISATION: u64 = 1;
pub const INSTITUTION: u64 = 2;
pub const PERSON: u64 = 3;
pub const STRANGER: u64 = 4;

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
	type Clock = Calendar;
	type Registry = Accounts;
	type AuthorityOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
}

parameter_types! {
	pub static Today: Day = Day(20_000);
	pub static Opened: Vec<(u64, ParticipantKind)> = vec![
		(ORGANISATION, ParticipantKind::Organisation),
		(INSTITUTION, ParticipantKind::Institution),
		(PERSON, ParticipantKind::Individual),
	];
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
		let place = Opened::get().iter().position(|(opened, _)| opened == account)?;
		u32::try_from(place).ok()
	}

	fn kind(participant: ParticipantId) -> Option<ParticipantKind> {
		Opened::get().get(participant as usize).map(|(_, kind)| *kind)
	}

	fn next_participant() -> ParticipantId {
		Opened::get().len() as u32
	}

	fn creditable(_: SourceId, _: Page) -> u64 {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_organisation(account: &u64) {
		Opened::mutate(|opened| opened.push((*account, ParticipantKind::Organisation)));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_people(_: u32, _: SourceId) -> ParticipantId {
		0
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
		Accreditation::do_try_state().unwrap();
	});
}
