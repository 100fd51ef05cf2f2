//! Whole tables as open data, streamed in bounded memory.

use axum::{extract::State as Shared, http::HeaderValue, response::Response, Json};
use serde::Serialize;
use serde_json::{json, Value as Tree};
use sqlx::any::AnyRow;
use utoipa::{
	openapi::{schema::SchemaType, ObjectBuilder, RefOr, Schema, Type},
	PartialSchema, ToSchema,
};

use crate::{
	api::{
		http::{
			extract::{Ask, PathParams},
			problem::{Problem, Result},
			sheet::{self, Beginning, Format},
		},
		state::State,
	},
	entities::{
		self,
		entity::{Column, Entity, Form, Words},
		ENTITIES,
	},
	store::sql::{Bind, Columns, Sql},
	values::{day, month, time},
};

/// Rows held in memory at once.
const ROWS: i64 = 5_000;

#[derive(Debug, Serialize, ToSchema)]
pub struct ExportColumn {
	pub name: &'static str,
	pub form: Form,
	pub holds: Words,
}

/// A table that can be downloaded.
#[derive(Debug, Serialize, ToSchema)]
pub struct Export {
	pub name: &'static str,
	pub title: Words,
	/// What one row is.
	pub holds: Words,
	/// Names of `/export/{file}`.
	pub csv: String,
	pub json: String,
	pub columns: Vec<ExportColumn>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Exports {
	pub items: Vec<Export>,
}

/// What can be downloaded, and what its columns hold.
#[utoipa::path(get, path = "/exports", tag = "导出 Export",
	responses((status = 200, description = "Tables", body = Exports)))]
pub async fn list() -> Json<Exports> {
	let column = |column: &Column| ExportColumn {
		name: column.title,
		form: column.form,
		holds: column.holds,
	};
	let export = |entity: &&Entity| Export {
		name: entity.table,
		title: entity.title,
		holds: entity.holds,
		csv: file(entity, Format::Csv),
		json: file(entity, Format::Json),
		columns: entity.shown().map(column).collect(),
	};
	Json(Exports { items: ENTITIES.iter().map(export).collect() })
}

fn file(entity: &Entity, format: Format) -> String {
	format!("{}.{}", entity.table, format.extension())
}

/// The name of an export.
pub struct ExportFile;

impl PartialSchema for ExportFile {
	fn schema() -> RefOr<Schema> {
		let files =
			|entity: &&Entity| [Format::Csv, Format::Json].map(|format| file(entity, format));
		let object = ObjectBuilder::new()
			.schema_type(SchemaType::Type(Type::String))
			.enum_values(Some(ENTITIES.iter().flat_map(files)));
		RefOr::T(object.build().into())
	}
}

impl ToSchema for ExportFile {}

/// The rows after a key, in its order, that came up to a block.
fn page(entity: &Entity, after: &[Bind], block: i64) -> Sql {
	let columns: Vec<_> = entity.columns.iter().map(|column| column.name).collect();
	let key = entity.key.join(", ");
	let mut sql = Sql::new(&format!("SELECT {} FROM {}", columns.join(", "), entity.table));
	if let Some(since) = entity.since {
		sql = sql.only(&format!("{since} <= ?"), [block.into()]);
	}
	if !after.is_empty() {
		let places = vec!["?"; after.len()].join(", ");
		sql = sql.only(&format!("({key}) > ({places})"), after.to_vec());
	}
	sql.add(&format!(" ORDER BY {key} LIMIT ?"), [ROWS.into()])
}

fn line(
	entity: &Entity,
	format: Format,
	text: &mut Vec<u8>,
	first: bool,
	row: &AnyRow,
) -> sqlx::Result<()> {
	let mut fields = Vec::with_capacity(entity.columns.len());
	for column in entity.shown() {
		fields.push((column.title, cell(column, format, row)?));
	}
	sheet::line(format, text, first, fields.into_iter());
	Ok(())
}

fn cell(column: &Column, format: Format, row: &AnyRow) -> sqlx::Result<Tree> {
	let name = column.name;
	Ok(match (column.form, format) {
		(Form::Number | Form::Truth, _) => json!(row.maybe_int(name)?),
		(Form::Milligrams | Form::Points, _) => {
			json!(row.maybe_int(name)?.map(|value| value.to_string()))
		}
		(Form::Text, _) | (Form::Json, Format::Csv) => json!(row.maybe_text(name)?),
		(Form::Json, Format::Json) => row.tree(name)?,
		(Form::Day, _) => json!(row.maybe_int(name)?.map(day)),
		(Form::Month, _) => json!(row.maybe_int(name)?.map(month)),
		(Form::Time, _) => json!(row.maybe_int(name)?.map(time)),
	})
}

fn key_of(entity: &Entity, row: &AnyRow) -> sqlx::Result<Vec<Bind>> {
	let value = |name: &&str| match entity.column(name).map(|column| column.form) {
		Some(Form::Text) => row.text(name).map(Bind::from),
		_ => row.int(name).map(Bind::from),
	};
	entity.key.iter().map(value).collect()
}

fn find(file: &str) -> Result<(&'static Entity, Format)> {
	let absent = || {
		let names: Vec<_> = ENTITIES.iter().map(|entity| entity.table).collect();
		let names = names.join(", ");
		Problem::absent(
			format!("没有这个导出，名称为以下之一加 .csv 或 .json：{names}"),
			format!("no such export: one of {names}, with .csv or .json"),
		)
	};
	let (name, extension) = file.split_once('.').ok_or_else(absent)?;
	let format = match extension {
		"csv" => Format::Csv,
		"json" => Format::Json,
		_ => return Err(absent()),
	};
	Ok((entities::of_table(name).ok_or_else(absent)?, format))
}

/// A table's rows in order of their key, of any number, that came up to the last block indexed, which the header
/// `suhui-block` names. What changes of a row afterwards, such as a batch's status, is as of the moment it is read.
#[utoipa::path(get, path = "/export/{file}", tag = "导出 Export",
	params(("file" = inline(ExportFile), Path, description = "A table of `/exports`, with .csv or .json"), Beginning),
	responses((status = 200, description = "All rows", content(
		(String = "text/csv"), (Vec<serde_json::Value> = "application/json")))))]
pub async fn export(
	Shared(state): Shared<State>,
	PathParams(file): PathParams<String>,
	Ask(beginning): Ask<Beginning>,
) -> Result<Response> {
	let (entity, format) = find(&file)?;
	let permit = state.export_permit()?;
	// The first page is read before the answer begins, so that what fails is still a problem.
	let cursor = state.store.cursor().await.map_err(Problem::internal)?;
	let block = cursor.map_or(-1, |cursor| cursor.number as i64);
	let mut rows = page(entity, &[], block).rows(&state.store).await?;
	let stream = async_stream::stream! {
		let _permit = permit;
		yield Ok(sheet::header(format, beginning, entity.shown().map(|column| column.title)));
		let mut first = true;
		loop {
			let mut text = Vec::new();
			let mut key = Vec::new();
			for row in &rows {
				match line(entity, format, &mut text, first, row).and_then(|()| key_of(entity, row)) {
					Ok(found) => key = found,
					Err(error) => {
						yield Err(std::io::Error::other(error));
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
			rows = match page(entity, &key, block).rows(&state.store).await {
				Ok(rows) => rows,
				Err(error) => {
					yield Err(std::io::Error::other(error));
					return;
				}
			};
		}
		yield Ok(sheet::end(format));
	};
	let mut response = sheet::response(format, entity.table, stream);
	response.headers_mut().insert("suhui-block", HeaderValue::from(block));
	Ok(response)
}
