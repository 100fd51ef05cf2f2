//! What participants and issuance ask of sources.

use polkadot_sdk::sp_runtime::DispatchResult;
use suhui_primitives::{
	Day, Methodologies, ParticipantId, Period, Rule, SourceId, Sources, TermsFault, TermsNumber,
	VersionId,
};

use crate::{
	Config, Ground, InForce, Involved, Pallet, PointsRule, PointsRules, Reporters, ScenarioStage,
	Scenarios, SucceededFrom, TermsOf,
};

impl<T: Config> Sources for Pallet<T> {
	fn exists(source: SourceId) -> bool {
		Scenarios::<T>::contains_key(source)
	}

	fn is_active(source: SourceId) -> bool {
		Scenarios::<T>::get(source).is_some_and(|scenario| {
			scenario.stage.admitted().is_some() && scenario.frozen.is_none()
		})
	}

	fn is_frozen(source: SourceId) -> bool {
		Scenarios::<T>::get(source).is_some_and(|scenario| {
			let stage = scenario.stage;
			let is_double = matches!(stage, ScenarioStage::Terminated(_, Ground::DoubleClaim(_)));
			is_double || scenario.frozen.is_some()
		})
	}

	fn is_reporter(source: SourceId, participant: ParticipantId) -> bool {
		Reporters::<T>::get(source).contains(&participant)
	}

	fn is_interested(source: SourceId, participant: ParticipantId) -> bool {
		Self::line(source).is_some_and(|line| Involved::<T>::contains_key(line, participant))
	}

	fn reported(source: SourceId, reporter: ParticipantId) {
		let Some(line) = Self::line(source) else { return };
		if !Involved::<T>::contains_key(line, reporter) {
			Involved::<T>::insert(line, reporter, ());
		}
	}

	fn covered(source: SourceId, period: Period) -> DispatchResult {
		Self::find_claimed(source, period)
	}

	fn terms(source: SourceId, period: Period) -> Result<TermsNumber, TermsFault> {
		let first_days = InForce::<T>::get(source);
		let on = |day: Day| first_days.iter().rfind(|(_, from)| *from <= day);
		let (terms, _) = *on(period.first).ok_or(TermsFault::Before)?;
		if SucceededFrom::<T>::get(source).is_some_and(|over| over <= period.last) {
			return Err(TermsFault::Succeeded);
		}
		let is_same = on(period.last).is_some_and(|(last, _)| *last == terms);
		if !is_same {
			return Err(TermsFault::Change);
		}
		let effect = Self::version(source, terms).and_then(T::Methodologies::in_effect);
		let is_over = matches!(effect, Some((_, Some(until))) if until <= period.last);
		(!is_over).then_some(terms).ok_or(TermsFault::Discontinued)
	}

	fn version(source: SourceId, terms: TermsNumber) -> Option<VersionId> {
		TermsOf::<T>::get(source, terms)?.version
	}

	fn rule(source: SourceId, terms: TermsNumber) -> Option<Rule> {
		let methodology = match TermsOf::<T>::get(source, terms)?.version {
			Some(version) => Some(T::Methodologies::formula(version)?),
			None => None,
		};
		let PointsRule { inputs, formula, bindings } = PointsRules::<T>::get(source, terms)?;
		Some(Rule { inputs, methodology, points: formula, bindings })
	}

	fn owner(source: SourceId) -> Option<ParticipantId> {
		let found = Scenarios::<T>::get(source)?;
		found.kind.is_project().then_some(found.developer)
	}

	fn line(source: SourceId) -> Option<SourceId> {
		Some(Scenarios::<T>::get(source)?.line)
	}
}
