//! Certificates of large events and retirements (Art. 29).

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use suhui_primitives::certificate;
use utoipa::{IntoParams, ToSchema};

use super::{
	large_events::{large_event, LargeEventDetail},
	retirements::{retirement, RetirementDetail},
};
use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::certificates::{certificates, CertificateSummary},
	words::{word, CertificateKind},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateDetail {
	#[serde(flatten)]
	pub summary: CertificateSummary,
	/// Of a certificate of neutrality.
	#[schema(required)]
	pub large_event: Option<LargeEventDetail>,
	/// Of a certificate of a retirement.
	#[schema(required)]
	pub retirement: Option<RetirementDetail>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CertificateFilter {
	#[param(inline)]
	pub kind: Option<CertificateKind>,
	/// Number of the large event's host, or of who retired.
	pub holder: Option<u32>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Which are a holder's, found through its events and retirements: nobody's are not looked for among all.
const OF_HOLDER: &str =
	"((c.kind = 'neutrality' AND c.subject IN (SELECT l.id FROM large_events l WHERE l.host = ?)) OR \
	(c.kind = 'retirement' AND c.subject IN \
	(SELECT t.id FROM retirements t WHERE t.holder = ? AND t.certificate IS NOT NULL)))";

/// Certificates, newest first.
#[utoipa::path(get, path = "/certificates", tag = "证书 Certificates", params(CertificateFilter),
	responses((status = 200, description = "Certificates", body = ListPage<CertificateSummary>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(filter): Ask<CertificateFilter>,
) -> Result<Json<ListPage<CertificateSummary>>> {
	let paging = Paging { limit: filter.limit, after: filter.after };
	let mut sql = certificates();
	if let Some(holder) = filter.holder {
		sql = sql.only(OF_HOLDER, [holder.into(), holder.into()]);
	}
	let items = sql
		.only_if("c.kind = ?", filter.kind.map(word))
		.only_if("c.number < ?", paging.numbers::<1>("certificates")?.map(|[number]| number))
		.add(" ORDER BY c.number DESC LIMIT ?", [paging.rows()?.into()])
		.all(&state.store, |row| CertificateSummary::read(row, &state.documents))
		.await?;
	Ok(Json(ListPage::cut(items, &paging, "certificates", |item| item.id.to_string())?))
}

/// The number that a text writes with its check digits.
fn asked(text: &str) -> Result<i64> {
	let number = certificate::read(text).and_then(|number| i64::try_from(number).ok());
	number.ok_or_else(|| {
		Problem::bad(
			format!("「{text}」不是证书编号：应为十二位数字加两位校验码，如 202600000001-52，请核对"),
			format!(
				"`{text}` is not a certificate's number: twelve digits and two that check them, as 202600000001-52"
			),
		)
	})
}

/// One certificate, with what it is of.
#[utoipa::path(get, path = "/certificates/{number}", tag = "证书 Certificates",
	params(("number" = String, Path, description = "With its check digits, with the dash or without", example = "202600000001-52")),
	responses((status = 200, description = "The certificate", body = CertificateDetail)))]
pub async fn one(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<CertificateDetail>> {
	let number = asked(&text)?;
	let row = certificates().only("c.number = ?", [number.into()]).row(&state.store).await?;
	let row = row.ok_or_else(|| Problem::no("证书", "certificate", &text))?;
	let summary = CertificateSummary::read(&row, &state.documents)?;
	let is_of = |kind: CertificateKind| summary.kind == word(kind);
	let large_event = match is_of(CertificateKind::Neutrality) {
		true => Some(large_event(&state, summary.subject).await?),
		false => None,
	};
	let retirement = match is_of(CertificateKind::Retirement) {
		true => Some(retirement(&state, summary.subject).await?),
		false => None,
	};
	Ok(Json(CertificateDetail { summary, large_event, retirement }))
}
