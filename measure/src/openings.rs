//! Accounts opened by the chain's own pallet, and what the same openings write under other arrangements of their keys.

use std::{
	collections::{BTreeSet, HashMap},
	ops::Range,
};

use anyhow::{Error, Result};
use codec::{Compact, Encode};
use pallet_participants::Holder;
use polkadot_sdk::{
	frame_support::{
		storage::{storage_prefix, unhashed},
		traits::ConstU32,
		BoundedVec,
	},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{AccountId32, DispatchError, DispatchResult, MultiSignature, OpaqueExtrinsic},
	sp_state_machine::StorageCollection,
};
use serde::Serialize;
use suhui_primitives::{ParticipantId, Region, SourceId, FIRST_NUMBER, MAX_OPENINGS, PAGE_SIZE};

use crate::{
	census::Map,
	chain::{set_today, Participants, RuntimeOrigin, System, ISSUE_DAY},
	node::{Node, Times},
	progress::Progress,
	settings::Settings,
};

/// Bytes of a map's prefix, of the hash before a number's four bytes, and of the hash before an account's 32.
const PREFIX: usize = 32;
const TWOX_64: usize = 8;
const BLAKE2_128: usize = 16;

type Opening = pallet_participants::Opening<AccountId32, MultiSignature>;
type Calls = Vec<BoundedVec<Opening, ConstU32<MAX_OPENINGS>>>;

/// Where the accounts themselves stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Accounts {
	/// In `System.Account`, and their participants' numbers in `ParticipantOf`, as on the chain.
	Both,
	/// In `System.Account` alone, with the number in the account's data.
	Data,
	/// In `ParticipantOf` alone: `System.Account` begins with the first transaction.
	Late,
}

/// How what the pallet writes is laid out.
struct Arrangement {
	name: &'static str,
	/// Numbers stand in keys as they are, in big endian.
	is_near: bool,
	accounts: Accounts,
	/// A page's participants share one value.
	is_paged: bool,
	/// What each page's value holds so far.
	pages: HashMap<u32, Vec<Vec<u8>>>,
}

impl Arrangement {
	fn all() -> [Arrangement; 5] {
		let arrangement = |name, is_near, accounts, is_paged| Arrangement {
			name,
			is_near,
			accounts,
			is_paged,
			pages: HashMap::new(),
		};
		[
			arrangement("today", false, Accounts::Both, false),
			arrangement("near", true, Accounts::Both, false),
			arrangement("near, number in account data", true, Accounts::Data, false),
			arrangement("near, account when it signs", true, Accounts::Late, false),
			arrangement("near, number in account data, pages", true, Accounts::Data, true),
		]
	}

	/// What the pallet changed, as it is written here.
	fn rewrite(&mut self, changes: &StorageCollection, maps: &Maps) -> StorageCollection {
		let numbers: HashMap<&[u8], &[u8]> = changes
			.iter()
			.filter(|(key, _)| key.starts_with(&maps.participant_of))
			.filter_map(|(key, value)| Some((account(key), value.as_deref()?)))
			.collect();
		let mut touched = BTreeSet::new();
		let mut rewritten = StorageCollection::new();
		for (key, value) in changes {
			let (mut key, mut value) = (key.clone(), value.clone());
			if key.starts_with(&maps.participants) && self.is_paged {
				let page = number(&key, PREFIX + TWOX_64) / PAGE_SIZE;
				self.pages.entry(page).or_default().extend(value);
				touched.insert(page);
				continue;
			}
			if self.is_near && maps.of_numbers.iter().any(|map| key.starts_with(map)) {
				key = near(&key);
			}
			if key.starts_with(&maps.participant_of) && self.accounts == Accounts::Data {
				continue;
			}
			if key.starts_with(&maps.account) {
				match (self.accounts, numbers.get(account(&key))) {
					(Accounts::Late, _) => continue,
					(Accounts::Data, Some(number)) => {
						if let Some(info) = &mut value {
							info.push(1);
							info.extend_from_slice(number);
						}
					}
					_ => {}
				}
			}
			rewritten.push((key, value));
		}
		for page in touched {
			let key = [&maps.participants[..], &page.to_be_bytes()].concat();
			let values = &self.pages[&page];
			let value = [Compact(values.len() as u32).encode(), values.concat()].concat();
			rewritten.push((key, Some(value)));
		}
		rewritten
	}
}

/// The keys under which the pallets keep what an opening writes.
struct Maps {
	participants: [u8; 32],
	participant_of: [u8; 32],
	account: [u8; 32],
	/// Those whose keys are numbers alone.
	of_numbers: [[u8; 32]; 3],
	counted: [Map; 6],
}

