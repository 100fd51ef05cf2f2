//! Reductions that were cancelled for good, for a purpose and to somebody's good (Art. 26, 30-32).

use anyhow::{bail, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	batches::Days,
	certificates::subject,
	entity::{column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention},
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
	values::{certificate, day, DayAndBlock, DocumentLink, ReductionAndPoints},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "retirements",
	title: words("注销", "Retirements"),
	holds: words(
		"一次注销：持有者、用途、受益方、减碳量",
		"A retirement: holder, purpose, beneficiary, reductions",
	),
	key: &["id"],
	since: Some("retired_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column(
			"holder",
			Number,
			"注销者的参与者编号",
			"Whose they were, by number of the participant",
		),
		column(
			"purpose",
			Text,
			"用途：donation 公益捐赠，offset 自愿抵消，cancellation 自愿注销，compensation 生态环境损害赔偿",
			"donation, offset, cancellation or compensation",
		),
		column(
			"beneficiary",
			Text,
			"受益方：holder 注销者本身，participant 参与者，named 具名法人，sealed 以摘要指称的个人",
			"To whose good: holder, participant, named (a legal person) or sealed (a person, by a digest)",
		),
		column(
			"beneficiary_number",
			Number,
			"受益参与者的编号",
			"Number of the participant who benefits",
		),
		column("beneficiary_title", Text, "受益法人的名称", "Title of a legal person"),
		column(
			"beneficiary_seal",
			Text,
			"受益个人姓名的加盐摘要",
			"Salted digest of a person’s name",
		),
		column("mg", Milligrams, "注销的减碳量", "Reductions retired"),
		column("points", Points, "随之注销的碳积分；机构的为 0", "Points that went with them; 0 of organisations"),
		column("retired_day", Day, "注销之日", "Day of the retirement"),
		column("retired_block", Number, "注销所在区块", "Block of the retirement"),
		column(
			"first_day",
			Day,
			"所抵消排放的首日；未注明的为空",
			"First day of the emissions they offset; empty unless told",
		),
		column("last_day", Day, "所抵消排放的末日", "Last day of the emissions they offset"),
		column(
			"evidence_blake2_256",
			Text,
			"证明材料的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the evidence",
		),
		column("evidence_sm3", Text, "证明材料的 SM3 摘要", "SM3 digest of the evidence"),
		column(
			"case_blake2_256",
			Text,
			"损害赔偿案件文书的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the case of compensation",
		),
		column("case_sm3", Text, "案件文书的 SM3 摘要", "SM3 digest of the case"),
		column(
			"acceptance_blake2_256",
			Text,
			"同意以减碳量赔偿的文书的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the acceptance of reductions in compensation",
		),
		column("acceptance_sm3", Text, "该文书的 SM3 摘要", "SM3 digest of the acceptance"),
		column(
			"certificate",
			Number,
			"注销证书编号，不含校验码；未发证的为空",
			"Number of its certificate without the check digits; empty without one",
		),
	],
	books: Books::Events(&[
		on_reading("Reductions", "Retired", |moment| Box::pin(retired(moment))),
		on("Reductions", "Certified", certified),
	]),
	finds: &[Find {
		kind: "retirement",
		title: words("注销", "Retirement"),
		hits: "SELECT CAST(id AS TEXT) AS id, CAST(id AS TEXT) AS title, purpose AS detail FROM retirements",
		ways: &[way(Asked::Number, 13, "id = ?")],
	}],
	documents: &[mention("evidence"), mention("case"), mention("acceptance")],
};

const fn mention(role: &'static str) -> Mention {
	Mention { kind: "retirement", id: "CAST(id AS TEXT)", role, columns: role }
}

/// To whose good reductions are retired, as columns.
#[derive(Debug, PartialEq, Eq)]
struct Benefit {
	kind: String,
	number: Option<i64>,
	title: Option<String>,
	seal: Option<String>,
}

impl Benefit {
	fn of(tree: &Tree, holder: i64) -> Result<Self> {
		let (kind, inner) = variant(tree)?;
		let text = || inner.and_then(Tree::as_str).map(str::to_string);
		let (number, title, seal) = match kind.as_str() {
			"holder" => (Some(holder), None, None),
			"participant" => (inner.and_then(number), None, None),
			"named" => (None, text(), None),
			"sealed" => (None, None, text()),
			_ => bail!("`{tree}` is no beneficiary"),
		};
		Ok(Benefit { kind, number, title, seal })
	}
}

/// First and last day, if they are told.
fn period(retirement: &Tree) -> Result<(Option<i64>, Option<i64>)> {
	match retirement.field("period")? {
		Tree::Null => Ok((None, None)),
		days => Ok((days.get(0).and_then(number), days.get(1).and_then(number))),
	}
}

