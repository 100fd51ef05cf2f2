//! Reports that were filed: of a month, a year, a region (Art. 5, 10, 21, 43).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED},
	fields::EventFields,
	moment::EventContext,
	subjects::{actor, report_id, report_label, ActorName},
};
use crate::{
	documents::Documents,
	regions, statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
	},
	values::{day, month, Bilingual, DayAndBlock, DocumentLink},
	words,
};

pub static ENTITY: Entity = Entity {
	table: "reports",
	title: words("公开报告", "Reports"),
	holds: words(
		"一份已公开的报告：种类、月份、地区、文件",
		"A report that was filed: kind, month, region, document",
	),
	key: &["id"],
	since: Some("filed_block"),
	columns: &[
		column("id", Text, "名称，如 monthly-2026-01-320000", "Name, such as monthly-2026-01-320000"),
		column(
			"kind",
			Text,
			"种类：monthly 月度，annual 年度，security 平台安全评估，evaluation 动态评估，regional 地区",
			"monthly, annual, security, evaluation or regional",
		),
		column(
			"month",
			Month,
			"所报月份，年度的为其末月",
			"The month it is of, or the last of the year it is of",
		),
		column("region", Number, "地区（GB/T 2260）", "Region by GB/T 2260"),
		column("title", Text, "称谓", "What it is called"),
		column("folded", Text, "小写的称谓，供查询", "The same in small letters, for searching")
			.internal(),
		column("document_blake2_256", Text, "报告的 BLAKE2-256 摘要", "BLAKE2-256 digest of the report"),
		column("document_sm3", Text, "报告的 SM3 摘要", "SM3 digest of the report"),
		column("filed_day", Day, "公开之日", "Day of filing"),
		column("filed_block", Number, "公开所在区块", "Block of filing"),
		column(
			"actor",
			Text,
			"由谁公开：authority 主管部门，operator 运营机构，region 地区管理部门",
			"Who filed it: authority, operator or region",
		),
		column("actor_number", Number, "地区管理部门的地区代码", "Code of the region whose office did"),
	],
	books: Books::Events(&[on("Disclosure", "ReportFiled", filed)]),
	finds: &[Find {
		kind: "report",
		title: words("公开报告", "Report"),
		hits: "SELECT id, title, kind AS detail FROM reports",
		ways: &[way(Asked::Word, 6, FOLDED).ordered(" ORDER BY month DESC, id")],
	}],
	documents: &[Mention { kind: "report", id: "id", role: "report", columns: "document" }],
};

fn filed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let kind = fields.variant("kind")?;
	let (of, region) = (fields.int("month")?, fields.int("region")?);
	let (actor, actor_number) = actor(fields.field("by")?)?;
	let (blake2_256, sm3) = fields.document("document")?;
	let Bilingual { zh, en } = report_label(&kind, of, region);
	let title = format!("{zh} / {en}");
	Ok(statement!(
		"INSERT INTO reports (id, kind, month, region, title, folded, document_blake2_256, document_sm3, filed_day, \
		filed_block, actor, actor_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		report_id(&kind, of, region),
		kind,
		of,
		region,
		title.as_str(),
		title.to_lowercase(),
		blake2_256,
		sm3,
		moment.day(),
		moment.number(),
		actor,
		actor_number
	))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReportSummary {
	/// As `monthly-2026-01-320000`.
	pub id: String,
	#[schema(value_type = words::ReportKind)]
	pub kind: String,
	/// The month it is of, or the last of the year it is of.
	pub month: String,
	/// By GB/T 2260.
	pub region: i64,
	/// What the region is called.
	pub region_label: Bilingual,
	/// What the report is called.
	pub label: Bilingual,
	pub document: DocumentLink,
	pub filed: DayAndBlock,
	pub by: ActorName,
	/// The last day on which it was in time; null if it was filed before it fell due.
	#[schema(required)]
	pub due: Option<String>,
	/// Working days late, 0 in time; null if it was filed before it fell due.
	#[schema(required)]
	pub late: Option<i64>,
	/// Its order.
	#[serde(skip)]
	pub place: i64,
}

/// What [`ReportSummary::read`] reads.
pub fn reports() -> Sql {
	Sql::new(
		"SELECT r.*, CAST(NULL AS TEXT) AS actor_title, d.due_day AS due_day, d.late AS late FROM reports r \
		LEFT JOIN deadlines d ON d.subject = 'report-' || r.id AND d.met_day IS NOT NULL",
	)
}

impl ReportSummary {
	pub fn read(row: &AnyRow, documents: &Documents) -> sqlx::Result<Self> {
		let (kind, of, region) = (row.text("kind")?, row.int("month")?, row.int("region")?);
		Ok(ReportSummary {
			id: row.text("id")?,
			label: report_label(&kind, of, region),
			kind,
			month: month(of),
			region,
			region_label: regions::label(region),
			document: DocumentLink::known(row, "document", documents)?,
			filed: DayAndBlock { day: day(row.int("filed_day")?), block: row.int("filed_block")? },
			by: ActorName::read(row, "actor")?,
			due: row.maybe_int("due_day")?.map(day),
			late: row.maybe_int("late")?,
			place: of,
		})
	}
}
