//! Reports that the public gets: of a month, a year, a region (Art. 5, 10, 21, 43).

use std::path::PathBuf;

use anyhow::{ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use subxt::utils::Static;
use suhui_client::{api, read::read_all};
use suhui_primitives::{Month, Region, ReportKind, Subject};

use super::deadline;
use crate::{
	agenda,
	args::{self, Context},
	bounds, dates, document,
	output::table,
	people,
};

#[derive(Subcommand)]
pub enum Command {
	/// 公开一份报告 / File a report (the operator; the annual one the authority; a regional one its office, or the operator where none is left)
	File(File),
	/// 列出已公开的报告 / List reports that were filed
	List,
	/// 列出应公开而未公开的报告 / List reports that are due
	Due,
}

#[derive(Args)]
pub struct File {
	#[arg(value_parser = PossibleValuesParser::new(agenda::reports()).try_map(|text| agenda::parse_report(&text)))]
	kind: ReportKind,
	/// 所报的月份，年度的写年份：2026-01、2025 / The month it is of, or the year: 2026-01, 2025
	#[arg(value_parser = args::month_or_year)]
	month: Month,
	/// 地区报告的地区 / The region of a regional report
	#[arg(long, value_name = "CODE", value_parser = people::region)]
	region: Option<Region>,
	/// 报告 / The report
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::File(file) => self::file(context, file).await,
		Command::List => list(context).await,
		Command::Due => due(context).await,
	}
}

async fn file(context: &Context, file: File) -> Result<()> {
	let File { kind, month, region, document } = file;
	bounds::reported(kind, month, dates::today()).map_err(Error::msg)?;
	let region = region_of(kind, region)?;
	let document = document::read(&document)?;
	let calls = api::tx().disclosure();
	let call = calls.file_report(kind.into(), month.into(), region.into(), document.into());
	let block = context.send(&call).await?.block;
	let result = json!({
		"block": block, "kind": agenda::report(kind), "month": dates::month(month), "region": region.code(),
		"document": document,
	});
	context.output.show(&result, |_| {
		let of = agenda::of_region(region);
		format!("已公开 Filed: {} {}{of}", agenda::report_title(kind), dates::month(month))
	});
	Ok(())
}

/// A regional report names its region, all others are of the province.
fn region_of(kind: ReportKind, region: Option<Region>) -> Result<Region> {
	if kind == ReportKind::Regional {
		return region.ok_or_else(|| {
			Error::msg("地区报告须以 --region 写明地区 / a regional report names its region: give --region")
		});
	}
	ensure!(
		region.is_none_or(|region| region == Region::PROVINCE),
		"只有地区报告写明地区，请勿用 --region / only a regional report names a region: leave --region out"
	);
	Ok(Region::PROVINCE)
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let found = read_all(&at, api::storage().disclosure().reports()).await?;
	let mut reports: Vec<_> = found
		.into_iter()
		.map(|(((Static(kind), Static(month), Static(region)),), it)| (month, kind, region, it))
		.collect();
	reports.sort_by_key(|(month, kind, region, _)| (*month, *kind, *region));
	let entries: Vec<_> = reports
		.iter()
		.map(|(month, kind, region, it)| {
			json!({
				"kind": agenda::report(*kind), "month": dates::month(*month), "region": region.code(),
				"filed": dates::day(*it.filed), "by": agenda::actor(*it.by), "document": *it.document,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = reports.iter().map(|(month, kind, region, it)| {
			[
				dates::month(*month),
				agenda::report_title(*kind).to_string(),
				region.code().to_string(),
				dates::day(*it.filed),
				agenda::actor_title(*it.by),
				format!("{:?}", it.document.blake2_256),
			]
		});
		let header =
			["月份 Month", "种类 Kind", "地区 Region#", "公开 Filed", "由 By", "报告 BLAKE2-256"];
		table(header, rows)
	});
	Ok(())
}

async fn due(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut deadlines = deadline::all(&at).await?;
	deadlines.retain(|(subject, _)| matches!(subject, Subject::Report(..)));
	deadline::show(context, deadlines, dates::today());
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn region_should_be_named_when_the_report_is_of_one_alone() {
		let nanjing = Region::new(320_100);
		assert_eq!(region_of(ReportKind::Regional, nanjing).unwrap(), nanjing.unwrap());
		assert_eq!(region_of(ReportKind::Monthly, None).unwrap(), Region::PROVINCE);
		for (kind, region) in [(ReportKind::Regional, None), (ReportKind::Annual, nanjing)] {
			assert!(region_of(kind, region).unwrap_err().to_string().contains("--region"));
		}
	}
}
