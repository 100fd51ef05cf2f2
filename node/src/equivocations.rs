//! Two blocks of one validator in one slot are reported to the runtime.
//!
//! BABE's own import looks for them too, but since polkadot-sdk's #9147 at headers without their seals, which prove
//! nothing: no runtime disables anybody for those, and ours does not take them (`runtime/src/apis.rs`).

use crate::types::FullClient;
use polkadot_sdk::{
	sp_api::{ApiExt, ProvideRuntimeApi},
	sp_consensus::{self, BlockOrigin},
	sp_consensus_babe::{
		digests::CompatibleDigestItem, AuthorityId, AuthorityPair, BabeApi, EquivocationProof,
		Slot, SlotDuration,
	},
	sp_core::Pair,
	sp_runtime::traits::Header as _,
	sp_timestamp::Timestamp,
};
use sc_client_api::{blockchain, AuxStore, UsageProvider};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_consensus_slots::check_equivocation;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::{error::Error, sync::Arc};
use suhui_runtime::{opaque::Block, Hash, Header};

/// An import that is told of every block before it is taken.
#[derive(Clone)]
pub struct Watched<I> {
	inner: I,
	client: Arc<FullClient>,
	pool: OffchainTransactionPoolFactory<Block>,
	slot: SlotDuration,
}

impl<I> Watched<I> {
	pub fn new(
		inner: I,
		client: Arc<FullClient>,
		pool: OffchainTransactionPoolFactory<Block>,
		slot: SlotDuration,
	) -> Self {
		Watched { inner, client, pool, slot }
	}

	/// Reports the author where the block is its second of the slot.
	fn look(&self, header: &Header) -> Result<(), Box<dyn Error>> {
		let Some((slot, author)) = self.author(header)? else { return Ok(()) };
		let now = Slot::from_timestamp(Timestamp::current(), self.slot);
		let proof = check_equivocation(&Sealed(&self.client), now, slot, header, &author)?;
		proof.map_or(Ok(()), |proof| self.report(*header.parent_hash(), proof))
	}

	/// The slot of a block, and whose seal it bears.
	fn author(&self, header: &Header) -> Result<Option<(Slot, AuthorityId)>, Box<dyn Error>> {
		let mut unsealed = header.clone();
		let seal = unsealed.digest_mut().pop().and_then(|item| item.as_babe_seal());
		let digest =
			header.digest().logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		let Some((seal, digest)) = seal.zip(digest) else { return Ok(None) };
		let place = usize::try_from(digest.authority_index())?;
		let parent = *header.parent_hash();
		let api = self.client.runtime_api();
		let sealed =
			|authority: &AuthorityId| AuthorityPair::verify(&seal, unsealed.hash(), authority);
		// The first block of an epoch is sealed by an author of the next one, as its parent knows it.
		for epoch in [api.current_epoch(parent)?, api.next_epoch(parent)?] {
			if let Some((authority, _)) = epoch.authorities.get(place) {
				if sealed(authority) {
					return Ok(Some((digest.slot(), authority.clone())));
				}
			}
		}
		Ok(None)
	}

	fn report(&self, parent: Hash, proof: EquivocationProof<Header>) -> Result<(), Box<dyn Error>> {
		let best = self.client.usage_info().chain.best_hash;
		let (slot, offender) = (proof.slot, proof.offender.clone());
		let owner = |at| {
			// One instance serves one block.
			let api = self.client.runtime_api();
			api.generate_key_ownership_proof(at, slot, offender.clone())
		};
		let owned = match owner(parent)? {
			Some(owned) => owned,
			None => owner(best)?
				.ok_or("whose key that is, neither its parent nor the best block knows")?,
		};
		let mut api = self.client.runtime_api();
		api.register_extension(self.pool.offchain_transaction_pool(best));
		match api.submit_report_equivocation_unsigned_extrinsic(best, proof, owned)? {
			Some(()) => tracing::warn!(
				"the validator with the key {offender} made two blocks of slot {slot}: its equivocation is reported"
			),
			None => tracing::debug!("the equivocation of {offender} in slot {slot} was reported before"),
		}
		Ok(())
	}
}

/// The database, with a place of its own for headers that bear their seals: BABE's import keeps those without under the same
/// names.
struct Sealed<'a>(&'a FullClient);

impl Sealed<'_> {
	fn key(key: &[u8]) -> Vec<u8> {
		[b"suhui_sealed_", key].concat()
	}
}

impl AuxStore for Sealed<'_> {
	fn insert_aux<
		'a,
		'b: 'a,
		'c: 'a,
		I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
		D: IntoIterator<Item = &'a &'b [u8]>,
	>(
		&self,
		insert: I,
		delete: D,
	) -> blockchain::Result<()> {
		let insert: Vec<_> =
			insert.into_iter().map(|(key, value)| (Self::key(key), *value)).collect();
		let insert: Vec<_> = insert.iter().map(|(key, value)| (key.as_slice(), *value)).collect();
		let delete: Vec<_> = delete.into_iter().map(|key| Self::key(key)).collect();
		let delete: Vec<_> = delete.iter().map(Vec::as_slice).collect();
		self.0.insert_aux(&insert, &delete)
	}

	fn get_aux(&self, key: &[u8]) -> blockchain::Result<Option<Vec<u8>>> {
		self.0.get_aux(&Self::key(key))
	}
}

#[async_trait::async_trait]
impl<I> BlockImport<Block> for Watched<I>
where
	I: BlockImport<Block, Error = sp_consensus::Error> + Send + Sync,
{
	type Error = sp_consensus::Error;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		self.inner.check_block(block).await
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		// Of what is long past nothing need be reported, and its states may not be here.
		let is_past = block.with_state()
			|| matches!(
				block.origin,
				BlockOrigin::NetworkInitialSync | BlockOrigin::WarpSync | BlockOrigin::GapSync
			);
		if !is_past {
			if let Err(error) = self.look(&block.post_header()) {
				tracing::warn!(
					"whether a block is its author's second of the slot could not be told: {error}"
				);
			}
		}
		self.inner.import_block(block).await
	}
}
