//! What holds of the stored scenarios between any two blocks.

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::ensure, sp_io::hashing::blake2_256, sp_runtime::TryRuntimeError,
};
use suhui_primitives::{is_text, Methodologies, ParticipantId, Registry, SourceId, FIRST_NUMBER};

use crate::{compile::compile, types::are_distinct, *};

impl<T: Config> Pallet<T> {
	/// Scenarios are numbered from the first to below the next one, titled, and a participant's; each one's rule is
	/// what its points formula compiles to against a published methodology, and of a rejected one there is neither;
	/// rules, sources and reporters are of scenarios, and reporters are distinct; who develops or reports is involved;
	/// applications are counted as they stand in review.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<ParticipantId, u32>::new();
		for (source, scenario) in Scenarios::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..NextSource::<T>::get()).contains(&source),
				"a scenario's number was never given"
			);
			ensure!(is_text(&scenario.title), "a scenario's title is not text");
			ensure!(
				(FIRST_NUMBER..T::Registry::next_participant()).contains(&scenario.developer),
				"a developer's number was never given"
			);
			ensure!(
				Involved::<T>::contains_key(source, scenario.developer),
				"a developer is not involved"
			);
			if scenario.stage == ScenarioStage::Review {
				let count = open.entry(scenario.developer).or_default();
				*count = count.saturating_add(1);
			}
			Self::check_rule(source, &scenario)?;
		}
		let counted: BTreeMap<_, _> = OpenApplications::<T>::iter().collect();
		ensure!(counted == open, "applications are not counted as they are");
		Self::check_sources()
	}

	fn check_rule(source: SourceId, scenario: &Scenario) -> Result<(), TryRuntimeError> {
		let (text, rule) = (PointsTexts::<T>::get(source), PointsRules::<T>::get(source));
		let interface = match scenario.version {
			Some(version) => {
				Some(T::Methodologies::interface(version).ok_or("a version is not published")?)
			}
			None => None,
		};
		if matches!(scenario.stage, ScenarioStage::Rejected(_)) {
			ensure!(text.is_none() && rule.is_none(), "a rejected scenario with points formula");
			return Ok(());
		}
		let text = text.ok_or("a scenario without points formula")?;
		ensure!(blake2_256(&text) == scenario.text.0, "a points formula is not its digest's");
		let compiled = compile::<T>(&text, interface)?;
		ensure!(rule == Some(compiled), "a rule is not its source's");
		Ok(())
	}

	fn check_sources() -> Result<(), TryRuntimeError> {
		let known = |source: SourceId| Scenarios::<T>::contains_key(source);
		ensure!(PointsTexts::<T>::iter_keys().all(known), "a points formula of no scenario");
		ensure!(PointsRules::<T>::iter_keys().all(known), "a rule of no scenario");
		ensure!(
			Involved::<T>::iter_keys().all(|(source, _)| known(source)),
			"someone is involved in no scenario"
		);
		for (source, reporters) in Reporters::<T>::iter() {
			ensure!(known(source), "reporters of no scenario");
			ensure!(are_distinct(&reporters), "a reporter is named twice");
			ensure!(
				reporters.iter().all(|reporter| Involved::<T>::contains_key(source, reporter)),
				"a reporter is not involved"
			);
		}
		Ok(())
	}
}
