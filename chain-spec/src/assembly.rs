//! From the departments' cards to their chain's specification.

use crate::{
	builder,
	card::{check_id, title, Card, Member},
	keys::{key, Once},
	ChainSpec,
};
use polkadot_sdk::sp_crypto_hashing::blake2_256;
use sc_service::ChainType;
use serde::Deserialize;
use std::collections::BTreeMap;
use suhui_guard::Scheme;
use suhui_primitives::Region;
use suhui_runtime::{
	genesis::{Department, Founders},
	AccountId,
};
use unicode_normalization::UnicodeNormalization;

/// Departments at least: of fewer none may be absent, or nothing is final.
const MIN_DEPARTMENTS: usize = 4;

/// What a chain begins with beside its departments, as all of them agreed. Keys are public, each as an SS58 address or as
/// `0x` and 64 hexadecimal digits, of sr25519.
///
/// ```json
/// {
///   "name": "Suhui",
///   "id": "suhui",
///   "authority": ["5…"],
///   "operator": ["5…", "5…"],
///   "experts": [],
///   "offices": [{ "account": "5…", "region": 320100 }]
/// }
/// ```
///
/// `operator` has two clerks at least. `experts` and `offices`, which are those of cities and counties by their codes, may be
/// left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
	name: String,
	id: String,
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

/// A member, and the file that it was read from.
type Filed = (String, Member);

impl Founding {
	pub fn parse(text: &str) -> Result<Self, String> {
		let none = |e: serde_json::Error| {
			format!("{e}: this is no founding file as docs/operating.md shows one")
		};
		serde_json::from_str(text).map_err(none)
	}

	pub fn id(&self) -> &str {
		&self.id
	}

	/// The specification of these departments' chain: the same for the same cards in any order. A card comes with the
	/// name of its file, by which a fault of it is told.
	pub fn assemble(&self, cards: &[(String, Card)]) -> Result<ChainSpec, String> {
		title("name", &self.name)?;
		check_id("id", &self.id)?;
		let mut members = cards
			.iter()
			.map(|(file, card)| {
				let member = card.verify(&self.id).map_err(|reason| format!("{file}: {reason}"))?;
				Ok((file.clone(), member))
			})
			.collect::<Result<Vec<Filed>, String>>()?;
		members.sort_by(|(one, a), (other, b)| {
			a.person.code.cmp(&b.person.code).then_with(|| one.cmp(other))
		});
		ensure_once(&members, &self.id)?;
		if members.len() < MIN_DEPARTMENTS {
			return Err(format!(
				"cards: {} departments: with fewer than {MIN_DEPARTMENTS} none may be absent, or nothing is final",
				members.len()
			));
		}
		// One key, one task: whoever loses it, or has it stolen, loses that one alone.
		let mut keys = Once::default();
		ensure_distinct(&members, &mut keys)?;
		let founders = self.founders(&members, &mut keys)?;
		let boot_nodes = members.into_iter().map(|(_, member)| member.bootnode).collect();
		let spec = builder(&self.name, &self.id, ChainType::Live)?.with_boot_nodes(boot_nodes);
		Ok(spec.with_genesis_config_patch(founders.into_patch()).build())
	}

	fn founders(&self, members: &[Filed], keys: &mut Once<[u8; 32]>) -> Result<Founders, String> {
		if self.operator.len() == 1 {
			return Err("operator: one clerk alone: some decisions take two".into());
		}
		let departments: Vec<Department> = members
			.iter()
			.map(|(_, member)| Department {
				person: member.person.clone(),
				contact: member.contact,
				council: member.council.clone(),
				validator: member.validator.clone(),
				babe: member.babe.into(),
				grandpa: member.grandpa.into(),
			})
			.collect();
		Ok(Founders {
			departments: bounded("cards", departments)?,
			authority: bounded("authority", holders("authority", &self.authority, keys)?)?,
			operator: bounded("operator", holders("operator", &self.operator, keys)?)?,
			experts: bounded("experts", accounts("experts", &self.experts, keys)?)?,
			offices: bounded("offices", offices(&self.offices, keys)?)?,
		})
	}
}

