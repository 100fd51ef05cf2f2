use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_primitives::{Day, ParticipantId, Period, SourceId, FIRST_NUMBER};

use crate::{
	args::{self, Context},
	dates,
	output::fields,
	people,
	rides::{self, Riders},
	synthetic::{Month, Values},
};

#[derive(Subcommand)]
pub enum Command {
	/// 把共享单车骑行记录转换为活动记录 / Turn a bike-share system's rides into activity records
	Rides(Rides),
	/// 生成一个月的虚构记录 / Make up a month of records, the same every time
	Generate(Generate),
	/// 生成待开户名单，账户为 //rider//编号 / Make up accounts to open, //rider//N
	People(People),
}

#[derive(Args)]
pub struct Rides {
	/// 骑行 CSV / The rides
	rides: PathBuf,
	/// 首辆车的参与者编号 / The participant the first bike stands for
	#[arg(long, default_value_t = FIRST_NUMBER, value_parser = clap::value_parser!(u32).range(1..))]
	first_participant: ParticipantId,
	/// 活动记录 / The records to write
	#[arg(long)]
	out: PathBuf,
	/// 待开户名单，账户为 //rider//编号 / The accounts to write, //rider//N
	#[arg(long)]
	people: Option<PathBuf>,
	/// 车与编号对照，有则沿用并续编 / Which bike is which participant; goes on from it if it exists
	#[arg(long)]
	riders: Option<PathBuf>,
	/// 名单中授权的场景 / Sources the accounts consent to
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
	consents: Vec<SourceId>,
	/// 方法学中距离输入（km，三位小数）的名称 / The name of the input that takes kilometres, three decimals
	#[arg(long, default_value = "distance")]
	input: String,
}

#[derive(Args)]
pub struct Generate {
	/// 人数 / How many people
	#[arg(long)]
	people: u32,
	#[arg(long)]
	records_per_person: u32,
	#[arg(long, value_parser = args::period)]
	period: Period,
	/// 首人编号 / The first participant
	#[arg(long, alias = "first-participant", default_value_t = FIRST_NUMBER, value_parser = clap::value_parser!(u32).range(1..))]
	from: ParticipantId,
	/// 各输入及其范围，小数位数从其写法 / Inputs and their ranges, with the decimals they are written with
	#[arg(long, value_name = "NAME=LOW..HIGH", num_args = 1.., value_parser = Values::parse, default_value = "distance=0.500..8")]
	values: Vec<Values>,
	/// 活动记录 / The records to write
	#[arg(long)]
	out: PathBuf,
}

#[derive(Args)]
pub struct People {
	/// 人数 / How many
	#[arg(long)]
	count: u32,
	/// 首人的路径编号 / The first path's number
	#[arg(long, default_value_t = 0)]
	from: u32,
	/// 授权的场景 / Sources the accounts consent to
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
	consents: Vec<SourceId>,
	/// 名单 / The accounts to write
	#[arg(long)]
	out: PathBuf,
}

pub fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Rides(rides) => self::rides(context, rides),
		Command::Generate(generate) => self::generate(context, generate),
		Command::People(people) => self::people(context, people),
	}
}

fn rides(context: &Context, rides: Rides) -> Result<()> {
	let mut riders = match rides.riders.as_ref().filter(|path| path.exists()) {
		Some(path) => Riders::read(path)?,
		None => Riders::from(rides.first_participant),
	};
	let first = riders.next;
	let metres = rides::read(&rides.rides, &mut riders)?;
	rides::write(&rides.out, &rides.input, &metres)?;
	if let Some(path) = &rides.riders {
		riders.write(path)?;
	}
	if let Some(path) = &rides.people {
		people::write_riders(path, first..riders.next, &rides.consents)?;
	}
	let total: u64 = metres.values().sum();
	let days = || metres.keys().map(|(_, day)| *day);
	let shown = |day: Option<Day>| day.map(dates::day).unwrap_or_default();
	let (earliest, latest) = (shown(days().min()), shown(days().max()));
	let result = json!({
		"records": metres.len(), "metres": total, "first": earliest, "last": latest,
		"new_riders": riders.next - first, "first_participant": first,
	});
	context.output.show(&result, |_| {
		fields([
			("记录 Records", metres.len().to_string()),
			("合计 Total", format!("{} km", suhui_formula::format_scaled(total, 3))),
			("日期 Days", format!("{earliest}..{latest}")),
			(
				"新编号 New riders",
				format!("{}，自 {first} 起 from {first} on", riders.next - first),
			),
		])
	});
	Ok(())
}

fn generate(context: &Context, generate: Generate) -> Result<()> {
	let Generate { people: count, records_per_person, period, from, values, out } = generate;
	let month = Month { period, people: range(from, count)?, records_per_person, values };
	month.write(&out)?;
	let records = u64::from(count) * u64::from(records_per_person);
	let period = dates::period(period);
	context.output.show(&json!({ "people": count, "records": records, "period": period }), |_| {
		format!("{count} 人，{records} 条记录 {count} people, {records} records, {period}")
	});
	Ok(())
}

fn people(context: &Context, people: People) -> Result<()> {
	let People { count, from, consents, out } = people;
	people::write_riders(&out, range(from, count)?, &consents)?;
	context.output.show(&json!({ "people": count, "first_path": from }), |_| {
		format!("{count} 个账户 {count} accounts, //rider//{from}..")
	});
	Ok(())
}

fn range(from: u32, count: u32) -> Result<std::ops::Range<u32>> {
	let end = from.checked_add(count).context("编号超出范围 / numbers beyond 4294967295")?;
	Ok(from..end)
}
