//! What the operator finds of a scenario that takes part, and what its developer makes good (Art. 22).

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{
	Actor, Clock, Day, Deadlines, Document, SourceId, Subject, MAX_RECTIFICATION_DAYS,
};

use crate::{
	Config, Error, Event, Finding, Pallet, Rectification, Rectifications, Scenario, ScenarioStage,
};

impl<T: Config> Pallet<T> {
	/// Books what was found. While something is to be rectified nothing else is found, until that is done or refused.
	pub(crate) fn do_evaluate(
		source: SourceId,
		finding: Finding,
		document: Document,
	) -> DispatchResult {
		let found = Self::scenario(source)?;
		let admitted = Self::ensure_admitted(found.stage)?;
		let is_decided =
			Rectifications::<T>::get(source).is_none_or(|ordered| ordered.refused.is_some());
		ensure!(is_decided, Error::<T>::NotDecided);
		match finding {
			Finding::Passed => Self::rectified(source, found, admitted)?,
			Finding::Rectify(days) => {
				ensure!((1..=MAX_RECTIFICATION_DAYS).contains(&days), Error::<T>::InvalidPeriod);
				let ordered = T::Clock::today();
				let (submitted, refused) = (None, None);
				let order =
					Rectification { evaluation: document, ordered, days, submitted, refused };
				Self::expect_of_developer(source, &found, order)?;
				Rectifications::<T>::insert(source, order);
				Self::enter(source, found, ScenarioStage::Rectifying(admitted));
			}
		}
		Self::deposit_event(Event::Evaluated { source, finding, document });
		Ok(())
	}

	/// Lets its developer of the moment have the days that were ordered.
	pub(crate) fn expect_of_developer(
		source: SourceId,
		found: &Scenario,
		order: Rectification,
	) -> DispatchResult {
		let actor = Actor::Participant(found.developer);
		T::Deadlines::set(Subject::Rectification(source), actor, order.ordered, order.days)
	}

	pub(crate) fn do_submit_rectification(source: SourceId, document: Document) -> DispatchResult {
		let order = Self::ordered(source)?;
		ensure!(order.submitted.is_none(), Error::<T>::AlreadySubmitted);
		T::Deadlines::met(Subject::Rectification(source))?;
		let submitted = Some(document);
		Rectifications::<T>::insert(source, Rectification { submitted, ..order });
		Self::deposit_event(Event::RectificationSubmitted { source, document });
		Ok(())
	}

	/// What was submitted waits for the operator's word.
	pub(crate) fn submitted_order(source: SourceId) -> Result<Rectification, Error<T>> {
		let order = Self::ordered(source)?;
		ensure!(order.submitted.is_some(), Error::<T>::NotSubmitted);
		ensure!(order.refused.is_none(), Error::<T>::AlreadyDecided);
		Ok(order)
	}

	fn ordered(source: SourceId) -> Result<Rectification, Error<T>> {
		Rectifications::<T>::get(source).ok_or(Error::<T>::NotRectifying)
	}

	/// Nothing is to be rectified any more.
	pub(crate) fn rectified(source: SourceId, found: Scenario, admitted: Day) -> DispatchResult {
		Self::forget_order(source)?;
		Self::enter(source, found, ScenarioStage::Admitted(admitted));
		Ok(())
	}

	pub(crate) fn forget_order(source: SourceId) -> DispatchResult {
		Rectifications::<T>::remove(source);
		T::Deadlines::dropped(Subject::Rectification(source))
	}

	/// Whether what was ordered was not done by its day, or what was done does not suffice.
	pub(crate) fn is_unrectified(source: SourceId) -> bool {
		Rectifications::<T>::get(source).is_some_and(|order| {
			let is_late = order.submitted.is_none()
				&& T::Deadlines::is_overdue(Subject::Rectification(source));
			is_late || order.refused.is_some()
		})
	}
}
