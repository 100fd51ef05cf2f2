//! What the page's footer says, from configuration.

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::state::State;

/// Absent unless configured.
#[derive(Debug, Serialize, ToSchema)]
pub struct Site {
	/// 主办单位
	pub organiser: Option<String>,
	/// 网站标识码
	pub identifier: Option<String>,
	/// ICP备案号
	pub icp: Option<String>,
	/// The node's public WebSocket address, for wallets.
	pub node_ws: Option<String>,
	/// Other nodes the page may connect to.
	pub more_nodes: Vec<String>,
}

/// Who runs this service.
#[utoipa::path(get, path = "/site", tag = "服务 Service",
	responses((status = 200, description = "Who runs it", body = Site)))]
pub async fn site(Shared(state): Shared<State>) -> Json<Site> {
	let site = &state.config.site;
	Json(Site {
		organiser: site.organiser.clone(),
		identifier: site.identifier.clone(),
		icp: site.icp.clone(),
		node_ws: site.node_ws.clone(),
		more_nodes: site.more_nodes.clone(),
	})
}
