//! The REST API: one file a resource. Every path, parameter, shape and problem is in the OpenAPI document,
//! `/api/v1/openapi.json`.

pub mod batches;
pub mod blocks;
pub mod chunks;
pub mod citizen;
pub mod documents;
mod etag;
pub mod events;
pub mod export;
pub mod extract;
pub mod extrinsics;
pub mod formulas;
pub mod fresh;
pub mod health;
mod limits;
pub mod live;
pub mod lots;
pub mod methodologies;
mod openapi;
pub mod page;
pub mod participants;
mod problem;
pub mod records;
mod regions;
pub mod rule;
pub mod scenarios;
pub mod search;
pub mod series;
mod sheet;
pub mod site;
mod sql;
pub mod summary;
pub mod validators;
pub mod values;
pub mod verifiers;

use std::{fmt::Display, future::Future, sync::Arc, time::Duration};

use axum::{extract::DefaultBodyLimit, middleware, routing::get, Json, Router};
use serde_json::Value as Tree;
use subxt::utils::H256;
use tokio::sync::{Semaphore, SemaphorePermit};
use tower_http::{
	compression::{
		predicate::{NotForContentType, Predicate},
		CompressionLayer, DefaultPredicate,
	},
	limit::RequestBodyLimitLayer,
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use fresh::Fresh;
use limits::{Slot, Slots};
pub use problem::{Problem, Result};

use crate::{
	chain::{Chain, Link},
	config::Config,
	documents::Documents,
	index::live::Live,
	metrics::Metrics,
	store::Store,
	web,
};

/// Bytes of a body at most, and of the citizen's facade.
const BODY: usize = 256 * 1024;
const CITIZEN_BODY: usize = 64 * 1024;
/// Exports sent at once, live connections held, and submissions waited for: by all, and by one address.
static EXPORTS: Slots = Slots::new(4, 2);
static LISTENERS: Slots = Slots::new(1_000, 100);
static SUBMISSIONS: Slots = Slots::new(256, 64);
/// Blocks and documents read whole into memory at once.
static READS: Semaphore = Semaphore::const_new(8);
/// How long the node may take for one answer, and how long one waits for one's turn to read.
const NODE_PATIENCE: Duration = Duration::from_secs(10);

/// What the handlers share; clones are cheap.
#[derive(Clone)]
pub struct State {
	pub store: Store,
	pub link: Link,
	pub live: Live,
	pub documents: Documents,
	pub config: Config,
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
		self.link.get().ok_or_else(|| Problem::away_since("未连接", "not connected"))
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

	/// A place among the exports sent at once, or 429.
	fn export_permit(&self) -> Result<Slot> {
		EXPORTS.take(limits::client()).ok_or_else(|| {
			Problem::too_many(
				"同时进行的导出过多，请稍后重试",
				"too many exports at once, try again later",
			)
		})
	}

	/// A place among the live connections, or 429.
	fn listening_permit(&self) -> Result<Slot> {
		LISTENERS.take(limits::client()).ok_or_else(|| {
			Problem::too_many(
				"实时连接过多，请稍后重试",
				"too many live connections, try again later",
			)
		})
	}

	/// A place among the submissions waited for, or 429.
	fn submission_permit(&self) -> Result<Slot> {
		SUBMISSIONS.take(limits::client()).ok_or_else(|| {
			Problem::too_many(
				"同时提交的交易过多，请稍后重试",
				"too many submissions at once, try again later",
			)
		})
	}

	/// A turn to read a block or a document whole into memory, or 503.
	async fn reading_permit(&self) -> Result<SemaphorePermit<'static>> {
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

	/// A document by its digests, if there are any.
	fn document(
		&self,
		blake2_256: Option<String>,
		sm3: Option<String>,
	) -> Option<values::Document> {
		let blake2_256 = blake2_256?;
		let available = self.documents.get(&blake2_256).is_some();
		Some(values::Document { blake2_256, sm3: sm3.unwrap_or_default(), available })
	}

	/// The document of a row's columns `{name}_blake2_256` and `{name}_sm3`.
	fn known_document(&self, row: &sqlx::any::AnyRow, name: &str) -> Result<values::Document> {
		use sql::Columns;
		let blake2_256 = row.maybe_text(&format!("{name}_blake2_256"))?;
		let sm3 = row.maybe_text(&format!("{name}_sm3"))?;
		let found = self.document(Some(blake2_256.unwrap_or_default()), sm3);
		found.ok_or_else(|| Problem::internal("a row without its document"))
	}
}

/// A column of JSON; text that is none stays text.
fn tree(text: Option<String>) -> Tree {
	text.map_or(Tree::Null, |text| serde_json::from_str(&text).unwrap_or(Tree::String(text)))
}

/// A hash as the index keeps it.
fn parse_hash(text: &str) -> Result<H256> {
	text.parse().map_err(|_| Problem::internal(format!("`{text}` is no hash")))
}

/// Answers in JSON that end soon.
fn quick() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(summary::summary))
		.routes(routes!(series::series))
		.routes(routes!(search::search))
		.routes(routes!(methodologies::list))
		.routes(routes!(methodologies::one))
		.routes(routes!(scenarios::list))
		.routes(routes!(scenarios::one))
		.routes(routes!(batches::list))
		.routes(routes!(batches::one))
		.routes(routes!(rule::rule))
		.routes(routes!(chunks::list))
		.routes(routes!(chunks::header_and_proof))
		.routes(routes!(chunks::body))
		.routes(routes!(verifiers::list))
		.routes(routes!(verifiers::one))
		.routes(routes!(validators::list))
		.routes(routes!(blocks::list))
		.routes(routes!(blocks::one))
		.routes(routes!(extrinsics::list))
		.routes(routes!(extrinsics::one))
		.routes(routes!(events::list))
		.routes(routes!(participants::list))
		.routes(routes!(participants::one))
		.routes(routes!(lots::of_participant))
		.routes(routes!(documents::list))
		.routes(routes!(documents::one))
		.routes(routes!(site::site))
}

