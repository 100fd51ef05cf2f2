//! What people and organisations give to events (Art. 30): cancelled at once, and never given back, so that nothing ever
//! goes through all who gave.

use polkadot_sdk::sp_runtime::DispatchError;
use suhui_primitives::{
	Ask, ClassId, EventId, Fate, Lots, Milligrams, Page, ParticipantId, Purpose,
};

use crate::{
	length, retirements::reductions_of, Config, Donors, Error, Event, EventClasses, Events, Givers,
	LargeEvent, Pallet,
};

impl<T: Config> Pallet<T> {
	/// Returns how many lots were read. An error leaves the caller to roll back.
	pub(crate) fn do_donate(
		donor: ParticipantId,
		event: EventId,
		found: LargeEvent,
		ask: Ask,
		lots: u32,
	) -> Result<u32, DispatchError> {
		let taken = T::Lots::take(donor, ask, lots, Fate::Retired(Purpose::Donation))?;
		let (reductions, total, points) = reductions_of(&taken);
		let donors = match Self::add_donation(event, donor, total)? {
			true => found.donors.saturating_add(1),
			false => found.donors,
		};
		Self::cover(event, LargeEvent { donors, ..found }, &reductions, total)?;
		Self::deposit_event(Event::Donated { event, donor, total, points, reductions });
		Ok(taken.read)
	}

	/// Returns of how many classes some was given. An error leaves the caller to roll back.
	pub(crate) fn do_contribute(
		holder: ParticipantId,
		event: EventId,
		found: LargeEvent,
		reductions: &[(ClassId, Milligrams)],
	) -> Result<u32, DispatchError> {
		let (reductions, total) = Self::give(holder, reductions, Some(found.missing()))?;
		Givers::<T>::mutate(event, holder, |sum| *sum = sum.saturating_add(total));
		Self::cover(event, found, &reductions, total)?;
		let classes = length(&reductions);
		Self::deposit_event(Event::Contributed { event, holder, total, reductions });
		Ok(classes)
	}

	/// Adds to what a person gave; returns whether it is the first time.
	fn add_donation(
		event: EventId,
		donor: ParticipantId,
		milligrams: Milligrams,
	) -> Result<bool, DispatchError> {
		let slot = Page::slot(donor);
		Donors::<T>::try_mutate(event, Page::of(donor), |donors| {
			match donors.binary_search_by_key(&slot, |(of, _)| *of) {
				Ok(place) => {
					let (_, sum) = donors.get_mut(place).ok_or(DispatchError::Corruption)?;
					*sum = sum.saturating_add(milligrams);
					Ok(false)
				}
				Err(place) => {
					let inserted = donors.try_insert(place, (slot, milligrams));
					inserted.map_err(|_| DispatchError::Corruption)?;
					Ok(true)
				}
			}
		})
	}

	/// Counts what was given, by class and in all.
	fn cover(
		event: EventId,
		found: LargeEvent,
		reductions: &[(ClassId, Milligrams)],
		total: Milligrams,
	) -> Result<(), Error<T>> {
		let covered = found.covered.checked_add(total).ok_or(Error::<T>::Overflow)?;
		for (class, milligrams) in reductions {
			EventClasses::<T>::mutate(event, class, |sum| {
				*sum = sum.saturating_add(*milligrams);
			});
		}
		Events::<T>::insert(event, LargeEvent { covered, ..found });
		Ok(())
	}
}
