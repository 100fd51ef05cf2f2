use polkadot_sdk::frame_support::parameter_types;
use suhui_formula::{Compiled, Formula, Input};

use crate::{Compiling, Day, Methodologies, VersionId};

/// The published version, of [`CYCLING_METHODOLOGY`].
pub const PUBLISHED: VersionId = 5;

/// 180.5 g a kilometre, between 0 and 300 km: at most 54,150 g.
pub const CYCLING_METHODOLOGY: &str = r#"
methodology "Cycling instead of motor traffic"
input rides : 1, decimals 0, from 0 to 20, for points
input distance : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector rides = 1, distance = 2.5 -> 451.25
"#;

parameter_types! {
	/// From which day on activity counts under published versions, and from which it does so no more.
	pub storage InEffect: (Day, Option<Day>) = (Day(0), None);
}

pub struct MockMethodologies;

impl MockMethodologies {
	fn compiled(version: VersionId, compiling: &mut Compiling) -> Option<Compiled> {
		(version == PUBLISHED).then(|| compiling.compile(CYCLING_METHODOLOGY).unwrap())
	}
}

impl Methodologies for MockMethodologies {
	fn formula(version: VersionId) -> Option<Formula> {
		Self::compiled(version, &mut Compiling::default()).map(|compiled| compiled.formula)
	}

	fn in_effect(version: VersionId) -> Option<(Day, Option<Day>)> {
		(version == PUBLISHED).then(InEffect::get)
	}

	fn interface(
		version: VersionId,
		compiling: &mut Compiling,
	) -> Option<(Vec<Input>, (u64, u64))> {
		Self::compiled(version, compiling).map(|found| (found.inputs, found.result_range))
	}
}
