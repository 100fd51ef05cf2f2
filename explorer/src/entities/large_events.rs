//! Large events of public institutions, whose emissions are offset (Art. 28-30).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	certificates::subject,
	entity::{
		column, on, on_reading, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED,
	},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	regions, statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{certificate, day, Bilingual, DayAndBlock, Reduction},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "large_events",
	title: words("大型活动", "Large events"),
	holds: words(
		"一次大型活动：举办机构、日期、排放量、已抵消量、捐赠人数",
		"A large event: host, days, emissions, what is covered, donors",
	),
	key: &["id"],
	since: Some("registered_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("host", Number, "举办机构的参与者编号", "The host, by number of the participant"),
		column("title", Text, "名称", "Title"),
		column(
			"folded",
			Text,
			"小写的名称，供查询",
			"Title in small letters of any alphabet, for searching",
		)
		.internal(),
		column("region", Number, "举办地（GB/T 2260）", "Region by GB/T 2260"),
		column("first_day", Day, "首日", "First day"),
		column("last_day", Day, "末日", "Last day"),
		column(
			"plan_blake2_256",
			Text,
			"碳中和实施方案的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the plan",
		),
		column("plan_sm3", Text, "实施方案的 SM3 摘要", "SM3 digest of the plan"),
		column("target", Text, "预计排放量，毫克", "What it is expected to emit, in milligrams"),
		column(
			"emissions",
			Text,
			"最近一次核算的排放量，毫克；未核算的为空",
			"What was found last that it emitted, in milligrams; empty before",
		),
		column("covered_mg", Milligrams, "已抵消的排放量", "What was given to it"),
		column("donors", Number, "捐赠人数", "People who gave"),
		column(
			"givers",
			Number,
			"出让抵消的公共机构和其他社会组织数",
			"Institutions and organisations that gave",
		),
		column(
			"accountant",
			Number,
			"核算机构的参与者编号",
			"Who is to account it, by number of the participant",
		),
		column(
			"state",
			Text,
			"状态：open 进行中，called_off 已取消，consented 主管部门已同意，certified 已发证书",
			"open, called_off, consented (by the authority) or certified",
		),
		column("registered_day", Day, "登记之日", "Day on which it was registered"),
		column("registered_block", Number, "登记所在区块", "Block in which it was registered"),
		column(
			"consent_blake2_256",
			Text,
			"主管部门同意文件的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the authority’s consent",
		),
		column("consent_sm3", Text, "同意文件的 SM3 摘要", "SM3 digest of the consent"),
		column("consented_day", Day, "同意之日", "Day of the consent"),
		column("consented_block", Number, "同意所在区块", "Block of the consent"),
		column(
			"call_off_blake2_256",
			Text,
			"取消说明的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of why it was called off",
		),
		column("call_off_sm3", Text, "取消说明的 SM3 摘要", "SM3 digest of that"),
		column("called_off_day", Day, "取消之日", "Day on which it was called off"),
		column("called_off_block", Number, "取消所在区块", "Block in which it was called off"),
		column(
			"certificate",
			Number,
			"碳中和证书编号，不含校验码；未发证的为空",
			"Number of its certificate without the check digits; empty without one",
		),
	],
	books: Books::Events(&[
		on_reading("Reductions", "EventRegistered", |moment| Box::pin(registered(moment))),
		on("Reductions", "CalledOff", called_off),
		on("Reductions", "AccountantNamed", accountant_named),
		on("Reductions", "Accounted", accounted),
		on("Reductions", "Donated", donated),
		on("Reductions", "Contributed", contributed),
		on("Reductions", "Consented", consented),
		on("Reductions", "Certified", certified),
	]),
	finds: &[Find {
		kind: "large_event",
		title: words("大型活动", "Large event"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, state AS detail FROM large_events",
		ways: &[
			way(Asked::Number, 12, "id = ?"),
			way(Asked::Word, 8, FOLDED).ordered(" ORDER BY id DESC"),
		],
	}],
	documents: &[mention("plan"), mention("consent"), mention("call_off")],
};

const fn mention(role: &'static str) -> Mention {
	Mention { kind: "large_event", id: "CAST(id AS TEXT)", role, columns: role }
}

/// The title stands in the state alone.
async fn registered(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let title = moment.stored("Reductions", "Events", "event").await?.text("title")?;
	let (blake2_256, sm3) = fields.document("plan")?;
	Ok(statement!(
		"INSERT INTO large_events (id, host, title, folded, region, first_day, last_day, plan_blake2_256, plan_sm3, \
		target, covered_mg, donors, givers, state, registered_day, registered_block) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, 'open', $11, $12)",
		fields.int("event")?,
		fields.int("host")?,
		title.as_str(),
		title.to_lowercase(),
		fields.int("region")?,
		fields.int("first")?,
		fields.int("last")?,
		blake2_256,
		sm3,
		fields.digits("target")?,
		moment.day(),
		moment.number()
	))
}

