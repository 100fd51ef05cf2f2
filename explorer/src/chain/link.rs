//! The connection that is there, or why none is.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use super::Chain;

/// Why there is no node to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{} / {}", self.zh(), self.en())]
pub enum Absence {
	/// No connection stands.
	#[default]
	Unconnected,
	/// It has finalised less than is indexed.
	Behind { finalized: u64, indexed: u64 },
	/// Its block of this number is not the index's.
	Foreign { number: u64 },
}

impl Absence {
	/// The reason, and what to do, in Chinese.
	pub fn zh(&self) -> String {
		match self {
			Absence::Unconnected => "未连接".to_string(),
			Absence::Behind { finalized, indexed } => {
				format!("节点才到区块 {finalized}，索引已到区块 {indexed}：等待节点追上")
			}
			Absence::Foreign { number } => {
				format!("节点的区块 {number} 与索引的不同：请连接索引那条链的节点；若链已重新开始，请移走索引数据库后重新索引")
			}
		}
	}

	/// The same in English.
	pub fn en(&self) -> String {
		match self {
			Absence::Unconnected => "not connected".to_string(),
			Absence::Behind { finalized, indexed } => {
				format!(
					"the node is at block {finalized}, the index at {indexed}: it is waited for"
				)
			}
			Absence::Foreign { number } => format!(
				"the node's block {number} is not the index's: connect a node of the index's chain; \
				if the chain was begun anew, move the index's database away and index again"
			),
		}
	}
}

/// Where the node is, and the connection to it while it stands and its chain is the index's.
#[derive(Clone)]
pub struct Link {
	url: Arc<str>,
	sender: Arc<watch::Sender<Result<Chain, Absence>>>,
}

impl Link {
	pub fn new(url: &str) -> Self {
		Link { url: url.into(), sender: Arc::new(watch::Sender::new(Err(Absence::Unconnected))) }
	}

	/// The node, or why there is none to ask.
	pub fn chain(&self) -> Result<Chain, Absence> {
		self.sender.borrow().clone()
	}

	/// `None` while there is no node to ask.
	pub fn get(&self) -> Option<Chain> {
		self.chain().ok()
	}

	pub fn set(&self, chain: Result<Chain, Absence>) {
		drop(self.sender.send_replace(chain));
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
			self.set(Err(Absence::Unconnected));
			tokio::time::sleep(pause).await;
			pause = (pause * 2).min(Duration::from_secs(15));
		}
	}
}
