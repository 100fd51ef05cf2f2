use polkadot_sdk::{
	frame_support::{self, derive_impl, parameter_types, traits::ConstU32},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use suhui_primitives::{
	Clock, Credit, Day, Lots as _, Month, Page, ParticipantId, ParticipantKind, Quantity, Registry,
	SourceId,
};

use crate as pallet_points;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Points: pallet_points,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

/// An account with an open account in the registry, and one without.
pub const MEMBER: u64 = 1;
pub const STRANGER: u64 = 2;
/// February 2016, and its first day.
pub const FEBRUARY_2016: Month = Month(553);
pub const FIRST_OF_FEBRUARY_2016: Day = Day(16_832);
/// The last day of February 2018, the 24th month after, and the day on which lots lapse.
pub const LAST_OF_FEBRUARY_2018: Day = Day(17_590);
pub const FIRST_OF_MARCH_2018: Day = Day(17_591);

parameter_types! {
	pub static Today: Day = FIRST_OF_FEBRUARY_2016;
}

pub struct MockClock;
impl Clock for MockClock {
	fn today() -> Day {
		Today::get()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_today(day: Day) {
		Today::set(day)
	}
}

pub struct MockRegistry;
impl Registry<u64> for MockRegistry {
	fn participant(account: &u64) -> Option<ParticipantId> {
		(*account != STRANGER).then_some(0)
	}
	fn kind(_: ParticipantId) -> Option<ParticipantKind> {
		Some(ParticipantKind::Individual)
	}
	fn next_participant() -> ParticipantId {
		ParticipantId::MAX
	}
	fn creditable(_: SourceId, _: Page) -> u64 {
		u64::MAX
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn open_organisation(_: &u64) {}
	#[cfg(feature = "runtime-benchmarks")]
	fn open_people(_: u32, _: SourceId) -> ParticipantId {
		0
	}
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type MaxLotsPerPage = ConstU32<512>;
	type WeightInfo = ();
}

pub fn externalities() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut externalities = TestExternalities::from(storage);
	externalities.execute_with(|| {
		Today::set(FIRST_OF_FEBRUARY_2016);
		System::set_block_number(1);
	});
	externalities
}

pub fn build_and_execute(test: impl FnOnce()) {
	externalities().execute_with(|| {
		test();
		Points::do_try_state().unwrap();
	})
}

pub fn quantity(reduction: u64, points: u64) -> Quantity {
	Quantity { reduction, points }
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
