//! What happens now: the node's best and finalised blocks and the last one indexed. Nothing here is kept.

use std::sync::{
	atomic::{AtomicU64, Ordering},
	Arc,
};

use serde_json::{json, Value as Tree};
use tokio::sync::broadcast;

/// News a slow reader may be behind.
const BUFFER: usize = 256;
const UNKNOWN: u64 = u64::MAX;

#[derive(Clone, Debug)]
pub enum News {
	Best { number: u64, hash: String, extrinsics: usize },
	Finalized { number: u64, hash: String },
	Indexed { number: u64, lag: u64 },
}

impl News {
	pub fn name(&self) -> &'static str {
		match self {
			News::Best { .. } => "best",
			News::Finalized { .. } => "finalized",
			News::Indexed { .. } => "indexed",
		}
	}

	pub fn data(&self) -> Tree {
		match self {
			News::Best { number, hash, extrinsics } => {
				json!({ "number": number, "hash": hash, "extrinsics": extrinsics })
			}
			News::Finalized { number, hash } => json!({ "number": number, "hash": hash }),
			News::Indexed { number, lag } => json!({ "number": number, "lag": lag }),
		}
	}
}

#[derive(Clone)]
pub struct Live {
	sender: broadcast::Sender<News>,
	best: Arc<AtomicU64>,
	finalized: Arc<AtomicU64>,
	indexed: Arc<AtomicU64>,
}

impl Default for Live {
	fn default() -> Self {
		let unknown = || Arc::new(AtomicU64::new(UNKNOWN));
		Live {
			sender: broadcast::Sender::new(BUFFER),
			best: unknown(),
			finalized: unknown(),
			indexed: unknown(),
		}
	}
}

impl Live {
	pub fn subscribe(&self) -> broadcast::Receiver<News> {
		self.sender.subscribe()
	}

	pub fn tell(&self, news: News) {
		let (height, number) = match &news {
			News::Best { number, .. } => (&self.best, *number),
			News::Finalized { number, .. } => (&self.finalized, *number),
			News::Indexed { number, .. } => (&self.indexed, *number),
		};
		height.store(number, Ordering::Relaxed);
		// Nobody may be listening.
		let _ = self.sender.send(news);
	}

	pub fn best(&self) -> Option<u64> {
		known(&self.best)
	}

	pub fn finalized(&self) -> Option<u64> {
		known(&self.finalized)
	}

	pub fn indexed(&self) -> Option<u64> {
		known(&self.indexed)
	}
}

fn known(height: &AtomicU64) -> Option<u64> {
	Some(height.load(Ordering::Relaxed)).filter(|height| *height != UNKNOWN)
}
