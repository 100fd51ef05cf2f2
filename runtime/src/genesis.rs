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
//! | department | key | code, an invented one |
//! |---|---|---|
//! | 省机关事务管理局 | `//Alice` | 11320000XX0000019A |
//! | 发改委 | `//Bob` | 11320000XX00000275 |
//! | 财政厅 | `//Charlie` | 11320000XX00000350 |
//! | 交通运输厅 | `//Dave` | 11320000XX0000043T |
//! | 生态环境厅 | `//Eve` | 11320000XX0000051M |
//! | 市场监管局 | `//Ferdie` | 11320000XX000006XD |

use crate::{
	configs::{consensus::EPOCH_CONFIG, council::MaxSeats},
	working_days::official_years,
	AccountId, AuthorityConfig, BabeConfig, CalendarConfig, ConsortiumConfig,
	CouncilMembershipConfig, DisclosureConfig, ExpertsConfig, OperatorConfig, RuntimeGenesisConfig,
	SessionConfig, SessionKeys,
};
use alloc::{string::String, vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, traits::ConstU32, BoundedVec},
	pallet_babe::AuthorityId as BabeId,
	pallet_grandpa::AuthorityId as GrandpaId,
	sp_core::{ed25519, sr25519, Pair, H256},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET},
};
use serde_json::Value;
use suhui_primitives::{CreditCode, Document, LegalPerson, Region, MAX_EXPERTS, MAX_OFFICES};

/// One department on one machine.
pub const DEVELOPMENT: &str = DEV_RUNTIME_PRESET;
/// The six departments of Art. 5 on one machine.
pub const LOCAL: &str = "local";

/// The development keys that are this project's own, beside the SDK's `//Alice` and so on.
pub const OWN_DEVELOPMENT_SEEDS: [&str; 6] =
	["//Operator", "//Operator2", "//Expert1", "//Expert2", "//Expert3", "//Nanjing"];

/// 南京市.
const NANJING: u32 = 320_100;

/// The departments' keys, names and codes.
const DEPARTMENTS: [(&str, &str, &[u8; 18]); 6] = [
	("//Alice", "省机关事务管理局", b"11320000XX0000019A"),
	("//Bob", "发改委", b"11320000XX00000275"),
	("//Charlie", "财政厅", b"11320000XX00000350"),
	("//Dave", "交通运输厅", b"11320000XX0000043T"),
	("//Eve", "生态环境厅", b"11320000XX0000051M"),
	("//Ferdie", "市场监管局", b"11320000XX000006XD"),
];

/// Whom to call: the line "试用的链，没有可联系的人 / a chain for trial, with nobody to contact".
const NOBODY_TO_CALL: Document = Document {
	blake2_256: H256([
		0xed, 0x5d, 0x65, 0xfa, 0x33, 0x98, 0x6a, 0x05, 0x1e, 0xa7, 0xaa, 0xef, 0x9d, 0xfd, 0x53,
		0x90, 0x07, 0x8b, 0x31, 0x3a, 0xd0, 0xe3, 0xfc, 0x72, 0x63, 0x74, 0xd9, 0x72, 0xc2, 0x85,
		0x55, 0x06,
	]),
	sm3: H256([
		0x8f, 0xe3, 0x85, 0xde, 0xe9, 0xae, 0x29, 0xce, 0x04, 0x11, 0x91, 0x1d, 0xf8, 0x35, 0xb8,
		0xed, 0xa5, 0x75, 0xe7, 0xa3, 0x47, 0x4f, 0x56, 0xcb, 0x23, 0x8d, 0x85, 0x76, 0xdf, 0x4e,
		0xc9, 0xd8,
	]),
};

/// A department: who it is, its seat in the council and its validator.
#[derive(Clone, Debug)]
pub struct Department {
	pub person: LegalPerson,
	/// The sheet that says whom to call.
	pub contact: Document,
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
		let departments = self.departments.iter().map(registered).collect();
		// Nothing is cut off: departments have the bound of seats.
		let members = BoundedVec::truncate_from(
			self.departments.into_iter().map(|department| department.council).collect(),
		);
		build_struct_json_patch!(RuntimeGenesisConfig {
			babe: BabeConfig { epoch_config: EPOCH_CONFIG },
			session: SessionConfig { keys },
			consortium: ConsortiumConfig { departments },
			council_membership: CouncilMembershipConfig { members },
			authority: AuthorityConfig { members: self.authority },
			operator: OperatorConfig { members: self.operator },
			experts: ExpertsConfig { members: self.experts },
			calendar: CalendarConfig { years: official_years() },
			disclosure: DisclosureConfig { offices: self.offices },
		})
	}
}

/// A department as the register takes it in.
fn registered(department: &Department) -> (AccountId, String, String, Document) {
	let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
	let LegalPerson { title, code } = &department.person;
	(department.validator.clone(), text(title), text(code.digits()), department.contact)
}

fn account(seed: &str) -> Option<AccountId> {
	Some(sr25519::Pair::from_string(seed, None).ok()?.public().into())
}

fn department((seed, title, code): (&str, &str, &[u8; 18])) -> Option<Department> {
	Some(Department {
		person: LegalPerson {
			title: title.as_bytes().to_vec().try_into().ok()?,
			code: CreditCode::new(*code)?,
		},
		contact: NOBODY_TO_CALL,
		council: account(seed)?,
		validator: account(seed)?,
		babe: sr25519::Pair::from_string(seed, None).ok()?.public().into(),
		grandpa: ed25519::Pair::from_string(seed, None).ok()?.public().into(),
	})
}

fn development_founders(departments: usize) -> Option<Founders> {
	let [first_clerk, second_clerk, experts @ .., nanjing] = OWN_DEVELOPMENT_SEEDS;
	Some(Founders {
		departments: DEPARTMENTS
			.into_iter()
			.take(departments)
			.map(department)
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
		LOCAL => DEPARTMENTS.len(),
		_ => return None,
	};
	serde_json::to_vec(&development_founders(departments)?.into_patch()).ok()
}

pub fn preset_names() -> Vec<PresetId> {
	vec![DEVELOPMENT.into(), LOCAL.into()]
}
