//! The scheme's rules and standards.

use axum::{extract::State as Shared, Json};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::rules::{rules, RuleSummary},
	words::{word, RuleKind},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RuleFilter {
	#[param(inline)]
	pub kind: Option<RuleKind>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Rules, newest first.
#[utoipa::path(get, path = "/rules", tag = "公开 Disclosure", params(RuleFilter),
	responses((status = 200, description = "Rules", body = ListPage<RuleSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<RuleFilter>,
) -> Result<Json<ListPage<RuleSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let items = rules()
		.only_if("r.kind = ?", filter.kind.map(word))
		.only_if("r.id < ?", paging.numbers::<1>("rules")?.map(|[id]| id))
		.add(" ORDER BY r.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| RuleSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "rules", |item| item.id.to_string())?))
}

/// One rule.
#[utoipa::path(get, path = "/rules/{id}", tag = "公开 Disclosure",
	params(("id" = u32, Path, description = "Number of the rule")),
	responses((status = 200, description = "The rule", body = RuleSummary)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<RuleSummary>> {
	let row = rules().only("r.id = ?", [id.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("制度标准", "rule", id))?;
	Ok(Json(RuleSummary::read(&row, &state.documents)?))
}
