//! What an operator watches, in Prometheus's text form.

use anyhow::Result;
use prometheus::{
	Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry,
	TextEncoder,
};

#[derive(Clone)]
pub struct Metrics {
	registry: Registry,
	/// Last block in the index, and the node's last finalised one.
	pub indexed: IntGauge,
	pub finalized: IntGauge,
	pub lag: IntGauge,
	pub blocks: IntCounter,
	/// Extrinsics and events kept raw.
	pub undecoded: IntCounter,
	/// By status.
	pub requests: IntCounterVec,
	/// Seconds, by kind of path.
	pub seconds: HistogramVec,
}

impl Metrics {
	pub fn new() -> Result<Self> {
		let gauge = |name: &str, help: &str| IntGauge::new(format!("suhui_explorer_{name}"), help);
		let counter =
			|name: &str, help: &str| IntCounter::new(format!("suhui_explorer_{name}"), help);
		let metrics = Metrics {
			registry: Registry::new(),
			indexed: gauge("indexed_block", "Last block in the index")?,
			finalized: gauge("finalized_block", "Last finalised block of the node")?,
			lag: gauge("lag_blocks", "Finalised blocks not yet in the index")?,
			blocks: counter("blocks_indexed_total", "Blocks indexed since start")?,
			undecoded: counter("undecoded_total", "Extrinsics and events kept raw")?,
			requests: IntCounterVec::new(
				Opts::new("suhui_explorer_requests_total", "Answers by status"),
				&["status"],
			)?,
			seconds: HistogramVec::new(
				HistogramOpts::new(
					"suhui_explorer_request_seconds",
					"Time to the head of an answer",
				),
				&["path"],
			)?,
		};
		for collector in [&metrics.indexed, &metrics.finalized, &metrics.lag] {
			metrics.registry.register(Box::new(collector.clone()))?;
		}
		for collector in [&metrics.blocks, &metrics.undecoded] {
			metrics.registry.register(Box::new(collector.clone()))?;
		}
		metrics.registry.register(Box::new(metrics.requests.clone()))?;
		metrics.registry.register(Box::new(metrics.seconds.clone()))?;
		Ok(metrics)
	}

	pub fn text(&self) -> Result<String> {
		let mut text = Vec::new();
		TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
		Ok(String::from_utf8(text)?)
	}
}
