//! What deadlines and complaints are about, and who is to act: variants of the chain's, taken apart into columns, and read
//! from them.

use anyhow::{bail, Context, Result};
use serde::Serialize;
use serde_json::Value as Tree;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::fields::{number, snake_case};
use crate::{
	regions,
	store::sql::Columns,
	values::{month, Bilingual},
	words,
};

/// A variant's name, and what is in it.
pub fn variant(tree: &Tree) -> Result<(String, Option<&Tree>)> {
	match tree {
		Tree::String(name) => Ok((snake_case(name), None)),
		Tree::Object(fields) => {
			let (name, inner) = fields.iter().next().context("a variant has a name")?;
			Ok((snake_case(name), Some(inner)))
		}
		_ => bail!("`{tree}` is no variant"),
	}
}

/// The names of variants within, and the numbers, in their order.
fn gather(tree: &Tree, names: &mut Vec<String>, numbers: &mut Vec<i64>) -> Result<()> {
	match tree {
		Tree::Array(items) => {
			for item in items {
				gather(item, names, numbers)?;
			}
			Ok(())
		}
		Tree::Number(_) => {
			numbers.push(number(tree).context("a number is whole")?);
			Ok(())
		}
		_ => {
			let (name, inner) = variant(tree)?;
			names.push(name);
			match inner {
				Some(inner) => gather(inner, names, numbers),
				None => Ok(()),
			}
		}
	}
}

/// Who acts: the office, and the number of a participant or region.
pub fn actor(tree: &Tree) -> Result<(String, Option<i64>)> {
	let (kind, inner) = variant(tree)?;
	Ok((kind, inner.and_then(number)))
}

/// A report's name in addresses and among subjects: `monthly-2026-01-320000`.
pub fn report_id(kind: &str, of: i64, region: i64) -> String {
	format!("{kind}-{}-{region}", month(of))
}

/// What a deadline or a complaint is about, as columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
	/// All of it in one word: `complaint-3`, `review-terms-2-1`, `report-monthly-2026-01-320000`.
	pub id: String,
	pub kind: String,
	/// Of an application: methodology, scenario or terms.
	pub matter: Option<String>,
	pub number: Option<i64>,
	/// The number of what is within that: of an objection, of terms.
	pub part: Option<i64>,
	/// The kind, month and region of a report.
	pub report: Option<String>,
	pub month: Option<i64>,
	pub region: Option<i64>,
}

impl Topic {
	pub fn of(tree: &Tree) -> Result<Self> {
		let (kind, inner) = variant(tree)?;
		let (mut names, mut numbers) = (Vec::new(), Vec::new());
		if let Some(inner) = inner {
			gather(inner, &mut names, &mut numbers)?;
		}
		let (first, second) = (numbers.first().copied(), numbers.get(1).copied());
		let name = names.into_iter().next();
		if let ("report", Some(report), Some(month), Some(region)) =
			(kind.as_str(), &name, first, second)
		{
			return Ok(Topic {
				id: format!("report-{}", report_id(report, month, region)),
				kind,
				matter: None,
				number: None,
				part: None,
				report: name,
				month: first,
				region: second,
			});
		}
		let numbers = numbers.iter().map(i64::to_string);
		let words = [kind.clone()].into_iter().chain(name.clone()).chain(numbers);
		Ok(Topic {
			id: words.collect::<Vec<_>>().join("-"),
			kind,
			matter: name,
			number: first,
			part: second,
			report: None,
			month: None,
			region: None,
		})
	}
}

/// Who acts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ActorName {
	#[schema(value_type = words::ActorKind)]
	pub kind: String,
	/// Of a participant; of a region's office, the region by GB/T 2260.
	#[schema(required)]
	pub number: Option<i64>,
	/// What it is called.
	pub label: Bilingual,
}

impl ActorName {
	/// By the columns `{name}`, `{name}_number` and, of participants, `{name}_title`.
	pub fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
		let number = row.maybe_int(&format!("{name}_number"))?;
		let title = row.maybe_text(&format!("{name}_title"))?;
		Ok(Self::of(row.text(name)?, number, title))
	}

	/// The same where there may be none.
	pub fn maybe(row: &AnyRow, name: &str) -> sqlx::Result<Option<Self>> {
		row.maybe_text(name)?.map(|_| Self::read(row, name)).transpose()
	}

	fn of(kind: String, number: Option<i64>, title: Option<String>) -> Self {
		let label = match (kind.as_str(), number) {
			("council", _) => Bilingual::new("相关部门（表决）", "The departments, by vote"),
			("authority", _) => Bilingual::new("主管部门", "The authority"),
			("operator", _) => Bilingual::new("运营机构", "The operator"),
			("participant", Some(number)) => match title {
				Some(title) => Bilingual::new(title.as_str(), title.as_str()),
				None => Bilingual::new(format!("参与者 {number}"), format!("Participant {number}")),
			},
			("region", Some(number)) => {
				let Bilingual { zh, en } = regions::label(number);
				Bilingual::new(format!("{zh}机关事务管理部门"), format!("Office of {en}"))
			}
			_ => Bilingual::new(kind.as_str(), kind.as_str()),
		};
		ActorName { kind, number, label }
	}
}