/// Answers that last.
fn streamed() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(records::csv))
		.routes(routes!(records::json))
		.routes(routes!(export::export))
		.routes(routes!(live::live))
}

/// The citizen's facade; submission waits for finality.
fn citizens() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(citizen::one))
		.routes(routes!(citizen::lots_of))
		.routes(routes!(citizen::honours))
		.routes(routes!(citizen::payload::payload))
		.routes(routes!(citizen::submit::submit))
}

fn service() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(health::healthz))
		.routes(routes!(health::readyz))
		.routes(routes!(health::metrics))
}

/// The whole service: API, health, metrics, the page.
pub fn router(state: State) -> Router {
	state.documents.keep_up();
	let base = "/api/v1";
	let parts = |routes: OpenApiRouter<State>| {
		let routes = OpenApiRouter::new().nest(base, routes);
		let (routes, document) = routes.split_for_parts();
		(routes.with_state(state.clone()), document)
	};
	let (quick, mut document) = parts(quick());
	let (streamed, of_streamed) = parts(streamed());
	let (citizens, of_citizens) = parts(citizens());
	let (service, of_service) = service().split_for_parts();
	for other in [of_streamed, of_citizens, of_service] {
		document.merge(other);
	}
	let document = Arc::new(openapi::complete(document));
	let description = Router::new().route(
		&format!("{base}/openapi.json"),
		get(move || {
			let document = document.clone();
			async move { Json((*document).clone()) }
		}),
	);

	let limits = &state.config.limits;
	let (rate, burst, proxy) = (limits.requests_per_second, limits.burst, limits.behind_proxy);
	let timed = |routes: Router| routes.layer(middleware::from_fn(limits::timed));
	let tagged = |routes: Router| routes.layer(middleware::from_fn(etag::tagged));
	let quick = timed(tagged(quick.merge(description)));
	let citizens = tagged(citizens).layer(DefaultBodyLimit::max(CITIZEN_BODY));
	let citizens = limits::rate_limited(citizens, rate.div_ceil(10), burst.div_ceil(10), proxy);
	let api = limits::rate_limited(quick.merge(streamed), rate, burst, proxy);
	let policy = web::policy(&state.config.site);
	// Events must not wait for a compressor's buffer.
	let compressed = DefaultPredicate::new().and(NotForContentType::new("text/event-stream"));
	Router::new()
		.merge(api)
		.merge(citizens)
		.merge(service.with_state(state.clone()))
		.fallback(web::page)
		.layer(middleware::from_fn_with_state(proxy, limits::introduced))
		.layer(middleware::from_fn(limits::without_nul))
		.layer(DefaultBodyLimit::max(BODY))
		.layer(RequestBodyLimitLayer::new(BODY))
		.layer(CompressionLayer::new().compress_when(compressed))
		.layer(middleware::from_fn(limits::in_words))
		.layer(middleware::from_fn(limits::caught))
		.layer(middleware::from_fn_with_state(policy, web::guarded))
		.layer(middleware::from_fn_with_state(state, openapi::measured))
}
