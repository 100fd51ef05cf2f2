//! One block, one transaction: the block's rows, what its events change, the cursor.

use anyhow::{ensure, Result};
use sqlx::{AnyConnection, Connection as _};

use super::fault::{is_damage, may_pass};
use crate::{
	chain::block::Block,
	entities::{self, blocks, events},
	statement,
	store::{
		change::{apply, Change},
		IndexCursor, Store,
	},
};

/// What one event of a block changes: all of it or nothing.
#[derive(Clone, Debug)]
pub struct BookedEvent {
	/// Its place in the block.
	pub event: usize,
	pub changes: Vec<Change>,
}

/// Writes the block after the cursor. An event whose changes the database refuses is kept raw, and said so.
pub async fn write(
	store: &Store,
	cursor: Option<&IndexCursor>,
	block: &Block,
	bookings: &[BookedEvent],
) -> Result<IndexCursor> {
	if let Some(cursor) = cursor {
		ensure!(
			block.number == cursor.number + 1 && hash(block.parent) == cursor.hash,
			"区块 {} 不接在索引末尾 {} 之后 / block {} with parent {:?} does not follow the index's last, {} {}",
			block.number,
			cursor.number,
			block.number,
			block.parent,
			cursor.number,
			cursor.hash
		);
	}
	let next = IndexCursor { number: block.number, hash: hash(block.hash) };
	let mut connection = store.writer.acquire().await?;
	match transact(&mut connection, block, bookings, &next).await {
		Ok(()) => Ok(next),
		Err(error) => {
			// A full disk ends a transaction behind the driver's back, which then never commits another on it.
			drop(connection.detach());
			Err(error)
		}
	}
}

async fn transact(
	connection: &mut AnyConnection,
	block: &Block,
	bookings: &[BookedEvent],
	next: &IndexCursor,
) -> Result<()> {
	let mut transaction = connection.begin().await?;
	for row in entities::rows(block) {
		apply(&mut transaction, &row).await?;
	}
	// All at once, since events that the database refuses are rare; then one by one to find them.
	match book(&mut transaction, bookings.iter().flat_map(|booking| &booking.changes)).await {
		Err(error) if is_passing(&error) => return Err(error),
		Err(_) => book_each(&mut transaction, block, bookings).await?,
		Ok(()) => (),
	}
	for (key, value) in [("cursor", next.number.to_string()), ("cursor_hash", next.hash.clone())] {
		let set = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
		apply(&mut transaction, &statement!(set, key, value)).await?;
	}
	Ok(transaction.commit().await?)
}

/// Makes all of the changes or none.
async fn book<'a>(
	connection: &mut AnyConnection,
	changes: impl Iterator<Item = &'a Change>,
) -> Result<()> {
	let mut savepoint = connection.begin().await?;
	for change in changes {
		apply(&mut savepoint, change).await?;
	}
	Ok(savepoint.commit().await?)
}

async fn book_each(
	connection: &mut AnyConnection,
	block: &Block,
	bookings: &[BookedEvent],
) -> Result<()> {
	for BookedEvent { event, changes } in bookings {
		match book(connection, changes.iter()).await {
			Err(error) if is_passing(&error) => return Err(error),
			Err(error) => {
				let number = block.number;
				tracing::error!("区块 {number} 的事件 {event} 未能入账，原样保存 / event {event} of block {number} cannot be booked and is kept as it is: {error:#}");
				for change in [events::kept_raw(block, *event), blocks::undecoded(block)] {
					apply(connection, &change).await?;
				}
			}
			Ok(()) => (),
		}
	}
	Ok(())
}

/// Whether an error says nothing of the changes, but of the database.
fn is_passing(error: &anyhow::Error) -> bool {
	may_pass(error) || is_damage(error)
}

fn hash(hash: subxt::utils::H256) -> String {
	format!("{hash:?}")
}
