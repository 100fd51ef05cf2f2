//! Blocks as others announce them, by which one's own clock is judged. Of a block that is announced before its slot
//! begins BABE imports nothing, so that what was imported would not tell.

use polkadot_sdk::{
	sp_consensus::block_validation::{
		BlockAnnounceValidator, DefaultBlockAnnounceValidator, Validation,
	},
	sp_consensus_babe::{digests::CompatibleDigestItem, SlotDuration},
	sp_runtime::traits::Header as _,
	sp_timestamp::Timestamp,
};
use std::{error::Error, future::Future, pin::Pin};
use suhui_guard::clock::{Drift, Watch};
use suhui_runtime::{opaque::Block, Header};

/// Takes every announcement that the SDK would, and looks at the clock.
pub struct Announced {
	watch: Watch,
	slot: SlotDuration,
}

impl Announced {
	pub fn new(slot: SlotDuration) -> Self {
		Announced { watch: Watch::default(), slot }
	}

	fn look(&mut self, header: &Header) {
		let digest =
			header.digest().logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		let Some(digest) = digest else { return };
		let begin = u64::from(digest.slot()).saturating_mul(self.slot.as_millis());
		let own = match self.watch.announced(begin, Timestamp::current().as_millis()) {
			None => return,
			Some(Drift::Behind(by)) => format!("{by} ms behind"),
			Some(Drift::Ahead(by)) => format!("{by} ms ahead of"),
		};
		tracing::warn!(
			"this machine's clock is at least {own} those of the other validators, by the blocks that they announce: see \
			 `chronyc tracking` or `timedatectl timesync-status`. A validator whose clock is wrong misses its slots"
		);
	}
}

impl BlockAnnounceValidator<Block> for Announced {
	fn validate(
		&mut self,
		header: &Header,
		data: &[u8],
	) -> Pin<Box<dyn Future<Output = Result<Validation, Box<dyn Error + Send>>> + Send>> {
		self.look(header);
		BlockAnnounceValidator::<Block>::validate(&mut DefaultBlockAnnounceValidator, header, data)
	}
}
