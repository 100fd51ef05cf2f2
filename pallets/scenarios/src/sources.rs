//! What participants and issuance ask of sources.

use suhui_primitives::{Methodologies, Rule, SourceId, Sources, VersionId};

use crate::{Config, Pallet, PointsRule, PointsRules, Reporters, ScenarioStage, Scenarios};

impl<T: Config> Sources<T::AccountId> for Pallet<T> {
	fn exists(source: SourceId) -> bool {
		Scenarios::<T>::contains_key(source)
	}

	fn is_active(source: SourceId) -> bool {
		Scenarios::<T>::get(source)
			.is_some_and(|scenario| matches!(scenario.stage, ScenarioStage::Admitted(_)))
	}

	fn is_reporter(source: SourceId, account: &T::AccountId) -> bool {
		Reporters::<T>::get(source).contains(account)
	}

	fn is_interested(source: SourceId, account: &T::AccountId) -> bool {
		Self::is_reporter(source, account)
			|| Scenarios::<T>::get(source).is_some_and(|scenario| scenario.developer == *account)
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
