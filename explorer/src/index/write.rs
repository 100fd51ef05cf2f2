//! One block, one transaction: the block's rows, what its events change, the cursor.

use anyhow::{ensure, Result};
use sqlx::{AnyConnection, Connection as _};

use super::{
	change::{apply, Booking, Change},
	fault::{is_damage, may_pass},
};
use crate::{
	chain::block::Block,
	statement,
	store::{Cursor, Store},
};

/// Writes the block after the cursor. An event whose changes the database refuses is kept raw, and said so.
pub async fn write(
	store: &Store,
	cursor: Option<&Cursor>,
	block: &Block,
	bookings: &[Booking],
) -> Result<Cursor> {
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
	let next = Cursor { number: block.number, hash: hash(block.hash) };
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
	bookings: &[Booking],
	next: &Cursor,
) -> Result<()> {
	let mut transaction = connection.begin().await?;
	for row in rows(block) {
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
	bookings: &[Booking],
) -> Result<()> {
	for Booking { event, changes } in bookings {
		match book(connection, changes.iter()).await {
			Err(error) if is_passing(&error) => return Err(error),
			Err(error) => {
				let number = block.number;
				tracing::error!("区块 {number} 的事件 {event} 未能入账，原样保存 / event {event} of block {number} cannot be booked and is kept as it is: {error:#}");
				for change in unbooked(block, *event) {
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

/// Marks an event as one kept raw.
fn unbooked(block: &Block, event: usize) -> [Change; 2] {
	let number = block.number as i64;
	let bytes = block.events.get(event).map(|event| raw(&event.bytes));
	[
		statement!(
			"UPDATE events SET raw = $1 WHERE block = $2 AND idx = $3",
			bytes,
			number,
			event as i64
		),
		statement!("UPDATE blocks SET undecoded = undecoded + 1 WHERE number = $1", number),
	]
}

fn hash(hash: subxt::utils::H256) -> String {
	format!("{hash:?}")
}

fn raw(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn rows(block: &Block) -> Vec<Change> {
	let number = block.number as i64;
	let mut rows = vec![statement!(
		"INSERT INTO blocks (number, hash, parent, state_root, author, time_ms, spec_version, extrinsics, events, undecoded) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		number,
		hash(block.hash),
		hash(block.parent),
		hash(block.state_root),
		block.author.clone(),
		block.time_ms.map(|time| time as i64),
		i64::from(block.spec_version),
		block.extrinsics.len() as i64,
		block.events.len() as i64,
		block.undecoded() as i64
	)];
	rows.extend((0i64..).zip(&block.extrinsics).map(|(index, extrinsic)| {
		statement!(
			"INSERT INTO extrinsics (block, idx, hash, pallet, call, signer, nonce, success, error, args, raw, bytes) \
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
			number,
			index,
			hash(extrinsic.hash),
			extrinsic.pallet.clone(),
			extrinsic.call.clone(),
			extrinsic.signer.clone(),
			extrinsic.nonce.map(|nonce| nonce as i64),
			extrinsic.success.map(i64::from),
			extrinsic.error.clone(),
			extrinsic.args.to_string(),
			(!extrinsic.decoded).then(|| raw(&extrinsic.bytes)),
			extrinsic.bytes.len() as i64
		)
	}));
	rows.extend((0i64..).zip(&block.events).map(|(index, event)| {
		statement!(
			"INSERT INTO events (block, idx, extrinsic, pallet, name, fields, raw) VALUES ($1, $2, $3, $4, $5, $6, $7)",
			number,
			index,
			event.extrinsic.map(i64::from),
			event.pallet.clone(),
			event.name.clone(),
			event.fields.to_string(),
			(!event.understood).then(|| raw(&event.bytes))
		)
	}));
	rows
}
