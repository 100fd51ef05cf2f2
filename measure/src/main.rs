//! `suhui-measure`: how lots and accounts may lie in the state, decided by measurement. `scripts/points-layout` runs it;
//! officials do not install it.
//!
//! Pallets run natively, on a state in the database that a node has. What layouts have in common is left out of a feed:
//! hashing and reading the body, and the formulas.
//!
//! | module | what it is |
//! |---|---|
//! | `chain` | the pallets that are measured, in a runtime of their own |
//! | `node` | a node's database, and blocks on it |
//! | `timed` | the state, with what its reads take |
//! | `census` | the nodes of the trie that blocks write |
//! | `layouts` | ways in which lots may lie |
//! | `month` | a month of issue under a layout |
//! | `openings` | accounts opened, under several arrangements of their keys |
//! | `report` | tables |

mod census;
mod chain;
mod layouts;
mod month;
mod node;
mod openings;
mod progress;
mod report;
mod settings;
mod timed;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use serde_json::json;

use crate::{
	month::Case,
	settings::{Settings, Table},
};

/// 测量状态布局 / Measure how lots and accounts may lie in the state
#[derive(Parser)]
#[command(name = "suhui-measure", version)]
struct Arguments {
	#[command(flatten)]
	settings: Settings,
}

fn main() -> ExitCode {
	match run(&Arguments::parse().settings) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("错误 Error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn run(settings: &Settings) -> Result<()> {
	let mut months = Vec::new();
	if settings.tables.contains(&Table::Lots) {
		for case in cases(settings) {
			months.push(month::measure(case, settings)?);
		}
	}
	let mut openings = Vec::new();
	if settings.tables.contains(&Table::Openings) {
		openings = openings::measure(settings)?;
	}
	if settings.json {
		let result = json!({ "people": settings.people, "months": months, "openings": openings });
		println!("{}", serde_json::to_string_pretty(&result)?);
		return Ok(());
	}
	if !months.is_empty() {
		println!("{}", report::months(&months));
	}
	if !openings.is_empty() {
		println!("{}", report::openings(&openings));
	}
	Ok(())
}

/// By classes and density first, so that the layouts of a case stand together.
fn cases(settings: &Settings) -> impl Iterator<Item = Case<'_>> {
	settings.classes.iter().flat_map(move |classes| {
		settings.densities.iter().flat_map(move |density| {
			let case = move |layout| Case { layout, classes: *classes, density: *density };
			settings.layouts.iter().map(String::as_str).map(case)
		})
	})
}
