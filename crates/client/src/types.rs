//! What the chain keeps, by the names the pallets give it.

use subxt::utils::AccountId32;
use suhui_primitives::Quantity;

use crate::api::runtime_types;

pub use runtime_types::{
	pallet_accreditation::types::{Standing, Verifier},
	pallet_issuance::types::{BatchStatus, Class, Difference, Progress},
	pallet_methodology::types::{Opinion, VersionStage},
	pallet_points::types::{Balance, Lot},
	pallet_scenarios::types::{Category, PointsRule, ScenarioStage},
};

pub type Batch = runtime_types::pallet_issuance::types::Batch<AccountId32>;
pub type Opening = runtime_types::pallet_participants::types::Opening<AccountId32>;
pub type Participant = runtime_types::pallet_participants::types::Participant<AccountId32>;
pub type Scenario = runtime_types::pallet_scenarios::types::Scenario<AccountId32>;
pub type Version = runtime_types::pallet_methodology::types::Version<AccountId32>;

impl Progress {
	/// What was credited.
	pub fn issued(&self) -> Quantity {
		self.fed.saturating_sub(*self.withheld)
	}
}
