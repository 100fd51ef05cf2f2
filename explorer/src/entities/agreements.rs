//! Who provides what people redeem: agreements with the operator, from one day to another (Art. 36).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	blocks::TODAY,
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, DayAndBlock, DocumentLink},
	words::AgreementState,
};

pub static ENTITY: Entity = Entity {
	table: "agreements",
	title: words("合作协议", "Agreements"),
	holds: words(
		"运营机构与权益提供方的一份合作协议：协议文本、起止日期",
		"An agreement of the operator with a provider: the document, its days",
	),
	key: &["agreed_block", "idx"],
	since: Some("agreed_block"),
	columns: &[
		column("agreed_block", Number, "登记所在区块", "Block in which it was noted"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("agreed_day", Day, "登记之日", "Day on which it was noted"),
		column(
			"provider",
			Number,
			"权益提供方的参与者编号；同一权益提供方以后一份为准",
			"The provider, by number of the participant; of a provider the last one counts",
		),
		column("from_day", Day, "首日", "First day"),
		column("until_day", Day, "末日", "Last day"),
		column(
			"document_blake2_256",
			Text,
			"协议文本的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the agreement",
		),
		column("document_sm3", Text, "协议文本的 SM3 摘要", "SM3 digest of the agreement"),
		column(
			"ended_day",
			Day,
			"提前终止之日；未终止的为空",
			"Day on which it was ended; empty unless it was",
		),
		column("ended_block", Number, "提前终止所在区块", "Block in which it was ended"),
		column(
			"ending_blake2_256",
			Text,
			"终止文件的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of why it was ended",
		),
		column("ending_sm3", Text, "终止文件的 SM3 摘要", "SM3 digest of that"),
	],
	books: Books::Events(&[on("Mall", "Agreed", agreed), on("Mall", "AgreementEnded", ended)]),
	finds: &[],
	documents: &[mention("agreement", "document"), mention("ending", "ending")],
};

const fn mention(role: &'static str, columns: &'static str) -> Mention {
	Mention { kind: "participant", id: "CAST(provider AS TEXT)", role, columns }
}

fn agreed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO agreements (agreed_block, idx, agreed_day, provider, from_day, until_day, document_blake2_256, \
		document_sm3) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		moment.number(),
		moment.place(),
		moment.day(),
		fields.int("provider")?,
		fields.int("from")?,
		fields.int("until")?,
		blake2_256,
		sm3
	))
}

/// The provider's last one.
fn ended(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE agreements SET ended_day = $1, ended_block = $2, ending_blake2_256 = $3, ending_sm3 = $4 \
		WHERE (agreed_block, idx) = (SELECT g.agreed_block, g.idx FROM agreements g WHERE g.provider = $5 \
		ORDER BY g.agreed_block DESC, g.idx DESC LIMIT 1)",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("provider")?
	))
}

/// In SQL, whether the provider of an agreement `g` has a later one.
const REPLACED: &str = "EXISTS (SELECT 1 FROM agreements l WHERE l.provider = g.provider AND \
	(l.agreed_block, l.idx) > (g.agreed_block, g.idx))";

/// Of which agreements a state is, in SQL over the alias `g`, today told by the last block indexed.
pub fn condition(state: AgreementState) -> String {
	let lasts = format!("g.ended_day IS NULL AND NOT {REPLACED}");
	match state {
		AgreementState::Ended => "g.ended_day IS NOT NULL".to_string(),
		AgreementState::Replaced => format!("g.ended_day IS NULL AND {REPLACED}"),
		AgreementState::Coming => format!("{lasts} AND g.from_day > {TODAY}"),
		AgreementState::Over => format!("{lasts} AND g.until_day < {TODAY}"),
		AgreementState::InForce => {
			format!("{lasts} AND g.from_day <= {TODAY} AND g.until_day >= {TODAY}")
		}
	}
}

/// A cooperation agreement of a provider's with the operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreementSummary {
	pub provider: ParticipantName,
	/// The agreement in writing.
	pub document: DocumentLink,
	/// Its first and last day.
	pub from: String,
	pub until: String,
	/// When it was noted.
	pub agreed: DayAndBlock,
	/// Today, by the last block indexed.
	pub state: AgreementState,
	/// When it was ended before its last day.
	#[schema(required)]
	pub ended: Option<DayAndBlock>,
	/// Why.
	#[schema(required)]
	pub ending: Option<DocumentLink>,
	/// The event that noted it: block and place.
	#[serde(skip)]
	pub place: [i64; 2],
}

/// What [`AgreementSummary::read`] reads.
pub fn agreements() -> Sql {
	Sql::new(&format!(
		"SELECT g.*, {TODAY} AS today, p.title AS provider_title, \
		CAST(CASE WHEN {REPLACED} THEN 1 ELSE 0 END AS BIGINT) AS replaced \
		FROM agreements g LEFT JOIN participants p ON p.id = g.provider"
	))
}

impl AgreementSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let (from, until) = (row.int("from_day")?, row.int("until_day")?);
		let ended = DayAndBlock::maybe(row, "ended_day", "ended_block")?;
		let today = row.maybe_int("today")?.unwrap_or_default();
		let state = match () {
			() if ended.is_some() => AgreementState::Ended,
			() if row.truth("replaced")? => AgreementState::Replaced,
			() if today < from => AgreementState::Coming,
			() if until < today => AgreementState::Over,
			() => AgreementState::InForce,
		};
		let (block, index) = (row.int("agreed_block")?, row.int("idx")?);
		Ok(AgreementSummary {
			provider: ParticipantName::read(row, "provider", "provider_title")?,
			document: DocumentLink::known(row, "document", documents)?,
			from: day(from),
			until: day(until),
			agreed: DayAndBlock { day: day(row.int("agreed_day")?), block },
			state,
			ended,
			ending: DocumentLink::maybe(row, "ending", documents)?,
			place: [block, index],
		})
	}
}
