//! The benchmarks the runtime has: those of `CALLS`, as long as nobody changes one without the other.

use std::collections::BTreeSet;

use anyhow::{ensure, Result};
use polkadot_sdk::frame_benchmarking::runtime_decl_for_benchmark::BenchmarkV2;
use suhui_runtime::{Block, Runtime};

use crate::calls::CALLS;

/// That [`CALLS`] has every benchmark with components, and no other. Takes no time, as measuring does.
pub fn ensure_listed() -> Result<()> {
	let (has, lists) = (of_runtime(), of_calls());
	let names = |some: Vec<&String>| match some.is_empty() {
		true => "–".to_string(),
		false => some.into_iter().map(String::as_str).collect::<Vec<_>>().join(", "),
	};
	let lacking = names(has.difference(&lists).collect());
	let stale = names(lists.difference(&has).collect());
	ensure!(
		has == lists,
		"CALLS 与基准测试不一致，请修改 measure/src/bin/suhui-charged/calls.rs。应增加：{lacking}；应删除：{stale} / \
		 `CALLS` differs from the benchmarks there are: mend measure/src/bin/suhui-charged/calls.rs. \
		 To add: {lacking}; to remove: {stale}"
	);
	Ok(())
}

/// Those with components, also what is measured for this comparison alone.
fn of_runtime() -> BTreeSet<String> {
	let (lists, _) = <Runtime as BenchmarkV2<Block>>::benchmark_metadata(true);
	let mut found = BTreeSet::new();
	for list in &lists {
		let pallet = String::from_utf8_lossy(&list.pallet);
		for benchmark in list.benchmarks.iter().filter(|it| !it.components.is_empty()) {
			let components = benchmark.components.iter().map(|(name, ..)| name.to_string());
			let name = String::from_utf8_lossy(&benchmark.name);
			found.insert(signature(&pallet, &name, &components.collect::<Vec<_>>()));
		}
	}
	found
}

fn of_calls() -> BTreeSet<String> {
	CALLS.iter().map(|call| signature(call.pallet, call.benchmark, call.components)).collect()
}

fn signature(pallet: &str, benchmark: &str, components: &[impl AsRef<str>]) -> String {
	let components: Vec<&str> = components.iter().map(|name| name.as_ref()).collect();
	format!("{pallet}::{benchmark}({})", components.join(", "))
}