/// The digest of a specification's file, in groups to be read aloud: BLAKE2b-256, which `b2sum -l 256` gives too.
pub fn digest(json: &[u8]) -> String {
	let digits = hex::encode(blake2_256(json));
	let (groups, _) = digits.as_bytes().as_chunks::<4>();
	groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(" ")
}

/// That no card is there twice: it would look like two departments of one name.
fn ensure_once(members: &[Filed], chain: &str) -> Result<(), String> {
	const REMEDY: &str = "name the card of each department once";
	let mut seen = BTreeMap::new();
	for (file, member) in members {
		match seen.insert(member.words(chain), file) {
			Some(earlier) if earlier == file => {
				return Err(format!("{file}: the card was given twice: {REMEDY}"));
			}
			Some(earlier) => {
				return Err(format!("{file}: holds the same card as {earlier}: {REMEDY}"));
			}
			None => {}
		}
	}
	Ok(())
}

fn ensure_distinct(members: &[Filed], keys: &mut Once<[u8; 32]>) -> Result<(), String> {
	let (mut names, mut codes) = (Once::default(), Once::default());
	let (mut contacts, mut addresses) = (Once::default(), Once::default());
	for (file, member) in members {
		let at = |field: &str| format!("{file}: {field}");
		names.take(at("name"), spoken(&member.person.title))?;
		codes.take(at("code"), member.person.code)?;
		contacts.take(at("contact"), member.contact.blake2_256)?;
		keys.take(at("council"), member.council.clone().into())?;
		keys.take(at("validator"), member.validator.clone().into())?;
		keys.take(at("babe"), member.babe.0)?;
		keys.take(at("grandpa"), member.grandpa.0)?;
		keys.take(at("bootnode"), member.node()?.0)?;
		addresses.take(at("bootnode"), member.place()?)?;
	}
	Ok(())
}

/// A name without what is not heard: whoever reads two names aloud would read the same. Characters that are others in
/// another shape, as a full-width bracket or a digit in a circle, are read as those.
fn spoken(title: &[u8]) -> String {
	let text = String::from_utf8_lossy(title);
	text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn bounded<T, B: TryFrom<Vec<T>>>(field: &str, items: Vec<T>) -> Result<B, String> {
	let count = items.len();
	B::try_from(items).map_err(|_| format!("{field}: {count} are more than the runtime admits"))
}

fn holders(
	field: &str,
	texts: &[String],
	keys: &mut Once<[u8; 32]>,
) -> Result<Vec<AccountId>, String> {
	if texts.is_empty() {
		return Err(format!("{field}: the office needs at least one holder"));
	}
	accounts(field, texts, keys)
}

fn accounts(
	field: &str,
	texts: &[String],
	keys: &mut Once<[u8; 32]>,
) -> Result<Vec<AccountId>, String> {
	texts.iter().enumerate().map(|(i, text)| account(format!("{field}[{i}]"), text, keys)).collect()
}

fn account(field: String, text: &str, keys: &mut Once<[u8; 32]>) -> Result<AccountId, String> {
	let raw = key(&field, text, Scheme::Sr25519)?;
	keys.take(field, raw)?;
	Ok(raw.into())
}

fn offices(
	named: &[RegionalOffice],
	keys: &mut Once<[u8; 32]>,
) -> Result<Vec<(AccountId, Region)>, String> {
	let office = |(i, office): (usize, &RegionalOffice)| {
		let account = account(format!("offices[{i}].account"), &office.account, keys)?;
		let region = Region::new(office.region).filter(|region| region.is_in_jiangsu());
		let refused = || format!("offices[{i}].region: {} is no region of Jiangsu", office.region);
		Ok((account, region.ok_or_else(refused)?))
	};
	named.iter().enumerate().map(office).collect()
}
