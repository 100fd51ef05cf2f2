//! From the departments' public keys to a chain specification.

use crate::{builder, well_known, ChainSpec};
use polkadot_sdk::sp_core::{bytes, crypto::Ss58Codec, ed25519, sr25519};
use sc_service::{config::MultiaddrWithPeerId, ChainType};
use serde::Deserialize;
use std::collections::BTreeMap;
use suhui_primitives::Region;
use suhui_runtime::{
	genesis::{Department, Founders},
	AccountId,
};

/// The file that the key ceremony ends with. It holds public keys alone, each as an SS58 address or
/// as `0x` and 64 hexadecimal digits; `validator` and `babe` are sr25519, `grandpa` is ed25519.
///
/// ```json
/// {
///   "name": "Suhui",
///   "id": "suhui",
///   "departments": [
///     {
///       "name": "省机关事务管理局",
///       "council": "5…",
///       "validator": "5…",
///       "babe": "0x…",
///       "grandpa": "0x…",
///       "bootnode": "/dns/node.example/tcp/30333/p2p/12D3…"
///     }
///   ],
///   "authority": ["5…"],
///   "operator": ["5…"],
///   "experts": [],
///   "offices": [{ "account": "5…", "region": 320100 }]
/// }
/// ```
///
/// `bootnode` may be left out, and so may `experts` and `offices`, which are those of cities and counties by their codes.
/// At most 32 departments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
	name: String,
	id: String,
	departments: Vec<DepartmentKeys>,
	authority: Vec<String>,
	operator: Vec<String>,
	#[serde(default)]
	experts: Vec<String>,
	#[serde(default)]
	offices: Vec<RegionalOffice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionalOffice {
	account: String,
	region: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DepartmentKeys {
	name: String,
	council: String,
	validator: String,
	babe: String,
	grandpa: String,
	bootnode: Option<String>,
}

impl Ceremony {
	pub fn parse(text: &str) -> Result<Self, String> {
		serde_json::from_str(text).map_err(|e| e.to_string())
	}

	pub fn into_spec(self) -> Result<ChainSpec, String> {
		not_blank("name", &self.name)?;
		not_blank("id", &self.id)?;
		if self.id.starts_with("suhui-dev") || self.id.starts_with("suhui-local") {
			return Err(format!("id: `{}` belongs to a development chain", self.id));
		}
		let boot_nodes = self.boot_nodes()?;
		let spec = builder(&self.name, &self.id, ChainType::Live)?.with_boot_nodes(boot_nodes);
		Ok(spec.with_genesis_config_patch(self.founders()?.into_patch()).build())
	}

	fn boot_nodes(&self) -> Result<Vec<MultiaddrWithPeerId>, String> {
		self.departments
			.iter()
			.enumerate()
			.filter_map(|(i, department)| {
				let address = department.bootnode.as_ref()?;
				let field = format!("departments[{i}].bootnode");
				Some(address.parse().map_err(|e| format!("{field}: `{address}`: {e}")))
			})
			.collect()
	}

	fn founders(&self) -> Result<Founders, String> {
		if self.departments.is_empty() {
			return Err("departments: a chain needs at least one validator".into());
		}
		let mut departments = Vec::new();
		let (mut council, mut validators) = (Once::default(), Once::default());
		let (mut babe_keys, mut grandpa_keys) = (Once::default(), Once::default());
		for (i, keys) in self.departments.iter().enumerate() {
			let at = |field: &str| format!("departments[{i}].{field}");
			not_blank(&at("name"), &keys.name)?;
			let babe = key(&at("babe"), &keys.babe)?;
			let grandpa = key(&at("grandpa"), &keys.grandpa)?;
			babe_keys.take(at("babe"), babe)?;
			grandpa_keys.take(at("grandpa"), grandpa)?;
			departments.push(Department {
				council: council.account(at("council"), &keys.council)?,
				validator: validators.account(at("validator"), &keys.validator)?,
				babe: sr25519::Public::from_raw(babe).into(),
				grandpa: ed25519::Public::from_raw(grandpa).into(),
			});
		}
		Ok(Founders {
			departments: bounded("departments", departments)?,
			authority: bounded("authority", holders("authority", &self.authority)?)?,
			operator: bounded("operator", holders("operator", &self.operator)?)?,
			experts: bounded("experts", members("experts", &self.experts)?)?,
			offices: bounded("offices", offices(&self.offices)?)?,
		})
	}
}

fn not_blank(field: &str, text: &str) -> Result<(), String> {
	if text.trim().is_empty() {
		return Err(format!("{field}: is empty"));
	}
	Ok(())
}

fn bounded<T, B: TryFrom<Vec<T>>>(field: &str, items: Vec<T>) -> Result<B, String> {
	let count = items.len();
	B::try_from(items).map_err(|_| format!("{field}: {count} are more than the runtime admits"))
}

fn holders(field: &str, texts: &[String]) -> Result<Vec<AccountId>, String> {
	if texts.is_empty() {
		return Err(format!("{field}: the office needs at least one holder"));
	}
	members(field, texts)
}

fn members(field: &str, texts: &[String]) -> Result<Vec<AccountId>, String> {
	let mut seen = Once::default();
	texts.iter().enumerate().map(|(i, text)| seen.account(format!("{field}[{i}]"), text)).collect()
}

fn offices(named: &[RegionalOffice]) -> Result<Vec<(AccountId, Region)>, String> {
	let mut seen = Once::default();
	let office = |(i, office): (usize, &RegionalOffice)| {
		let account = seen.account(format!("offices[{i}].account"), &office.account)?;
		let region = Region::new(office.region).filter(|region| region.is_in_jiangsu());
		let refused = || format!("offices[{i}].region: {} is no region of Jiangsu", office.region);
		Ok((account, region.ok_or_else(refused)?))
	};
	named.iter().enumerate().map(office).collect()
}

/// Keys of one kind, each of which may occur once.
#[derive(Default)]
struct Once(BTreeMap<[u8; 32], String>);

impl Once {
	fn take(&mut self, field: String, key: [u8; 32]) -> Result<(), String> {
		match self.0.get(&key) {
			Some(earlier) => Err(format!("{field}: is the same as {earlier}")),
			None => {
				self.0.insert(key, field);
				Ok(())
			}
		}
	}

	fn account(&mut self, field: String, text: &str) -> Result<AccountId, String> {
		let raw = key(&field, text)?;
		self.take(field, raw)?;
		Ok(raw.into())
	}
}

/// Parses a public key and refuses those whose secret is public too.
fn key(field: &str, text: &str) -> Result<[u8; 32], String> {
	let refusal = |reason: &str| format!("{field}: `{text}`: {reason}");
	let raw: [u8; 32] = if text.starts_with("0x") {
		bytes::from_hex(text).ok().and_then(|raw| raw.try_into().ok())
	} else {
		AccountId::from_ss58check(text).ok().map(Into::into)
	}
	.ok_or_else(|| refusal("neither an SS58 address nor 0x and 64 hexadecimal digits"))?;
	match well_known::seed_of(&raw) {
		Some(seed) => Err(refusal(&format!("the well-known development key {seed}"))),
		None => Ok(raw),
	}
}