/// What is due.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeadlineSubject {
	/// All of it in one word: `complaint-3`, `report-monthly-2026-01-320000`.
	pub id: String,
	#[schema(value_type = words::SubjectKind)]
	pub kind: String,
	/// Of an application, what is applied for.
	#[schema(value_type = Option<words::MatterKind>, required)]
	pub matter: Option<String>,
	/// Of a methodology version, scenario, complaint, participant or order.
	#[schema(required)]
	pub number: Option<i64>,
	/// Of an objection to the version, or of the scenario's terms.
	#[schema(required)]
	pub part: Option<i64>,
	/// Of a report: its kind, the month or the last month of the year, and the region by GB/T 2260.
	#[schema(value_type = Option<words::ReportKind>, required)]
	pub report: Option<String>,
	#[schema(required)]
	pub month: Option<String>,
	#[schema(required)]
	pub region: Option<i64>,
	/// What it is called.
	pub label: Bilingual,
}

impl DeadlineSubject {
	/// By the columns of a [`Topic`], its identifier in `subject`.
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let (kind, matter) = (row.text("kind")?, row.maybe_text("matter")?);
		let (number, part) = (row.maybe_int("number")?, row.maybe_int("part")?);
		let (report, of) = (row.maybe_text("report")?, row.maybe_int("month")?);
		let region = row.maybe_int("region")?;
		let label = match (report.as_deref(), of, region) {
			(Some(report), Some(of), Some(region)) => report_label(report, of, region),
			_ => label(&kind, matter.as_deref(), number, part),
		};
		Ok(DeadlineSubject {
			id: row.text("subject")?,
			kind,
			matter,
			number,
			part,
			report,
			month: of.map(month),
			region,
			label,
		})
	}
}

/// What a complaint is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComplaintAbout {
	#[schema(value_type = words::AboutKind)]
	pub kind: String,
	/// Of a scenario, methodology version, batch or verifier.
	#[schema(required)]
	pub number: Option<i64>,
	/// Of a report: its kind, the month or the last month of the year, and the region by GB/T 2260.
	#[schema(value_type = Option<words::ReportKind>, required)]
	pub report: Option<String>,
	#[schema(required)]
	pub month: Option<String>,
	#[schema(required)]
	pub region: Option<i64>,
	/// What it is called.
	pub label: Bilingual,
}

impl ComplaintAbout {
	/// By the columns of a [`Topic`], each after `about`.
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let (kind, number) = (row.text("about")?, row.maybe_int("about_number")?);
		let (report, of) = (row.maybe_text("about_report")?, row.maybe_int("about_month")?);
		let region = row.maybe_int("about_region")?;
		let label = match (report.as_deref(), of, region) {
			(Some(report), Some(of), Some(region)) => report_label(report, of, region),
			_ => about_label(&kind, number),
		};
		Ok(ComplaintAbout { kind, number, report, month: of.map(month), region, label })
	}
}

/// What a report is called, of its month or of the year that ends with it.
pub fn report_label(kind: &str, of: i64, region: i64) -> Bilingual {
	let month = month(of);
	let year = month.split('-').next().unwrap_or_default();
	let (zh, en) = match kind {
		"monthly" => (format!("{month} 月度报告"), format!("Monthly report, {month}")),
		"annual" => (format!("{year} 年度报告"), format!("Annual report, {year}")),
		"security" => (format!("{year} 平台安全评估"), format!("Security evaluation, {year}")),
		"evaluation" => (format!("{year} 动态评估"), format!("Dynamic evaluation, {year}")),
		"regional" => (format!("{year} 地区报告"), format!("Regional report, {year}")),
		other => (format!("{month} {other}"), format!("{other}, {month}")),
	};
	match region {
		PROVINCE => Bilingual::new(zh, en),
		_ => {
			let Bilingual { zh: name_zh, en: name_en } = regions::label(region);
			Bilingual::new(format!("{name_zh} {zh}"), format!("{en}: {name_en}"))
		}
	}
}

