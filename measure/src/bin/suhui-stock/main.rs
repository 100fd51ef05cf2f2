//! `suhui-stock`: a chain's first block with people's lots in it, so that what becomes of them is measured without issuing
//! them first. `scripts/redemptions` and `scripts/lapse` run it; officials do not install it.
//!
//! The lots are written by the chain's own pallet. They are of classes that no batch was issued in, which those who take
//! from lots do not ask for.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{anyhow, ensure, Context, Result};
use clap::Parser;
use polkadot_sdk::{
	frame_support::storage::storage_prefix, sp_core::storage::Storage,
	sp_state_machine::BasicExternalities,
};
use serde_json::{json, Value};
use suhui_primitives::{ClassId, Credit, Lots, Month, ParticipantId, Quantity, FIRST_NUMBER};
use suhui_runtime::Points;

/// Eight kilometres by bicycle, 26.9 g and 2.69 points each.
const LOT: Quantity = Quantity { reduction: 215_200, points: 21 };

/// Of a month, of which a page's people may hold lots, as on the chain.
const MOST_CLASSES: u32 = 256;

/// 首个区块中已有积分的链 / A chain whose first block has lots
#[derive(Parser)]
#[command(name = "suhui-stock", version)]
struct Arguments {
	/// 原链规格，raw 格式 / The specification of the chain, raw
	#[arg(long)]
	spec: PathBuf,
	/// 写出的链规格 / The specification to write
	#[arg(long)]
	out: PathBuf,
	/// 签发月份，自 1970 年 1 月起算的月数 / The month of issue, by months since January 1970
	#[arg(long)]
	month: u32,
	/// 首人编号:人数:类别数，每人每类一份 / The first participant, how many, and of how many classes each has a lot
	#[arg(value_name = "FIRST:PEOPLE:CLASSES", required = true, num_args = 1.., value_parser = Group::parse)]
	groups: Vec<Group>,
}

/// People who have a lot of each of the first classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
	first: ParticipantId,
	people: u32,
	classes: u32,
}

impl Group {
	fn parse(text: &str) -> Result<Self, String> {
		let numbers: Option<Vec<u32>> = text.split(':').map(|part| part.parse().ok()).collect();
		match numbers.as_deref() {
			Some(&[first, people, classes])
				if first >= FIRST_NUMBER
					&& people > 0 && (1..=MOST_CLASSES).contains(&classes)
					&& first.checked_add(people).is_some() =>
			{
				Ok(Group { first, people, classes })
			}
			_ => Err(format!(
				"「{text}」应写作 4:1000:50 / `{text}` should be written like 4:1000:50"
			)),
		}
	}

	/// A lot of each of its people.
	fn credits(self) -> Vec<Credit> {
		let people = self.first..self.first + self.people;
		people.map(|participant| Credit { participant, quantity: LOT }).collect()
	}
}

fn main() -> ExitCode {
	match run(Arguments::parse()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("错误 Error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn run(Arguments { spec, out, month, groups }: Arguments) -> Result<()> {
	let text = fs::read_to_string(&spec)
		.with_context(|| format!("无法读取 {0} / cannot read {0}", spec.display()))?;
	let mut spec: Value = serde_json::from_str(&text)?;
	let top = spec.pointer_mut("/genesis/raw/top").and_then(Value::as_object_mut);
	let top = top.context(
		"链规格不是 raw 格式，请用 suhui-node export-chain-spec --raw 导出 / the specification is not raw: export it by suhui-node export-chain-spec --raw",
	)?;
	let lots = hexadecimal(&storage_prefix(b"Points", b"Lots"));
	ensure!(
		!top.keys().any(|key| key.starts_with(&lots)),
		"首个区块已有积分 / the first block has lots already"
	);
	for (key, value) in stock(Month(month), &groups)? {
		top.insert(hexadecimal(&key), json!(hexadecimal(&value)));
	}
	fs::write(&out, serde_json::to_string(&spec)?)?;
	let lots: u64 = groups.iter().map(|it| u64::from(it.people) * u64::from(it.classes)).sum();
	let told = json!({
		"lots": lots, "reduction_mg": lots * LOT.reduction, "points": lots * LOT.points,
		"each": { "reduction_mg": LOT.reduction, "points": LOT.points },
	});
	println!("{}", serde_json::to_string_pretty(&told)?);
	Ok(())
}

/// What the pallet writes for the groups' lots.
fn stock(month: Month, groups: &[Group]) -> Result<Vec<(Vec<u8>, Vec<u8>)>> {
	let mut storage = Storage::default();
	let credited = BasicExternalities::execute_with_storage(&mut storage, || {
		groups.iter().try_for_each(|group| {
			let credits = group.credits();
			let mut classes = FIRST_NUMBER..=group.classes;
			classes.try_for_each(|class: ClassId| Points::credit(class, month, &credits))
		})
	});
	credited.map_err(|error| {
		anyhow!("积分未能写入：{error:?} / the lots were not written: {error:?}")
	})?;
	Ok(storage.top.into_iter().collect())
}

fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn group_should_be_its_three_numbers_when_parsed() {
		let expected = Group { first: 4, people: 1_000, classes: 50 };
		assert_eq!(Group::parse("4:1000:50"), Ok(expected));
		for text in [
			"",
			"4:1000",
			"0:1000:50",
			"4:0:50",
			"4:1000:0",
			"4:1000:257",
			"4294967295:1:1",
			"a:1:1",
		] {
			assert!(Group::parse(text).is_err(), "{text}");
		}
	}

	#[test]
	fn stock_should_be_what_the_pallet_writes_when_people_stand_on_two_pages() {
		let groups = [Group { first: 4, people: 300, classes: 2 }];
		let stock = stock(Month(672), &groups).unwrap();
		let of = |map: &[u8]| {
			let prefix = storage_prefix(b"Points", map);
			stock.iter().filter(|(key, _)| key.starts_with(&prefix)).count()
		};
		// Pages 0 and 1, each of two classes; what lapses next.
		let maps = [&b"Lots"[..], b"Holders", b"ClassTotals", b"NextToLapse"];
		assert_eq!(maps.map(of), [4, 2, 2, 1]);
		assert_eq!(stock.len(), 9);
	}
}
