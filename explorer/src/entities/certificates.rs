//! Certificates of the operator's: that a large event was carbon-neutral, or that reductions were retired (Art. 29).

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention},
	fields::{number, EventFields},
	moment::EventContext,
	participants::ParticipantName,
	subjects::variant,
};
use crate::{
	documents::Documents,
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{certificate, day, DayAndBlock, DocumentLink, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "certificates",
	title: words("证书", "Certificates"),
	holds: words(
		"一份碳中和证书或注销证书：编号、所证明的大型活动或注销、日期",
		"A certificate of a large event’s neutrality, or of a retirement: number, of what, its day",
	),
	key: &["number"],
	since: Some("issued_block"),
	columns: &[
		column(
			"number",
			Number,
			"编号，不含校验码：年份四位，序号八位",
			"Number without the check digits: four digits of the year, eight of the place in it",
		),
		column("written", Text, "编号，含校验码", "Number with the check digits"),
		column(
			"kind",
			Text,
			"种类：neutrality 碳中和证书，retirement 注销证书",
			"neutrality or retirement",
		),
		column(
			"subject",
			Number,
			"大型活动或注销的编号",
			"Number of the large event or retirement",
		),
		column(
			"document_blake2_256",
			Text,
			"证书文本的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the certificate in writing",
		),
		column("document_sm3", Text, "证书文本的 SM3 摘要", "SM3 digest of that"),
		column("issued_day", Day, "发证之日", "Day of issue"),
		column("issued_block", Number, "发证所在区块", "Block of issue"),
	],
	books: Books::Events(&[on("Reductions", "Certified", certified)]),
	finds: &[Find {
		kind: "certificate",
		title: words("证书", "Certificate"),
		hits: "SELECT written AS id, written AS title, kind AS detail FROM certificates",
		ways: &[way(Asked::Word, 9, WRITTEN)],
	}],
	documents: &[Mention {
		kind: "certificate",
		id: "written",
		role: "document",
		columns: "document",
	}],
};

/// The whole number, with the dash or without: a part of one would find all of its year.
const WRITTEN: &str = "? IN ('%' || written || '%', '%' || REPLACE(written, '-', '') || '%')";

/// What a certificate is of: `neutrality` of a large event by number, or `retirement`.
pub fn subject(of: &Tree) -> Result<(String, i64)> {
	let (kind, inner) = variant(of)?;
	let number = inner.and_then(number);
	Ok((kind, number.with_context(|| format!("`{of}` has no number"))?))
}

fn certified(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (kind, subject) = subject(fields.field("of")?)?;
	let (blake2_256, sm3) = fields.document("document")?;
	let number = fields.int("certificate")?;
	Ok(statement!(
		"INSERT INTO certificates (number, written, kind, subject, document_blake2_256, document_sm3, issued_day, issued_block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		number,
		certificate(number),
		kind,
		subject,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateSummary {
	/// With check digits.
	#[schema(example = "202600000001-52")]
	pub number: String,
	#[schema(value_type = words::CertificateKind)]
	pub kind: String,
	/// Number of the large event or retirement.
	pub subject: i64,
	/// Of the large event.
	#[schema(required)]
	pub title: Option<String>,
	/// The event's host, or who retired.
	pub holder: ParticipantName,
	/// What covered the event, or was retired.
	pub reduction: Reduction,
	pub issued: DayAndBlock,
	pub document: DocumentLink,
	/// The number without the check digits.
	#[serde(skip)]
	pub id: i64,
}

/// What [`CertificateSummary::read`] reads, of rows `c`.
pub fn certificates() -> Sql {
	Sql::new(
		"SELECT c.*, e.title AS title, COALESCE(e.host, r.holder) AS holder, p.title AS holder_title, \
		COALESCE(e.covered_mg, r.mg) AS mg FROM certificates c \
		LEFT JOIN large_events e ON c.kind = 'neutrality' AND e.id = c.subject \
		LEFT JOIN retirements r ON c.kind = 'retirement' AND r.id = c.subject \
		LEFT JOIN participants p ON p.id = COALESCE(e.host, r.holder)",
	)
}

impl CertificateSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		Ok(CertificateSummary {
			number: row.text("written")?,
			kind: row.text("kind")?,
			subject: row.int("subject")?,
			title: row.maybe_text("title")?,
			holder: ParticipantName::read(row, "holder", "holder_title")?,
			reduction: Reduction::of(row.int("mg")?),
			issued: DayAndBlock {
				day: day(row.int("issued_day")?),
				block: row.int("issued_block")?,
			},
			document: DocumentLink::known(row, "document", documents)?,
			id: row.int("number")?,
		})
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn certificate_should_be_of_what_it_names_when_it_is_of_either_kind() {
		let neutrality = subject(&json!({ "Neutrality": 3 })).unwrap();
		assert_eq!(neutrality, ("neutrality".to_string(), 3));
		let retirement = subject(&json!({ "Retirement": 4 })).unwrap();
		assert_eq!(retirement, ("retirement".to_string(), 4));
		assert!(subject(&json!("Nothing")).is_err());
	}
}
