//! No block of a validator that is disabled, and no second one of a slot.
//!
//! BABE claims a slot whoever disabled the validator, and its pallet panics once the block is built: whatever the block
//! took was for nothing, and the log says what looks like a fault of the node, in every slot of its own.
//!
//! Of the slots that it made blocks in BABE keeps nothing. Where a clock is set back they come again, and the second block
//! of one is an offence.

use crate::types::FullClient;
use codec::{Decode, Encode};
use polkadot_sdk::{
	pallet_session::DisabledValidators,
	sp_consensus::{Environment, Error, Proposal, ProposeArgs, Proposer},
	sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest},
	sp_staking::offence::OffenceSeverity,
};
use sc_client_api::{AuxStore, StorageKey, StorageProvider};
use std::{future::Future, pin::Pin, sync::Arc};
use suhui_runtime::{opaque::Block, Hash, Header, Runtime};

type Pending<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

/// Where the database has the newest slot that a block was made in.
const NEWEST_SLOT: &[u8] = b"suhui_newest_slot";

/// Whoever proposes blocks, unless disabled.
pub struct Enabled<E> {
	inner: E,
	client: Arc<FullClient>,
}

impl<E> Enabled<E> {
	pub fn new(inner: E, client: Arc<FullClient>) -> Self {
		Enabled { inner, client }
	}
}

/// A proposer of one block, which knows who is disabled, and in which slots there were blocks.
pub struct EnabledProposer<P> {
	inner: P,
	client: Arc<FullClient>,
	disabled: Vec<u32>,
}

impl<P> EnabledProposer<P> {
	/// Why there is to be no block.
	fn objection(&self, digest: &PreDigest) -> Option<String> {
		if self.disabled.contains(&digest.authority_index()) {
			return Some("this validator is disabled for an offence, and makes no block until the council has decided".into());
		}
		enter(&*self.client, digest.slot().into()).err()
	}
}

/// Notes the slot before anything of it is made; fails where one as late has had its block.
fn enter(store: &impl AuxStore, slot: u64) -> Result<(), String> {
	let told = |error: sc_client_api::blockchain::Error| error.to_string();
	let newest = store.get_aux(NEWEST_SLOT).map_err(told)?;
	suhui_guard::slot::is_new(newest.and_then(|newest| u64::decode(&mut &newest[..]).ok()), slot)?;
	store.insert_aux(&[(NEWEST_SLOT, slot.encode().as_slice())], &[]).map_err(told)
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
		let disabled = disabled(&self.client, parent.hash());
		let client = self.client.clone();
		let made = self.inner.init(parent);
		Box::pin(async move { made.await.map(|inner| EnabledProposer { inner, client, disabled }) })
	}
}

impl<P: Proposer<Block>> Proposer<Block> for EnabledProposer<P> {
	type Error = P::Error;
	type Proposal = Pending<Proposal<Block>, P::Error>;

	fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
		let digest: Option<PreDigest> =
			args.inherent_digests.logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		if let Some(reason) = digest.and_then(|digest| self.objection(&digest)) {
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
