//! A block as the index keeps it.

use std::{collections::HashMap, ops::RangeInclusive};

use anyhow::{anyhow, bail, Context, Result};
use codec::{Compact, Decode, Encode};
use serde_json::Value as Tree;
use subxt::{
	config::{
		substrate::{BlakeTwo256, DigestItem, SubstrateHeader},
		Hasher,
	},
	events::Phase,
	ext::frame_decode::extrinsics::decode_extrinsic,
	utils::{AccountId32, H256},
	Metadata,
};
use suhui_primitives::FIRST_NUMBER;

use super::{
	history::{BlockState, Unanswered},
	json, At, Chain,
};

/// Byte strings longer than this are kept by length and digest.
const SHOWN_BYTES: usize = 256;

#[derive(Clone, Debug)]
pub struct Block {
	pub number: u64,
	pub hash: H256,
	pub parent: H256,
	pub state_root: H256,
	pub author: Option<String>,
	/// Milliseconds since 1970; none in the first block.
	pub time_ms: Option<u64>,
	/// The runtime that executed it: its parent's.
	pub spec_version: u32,
	pub extrinsics: Vec<Extrinsic>,
	pub events: Vec<Event>,
	/// Experts who sit since the first block, by number and account: no event tells of them. Empty in later blocks.
	pub first_experts: Vec<(u32, String)>,
	/// Years whose working days the first block brought: no event tells of them either. Empty in later blocks.
	pub first_years: Vec<FirstYear>,
	/// Accounts that act for regions since the first block, with the region's code. Empty in later blocks.
	pub first_offices: Vec<(String, u32)>,
	/// Departments that run validators since the first block. Empty in later blocks.
	pub first_departments: Vec<FirstDepartment>,
}

/// A department that runs a validator, as the first block's state has it.
#[derive(Clone, Debug)]
pub struct FirstDepartment {
	pub number: u32,
	pub title: String,
	pub code: String,
	/// BLAKE2-256 and SM3 of the sheet that says whom to call.
	pub contact: (String, String),
	pub validator: String,
}

/// The working days of a year, as the first block's state has them.
#[derive(Clone, Debug)]
pub struct FirstYear {
	pub year: u32,
	/// A bit for each day, in hexadecimal.
	pub days: String,
	/// BLAKE2-256 and SM3 of what they rest on.
	pub document: (String, String),
}

/// Years of which the first block may bring the working days.
const FIRST_YEARS: RangeInclusive<u32> = 2000..=2100;

#[derive(Clone, Debug)]
pub struct Extrinsic {
	pub hash: H256,
	pub pallet: String,
	pub call: String,
	pub signer: Option<String>,
	pub nonce: Option<u64>,
	/// None if its outcome could not be read.
	pub success: Option<bool>,
	pub error: Option<String>,
	pub args: Tree,
	pub bytes: Vec<u8>,
	pub decoded: bool,
}

#[derive(Clone, Debug)]
pub struct Event {
	/// The extrinsic that caused it.
	pub extrinsic: Option<u32>,
	pub pallet: String,
	pub name: String,
	pub fields: Tree,
	pub bytes: Vec<u8>,
	/// Whether its fields, and what they mean for the index, could be read; else its bytes are kept.
	pub understood: bool,
}

impl Event {
	fn undecoded(bytes: &[u8]) -> Self {
		Event {
			extrinsic: None,
			pallet: String::new(),
			name: String::new(),
			fields: Tree::Null,
			bytes: bytes.to_vec(),
			understood: false,
		}
	}
}

impl Block {
	pub fn undecoded(&self) -> usize {
		let extrinsics = self.extrinsics.iter().filter(|extrinsic| !extrinsic.decoded).count();
		extrinsics + self.events.iter().filter(|event| !event.understood).count()
	}
}

/// A finalised block, the chain at its parent, whose runtime executed it and so decodes it, and the states before and
/// after.
pub struct Loaded {
	pub block: Block,
	pub executor: At,
	pub before: BlockState,
	pub after: BlockState,
}

