//! Which days are worked, and periods by them.

use std::path::PathBuf;

use anyhow::{ensure, Error, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api,
	read::{read, read_all},
	types::{WorkingYear, YearDays},
};
use suhui_primitives::{Day, Year};

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::{fields, table},
	working_days::{sent, Exceptions, WorkingDays},
};

#[derive(Subcommand)]
pub enum Command {
	/// 公布一年的工作日 / Publish the working days of a year (the authority)
	///
	/// 文件有两列：day 为日期，kind 为 holiday（放假）或 make_up（周六、周日调休上班）；周一至周五不写即为工作日。
	///
	/// The file has two columns: `day`, and `kind`, which is `holiday` or, of a Saturday or Sunday that is worked instead,
	/// `make_up`. Mondays to Fridays that it does not name are worked.
	Publish(Days),
	/// 调整已公布年份今日以后的工作日，文件写明全年 / Amend the days to come of a year that is published, by a file of the whole year (the authority)
	Amend(Days),
	/// 显示一年的工作日，不写年份则列出已公布的年份 / Show the working days of a year, or the years published
	Show {
		#[arg(value_parser = args::year)]
		year: Option<Year>,
	},
	/// 自某日起若干个工作日的末日，当日不计入 / The last of so many working days after a day, which does not count itself
	Add {
		#[arg(value_name = "DATE", value_parser = args::day)]
		from: Day,
		#[arg(value_parser = args::whole::<u16>)]
		days: u16,
	},
	/// 某日之后至另一日的工作日数，首日不计入，末日计入 / Working days after a day up to another, which counts
	Between {
		#[arg(value_name = "DATE", value_parser = args::day)]
		from: Day,
		#[arg(value_name = "DATE", value_parser = args::day)]
		to: Day,
	},
}

#[derive(Args)]
pub struct Days {
	#[arg(value_parser = args::year)]
	year: Year,
	/// 放假日与调休上班日，CSV / Days off and days that are worked instead, as CSV
	file: PathBuf,
	/// 国务院办公厅的通知 / The State Council's notice
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Publish(days) => publish(context, days).await,
		Command::Amend(days) => amend(context, days).await,
		Command::Show { year: Some(year) } => show(context, year).await,
		Command::Show { year: None } => list(context).await,
		Command::Add { from, days } => add(context, from, days).await,
		Command::Between { from, to } => between(context, from, to).await,
	}
}

async fn publish(context: &Context, days: Days) -> Result<()> {
	let Days { year, file, document } = days;
	bounds::published_year(year, dates::today()).map_err(Error::msg)?;
	let exceptions = Exceptions::read(&file, year)?;
	let (document, working) = (document::read(&document)?, exceptions.worked(year).count());
	let Exceptions { holidays, make_up } = exceptions;
	let calls = api::tx().calendar();
	let call = calls.publish_year(year, sent(holidays), sent(make_up), document.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "year": year, "working": working, "document": document });
	context.output.show(&result, |_| {
		format!("已公布 {year} 年的 {working} 个工作日 / the {working} working days of {year} are published")
	});
	Ok(())
}

