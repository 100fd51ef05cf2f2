//! How much may go on at once.

use tokio::sync::{Semaphore, SemaphorePermit};

use super::{State, NODE_PATIENCE};
use crate::api::http::{
	problem::{Problem, Result},
	sender::client,
	slots::{Slot, Slots},
};

/// Exports sent at once, live connections held, and submissions waited for: by all, and by one address.
static EXPORTS: Slots = Slots::new(4, 2);
static LISTENERS: Slots = Slots::new(1_000, 100);
static SUBMISSIONS: Slots = Slots::new(256, 64);
/// Blocks and documents read whole into memory at once.
static READS: Semaphore = Semaphore::const_new(8);

impl State {
	/// A place among the exports sent at once, or 429.
	pub fn export_permit(&self) -> Result<Slot> {
		EXPORTS.take(client()).ok_or_else(|| {
			Problem::too_many(
				"同时进行的导出过多，请稍后重试",
				"too many exports at once, try again later",
			)
		})
	}

	/// A place among the live connections, or 429.
	pub fn listening_permit(&self) -> Result<Slot> {
		LISTENERS.take(client()).ok_or_else(|| {
			Problem::too_many(
				"实时连接过多，请稍后重试",
				"too many live connections, try again later",
			)
		})
	}

	/// A place among the submissions waited for, or 429.
	pub fn submission_permit(&self) -> Result<Slot> {
		SUBMISSIONS.take(client()).ok_or_else(|| {
			Problem::too_many(
				"同时提交的链上操作过多，请稍后重试",
				"too many submissions at once, try again later",
			)
		})
	}

	/// A turn to read a block or a document whole into memory, or 503.
	pub async fn reading_permit(&self) -> Result<SemaphorePermit<'static>> {
		match tokio::time::timeout(NODE_PATIENCE, READS.acquire()).await {
			Ok(Ok(permit)) => Ok(permit),
			_ => Err(Problem::busy(
				"busy",
				("服务繁忙", "Busy"),
				"读取过多，请稍后重试",
				"too much is being read, try again later",
			)),
		}
	}
}