pub async fn load(chain: &Chain, number: u64) -> Result<Loaded> {
	let hash = chain.rpc().chain_get_block_hash(Some(number.into())).await?;
	let hash = hash.with_context(|| format!("the node has no block {number}"))?;
	let details = chain.rpc().chain_get_block(Some(hash)).await?;
	let details = details.with_context(|| format!("the node does not keep block {hash:?}"))?;
	let header = details.block.header;
	// Nothing executed the first block; its own runtime wrote it.
	let parent = if number == 0 { hash } else { header.parent_hash };
	let executor = chain.at(parent).await;
	let executor = executor.with_context(|| format!("节点没有区块 {parent:?} 的状态，请以 --state-pruning archive 运行节点 / the node has no state of block {parent:?}: run it with --state-pruning archive"))?;
	let before = chain.state(executor.clone(), parent);
	let after = chain.state(executor.clone(), hash);
	let metadata = executor.metadata_ref();
	let bytes = chain.rpc().state_get_storage(&events_key(), Some(hash)).await?;
	let events = events(&executor, bytes.unwrap_or_default());
	let bodies = details.block.extrinsics.into_iter().map(|bytes| bytes.0);
	let mut extrinsics: Vec<_> = bodies.map(|bytes| extrinsic(bytes, metadata)).collect();
	settle(&mut extrinsics, &events, metadata);
	let block = Block {
		number,
		hash,
		parent: header.parent_hash,
		state_root: header.state_root,
		author: author(&after, &header).await?,
		time_ms: time(&extrinsics),
		spec_version: executor.spec_version(),
		extrinsics,
		events,
		first_experts: match number {
			0 => first_experts(&after).await?,
			_ => Vec::new(),
		},
		first_years: match number {
			0 => first_years(&after).await?,
			_ => Vec::new(),
		},
		first_offices: match number {
			0 => first_offices(&after).await?,
			_ => Vec::new(),
		},
		first_departments: match number {
			0 => first_departments(&after).await?,
			_ => Vec::new(),
		},
	};
	Ok(Loaded { block, executor, before, after })
}

/// The experts whom the first block's state seats.
async fn first_experts(genesis: &BlockState) -> Result<Vec<(u32, String)>> {
	let next: Option<u32> = genesis.read("Experts", "NextExpert", ()).await?;
	let mut experts = Vec::new();
	for number in FIRST_NUMBER..next.unwrap_or(FIRST_NUMBER) {
		let expert = genesis.read_tree("Experts", "Experts", (number,)).await?;
		let account = expert.as_ref().and_then(|expert| expert["account"].as_str());
		let account = account.with_context(|| format!("expert {number} has no account"))?;
		experts.push((number, account.to_string()));
	}
	Ok(experts)
}

/// The working days that the first block's state has.
async fn first_years(genesis: &BlockState) -> Result<Vec<FirstYear>> {
	let mut years = Vec::new();
	for year in FIRST_YEARS {
		let Some(stored) = genesis.read_tree("Calendar", "Years", (year,)).await? else { continue };
		let text = |value: &Tree| value.as_str().map(str::to_string);
		let document = &stored["document"];
		let parts = (text(&stored["days"]), text(&document["blake2_256"]), text(&document["sm3"]));
		let (Some(days), Some(blake2_256), Some(sm3)) = parts else {
			bail!("the working days of {year} cannot be read")
		};
		years.push(FirstYear { year, days, document: (blake2_256, sm3) });
	}
	Ok(years)
}

/// The accounts that act for regions by the first block's state.
async fn first_offices(genesis: &BlockState) -> Result<Vec<(String, u32)>> {
	let mut offices = Vec::new();
	for account in genesis.accounts("Disclosure", "Offices").await? {
		let region = genesis.read_tree("Disclosure", "Offices", (account,)).await?;
		let region = region.and_then(|region| u32::try_from(region.as_u64()?).ok());
		let region = region.with_context(|| format!("the office {account} has no region"))?;
		offices.push((account.to_string(), region));
	}
	Ok(offices)
}

/// The departments that run validators by the first block's state.
async fn first_departments(genesis: &BlockState) -> Result<Vec<FirstDepartment>> {
	let next: Option<u32> = genesis.read("Consortium", "NextDepartment", ()).await?;
	let mut departments = Vec::new();
	for number in FIRST_NUMBER..next.unwrap_or(FIRST_NUMBER) {
		let stored = genesis.read_tree("Consortium", "Departments", (number,)).await?;
		let department = stored.as_ref().and_then(|stored| first_department(number, stored));
		let department =
			department.with_context(|| format!("department {number} is unreadable"))?;
		departments.push(department);
	}
	Ok(departments)
}

