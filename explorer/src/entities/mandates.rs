//! What the competent authority mandates the operator with, and until when (Art. 6).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, DayAndBlock, DocumentLink},
	words::{self, MandateState},
};

pub static ENTITY: Entity = Entity {
	table: "mandates",
	title: words("委托", "Mandates"),
	holds: words(
		"主管部门对运营机构的一次委托：事项、起止日期、委托书",
		"A mandate of the authority’s to the operator: scope, days, instrument",
	),
	key: &["granted_block", "idx"],
	since: Some("granted_block"),
	columns: &[
		column("granted_block", Number, "委托所在区块", "Block in which it was granted"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("granted_day", Day, "委托之日", "Day on which it was granted"),
		column(
			"scope",
			Text,
			"事项：accounts 账户，review 审查，issuance 签发，mall 商城；同一事项以后一次委托为准",
			"accounts, review, issuance or mall; of a scope the last one granted counts",
		),
		column("from_day", Day, "首日", "First day"),
		column("until_day", Day, "末日", "Last day"),
		column(
			"document_blake2_256",
			Text,
			"委托书的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the instrument",
		),
		column("document_sm3", Text, "委托书的 SM3 摘要", "SM3 digest of the instrument"),
		column(
			"withdrawn_day",
			Day,
			"收回之日；未收回的为空",
			"Day of withdrawal; empty unless withdrawn",
		),
		column("withdrawn_block", Number, "收回所在区块", "Block of withdrawal"),
	],
	books: Books::Events(&[
		on("Mandate", "Granted", granted),
		on("Mandate", "Withdrawn", withdrawn),
	]),
	finds: &[Find {
		kind: "mandate",
		title: words("委托", "Mandate"),
		hits: "SELECT m.scope AS id, m.title AS title, CAST(NULL AS TEXT) AS detail FROM (SELECT DISTINCT scope, \
			CASE scope WHEN 'accounts' THEN '账户 / Accounts' WHEN 'review' THEN '审查 / Review' \
			WHEN 'issuance' THEN '签发 / Issuance' WHEN 'mall' THEN '商城 / Mall' ELSE scope END AS title FROM mandates) m",
		ways: &[way(Asked::Word, 4, r"LOWER(m.title) LIKE ? ESCAPE '\'").ordered(" ORDER BY m.scope")],
	}],
	documents: &[Mention {
		kind: "mandate",
		id: "scope",
		role: "document",
		columns: "document",
	}],
};

fn granted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO mandates (granted_block, idx, granted_day, scope, from_day, until_day, document_blake2_256, \
		document_sm3) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		moment.number(),
		moment.place(),
		moment.day(),
		fields.variant("scope")?,
		fields.int("from")?,
		fields.int("until")?,
		blake2_256,
		sm3
	))
}

/// Of a scope the last one granted.
fn withdrawn(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE mandates SET withdrawn_day = $1, withdrawn_block = $2 WHERE (granted_block, idx) = \
		(SELECT g.granted_block, g.idx FROM mandates g WHERE g.scope = $3 \
		ORDER BY g.granted_block DESC, g.idx DESC LIMIT 1)",
		moment.day(),
		moment.number(),
		moment.event.fields.variant("scope")?
	))
}

/// A mandate of the authority's to the operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct MandateSummary {
	#[schema(value_type = words::Scope)]
	pub scope: String,
	/// Its first and last day.
	pub from: String,
	pub until: String,
	/// The instrument in writing.
	pub document: DocumentLink,
	pub granted: DayAndBlock,
	pub withdrawn: Option<DayAndBlock>,
	/// Today, by the last block indexed.
	pub state: MandateState,
	/// The event that granted it: block and place.
	#[serde(skip)]
	pub place: (i64, i64),
}

/// What [`MandateSummary::read`] reads.
pub fn mandates() -> Sql {
	Sql::new(&format!(
		"SELECT g.*, {TODAY} AS today, (SELECT COUNT(*) FROM mandates l WHERE l.scope = g.scope AND \
		(l.granted_block, l.idx) > (g.granted_block, g.idx)) AS later FROM mandates g"
	))
}

impl MandateSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let (from, until) = (row.int("from_day")?, row.int("until_day")?);
		let withdrawn = DayAndBlock::maybe(row, "withdrawn_day", "withdrawn_block")?;
		let today = row.maybe_int("today")?.unwrap_or_default();
		let state = match () {
			() if withdrawn.is_some() => MandateState::Withdrawn,
			() if row.int("later")? > 0 => MandateState::Replaced,
			() if today < from => MandateState::Coming,
			() if until < today => MandateState::Over,
			() => MandateState::Standing,
		};
		Ok(MandateSummary {
			scope: row.text("scope")?,
			from: day(from),
			until: day(until),
			document: DocumentLink::known(row, "document", documents)?,
			granted: DayAndBlock {
				day: day(row.int("granted_day")?),
				block: row.int("granted_block")?,
			},
			withdrawn,
			state,
			place: (row.int("granted_block")?, row.int("idx")?),
		})
	}
}
