//! Verifiers, their standing and what they attested (Art. 39-42).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::EventFields,
	interests,
	moment::EventContext,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
	values::{day, DocumentLink, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "verifiers",
	title: words("核查机构", "Verifiers"),
	holds: words(
		"一家核查机构：参与者编号、资格、确定依据",
		"A verifier: number of the participant, standing, what it was accredited on",
	),
	key: &["id"],
	since: Some("accredited_block"),
	columns: &[
		column("id", Number, "参与者编号", "Number of the participant that it is"),
		column(
			"document_blake2_256",
			Text,
			"确定依据的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of what it was accredited on",
		),
		column(
			"document_sm3",
			Text,
			"确定依据的 SM3 摘要",
			"SM3 digest of what it was accredited on",
		),
		column("accredited_day", Day, "确定日期", "Day of accreditation"),
		column("accredited_block", Number, "确定所在区块", "Block of accreditation"),
		column(
			"standing",
			Text,
			"资格：good 正常，suspended 暂停，unconfirmed 待确认（运营机构已更换其密钥，或代其销户、恢复账户）",
			"good, suspended, or unconfirmed since the operator replaced its key, or closed or reopened its account",
		),
		column("standing_day", Day, "资格最近变动之日", "Day of the last change of standing"),
		column(
			"standing_block",
			Number,
			"资格最近变动所在区块",
			"Block of the last change of standing",
		),
		column(
			"reason_blake2_256",
			Text,
			"最近一次暂停理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for its last suspension",
		),
		column(
			"reason_sm3",
			Text,
			"最近一次暂停理由的 SM3 摘要",
			"SM3 digest of the reasons for its last suspension",
		),
	],
	books: Books::Events(&[
		on("Accreditation", "Accredited", accredited),
		on("Accreditation", "Suspended", suspended),
		on("Accreditation", "Unconfirmed", |moment| standing(moment, "unconfirmed")),
		on("Accreditation", "Reinstated", |moment| standing(moment, "good")),
	]),
	finds: &[Find {
		kind: "verifier",
		title: words("核查机构", "Verifier"),
		hits: "SELECT CAST(f.id AS TEXT) AS id, COALESCE(p.title, CAST(f.id AS TEXT)) AS title, \
			f.standing AS detail FROM verifiers f LEFT JOIN participants p ON p.id = f.id",
		ways: &[
			way(
				Asked::Account,
				1,
				"f.id IN (SELECT participant FROM participant_accounts WHERE account = ?)",
			),
			way(Asked::Word, 2, r"p.folded LIKE ? ESCAPE '\'").ordered(" ORDER BY f.id"),
		],
	}],
	documents: &[
		Mention {
			kind: "verifier",
			id: "CAST(id AS TEXT)",
			role: "document",
			columns: "document",
		},
		Mention { kind: "verifier", id: "CAST(id AS TEXT)", role: "reason", columns: "reason" },
	],
};

fn standing(moment: &EventContext<'_>, standing: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET standing = $1, standing_day = $2, standing_block = $3 WHERE id = $4",
		standing,
		moment.day(),
		moment.number(),
		moment.event.fields.int("verifier")?
	))
}

fn suspended(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE verifiers SET standing = 'suspended', standing_day = $1, standing_block = $2, reason_blake2_256 = $3, \
		reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("verifier")?
	))
}

fn accredited(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"INSERT INTO verifiers (id, document_blake2_256, document_sm3, accredited_day, accredited_block, standing, \
		standing_block) VALUES ($1, $2, $3, $4, $5, 'good', $5)",
		fields.int("verifier")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VerifierSummary {
	/// Number of the participant that it is.
	pub id: i64,
	pub title: String,
	/// The account that stands for the participant now, or stood last.
	pub account: String,
	#[schema(value_type = words::Standing)]
	pub standing: String,
	/// The day of the last change of standing.
	pub since: Option<String>,
	/// The reasons for its last suspension.
	pub reason: Option<DocumentLink>,
	/// What it was accredited on.
	pub document: DocumentLink,
	pub accredited: String,
	/// Batches it attested.
	pub batches: i64,
	/// Batches it found wrong.
	pub refused: i64,
	/// Batches it was assigned and did not take on.
	pub declined: i64,
	/// What was credited of them.
	pub issued: Reduction,
	/// Scenarios in which it declared an interest, and which it so never verifies.
	pub interests: Vec<i64>,
}

/// What [`VerifierSummary::read`] reads.
pub fn verifiers() -> Sql {
	Sql::new(
		"SELECT f.*, p.title AS title, p.account AS account, \
		(SELECT COUNT(*) FROM batches b WHERE b.verifier = f.id AND b.attested_block IS NOT NULL) AS batches, \
		(SELECT COUNT(*) FROM batch_steps t WHERE t.verifier = f.id AND t.step = 'refused') AS refused, \
		(SELECT COUNT(*) FROM batch_steps t WHERE t.verifier = f.id AND t.step = 'declined') AS declined, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.verifier = f.id) AS issued \
		FROM verifiers f JOIN participants p ON p.id = f.id",
	)
}

impl VerifierSummary {
	pub async fn read(row: &AnyRow, store: &Store, documents: &Documents) -> sqlx::Result<Self> {
		let id = row.int("id")?;
		Ok(VerifierSummary {
			id,
			title: row.maybe_text("title")?.unwrap_or_default(),
			account: row.text("account")?,
			standing: row.text("standing")?,
			since: row.maybe_int("standing_day")?.map(day),
			reason: DocumentLink::maybe(row, "reason", documents)?,
			document: DocumentLink::known(row, "document", documents)?,
			accredited: day(row.int("accredited_day")?),
			batches: row.int("batches")?,
			refused: row.int("refused")?,
			declined: row.int("declined")?,
			issued: Reduction::of(row.int("issued")?),
			interests: interests::of_verifier(store, id).await?,
		})
	}
}
