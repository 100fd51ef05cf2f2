//! Measurements as tables.

use comfy_table::{presets::UTF8_FULL_CONDENSED, CellAlignment, Table};

use crate::{month, openings};

/// One line a measurement of a month.
pub fn months(rows: &[month::Row]) -> Table {
	let mut table = table(
		&[
			"layout",
			"classes",
			"%",
			"feed us\na record",
			"= reads",
			"+ merge",
			"+ root",
			"+ commit",
			"records/s",
			"reads\na record",
			"written B\na record",
			"= branches",
			"+ leaves",
			"+ values",
			"plan us\ncold",
			"warm",
			"reads",
			"lots",
			"lapse us\n256 people",
			"s a month",
			"lots B\na person",
			"bits B\na person",
			"disk MB",
		],
		1,
	);
	for row in rows {
		table.add_row([
			row.layout.clone(),
			row.classes.to_string(),
			row.density.to_string(),
			format!("{:.2}", row.feed),
			format!("{:.2}", row.reads),
			format!("{:.2}", row.merge),
			format!("{:.2}", row.root),
			format!("{:.2}", row.commit),
			format!("{:.0}", row.records_per_second),
			format!("{:.3}", row.reads_per_record),
			format!("{:.0}", row.branch_bytes + row.leaf_bytes + row.value_bytes),
			format!("{:.0}", row.branch_bytes),
			format!("{:.0}", row.leaf_bytes),
			format!("{:.0}", row.value_bytes),
			format!("{:.0}", row.plan_cold),
			format!("{:.0}", row.plan_warm),
			format!("{:.0}", row.plan_reads),
			format!("{:.1}", row.plan_lots),
			format!("{:.0}", row.lapse_page),
			format!("{:.1}", row.lapse_month_seconds),
			format!("{:.1}", row.lot_bytes),
			format!("{:.2}", row.bit_bytes),
			format!("{}", row.database_bytes / 1_000_000),
		]);
	}
	table
}

/// For each arrangement a line a map and one for the whole.
pub fn openings(rows: &[openings::Row]) -> Table {
	let mut table = table(
		&[
			"arrangement",
			"map",
			"nodes\na person",
			"written B\na person",
			"= branches",
			"+ leaves",
			"+ values",
			"live B\na person",
			"root us\na person",
			"commit us\na person",
			"calls B\na person",
			"disk B\na person",
		],
		2,
	);
	for row in rows {
		for part in &row.parts {
			table.add_row([
				row.arrangement.to_string(),
				part.map.to_string(),
				format!("{:.2}", part.nodes),
				format!("{:.0}", part.written_bytes),
				format!("{:.0}", part.branch_bytes),
				format!("{:.0}", part.leaf_bytes),
				format!("{:.0}", part.value_bytes),
				format!("{:.0}", part.live_bytes),
				String::new(),
				String::new(),
				String::new(),
				String::new(),
			]);
		}
		let sum = |of: fn(&openings::Part) -> f64| row.parts.iter().map(of).sum::<f64>();
		table.add_row([
			row.arrangement.to_string(),
			"all".to_string(),
			format!("{:.2}", sum(|part| part.nodes)),
			format!("{:.0}", row.written_bytes),
			format!("{:.0}", sum(|part| part.branch_bytes)),
			format!("{:.0}", sum(|part| part.leaf_bytes)),
			format!("{:.0}", sum(|part| part.value_bytes)),
			format!("{:.0}", row.live_bytes),
			format!("{:.1}", row.root),
			format!("{:.1}", row.commit),
			format!("{:.0}", row.body_bytes),
			format!("{:.0}", row.database_bytes),
		]);
	}
	table
}

/// A table whose columns hold numbers, but for the first ones.
fn table(header: &[&str], texts: usize) -> Table {
	let mut table = Table::new();
	table.load_style(UTF8_FULL_CONDENSED);
	table.set_header(header.to_vec());
	for index in texts..header.len() {
		if let Some(column) = table.column_mut(index) {
			column.set_cell_alignment(CellAlignment::Right);
		}
	}
	table
}