fn first_department(number: u32, stored: &Tree) -> Option<FirstDepartment> {
	let text = |value: &Tree| value.as_str().map(str::to_string);
	let (person, contact) = (&stored["person"], &stored["contact"]);
	// An array of bytes, which stands in hexadecimal.
	let code = hex::decode(person["code"].as_str()?.strip_prefix("0x")?).ok()?;
	Some(FirstDepartment {
		number,
		title: text(&person["title"])?,
		code: String::from_utf8(code).ok()?,
		contact: (text(&contact["blake2_256"])?, text(&contact["sm3"])?),
		validator: text(&stored["validator"])?,
	})
}

/// One extrinsic of a block.
pub async fn extrinsic_bytes(chain: &Chain, block: H256, index: u32) -> Result<Vec<u8>> {
	let details = chain.rpc().chain_get_block(Some(block)).await?;
	let details = details.with_context(|| format!("the node does not keep block {block:?}"))?;
	let mut extrinsics = details.block.extrinsics.into_iter();
	let found = extrinsics.nth(usize::try_from(index)?);
	Ok(found.with_context(|| format!("block {block:?} has no extrinsic {index}"))?.0)
}

/// `System.Events`: the hashes of both names.
fn events_key() -> Vec<u8> {
	hex::decode("26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7")
		.expect("it is hexadecimal")
}

fn events(executor: &At, bytes: Vec<u8>) -> Vec<Event> {
	let metadata = executor.metadata_ref();
	let found = executor.events().from_bytes(bytes);
	let mut events = Vec::new();
	let mut read = Compact(found.len()).encoded_size();
	for event in found.iter() {
		let Ok(event) = event else {
			// Without the length of one event the next cannot be found: the rest is kept whole.
			events.push(Event::undecoded(&found.bytes()[read.min(found.bytes().len())..]));
			break;
		};
		read += event.bytes().len();
		let extrinsic = match event.phase() {
			Phase::ApplyExtrinsic(index) => Some(index),
			_ => None,
		};
		let fields = metadata
			.pallet_by_event_index(event.pallet_index())
			.and_then(|pallet| pallet.event_variant_by_index(event.event_index()))
			.context("the metadata has no such event")
			.and_then(|variant| {
				let types = metadata.types();
				json::decode_fields(event.field_bytes(), &variant.fields, types, SHOWN_BYTES)
			});
		let understood = fields.is_ok();
		let (pallet, name) = (event.pallet_name().into(), event.event_name().into());
		let (fields, bytes) = (fields.unwrap_or_default(), event.bytes().to_vec());
		events.push(Event { extrinsic, pallet, name, fields, bytes, understood });
	}
	events
}

fn extrinsic(bytes: Vec<u8>, metadata: &Metadata) -> Extrinsic {
	let hash = BlakeTwo256.hash(&bytes);
	let mut found = Extrinsic {
		hash,
		pallet: String::new(),
		call: String::new(),
		signer: None,
		nonce: None,
		success: None,
		error: None,
		args: Tree::Null,
		bytes: Vec::new(),
		decoded: false,
	};
	if let Ok((pallet, call, signer, nonce, args)) = decoded(&bytes, metadata) {
		found = Extrinsic { pallet, call, signer, nonce, args, decoded: true, ..found };
	}
	Extrinsic { bytes, ..found }
}

type Parts = (String, String, Option<String>, Option<u64>, Tree);

