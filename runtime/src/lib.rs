//! Suhui's runtime. This crate composes pallets; the rules themselves live in `pallets/`.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod access_policy;
pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod emergencies;
pub mod genesis;
pub mod key_owners;
pub mod mandates;
pub mod matters;
pub mod migrations;
pub mod motions;
pub mod no_currency;
pub mod obligations;
pub mod offence_reports;
pub mod offices;
pub mod origins;
pub mod points_api;
pub mod reductions_api;
pub mod register;
pub mod root_calls;
pub mod session_handler;
#[cfg(feature = "successor")]
mod successor;
pub mod validators;
pub mod weights;
pub mod working_days;

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	frame_executive, frame_system, pallet_authorship, pallet_babe, pallet_collective,
	pallet_grandpa, pallet_membership, pallet_offences, pallet_session,
	pallet_session::historical as pallet_session_historical, pallet_timestamp, pallet_tx_pause,
	sp_runtime, sp_version, *,
};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, OpaqueExtrinsic,
};
use sp_version::RuntimeVersion;

pub use apis::RuntimeApi;
#[cfg(feature = "successor")]
pub use successor::{AccountData, TxExtension, VERSION};

pub type Signature = MultiSignature;
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Nothing stands with an account but its nonce: there is no money.
#[cfg(not(feature = "successor"))]
pub type AccountData = ();
pub type Address = MultiAddress<AccountId, ()>;
pub type BlockNumber = u32;
pub type Nonce = u32;
/// Milliseconds since the Unix epoch.
pub type Moment = u64;
pub type Hash = sp_core::H256;
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

#[cfg(not(feature = "successor"))]
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	// Before the nonce's check, which refuses an unregistered account for lack of money.
	pallet_access::CheckAccess<Runtime>,
	pallet_access::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
);
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The block as the node sees it: it need not know what extrinsics hold.
pub mod opaque {
	use super::{generic, Header, OpaqueExtrinsic};

	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub babe: Babe,
		pub grandpa: Grandpa,
	}
}

/// `spec_version` mirrors the release: `major * 10_000 + minor * 100 + patch`, so 0.1.0 is 100.
#[cfg(not(feature = "successor"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("suhui"),
	impl_name: Cow::Borrowed("suhui-node"),
	authoring_version: 1,
	spec_version: 100,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// Slot length in milliseconds. BABE cannot change it once the chain runs.
pub const SLOT_DURATION: Moment = 3_000;
/// Session length in slots: 10 minutes. BABE cannot change it once the chain runs.
pub const EPOCH_DURATION: u64 = 200;

pub const MINUTES: BlockNumber = 20;
pub const HOURS: BlockNumber = 60 * MINUTES;
pub const DAYS: BlockNumber = 24 * HOURS;

#[frame_support::runtime]
mod runtime {
	use super::*;

	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Historical = pallet_session_historical;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(7)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(10)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(11)]
	pub type CouncilMembership = pallet_membership<Instance1>;
	#[runtime::pallet_index(12)]
	pub type Authority = pallet_membership<Instance2>;
	#[runtime::pallet_index(13)]
	pub type Operator = pallet_membership<Instance3>;
	#[runtime::pallet_index(14)]
	pub type Experts = pallet_experts;

	#[runtime::pallet_index(15)]
	pub type Consortium = pallet_consortium;
	#[runtime::pallet_index(16)]
	pub type Mandate = pallet_mandate;
	#[runtime::pallet_index(17)]
	pub type Clerks = pallet_collective<Instance2>;
	#[runtime::pallet_index(18)]
	pub type TxPause = pallet_tx_pause;

	#[runtime::pallet_index(20)]
	pub type Access = pallet_access;
	#[runtime::pallet_index(21)]
	pub type Participants = pallet_participants;
	#[runtime::pallet_index(22)]
	pub type Methodology = pallet_methodology;
	#[runtime::pallet_index(23)]
	pub type Scenarios = pallet_scenarios;
	#[runtime::pallet_index(24)]
	pub type Accreditation = pallet_accreditation;
	#[runtime::pallet_index(25)]
	pub type Issuance = pallet_issuance;
	#[runtime::pallet_index(26)]
	pub type Points = pallet_points;
	#[runtime::pallet_index(27)]
	pub type Calendar = pallet_calendar;
	#[runtime::pallet_index(28)]
	pub type Disclosure = pallet_disclosure;
	#[runtime::pallet_index(29)]
	pub type Mall = pallet_mall;
	#[runtime::pallet_index(30)]
	pub type Reductions = pallet_reductions;
}
