//! What is charged, compared with what was measured.

use comfy_table::{presets::UTF8_FULL_CONDENSED, CellAlignment, Table};
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
use serde::Serialize;
use suhui_runtime::Runtime;

use crate::measured::Measured;

/// How many times what was measured may be charged.
const BOUNDS: std::ops::RangeInclusive<f64> = 1.0..=3.0;

/// A benchmark at one size of its components. Times are in microseconds.
#[derive(Serialize)]
pub struct Row<'a> {
	pallet: &'a str,
	benchmark: &'a str,
	components: &'a [(String, u32)],
	execution: f64,
	reads: u64,
	writes: u64,
	/// Execution, reads and writes.
	measured: f64,
	charged: f64,
	ratio: f64,
}

impl<'a> Row<'a> {
	pub fn new(of: &'a Measured, charged: Weight) -> Self {
		let database = <Runtime as frame_system::Config>::DbWeight::get();
		let execution = of.nanoseconds as f64 / 1_000.0;
		let measured = execution + microseconds(database.reads_writes(of.reads, of.writes));
		let charged = microseconds(charged);
		Row {
			pallet: &of.pallet,
			benchmark: &of.benchmark,
			components: &of.components,
			execution,
			reads: of.reads,
			writes: of.writes,
			measured,
			charged,
			ratio: charged / measured,
		}
	}

	/// Whether what is charged bounds what was measured, and not too widely.
	pub fn bounds(&self) -> bool {
		BOUNDS.contains(&self.ratio)
	}
}

fn microseconds(weight: Weight) -> f64 {
	weight.ref_time() as f64 / 1_000_000.0
}

pub fn table(rows: &[Row]) -> Table {
	const HEADER: [&str; 9] = [
		"pallet",
		"benchmark",
		"at",
		"execution us",
		"reads",
		"writes",
		"measured us",
		"charged us",
		"ratio",
	];
	let mut table = Table::new();
	table.load_style(UTF8_FULL_CONDENSED);
	table.set_header(HEADER);
	for index in 3..HEADER.len() {
		if let Some(column) = table.column_mut(index) {
			column.set_cell_alignment(CellAlignment::Right);
		}
	}
	for row in rows {
		let sizes: Vec<_> =
			row.components.iter().map(|(name, size)| format!("{name}={size}")).collect();
		let mark = if row.bounds() { "" } else { " !" };
		table.add_row([
			row.pallet.to_string(),
			row.benchmark.to_string(),
			sizes.join(" "),
			format!("{:.1}", row.execution),
			row.reads.to_string(),
			row.writes.to_string(),
			format!("{:.1}", row.measured),
			format!("{:.1}", row.charged),
			format!("{:.2}{mark}", row.ratio),
		]);
	}
	table
}
