//! Public notices of methodology versions: those that run, and those that did, with objections and answers.

use axum::{extract::State as Shared, Json};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
	api::{
		http::{
			extract::Ask,
			page::{ListPage, Paging},
			problem::Result,
		},
		state::State,
	},
	entities::{
		blocks::TODAY,
		notices::{notices, NoticeDetail, NoticeSummary},
	},
	words::NoticeState,
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoticeFilter {
	#[param(inline)]
	pub state: Option<NoticeState>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Of which notices a state is, today told by the last block indexed.
fn condition(state: NoticeState) -> String {
	match state {
		NoticeState::Running => format!("n.outcome IS NULL AND n.last_day >= {TODAY}"),
		NoticeState::Over => format!("n.outcome IS NULL AND n.last_day < {TODAY}"),
		NoticeState::Filed => "n.outcome = 'filed'".to_string(),
		NoticeState::Reopened => "n.outcome = 'reopened'".to_string(),
		NoticeState::Withdrawn => "n.outcome = 'withdrawn'".to_string(),
	}
}

/// Public notices, the newest first.
#[utoipa::path(get, path = "/notices", tag = "公示 Notices", params(NoticeFilter),
	responses((status = 200, description = "Notices", body = ListPage<NoticeDetail>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<NoticeFilter>,
) -> Result<Json<ListPage<NoticeDetail>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = notices();
	if let Some(state) = filter.state {
		sql = sql.only(&condition(state), []);
	}
	if let Some([block, version]) = paging.numbers::<2>("notices")? {
		sql = sql.only("(n.begun_block, n.version) < (?, ?)", [block.into(), version.into()]);
	}
	let sql =
		sql.add(" ORDER BY n.begun_block DESC, n.version DESC LIMIT ?", [paging.rows()?.into()]);
	let found = sql.all(&state.store, NoticeSummary::read).await?;
	let mut items = Vec::new();
	for summary in found {
		items.push(NoticeDetail::of(&state.store, &state.documents, summary).await?);
	}
	Ok(Json(ListPage::cut(items, &paging, "notices", |NoticeDetail { summary, .. }| {
		format!("{}.{}", summary.block, summary.version.id)
	})?))
}