/// Jiangsu by GB/T 2260.
const PROVINCE: i64 = 320_000;

fn label(kind: &str, matter: Option<&str>, number: Option<i64>, part: Option<i64>) -> Bilingual {
	let (number, part) = (number.unwrap_or_default(), part.unwrap_or_default());
	let of = match matter {
		Some("methodology") => Some(Bilingual::new(
			format!("方法学版本 {number}"),
			format!("methodology version {number}"),
		)),
		Some("scenario") => {
			Some(Bilingual::new(format!("场景 {number}"), format!("scenario {number}")))
		}
		Some("terms") => Some(Bilingual::new(
			format!("场景 {number} 的第 {part} 版规则"),
			format!("terms {part} of scenario {number}"),
		)),
		_ => None,
	};
	let (zh, en) = match (kind, of) {
		("completion", Some(of)) => {
			(format!("受理{}的申请", of.zh), format!("Taking in the application for {}", of.en))
		}
		("review", Some(of)) => (format!("审查{}", of.zh), format!("Review of {}", of.en)),
		("evaluation", _) => (
			format!("组织方法学版本 {number} 的评估论证"),
			format!("Evaluation of methodology version {number}"),
		),
		("objection", _) => (
			format!("答复对方法学版本 {number} 的异议 {part}"),
			format!("Answer to objection {part} to methodology version {number}"),
		),
		("rectification", _) => {
			(format!("场景 {number} 的整改"), format!("Rectification of scenario {number}"))
		}
		("complaint", _) => (format!("答复投诉 {number}"), format!("Answer to complaint {number}")),
		("qualification", _) => (
			format!("核查机构 {number} 保持条件"),
			format!("Conditions of verifier {number} kept up"),
		),
		("suspension", _) => (
			format!("决定核查机构 {number} 的暂停资格"),
			format!("Decision on the suspension of verifier {number}"),
		),
		("order", _) => (format!("交付兑换单 {number}"), format!("Hand-over of order {number}")),
		("dispute", _) => (
			format!("裁决兑换单 {number} 的争议"),
			format!("Decision on the dispute about order {number}"),
		),
		(other, _) => (format!("{other} {number}"), format!("{other} {number}")),
	};
	Bilingual::new(zh, en)
}

fn about_label(kind: &str, number: Option<i64>) -> Bilingual {
	let number = number.unwrap_or_default();
	let (zh, en) = match kind {
		"scheme" => ("碳普惠机制".to_string(), "The scheme".to_string()),
		"source" => (format!("场景 {number}"), format!("Scenario {number}")),
		"version" => (format!("方法学版本 {number}"), format!("Methodology version {number}")),
		"batch" => (format!("批次 {number}"), format!("Batch {number}")),
		"verifier" => (format!("核查机构 {number}"), format!("Verifier {number}")),
		other => (format!("{other} {number}"), format!("{other} {number}")),
	};
	Bilingual::new(zh, en)
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn topic_should_be_one_word_when_its_numbers_are_within_each_other() {
		let topic = |tree: Tree| Topic::of(&tree).unwrap();
		assert_eq!(topic(json!({ "Complaint": 3 })).id, "complaint-3");
		let terms = topic(json!({ "Review": { "Terms": [2, 1] } }));
		assert_eq!(
			(terms.id.as_str(), terms.matter.as_deref(), terms.number, terms.part),
			("review-terms-2-1", Some("terms"), Some(2), Some(1))
		);
		// January 2026 is the 672nd month after January 1970.
		let report = topic(json!({ "Report": ["Monthly", 672, 320_000] }));
		assert_eq!(report.id, "report-monthly-2026-01-320000");
		assert_eq!((report.number, report.month, report.region), (None, Some(672), Some(320_000)));
		assert_eq!(topic(json!("Scheme")).id, "scheme");
	}

	#[test]
	fn actor_should_have_its_number_when_it_is_one_of_many() {
		assert_eq!(actor(&json!("Operator")).unwrap(), ("operator".to_string(), None));
		let region = json!({ "Region": 320_100 });
		assert_eq!(actor(&region).unwrap(), ("region".to_string(), Some(320_100)));
		assert!(actor(&json!(3)).is_err());
	}

	#[test]
	fn report_should_be_called_by_its_year_or_month_when_it_is_of_one() {
		let nanjing = report_label("regional", 671, 320_100);
		assert_eq!(
			nanjing,
			Bilingual::new("南京市 2025 地区报告", "Regional report, 2025: Nanjing")
		);
		let month = report_label("monthly", 672, 320_000);
		assert_eq!(month, Bilingual::new("2026-01 月度报告", "Monthly report, 2026-01"));
	}
}
