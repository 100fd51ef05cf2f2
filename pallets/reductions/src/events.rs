//! Large events of public institutions, from their registration on (Art. 28).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	is_text, Accreditation, Clock, Day, Document, EventId, Milligrams, ParticipantId, Region,
	Title, MAX_EVENTS,
};

use crate::{Config, Error, Event, Events, LargeEvent, NextEvent, OpenEvents, Pallet};

impl<T: Config> Pallet<T> {
	pub(crate) fn add_event(
		host: ParticipantId,
		title: Title,
		region: Region,
		(first, last): (Day, Day),
		plan: Document,
		target: Milligrams,
	) -> DispatchResult {
		ensure!(is_text(&title), Error::<T>::InvalidText);
		ensure!(region.is_in_jiangsu(), Error::<T>::InvalidRegion);
		ensure!(first <= last, Error::<T>::InvalidPeriod);
		ensure!(!plan.is_missing(), Error::<T>::DocumentMissing);
		ensure!(target > 0, Error::<T>::NothingAsked);
		let open = OpenEvents::<T>::get(host);
		ensure!(open < MAX_EVENTS, Error::<T>::TooManyEvents);
		let event = NextEvent::<T>::get();
		NextEvent::<T>::put(event.checked_add(1).ok_or(Error::<T>::Overflow)?);
		OpenEvents::<T>::insert(host, open.saturating_add(1));
		Events::<T>::insert(
			event,
			LargeEvent {
				host,
				title,
				region,
				first,
				last,
				plan,
				target,
				registered: T::Clock::today(),
				accountant: None,
				accounting: None,
				covered: 0,
				donors: 0,
				consent: None,
				called_off: None,
				certificate: None,
			},
		);
		Self::deposit_event(Event::EventRegistered {
			event,
			host,
			region,
			first,
			last,
			plan,
			target,
		});
		Ok(())
	}

	/// The host has one open event less.
	pub(crate) fn discharge(host: ParticipantId) {
		OpenEvents::<T>::mutate_exists(host, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left > 0).then_some(left);
		});
	}

	/// An event that may be accounted.
	pub(crate) fn open_event(event: EventId) -> Result<LargeEvent, DispatchError> {
		let found = Events::<T>::get(event).ok_or(Error::<T>::NotFound)?;
		ensure!(found.is_open(), Error::<T>::NotOpen);
		Ok(found)
	}

	/// One to which something may be given.
	pub(crate) fn uncovered_event(event: EventId) -> Result<LargeEvent, DispatchError> {
		let found = Self::open_event(event)?;
		ensure!(found.missing() > 0, Error::<T>::Covered);
		Ok(found)
	}

	/// That the verifier is a qualified third party.
	pub(crate) fn ensure_accounts(verifier: ParticipantId, event: &LargeEvent) -> DispatchResult {
		let is_qualified = T::Accreditation::verifies_emissions(verifier);
		ensure!(is_qualified, Error::<T>::NotInGoodStanding);
		let is_involved = T::Accreditation::is_involved(verifier, event.host);
		ensure!(!is_involved, Error::<T>::Interested);
		Ok(())
	}
}
