//! What pages ask, in JSON. Nothing is kept between two questions.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
	finality::Head,
	json::{parse, reply, Hex},
	key::{storage_key, KeyPart},
	refusal::Refusal,
	state,
};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
	Twox64(Hex),
	Blake2(Hex),
}

#[derive(Deserialize)]
struct Place {
	pallet: String,
	item: String,
	parts: Vec<Part>,
}

#[derive(Deserialize)]
struct Way {
	/// The first block's hash, as the reader knows it.
	genesis: Hex,
	/// The first block's header.
	header: Hex,
	/// The trie's nodes on the way to the first validators.
	validators: Vec<Hex>,
	/// Warp proofs, one after another.
	parts: Vec<Hex>,
}

/// The last block that is final.
#[derive(Serialize)]
struct Reached {
	number: u32,
	hash: Hex,
	state_root: Hex,
	/// How often the validators were changed, and how many they are.
	changes: u64,
	validators: usize,
	/// Whether the parts given were all.
	finished: bool,
}

#[derive(Deserialize)]
struct Asked {
	root: Hex,
	nodes: Vec<Hex>,
	keys: Vec<Hex>,
}

/// The key of a storage item: of `{pallet, item, parts: [{twox64: "0x…"} or {blake2: "0x…"}]}`.
pub fn key(place: &[u8]) -> String {
	reply(parse(place).map(|Place { pallet, item, parts }| {
		let parts: Vec<_> = parts
			.into_iter()
			.map(|part| match part {
				Part::Twox64(bytes) => KeyPart::Twox64(bytes.0),
				Part::Blake2(bytes) => KeyPart::Blake2(bytes.0),
			})
			.collect();
		Hex(storage_key(&pallet, &item, &parts))
	}))
}

/// The last final block, from the first on.
pub fn finality(way: &[u8]) -> String {
	reply(parse(way).and_then(reach))
}

fn reach(Way { genesis, header, validators, parts }: Way) -> Result<Reached, Refusal> {
	let mut head = Head::first(genesis.hash()?, &header.0, given(validators))?;
	let mut finished = false;
	for part in parts {
		finished = head.follow(&part.0)?;
	}
	if finished && head.number == 0 {
		return Err(Refusal::NothingFinal);
	}
	Ok(Reached {
		number: head.number,
		hash: head.hash.into(),
		state_root: head.state_root.into(),
		changes: head.set,
		validators: head.validators.len(),
		finished,
	})
}

/// The values at some keys under a state root, null where there is none.
pub fn read(asked: &[u8]) -> String {
	reply(parse(asked).and_then(|Asked { root, nodes, keys }| {
		let values = state::read(root.hash()?, given(nodes), &given(keys))?;
		Ok(values.into_iter().map(|value| value.map(Hex)).collect::<Vec<_>>())
	}))
}

fn given(all: Vec<Hex>) -> Vec<Vec<u8>> {
	all.into_iter().map(|bytes| bytes.0).collect()
}
