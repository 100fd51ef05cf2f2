//! Large events whose emissions are offset (Art. 28-30).

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{
		accountings::{self, AccountingSummary},
		classes::ClassPart,
		large_event_classes::{self, of_event},
		large_events::{large_events, LargeEventSummary},
	},
	regions,
	values::{DayAndBlock, DocumentLink},
	words::{word, LargeEventState},
};

/// A document by which something was decided of a large event.
#[derive(Debug, Serialize, ToSchema)]
pub struct LargeEventDecision {
	pub document: DocumentLink,
	pub at: DayAndBlock,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LargeEventDetail {
	#[serde(flatten)]
	pub summary: LargeEventSummary,
	/// How it is to become carbon-neutral.
	pub plan: DocumentLink,
	/// What it was found to have emitted, the last first, 200 at most.
	pub accountings: Vec<AccountingSummary>,
	/// The authority's, to its certificate.
	#[schema(required)]
	pub consent: Option<LargeEventDecision>,
	/// Why and when the host called it off.
	#[schema(required)]
	pub called_off: Option<LargeEventDecision>,
	/// Of how many classes it was given some: `/large_events/{id}/classes`.
	pub classes: i64,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LargeEventFilter {
	/// Number of the host.
	pub host: Option<u32>,
	/// A region by GB/T 2260, with those that lie in it.
	pub region: Option<u32>,
	#[param(inline)]
	pub state: Option<LargeEventState>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Large events, newest first.
#[utoipa::path(get, path = "/large_events", tag = "大型活动 Large events", params(LargeEventFilter),
	responses((status = 200, description = "Large events", body = ListPage<LargeEventSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<LargeEventFilter>,
) -> Result<Json<ListPage<LargeEventSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let (first, last) = filter.region.map(|code| regions::within(code.into())).unzip();
	let items = large_events()
		.only_if("e.host = ?", filter.host)
		.only_if("e.region >= ?", first)
		.only_if("e.region <= ?", last)
		.only_if("e.state = ?", filter.state.map(word))
		.only_if("e.id < ?", paging.numbers::<1>("large_events")?.map(|[id]| id))
		.add(" ORDER BY e.id DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, LargeEventSummary::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "large_events", |item| item.id.to_string())?))
}

/// A large event, or 404.
pub async fn large_event(state: &State, id: i64) -> Result<LargeEventDetail> {
	let (store, documents) = (&state.store, &state.documents);
	let row = large_events().only("e.id = ?", [id.into()]).row(store).await?;
	let row = row.ok_or_else(|| Problem::no("大型活动", "large event", id))?;
	let decision = |name: &str, day: &str, block: &str| -> Result<Option<LargeEventDecision>> {
		let document = DocumentLink::maybe(&row, name, documents)?;
		let both = document.zip(DayAndBlock::maybe(&row, day, block)?);
		Ok(both.map(|(document, at)| LargeEventDecision { document, at }))
	};
	Ok(LargeEventDetail {
		summary: LargeEventSummary::read(&row)?,
		plan: DocumentLink::known(&row, "plan", documents)?,
		accountings: accountings::of_event(store, documents, id).await?,
		consent: decision("consent", "consented_day", "consented_block")?,
		called_off: decision("call_off", "called_off_day", "called_off_block")?,
		classes: large_event_classes::number(store, id).await?,
	})
}

/// One large event: what it emitted, what is covered, and what was decided of it.
#[utoipa::path(get, path = "/large_events/{id}", tag = "大型活动 Large events",
	params(("id" = u32, Path, description = "Number of the large event")),
	responses((status = 200, description = "The large event", body = LargeEventDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
) -> Result<Json<LargeEventDetail>> {
	Ok(Json(large_event(&state, id.into()).await?))
}

/// What a large event was given of each class, by class ascending.
#[utoipa::path(get, path = "/large_events/{id}/classes", tag = "大型活动 Large events",
	params(("id" = u32, Path, description = "Number of the large event"), Paging),
	responses((status = 200, description = "Classes", body = ListPage<ClassPart>)))]
pub async fn classes(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<ClassPart>>> {
	large_event(&state, id.into()).await?;
	let items = of_event(id.into())
		.only_if("t.class > ?", paging.numbers::<1>("large_event_classes")?.map(|[class]| class))
		.add(" ORDER BY t.class LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, ClassPart::read)
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "large_event_classes", |item| {
		item.class.id.to_string()
	})?))
}
