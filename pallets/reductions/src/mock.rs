//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	document, number, quantity, Asked, Closed, Held, InGoodStanding, Involved, KeysChanged,
	MeteringAlone, Today, AUTHORITY, CITIZEN, INSTITUTION, OPERATOR, REPORTER, SECOND_VERIFIER,
	STRANGER, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl, ord_parameter_types, traits::Get, BoundedVec},
	frame_system::{self, EnsureSignedBy},
	sp_io::TestExternalities,
};
use suhui_primitives::{
	mocks::{
		self, AuthorityOrigin, MockAccreditation, MockClock, MockLots, MockRegistry, OperatorOrigin,
	},
	Day, Month,
};

/// Stands for two of the operator's people.
pub const TWO_OPERATORS: u64 = 7;
/// A second individual, whose account a test opens, on the citizen's page.
pub const NEIGHBOUR: u64 = 61;

/// Monday 9 February 2026.
pub const TODAY: Day = Day(20_493);
pub const JANUARY: Month = Month(672);

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Reductions = crate;
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
	type Lots = MockLots;
	type Accreditation = MockAccreditation;
	type OperatorOrigin = OperatorOrigin;
	type TwoOperatorsOrigin = EnsureSignedBy<TwoOperators, u64>;
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

	fn open(account: &u64, kind: suhui_primitives::ParticipantKind) {
		mocks::open_account(*account, kind);
	}

	fn accredit(account: &u64) {
		InGoodStanding::set(&vec![number(*account)]);
	}

	fn fill_lots(
		participant: suhui_primitives::ParticipantId,
		lots: u32,
		each: suhui_primitives::Quantity,
	) {
		let lot = |class| (participant, JANUARY, class, each);
		Held::set(&(1..=lots).map(lot).collect());
	}
}

/// It is the ninth of February 2026, and nothing is held.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| Today::set(&TODAY));
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Reductions::do_try_state);
}

/// A bounded list of a few.
pub fn few<T, S: Get<u32>>(items: impl Into<Vec<T>>) -> BoundedVec<T, S> {
	BoundedVec::truncate_from(items.into())
}
