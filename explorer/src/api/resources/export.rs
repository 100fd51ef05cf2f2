//! Whole tables as open data, streamed in bounded memory.

use axum::{extract::State as Shared, http::HeaderValue, response::Response};
use serde_json::json;
use sqlx::any::AnyRow;

use crate::api::{
	http::{
		extract::Place,
		problem::{Problem, Result},
		sheet::{self, Format},
		sql::{self, Columns, Sql, Value},
		values::{day, month, time},
	},
	state::State,
};

/// Rows held in memory at once.
const ROWS: i64 = 5_000;

/// How a column is written.
#[derive(Clone, Copy)]
enum Kind {
	Int,
	/// May exceed 2^53: a string in JSON.
	Big,
	Text,
	/// JSON, kept as such in JSON.
	Tree,
	Day,
	Month,
	Time,
}

use Kind::*;

/// A table, the columns that order it, the one that tells the block a row came with, and the columns it shows.
struct Table {
	name: &'static str,
	key: &'static [&'static str],
	block: &'static str,
	columns: &'static [(&'static str, Kind)],
}

const TABLES: [Table; 6] = [
	Table {
		name: "batches",
		key: &["id"],
		block: "opened_block",
		columns: &[
			("id", Int),
			("source", Int),
			("version", Int),
			("first_day", Day),
			("last_day", Day),
			("month", Month),
			("status", Text),
			("reporter", Text),
			("records", Int),
			("chunks", Int),
			("root", Text),
			("claim_mg", Text),
			("claim_points", Text),
			("verifier", Text),
			("report_blake2_256", Text),
			("report_sm3", Text),
			("opened_block", Int),
			("assigned_block", Int),
			("attested_block", Int),
			("approved_block", Int),
			("ended_block", Int),
			("class", Int),
			("fed_chunks", Int),
			("fed_records", Int),
			("issued_mg", Big),
			("issued_points", Big),
			("withheld_mg", Big),
			("withheld_points", Big),
			("withheld_records", Int),
			("held_chunk", Int),
			("difference", Tree),
		],
	},
	Table {
		name: "chunks",
		key: &["batch", "idx"],
		block: "block",
		columns: &[
			("batch", Int),
			("idx", Int),
			("block", Int),
			("extrinsic", Int),
			("records", Int),
			("pages", Int),
			("mg", Big),
			("points", Big),
			("body", Text),
			("bytes", Int),
			("credited_mg", Big),
			("credited_points", Big),
			("withheld_mg", Big),
			("withheld_points", Big),
			("withheld_records", Int),
			("taken", Int),
		],
	},
	Table {
		name: "blocks",
		key: &["number"],
		block: "number",
		columns: &[
			("number", Int),
			("hash", Text),
			("parent", Text),
			("state_root", Text),
			("author", Text),
			("time_ms", Time),
			("spec_version", Int),
			("extrinsics", Int),
			("events", Int),
			("undecoded", Int),
		],
	},
	Table {
		name: "extrinsics",
		key: &["block", "idx"],
		block: "block",
		columns: &[
			("block", Int),
			("idx", Int),
			("hash", Text),
			("pallet", Text),
			("call", Text),
			("signer", Text),
			("nonce", Int),
			("success", Int),
			("error", Text),
			("args", Tree),
			("raw", Text),
			("bytes", Int),
		],
	},
	Table {
		name: "events",
		key: &["block", "idx"],
		block: "block",
		columns: &[
			("block", Int),
			("idx", Int),
			("extrinsic", Int),
			("pallet", Text),
			("name", Text),
			("fields", Tree),
			("raw", Text),
		],
	},
	Table {
		name: "participants",
		key: &["id"],
		block: "block",
		columns: &[
			("id", Int),
			("account", Text),
			("kind", Text),
			("region", Int),
			("opened_day", Day),
			("closed_day", Day),
			("block", Int),
		],
	},
];

