//! What institutions and organisations hold of each class (Art. 27).

use anyhow::Result;
use serde::Serialize;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{
	classes::{ClassName, NAMED, NAMES},
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
	participants::ParticipantName,
};
use crate::{
	store::{
		change::Change,
		sql::{Bind, Columns, Sql},
	},
	values::Reduction,
};

pub static ENTITY: Entity = Entity {
	table: "holdings",
	title: words("持有量", "Holdings"),
	holds: words(
		"一个公共机构或其他社会组织在一个批类的持有量",
		"What an institution or organisation holds of a class",
	),
	key: &["holder", "class"],
	since: None,
	columns: &[
		column("holder", Number, "持有者的参与者编号", "The holder, by number of the participant"),
		column("class", Number, "批类编号", "Number of the class"),
		column("mg", Milligrams, "持有的减碳量", "Reductions held"),
	],
	books: Books::Events(&[
		on("Reductions", "Received", received),
		on("Reductions", "Issued", issued),
		on("Reductions", "Transferred", transferred),
		on("Reductions", "Retired", given),
		on("Reductions", "Contributed", given),
	]),
	finds: &[],
	documents: &[],
};

type Statements = Vec<(&'static str, Vec<Bind>)>;

fn add(all: &mut Statements, holder: i64, class: i64, mg: i64) {
	let added = "INSERT INTO holdings (holder, class, mg) VALUES ($1, $2, $3) \
		ON CONFLICT (holder, class) DO UPDATE SET mg = holdings.mg + excluded.mg";
	all.push((added, vec![holder.into(), class.into(), mg.into()]));
}

/// A person holds nothing, so that nothing is taken of one.
fn take(all: &mut Statements, holder: i64, class: i64, mg: i64) {
	let taken = "UPDATE holdings SET mg = mg - $1 WHERE holder = $2 AND class = $3";
	let emptied = "DELETE FROM holdings WHERE holder = $1 AND class = $2 AND mg = 0";
	all.push((taken, vec![mg.into(), holder.into(), class.into()]));
	all.push((emptied, vec![holder.into(), class.into()]));
}

fn received(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let holder = fields.int("holder")?;
	let mut all = Vec::new();
	for (class, mg) in fields.reductions("reductions")? {
		add(&mut all, holder, class, mg);
	}
	Ok(Change::Statements(all))
}

fn issued(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let mut all = Vec::new();
	add(&mut all, fields.int("holder")?, fields.int("class")?, fields.int("milligrams")?);
	Ok(Change::Statements(all))
}

fn transferred(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (class, mg) = (fields.int("class")?, fields.int("milligrams")?);
	let mut all = Vec::new();
	take(&mut all, fields.int("from")?, class, mg);
	add(&mut all, fields.int("to")?, class, mg);
	Ok(Change::Statements(all))
}

fn given(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let holder = fields.int("holder")?;
	let mut all = Vec::new();
	for (class, mg) in fields.reductions("reductions")? {
		take(&mut all, holder, class, mg);
	}
	Ok(Change::Statements(all))
}

/// What an institution or organisation holds of a class.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldingSummary {
	pub holder: ParticipantName,
	pub class: ClassName,
	pub reduction: Reduction,
}

/// What [`HoldingSummary::read`] reads, of rows `t`.
pub fn holdings() -> Sql {
	Sql::new(&format!(
		"SELECT t.*, {NAMED}, p.title AS holder_title FROM holdings t {NAMES} \
		LEFT JOIN participants p ON p.id = t.holder"
	))
}

/// The sum of rows `t`, as `mg`.
pub fn total() -> Sql {
	Sql::new("SELECT CAST(COALESCE(SUM(t.mg), 0) AS BIGINT) AS mg FROM holdings t")
}

impl HoldingSummary {
	pub fn read(row: &AnyRow) -> sqlx::Result<Self> {
		Ok(HoldingSummary {
			holder: ParticipantName::read(row, "holder", "holder_title")?,
			class: ClassName::read(row)?,
			reduction: Reduction::of(row.int("mg")?),
		})
	}
}
