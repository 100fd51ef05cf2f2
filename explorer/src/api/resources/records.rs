//! A batch's records as open data, streamed chunk by chunk out of the node's blocks.

use axum::{extract::State as Shared, response::Response};
use serde::Deserialize;
use serde_json::json;
use suhui_primitives::{chunk::Reader, CompiledRule, Period, Quantifier};
use utoipa::IntoParams;

use super::{
	batches, chunks,
	rule::{self, RuleTexts},
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
	store::sql::Columns,
	values::day,
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChunkFilter {
	/// Only this chunk, from 0.
	pub chunk: Option<u32>,
}

/// What turns a chunk's body into lines.
struct Press {
	compiled: CompiledRule,
	period: Period,
	format: Format,
	beginning: Beginning,
}

impl Press {
	fn header(&self) -> Vec<u8> {
		let names = ["participant", "day"].into_iter();
		let names = names.chain(self.compiled.inputs.iter().map(|input| input.name.as_str()));
		let names = names.chain(["reduction_mg", "points"]);
		sheet::header(self.format, self.beginning, names)
	}

	/// A chunk's records, one line each; `first` if nothing stands before them.
	fn lines(&self, body: &[u8], mut first: bool) -> Result<Vec<u8>> {
		let mut text = Vec::new();
		let reader = Reader::new(body, self.period, self.compiled.rule.inputs);
		for record in Quantifier::new(&self.compiled.rule).read(reader) {
			let (record, quantity) = record.map_err(|fault| {
				Problem::disagrees(
					format!("记录无法量化：{fault}"),
					format!("a record cannot be quantified: {fault}"),
				)
			})?;
			let values = self.compiled.inputs.iter().zip(record.inputs());
			let values =
				values.map(|(input, value)| (input.name.as_str(), json!(input.written(*value))));
			let before = [
				("participant", json!(record.participant)),
				("day", json!(day(record.day.0.into()))),
			];
			let after = [
				("reduction_mg", json!(quantity.reduction.to_string())),
				("points", json!(quantity.points.to_string())),
			];
			let fields = before.into_iter().chain(values).chain(after);
			sheet::line(self.format, &mut text, first, fields);
			first = false;
		}
		Ok(text)
	}
}

async fn records(
	state: State,
	id: u32,
	which: ChunkFilter,
	format: Format,
	beginning: Beginning,
) -> Result<Response> {
	let permit = state.export_permit()?;
	let row = batches::row(&state, id).await?;
	let compiled = RuleTexts::of_batch(&state, &row).await?.compile()?;
	let press = Press { compiled, period: rule::period(&row)?, format, beginning };
	// All that were fed: one the index could not read breaks the answer off.
	let fed = u32::try_from(row.int("fed_chunks")?).map_err(Problem::internal)?;
	let indices = match which.chunk {
		Some(chunk) => chunk..chunk.saturating_add(1),
		None => 0..fed,
	};
	// The first chunk is read before the answer begins, so that what fails is still a problem.
	let mut before = press.header();
	let mut rest = indices.clone();
	if let Some(index) = rest.next() {
		let feed = chunks::fetch(&state, id, index).await?;
		before.extend(press.lines(&feed.body, true)?);
	}
	let stream = async_stream::stream! {
		let _permit = permit;
		let mut first = before.len() == press.header().len();
		yield Ok(before);
		for index in rest {
			let lines = match chunks::fetch(&state, id, index).await {
				Ok(feed) => press.lines(&feed.body, first),
				Err(problem) => Err(problem),
			};
			// An answer that broke off is seen to be one.
			match lines {
				Ok(lines) => yield Ok(lines),
				Err(problem) => {
					yield Err(std::io::Error::other(problem.detail));
					return;
				}
			}
			first = false;
		}
		yield Ok(sheet::end(press.format));
	};
	Ok(sheet::response(format, &format!("batch-{id}-records"), stream))
}

/// A batch's records as CSV: participant, day, the formula's inputs (a category by its code), and each record's reduction
/// and points. `suhui batch verify` and the page read the file back.
#[utoipa::path(get, path = "/batches/{id}/records.csv", tag = "导出 Export",
	params(("id" = u32, Path, description = "Number of the batch"), ChunkFilter, Beginning),
	responses((status = 200, description = "Records", body = String, content_type = "text/csv")))]
pub async fn csv(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
	Ask(which): Ask<ChunkFilter>,
	Ask(beginning): Ask<Beginning>,
) -> Result<Response> {
	records(state, id, which, Format::Csv, beginning).await
}

/// The same as a JSON array.
#[utoipa::path(get, path = "/batches/{id}/records.json", tag = "导出 Export",
	params(("id" = u32, Path, description = "Number of the batch"), ChunkFilter),
	responses((status = 200, description = "Records", body = Vec<serde_json::Value>)))]
pub async fn json(
	Shared(state): Shared<State>,
	PathParams(id): PathParams<u32>,
	Ask(which): Ask<ChunkFilter>,
) -> Result<Response> {
	records(state, id, which, Format::Json, Beginning::default()).await
}
