//! Blocks: their size, weight and time.

#![allow(clippy::arithmetic_side_effects)] // Shares of constants.

use crate::{emergencies::is_paused, offices::appoints_unfit, *};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU32, ConstU64, Contains},
	weights::{
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS},
		Weight,
	},
};
use frame_system::limits::{BlockLength as Length, BlockWeights as Weights};
use sp_runtime::{traits::AccountIdLookup, Perbill};

/// Half of a slot executes, the other half travels.
const MAX_BLOCK: Weight = Weight::from_parts(1_500 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);
/// Bulk feeds are the one `Normal` call: they yield half of every block to all others.
const NORMAL_RATIO: Perbill = Perbill::from_percent(50);
const MAX_LENGTH: u32 = 5 * 1024 * 1024;

parameter_types! {
	pub const SS58Prefix: u16 = 42;
	pub const Version: RuntimeVersion = VERSION;
	pub BlockWeights: Weights = Weights::builder()
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(NORMAL_RATIO * MAX_BLOCK);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(MAX_BLOCK);
			class.reserved = Some(MAX_BLOCK.saturating_sub(NORMAL_RATIO * MAX_BLOCK));
		})
		.avg_block_initialization(Perbill::from_percent(10))
		.build_or_panic();
	pub BlockLength: Length = Length::builder()
		.max_length(MAX_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_RATIO * MAX_LENGTH)
		.build();
}

/// A validator leaves by the council's decision; dropping its keys would shrink the set for good. And no motion gives an
/// office to an account that may not hold it, though it might have when the motion was proposed. What the council paused is
/// done by nobody; it is looked up last, since it stands in the state.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		let drops_keys = matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys {}));
		!drops_keys && !appoints_unfit(call) && !is_paused(call)
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = AccountData;
	type AccountId = AccountId;
	type BaseCallFilter = CallFilter;
	type Block = Block;
	type BlockHashCount = ConstU32<4096>;
	type BlockLength = BlockLength;
	type BlockWeights = BlockWeights;
	// Less than the SDK's for RocksDB, and yet more than validators' takes: docs/reliability.md has what was measured.
	type DbWeight = ParityDbWeight;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = ConstU32<16>;
	type SingleBlockMigrations = migrations::Migrations;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type Version = Version;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type Moment = Moment;
	type OnTimestampSet = Babe;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
