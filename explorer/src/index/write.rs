//! One block, one transaction: the block's rows, what its events change, the cursor.

use anyhow::{ensure, Result};

use super::change::{apply, Change};
use crate::{
	chain::block::Block,
	statement,
	store::{Cursor, Store},
};

/// Writes the block after the cursor.
pub async fn write(
	store: &Store,
	cursor: Option<&Cursor>,
	block: &Block,
	changes: &[Change],
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
	let mut transaction = store.pool.begin().await?;
	for change in rows(block).iter().chain(changes) {
		apply(&mut transaction, change).await?;
	}
	let next = Cursor { number: block.number, hash: hash(block.hash) };
	for (key, value) in [("cursor", next.number.to_string()), ("cursor_hash", next.hash.clone())] {
		let set = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
		apply(&mut transaction, &statement!(set, key, value)).await?;
	}
	transaction.commit().await?;
	Ok(next)
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
			i64::from(extrinsic.success),
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::index::change::Credits;
	use sqlx::Row as _;
	use subxt::utils::H256;
	use suhui_primitives::Quantity;

	fn block(number: u64, parent: u8) -> Block {
		Block {
			number,
			hash: H256::repeat_byte(u8::try_from(number).unwrap() + 1),
			parent: H256::repeat_byte(parent),
			state_root: H256::zero(),
			author: None,
			time_ms: None,
			spec_version: 100,
			extrinsics: Vec::new(),
			events: Vec::new(),
		}
	}

	async fn store() -> (tempfile::TempDir, Store) {
		let folder = tempfile::tempdir().unwrap();
		let url = format!("sqlite://{}", folder.path().join("index.db").display());
		(folder, Store::open(&url).await.unwrap())
	}

	fn opened(id: i64, region: i64) -> Change {
		statement!(
			"INSERT INTO participants (id, account, kind, region, opened_day, block) VALUES ($1, 'a', 'individual', $2, 0, 0)",
			id,
			region
		)
	}

	#[tokio::test]
	async fn cursor_should_move_when_a_block_follows_its_parent() {
		let (_folder, store) = store().await;
		let first = write(&store, None, &block(0, 0), &[]).await.unwrap();
		let second = write(&store, Some(&first), &block(1, 1), &[]).await.unwrap();
		assert_eq!(store.cursor().await.unwrap(), Some(second));
	}

	#[tokio::test]
	async fn block_should_be_refused_and_leave_nothing_when_its_parent_is_another() {
		let (_folder, store) = store().await;
		let first = write(&store, None, &block(0, 0), &[]).await.unwrap();
		assert!(write(&store, Some(&first), &block(1, 9), &[]).await.is_err());
		assert!(write(&store, Some(&first), &block(2, 1), &[]).await.is_err());
		assert_eq!(store.cursor().await.unwrap(), Some(first));
	}

	#[tokio::test]
	async fn block_should_leave_nothing_when_one_of_its_changes_fails() {
		let (_folder, store) = store().await;
		let twice = [opened(3, 320_100), opened(3, 320_100)];
		assert!(write(&store, None, &block(0, 0), &twice).await.is_err());
		assert_eq!(store.cursor().await.unwrap(), None);
		let rows = sqlx::query("SELECT * FROM participants").fetch_all(&store.pool).await.unwrap();
		assert!(rows.is_empty());
	}

	#[tokio::test]
	async fn credits_should_sum_by_region_when_booked_chunk_by_chunk() {
		let (_folder, store) = store().await;
		let people = [opened(3, 320_100), opened(4, 320_500), opened(70, 320_100)];
		let worth = |reduction, points| Quantity { reduction, points };
		let credits = |of: Vec<_>, unknown| Change::Credits(Credits { batch: 7, of, unknown });
		// Nanjing: 100 + 5,000 mg and 2 + 9 points of 3 + 1 records; Suzhou: 40 mg; 6 mg nobody knows whose.
		let changes = [
			credits(vec![(3, worth(100, 2), 3), (4, worth(40, 1), 1)], Default::default()),
			credits(vec![(70, worth(5_000, 9), 1)], Default::default()),
			credits(Vec::new(), (worth(6, 0), 2)),
		];
		let changes: Vec<_> = people.into_iter().chain(changes).collect();
		write(&store, None, &block(0, 0), &changes).await.unwrap();
		let rows =
			sqlx::query("SELECT region, mg, points, records FROM region_issuance ORDER BY region");
		let rows = rows.fetch_all(&store.pool).await.unwrap();
		let rows: Vec<[i64; 4]> = rows.iter().map(|row| [0, 1, 2, 3].map(|i| row.get(i))).collect();
		assert_eq!(rows, [[0, 6, 0, 2], [320_100, 5_100, 11, 4], [320_500, 40, 1, 1]]);
	}
}
