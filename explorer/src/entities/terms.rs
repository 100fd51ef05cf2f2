//! The terms under which a scenario's activity counts: methodology version and points formula, from day to day
//! (Art. 16, 34).

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{json, Value as Tree};
use sqlx::any::AnyRow;
use suhui_primitives::FIRST_NUMBER;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, on_reading, words, Books, Entity, Form::*, Mention},
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
	values::{day, DayAndBlock, DocumentLink, Titled},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "terms",
	title: words("规则版本", "Terms"),
	holds: words(
		"一个减排场景的一版规则：方法学版本、积分公式、适用日期",
		"Terms of a scenario: methodology version, points formula, days in force",
	),
	key: &["source", "number"],
	since: Some("proposed_block"),
	columns: &[
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column(
			"number",
			Number,
			"该场景的第几版规则，从 1 起",
			"Which terms of the scenario, from 1",
		),
		column(
			"version",
			Number,
			"所用方法学版本；仅碳积分的为空",
			"The methodology version; empty where they give points only",
		),
		column(
			"points_text",
			Text,
			"积分公式原文；减排项目没有，为空文",
			"The points formula; the empty text of a project, which has none",
		),
		column(
			"bindings",
			Json,
			"积分公式各输入取自何处；减排项目的，以及提出后在同一区块撤回的，为空表",
			"What each input of the points formula takes; an empty list of a project, or if taken back in the block they were proposed in",
		),
		column(
			"document_blake2_256",
			Text,
			"申请材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of their document",
		),
		column("document_sm3", Text, "申请材料的 SM3 摘要", "SM3 digest of their document"),
		column("proposed_day", Day, "提出之日", "Day on which they were proposed"),
		column("proposed_block", Number, "提出所在区块", "Block of that"),
		column("approved_day", Day, "审查通过之日", "Day on which the operator approved them"),
		column("approved_block", Number, "审查通过所在区块", "Block of that"),
		column("filed_day", Day, "主管部门备案之日", "Day on which the authority filed them"),
		column("filed_block", Number, "备案所在区块", "Block of that"),
		column(
			"stage",
			Text,
			"阶段：proposed 申请中，in_force 已备案，自首日起适用，rejected 不予通过，withdrawn 已撤回申请",
			"proposed, in_force, from their first day on, rejected or withdrawn",
		),
		column("from_day", Day, "适用首日", "First day whose activity counts under them"),
		column(
			"until_day",
			Day,
			"适用末日，即下一版规则适用前一日；没有下一版的为空",
			"Last day, the one before the next terms’ first; empty where none follow",
		),
		column(
			"reason_blake2_256",
			Text,
			"不予通过理由的 BLAKE2-256 摘要；随场景申请一并不予通过的为空",
			"BLAKE2-256 digest of the reasons for their rejection; empty where the scenario was rejected",
		),
		column("reason_sm3", Text, "不予通过理由的 SM3 摘要", "SM3 digest of those reasons"),
	],
	books: Books::Events(&[
		on_reading("Scenarios", "Applied", |moment| Box::pin(proposed(moment, FIRST))),
		on("Scenarios", "Approved", approved),
		on("Scenarios", "Admitted", |moment| admitted(moment, FIRST)),
		on("Scenarios", "Rejected", rejected_with_scenario),
		on_reading("Scenarios", "TermsProposed", |moment| {
			Box::pin(async move { proposed(moment, named(moment)?).await })
		}),
		on("Scenarios", "TermsAdmitted", |moment| admitted(moment, named(moment)?)),
		on("Scenarios", "TermsRejected", rejected),
		on("Scenarios", "Withdrawn", |moment| withdrawn(moment, FIRST)),
		on("Scenarios", "TermsWithdrawn", |moment| withdrawn(moment, named(moment)?)),
	]),
	finds: &[],
	documents: &[
		Mention {
			kind: "scenario",
			id: "CAST(source AS TEXT)",
			role: "document",
			columns: "document",
		},
		Mention { kind: "scenario", id: "CAST(source AS TEXT)", role: "reason", columns: "reason" },
	],
};

/// The terms that a scenario is applied for with.
const FIRST: i64 = FIRST_NUMBER as i64;

fn named(moment: &EventContext<'_>) -> Result<i64> {
	moment.event.fields.int("terms")
}