impl Maps {
	fn new() -> Self {
		let participants = storage_prefix(b"Participants", b"Participants");
		let participant_of = storage_prefix(b"Participants", b"ParticipantOf");
		let individuals = storage_prefix(b"Participants", b"Individuals");
		let consents = storage_prefix(b"Participants", b"Consents");
		let account = storage_prefix(b"System", b"Account");
		let events = storage_prefix(b"System", b"Events");
		Maps {
			participants,
			participant_of,
			account,
			of_numbers: [participants, individuals, consents],
			counted: [
				Map { name: "Participants", prefix: participants },
				Map { name: "ParticipantOf", prefix: participant_of },
				Map { name: "System.Account", prefix: account },
				Map { name: "Individuals", prefix: individuals },
				Map { name: "Consents", prefix: consents },
				Map { name: "System.Events", prefix: events },
			],
		}
	}
}

/// A key of numbers under `Twox64Concat` with the numbers as they are, in big endian.
fn near(key: &[u8]) -> Vec<u8> {
	let (prefix, numbers) = key.split_at(PREFIX);
	let mut near = prefix.to_vec();
	for hashed in numbers.chunks(TWOX_64 + 4) {
		near.extend(number(hashed, TWOX_64).to_be_bytes());
	}
	near
}

fn number(key: &[u8], place: usize) -> u32 {
	let bytes = key.get(place..).and_then(|rest| rest.first_chunk());
	u32::from_le_bytes(*bytes.expect("the pallet's keys hold numbers there"))
}

/// The account a key ends with.
fn account(key: &[u8]) -> &[u8] {
	key.get(PREFIX + BLAKE2_128..).unwrap_or_default()
}

/// What one map cost, by person. Bytes are those of trie nodes with the hashes by which the database finds them.
#[derive(Serialize)]
pub struct Part {
	pub map: &'static str,
	pub nodes: f64,
	pub branch_bytes: f64,
	pub leaf_bytes: f64,
	pub value_bytes: f64,
	pub written_bytes: f64,
	pub live_bytes: f64,
}

/// What opening cost under an arrangement, by person.
#[derive(Serialize)]
pub struct Row {
	pub arrangement: &'static str,
	pub people: u32,
	pub parts: Vec<Part>,
	pub written_bytes: f64,
	pub live_bytes: f64,
	/// Bytes of the calls, which stand in blocks.
	pub body_bytes: f64,
	/// Bytes the database took on disk in the end.
	pub database_bytes: f64,
	/// Microseconds.
	pub root: f64,
	pub commit: f64,
}

pub fn measure(settings: &Settings) -> Result<Vec<Row>> {
	set_today(ISSUE_DAY);
	let maps = Maps::new();
	let mut arrangements = Arrangement::all();
	let node = |_: &Arrangement| Node::new(&settings.folder, settings.pruning, &maps.counted);
	let mut nodes = arrangements.iter().map(node).collect::<Result<Vec<_>>>()?;
	let mut times = vec![Times::default(); nodes.len()];
	let mut body_bytes = 0;

	let end = settings.people + FIRST_NUMBER;
	let starts = (FIRST_NUMBER..end).step_by((MAX_OPENINGS * settings.calls) as usize);
	let progress = Progress::new(starts.len() as u64, "openings".to_string());
	for (block, start) in (1u64..).zip(starts) {
		let people = start..start.saturating_add(MAX_OPENINGS * settings.calls).min(end);
		let calls = calls(people, settings.consents)?;
		let body = calls.iter().map(|call| OpaqueExtrinsic::from_blob(call.encode()));
		let body = body.collect::<Vec<_>>();
		body_bytes += body.iter().map(Encode::encoded_size).sum::<usize>();

		// The pallet runs on the first, today's; the others write what it changed.
		let mut changed = StorageCollection::new();
		let parts = arrangements.iter_mut().zip(&mut nodes).zip(&mut times);
		for (place, ((arrangement, node), times)) in parts.enumerate() {
			let executed = if place == 0 {
				let executed = node.execute(|| open(block, calls.clone()))?;
				changed.clone_from(&executed.changes.main_storage_changes);
				executed
			} else {
				let changes = arrangement.rewrite(&changed, &maps);
				node.execute(|| write(&changes))?
			};
			executed.result.map_err(refused)?;
			*times += executed.times;
			times.commit += node.commit(executed.changes, body.clone())?;
		}
		progress.step();
	}

	let rows = arrangements.iter().zip(nodes).zip(times);
	let rows = rows
		.map(|((arrangement, node), times)| {
			row(arrangement.name, node, times, body_bytes, settings.people)
		})
		.collect();
	progress.finish();
	rows
}

