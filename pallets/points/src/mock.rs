//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{quantity, Today, CITIZEN, FEBRUARY_2016, STRANGER};

use polkadot_sdk::{
	frame_support::{self, derive_impl, storage::with_storage_layer, traits::ConstU32},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::DispatchError,
};
use suhui_primitives::{
	mocks::{self, MockClock, MockRegistry},
	Ask, ClassId, Credit, Day, Fate, Lots as _, Month, Page, ParticipantId, Piece,
};

use crate::Lots;

/// The first day of February 2016.
pub const FIRST_OF_FEBRUARY_2016: Day = Day(16_832);
/// The last day of February 2018, the 24th month after, and the day on which lots lapse.
pub const LAST_OF_FEBRUARY_2018: Day = Day(17_590);
pub const FIRST_OF_MARCH_2018: Day = Day(17_591);

/// The day of the scheme's worked cases, and the oldest month whose lots may be redeemed on it.
pub const TENTH_OF_MARCH_2026: Day = Day(20_522);
pub const MARCH_2024: Month = Month(650);

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
	type MaxClasses = ConstU32<256>;
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

/// A class page as (slot, mg, points).
pub fn class_page(month: Month, page: u32, class: ClassId) -> Vec<(u8, u64, u64)> {
	let lots = Lots::<Test>::get((month, Page(page), class));
	let lots: Vec<_> = lots.iter().flat_map(|lots| lots.iter()).collect();
	lots.into_iter().map(|(slot, lot)| (slot, lot.reduction, lot.points)).collect()
}

/// A participant's lot as (mg, points).
pub fn lot(month: Month, class: ClassId, participant: ParticipantId) -> (u64, u64) {
	let lots = class_page(month, Page::of(participant).0, class);
	let slot = Page::slot(participant);
	let (_, reduction, points) = lots.into_iter().find(|(of, ..)| *of == slot).unwrap();
	(reduction, points)
}

pub fn piece(month: Month, class: ClassId, reduction: u64, points: u64) -> Piece {
	Piece { month, class, quantity: quantity(reduction, points) }
}

/// The pieces taken by a call that pays for all lots there may be: an error takes back what was written before it.
pub fn take(participant: ParticipantId, ask: Ask, fate: Fate) -> Result<Vec<Piece>, DispatchError> {
	with_storage_layer(|| Points::take(participant, ask, 6_400, fate)).map(|taken| taken.pieces)
}

/// Credits each (participant, mg, points) and expects success.
pub fn credit(class: ClassId, month: Month, credits: &[(ParticipantId, u64, u64)]) {
	Points::credit(class, month, &to_credits(credits)).unwrap();
}

pub fn to_credits(credits: &[(ParticipantId, u64, u64)]) -> Vec<Credit> {
	let credit = |&(participant, reduction, points): &_| Credit {
		participant,
		quantity: quantity(reduction, points),
	};
	credits.iter().map(credit).collect()
}
