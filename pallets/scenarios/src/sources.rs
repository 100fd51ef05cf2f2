//! What participants and issuance ask of sources.

use suhui_primitives::{Methodologies, ParticipantId, Rule, SourceId, Sources, VersionId};

use crate::{
	Config, Involved, Pallet, PointsRule, PointsRules, Reporters, ScenarioStage, Scenarios,
};

impl<T: Config> Sources for Pallet<T> {
	fn exists(source: SourceId) -> bool {
		Scenarios::<T>::contains_key(source)
	}

	fn is_active(source: SourceId) -> bool {
		Scenarios::<T>::get(source)
			.is_some_and(|scenario| matches!(scenario.stage, ScenarioStage::Admitted(_)))
	}

	fn is_reporter(source: SourceId, participant: ParticipantId) -> bool {
		Reporters::<T>::get(source).contains(&participant)
	}

	fn is_interested(source: SourceId, participant: ParticipantId) -> bool {
		Involved::<T>::contains_key(source, participant)
	}

	fn version(source: SourceId) -> Option<VersionId> {
		Scenarios::<T>::get(source)?.version
	}

	fn rule(source: SourceId) -> Option<Rule> {
		let methodology = match Scenarios::<T>::get(source)?.version {
			Some(version) => Some(T::Methodologies::formula(version)?),
			None => None,
		};
		let PointsRule { inputs, formula, bindings } = PointsRules::<T>::get(source)?;
		Some(Rule { inputs, methodology, points: formula, bindings })
	}
}
