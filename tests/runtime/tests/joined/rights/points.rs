//! The table's lines on lots: what is there when the call is due.

use suhui_runtime::Runtime;
use suhui_runtime_tests::chain::{pass_to, today};

use super::Scene;
use crate::rides::month;

pub fn call(line: &str, scene: &Scene) -> pallet_points::Call<Runtime> {
	let month = month(scene.fed());
	// Issued in January 2026; 757 days after the 5th it is the 1st of February 2028.
	pass_to(today().saturating_add(match line {
		"lapse" => 757,
		"lapse, not due" => 756,
		other => panic!("there is no scene for {other}"),
	}));
	pallet_points::Call::lapse { month, lots: 1 }
}
