//! What issuance asks of sources.

use polkadot_sdk::frame_system;
use suhui_primitives::{Methodologies, Rule, SourceId, Sources, VersionId};

use crate::{Config, Pallet, PointsRule, PointsRules, Reporters, Scenarios, Stage};

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

impl<T: Config> Sources<AccountIdOf<T>> for Pallet<T> {
	fn is_active(source: SourceId) -> bool {
		Scenarios::<T>::get(source)
			.is_some_and(|scenario| matches!(scenario.stage, Stage::Admitted(_)))
	}

	fn is_reporter(source: SourceId, account: &AccountIdOf<T>) -> bool {
		Reporters::<T>::get(source).contains(account)
	}

	fn is_interested(source: SourceId, account: &AccountIdOf<T>) -> bool {
		Self::is_reporter(source, account) ||
			Scenarios::<T>::get(source).is_some_and(|scenario| scenario.developer == *account)
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

	#[cfg(feature = "runtime-benchmarks")]
	fn admit(reporter: &AccountIdOf<T>) -> SourceId {
		crate::benchmarking::admit::<T>(reporter)
	}
}
