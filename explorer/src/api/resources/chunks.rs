//! A batch's chunks, whose records are read out of the node's blocks and checked before they are sent.

use std::sync::{Arc, LazyLock};

use axum::{
	body::{Body, Bytes},
	extract::State as Shared,
	http::{header, HeaderMap, HeaderValue, StatusCode},
	response::Response,
	Json,
};
use moka::future::Cache;
use serde::Serialize;
use sqlx::any::AnyRow;
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	utils::H256,
};
use suhui_primitives::{chunk::ChunkHeader, BatchId};
use utoipa::ToSchema;

use super::batches;
use crate::{
	api::{
		http::{
			etag,
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::{known_hash, State},
	},
	chain::{block, feed},
	entities::chunks::ChunkSummary,
	store::sql::{Columns, Sql},
};

/// Bytes of chunks kept in memory: of one that is asked for, header and body are asked for at once, and by many.
const KEPT: u64 = 64 * 1024 * 1024;

/// Chunks by the block and the place of the extrinsic that fed them, which never hold another.
static FEEDS: LazyLock<Cache<(H256, u32), Arc<ServedChunk>>> = LazyLock::new(|| {
	let weigh = |_: &(H256, u32), feed: &Arc<ServedChunk>| {
		u32::try_from(feed.body.len() + 32 * feed.proof.len() + 256).unwrap_or(u32::MAX)
	};
	Cache::builder().max_capacity(KEPT).weigher(weigh).build()
});

/// A chunk as it was fed; whoever sends the body shares its bytes.
pub struct ServedChunk {
	batch: BatchId,
	header: ChunkHeader,
	operations: u32,
	proof: Vec<H256>,
	pub body: Bytes,
	/// BLAKE2-256 of the body.
	digest: String,
}

/// What a chunk says of itself; its leaf of the batch's tree binds every field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedHeader {
	pub index: u32,
	pub records: u32,
	pub pages: u32,
	pub reduction_mg: String,
	pub points: String,
	pub body: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ChunkFeed {
	pub header: FeedHeader,
	/// The hashes that lead from its leaf to the attested root.
	pub proof: Vec<String>,
	/// What a record's formulas cost at most.
	pub operations: u32,
}

/// Where the index has a fed chunk: its row.
async fn find(state: &State, batch: u32, index: u32) -> Result<AnyRow> {
	let row = Sql::new(
		"SELECT c.extrinsic AS extrinsic, c.body AS body, k.hash AS hash, k.parent AS parent, \
		k.spec_version AS spec_version \
		FROM chunks c JOIN blocks k ON k.number = c.block",
	)
	.only("c.batch = ? AND c.idx = ?", [batch.into(), index.into()])
	.row(&state.store)
	.await?;
	row.ok_or_else(|| Problem::no("已入链的数据块", "chunk fed", format!("{batch}/{index}")))
}

/// A fed chunk out of its block, its place and body checked against the index.
pub async fn fetch(state: &State, batch: u32, index: u32) -> Result<Arc<ServedChunk>> {
	checked(state, batch, index, &find(state, batch, index).await?).await
}

async fn checked(state: &State, batch: u32, index: u32, row: &AnyRow) -> Result<Arc<ServedChunk>> {
	let hash = known_hash(&row.text("hash")?)?;
	let extrinsic = u32::try_from(row.int("extrinsic")?).map_err(Problem::internal)?;
	// Of those who ask for it at once one reads it.
	let feed = FEEDS.try_get_with((hash, extrinsic), read(state, hash, extrinsic, row)).await;
	let feed = feed.map_err(Arc::unwrap_or_clone)?;
	if feed.batch != batch || feed.header.index != index || feed.digest != row.text("body")? {
		return Err(Problem::disagrees(
			format!("节点给出的数据块 {batch}/{index} 与索引不符"),
			format!("the node's chunk {batch}/{index} is not the one indexed"),
		));
	}
	Ok(feed)
}

/// A chunk out of the extrinsic that fed it.
async fn read(state: &State, hash: H256, extrinsic: u32, row: &AnyRow) -> Result<Arc<ServedChunk>> {
	let parent = known_hash(&row.text("parent")?)?;
	let chain = state.chain()?;
	let _permit = state.reading_permit().await?;
	let bytes = state.patiently(block::extrinsic_bytes(&chain, hash, extrinsic)).await?;
	// A block's extrinsics are coded as its parent's runtime says, whose state may be pruned by now.
	let mut at = state.patiently(chain.at_finalized()).await?;
	if i64::from(at.spec_version()) != row.int("spec_version")? {
		at = state.patiently(chain.at(parent)).await?;
	}
	let feed = feed::decode(&bytes, at.metadata_ref()).map_err(Problem::unreadable)?;
	Ok(Arc::new(ServedChunk {
		batch: feed.batch,
		header: feed.header,
		operations: feed.operations,
		proof: feed.proof,
		digest: format!("{:?}", BlakeTwo256.hash(&feed.body)),
		body: feed.body.into(),
	}))
}

/// Chunks that were fed, in order.
#[utoipa::path(get, path = "/batches/{id}/chunks", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch"), Paging),
	responses((status = 200, description = "Chunks", body = ListPage<ChunkSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ChunkSummary>>> {
	let after = paging.numbers::<1>("chunks")?.map(|[index]| index);
	batches::row(&state, id).await?;
	let items = Sql::new("SELECT * FROM chunks")
		.only("batch = ?", [id.into()])
		.only_if("idx > ?", after)
		.add(" ORDER BY idx LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ChunkSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "chunks", |item| item.index.to_string())?))
}

/// A chunk's header and proof, out of its block.
#[utoipa::path(get, path = "/batches/{id}/chunks/{index}/feed", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch"),
		("index" = u32, Path, description = "Place of the chunk, from 0")),
	responses((status = 200, description = "Header and proof", body = ChunkFeed)))]
pub async fn header_and_proof(
	Shared(state): Shared<State>,
	PathParams((id, index)): PathParams<(u32, u32)>,
) -> Result<Json<ChunkFeed>> {
	let feed = fetch(&state, id, index).await?;
	let header = &feed.header;
	Ok(Json(ChunkFeed {
		header: FeedHeader {
			index: header.index,
			records: header.records,
			pages: header.pages,
			reduction_mg: header.subtotal.reduction.to_string(),
			points: header.subtotal.points.to_string(),
			body: format!("{:?}", header.body),
		},
		proof: feed.proof.iter().map(|hash| format!("{hash:?}")).collect(),
		operations: feed.operations,
	}))
}

/// A chunk's body, out of its block, its BLAKE2-256 digest checked.
#[utoipa::path(get, path = "/batches/{id}/chunks/{index}/body", tag = "批次 Batches",
	params(("id" = u32, Path, description = "Number of the batch"),
		("index" = u32, Path, description = "Place of the chunk, from 0")),
	responses((status = 200, description = "The body, as crates/coding codes it",
		body = Vec<u8>, content_type = "application/octet-stream")))]
pub async fn body(
	Shared(state): Shared<State>,
	asked: HeaderMap,
	PathParams((id, index)): PathParams<(u32, u32)>,
) -> Result<Response> {
	let row = find(&state, id, index).await?;
	let tag = etag::of(&row.text("body")?);
	// What a finalised block holds never changes.
	if etag::is_known(&asked, &tag) {
		return Ok(etag::lasting(StatusCode::NOT_MODIFIED, &tag));
	}
	let feed = checked(&state, id, index, &row).await?;
	let kind = HeaderValue::from_static("application/octet-stream");
	let answer = ([(header::CONTENT_TYPE, kind)], Body::from(feed.body.clone()));
	Ok(etag::lasting(answer, &tag))
}