fn called_off(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE large_events SET state = 'called_off', call_off_blake2_256 = $1, call_off_sm3 = $2, \
		called_off_day = $3, called_off_block = $4 WHERE id = $5",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("event")?
	))
}

fn accountant_named(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE large_events SET accountant = $1 WHERE id = $2",
		fields.int("verifier")?,
		fields.int("event")?
	))
}

fn accounted(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE large_events SET emissions = $1 WHERE id = $2",
		fields.digits("emissions")?,
		fields.int("event")?
	))
}

/// Who gave before, the gifts tell, among which this one is not yet.
fn donated(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE large_events SET covered_mg = covered_mg + $1, donors = donors + CASE WHEN EXISTS \
		(SELECT 1 FROM gifts f WHERE f.giver = $2 AND f.large_event = $3) THEN 0 ELSE 1 END WHERE id = $3",
		fields.int("total")?,
		fields.int("donor")?,
		fields.int("event")?
	))
}

fn contributed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE large_events SET covered_mg = covered_mg + $1, givers = givers + CASE WHEN EXISTS \
		(SELECT 1 FROM gifts f WHERE f.giver = $2 AND f.large_event = $3) THEN 0 ELSE 1 END WHERE id = $3",
		fields.int("total")?,
		fields.int("holder")?,
		fields.int("event")?
	))
}

fn consented(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("document")?;
	Ok(statement!(
		"UPDATE large_events SET state = 'consented', consent_blake2_256 = $1, consent_sm3 = $2, consented_day = $3, \
		consented_block = $4 WHERE id = $5",
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		fields.int("event")?
	))
}

fn certified(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (kind, number) = subject(fields.field("of")?)?;
	Ok(match kind.as_str() {
		"neutrality" => statement!(
			"UPDATE large_events SET state = 'certified', certificate = $1 WHERE id = $2",
			fields.int("certificate")?,
			number
		),
		_ => Change::Nothing,
	})
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LargeEventSummary {
	pub id: i64,
	pub title: String,
	/// The public institution whose event it is.
	pub host: ParticipantName,
	/// By GB/T 2260.
	pub region: i64,
	/// What the region is called.
	pub region_label: Bilingual,
	/// Its first and last day.
	pub first: String,
	pub last: String,
	/// What it is expected to emit.
	pub target: Reduction,
	/// What was found last that it emitted.
	#[schema(required)]
	pub emissions: Option<Reduction>,
	/// What was given to it.
	pub covered: Reduction,
	/// What is not covered of its emissions or, before they are known, of what is expected.
	pub missing: Reduction,
	/// People who gave.
	pub donors: i64,
	/// Institutions and organisations that gave.
	pub givers: i64,
	/// Who is to account it.
	#[schema(required)]
	pub accountant: Option<ParticipantName>,
	#[schema(value_type = words::LargeEventState)]
	pub state: String,
	pub registered: DayAndBlock,
	/// Its certificate's number, with check digits.
	#[schema(required, example = "202600000001-52")]
	pub certificate: Option<String>,
}

/// What [`LargeEventSummary::read`] reads, of rows `e`.
pub fn large_events() -> Sql {
	Sql::new(
		"SELECT e.*, p.title AS host_title, a.title AS accountant_title FROM large_events e \
		LEFT JOIN participants p ON p.id = e.host LEFT JOIN participants a ON a.id = e.accountant",
	)
}

impl LargeEventSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let region = row.int("region")?;
		let (target, emissions) = (row.text("target")?, row.maybe_text("emissions")?);
		let covered = row.int("covered_mg")?.max(0) as u64;
		let whole: u64 = emissions.as_ref().unwrap_or(&target).parse().unwrap_or_default();
		Ok(LargeEventSummary {
			id: row.int("id")?,
			title: row.text("title")?,
			host: ParticipantName::read(row, "host", "host_title")?,
			region,
			region_label: regions::label(region),
			first: day(row.int("first_day")?),
			last: day(row.int("last_day")?),
			target: Reduction::claimed(&target),
			emissions: emissions.as_deref().map(Reduction::claimed),
			covered: Reduction::new(covered),
			missing: Reduction::new(whole.saturating_sub(covered)),
			donors: row.int("donors")?,
			givers: row.int("givers")?,
			accountant: ParticipantName::maybe(row, "accountant", "accountant_title")?,
			state: row.text("state")?,
			registered: DayAndBlock {
				day: day(row.int("registered_day")?),
				block: row.int("registered_block")?,
			},
			certificate: row.maybe_int("certificate")?.map(certificate),
		})
	}
}