async fn proposed(moment: &EventContext<'_>, number: i64) -> Result<Change> {
	let source = moment.event.fields.int("source")?;
	let key = StorageKey::Numbers(u32::try_from(source)?, u32::try_from(number)?);
	let terms = moment.kept("Scenarios", "TermsOf", key.clone()).await?;
	let text = moment.text("Scenarios", "PointsTexts", key.clone(), "points_text").await?;
	// Of terms taken back in their own block there is none any more, nor does any record come under it.
	let rule = moment.around.after("Scenarios", "PointsRules", key).await?;
	let bindings = match &rule {
		Some(rule) => bindings(rule.field("bindings")?)?,
		None => bindings(&json!([]))?,
	};
	let (blake2_256, sm3) = terms.document("document")?;
	Ok(statement!(
		"INSERT INTO terms (source, number, version, points_text, bindings, document_blake2_256, document_sm3, \
		proposed_day, proposed_block, stage) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed')",
		source,
		number,
		terms.maybe_int("version")?,
		text,
		bindings,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

/// As the API gives them: `"reduction"` or `{"input": n}`.
fn bindings(rule: &Tree) -> Result<String> {
	let bindings = rule.as_array().context("bindings are not a list")?.iter().map(|binding| {
		match binding.get("Input").and_then(Tree::as_u64) {
			Some(input) => json!({ "input": input }),
			None => json!("reduction"),
		}
	});
	Ok(Tree::Array(bindings.collect()).to_string())
}

fn approved(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE terms SET approved_day = $1, approved_block = $2 WHERE source = $3 AND number = $4",
		moment.day(),
		moment.number(),
		moment.event.fields.int("source")?,
		named(moment)?
	))
}

/// Terms that come into force end those before.
fn admitted(moment: &EventContext<'_>, number: i64) -> Result<Change> {
	let fields = &moment.event.fields;
	let from = fields.int("from")?;
	Ok(statement!(
		"UPDATE terms SET stage = 'in_force', from_day = CASE WHEN number = $1 THEN $2 ELSE from_day END, \
		until_day = CASE WHEN number = $1 THEN NULL ELSE $3 END, \
		filed_day = CASE WHEN number = $1 THEN $5 ELSE filed_day END, \
		filed_block = CASE WHEN number = $1 THEN $6 ELSE filed_block END WHERE source = $4 AND (number = $1 OR (stage = 'in_force' AND until_day IS NULL))",
		number,
		from,
		from - 1,
		fields.int("source")?,
		moment.day(),
		moment.number()
	))
}

/// The chain lets go of formula and rule; they stay here, as they were public in their block.
fn rejected(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE terms SET stage = 'rejected', reason_blake2_256 = $1, reason_sm3 = $2 WHERE source = $3 AND number = $4",
		blake2_256,
		sm3,
		fields.int("source")?,
		named(moment)?
	))
}

/// The reasons are the scenario's.
fn rejected_with_scenario(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE terms SET stage = 'rejected' WHERE source = $1",
		moment.event.fields.int("source")?
	))
}

/// Formula and rule stay here as those of rejected terms do.
fn withdrawn(moment: &EventContext<'_>, number: i64) -> Result<Change> {
	Ok(statement!(
		"UPDATE terms SET stage = 'withdrawn' WHERE source = $1 AND number = $2",
		moment.event.fields.int("source")?,
		number
	))
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TermsSummary {
	/// Which terms of the scenario, from 1.
	pub number: i64,
	/// The methodology version; null where they give points only.
	pub version: Option<Titled>,
	/// The points formula; empty of a project, which has none.
	pub points_text: String,
	#[schema(value_type = Vec<words::Binding>)]
	pub bindings: Tree,
	pub document: DocumentLink,
	pub proposed: DayAndBlock,
	/// When the operator approved them.
	#[schema(required)]
	pub approved: Option<DayAndBlock>,
	/// When the authority filed them.
	#[schema(required)]
	pub filed: Option<DayAndBlock>,
	#[schema(value_type = words::TermsStage)]
	pub stage: String,
	/// The first day whose activity counts under them.
	pub from: Option<String>,
	/// The last day; null where no terms follow.
	pub until: Option<String>,
	/// The reasons for their rejection; null where the scenario was rejected with them.
	pub reason: Option<DocumentLink>,
}

impl TermsSummary {
	fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		Ok(TermsSummary {
			number: row.int("number")?,
			version: Titled::maybe(row, "version", "version_title")?,
			points_text: row.text("points_text")?,
			bindings: row.tree("bindings")?,
			document: DocumentLink::known(row, "document", documents)?,
			proposed: DayAndBlock {
				day: day(row.int("proposed_day")?),
				block: row.int("proposed_block")?,
			},
			approved: DayAndBlock::maybe(row, "approved_day", "approved_block")?,
			filed: DayAndBlock::maybe(row, "filed_day", "filed_block")?,
			stage: row.text("stage")?,
			from: row.maybe_int("from_day")?.map(day),
			until: row.maybe_int("until_day")?.map(day),
			reason: DocumentLink::maybe(row, "reason", documents)?,
		})
	}
}

/// A scenario's terms, newest first.
pub async fn of_scenario(
	store: &Store,
	documents: &Documents,
	source: i64,
) -> sqlx::Result<Vec<TermsSummary>> {
	let sql = Sql::new(
		"SELECT t.*, v.title AS version_title FROM terms t LEFT JOIN versions v ON v.id = t.version",
	);
	let sql = sql.only("t.source = ?", [source.into()]).add(" ORDER BY t.number DESC", []);
	sql.all(store, |row| TermsSummary::read(row, documents)).await
}

/// In SQL, the terms `m` to show of a scenario `s`: those in force today, before any are the first.
pub fn shown() -> String {
	format!(
		"terms m ON m.source = s.id AND m.number = COALESCE((SELECT i.number FROM terms i \
		WHERE i.source = s.id AND i.stage = 'in_force' AND i.from_day <= {TODAY} \
		ORDER BY i.from_day DESC LIMIT 1), {FIRST})"
	)
}

/// In SQL, the number of those if they are in force today.
pub fn in_force() -> String {
	format!("CASE WHEN m.stage = 'in_force' AND m.from_day <= {TODAY} THEN m.number END")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bindings_should_be_as_the_api_gives_them_when_read_from_the_chain() {
		let read = json!([{ "Input": 1 }, "Reduction"]);
		assert_eq!(bindings(&read).unwrap(), r#"[{"input":1},"reduction"]"#);
	}
}
