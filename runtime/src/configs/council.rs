//! The council of departments, and the offices of authority and operator, which it fills (Art. 5, 6). The operator's
//! clerks are a collective too: what takes two of them is a motion of theirs.

#![allow(clippy::arithmetic_side_effects)] // Shares of constants.

use crate::{
	configs::system::BlockWeights,
	emergencies::NeverPaused,
	motions::Noted,
	offices::{Engaged, Offices},
	origins::{ClerksCollective, CouncilCollective, RootOrCouncilMajority, RootOrCouncilTwoThirds},
	root_calls::RootCalls,
	validators::{ReportableSessions, Validators},
	*,
};
use frame_support::{
	instances::{Instance1, Instance2, Instance3},
	parameter_types,
	traits::ConstU32,
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_collective::{DefaultVote, MemberCount};
use sp_runtime::Perbill;

/// One seat per department, the 13 cities included.
pub type MaxSeats = ConstU32<32>;

parameter_types! {
	pub const MotionDuration: BlockNumber = 7 * DAYS;
	pub const ClerksMotionDuration: BlockNumber = 3 * DAYS;
	pub MaxProposalWeight: Weight = Perbill::from_percent(50) * BlockWeights::get().max_block;
}

/// Who did not vote has not agreed, whoever presides.
pub struct SilenceIsNo;

impl DefaultVote for SilenceIsNo {
	fn default_vote(_: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		false
	}
}

impl pallet_collective::Config<CouncilCollective> for Runtime {
	type Consideration = Noted;
	type DefaultVote = SilenceIsNo;
	type DisapproveOrigin = RootOrCouncilTwoThirds;
	type KillOrigin = RootOrCouncilTwoThirds;
	type MaxMembers = MaxSeats;
	type MaxProposalWeight = MaxProposalWeight;
	type MaxProposals = ConstU32<128>;
	type MotionDuration = MotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

/// Whoever appoints the clerks may stop what they are about to decide.
impl pallet_collective::Config<ClerksCollective> for Runtime {
	type Consideration = Noted;
	type DefaultVote = SilenceIsNo;
	type DisapproveOrigin = RootOrCouncilMajority;
	type KillOrigin = RootOrCouncilMajority;
	type MaxMembers = MaxSeats;
	type MaxProposalWeight = MaxProposalWeight;
	type MaxProposals = ConstU32<100>;
	type MotionDuration = ClerksMotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

macro_rules! membership {
	($instance:ty, $origin:ty, $max:ty, $collective:ty) => {
		impl pallet_membership::Config<$instance> for Runtime {
			type AddOrigin = $origin;
			type MaxMembers = $max;
			type MembershipChanged = Offices<$collective>;
			type MembershipInitialized = Offices<$collective>;
			type PrimeOrigin = $origin;
			type RemoveOrigin = $origin;
			type ResetOrigin = $origin;
			type RuntimeEvent = RuntimeEvent;
			type SwapOrigin = $origin;
			type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
		}
	};
}

/// Of four validators one may fail, and the others go on.
type MinDepartments = ConstU32<4>;

impl pallet_consortium::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Sessions = Validators;
	type Admission = Access;
	type Engaged = Engaged;
	type RootOrigin = RootOrCouncilTwoThirds;
	type CouncilOrigin = RootOrCouncilMajority;
	type Permitted = RootCalls;
	type MinDepartments = MinDepartments;
	type MaxDepartments = MaxSeats;
	type ReportableSessions = ReportableSessions;
	type WeightInfo = crate::weights::pallet_consortium::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

/// Whoever looks a name up to pause it gives it in fewer bytes.
type MaxNameLen = ConstU32<64>;

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = MaxNameLen;
	type PauseOrigin = RootOrCouncilMajority;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = RootOrCouncilMajority;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = NeverPaused;
}

membership!(Instance1, RootOrCouncilTwoThirds, MaxSeats, Council);
membership!(Instance2, RootOrCouncilMajority, MaxSeats, ());
membership!(Instance3, RootOrCouncilMajority, MaxSeats, Clerks);
