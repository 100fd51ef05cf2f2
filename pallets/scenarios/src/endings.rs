//! How a scenario ends that takes part, and how it is stopped before (Art. 22, 23, 45).

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{SourceId, Sources};

use crate::{
	Config, Conflicts, Error, Freeze, Ground, Pallet, Scenario, ScenarioStage, Scenarios, Transfers,
};

impl<T: Config> Pallet<T> {
	/// Lets a scenario end that takes part, or that ended otherwise before and owes nothing since. Terms proposed for it wait
	/// to be turned down or withdrawn.
	pub(crate) fn end(source: SourceId, found: Scenario, stage: ScenarioStage) -> DispatchResult {
		if found.stage.admitted().is_some() {
			Self::discharge(found.developer);
		}
		Self::forget_order(source)?;
		Transfers::<T>::remove(source);
		Self::enter(source, found, stage);
		Ok(())
	}

	/// That the scenario may end on such a ground: it takes part, or its activity is claimed twice and it ended otherwise
	/// before, so that its batches are still fed.
	pub(crate) fn ensure_terminable(stage: ScenarioStage, ground: Ground) -> Result<(), Error<T>> {
		match (stage, ground) {
			(
				ScenarioStage::Left(_) | ScenarioStage::Terminated(_, Ground::NotRectified),
				Ground::DoubleClaim(_),
			) => Ok(()),
			_ => Self::ensure_admitted(stage).map(|_| ()),
		}
	}

	/// That there is such a ground to terminate the scenario.
	pub(crate) fn ensure_grounded(source: SourceId, ground: Ground) -> Result<(), Error<T>> {
		match ground {
			Ground::NotRectified => ensure!(Self::is_unrectified(source), Error::<T>::NotDue),
			Ground::DoubleClaim(conflict) => {
				// Those of a line are one activity.
				let is_upheld = Conflicts::<T>::get(conflict).is_some_and(|found| {
					found.decision.is_some_and(|word| word.upheld)
						&& Self::line(found.source) == Self::line(source)
				});
				ensure!(is_upheld, Error::<T>::NotUpheld);
			}
		}
		Ok(())
	}

	/// Stops a scenario that takes part or did, whose batches may be open. The authority's order takes the place of the
	/// operator's.
	pub(crate) fn do_freeze(source: SourceId, freeze: Freeze) -> Result<(), Error<T>> {
		let found = Self::freezable(source)?;
		let stands = found.frozen.is_some_and(|it| it.by_authority || !freeze.by_authority);
		ensure!(!stands, Error::<T>::AlreadyFrozen);
		Scenarios::<T>::insert(source, Scenario { frozen: Some(freeze), ..found });
		Ok(())
	}

	/// Lets it go: what the authority ordered, at the authority's word alone.
	pub(crate) fn do_unfreeze(source: SourceId, by_authority: bool) -> Result<(), Error<T>> {
		let found = Self::freezable(source)?;
		let freeze = found.frozen.ok_or(Error::<T>::NotFrozen)?;
		ensure!(by_authority || !freeze.by_authority, Error::<T>::FrozenByAuthority);
		Scenarios::<T>::insert(source, Scenario { frozen: None, ..found });
		Ok(())
	}

	fn freezable(source: SourceId) -> Result<Scenario, Error<T>> {
		let found = Self::scenario(source)?;
		if !found.stage.was_admitted() {
			Self::ensure_admitted(found.stage)?;
		}
		Ok(found)
	}
}
