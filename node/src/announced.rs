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
use substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, F64};
use suhui_guard::clock::{Drift, Watch, METRIC};
use suhui_runtime::{opaque::Block, Header};

/// The metric of when blocks come by this machine's clock: no number until there are enough of them.
fn clock_drift(registry: &Registry) -> Result<Gauge<F64>, PrometheusError> {
	let gauge = Gauge::new(
		METRIC,
		"Milliseconds after their slot's begin at which blocks of others are announced, by this machine's clock, as the median \
		 of nine: negative where it is behind",
	)?;
	gauge.set(f64::NAN);
	register(gauge, registry)
}

/// Takes every announcement that the SDK would, and looks at the clock.
pub struct Announced {
	watch: Watch,
	slot: SlotDuration,
	metric: Option<Gauge<F64>>,
}

impl Announced {
	pub fn new(slot: SlotDuration, registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let metric = registry.map(clock_drift).transpose()?;
		Ok(Announced { watch: Watch::default(), slot, metric })
	}

	fn look(&mut self, header: &Header) {
		let digest =
			header.digest().logs().iter().find_map(CompatibleDigestItem::as_babe_pre_digest);
		let Some(digest) = digest else { return };
		let begin = u64::from(digest.slot()).saturating_mul(self.slot.as_millis());
		let told = self.watch.announced(begin, Timestamp::current().as_millis());
		if let Some((metric, median)) = self.metric.as_ref().zip(self.watch.median()) {
			metric.set(median as f64);
		}
		let own = match told {
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
