//! Verifiers, their standing and what they attested (Art. 39-42).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::EventFields,
	interests, involvements,
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
		"一家核查机构：参与者编号、资格、有效期、人员",
		"A verifier: number of the participant, standing, last days, people",
	),
	key: &["id"],
	since: Some("accredited_block"),
	columns: &[
		column("id", Number, "参与者编号", "Number of the participant that it is"),
		column("accredited_day", Day, "确定日期", "Day of accreditation"),
		column("accredited_block", Number, "确定所在区块", "Block of accreditation"),
		column("until_day", Day, "确定的有效期至", "Last day of the accreditation"),
		column(
			"qualified_day",
			Day,
			"证书与人员具备条件至；当时即不具备的为空",
			"Last day to which certificate and people are enough; empty if they were not as they last changed",
		),
		column("people", Number, "人员数", "People it reported"),
		column(
			"counted",
			Number,
			"最近变动之日具备条件的专职人员数，须至少五名",
			"Of them, those who met the conditions on the day of the last change; five are needed",
		),
		column(
			"standing",
			Text,
			"资格：good 正常，suspended 暂停，revoked 已撤销",
			"good, suspended or revoked",
		),
		column("standing_day", Day, "资格最近变动之日", "Day of the last change of standing"),
		column(
			"standing_block",
			Number,
			"资格最近变动所在区块",
			"Block of the last change of standing",
		),
		column(
			"provisional",
			Truth,
			"暂停是否待相关部门确认，逾期失效",
			"Whether a suspension waits for the council to confirm it, and lapses otherwise",
		),
		column(
			"unconfirmed_day",
			Day,
			"密钥待确认之日：运营机构已更换其密钥，或代其销户、恢复账户",
			"Day since which the council has yet to confirm its key: the operator replaced it, or closed or reopened the account",
		),
		column(
			"reason_blake2_256",
			Text,
			"最近一次暂停或撤销理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reasons for its last suspension, or revocation",
		),
		column(
			"reason_sm3",
			Text,
			"最近一次暂停或撤销理由的 SM3 摘要",
			"SM3 digest of the reasons for its last suspension, or revocation",
		),
	],
	books: Books::Events(&[
		on("Accreditation", "Accredited", accredited),
		on("Accreditation", "Renewed", renewed),
		on("Accreditation", "Qualified", qualified),
		on("Accreditation", "Suspended", suspended),
		on("Accreditation", "SuspensionConfirmed", confirmed),
		on("Accreditation", "Lifted", lifted),
		on("Accreditation", "Revoked", revoked),
		on("Accreditation", "Unconfirmed", unconfirmed),
		on("Calendar", "Overdue", lapsed),
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
		Mention { kind: "verifier", id: "CAST(id AS TEXT)", role: "reason", columns: "reason" },
	],
};

fn accredited(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO verifiers (id, accredited_day, accredited_block, until_day, people, counted, standing, standing_block, \
		provisional) VALUES ($1, $2, $3, $4, 0, 0, 'good', $3, 0) ON CONFLICT (id) DO UPDATE SET accredited_day = \
		excluded.accredited_day, accredited_block = excluded.accredited_block, until_day = excluded.until_day, standing = \
		'good', standing_day = excluded.accredited_day, standing_block = excluded.standing_block, provisional = 0",
		fields.int("verifier")?,
		moment.day(),
		moment.number(),
		fields.int("until")?
	))
}

fn renewed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE verifiers SET until_day = $1 WHERE id = $2",
		fields.int("until")?,
		fields.int("verifier")?
	))
}

fn qualified(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE verifiers SET people = $1, counted = $2, qualified_day = $3 WHERE id = $4",
		fields.int("people")?,
		fields.int("counted")?,
		fields.maybe_int("until")?,
		fields.int("verifier")?
	))
}

fn suspended(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE verifiers SET standing = 'suspended', standing_day = $1, standing_block = $2, provisional = 1, \
		reason_blake2_256 = $3, reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("verifier")?
	))
}

fn confirmed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET provisional = 0 WHERE id = $1",
		moment.event.fields.int("verifier")?
	))
}

fn lifted(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET standing = 'good', standing_day = $1, standing_block = $2, provisional = 0, \
		unconfirmed_day = NULL WHERE id = $3",
		moment.day(),
		moment.number(),
		moment.event.fields.int("verifier")?
	))
}

fn revoked(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE verifiers SET standing = 'revoked', standing_day = $1, standing_block = $2, provisional = 0, people = 0, \
		counted = 0, qualified_day = NULL, reason_blake2_256 = $3, reason_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("verifier")?
	))
}

fn unconfirmed(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifiers SET unconfirmed_day = $1 WHERE id = $2",
		moment.day(),
		moment.event.fields.int("verifier")?
	))
}

