//! The pallets that are measured, in a runtime of their own, and the months they are measured in.

use std::cell::Cell;

use polkadot_sdk::{
	frame_support::{
		self, derive_impl,
		traits::{ConstU32, SortedMembers},
	},
	frame_system::{self, EnsureRoot},
	sp_runtime::{traits::IdentityLookup, AccountId32, DispatchResult, MultiSignature},
};
use suhui_primitives::{
	Clock, Custody, Day, FormerKeys, Month, Obligations, Page, ParticipantId, ParticipantKind,
	Period, Registry, Rule, Slots, SourceId, Sources, TermsFault, TermsNumber, VersionId,
	FIRST_NUMBER, MAX_OPENINGS,
};

/// The first of January 2026, in which the month that is measured is issued.
pub const ISSUE_DAY: Day = Day(20_454);
pub const ISSUE_MONTH: Month = Month(672);
/// The oldest month that a plan made in that month reads: its lots lapse.
pub const OLDEST_MONTH: Month = Month(647);
/// The first of February 2028, on which the month that was measured is due.
pub const LAPSE_DAY: Day = Day(21_215);

/// The months whose lots a redemption in [`ISSUE_MONTH`] looks at, oldest first.
pub fn months() -> impl Iterator<Item = Month> {
	(OLDEST_MONTH.0..=ISSUE_MONTH.0).map(Month)
}

type Block = frame_system::mocking::MockBlock<Chain>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Chain;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Participants = pallet_participants;

	#[runtime::pallet_index(2)]
	pub type Points = pallet_points;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Chain {
	type AccountId = AccountId32;
	type Block = Block;
	type Lookup = IdentityLookup<AccountId32>;
}

impl pallet_participants::Config for Chain {
	type Clock = Others;
	type Sources = Others;
	type Obligations = Others;
	type Custody = Others;
	type FormerKeys = Others;
	type Officials = Others;
	type OperatorOrigin = EnsureRoot<AccountId32>;
	type TwoOperatorsOrigin = EnsureRoot<AccountId32>;
	type CouncilOrigin = EnsureRoot<AccountId32>;
	type Signature = MultiSignature;
	type MaxOpenings = ConstU32<MAX_OPENINGS>;
	type WeightInfo = ();
}

/// Classes of one month of which a page's participants may hold lots, as on the chain.
const MAX_CLASSES: u32 = 256;

impl pallet_points::Config for Chain {
	type Clock = Others;
	type Registry = Others;
	type MaxClasses = ConstU32<MAX_CLASSES>;
	type WeightInfo = ();
}

/// All that the pallets ask of others: everybody has an account, every source is there, nobody owes anything.
pub struct Others;

thread_local! {
	static TODAY: Cell<Day> = const { Cell::new(ISSUE_DAY) };
}

/// Lets it be `day`.
pub fn set_today(day: Day) {
	TODAY.set(day);
}

impl Clock for Others {
	fn today() -> Day {
		TODAY.get()
	}
}

impl Registry<AccountId32> for Others {
	fn participant(_: &AccountId32) -> Option<ParticipantId> {
		Some(FIRST_NUMBER)
	}

	fn stood_for(_: &AccountId32) -> Option<ParticipantId> {
		Some(FIRST_NUMBER)
	}

	fn account(_: ParticipantId) -> Option<AccountId32> {
		None
	}

	fn kind(_: ParticipantId) -> Option<ParticipantKind> {
		Some(ParticipantKind::Individual)
	}

	fn key_changed(_: ParticipantId) -> Option<Day> {
		None
	}

	fn next_participant() -> ParticipantId {
		ParticipantId::MAX
	}

	fn creditable(_: SourceId, _: Page) -> Slots {
		Slots::ALL
	}
}

impl Sources for Others {
	fn exists(_: SourceId) -> bool {
		true
	}

	fn is_active(_: SourceId) -> bool {
		true
	}

	fn is_frozen(_: SourceId) -> bool {
		false
	}

	fn is_reporter(_: SourceId, _: ParticipantId) -> bool {
		false
	}

	fn is_interested(_: SourceId, _: ParticipantId) -> bool {
		false
	}

	fn reported(_: SourceId, _: ParticipantId) {}

	fn covered(_: SourceId, _: Period) -> DispatchResult {
		Ok(())
	}

	fn terms(_: SourceId, _: Period) -> Result<TermsNumber, TermsFault> {
		Ok(FIRST_NUMBER)
	}

	fn version(_: SourceId, _: TermsNumber) -> Option<VersionId> {
		None
	}

	fn rule(_: SourceId, _: TermsNumber) -> Option<Rule> {
		None
	}

	fn owner(_: SourceId) -> Option<ParticipantId> {
		None
	}

	fn line(source: SourceId) -> Option<SourceId> {
		Some(source)
	}
}

impl Obligations for Others {
	fn is_free(_: ParticipantId) -> bool {
		true
	}
}

impl Custody for Others {
	fn taken_over(_: ParticipantId) {}
}

impl FormerKeys<AccountId32> for Others {
	fn let_go(_: &AccountId32, _: ParticipantId) {}
}

impl SortedMembers<AccountId32> for Others {
	fn sorted_members() -> Vec<AccountId32> {
		Vec::new()
	}
}
