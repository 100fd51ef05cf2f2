//! What holds of the stored experts between any two calls.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::{ExpertId, Registry, Seat, FIRST_NUMBER, MAX_EXPERTS};

use crate::{
	types::{are_distinct, MIN_SEATS},
	Config, ExpertOf, Experts, Interests, NextExpert, Opinions, Pallet, Panels, Sitting, View,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_experts()?;
		Self::try_state_keys()?;
		Self::try_state_interests()?;
		Self::try_state_panels()
	}

	/// Numbers from the first to below the next one are given, and those who sit are counted.
	fn try_state_experts() -> Result<(), TryRuntimeError> {
		let next = NextExpert::<T>::get();
		let (mut given, mut sitting) = (0u32, 0u32);
		for (expert, found) in Experts::<T>::iter() {
			given = given.saturating_add(1);
			sitting = sitting.saturating_add(found.dismissed.is_none().into());
			ensure!((FIRST_NUMBER..next).contains(&expert), "an expert's number was never given");
			ensure!(
				found.dismissed.is_none_or(|dismissed| dismissed >= found.appointed),
				"an expert was dismissed before the appointment"
			);
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to nobody");
		ensure!(sitting == Sitting::<T>::get(), "those who sit are miscounted");
		ensure!(sitting <= MAX_EXPERTS, "more experts sit than may");
		Ok(())
	}

	/// Every expert has its key, none more keys than it took, and none lost its nonce.
	fn try_state_keys() -> Result<(), TryRuntimeError> {
		let mut keys = BTreeMap::<ExpertId, u32>::new();
		for (account, expert) in ExpertOf::<T>::iter() {
			ensure!(Experts::<T>::contains_key(expert), "a key stands for no expert");
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"an expert's key was let go, and its nonce with it"
			);
			let keys = keys.entry(expert).or_default();
			*keys = keys.saturating_add(1);
		}
		for (expert, found) in Experts::<T>::iter() {
			ensure!(
				ExpertOf::<T>::get(&found.account) == Some(expert),
				"an expert's key does not stand for it"
			);
			let keys = keys.get(&expert).copied().unwrap_or_default();
			ensure!(keys <= found.keys, "an expert has a key that it never took");
		}
		Ok(())
	}

	/// Interests are experts', in participants there are.
	fn try_state_interests() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..T::Registry::next_participant();
		for (expert, participant) in Interests::<T>::iter_keys() {
			ensure!(Experts::<T>::contains_key(expert), "an interest is no expert's");
			ensure!(
				given.contains(&participant),
				"an interest is in a participant who is not there"
			);
		}
		Ok(())
	}

	/// A panel has an odd number of seats, each once and of somebody there is. What was said is a seat's of the panel, or
	/// one's that recused itself before.
	fn try_state_panels() -> Result<(), TryRuntimeError> {
		let participants = FIRST_NUMBER..T::Registry::next_participant();
		let is_there = |seat: &Seat| match seat {
			Seat::Expert(expert) => Experts::<T>::contains_key(expert),
			Seat::Body(participant) => participants.contains(participant),
		};
		for (_, panel) in Panels::<T>::iter() {
			let is_odd = panel.seats.len() & 1 == 1;
			ensure!(is_odd && panel.seats.len() >= MIN_SEATS, "a panel has too few or even seats");
			ensure!(are_distinct(&panel.seats), "a panel has a seat twice");
			ensure!(panel.seats.iter().all(is_there), "a seat is nobody's");
		}
		for (judged, seat, opinion) in Opinions::<T>::iter() {
			let panel = Panels::<T>::get(judged).ok_or("an opinion of no panel")?;
			let is_seated = panel.seats.contains(&seat);
			ensure!(is_seated || opinion.view == View::Recused, "an opinion is of no seat");
		}
		Ok(())
	}
}
