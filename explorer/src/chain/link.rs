//! The connection that is there, or not.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use super::Chain;

/// Where the node is, and the connection to it while it stands.
#[derive(Clone)]
pub struct Link {
	url: Arc<str>,
	sender: Arc<watch::Sender<Option<Chain>>>,
}

impl Link {
	pub fn new(url: &str) -> Self {
		Link { url: url.into(), sender: Arc::new(watch::Sender::new(None)) }
	}

	/// `None` while the node is away.
	pub fn get(&self) -> Option<Chain> {
		self.sender.borrow().clone()
	}

	pub fn set(&self, chain: Option<Chain>) {
		self.sender.send_replace(chain);
	}

	/// Connects, trying for ever, ever more slowly.
	pub async fn connect(&self) -> Chain {
		let mut pause = Duration::from_millis(500);
		loop {
			let tried =
				tokio::time::timeout(Duration::from_secs(20), Chain::connect(&self.url)).await;
			match tried {
				Ok(Ok(chain)) => return chain,
				Ok(Err(error)) => tracing::warn!("{error:#}"),
				Err(_) => {
					tracing::warn!("节点 {0} 没有应答 / no answer from the node at {0}", self.url)
				}
			}
			tokio::time::sleep(pause).await;
			pause = (pause * 2).min(Duration::from_secs(15));
		}
	}
}
