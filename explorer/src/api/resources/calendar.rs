//! The working days of the years that were published.

use axum::{extract::State as Shared, Json};

use crate::{
	api::{
		http::{
			extract::Ask,
			page::{ListPage, Paging},
			problem::Result,
		},
		state::State,
	},
	entities::calendar_years::{years, CalendarYear},
};

/// Years whose working days were published, newest first.
#[utoipa::path(get, path = "/calendar", tag = "期限 Deadlines", params(Paging),
	responses((status = 200, description = "Years", body = ListPage<CalendarYear>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(paging): Ask<Paging>,
) -> Result<Json<ListPage<CalendarYear>>> {
	let items = years()
		.only_if("year < ?", paging.numbers::<1>("calendar")?.map(|[year]| year))
		.add(" ORDER BY year DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| CalendarYear::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "calendar", |item| item.year.to_string())?))
}
