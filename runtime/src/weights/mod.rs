//! What the calls of the project's pallets weigh, as scripts/bench measured it.

use polkadot_sdk::frame_support::weights::Weight;

pub mod pallet_access;
pub mod pallet_accreditation;
pub mod pallet_calendar;
pub mod pallet_consortium;
pub mod pallet_disclosure;
pub mod pallet_experts;
pub mod pallet_issuance;
pub mod pallet_mall;
pub mod pallet_mandate;
pub mod pallet_methodology;
pub mod pallet_participants;
pub mod pallet_points;
pub mod pallet_reductions;
pub mod pallet_scenarios;

/// What a benchmark took and a quarter more. A weight is to bound what a call takes, while a line through what was
/// measured runs below half of it, and runs differ.
pub fn with_margin(measured: Weight) -> Weight {
	measured.saturating_add(measured.saturating_div(4))
}
