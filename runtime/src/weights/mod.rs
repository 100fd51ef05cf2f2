//! What the calls of the project's pallets weigh, as scripts/bench measured it.

pub mod pallet_access;
pub mod pallet_accreditation;
pub mod pallet_consortium;
pub mod pallet_experts;
pub mod pallet_issuance;
pub mod pallet_mandate;
pub mod pallet_methodology;
pub mod pallet_participants;
pub mod pallet_points;
pub mod pallet_scenarios;
