//! `suhui-charged`: whether every call with a length is charged what it takes, from once to three times that, at its
//! least and its most. `scripts/charged` runs it; officials do not install it.
//!
//! A node built with its benchmarks measures, in wasm, and this executable's own runtime says what is charged. What is
//! measured is the median of the repetitions, and the reads and writes counted, at the runtime's price.
//!
//! The calls are those of the project's pallets. Calls of the SDK's pallets that have a length, by which the council
//! proposes and closes motions and sets its members, bring weights of their own, which are not measured here.
//!
//! | module | what it is |
//! |---|---|
//! | `calls` | the benchmarks of what has a length, and what the runtime charges for each |
//! | `measured` | what a node's benchmarks measured |
//! | `report` | both compared |

mod calls;
mod measured;
mod report;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{bail, ensure, Result};
use clap::Parser;

use crate::{
	calls::{Call, CALLS},
	measured::{Measured, Node},
	report::Row,
};

/// 比较收取与实测的权重 / Compare what calls are charged with what they take
#[derive(Parser)]
#[command(name = "suhui-charged", version)]
struct Arguments {
	/// 带基准测试的节点程序 / A node built with its benchmarks
	#[arg(long)]
	node: PathBuf,
	/// 每项重复次数 / How often each is measured
	#[arg(long, default_value_t = 10)]
	repeat: u32,
	/// 供程序读取的 JSON / One JSON document for programs
	#[arg(long)]
	json: bool,
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

fn run(Arguments { node, repeat, json }: Arguments) -> Result<()> {
	let node = Node { path: node, repeat };
	let benchmarks: Vec<_> = CALLS.iter().map(|call| call.benchmark).collect();
	let mut measured = node.corners(&benchmarks)?;
	// Another pallet's benchmark of the same name may have no components.
	measured.retain(|found| !found.components.is_empty());
	for call in CALLS {
		for sizes in further(call, &measured)? {
			measured.extend(node.at(call.pallet, call.benchmark, &sizes)?);
		}
	}
	let rows = measured.iter().map(row).collect::<Result<Vec<_>>>()?;
	if json {
		println!("{}", serde_json::to_string_pretty(&rows)?);
	} else {
		println!("{}", report::table(&rows));
	}
	let outside = rows.iter().filter(|row| !row.bounds()).count();
	ensure!(
		outside == 0,
		"{outside} 项收取的不是实测的一至三倍：先运行 scripts/bench 重测权重；\
		 仍不符的，其基准测试的范围或模型有误 / \
		 {outside} of {} are charged less than they take, or more than three times that: \
		 measure the weights anew by scripts/bench; \
		 where that does not help, the benchmark's range or model is wrong (pallets/*/src/benchmarking.rs)",
		rows.len()
	);
	Ok(())
}

/// What of the call is to be measured beside the corners: where several components vary, the least of all at once, and what
/// [`CALLS`] names.
fn further(call: &Call, measured: &[Measured]) -> Result<Vec<Vec<u32>>> {
	let found: Vec<_> = measured.iter().filter(|found| call.is_measured_by(found)).collect();
	ensure!(
		!found.is_empty(),
		"{}::{} was not measured: the node is of another build; scripts/charged builds both",
		call.pallet,
		call.benchmark
	);
	let least: Vec<_> = (0..call.components.len())
		.filter_map(|place| found.iter().filter_map(|found| found.sizes().nth(place)).min())
		.collect();
	let several = call.components.len() > 1;
	Ok(several
		.then_some(least)
		.into_iter()
		.chain(call.also.iter().map(|sizes| sizes.to_vec()))
		.collect())
}

fn row(measured: &Measured) -> Result<Row<'_>> {
	let sizes: Vec<_> = measured.sizes().collect();
	let call = CALLS.iter().find(|call| call.is_measured_by(measured));
	let Some(charged) = call.and_then(|call| (call.charged)(&sizes)) else {
		bail!(
			"{}::{} was measured, but `CALLS` does not have it: the node is of another build; scripts/charged builds both",
			measured.pallet,
			measured.benchmark
		);
	};
	Ok(Row::new(measured, charged))
}
