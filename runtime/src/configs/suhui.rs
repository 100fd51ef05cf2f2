//! The scheme's own pallets, and how they meet.

use crate::{
	access_policy::{DailyQuotas, Office, Permissions},
	matters::AllMatters,
	obligations::AllObligations,
	offices::{OfficeHolders, Officials},
	origins::{
		scope, AuthorityOrigin, ExpertOrigin, Operating, RegionalOrigin, RootOrCouncilMajority,
		TwoOperators,
	},
	register::Register,
	*,
};
use frame_support::traits::{ConstU16, ConstU32};
use suhui_primitives::{Clock, Day, MAX_OPENINGS};

/// The day in Beijing, by the block's timestamp.
pub struct BeijingTime;

impl Clock for BeijingTime {
	fn today() -> Day {
		Day::at(Timestamp::get())
	}
}

impl pallet_access::Config for Runtime {
	type Clock = BeijingTime;
	type Roles = Office;
	type Policy = Permissions;
	type Quotas = DailyQuotas;
	type MaxPending = ConstU32<1_024>;
	type WeightInfo = weights::pallet_access::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_mandate::Config for Runtime {
	type Clock = BeijingTime;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = weights::pallet_mandate::WeightInfo<Runtime>;
}

impl pallet_calendar::Config for Runtime {
	type Clock = BeijingTime;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = weights::pallet_calendar::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_participants::Config for Runtime {
	type Clock = BeijingTime;
	type Sources = Scenarios;
	type Obligations = AllObligations;
	type Custody = Accreditation;
	type FormerKeys = Experts;
	type Officials = OfficeHolders;
	type OperatorOrigin = Operating<scope::Accounts>;
	type TwoOperatorsOrigin = TwoOperators<scope::Accounts>;
	type CouncilOrigin = RootOrCouncilMajority;
	type Signature = crate::Signature;
	type MaxOpenings = ConstU32<MAX_OPENINGS>;
	type WeightInfo = weights::pallet_participants::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_experts::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Matters = AllMatters;
	type WorkingDays = Calendar;
	type Sanctions = Disclosure;
	type Officials = OfficeHolders;
	type CouncilOrigin = RootOrCouncilMajority;
	type OperatorOrigin = Operating<scope::Review>;
	type Signature = crate::Signature;
	type WeightInfo = weights::pallet_experts::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_methodology::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Panels = Experts;
	type Deadlines = Calendar;
	type WorkingDays = Calendar;
	type Sanctions = Disclosure;
	type AuthorityOrigin = AuthorityOrigin;
	type OperatorOrigin = Operating<scope::Review>;
	type CompletionDays = ConstU16<5>;
	type ObjectionDays = ConstU16<10>;
	type WeightInfo = weights::pallet_methodology::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_scenarios::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Methodologies = Methodology;
	type Deadlines = Calendar;
	type Panels = Experts;
	type Sanctions = Disclosure;
	type Coverage = Issuance;
	type OperatorOrigin = Operating<scope::Review>;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = weights::pallet_scenarios::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_accreditation::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Sources = Scenarios;
	type MethodologyNumbers = Methodology;
	type Deadlines = Calendar;
	type Sanctions = Disclosure;
	type CouncilOrigin = RootOrCouncilMajority;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = weights::pallet_accreditation::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

/// Classes of one month of which a page's participants may hold lots: 100 scenarios that all change terms within it have
/// 200, and the index takes 9 KiB at most.
const MAX_CLASSES: u32 = 256;

impl pallet_points::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type MaxClasses = ConstU32<MAX_CLASSES>;
	type WeightInfo = weights::pallet_points::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_mall::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Deadlines = Calendar;
	type Lots = Points;
	type Holdings = Reductions;
	type OperatorOrigin = Operating<scope::Mall>;
	type TwoOperatorsOrigin = TwoOperators<scope::Mall>;
	type WeightInfo = weights::pallet_mall::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_issuance::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Sources = Scenarios;
	type Accreditation = Accreditation;
	type Sanctions = Disclosure;
	type Lots = Points;
	type Holdings = Reductions;
	type OperatorOrigin = Operating<scope::Issuance>;
	type AuthorityOrigin = AuthorityOrigin;
	type TwoOperatorsOrigin = TwoOperators<scope::Issuance>;
	type FeedDays = ConstU32<30>;
	type WeightInfo = weights::pallet_issuance::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_disclosure::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Deadlines = Calendar;
	type WorkingDays = Calendar;
	type Known = Register;
	type Officials = Officials;
	type AuthorityOrigin = AuthorityOrigin;
	type OperatorOrigin = Operating<scope::Review>;
	type CouncilOrigin = RootOrCouncilMajority;
	type RegionalOrigin = RegionalOrigin;
	type ExpertOrigin = ExpertOrigin;
	type WeightInfo = weights::pallet_disclosure::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_reductions::Config for Runtime {
	type Clock = BeijingTime;
	type Registry = Participants;
	type Lots = Points;
	type Accreditation = Accreditation;
	type OperatorOrigin = Operating<scope::Issuance>;
	type TwoOperatorsOrigin = TwoOperators<scope::Issuance>;
	type AuthorityOrigin = AuthorityOrigin;
	type WeightInfo = weights::pallet_reductions::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}
