//! The transaction pool's tasks, which end with the node.
//!
//! One of them waits for the pool alone, and so ends after everything else: as an essential task it would say at every
//! stop that it failed, and hide what the node stopped for.

use futures::{channel::oneshot, future::BoxFuture};
use polkadot_sdk::sp_core::traits::SpawnEssentialNamed;
use sc_service::{SpawnEssentialTaskHandle, SpawnTaskHandle, TaskManager};

#[derive(Clone)]
pub struct PoolTasks {
	essential: SpawnEssentialTaskHandle,
	plain: SpawnTaskHandle,
}

impl PoolTasks {
	pub fn new(tasks: &TaskManager) -> Self {
		PoolTasks { essential: tasks.spawn_essential_handle(), plain: tasks.spawn_handle() }
	}
}

impl SpawnEssentialNamed for PoolTasks {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		let (ending, ended) = oneshot::channel::<()>();
		let task = async move {
			future.await;
			drop(ending);
		};
		self.plain.spawn_blocking(name, group, task);
		// This one hears of the node's stop at once, and of the other's end while the node runs.
		let watch = async move {
			let _ = ended.await;
		};
		self.essential.spawn(name, group, watch);
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		self.essential.spawn(name, group, future);
	}
}
