//! The departments that run validators: which account each validates by, what it missed, and its faults (Art. 5).

use anyhow::Result;

use super::{
	entity::{column, on, way, words, Asked, Books, Entity, Find, Form::*, Mention, FOLDED},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	chain::block::{Block, FirstDepartment},
	statement,
	store::{
		change::Change,
		sql::{Columns, Sql},
		Store,
	},
};

pub static ENTITY: Entity = Entity {
	table: "departments",
	title: words("运行验证节点的部门", "Departments"),
	holds: words(
		"一个运行验证节点的部门：名称、代码、验证账户、未出块的会期、过失",
		"A department that runs a validator: name, code, validator, sessions missed, faults",
	),
	key: &["id"],
	since: Some("added_block"),
	columns: &[
		column("id", Number, "编号", "Number"),
		column("title", Text, "名称", "Name"),
		column("folded", Text, "小写的名称，供查询", "Name in small letters, for searching")
			.internal(),
		column(
			"code",
			Text,
			"统一社会信用代码（GB 32100）",
			"Unified social credit code (GB 32100)",
		),
		column(
			"validator",
			Text,
			"验证账户，移出后为最后的账户",
			"The validator's account, of one taken out the last",
		),
		column(
			"contact_blake2_256",
			Text,
			"联系表的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the sheet that says whom to call",
		),
		column("contact_sm3", Text, "联系表的 SM3 摘要", "SM3 digest of that sheet"),
		column(
			"added_day",
			Day,
			"增加之日；创世时已在的为空",
			"Day it was taken in; empty of those there since the first block",
		),
		column("added_block", Number, "增加所在区块", "Block of that"),
		column(
			"removed_day",
			Day,
			"移出之日；未移出的为空",
			"Day it was taken out; empty of those that were not",
		),
		column("removed_block", Number, "移出所在区块", "Block of that"),
		column(
			"removal_blake2_256",
			Text,
			"移出理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reason for that",
		),
		column("removal_sm3", Text, "移出理由的 SM3 摘要", "SM3 digest of the reason for that"),
		column(
			"fault_session",
			Number,
			"待决过失所在的会期；没有的为空",
			"Session of a fault that the council has not decided on; empty if there is none",
		),
		column("faults", Number, "已证明的过失次数", "Faults proven"),
		column("retained_day", Day, "最近一次保留之日", "Day it was last retained"),
		column("retained_block", Number, "保留所在区块", "Block of that"),
		column(
			"retention_blake2_256",
			Text,
			"保留理由的 BLAKE2-256 摘要",
			"BLAKE2-256 digest of the reason for that",
		),
		column("retention_sm3", Text, "保留理由的 SM3 摘要", "SM3 digest of the reason for that"),
		column("missed", Number, "未出块的会期数", "Sessions in which its validator made no block"),
		column("missed_session", Number, "最近一次未出块的会期", "The last of them"),
	],
	books: Books::GenesisAndEvents(
		first,
		&[
			on("Consortium", "Added", added),
			on("Consortium", "Removed", removed),
			on("Consortium", "Replaced", replaced),
			on("Consortium", "Amended", amended),
			on("Consortium", "FaultReported", at_fault),
			on("Consortium", "Retained", retained),
			on("Consortium", "SessionMissed", missed),
		],
	),
	finds: &[Find {
		kind: "department",
		title: words("部门", "Department"),
		hits: "SELECT CAST(id AS TEXT) AS id, title, code AS detail FROM departments",
		ways: &[
			way(Asked::Number, 14, "id = ?"),
			way(Asked::Account, 9, "validator = ?"),
			way(Asked::Word, 10, FOLDED).ordered(" ORDER BY id"),
		],
	}],
	documents: &[
		Mention { kind: "department", id: "CAST(id AS TEXT)", role: "contact", columns: "contact" },
		Mention { kind: "department", id: "CAST(id AS TEXT)", role: "reason", columns: "removal" },
		Mention {
			kind: "department",
			id: "CAST(id AS TEXT)",
			role: "reason",
			columns: "retention",
		},
	],
};

fn first(block: &Block) -> Vec<Change> {
	let row = |department: &FirstDepartment| {
		let (blake2_256, sm3) = &department.contact;
		statement!(
			"INSERT INTO departments (id, title, folded, code, validator, contact_blake2_256, contact_sm3, added_block, \
			faults, missed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)",
			department.number,
			department.title.as_str(),
			department.title.to_lowercase(),
			department.code.as_str(),
			department.validator.as_str(),
			blake2_256.as_str(),
			sm3.as_str(),
			block.number as i64
		)
	};
	block.first_departments.iter().map(row).collect()
}

fn added(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (title, code) = fields.legal_person("person")?;
	let (blake2_256, sm3) = fields.document("contact")?;
	Ok(statement!(
		"INSERT INTO departments (id, title, folded, code, validator, contact_blake2_256, contact_sm3, added_day, \
		added_block, faults, missed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)",
		fields.int("department")?,
		title.as_str(),
		title.to_lowercase(),
		code,
		fields.text("validator")?,
		blake2_256,
		sm3,
		moment.day(),
		moment.number()
	))
}

fn removed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE departments SET removed_day = $1, removed_block = $2, removal_blake2_256 = $3, removal_sm3 = $4, \
		fault_session = NULL WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("department")?
	))
}

fn replaced(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE departments SET validator = $1 WHERE id = $2",
		fields.text("validator")?,
		fields.int("department")?
	))
}

fn amended(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let title = fields.text("title")?;
	let (blake2_256, sm3) = fields.document("contact")?;
	Ok(statement!(
		"UPDATE departments SET title = $1, folded = $2, contact_blake2_256 = $3, contact_sm3 = $4 WHERE id = $5",
		title.as_str(),
		title.to_lowercase(),
		blake2_256,
		sm3,
		fields.int("department")?
	))
}

fn at_fault(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE departments SET fault_session = $1, faults = faults + 1 WHERE id = $2",
		fields.int("session")?,
		fields.int("department")?
	))
}

fn retained(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let (blake2_256, sm3) = fields.document("reason")?;
	Ok(statement!(
		"UPDATE departments SET fault_session = NULL, retained_day = $1, retained_block = $2, retention_blake2_256 = $3, \
		retention_sm3 = $4 WHERE id = $5",
		moment.day(),
		moment.number(),
		blake2_256,
		sm3,
		fields.int("department")?
	))
}

fn missed(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	Ok(statement!(
		"UPDATE departments SET missed = missed + 1, missed_session = $1 WHERE id = $2",
		fields.int("session")?,
		fields.int("department")?
	))
}

/// A department whose validator an account is.
pub struct Validating {
	pub account: String,
	pub id: i64,
	pub title: String,
	pub missed: i64,
	/// The session of an offence that the council has not decided on.
	pub fault_session: Option<i64>,
}

/// The departments that run validators.
pub async fn validating(store: &Store) -> sqlx::Result<Vec<Validating>> {
	let sql = Sql::new("SELECT id, title, validator, missed, fault_session FROM departments");
	let sql = sql.only("removed_day IS NULL", []).add(" ORDER BY id", []);
	sql.all(store, |row| {
		Ok(Validating {
			account: row.text("validator")?,
			id: row.int("id")?,
			title: row.text("title")?,
			missed: row.int("missed")?,
			fault_session: row.maybe_int("fault_session")?,
		})
	})
	.await
}
