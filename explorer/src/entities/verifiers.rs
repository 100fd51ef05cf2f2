//! Verifiers, their standing and what they attested (Art. 39-42).

use anyhow::{Context, Result};
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{
		column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED,
	},
	fields::EventFields,
	interests,
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
	values::{day, DocumentLink, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "verifiers",
	title: words("核查机构", "Verifiers"),
	holds: words(
		"一家核查机构：名称、资格、确定依据",
		"A verifier: title, standing, what it was accredited on",
	),
	key: &["account"],
	since: Some("accredited_block"),
	columns: &[
		column("account", Text, "账户", "Its account"),
		column("title", Text, "名称", "Title"),
		column(
			"folded",
			Text,
			"小写的名称，供查询",
			"The title in small letters of any alphabet, for searching",
		)
		.internal(),
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
		column("standing", Text, "资格：good 正常，suspended 暂停", "good or suspended"),
		column("standing_day", Day, "资格最近变动之日", "Day of the last change of standing"),
		column(
			"standing_block",
			Number,
			"资格最近变动所在区块",
			"Block of the last change of standing",
		),
	],
	books: Books::Events(&[
		on_reading("Accreditation", "Accredited", |moment| Box::pin(accredited(moment))),
		on("Accreditation", "Suspended", |moment| standing(moment, "suspended")),
		on("Accreditation", "Reinstated", |moment| standing(moment, "good")),
	]),
	finds: &[Find {
		kind: "verifier",
		title: words("核查机构", "Verifier"),
		hits: "SELECT account AS id, title, standing AS detail FROM verifiers",
		ways: &[
			way(Asked::Account, 1, "account = ?"),
			way(Asked::Word, 2, FOLDED).ordered(" ORDER BY id"),
		],
	}],
	documents: &[Mention {
		kind: "verifier",
		id: "account",
		role: "document",
		columns: "document",
	}],
};

fn standing(moment: &EventContext<'_>, standing: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET standing = $1, standing_day = $2, standing_block = $3 WHERE account = $4",
		standing,
		moment.day(),
		moment.number(),
		moment.event.fields.text("verifier")?
	))
}

async fn accredited(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let account = fields.account("verifier")?;
	let key = StorageKey::Account(account);
	let verifier = moment.around.after("Accreditation", "Verifiers", key).await?;
	let verifier = verifier.context("the verifier is not in the state")?;
	let document = fields.field("document")?;
	Ok(statement!(
		"INSERT INTO verifiers (account, title, folded, document_blake2_256, document_sm3, accredited_day, accredited_block, \
		standing, standing_block) VALUES ($1, $2, $3, $4, $5, $6, $7, 'good', $7) \
		ON CONFLICT (account) DO UPDATE SET title = excluded.title, folded = excluded.folded, document_blake2_256 = excluded.document_blake2_256, \
		document_sm3 = excluded.document_sm3, accredited_day = excluded.accredited_day, \
		accredited_block = excluded.accredited_block, standing = 'good', standing_block = excluded.standing_block",
		account.to_string(),
		verifier.text("title")?,
		verifier.text("title")?.to_lowercase(),
		document.text("blake2_256")?,
		document.text("sm3")?,
		moment.day(),
		moment.number()
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VerifierSummary {
	pub account: String,
	pub title: String,
	#[schema(value_type = words::Standing)]
	pub standing: String,
	/// The day of the last change of standing.
	pub since: Option<String>,
	/// What it was accredited on.
	pub document: DocumentLink,
	pub accredited: String,
	/// Batches it attested.
	pub batches: i64,
	/// What was credited of them.
	pub issued: Reduction,
	/// Scenarios in which it declared an interest, and which it so never verifies.
	pub interests: Vec<i64>,
}

/// What [`VerifierSummary::read`] reads.
pub fn verifiers() -> Sql {
	Sql::new(
		"SELECT f.*, (SELECT COUNT(*) FROM batches b WHERE b.verifier = f.account AND b.attested_block IS NOT NULL) AS batches, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.verifier = f.account) AS issued \
		FROM verifiers f",
	)
}

impl VerifierSummary {
	pub async fn read(row: &AnyRow, store: &Store, documents: &Documents) -> sqlx::Result<Self> {
		let account = row.text("account")?;
		Ok(VerifierSummary {
			title: row.text("title")?,
			standing: row.text("standing")?,
			since: row.maybe_int("standing_day")?.map(day),
			document: DocumentLink::known(row, "document", documents)?,
			accredited: day(row.int("accredited_day")?),
			batches: row.int("batches")?,
			issued: Reduction::of(row.int("issued")?),
			interests: interests::of_verifier(store, &account).await?,
			account,
		})
	}
}
