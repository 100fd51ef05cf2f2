//! What a pallet's tests stand on in place of other pallets: accounts, offices, a clock, and a mock of each trait.
//! What a mock answers stands in the test's own storage, so that every test starts from the values given here.

// Tests alone compile this.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

mod accreditation;
mod calendar;
mod coverage;
mod custody;
mod deadlines;
mod former_keys;
mod holdings;
mod legal_persons;
mod lots;
mod methodologies;
mod methodology_numbers;
mod offices;
mod panels;
mod registry;
mod sanctions;
mod sessions;
mod sources;
mod working_days;

pub use accreditation::{
	DeclaredInterests, Deeds, InGoodStanding, Involved, MeteringAlone, MockAccreditation,
	OutOfScope,
};
pub use calendar::{MockClock, Today, FEBRUARY_2016, JANUARY_2016, TENTH_OF_FEBRUARY_2016};
pub use coverage::{CoveredDays, MockCoverage};
pub use custody::{MockCustody, MockObligations, Obliged, TakenOver};
pub use deadlines::{
	DayDeadlines, Dropped, Met, MockDeadlines, Overdue, RunningDeadlines, WorkingDeadlines,
};
pub use former_keys::{LetGo, MockFormerKeys};
pub use holdings::{HoldingsFail, Issued, MockHoldings, Received};
pub use legal_persons::{credit_code, legal_person};
pub use lots::{
	credited, hold, Asked, Credited, Held, InOrders, LapsedMonths, LotsFailAt, MockLots,
	SettledPieces,
};
pub use methodologies::{InEffect, MockMethodologies, CYCLING_METHODOLOGY, PUBLISHED};
pub use methodology_numbers::{
	MethodologiesGiven, MockMethodologyNumbers, FIRST_METHODOLOGY, SECOND_METHODOLOGY,
	SECOND_METHODOLOGYS_VERSION,
};
pub use offices::{
	AuthorityOrigin, CouncilOrigin, ExpertKeys, ExpertOrigin, Officials, OperatorOrigin, AUTHORITY,
	COUNCIL, EXPERTS, OPERATOR,
};
pub use panels::{set_outcome, Judged, MockMatters, MockPanels, Outcomes, Parties};
pub use registry::{
	number, open_account, Closed, KeysChanged, MockRegistry, NextParticipant, Opened, PagesAsked,
	Withholding, CITIZEN, DEVELOPER, INSTITUTION, LAST_PARTICIPANT, REPORTER, SECOND_REPORTER,
	SECOND_VERIFIER, STRANGER, VERIFIER,
};
pub use sanctions::{Barred, MockSanctions};
pub use sessions::{DisabledOnes, KeyHolders, MockSessions, RunningSession, Validating};
pub use sources::{
	AppliedFor, Covered, FrozenSources, InactiveSources, Lines, MockSources, ProjectOwner,
	Reporters, SourcesWithoutRule, SucceededFrom, TermsChanges, CLEAN_PLATE, CYCLING,
	CYCLING_REVISION, CYCLING_VERSION, SOLAR_ROOF, SOLAR_ROOF_VERSION,
};
pub use working_days::{Holidays, MakeUpDays, MockWorkingDays, UnpublishedYears};

use polkadot_sdk::{
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_core::H256,
	sp_io::TestExternalities,
	sp_runtime::{traits::One, BuildStorage, TryRuntimeError},
};

use crate::{Document, Quantity};

/// A chain of the runtime `T` at its first block.
pub fn new_test_ext<T: frame_system::Config>() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<T>::default().build_storage().unwrap();
	let mut chain = TestExternalities::new(storage);
	chain.execute_with(|| frame_system::Pallet::<T>::set_block_number(BlockNumberFor::<T>::one()));
	chain
}

/// Runs a test on such a chain, then checks every invariant.
pub fn build_and_execute(
	mut chain: TestExternalities,
	test: impl FnOnce(),
	invariants: impl FnOnce() -> Result<(), TryRuntimeError>,
) {
	chain.execute_with(|| {
		test();
		assert_eq!(invariants(), Ok(()));
	});
}

/// A document named by two digests of this byte and the next.
pub fn document(byte: u8) -> Document {
	Document { blake2_256: H256::repeat_byte(byte), sm3: H256::repeat_byte(byte + 1) }
}

pub fn quantity(reduction: u64, points: u64) -> Quantity {
	Quantity { reduction, points }
}
