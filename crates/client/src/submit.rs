//! Sending one transaction and waiting until it is finalised.

use std::collections::HashMap;

use anyhow::{anyhow, bail, Result};
use subxt::{
	config::Hasher,
	error::DispatchError,
	events::{DecodeAsEvent, Event, Events, Phase},
	transactions::Payload,
	utils::H256,
};

use crate::{
	connection::{At, Chain, Config},
	failure::Failure,
	ground::Ground,
	keys::Signer,
	track::{with_height, Place, Track},
	waiting::{Sent, Wait},
};

/// How often it is tried again to get a nonce no other transaction of the account has, and for another runtime.
const BUSY: u32 = 2;
const UPGRADED: u32 = 1;

/// How often a call was signed again, by why it was not taken.
#[derive(Default)]
struct Again {
	busy: u32,
	upgraded: u32,
}

impl Again {
	/// Whether it is to be signed once more.
	fn is_worth_it(&mut self, failure: Option<&Failure>) -> bool {
		let (times, most) = match failure {
			Some(Failure::Busy(_)) => (&mut self.busy, BUSY),
			Some(Failure::Upgraded) => (&mut self.upgraded, UPGRADED),
			_ => return false,
		};
		*times += 1;
		*times <= most
	}
}

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

/// A finalised block, as far as those who sent transactions care.
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

impl Chain {
	/// Sends a call and waits until it is finalised. What the pool refuses because another runtime makes the next block is
	/// signed for that one, once.
	pub async fn submit(&self, signer: &Signer, call: &impl Payload) -> Result<Included> {
		let mut again = Again::default();
		let (block, transaction) = loop {
			match self.submit_once(signer, call).await {
				Ok(found) => break found,
				Err(error) if again.is_worth_it(error.downcast_ref()) => (),
				Err(error) => return Err(error),
			}
		};
		let at = self.at(block).await?;
		let places = places(self, &at).await?;
		let Some(index) = places.get(&transaction).copied() else {
			bail!("the block {block:?} does not hold the transaction {transaction:?}");
		};
		let (events, mut failures) = executed(self, &at).await?;
		match failures.remove(&index) {
			Some(failure) => Err(failure.into()),
			None => Ok(Included { block: at.block_number(), index, events }),
		}
	}

	async fn submit_once(&self, signer: &Signer, call: &impl Payload) -> Result<(H256, H256)> {
		let ground = self.ground().await?;
		let nonce = self.next_nonce(&signer.account).await?;
		let track = self.hand_in(&ground, &ground.sign(signer, call, nonce)?).await?;
		let lost = match self.follow(&ground, track).await {
			Ok(found) => return Ok(found),
			Err(lost) => lost,
		};
		// Pools let go of what waited when the runtime changed. Of two of one nonce a chain takes one at most: where another
		// is refused, this one may have been taken.
		if !self.is_upgraded(&ground).await {
			return Err(lost.into());
		}
		match self.hand_in_anew(signer, call, nonce).await {
			Ok((ground, track)) => Ok(self.follow(&ground, track).await?),
			Err(_) => Err(lost.into()),
		}
	}

	/// The same transaction for the runtime there is now.
	async fn hand_in_anew(
		&self,
		signer: &Signer,
		call: &impl Payload,
		nonce: u64,
	) -> Result<(Ground, Track)> {
		let ground = self.ground().await?;
		let track = self.hand_in(&ground, &ground.sign(signer, call, nonce)?).await?;
		Ok((ground, track))
	}

	/// Waits until a transaction is finalised: in which block, and which it is.
	async fn follow(&self, ground: &Ground, mut track: Track) -> Result<(H256, H256), Failure> {
		let (transaction, until) = (track.transaction(), ground.until());
		let (mut block, mut wait) = (None, Wait::new(ground.heights()));
		loop {
			let sent = Sent::One { transaction, block, until };
			block = match self.wait(&mut wait, sent, track.next()).await? {
				Place::Final(block) => return Ok((block, transaction)),
				Place::Waiting(Some(block)) => with_height(&self.rpc, block).await,
				Place::Waiting(None) => None,
			};
		}
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn call_should_be_signed_again_when_it_was_not_taken_and_never_when_it_may_have_been() {
		let mut again = Again::default();
		let busy = Failure::Busy("outdated".into());
		let tried = [&busy, &Failure::Upgraded, &busy, &Failure::Upgraded, &busy];
		let worth = tried.map(|failure| again.is_worth_it(Some(failure)));
		assert_eq!(worth, [true, true, true, false, false]);
		for failure in [None, Some(&Failure::Lost("gone".into())), Some(&Failure::NotDue)] {
			assert!(!Again::default().is_worth_it(failure), "{failure:?}");
		}
	}
}