fn row(
	arrangement: &'static str,
	node: Node,
	times: Times,
	body_bytes: usize,
	people: u32,
) -> Result<Row> {
	let by_person = |amount: f64| amount / f64::from(people);
	let parts = node.census.tallies().map(|(map, tally)| Part {
		map,
		nodes: by_person(tally.written().count as f64),
		branch_bytes: by_person(tally.branches.bytes as f64),
		leaf_bytes: by_person(tally.leaves.bytes as f64),
		value_bytes: by_person(tally.values.bytes as f64),
		written_bytes: by_person(tally.written().bytes as f64),
		live_bytes: by_person(tally.live.bytes as f64),
	});
	let (parts, total) = (parts.collect(), node.census.total());
	Ok(Row {
		arrangement,
		people,
		parts,
		written_bytes: by_person(total.written().bytes as f64),
		live_bytes: by_person(total.live.bytes as f64),
		body_bytes: by_person(body_bytes as f64),
		database_bytes: by_person(node.close()? as f64),
		root: by_person(times.root.as_secs_f64() * 1e6),
		commit: by_person(times.commit.as_secs_f64() * 1e6),
	})
}

/// The calls of one block.
fn calls(people: Range<ParticipantId>, consents: u32) -> Result<Calls> {
	let openings = people.map(|person| opening(person, consents)).collect::<Result<Vec<_>>>()?;
	let calls = openings.chunks(MAX_OPENINGS as usize);
	let bounded = |call: &[Opening]| BoundedVec::try_from(call.to_vec());
	calls.map(|call| bounded(call).map_err(|_| Error::msg("too many openings"))).collect()
}

/// A person of Nanjing, the same every time, who consents to the first sources.
fn opening(person: ParticipantId, consents: u32) -> Result<Opening> {
	let drawn = |salt: u8| blake2_256(&(person, salt).encode());
	let sources = (FIRST_NUMBER..FIRST_NUMBER + consents).collect::<Vec<SourceId>>();
	Ok(Opening {
		account: AccountId32::new(drawn(0)),
		holder: Holder::Individual(H256(drawn(1))),
		region: Region::new(320_100).ok_or_else(|| Error::msg("Nanjing is gone"))?,
		sources: sources.try_into().map_err(|_| Error::msg("too many consents"))?,
		consent: None,
	})
}

/// Opens accounts in a block of this number, whose events replace those of the block before.
fn open(block: u64, calls: Calls) -> DispatchResult {
	System::set_block_number(block);
	System::reset_events();
	for call in calls {
		let opened = Participants::open_batch(RuntimeOrigin::root(), call);
		opened.map_err(|refused| refused.error)?;
	}
	Ok(())
}

fn write(changes: &StorageCollection) -> DispatchResult {
	for (key, value) in changes {
		match value {
			Some(value) => unhashed::put_raw(key, value),
			None => unhashed::kill(key),
		}
	}
	Ok(())
}

fn refused(error: DispatchError) -> Error {
	Error::msg(format!("the openings were refused: {error:?}"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::frame_support::{StorageHasher, Twox64Concat};

	fn scattered(prefix: [u8; 32], numbers: &[u32]) -> Vec<u8> {
		let numbers = numbers.iter().map(|number| Twox64Concat::hash(&number.to_le_bytes()));
		[&prefix[..], &numbers.collect::<Vec<_>>().concat()].concat()
	}

	#[test]
	fn keys_should_hold_their_numbers_in_order_when_they_are_near() {
		assert_eq!(near(&scattered([7; 32], &[258])), [&[7u8; 32][..], &[0, 0, 1, 2]].concat());
		let two = [&[7u8; 32][..], &[0, 0, 0, 9, 0, 0, 1, 2]].concat();
		assert_eq!(near(&scattered([7; 32], &[9, 258])), two);
	}

	#[test]
	fn arrangements_should_write_each_opening_once_when_they_lay_it_out_anew() {
		let maps = Maps::new();
		let of_account = |prefix: [u8; 32]| [&prefix[..], &[8; 16], &[9; 32]].concat();
		let changes = vec![
			(scattered(maps.participants, &[65]), Some(vec![1; 82])),
			(scattered(maps.participants, &[66]), Some(vec![2; 82])),
			(of_account(maps.participant_of), Some(vec![65, 0, 0, 0])),
			(of_account(maps.account), Some(vec![3; 16])),
		];
		let written = Arrangement::all().map(|mut arrangement| {
			arrangement
				.rewrite(&changes, &maps)
				.into_iter()
				.map(|(_, value)| value.unwrap().len())
				.collect::<Vec<_>>()
		});
		// The account's data takes five bytes, a page of two participants one more than they.
		assert_eq!(written[1], [82usize, 82, 4, 16]);
		assert_eq!(written[2], [82usize, 82, 21]);
		assert_eq!(written[3], [82usize, 82, 4]);
		assert_eq!(written[4], [21usize, 1 + 2 * 82]);
	}
}
