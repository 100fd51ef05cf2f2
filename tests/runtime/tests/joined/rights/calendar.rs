//! The table's lines on working days: what is there when the call is due.

use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	calendar::{amendment, on, publication as year_publication},
	chain::succeed,
	keys::AUTHORITY,
	scheme::document,
};

pub fn call(line: &str) -> pallet_calendar::Call<Runtime> {
	match line {
		"publish_year" => year_publication(2027, &[]),
		"publish_year, published" => year_publication(2026, &[]),
		"publish_year, after the next" => year_publication(2028, &[]),
		"amend_year" => amendment(2026, &[on(2026, 2, 24)]),
		"amend_year, not published" => pallet_calendar::Call::amend_year {
			year: 2027,
			holidays: Default::default(),
			make_up: Default::default(),
			document: document(9),
		},
		// It is 2026-01-05.
		"amend_year, a day past" => amendment(2025, &[on(2025, 12, 31)]),
		"amend_year, as it is" => {
			// The first of them brings another document.
			succeed(AUTHORITY, amendment(2026, &[]));
			amendment(2026, &[])
		}
		other => panic!("there is no scene for {other}"),
	}
}
