use polkadot_sdk::{frame_support::parameter_types, sp_runtime::DispatchResult};
use suhui_formula::{compile, Binding};

use super::{number, DEVELOPER, INSTITUTION, REPORTER, SECOND_REPORTER};
use crate::{
	Day, ParticipantId, Period, Rule, SourceId, Sources, TermsFault, TermsNumber, VersionId,
	FIRST_NUMBER,
};

/// A scenario under a methodology, one of points alone, and a project.
pub const CYCLING: SourceId = 5;
pub const CLEAN_PLATE: SourceId = 6;
pub const SOLAR_ROOF: SourceId = 20;
/// The methodology versions of [`CYCLING`]'s terms 1 and 2.
pub const CYCLING_VERSION: VersionId = 3;
pub const CYCLING_REVISION: VersionId = 4;
/// The methodology version of [`SOLAR_ROOF`].
pub const SOLAR_ROOF_VERSION: VersionId = 8;

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
/// 150 mg a metre: 1,000 m are 150,000 mg.
const REVISED_METHODOLOGY: &str = r#"
	methodology "Cycling instead of motor traffic, revised"
	input distance "distance cycled that day" : km, decimals 3, from 0 to 300
	parameter factor : gCO2e/km = 150 source "Guidelines of 2016, table 2"
	result gCO2e = distance * factor
	vector distance = 2.5 -> 375
"#;
const REVISED_POINTS: &str = r#"
	points "A point each two hundred grams"
	input reduction "reduction" : gCO2e, decimals 3, from 0 to 100000
	parameter price : gCO2e/points = 200 source "Rules of 2016"
	result points = reduction / price
	vector reduction = 451.25 -> 2
"#;
const CLEAN_PLATE_POINTS: &str = r#"
	points "Two points a clean plate"
	input meals "meals without leftovers that day" : meal, decimals 0, from 0 to 3
	parameter rate : points/meal = 2 source "Rules"
	result points = meals * rate
	vector meals = 3 -> 6
"#;
/// 5,827 mg a hundredth of a kilowatt-hour: 20 kWh are 11,654,000 mg.
const SOLAR_ROOF_METHODOLOGY: &str = r#"
	methodology "Electricity of a roof"
	input generation "electricity generated on the day" : kWh, decimals 2, from 0 to 12000
	parameter factor : gCO2e/kWh = 582.7 source "Announcement 47 of 2025"
	result gCO2e = generation * factor
	vector generation = 20 -> 11654
"#;

parameter_types! {
	/// Those applied for; of a further one no more is known.
	pub storage AppliedFor: Vec<SourceId> = vec![CYCLING, CLEAN_PLATE, SOLAR_ROOF];
	/// Whose [`SOLAR_ROOF`] is.
	pub storage ProjectOwner: ParticipantId = number(INSTITUTION);
	pub storage InactiveSources: Vec<SourceId> = vec![];
	pub storage FrozenSources: Vec<SourceId> = vec![];
	pub storage SourcesWithoutRule: Vec<SourceId> = vec![];
	/// The first day of each terms in force, ascending for each source.
	pub storage TermsChanges: Vec<(SourceId, TermsNumber, Day)> =
		[CYCLING, CLEAN_PLATE, SOLAR_ROOF].map(|source| (source, FIRST_NUMBER, Day(0))).to_vec();
	/// The first day that is no longer the source's own.
	pub storage SucceededFrom: Vec<(SourceId, Day)> = vec![];
	/// Sources that succeed another, with the first of their line; all others are lines of their own.
	pub storage Lines: Vec<(SourceId, SourceId)> = vec![];
	/// Who acted as a reporter.
	pub storage Reported: Vec<(SourceId, ParticipantId)> = vec![];
	/// The days that batches came to cover.
	pub storage Covered: Vec<(SourceId, Period)> = vec![];
	/// Who reports for every source.
	pub storage Reporters: Vec<ParticipantId> = vec![number(REPORTER), number(SECOND_REPORTER)];
}

/// Three sources that [`DEVELOPER`] developed, for all that is asked of them but whose the project is.
pub struct MockSources;

impl Sources for MockSources {
	fn exists(source: SourceId) -> bool {
		AppliedFor::get().contains(&source)
	}

	fn is_active(source: SourceId) -> bool {
		[CYCLING, CLEAN_PLATE, SOLAR_ROOF].contains(&source)
			&& !InactiveSources::get().contains(&source)
			&& !Self::is_frozen(source)
	}

	fn is_frozen(source: SourceId) -> bool {
		FrozenSources::get().contains(&source)
	}

	fn is_reporter(_: SourceId, participant: ParticipantId) -> bool {
		Reporters::get().contains(&participant)
	}

	fn is_interested(source: SourceId, participant: ParticipantId) -> bool {
		participant == number(DEVELOPER) || Reported::get().contains(&(source, participant))
	}

	fn reported(source: SourceId, reporter: ParticipantId) {
		Reported::set(&[Reported::get(), vec![(source, reporter)]].concat());
	}

	fn covered(source: SourceId, period: Period) -> DispatchResult {
		Covered::set(&[Covered::get(), vec![(source, period)]].concat());
		Ok(())
	}

	fn terms(source: SourceId, period: Period) -> Result<TermsNumber, TermsFault> {
		let begun = |day: Day| {
			let mut changes = TermsChanges::get().into_iter();
			changes.rfind(|(of, _, from)| *of == source && *from <= day)
		};
		let (_, terms, _) = begun(period.first).ok_or(TermsFault::Before)?;
		let mut over = SucceededFrom::get().into_iter();
		if over.any(|(of, from)| of == source && from <= period.last) {
			return Err(TermsFault::Succeeded);
		}
		let holds = begun(period.last).is_some_and(|(_, last, _)| last == terms);
		holds.then_some(terms).ok_or(TermsFault::Change)
	}

	fn version(source: SourceId, terms: TermsNumber) -> Option<VersionId> {
		match (source, terms) {
			(CYCLING, 1) => Some(CYCLING_VERSION),
			(CYCLING, 2) => Some(CYCLING_REVISION),
			(SOLAR_ROOF, 1) => Some(SOLAR_ROOF_VERSION),
			_ => None,
		}
	}

	fn rule(source: SourceId, terms: TermsNumber) -> Option<Rule> {
		if SourcesWithoutRule::get().contains(&source) {
			return None;
		}
		let (methodology, points) = match (source, terms) {
			(CYCLING, 1) => (Some(CYCLING_METHODOLOGY), Some((CYCLING_POINTS, Binding::Reduction))),
			(CYCLING, 2) => (Some(REVISED_METHODOLOGY), Some((REVISED_POINTS, Binding::Reduction))),
			(CLEAN_PLATE, 1) => (None, Some((CLEAN_PLATE_POINTS, Binding::Input(0)))),
			(SOLAR_ROOF, 1) => (Some(SOLAR_ROOF_METHODOLOGY), None),
			_ => return None,
		};
		let formula = |text| compile(text).unwrap().formula;
		let (points, binding) = points.unzip();
		Some(Rule {
			inputs: 1,
			methodology: methodology.map(formula),
			points: points.map(formula),
			bindings: binding.into_iter().collect::<Vec<_>>().try_into().unwrap(),
		})
	}

	fn owner(source: SourceId) -> Option<ParticipantId> {
		(source == SOLAR_ROOF).then(ProjectOwner::get)
	}

	fn line(source: SourceId) -> Option<SourceId> {
		let succession = Lines::get().into_iter().find(|(successor, _)| *successor == source);
		Self::exists(source).then_some(succession.map_or(source, |(_, line)| line))
	}
}
