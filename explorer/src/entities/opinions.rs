//! Experts' opinions on methodology versions (Art. 13).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on_reading, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
	moment::{EventContext, StorageKey},
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{DocumentLink, Titled},
};

pub static ENTITY: Entity = Entity {
	table: "opinions",
	title: words("专家意见", "Experts’ opinions"),
	holds: words("一位专家对一个方法学版本的意见", "An expert’s opinion on a methodology version"),
	key: &["version", "expert"],
	since: Some("block"),
	columns: &[
		column("version", Number, "方法学版本编号", "Number of the methodology version"),
		column("expert", Number, "专家编号", "Number of the expert"),
		column("favourable", Truth, "是否赞成", "Whether in favour"),
		column(
			"report_blake2_256",
			Text,
			"意见书的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the written opinion",
		),
		column("report_sm3", Text, "意见书的 SM3 摘要", "SM3 digest of the written opinion"),
		column("block", Number, "所在区块", "Its block"),
	],
	books: Books::Events(&[on_reading("Methodology", "Opined", |moment| Box::pin(opined(moment)))]),
	finds: &[],
	documents: &[Mention {
		kind: "methodology",
		id: "CAST(version AS TEXT)",
		role: "opinion",
		columns: "report",
	}],
};

async fn opined(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (version, expert) = (fields.int("version")?, fields.int("expert")?);
	let key = StorageKey::Numbers(u32::try_from(version)?, u32::try_from(expert)?);
	let opinion = moment.around.after("Methodology", "Opinions", key).await?;
	let report = opinion.as_ref().map(|opinion| opinion.document("report")).transpose()?;
	let (blake2_256, sm3) = report.unzip();
	Ok(statement!(
		"INSERT INTO opinions (version, expert, favourable, report_blake2_256, report_sm3, block) \
		VALUES ($1, $2, $3, $4, $5, $6)",
		version,
		expert,
		i64::from(fields.field("favourable")? == true),
		blake2_256,
		sm3,
		moment.number()
	))
}

/// An expert's opinion.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpinionSummary {
	/// Number of the expert.
	pub expert: i64,
	pub favourable: bool,
	pub report: Option<DocumentLink>,
	pub block: i64,
}

/// An opinion where its expert is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct GivenOpinion {
	/// The methodology version it is on.
	pub version: Titled,
	pub favourable: bool,
	pub report: Option<DocumentLink>,
	pub block: i64,
}

pub async fn of_version(
	store: &Store,
	documents: &Documents,
	version: i64,
) -> sqlx::Result<Vec<OpinionSummary>> {
	let opinion = |row: &AnyRow| {
		Ok(OpinionSummary {
			expert: row.int("expert")?,
			favourable: row.truth("favourable")?,
			report: DocumentLink::maybe(row, "report", documents)?,
			block: row.int("block")?,
		})
	};
	let sql = Sql::new("SELECT * FROM opinions").only("version = ?", [version.into()]);
	sql.add(" ORDER BY block, expert LIMIT 1000", []).all(store, opinion).await
}

/// Newest first.
pub async fn of_expert(
	store: &Store,
	documents: &Documents,
	expert: i64,
) -> sqlx::Result<Vec<GivenOpinion>> {
	let opinion = |row: &AnyRow| {
		Ok(GivenOpinion {
			version: Titled {
				id: row.int("version")?,
				title: row.maybe_text("title")?.unwrap_or_default(),
			},
			favourable: row.truth("favourable")?,
			report: DocumentLink::maybe(row, "report", documents)?,
			block: row.int("block")?,
		})
	};
	let sql = Sql::new(
		"SELECT o.*, v.title AS title FROM opinions o LEFT JOIN versions v ON v.id = o.version",
	);
	let sql = sql.only("o.expert = ?", [expert.into()]);
	sql.add(" ORDER BY o.version DESC LIMIT 1000", []).all(store, opinion).await
}
