use polkadot_sdk::frame_support::parameter_types;
use suhui_formula::{compile, Binding};

use super::{number, DEVELOPER, REPORTER, SECOND_REPORTER};
use crate::{ParticipantId, Rule, SourceId, Sources, VersionId};

/// A source under a methodology, and one of points alone.
pub const CYCLING: SourceId = 5;
pub const CLEAN_PLATE: SourceId = 6;
pub const CYCLING_VERSION: VersionId = 3;

/// 180.5 mg a metre: 1,000 m are 180,500 mg.
const CYCLING_METHODOLOGY: &str = r#"
	methodology "Cycling instead of motor traffic"
	input distance "distance cycled that day" : km, decimals 3, from 0 to 300
	parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
	result gCO2e = distance * factor
	vector distance = 2.5 -> 451.25
"#;
const CYCLING_POINTS: &str = r#"
	points "A point each hundred grams"
	input reduction "reduction" : gCO2e, decimals 3, from 0 to 100000
	parameter price : gCO2e/points = 100 source "Rules"
	result points = reduction / price
	vector reduction = 451.25 -> 4
"#;
const CLEAN_PLATE_POINTS: &str = r#"
	points "Two points a clean plate"
	input meals "meals without leftovers that day" : meal, decimals 0, from 0 to 3
	parameter rate : points/meal = 2 source "Rules"
	result points = meals * rate
	vector meals = 3 -> 6
"#;

parameter_types! {
	/// Those applied for; of a third one no more is known.
	pub storage AppliedFor: Vec<SourceId> = vec![CYCLING, CLEAN_PLATE];
	pub storage InactiveSources: Vec<SourceId> = vec![];
	pub storage SourcesWithoutRule: Vec<SourceId> = vec![];
	/// Who reports for every source.
	pub storage Reporters: Vec<ParticipantId> = vec![number(REPORTER), number(SECOND_REPORTER)];
}

/// Two sources that [`DEVELOPER`] developed.
pub struct MockSources;

impl Sources for MockSources {
	fn exists(source: SourceId) -> bool {
		AppliedFor::get().contains(&source)
	}

	fn is_active(source: SourceId) -> bool {
		[CYCLING, CLEAN_PLATE].contains(&source) && !InactiveSources::get().contains(&source)
	}

	fn is_reporter(_: SourceId, participant: ParticipantId) -> bool {
		Reporters::get().contains(&participant)
	}

	/// Whoever is taken out of [`Reporters`] was a reporter once.
	fn is_interested(source: SourceId, participant: ParticipantId) -> bool {
		[DEVELOPER, REPORTER, SECOND_REPORTER].map(number).contains(&participant)
			|| Self::is_reporter(source, participant)
	}

	fn version(source: SourceId) -> Option<VersionId> {
		(source == CYCLING).then_some(CYCLING_VERSION)
	}

	fn rule(source: SourceId) -> Option<Rule> {
		if SourcesWithoutRule::get().contains(&source) {
			return None;
		}
		Some(match source {
			CYCLING => Rule {
				inputs: 1,
				methodology: Some(compile(CYCLING_METHODOLOGY).unwrap().formula),
				points: compile(CYCLING_POINTS).unwrap().formula,
				bindings: vec![Binding::Reduction].try_into().unwrap(),
			},
			_ => Rule {
				inputs: 1,
				methodology: None,
				points: compile(CLEAN_PLATE_POINTS).unwrap().formula,
				bindings: vec![Binding::Input(0)].try_into().unwrap(),
			},
		})
	}
}
