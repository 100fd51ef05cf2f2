//! No block of a validator that is disabled, and no second one of a slot.
//!
//! BABE claims a slot whoever disabled the validator, and its pallet panics once the block is built: whatever the block
//! took was for nothing, and the log says what looks like a fault of the node, in every slot of its own.
//!
//! Of the slots that it made blocks in BABE keeps nothing. Where a clock is set back they come again, and the second block
//! of one by the same key is an offence.

use crate::types::FullClient;
use codec::Decode;
use polkadot_sdk::{
	pallet_session::DisabledValidators,
	sp_api::{ApiError, ProvideRuntimeApi},
	sp_consensus::{Environment, Error, Proposal, ProposeArgs, Proposer},
	sp_consensus_babe::{
		digests::{CompatibleDigestItem, PreDigest},
		AuthorityId, BabeApi, SlotDuration,
	},
	sp_staking::offence::OffenceSeverity,
};
use sc_client_api::{AuxStore, StorageKey, StorageProvider};
use std::{future::Future, pin::Pin, sync::Arc};
use suhui_guard::slot::{enter, Notes};
use suhui_runtime::{opaque::Block, Hash, Header, Runtime};

type Pending<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

/// Whoever proposes blocks, unless disabled.
pub struct Enabled<E> {
	inner: E,
	client: Arc<FullClient>,
	slot: SlotDuration,
}

impl<E> Enabled<E> {
	pub fn new(inner: E, client: Arc<FullClient>, slot: SlotDuration) -> Self {
		Enabled { inner, client, slot }
	}
}

/// A proposer of one block, which knows who is disabled, and in which slots there were blocks.
pub struct EnabledProposer<P> {
	inner: P,
	client: Arc<FullClient>,
	slot: SlotDuration,
	parent: Hash,
	disabled: Vec<u32>,
}

impl<P> EnabledProposer<P> {
	/// Fails where there is to be no block, and says why.
	fn ensure_due(&self, digest: &PreDigest) -> Result<(), String> {
		if self.disabled.contains(&digest.authority_index()) {
			return Err("this validator is disabled for an offence, and makes no block until the council has decided".into());
		}
		let author = self.author(digest)?;
		let notes = Beside(&self.client);
		enter(&notes, author.as_ref(), digest.slot().into(), self.slot.as_millis())
	}

	/// The key that the slot was claimed by.
	fn author(&self, digest: &PreDigest) -> Result<AuthorityId, String> {
		let told = |error: ApiError| error.to_string();
		let api = self.client.runtime_api();
		let next = api.next_epoch(self.parent).map_err(told)?;
		// The first block of an epoch is an author's of that one, as its parent knows it.
		let epoch = if digest.slot() < next.start_slot {
			api.current_epoch(self.parent).map_err(told)?
		} else {
			next
		};
		let place = usize::try_from(digest.authority_index()).map_err(|error| error.to_string())?;
		let author = epoch.authorities.into_iter().nth(place).map(|(author, _)| author);
		author.ok_or_else(|| {
			format!("no validator has the place {place} that the slot was claimed for")
		})
	}
}

/// What the database has beside the chain.
struct Beside<'a>(&'a FullClient);

impl Notes for Beside<'_> {
	fn read(&self, place: &[u8]) -> Result<Option<Vec<u8>>, String> {
		self.0.get_aux(place).map_err(|error| error.to_string())
	}

	fn write(&self, place: &[u8], value: &[u8]) -> Result<(), String> {
		self.0.insert_aux(&[(place, value)], &[]).map_err(|error| error.to_string())
	}
}

impl<E> Environment<Block> for Enabled<E>
where
	E: Environment<Block>,
	E::Proposer: Proposer<Block, Error = E::Error>,
{
	type Proposer = EnabledProposer<E::Proposer>;
	type CreateProposer = Pending<Self::Proposer, E::Error>;
	type Error = E::Error;

	fn init(&mut self, parent: &Header) -> Self::CreateProposer {
		let (client, slot, at) = (self.client.clone(), self.slot, parent.hash());
		let disabled = disabled(&client, at);
		let made = self.inner.init(parent);
		Box::pin(async move {
			made.await.map(|inner| EnabledProposer { inner, client, slot, parent: at, disabled })
		})
	}
}

impl<P: Proposer<Block>> Proposer<Block> for EnabledProposer<P> {
	type Error = P::Error;
	type Proposal = Pending<Proposal<Block>, P::Error>;

	fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
		let digest: Option<PreDigest> =
			args.inherent_digests.logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		if let Some(Err(reason)) = digest.map(|digest| self.ensure_due(&digest)) {
			let refused: P::Error = Error::Other(reason.into()).into();
			return Box::pin(async move { Err(refused) });
		}
		Box::pin(self.inner.propose(args))
	}
}

/// The places in the set of the validators that are disabled at a block. A state that is not there, or of another
/// form, disables nobody: the runtime has the last word.
pub fn disabled(client: &FullClient, at: Hash) -> Vec<u32> {
	let key = StorageKey(DisabledValidators::<Runtime>::hashed_key().to_vec());
	let value = client.storage(at, &key).ok().flatten();
	value
		.and_then(|value| <Vec<(u32, OffenceSeverity)>>::decode(&mut &value.0[..]).ok())
		.unwrap_or_default()
		.into_iter()
		.map(|(place, _)| place)
		.collect()
}
