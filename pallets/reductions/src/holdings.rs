//! What institutions and organisations hold (Art. 27, 46), and what the mall and issuance ask of it.

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	ClassId, Clock, Milligrams, ParticipantId, ParticipantKind, Registry, COOLING_DAYS,
};

use crate::{Config, Error, Event, Flow, Flows, Holdings, OpenEvents, Pallet};

impl<T: Config> Pallet<T> {
	/// Adds to what is held of a class.
	pub(crate) fn deposit(
		holder: ParticipantId,
		class: ClassId,
		milligrams: Milligrams,
	) -> DispatchResult {
		Holdings::<T>::try_mutate(holder, class, |held| {
			*held = held.checked_add(milligrams).ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}

	/// That the holder may hold: an institution or organisation with an open account.
	fn ensure_holder(holder: ParticipantId) -> DispatchResult {
		let kind = T::Registry::kind(holder).ok_or(Error::<T>::UnknownParticipant)?;
		ensure!(kind != ParticipantKind::Individual, Error::<T>::WrongKind);
		Ok(())
	}

	/// That the holder's key did not change within the last days. Error: `Cooling`.
	pub(crate) fn ensure_settled(holder: ParticipantId) -> DispatchResult {
		// Of a holder with its first key too, so that all are weighed alike.
		let today = T::Clock::today();
		let changed = T::Registry::key_changed(holder);
		let is_cooling = changed.is_some_and(|day| today < day.saturating_add(COOLING_DAYS));
		ensure!(!is_cooling, Error::<T>::Cooling);
		Ok(())
	}

	/// Adds to what is held of a class, and counts where it came from.
	fn enter(
		holder: ParticipantId,
		class: ClassId,
		milligrams: Milligrams,
		origin: impl FnOnce(&mut Flow) -> &mut Milligrams,
	) -> DispatchResult {
		Self::deposit(holder, class, milligrams)?;
		Flows::<T>::try_mutate(class, |flow| -> DispatchResult {
			let counted = origin(flow);
			*counted = counted.checked_add(milligrams).ok_or(Error::<T>::Overflow)?;
			ensure!(flow.received().is_some(), Error::<T>::Overflow);
			Ok(())
		})
	}

	/// Takes from what is held of a class.
	pub(crate) fn withdraw(
		holder: ParticipantId,
		class: ClassId,
		milligrams: Milligrams,
	) -> DispatchResult {
		Holdings::<T>::try_mutate_exists(holder, class, |held| {
			let left = held.unwrap_or_default().checked_sub(milligrams);
			let left = left.ok_or(Error::<T>::NotEnough)?;
			*held = (left > 0).then_some(left);
			Ok(())
		})
	}

	/// Takes what an organisation gives for good, class by class in turn, until it is `most` if there is one; returns it,
	/// and how much it is in all. An error leaves the caller to roll back.
	pub(crate) fn give(
		holder: ParticipantId,
		reductions: &[(ClassId, Milligrams)],
		most: Option<Milligrams>,
	) -> Result<(Vec<(ClassId, Milligrams)>, Milligrams), DispatchError> {
		ensure!(!reductions.is_empty(), Error::<T>::NothingAsked);
		let is_something = |(_, milligrams): &(ClassId, Milligrams)| *milligrams > 0;
		ensure!(reductions.iter().all(is_something), Error::<T>::NothingAsked);
		let mut given = Vec::with_capacity(reductions.len());
		let mut total: Milligrams = 0;
		for (class, asked) in reductions {
			let milligrams = match most {
				Some(most) => (*asked).min(most.saturating_sub(total)),
				None => *asked,
			};
			if milligrams == 0 {
				break;
			}
			total = total.checked_add(milligrams).ok_or(Error::<T>::Overflow)?;
			Self::withdraw(holder, *class, milligrams)?;
			Flows::<T>::mutate(class, |flow| {
				// It is part of what was received.
				flow.retired = flow.retired.saturating_add(milligrams);
			});
			given.push((*class, milligrams));
		}
		Ok((given, total))
	}
}

impl<T: Config> suhui_primitives::Holdings for Pallet<T> {
	/// Errors: `UnknownParticipant`, `WrongKind`, `Overflow`. Of days on which nothing was reduced the holder gets nothing.
	fn issue(holder: ParticipantId, class: ClassId, milligrams: Milligrams) -> DispatchResult {
		Self::ensure_holder(holder)?;
		if milligrams > 0 {
			Self::enter(holder, class, milligrams, |flow| &mut flow.issued_direct)?;
			Self::deposit_event(Event::Issued { holder, class, milligrams });
		}
		Ok(())
	}

	/// Errors: `UnknownParticipant`, `WrongKind`, `Overflow`. Of points without reductions the holder gets nothing.
	fn receive(holder: ParticipantId, reductions: &[(ClassId, Milligrams)]) -> DispatchResult {
		Self::ensure_holder(holder)?;
		let received = reductions.iter().filter(|(_, milligrams)| *milligrams > 0);
		let received = received.copied().collect::<Vec<_>>();
		for (class, milligrams) in &received {
			Self::enter(holder, *class, *milligrams, |flow| &mut flow.from_people)?;
		}
		if !received.is_empty() {
			Self::deposit_event(Event::Received { holder, reductions: received });
		}
		Ok(())
	}

	/// Its events wait until they are called off or certified.
	fn is_free(holder: ParticipantId) -> bool {
		let holds_nothing = Holdings::<T>::iter_key_prefix(holder).next().is_none();
		holds_nothing && !OpenEvents::<T>::contains_key(holder)
	}
}
