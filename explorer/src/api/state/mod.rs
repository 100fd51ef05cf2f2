//! What the handlers share.

mod fresh;
mod permits;

use std::{fmt::Display, future::Future, time::Duration};

use axum::response::Response;
use serde::Serialize;
use subxt::utils::H256;

pub use fresh::Fresh;

use crate::{
	api::http::problem::{Problem, Result},
	chain::{Chain, Link},
	config::Settings,
	documents::Documents,
	index::live::Live,
	metrics::Metrics,
	store::Store,
};

/// How long the node may take for one answer, and how long one waits for one's turn to read.
pub const NODE_PATIENCE: Duration = Duration::from_secs(10);

/// What the handlers share; clones are cheap.
#[derive(Clone)]
pub struct State {
	pub store: Store,
	pub link: Link,
	pub live: Live,
	pub documents: Documents,
	pub config: Settings,
	pub metrics: Metrics,
	pub fresh: Fresh,
}

/// Blocks known of the node, and the last one indexed.
pub struct Heads {
	pub best: Option<u64>,
	pub finalized: Option<u64>,
	pub indexed: Option<u64>,
}

impl Heads {
	/// Finalised blocks not indexed yet.
	pub fn lag(&self) -> Option<u64> {
		Some(self.finalized?.saturating_sub(self.indexed?))
	}
}

impl State {
	/// How far the node and the index are.
	pub fn heads(&self) -> Heads {
		let live = &self.live;
		Heads { best: live.best(), finalized: live.finalized(), indexed: live.indexed() }
	}

	/// The node, or 503.
	pub fn chain(&self) -> Result<Chain> {
		self.link.chain().map_err(|absence| Problem::away_since(absence.zh(), absence.en()))
	}

	/// What the node answers in time, or 503.
	pub async fn patiently<T, E: Display>(
		&self,
		answer: impl Future<Output = std::result::Result<T, E>>,
	) -> Result<T> {
		match tokio::time::timeout(NODE_PATIENCE, answer).await {
			Ok(answer) => answer.map_err(|error| Problem::away(format!("{error:#}"))),
			Err(_) => Err(Problem::away_since("超时", "it took too long")),
		}
	}

	/// An answer of this name, worked out once a block.
	pub async fn once_a_block<T: Serialize>(
		&self,
		name: &str,
		work: impl Future<Output = Result<T>>,
	) -> Result<Response> {
		self.fresh.json(name, self.heads().indexed, self.link.get().is_some(), work).await
	}
}

/// A hash as the index keeps it.
pub fn known_hash(text: &str) -> Result<H256> {
	text.parse().map_err(|_| Problem::internal(format!("`{text}` is not a hash")))
}
