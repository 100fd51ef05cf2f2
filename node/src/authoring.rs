//! No block of a validator that is disabled.
//!
//! BABE claims a slot whoever disabled the validator, and its pallet panics once the block is built: whatever the block
//! took was for nothing, and the log says what looks like a fault of the node, in every slot of its own.

use crate::types::FullClient;
use codec::Decode;
use polkadot_sdk::{
	pallet_session::DisabledValidators,
	sp_consensus::{Environment, Error, Proposal, ProposeArgs, Proposer},
	sp_consensus_babe::digests::CompatibleDigestItem,
	sp_staking::offence::OffenceSeverity,
};
use sc_client_api::{StorageKey, StorageProvider};
use std::{future::Future, pin::Pin, sync::Arc};
use suhui_runtime::{opaque::Block, Hash, Header, Runtime};

type Pending<T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send>>;

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

/// A proposer of one block, which knows who is disabled.
pub struct EnabledProposer<P> {
	inner: P,
	disabled: Vec<u32>,
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
		let made = self.inner.init(parent);
		Box::pin(async move { made.await.map(|inner| EnabledProposer { inner, disabled }) })
	}
}

impl<P: Proposer<Block>> Proposer<Block> for EnabledProposer<P> {
	type Error = P::Error;
	type Proposal = Pending<Proposal<Block>, P::Error>;

	fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
		let author = args
			.inherent_digests
			.logs()
			.iter()
			.find_map(CompatibleDigestItem::as_babe_pre_digest)
			.map(|digest| digest.authority_index());
		if author.is_some_and(|author| self.disabled.contains(&author)) {
			let told = "this validator is disabled for an offence, and makes no block until the council has decided";
			let refused: P::Error = Error::Other(told.into()).into();
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