async fn retired(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let retirement = moment.stored("Reductions", "Retirements", "retirement").await?;
	let holder = fields.int("holder")?;
	let benefit = Benefit::of(fields.field("beneficiary")?, holder)?;
	let (purpose, documents) = variant(fields.field("purpose")?)?;
	let (case, acceptance) = match documents {
		Some(tree) => (tree.maybe_document("case")?, tree.maybe_document("acceptance")?),
		None => ((None, None), (None, None)),
	};
	let (first, last) = period(&retirement)?;
	let evidence = retirement.maybe_document("evidence")?;
	Ok(statement!(
		"INSERT INTO retirements (id, holder, purpose, beneficiary, beneficiary_number, beneficiary_title, \
		beneficiary_seal, mg, points, retired_day, retired_block, first_day, last_day, evidence_blake2_256, evidence_sm3, \
		case_blake2_256, case_sm3, acceptance_blake2_256, acceptance_sm3) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
		fields.int("retirement")?,
		holder,
		purpose,
		benefit.kind,
		benefit.number,
		benefit.title,
		benefit.seal,
		fields.int("total")?,
		fields.int("points")?,
		moment.day(),
		moment.number(),
		first,
		last,
		evidence.0,
		evidence.1,
		case.0,
		case.1,
		acceptance.0,
		acceptance.1
	))
}

fn certified(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (kind, number) = subject(fields.field("of")?)?;
	Ok(match kind.as_str() {
		"retirement" => statement!(
			"UPDATE retirements SET certificate = $1 WHERE id = $2",
			fields.int("certificate")?,
			number
		),
		_ => Change::Nothing,
	})
}

/// To whose good reductions were retired.
#[derive(Debug, Serialize, ToSchema)]
pub struct Beneficiary {
	#[schema(value_type = words::BeneficiaryKind)]
	pub kind: String,
	/// The holder, or another participant.
	#[schema(required)]
	pub participant: Option<ParticipantName>,
	/// Of a legal person by its public name.
	#[schema(required)]
	pub title: Option<String>,
	/// Of a person, a salted digest of the name.
	#[schema(required)]
	pub seal: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RetirementSummary {
	pub id: i64,
	/// Whose they were.
	pub holder: ParticipantName,
	#[schema(value_type = words::Purpose)]
	pub purpose: String,
	pub beneficiary: Beneficiary,
	/// With the points that went with them, of a person.
	pub total: ReductionAndPoints,
	pub retired: DayAndBlock,
	/// The days whose emissions they offset.
	#[schema(required)]
	pub period: Option<Days>,
	#[schema(required)]
	pub evidence: Option<DocumentLink>,
	/// Of compensation, the case.
	#[schema(required)]
	pub case: Option<DocumentLink>,
	/// Of compensation, that reductions are accepted.
	#[schema(required)]
	pub acceptance: Option<DocumentLink>,
	/// Its certificate's number, with check digits.
	#[schema(required, example = "202600000001-52")]
	pub certificate: Option<String>,
}

/// What [`RetirementSummary::read`] reads, of rows `r`.
pub fn retirements() -> Sql {
	Sql::new(
		"SELECT r.*, p.title AS holder_title, b.title AS benefits_title FROM retirements r \
		LEFT JOIN participants p ON p.id = r.holder LEFT JOIN participants b ON b.id = r.beneficiary_number",
	)
}

impl RetirementSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let period = row.maybe_int("first_day")?.zip(row.maybe_int("last_day")?);
		Ok(RetirementSummary {
			id: row.int("id")?,
			holder: ParticipantName::read(row, "holder", "holder_title")?,
			purpose: row.text("purpose")?,
			beneficiary: Beneficiary {
				kind: row.text("beneficiary")?,
				participant: ParticipantName::maybe(row, "beneficiary_number", "benefits_title")?,
				title: row.maybe_text("beneficiary_title")?,
				seal: row.maybe_text("beneficiary_seal")?,
			},
			total: ReductionAndPoints::of(row.int("mg")?, row.int("points")?),
			retired: DayAndBlock {
				day: day(row.int("retired_day")?),
				block: row.int("retired_block")?,
			},
			period: period.map(|(first, last)| Days { first: day(first), last: day(last) }),
			evidence: DocumentLink::maybe(row, "evidence", documents)?,
			case: DocumentLink::maybe(row, "case", documents)?,
			acceptance: DocumentLink::maybe(row, "acceptance", documents)?,
			certificate: row.maybe_int("certificate")?.map(certificate),
		})
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn beneficiary_should_be_the_holder_by_number_when_nobody_else_is_told() {
		let holder = Benefit::of(&json!("Holder"), 7).unwrap();
		assert_eq!((holder.kind.as_str(), holder.number), ("holder", Some(7)));
		let other = Benefit::of(&json!({ "Participant": 8 }), 7).unwrap();
		assert_eq!((other.kind.as_str(), other.number), ("participant", Some(8)));
		assert!(Benefit::of(&json!("Nobody"), 7).is_err());
	}
}
