//! How a scenario becomes another developer's, with the operator's consent.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{Deadlines, Document, ParticipantId, Registry, SourceId, Subject};

use crate::{
	Applications, Config, Error, Event, Involved, Pallet, Rectifications, Scenario, Scenarios,
	Transfers,
};

impl<T: Config> Pallet<T> {
	/// That it is passed on at all: a project stays its owner's, of whom its records are (Art. 46).
	pub(crate) fn ensure_transferable(found: &Scenario) -> Result<(), Error<T>> {
		ensure!(!found.kind.is_project(), Error::<T>::NotTransferable);
		Ok(())
	}

	/// That the participant may take the scenario on.
	pub(crate) fn ensure_may_take(found: &Scenario, to: ParticipantId) -> Result<(), Error<T>> {
		ensure!(T::Registry::kind(to).is_some(), Error::<T>::NotRegistered);
		ensure!(to != found.developer, Error::<T>::SameDeveloper);
		Self::ensure_may_develop(to)
	}

	/// Passes on the scenario with all its developer owes of it: an application for terms, what is to be rectified. Of
	/// the developer before, the interest stays (Art. 42).
	pub(crate) fn do_consent_transfer(
		source: SourceId,
		to: ParticipantId,
		document: Document,
	) -> DispatchResult {
		let found = Self::scenario(source)?;
		ensure!(Transfers::<T>::get(source) == Some(to), Error::<T>::NotOffered);
		Self::ensure_may_take(&found, to)?;
		let from = found.developer;
		if Applications::<T>::contains_key(source) {
			Self::open_application(to)?;
			Self::uncount_application(from);
		}
		Self::discharge(from);
		Self::oblige(to);
		Involved::<T>::insert(found.line, to, ());
		Transfers::<T>::remove(source);
		let found = Scenario { developer: to, ..found };
		if let Some(order) = Rectifications::<T>::get(source) {
			// Who let the day pass was late, and not who takes the scenario on after it.
			let is_late = T::Deadlines::is_overdue(Subject::Rectification(source));
			if order.submitted.is_none() && !is_late {
				Self::expect_of_developer(source, &found, order)?;
			}
		}
		Scenarios::<T>::insert(source, found);
		Self::deposit_event(Event::Transferred { source, from, to, document });
		Ok(())
	}
}
