//! What calls did in the block that holds them.

use std::collections::HashMap;

use anyhow::{anyhow, Context, Error, Result};
use subxt::{
	config::Hasher,
	error::DispatchError,
	events::{DecodeAsEvent, Event, Events, Phase},
	utils::H256,
};

use crate::{
	connection::{At, Chain, Config},
	failure::{Failure, Handed},
	track::with_height,
};

/// What a transaction's call did in a block: that it was done, or why it failed.
pub(crate) type Outcome = Result<Included, Failure>;

/// A transaction in a finalised block, its call done.
pub struct Included {
	pub block: u64,
	index: u32,
	events: Events<Config>,
}

impl Included {
	/// The first event of this kind that the transaction caused, if it caused one.
	pub fn find<E: DecodeAsEvent>(&self) -> Result<Option<E>> {
		Ok(find_events(&self.events, Some(self.index))?.into_iter().next())
	}

	/// The first event of this kind, which it must have caused.
	pub fn event<E: DecodeAsEvent>(&self) -> Result<E> {
		let name = std::any::type_name::<E>();
		self.find()?.ok_or_else(|| anyhow!("the transaction caused no event {name}"))
	}
}

/// A finalised block, as far as those who sent transactions care; it may be loaded before it is final, and counts once it is.
pub struct FinalisedBlock {
	pub number: u64,
	pub events: Events<Config>,
	/// Calls that failed, or whose motion did, by their place in the block.
	failures: HashMap<u32, Failure>,
	/// Places of transactions, known if any failed.
	places: HashMap<H256, u32>,
}

impl FinalisedBlock {
	pub async fn load(chain: &Chain, at: &At) -> Result<Self> {
		let (events, failures) = executed(chain, at).await?;
		let places = if failures.is_empty() { HashMap::new() } else { places(chain, at).await? };
		Ok(FinalisedBlock { number: at.block_number(), events, failures, places })
	}

	pub(crate) fn failure(&self, transaction: &H256) -> Option<&Failure> {
		self.failures.get(self.places.get(transaction)?)
	}

	/// Why calls failed in it.
	pub fn failures(&self) -> impl Iterator<Item = &Failure> {
		self.failures.values()
	}

	/// Events of this kind, whatever caused them.
	pub fn events<E: DecodeAsEvent>(&self) -> Result<Vec<E>> {
		find_events(&self.events, None)
	}
}

/// What the one of these transactions did that a block holds. A node forgets the block's state some hundred blocks later, be
/// the block final by then or not.
pub(crate) async fn outcome(chain: &Chain, block: H256, transactions: &[H256]) -> Result<Outcome> {
	let at = chain.at(block).await?;
	let places = places(chain, &at).await?;
	let held = transactions.iter().find_map(|transaction| places.get(transaction).copied());
	let index =
		held.with_context(|| format!("the block {block:?} holds none of {transactions:?}"))?;
	let (events, mut failures) = executed(chain, &at).await?;
	Ok(match failures.remove(&index) {
		Some(failure) => Err(failure),
		None => Ok(Included { block: at.block_number(), index, events }),
	})
}

/// What is told of a transaction in a final block of which the node does not tell what it did.
pub(crate) async fn untold(chain: &Chain, block: H256, handed: Handed, error: &Error) -> Failure {
	let reason = match error.downcast_ref() {
		Some(Failure::Lost(reason)) => reason.clone(),
		_ => format!("{error:#}"),
	};
	match with_height(&chain.rpc, block).await {
		Some((_, block)) => Failure::Untold { block, transaction: handed.transaction, reason },
		None => Failure::Astray(handed, reason),
	}
}

/// A block's events, and the calls that failed in it, by the metadata of the runtime that made it: that of the one it leaves
/// may be another.
async fn executed(chain: &Chain, at: &At) -> Result<(Events<Config>, HashMap<u32, Failure>)> {
	let maker = chain.maker(at.block_number(), at).await?;
	let events = at.events().fetch().await.map_err(Failure::lost)?;
	let events = maker.events().from_bytes(events.bytes().to_vec());
	let failures = failures(&maker, &events)?;
	Ok((events, failures))
}

fn failures(maker: &At, events: &Events<Config>) -> Result<HashMap<u32, Failure>> {
	let mut failures = HashMap::new();
	for event in events.iter() {
		let event = event?;
		let Phase::ApplyExtrinsic(index) = event.phase() else { continue };
		if let Some(error) = error_bytes(&event) {
			let error = DispatchError::decode_from(error, maker.metadata())?;
			failures.insert(index, Failure::of_dispatch(&error));
		}
	}
	Ok(failures)
}

/// The error that an event tells of, coded.
fn error_bytes<'a>(event: &'a Event<'_, Config>) -> Option<&'a [u8]> {
	let fields = event.field_bytes();
	match (event.pallet_name(), event.event_name()) {
		("System", "ExtrinsicFailed") => Some(fields),
		// Closing a motion succeeds though what was moved fails: its hash, then a result.
		("Clerks" | "Council", "Executed") => fields.get(32..)?.strip_prefix(&[1u8]),
		_ => None,
	}
}

async fn places(chain: &Chain, at: &At) -> Result<HashMap<H256, u32>> {
	let block = chain.rpc.chain_get_block(Some(at.block_hash())).await.map_err(Failure::lost)?;
	let block =
		block.ok_or_else(|| anyhow!("the node does not keep the block {:?}", at.block_hash()))?;
	let transactions =
		block.block.extrinsics.iter().map(|transaction| at.hasher().hash(&transaction.0));
	Ok(transactions.zip(0..).collect())
}

fn find_events<E: DecodeAsEvent>(events: &Events<Config>, index: Option<u32>) -> Result<Vec<E>> {
	let mut found = Vec::new();
	for event in events.iter() {
		let event = event?;
		let caused = index.is_none_or(|index| event.phase() == Phase::ApplyExtrinsic(index));
		if let Some(fields) = caused.then(|| event.decode_fields_as()).flatten() {
			found.push(fields?);
		}
	}
	Ok(found)
}
