//! What is measured, and how much of it.

use std::path::PathBuf;

use clap::{value_parser, Args, ValueEnum};

use crate::layouts::{layout, LAYOUTS};

#[derive(Args)]
pub struct Settings {
	/// 测什么 / What to measure
	#[arg(long, value_enum, num_args = 1.., default_values_t = [Table::Lots, Table::Openings])]
	pub tables: Vec<Table>,
	/// 人数 / How many people
	#[arg(long, default_value_t = 1_000_000, value_parser = value_parser!(u32).range(64..=100_000_000))]
	pub people: u32,
	/// 布局 / The layouts: `pallet`, `lots-PEOPLE[-near]`, `class-PEOPLE[-bitmap|-fixed][-index][-near]`
	#[arg(long, num_args = 1.., default_values = LAYOUTS, value_parser = known)]
	pub layouts: Vec<String>,
	/// 每月类别数 / Classes in a month
	#[arg(long, num_args = 1.., default_values_t = [1_u32, 5, 50], value_parser = value_parser!(u32).range(1..=128))]
	pub classes: Vec<u32>,
	/// 有记录者占比（%）/ How many of a hundred people have a record of a class
	#[arg(long, num_args = 1.., default_values_t = [5_u32, 30, 90], value_parser = value_parser!(u32).range(1..=100))]
	pub densities: Vec<u32>,
	/// 每类分几批 / Batches in which a class's month comes, each of as many records
	#[arg(long, default_value_t = 1, value_parser = value_parser!(u32).range(1..=31))]
	pub batches: u32,
	/// 每个区块的块数 / Chunks a block takes
	#[arg(long, default_value_t = 4, value_parser = value_parser!(u32).range(1..=64))]
	pub chunks: u32,
	/// 其余各月的人数 / People with lots in the other 25 months a plan reads
	#[arg(long, default_value_t = 16_384, value_parser = value_parser!(u32).range(64..=100_000_000))]
	pub plan_people: u32,
	/// 试算人数 / People for whom a redemption is planned
	#[arg(long, default_value_t = 200, value_parser = value_parser!(u32).range(1..=100_000))]
	pub plans: u32,
	/// 开户时每人同意的场景数 / Sources that each consents to on opening
	#[arg(long, default_value_t = 1, value_parser = value_parser!(u32).range(0..=16))]
	pub consents: u32,
	/// 每个区块的开户批数，每批 500 户 / Calls of 500 openings that a block takes
	#[arg(long, default_value_t = 16, value_parser = value_parser!(u32).range(1..=64))]
	pub calls: u32,
	/// 保留状态的区块数 / Blocks whose state the database keeps, as a node does
	#[arg(long, default_value_t = 256, value_parser = value_parser!(u32).range(1..))]
	pub pruning: u32,
	/// 数据库所在目录 / Where the databases stand while they are measured
	#[arg(long, default_value_os_t = std::env::temp_dir())]
	pub folder: PathBuf,
	/// 供程序读取 / One JSON document instead of tables
	#[arg(long)]
	pub json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
	/// 各种积分布局 / Layouts of lots
	Lots,
	/// 开户 / Opening accounts
	Openings,
}

fn known(name: &str) -> Result<String, String> {
	match layout(name) {
		Some(_) => Ok(name.to_string()),
		None => Err(format!(
			"没有这种布局 / no layout is called so; these are measured by default: {}",
			LAYOUTS.join(" ")
		)),
	}
}
