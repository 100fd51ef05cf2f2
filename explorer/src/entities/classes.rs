//! What makes issue alike: the scenario, the methodology version and the month in which it was fed (Art. 37).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	statement,
	store::{change::Change, sql::Columns},
	values::{self, Reduction, Titled},
};

pub static ENTITY: Entity = Entity {
	table: "classes",
	title: words("批类", "Classes"),
	holds: words(
		"一个批类：减排场景、方法学版本、签发月份；同类的减碳量彼此相同",
		"What makes reductions alike: scenario, methodology version, month of issue",
	),
	key: &["id"],
	since: Some("block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("source", Number, "减排场景编号", "Number of the scenario").titled("scenario"),
		column(
			"version",
			Number,
			"方法学版本；仅碳积分的为空",
			"The methodology version; empty where there are points only",
		),
		column("month", Month, "签发月份：数据块入链之月", "Month of issue, that of the feed"),
		column("block", Number, "首次签发所在区块", "Block in which it was first issued"),
	],
	books: Books::Events(&[on("Issuance", "ClassOpened", opened)]),
	finds: &[],
	documents: &[],
};

fn opened(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"INSERT INTO classes (id, source, version, month, block) VALUES ($1, $2, $3, $4, $5)",
		fields.int("class")?,
		fields.int("source")?,
		fields.maybe_int("version")?,
		fields.int("month")?,
		moment.number()
	))
}

/// A class where others name one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassName {
	pub id: i64,
	pub scenario: Titled,
	/// The methodology version; null where there are points only.
	#[schema(required)]
	pub version: Option<Titled>,
	/// Month of issue.
	pub month: String,
}

/// In SQL, what [`ClassName::read`] reads of the class that a row `t` names, and the tables it is in.
pub const NAMED: &str =
	"k.source AS class_source, s.title AS class_source_title, k.version AS class_version, \
	v.title AS class_version_title, k.month AS class_month";
pub const NAMES: &str =
	"JOIN classes k ON k.id = t.class LEFT JOIN scenarios s ON s.id = k.source \
	LEFT JOIN versions v ON v.id = k.version";

impl ClassName {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		let title = row.maybe_text("class_source_title")?.unwrap_or_default();
		Ok(ClassName {
			id: row.int("class")?,
			scenario: Titled { id: row.int("class_source")?, title },
			version: Titled::maybe(row, "class_version", "class_version_title")?,
			month: values::month(row.int("class_month")?),
		})
	}
}

/// How much of a class there is in something.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClassPart {
	pub class: ClassName,
	pub reduction: Reduction,
}

impl ClassPart {
	/// By the columns of [`NAMED`], `class` and `mg`.
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(ClassPart { class: ClassName::read(row)?, reduction: Reduction::of(row.int("mg")?) })
	}
}