/// A suspension that the council did not confirm in time is over by itself.
fn lapsed(moment: &EventContext<'_>) -> Result<Change> {
	let subject = moment.event.fields.field("subject")?;
	if subject.get("Suspension").is_none() {
		return Ok(Change::Nothing);
	}
	Ok(statement!(
		"UPDATE verifiers SET standing = 'good', standing_day = $1, standing_block = $2, provisional = 0 WHERE id = $3 AND \
		standing = 'suspended' AND provisional = 1",
		moment.day(),
		moment.number(),
		subject.int("Suspension")?
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
	/// Whether a suspension waits for the council to confirm it, and lapses otherwise.
	pub provisional: bool,
	/// The day of the last change of standing.
	pub since: Option<String>,
	/// Since when the council has yet to confirm its key.
	pub unconfirmed: Option<String>,
	/// The reasons for its last suspension, or revocation.
	pub reason: Option<DocumentLink>,
	pub accredited: String,
	/// The last day of the accreditation.
	pub until: String,
	/// The last day to which certificate and people are enough; none if they were not as they last changed.
	pub qualified_until: Option<String>,
	/// People it reported.
	pub people: i64,
	/// Of them, those who met the conditions on the day of the last change; five are needed.
	pub counted: i64,
	pub application: VerifierApplication,
	/// Times it was assigned a batch.
	pub assigned: i64,
	/// Batches it attested.
	pub batches: i64,
	/// Batches it found wrong.
	pub refused: i64,
	/// Batches it was assigned and did not take on.
	pub declined: i64,
	/// Batches it attested that were held for a difference.
	pub held: i64,
	/// What was credited of them.
	pub issued: Reduction,
	/// Scenarios in which it declared an interest, and which it so never verifies.
	pub interests: Vec<i64>,
	/// Participants in whom it declared an interest, and whose scenarios it so never verifies.
	pub involvements: Vec<i64>,
}

/// What a verifier was accredited on, or its accreditation was last renewed (Art. 40).
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifierApplication {
	pub applied: String,
	#[schema(value_type = words::Qualification)]
	pub qualification: String,
	#[schema(value_type = Option<words::Laboratory>)]
	pub laboratory: Option<String>,
	/// Number of the certificate.
	pub number: String,
	/// Last day of the certificate.
	pub expires: String,
	/// Numbers of the methodologies it verifies under, all if empty.
	pub scope: Vec<i64>,
	pub premises: DocumentLink,
	pub facilities: DocumentLink,
	pub management: DocumentLink,
	pub finance: DocumentLink,
	pub certificate: DocumentLink,
	pub review: Option<DocumentLink>,
}

/// What [`VerifierSummary::read`] reads.
pub fn verifiers() -> Sql {
	Sql::new(
		"SELECT f.*, p.title AS title, p.account AS account, a.applied_day AS applied_day, a.qualification AS qualification, \
		a.laboratory AS laboratory, a.certificate_number AS certificate_number, a.expires_day AS expires_day, a.scope AS \
		scope, a.premises_blake2_256 AS premises_blake2_256, a.premises_sm3 AS premises_sm3, a.facilities_blake2_256 AS \
		facilities_blake2_256, a.facilities_sm3 AS facilities_sm3, a.management_blake2_256 AS management_blake2_256, \
		a.management_sm3 AS management_sm3, a.finance_blake2_256 AS finance_blake2_256, a.finance_sm3 AS finance_sm3, \
		a.certificate_blake2_256 AS certificate_blake2_256, a.certificate_sm3 AS certificate_sm3, a.review_blake2_256 AS \
		review_blake2_256, a.review_sm3 AS review_sm3, \
		(SELECT COUNT(*) FROM batch_steps t WHERE t.verifier = f.id AND t.step = 'assigned') AS assigned, \
		(SELECT COUNT(*) FROM batches b WHERE b.verifier = f.id AND b.attested_block IS NOT NULL) AS batches, \
		(SELECT COUNT(*) FROM batch_steps t WHERE t.verifier = f.id AND t.step = 'refused') AS refused, \
		(SELECT COUNT(*) FROM batch_steps t WHERE t.verifier = f.id AND t.step = 'declined') AS declined, \
		(SELECT COUNT(*) FROM batches b WHERE b.verifier = f.id AND b.difference IS NOT NULL) AS held, \
		(SELECT CAST(COALESCE(SUM(b.issued_mg), 0) AS BIGINT) FROM batches b WHERE b.verifier = f.id) AS issued \
		FROM verifiers f JOIN participants p ON p.id = f.id JOIN verifier_applications a ON a.participant = f.id AND a.state = \
		'granted' AND NOT EXISTS (SELECT 1 FROM verifier_applications n WHERE n.participant = f.id AND n.state = 'granted' AND \
		(n.block > a.block OR (n.block = a.block AND n.idx > a.idx)))",
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
			provisional: row.truth("provisional")?,
			since: row.maybe_int("standing_day")?.map(day),
			unconfirmed: row.maybe_int("unconfirmed_day")?.map(day),
			reason: DocumentLink::maybe(row, "reason", documents)?,
			accredited: day(row.int("accredited_day")?),
			until: day(row.int("until_day")?),
			qualified_until: row.maybe_int("qualified_day")?.map(day),
			people: row.int("people")?,
			counted: row.int("counted")?,
			application: VerifierApplication::read(row, documents)?,
			assigned: row.int("assigned")?,
			batches: row.int("batches")?,
			refused: row.int("refused")?,
			declined: row.int("declined")?,
			held: row.int("held")?,
			issued: Reduction::of(row.int("issued")?),
			interests: interests::of_verifier(store, id).await?,
			involvements: involvements::of_verifier(store, id).await?,
		})
	}
}

impl VerifierApplication {
	fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let known = |name| DocumentLink::known(row, name, documents);
		let scope = serde_json::from_str(&row.text("scope")?);
		Ok(VerifierApplication {
			applied: day(row.int("applied_day")?),
			qualification: row.text("qualification")?,
			laboratory: row.maybe_text("laboratory")?,
			number: row.text("certificate_number")?,
			expires: day(row.int("expires_day")?),
			scope: scope.map_err(|error| sqlx::Error::Decode(error.into()))?,
			premises: known("premises")?,
			facilities: known("facilities")?,
			management: known("management")?,
			finance: known("finance")?,
			certificate: known("certificate")?,
			review: DocumentLink::maybe(row, "review", documents)?,
		})
	}
}
