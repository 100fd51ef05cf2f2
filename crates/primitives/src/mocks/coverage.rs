use polkadot_sdk::frame_support::parameter_types;

use crate::{Coverage, Month, SourceId};

parameter_types! {
	/// The days of a month that a line's batches cover, as bits; no others are.
	pub storage CoveredDays: Vec<(SourceId, Month, u32)> = vec![];
}

pub struct MockCoverage;

impl Coverage for MockCoverage {
	fn days(line: SourceId, month: Month) -> u32 {
		let covered = CoveredDays::get().into_iter();
		covered.filter(|of| (of.0, of.1) == (line, month)).fold(0, |days, of| days | of.2)
	}
}
