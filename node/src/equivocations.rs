//! Two blocks of one validator in one slot are reported to the runtime.
//!
//! BABE's own import looks for them too, but since polkadot-sdk's #9147 at headers without their seals, which prove
//! nothing: no runtime disables anybody for those, and ours does not take them (`runtime/src/apis.rs`).

use crate::types::FullClient;
use codec::{Decode, Encode};
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
use sc_client_api::{AuxStore, UsageProvider};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::{
	error::Error,
	sync::{Arc, Mutex, PoisonError},
};
use suhui_guard::slot::{self, Seen, Sight};
use suhui_runtime::{opaque::Block, Header};

/// Slots whose headers the database keeps: 51 minutes.
const SLOTS: u64 = 1024;
/// Bytes of the longest header that is kept. Those of blocks that hold have some hundred, and a report has to fit in one.
const LONGEST: usize = 64 * 1024;

/// An import that looks at every block before it is taken.
#[derive(Clone)]
pub struct Watched<I> {
	inner: I,
	client: Arc<FullClient>,
	pool: OffchainTransactionPoolFactory<Block>,
	duration: SlotDuration,
	/// The author of this node and the network import at the same time.
	looking: Arc<Mutex<()>>,
}

impl<I> Watched<I> {
	pub fn new(
		inner: I,
		client: Arc<FullClient>,
		pool: OffchainTransactionPoolFactory<Block>,
		duration: SlotDuration,
	) -> Self {
		Watched { inner, client, pool, duration, looking: Arc::default() }
	}

	/// Reports the author where the block is its second of the slot.
	fn look(&self, header: Header) -> Result<(), Box<dyn Error>> {
		let digest =
			header.digest().logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		let Some(digest) = digest else { return Ok(()) };
		let slot = digest.slot();
		let now = Slot::from_timestamp(Timestamp::current(), self.duration);
		if now.saturating_sub(slot) >= SLOTS || header.encoded_size() > LONGEST {
			return Ok(());
		}
		let place = usize::try_from(digest.authority_index())?;
		let Some(author) = self.author(&header, place)? else { return Ok(()) };
		match self.first(slot, &author, &header)? {
			Some(first) => self.report(slot, author, first, header),
			None => Ok(()),
		}
	}

	/// Whose seal a block bears: that of the validator at this place.
	fn author(&self, header: &Header, place: usize) -> Result<Option<AuthorityId>, Box<dyn Error>> {
		let mut unsealed = header.clone();
		let seal = unsealed.digest_mut().pop().and_then(|item| item.as_babe_seal());
		let Some(seal) = seal else { return Ok(None) };
		let parent = *header.parent_hash();
		let api = self.client.runtime_api();
		// The first block of an epoch is sealed by an author of the next one, as its parent knows it.
		for epoch in [api.current_epoch(parent)?, api.next_epoch(parent)?] {
			if let Some((author, _)) = epoch.authorities.get(place) {
				if AuthorityPair::verify(&seal, unsealed.hash(), author) {
					return Ok(Some(author.clone()));
				}
			}
		}
		Ok(None)
	}

	/// Another block that the author made in the slot before this one, which is taken note of.
	fn first(
		&self,
		slot: Slot,
		author: &AuthorityId,
		header: &Header,
	) -> Result<Option<Header>, Box<dyn Error>> {
		let _looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
		let key = [b"suhui_sealed_", &(*slot % SLOTS).to_be_bytes()[..]].concat();
		let seen = self.client.get_aux(&key)?;
		let seen = seen.and_then(|seen| <Seen<AuthorityId, Header>>::decode(&mut &seen[..]).ok());
		match slot::look(seen, *slot, author.clone(), header.clone()) {
			Sight::Known => Ok(None),
			Sight::Second(first) => Ok(Some(first)),
			Sight::First(seen) => {
				self.client.insert_aux(&[(&key[..], &seen.encode()[..])], &[])?;
				Ok(None)
			}
		}
	}

	fn report(
		&self,
		slot: Slot,
		offender: AuthorityId,
		first_header: Header,
		second_header: Header,
	) -> Result<(), Box<dyn Error>> {
		let best = self.client.usage_info().chain.best_hash;
		// A state of the slot's own session is needed, which that before the first block of a session is not.
		let owned =
			[first_header.hash(), *second_header.parent_hash(), best].into_iter().find_map(|at| {
				let api = self.client.runtime_api();
				api.generate_key_ownership_proof(at, slot, offender.clone()).ok().flatten()
			});
		let owned =
			owned.ok_or_else(|| {
				format!("the equivocation of {offender:?} in slot {slot}: no state tells whose key that is")
			})?;
		let told =
			format!("the validator with the key {offender:?} made two blocks of slot {slot}");
		let proof = EquivocationProof { offender, slot, first_header, second_header };
		let mut api = self.client.runtime_api();
		api.register_extension(self.pool.offchain_transaction_pool(best));
		match api.submit_report_equivocation_unsigned_extrinsic(best, proof, owned)? {
			Some(()) => {
				tracing::warn!("{told}: a report of its equivocation is handed to the pool")
			}
			None => {
				tracing::warn!("{told}: the pool takes no report of its equivocation, or has one")
			}
		}
		Ok(())
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
		// Without a state before it nobody tells who may author.
		let is_alone = block.with_state()
			|| block.state_action.skip_execution_checks()
			|| matches!(block.origin, BlockOrigin::WarpSync | BlockOrigin::GapSync);
		if !is_alone {
			if let Err(error) = self.look(block.post_header()) {
				tracing::warn!("whether a block is its author's second of the slot: {error}");
			}
		}
		self.inner.import_block(block).await
	}
}
