use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_primitives::{ParticipantId, Period, SourceId};

use crate::{
    args::{self, Context},
    dates,
    output::fields,
    people,
    rides::{self, Riders},
    synthetic::Month,
};

#[derive(Subcommand)]
pub enum Command {
    /// 把共享单车骑行记录转换为活动记录 / Turn a bike-share system's rides into activity records
    Rides(Rides),
    /// 生成一个月的虚构记录 / Make up a month of records, the same every time
    Generate(Generate),
}

#[derive(Args)]
pub struct Rides {
    /// 骑行 CSV / The rides
    rides: PathBuf,
    /// 首辆车的参与者编号 / The participant the first bike stands for
    #[arg(long, default_value_t = 0)]
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
    #[command(flatten)]
    common: Common,
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
    #[arg(long, default_value_t = 0)]
    first_participant: ParticipantId,
    /// 活动记录 / The records to write
    #[arg(long)]
    out: PathBuf,
    /// 待开户名单，账户为 //rider//编号 / The accounts to write, //rider//N
    #[arg(long, value_name = "FILE")]
    accounts: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
pub struct Common {
    /// 名单中授权的场景 / Sources the accounts consent to
    #[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
    consents: Vec<SourceId>,
    /// 方法学中距离输入（km，三位小数）的名称 / The name of the input that takes kilometres, three decimals
    #[arg(long, default_value = "distance")]
    input: String,
}

pub fn run(context: &Context, command: Command) -> Result<()> {
    match command {
        Command::Rides(rides) => self::rides(context, rides),
        Command::Generate(generate) => self::generate(context, generate),
    }
}

fn rides(context: &Context, rides: Rides) -> Result<()> {
    let mut riders = match rides.riders.as_ref().filter(|path| path.exists()) {
        Some(path) => Riders::read(path)?,
        None => Riders::from(rides.first_participant),
    };
    let first = riders.next;
    let metres = rides::read(&rides.rides, &mut riders)?;
    rides::write(&rides.out, &rides.common.input, &metres)?;
    if let Some(path) = &rides.riders {
        riders.write(path)?;
    }
    if let Some(path) = &rides.people {
        people::write_riders(path, first..riders.next, &rides.common.consents)?;
    }
    let total: u64 = metres.values().sum();
    let days: Vec<_> = metres.keys().map(|(_, day)| *day).collect();
    let (earliest, latest) = (days.iter().min().copied(), days.iter().max().copied());
    let shown = |day: Option<suhui_primitives::Day>| day.map(dates::day).unwrap_or_default();
    let result = json!({
        "records": metres.len(), "metres": total, "first": shown(earliest), "last": shown(latest),
        "new_riders": riders.next - first, "first_participant": first,
    });
    context.output.show(&result, |_| {
        fields([
            ("记录 Records", metres.len().to_string()),
            ("合计 Total", format!("{} km", suhui_formula::format_scaled(total, 3))),
            ("日期 Days", format!("{}..{}", shown(earliest), shown(latest))),
            ("新编号 New riders", format!("{}，自 {first} 起 from {first} on", riders.next - first)),
        ])
    });
    Ok(())
}

fn generate(context: &Context, generate: Generate) -> Result<()> {
    let Generate { people: count, records_per_person, period, first_participant: first, .. } = generate;
    let end = first.checked_add(count).context("编号超出范围 / numbers beyond 4294967295")?;
    let month = Month { period, people: first..end, records_per_person };
    month.write(&generate.out, &generate.common.input)?;
    if let Some(path) = &generate.accounts {
        people::write_riders(path, first..end, &generate.common.consents)?;
    }
    let records = u64::from(count) * u64::from(records_per_person);
    context.output.show(&json!({ "people": count, "records": records, "period": dates::period(period) }), |_| {
        format!("{count} 人，{records} 条记录 {count} people, {records} records, {}", dates::period(period))
    });
    Ok(())
}
