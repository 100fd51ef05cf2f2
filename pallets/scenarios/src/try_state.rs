//! What holds of the stored scenarios between any two blocks.

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{is_text, Methodologies, SourceId, FIRST_NUMBER};

use crate::{compile::compile, types::are_distinct, *};

impl<T: Config> Pallet<T> {
	/// Scenarios are numbered from the first to below the next one, and titled; each one's rule is what its points
	/// formula compiles to against a published methodology; rules, sources and reporters are of
	/// scenarios, and reporters are distinct.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (source, scenario) in Scenarios::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..NextSource::<T>::get()).contains(&source),
				"a scenario's number was never given"
			);
			ensure!(is_text(&scenario.title), "a scenario's title is not text");
			let text = PointsTexts::<T>::get(source).ok_or("a scenario without points formula")?;
			let interface = match scenario.version {
				Some(version) => {
					Some(T::Methodologies::interface(version).ok_or("a version is not published")?)
				}
				None => None,
			};
			let rule = compile::<T>(&text, interface)?;
			ensure!(PointsRules::<T>::get(source) == Some(rule), "a rule is not its source's");
		}
		let known = |source: SourceId| Scenarios::<T>::contains_key(source);
		ensure!(PointsTexts::<T>::iter_keys().all(known), "a points formula of no scenario");
		ensure!(PointsRules::<T>::iter_keys().all(known), "a rule of no scenario");
		for (source, reporters) in Reporters::<T>::iter() {
			ensure!(known(source), "reporters of no scenario");
			ensure!(are_distinct(&reporters), "a reporter is named twice");
		}
		Ok(())
	}
}
