//! Genesis: what a chain of departments starts from, and the two presets for trying it out.
//!
//! Every chain begins with the working days of the years in `working_days.rs`.
//!
//! Development keys occur here and nowhere else. Both presets give the offices to the same keys, so
//! that one demonstration runs on either:
//!
//! | office | key |
//! |---|---|
//! | authority (Art. 5) | `//Alice` |
//! | operator (Art. 6) | `//Operator`, `//Operator2` |
//! | experts (Art. 7) | `//Expert1`, `//Expert2`, `//Expert3` |
//! | the office of Nanjing, 320100 (Art. 5) | `//Nanjing` |
//!
//! `local` has one validator and one council seat for each of the six departments of Art. 5;
//! `development` has the first of them alone.
//!
//! | department | key |
//! |---|---|
//! | 省机关事务管理局 | `//Alice` |
//! | 发改委 | `//Bob` |
//! | 财政厅 | `//Charlie` |
//! | 交通运输厅 | `//Dave` |
//! | 生态环境厅 | `//Eve` |
//! | 市场监管局 | `//Ferdie` |

use crate::{
	configs::{consensus::EPOCH_CONFIG, council::MaxSeats},
	working_days::official_years,
	AccountId, AuthorityConfig, BabeConfig, CalendarConfig, CouncilMembershipConfig,
	DisclosureConfig, ExpertsConfig, OperatorConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, traits::ConstU32, BoundedVec},
	pallet_babe::AuthorityId as BabeId,
	pallet_grandpa::AuthorityId as GrandpaId,
	sp_core::{ed25519, sr25519, Pair},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET},
};
use serde_json::Value;
use suhui_primitives::{Region, MAX_EXPERTS, MAX_OFFICES};

/// One department on one machine.
pub const DEVELOPMENT: &str = DEV_RUNTIME_PRESET;
/// The six departments of Art. 5 on one machine.
pub const LOCAL: &str = "local";

/// The development keys that are this project's own, beside the SDK's `//Alice` and so on.
pub const OWN_DEVELOPMENT_SEEDS: [&str; 6] =
	["//Operator", "//Operator2", "//Expert1", "//Expert2", "//Expert3", "//Nanjing"];

/// 南京市.
const NANJING: u32 = 320_100;

const DEPARTMENT_SEEDS: [&str; 6] =
	["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];

/// A department: its seat in the council and its validator.
#[derive(Clone, Debug)]
pub struct Department {
	pub council: AccountId,
	pub validator: AccountId,
	pub babe: BabeId,
	pub grandpa: GrandpaId,
}

/// Who holds which office when the chain starts.
#[derive(Clone, Debug)]
pub struct Founders {
	pub departments: BoundedVec<Department, MaxSeats>,
	pub authority: BoundedVec<AccountId, MaxSeats>,
	pub operator: BoundedVec<AccountId, MaxSeats>,
	pub experts: BoundedVec<AccountId, ConstU32<MAX_EXPERTS>>,
	/// The offices of cities and counties.
	pub offices: BoundedVec<(AccountId, Region), ConstU32<MAX_OFFICES>>,
}

impl Founders {
	/// The genesis configuration, as a patch of the runtime's default one.
	pub fn into_patch(self) -> Value {
		let keys = self
			.departments
			.iter()
			.cloned()
			.map(|Department { validator, babe, grandpa, .. }| {
				(validator.clone(), validator, SessionKeys { babe, grandpa })
			})
			.collect::<Vec<_>>();
		// Nothing is cut off: departments have the bound of seats.
		let members = BoundedVec::truncate_from(
			self.departments.into_iter().map(|department| department.council).collect(),
		);
		build_struct_json_patch!(RuntimeGenesisConfig {
			babe: BabeConfig { epoch_config: EPOCH_CONFIG },
			session: SessionConfig { keys },
			council_membership: CouncilMembershipConfig { members },
			authority: AuthorityConfig { members: self.authority },
			operator: OperatorConfig { members: self.operator },
			experts: ExpertsConfig { members: self.experts },
			calendar: CalendarConfig { years: official_years() },
			disclosure: DisclosureConfig { offices: self.offices },
		})
	}
}

fn account(seed: &str) -> Option<AccountId> {
	Some(sr25519::Pair::from_string(seed, None).ok()?.public().into())
}

fn department(seed: &str) -> Option<Department> {
	Some(Department {
		council: account(seed)?,
		validator: account(seed)?,
		babe: sr25519::Pair::from_string(seed, None).ok()?.public().into(),
		grandpa: ed25519::Pair::from_string(seed, None).ok()?.public().into(),
	})
}

fn development_founders(departments: usize) -> Option<Founders> {
	let [first_clerk, second_clerk, experts @ .., nanjing] = OWN_DEVELOPMENT_SEEDS;
	Some(Founders {
		departments: DEPARTMENT_SEEDS
			.iter()
			.take(departments)
			.map(|seed| department(seed))
			.collect::<Option<Vec<_>>>()?
			.try_into()
			.ok()?,
		authority: vec![account("//Alice")?].try_into().ok()?,
		operator: vec![account(first_clerk)?, account(second_clerk)?].try_into().ok()?,
		experts: experts
			.iter()
			.map(|seed| account(seed))
			.collect::<Option<Vec<_>>>()?
			.try_into()
			.ok()?,
		offices: vec![(account(nanjing)?, Region::new(NANJING)?)].try_into().ok()?,
	})
}

/// The preset's patch as JSON, `None` if there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let departments = match id.as_str() {
		DEVELOPMENT => 1,
		LOCAL => DEPARTMENT_SEEDS.len(),
		_ => return None,
	};
	serde_json::to_vec(&development_founders(departments)?.into_patch()).ok()
}

pub fn preset_names() -> Vec<PresetId> {
	vec![DEVELOPMENT.into(), LOCAL.into()]
}