fn decoded(bytes: &[u8], metadata: &Metadata) -> Result<Parts> {
	let types = metadata.types();
	let rest = &mut &*bytes;
	let found = decode_extrinsic(rest, metadata, types).map_err(|error| anyhow!("{error}"))?;
	anyhow::ensure!(rest.is_empty(), "bytes are left over");
	let part = |range| bytes.get(range).context("a part lies outside the extrinsic");
	let mut args = serde_json::Map::new();
	for argument in found.call_data() {
		let value = json::decode_all(part(argument.range())?, *argument.ty(), types, SHOWN_BYTES)?;
		args.insert(argument.name().into(), value);
	}
	let signer = match found.signature_payload() {
		Some(payload) => {
			let bytes = part(payload.address_range())?;
			let value = json::decode_all(bytes, *payload.address_type(), types, SHOWN_BYTES)?;
			Some(value.as_str().map_or_else(|| value.to_string(), Into::into))
		}
		None => None,
	};
	let extensions = found.transaction_extension_payload();
	let nonce = extensions.and_then(|all| all.iter().find(|one| one.name() == "CheckNonce"));
	let nonce = match nonce {
		Some(nonce) => Some(Compact::<u64>::decode(&mut part(nonce.range())?)?.0),
		None => None,
	};
	Ok((found.pallet_name().into(), found.call_name().into(), signer, nonce, Tree::Object(args)))
}

/// An argument of bytes of an extrinsic, in full.
pub fn argument(bytes: &[u8], name: &str, metadata: &Metadata) -> Result<Vec<u8>> {
	let found = decode_extrinsic(&mut &*bytes, metadata, metadata.types())
		.map_err(|error| anyhow!("{error}"))?;
	let argument = found.call_data().find(|argument| argument.name() == name);
	let range = argument.with_context(|| format!("the call has no `{name}`"))?.range();
	let argument = bytes.get(range).context("an argument lies outside the extrinsic")?;
	Ok(Vec::decode(&mut &*argument)?)
}

/// What became of each extrinsic, by the events.
fn settle(extrinsics: &mut [Extrinsic], events: &[Event], metadata: &Metadata) {
	let mut outcomes = HashMap::new();
	for event in events.iter().filter(|event| event.pallet == "System") {
		let Some(index) = event.extrinsic else { continue };
		match event.name.as_str() {
			"ExtrinsicSuccess" => outcomes.insert(index, None),
			"ExtrinsicFailed" => {
				outcomes.insert(index, Some(error_name(&event.fields["dispatch_error"], metadata)))
			}
			_ => continue,
		};
	}
	for (index, extrinsic) in (0..).zip(extrinsics) {
		if let Some(outcome) = outcomes.remove(&index) {
			extrinsic.success = Some(outcome.is_none());
			extrinsic.error = outcome;
		}
	}
}

/// A module's error by its name, any other as it stands.
fn error_name(error: &Tree, metadata: &Metadata) -> String {
	let module = || {
		let index = u8::try_from(error["Module"]["index"].as_u64()?).ok()?;
		let code = hex::decode(error["Module"]["error"].as_str()?.strip_prefix("0x")?).ok()?;
		let pallet = metadata.pallets().find(|pallet| pallet.error_index() == index)?;
		let variant = pallet.error_variant_by_index(*code.first()?)?;
		Some(format!("{}.{}", pallet.name(), variant.name))
	};
	module().unwrap_or_else(|| error.as_str().map_or_else(|| error.to_string(), Into::into))
}

fn time(extrinsics: &[Extrinsic]) -> Option<u64> {
	let set = extrinsics
		.iter()
		.find(|one| (one.pallet.as_str(), one.call.as_str()) == ("Timestamp", "set"))?;
	match &set.args["now"] {
		Tree::String(text) => text.parse().ok(),
		number => number.as_u64(),
	}
}

/// The validator whose slot it was, if it can be told: its place stands in BABE's digest after a byte for the kind of slot.
/// A session's first block is authored by the session's validators, so they are read after it.
async fn author(after: &BlockState, header: &SubstrateHeader<H256>) -> Result<Option<String>> {
	let index = header.digest.logs.iter().find_map(|log| match log {
		DigestItem::PreRuntime([b'B', b'A', b'B', b'E'], data) => {
			u32::decode(&mut data.get(1..)?).ok()
		}
		_ => None,
	});
	let Some(index) = index else { return Ok(None) };
	let validators = after.read::<_, Vec<AccountId32>>("Session", "Validators", ()).await;
	let validators = match validators {
		Err(error) if error.is::<Unanswered>() => return Err(error),
		validators => validators.ok().flatten(),
	};
	let found = validators.unwrap_or_default().into_iter().nth(usize::try_from(index)?);
	Ok(found.map(|account| account.to_string()))
}
