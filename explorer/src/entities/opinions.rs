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
	values::DocumentLink,
};

pub static ENTITY: Entity = Entity {
	table: "opinions",
	title: words("专家意见", "Experts’ opinions"),
	holds: words("一位专家对一个方法学版本的意见", "An expert’s opinion on a methodology version"),
	key: &["version", "expert"],
	since: Some("block"),
	columns: &[
		column("version", Number, "方法学版本编号", "Number of the methodology version"),
		column("expert", Text, "专家账户", "The expert"),
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
	let (version, expert) = (fields.int("version")?, fields.account("expert")?);
	let key = StorageKey::NumberAndAccount(u32::try_from(version)?, expert);
	let opinion = moment.around.after("Methodology", "Opinions", key).await?;
	let report = opinion.as_ref().map(|opinion| opinion.field("report")).transpose()?;
	Ok(statement!(
		"INSERT INTO opinions (version, expert, favourable, report_blake2_256, report_sm3, block) \
		VALUES ($1, $2, $3, $4, $5, $6)",
		version,
		expert.to_string(),
		i64::from(fields.field("favourable")? == true),
		report.map(|report| report.text("blake2_256")).transpose()?,
		report.map(|report| report.text("sm3")).transpose()?,
		moment.number()
	))
}

/// An expert's opinion.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpinionSummary {
	pub expert: String,
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
			expert: row.text("expert")?,
			favourable: row.truth("favourable")?,
			report: DocumentLink::maybe(row, "report", documents)?,
			block: row.int("block")?,
		})
	};
	let sql = Sql::new("SELECT * FROM opinions").only("version = ?", [version.into()]);
	sql.add(" ORDER BY block, expert LIMIT 1000", []).all(store, opinion).await
}
