//! Whether the service lives and is up to date.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::{
	http::problem::{Problem, Result, NOT_READY},
	state::State,
};

/// Finalised blocks the index may be behind and still be called ready: a minute.
const LAG: u64 = 20;

#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
	/// ok
	pub status: String,
	/// Finalised blocks not indexed yet.
	pub lag: Option<u64>,
}

/// The process answers.
#[utoipa::path(get, path = "/healthz", tag = "服务 Service",
	responses((status = 200, description = "It lives", body = Health)))]
pub async fn healthz(Shared(state): Shared<State>) -> Json<Health> {
	Json(Health { status: "ok".to_string(), lag: state.heads().lag() })
}

/// The node is connected, the index at most 20 blocks behind it and no further ahead; otherwise 503.
#[utoipa::path(get, path = "/readyz", tag = "服务 Service",
	responses((status = 200, description = "It is ready", body = Health)))]
pub async fn readyz(Shared(state): Shared<State>) -> Result<Json<Health>> {
	state.chain()?;
	match state.heads().lag() {
		Some(lag) if lag <= LAG => Ok(Json(Health { status: "ok".to_string(), lag: Some(lag) })),
		lag => {
			let blocks = lag.map_or_else(|| "?".to_string(), |lag| lag.to_string());
			let zh = format!("索引落后 {blocks} 个区块");
			let en = format!("the index is {blocks} blocks behind");
			Err(Problem::busy("not-ready", NOT_READY, zh, en))
		}
	}
}

/// Measurements for Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "服务 Service",
	responses((status = 200, description = "Measurements", body = String, content_type = "text/plain")))]
pub async fn metrics(Shared(state): Shared<State>) -> Result<String> {
	state.metrics.text().map_err(Problem::internal)
}
