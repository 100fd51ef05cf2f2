//! `suhui-trial`: data to try the scheme with. Officials do not install it.
//!
//! | module | makes |
//! |---|---|
//! | `rides` | activity records out of a bike-share system's rides |
//! | `synthetic` | a made-up month of records |
//! | `accounts` | accounts to open |

mod accounts;
mod rides;
mod synthetic;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};
use suhui_formula::format_scaled;
use suhui_primitives::{Day, ParticipantId, Period, SourceId, FIRST_NUMBER};
use suhui_records::parse_period;

use crate::{
	rides::Riders,
	synthetic::{MonthOptions, Values},
};

/// 试用数据 / Data to try Suhui with
#[derive(Parser)]
#[command(name = "suhui-trial", version, arg_required_else_help = true)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// 把共享单车骑行记录转换为活动记录 / Turn a bike-share system's rides into activity records
	Rides(Rides),
	/// 生成一个月的虚构记录 / Make up a month of records, the same every time
	Generate(Generate),
	/// 生成待开户名单，账户为 //rider//编号 / Make up accounts to open, //rider//N
	People(PeopleOptions),
}

#[derive(Args)]
struct Rides {
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
	/// 名单中同意的场景 / Sources the accounts consent to
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
	consents: Vec<SourceId>,
	/// 方法学中距离输入（km，三位小数）的名称 / The name of the input that takes kilometres, three decimals
	#[arg(long, default_value = "distance")]
	input: String,
}

#[derive(Args)]
struct Generate {
	/// 人数 / How many people
	#[arg(long)]
	people: u32,
	#[arg(long)]
	records_per_person: u32,
	/// 其中有记录者的百分比 / How many of a hundred of them have records
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100))]
	percent: u32,
	#[arg(long, value_parser = parse_period)]
	period: Period,
	/// 首人编号 / The first participant
	#[arg(long, alias = "first-participant", default_value_t = FIRST_NUMBER, value_parser = clap::value_parser!(u32).range(1..))]
	from: ParticipantId,
	/// 各输入及其范围，小数位数从其写法；类别写各代码，如 material=paper,glass / Inputs and their ranges, with the decimals they are written with; of a category its codes
	#[arg(long, value_name = "NAME=LOW..HIGH|CODES", num_args = 1.., value_parser = Values::parse, default_value = "distance=0.500..8")]
	values: Vec<Values>,
	/// 活动记录 / The records to write
	#[arg(long)]
	out: PathBuf,
}

#[derive(Args)]
struct PeopleOptions {
	/// 人数 / How many
	#[arg(long)]
	count: u32,
	/// 首人的路径编号 / The first path's number
	#[arg(long, default_value_t = 0)]
	from: u32,
	/// 同意的场景 / Sources the accounts consent to
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
	consents: Vec<SourceId>,
	/// 名单 / The accounts to write
	#[arg(long)]
	out: PathBuf,
}

fn main() -> ExitCode {
	match run(Arguments::parse().command) {
		Ok(done) => {
			println!("{done}");
			ExitCode::SUCCESS
		}
		Err(error) => {
			eprintln!("错误 Error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

/// What was made, in words.
fn run(command: Command) -> Result<String> {
	match command {
		Command::Rides(rides) => self::rides(rides),
		Command::Generate(generate) => self::generate(generate),
		Command::People(people) => self::people(people),
	}
}

fn rides(rides: Rides) -> Result<String> {
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
		accounts::write(path, first..riders.next, &rides.consents)?;
	}
	let records = metres.len();
	let total = format_scaled(metres.values().sum(), 3);
	let days = || metres.keys().map(|(_, day)| *day);
	let shown = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
	let (earliest, latest) = (shown(days().min()), shown(days().max()));
	let new = riders.next - first;
	Ok(format!(
		"记录 Records: {records}\n合计 Total: {total} km\n日期 Days: {earliest}..{latest}\n\
		 新编号 New riders: {new}，自 {first} 起 from {first} on"
	))
}

fn generate(generate: Generate) -> Result<String> {
	let Generate { people: count, records_per_person, percent, period, from, values, out } =
		generate;
	let people = range(from, count)?;
	let month = MonthOptions { period, people, records_per_person, percent, values };
	let records = month.write(&out)?;
	let Period { first, last } = period;
	Ok(format!("{count} 人，{records} 条记录 {count} people, {records} records, {first}..{last}"))
}

fn people(people: PeopleOptions) -> Result<String> {
	let PeopleOptions { count, from, consents, out } = people;
	accounts::write(&out, range(from, count)?, &consents)?;
	Ok(format!("{count} 个账户 {count} accounts, //rider//{from}.."))
}

fn range(from: u32, count: u32) -> Result<std::ops::Range<u32>> {
	let end = from.checked_add(count).context("编号超出范围 / numbers beyond 4294967295")?;
	Ok(from..end)
}