async fn amend(context: &Context, days: Days) -> Result<()> {
	let Days { year, file, document } = days;
	let exceptions = Exceptions::read(&file, year)?;
	let (document, working) = (document::read(&document)?, exceptions.worked(year).count());
	let chain = context.connect().await?;
	let published = WorkingDays::read(&chain.at_finalized().await?).await?.exceptions(year)?;
	let first = first_changed(&published, &exceptions, year);
	// Where no day changes, the chain judges whether the document does.
	if let Some(first) = first {
		let today = dates::today();
		ensure!(
			today < first,
			"{first} 的安排有变，而今日是 {today}：今日及以前的日子不能调整 / the file changes {first}, and it is {today}: no day that is today or past can be amended"
		);
	}
	let Exceptions { holidays, make_up } = exceptions;
	let calls = api::tx().calendar();
	let call = calls.amend_year(year, sent(holidays), sent(make_up), document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({
		"block": block, "year": year, "first_changed": first.map(dates::day), "working": working, "document": document,
	});
	context.output.show(&result, |_| match first {
		None => format!("{year} 年的工作日不变，所依据的文件已更新 / the working days of {year} stay, by another document"),
		Some(first) => format!("已自 {first} 起调整 {year} 年的工作日，全年 {working} 个 / the working days of {year} are amended from {first} on: {working} in all"),
	});
	Ok(())
}

/// The first day that is worked by one and not by the other.
fn first_changed(one: &Exceptions, other: &Exceptions, year: Year) -> Option<Day> {
	let (mut one, mut other) = (one.worked(year), other.worked(year));
	loop {
		match (one.next(), other.next()) {
			(Some(one), Some(other)) if one == other => (),
			(None, None) => return None,
			(one, other) => return one.into_iter().chain(other).min(),
		}
	}
}

async fn show(context: &Context, year: Year) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let found = WorkingDays::read(&at).await?.exceptions(year)?;
	let stored = read(&at, api::storage().calendar().years(), (year,)).await?;
	let (document, revision) = match &stored {
		Some(WorkingYear { document, revision, .. }) => (Some(**document), Some(*revision)),
		None => (None, None),
	};
	let written = |days: &[Day]| days.iter().map(|day| dates::day(*day)).collect::<Vec<_>>();
	let (holidays, make_up) = (written(&found.holidays), written(&found.make_up));
	let working = found.worked(year).count();
	let result = json!({
		"year": year, "working": working, "holidays": holidays, "make_up": make_up, "revision": revision,
		"document": document,
	});
	context.output.show(&result, |_| {
		fields([
			("年份 Year", year.to_string()),
			("工作日 Working days", working.to_string()),
			("周一至周五放假 Days off", holidays.join(", ")),
			("周六、周日上班 Made up", make_up.join(", ")),
			("调整次数 Amended", revision.unwrap_or_default().to_string()),
			(
				"依据 Document BLAKE2-256",
				document.map_or_else(String::new, |it| format!("{:?}", it.blake2_256)),
			),
		])
	});
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut years = read_all(&at, api::storage().calendar().years()).await?;
	years.sort_by_key(|((year,), _)| *year);
	let working = |it: &WorkingYear| {
		let YearDays(days) = &it.days;
		days.iter().map(|byte| byte.count_ones()).sum::<u32>()
	};
	let entries: Vec<_> = years
		.iter()
		.map(|((year,), it)| {
			json!({
				"year": year, "working": working(it), "revision": it.revision, "document": *it.document,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = years.iter().map(|((year,), it)| {
			[
				year.to_string(),
				working(it).to_string(),
				it.revision.to_string(),
				format!("{:?}", it.document.blake2_256),
			]
		});
		table(
			["年份 Year#", "工作日 Working days#", "调整次数 Amended#", "依据 Document BLAKE2-256"],
			rows,
		)
	});
	Ok(())
}

async fn add(context: &Context, from: Day, days: u16) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let last = WorkingDays::read(&at).await?.add(from, days)?;
	let result = json!({ "from": dates::day(from), "days": days, "last": dates::day(last) });
	context.output.show(&result, |_| {
		format!(
			"{from} 起 {days} 个工作日至 {last} / {days} working days after {from} end on {last}"
		)
	});
	Ok(())
}

async fn between(context: &Context, from: Day, to: Day) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let days = WorkingDays::read(&at).await?.between(from, to)?;
	let result = json!({ "from": dates::day(from), "to": dates::day(to), "days": days });
	context.output.show(&result, |_| {
		format!("{from} 之后至 {to} 有 {days} 个工作日 / after {from}, up to {to}, there are {days} working days")
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn change_should_be_found_where_the_years_differ_first_when_one_is_amended() {
		let days = |holidays: &[u32]| Exceptions {
			holidays: holidays.iter().map(|day| Day(*day)).collect(),
			make_up: Vec::new(),
		};
		// Tuesday 2026-02-24 and Wednesday the 25th are days 20508 and 20509.
		let changed = |one, other| first_changed(&days(one), &days(other), 2026);
		assert_eq!(changed(&[20_454], &[20_454, 20_508, 20_509]), Some(Day(20_508)));
		assert_eq!(changed(&[20_454, 20_509], &[20_454]), Some(Day(20_509)));
		assert_eq!(changed(&[20_454], &[20_454]), None);
	}
}