/// What a column is called outside.
fn title(column: &'static str) -> &'static str {
	match column {
		"idx" => "index",
		"source" => "scenario",
		"time_ms" => "time",
		other => other,
	}
}

impl Table {
	/// The rows after a key, in its order, that came up to a block.
	fn page(&self, after: &Option<Vec<i64>>, block: i64) -> Sql {
		let columns: Vec<_> = self.columns.iter().map(|(name, _)| *name).collect();
		let key = self.key.join(", ");
		let mut sql = Sql::new(&format!("SELECT {} FROM {}", columns.join(", "), self.name));
		sql = sql.only(&format!("{} <= ?", self.block), [block.into()]);
		match after.as_deref() {
			Some([one]) => sql = sql.only(&format!("{key} > ?"), [Value::Int(*one)]),
			Some([one, two]) => {
				let values = [Value::Int(*one), Value::Int(*two)];
				sql = sql.only(&format!("({key}) > (?, ?)"), values);
			}
			_ => {}
		}
		sql.add(&format!(" ORDER BY {key} LIMIT ?"), [ROWS.into()])
	}

	fn line(&self, format: Format, text: &mut Vec<u8>, first: bool, row: &AnyRow) -> Result<()> {
		let mut fields = Vec::with_capacity(self.columns.len());
		for (name, kind) in self.columns {
			let value = match kind {
				Int => json!(row.maybe_int(name)?),
				Big => json!(row.maybe_int(name)?.map(|value| value.to_string())),
				Text => json!(row.maybe_text(name)?),
				Tree => match (format, row.maybe_text(name)?) {
					(Format::Json, text) => sql::tree(text),
					(Format::Csv, text) => json!(text),
				},
				Day => json!(row.maybe_int(name)?.map(day)),
				Month => json!(row.maybe_int(name)?.map(month)),
				Time => json!(row.maybe_int(name)?.map(time)),
			};
			fields.push((title(name), value));
		}
		sheet::line(format, text, first, fields.into_iter());
		Ok(())
	}

	fn key_of(&self, row: &AnyRow) -> Result<Vec<i64>> {
		self.key.iter().map(|name| row.int(name)).collect()
	}
}

fn find(file: &str) -> Result<(&'static Table, Format)> {
	let absent = || {
		Problem::absent("没有这个导出，名称为 batches、chunks、blocks、extrinsics、events、participants 加 .csv 或 .json", "no such export: batches, chunks, blocks, extrinsics, events or participants, with .csv or .json")
	};
	let (name, extension) = file.split_once('.').ok_or_else(absent)?;
	let format = match extension {
		"csv" => Format::Csv,
		"json" => Format::Json,
		_ => return Err(absent()),
	};
	let table = TABLES.iter().find(|table| table.name == name).ok_or_else(absent)?;
	Ok((table, format))
}

/// A table's rows in order of their key, of any number, that came up to the last block indexed, which the header
/// `suhui-block` names. What changes of a row afterwards, such as a batch's status, is as of the moment it is read.
#[utoipa::path(get, path = "/export/{file}", tag = "导出 Export",
	params(("file" = String, Path, description = "batches, chunks, blocks, extrinsics, events or participants, with .csv or .json", example = "batches.csv")),
	responses((status = 200, description = "All rows", content(
		(String = "text/csv"), (Vec<serde_json::Value> = "application/json")))))]
pub async fn export(Shared(state): Shared<State>, Place(file): Place<String>) -> Result<Response> {
	let (table, format) = find(&file)?;
	let permit = state.export_permit()?;
	// The first page is read before the answer begins, so that what fails is still a problem.
	let cursor = state.store.cursor().await.map_err(Problem::internal)?;
	let block = cursor.map_or(-1, |cursor| cursor.number as i64);
	let mut rows = table.page(&None, block).rows(&state.store).await?;
	let stream = async_stream::stream! {
		let _permit = permit;
		yield Ok(sheet::header(format, table.columns.iter().map(|(name, _)| title(name))));
		let mut first = true;
		loop {
			let mut text = Vec::new();
			let mut key = None;
			for row in &rows {
				let done = table.line(format, &mut text, first, row).and_then(|()| table.key_of(row));
				match done {
					Ok(found) => key = Some(found),
					Err(problem) => {
						yield Err(std::io::Error::other(problem.detail));
						return;
					}
				}
				first = false;
			}
			let last = (rows.len() as i64) < ROWS;
			yield Ok(text);
			if last {
				break;
			}
			rows = match table.page(&key, block).rows(&state.store).await {
				Ok(rows) => rows,
				Err(problem) => {
					yield Err(std::io::Error::other(problem.detail));
					return;
				}
			};
		}
		yield Ok(sheet::end(format));
	};
	let mut response = sheet::response(format, table.name, stream);
	response.headers_mut().insert("suhui-block", HeaderValue::from(block));
	Ok(response)
}
