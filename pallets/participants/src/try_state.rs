//! What holds between any two calls.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::{is_text, Clock, Page, ParticipantId, Slots, Sources, FIRST_NUMBER};

use crate::{
	ByCode, Config, Consents, Individuals, NextParticipant, Pallet, Participant, ParticipantOf,
	Participants, Pilots, Withdrawals,
};

/// Slots by page; a page without one has no value.
type Pages = BTreeMap<Page, Slots>;

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextParticipant::<T>::get();
		let (mut given, mut legal_persons) = (0u32, 0u32);
		let (mut individuals, mut open_individuals) = (Pages::new(), Pages::new());

		for (participant, value) in Participants::<T>::iter() {
			given = given.saturating_add(1);
			ensure!(
				(FIRST_NUMBER..next).contains(&participant),
				"a participant's number was never given"
			);
			Self::check_participant(participant, &value)?;
			if value.holder.is_individual() {
				let (page, slot) = (Page::of(participant), Page::slot(participant));
				individuals.entry(page).or_default().insert(slot);
				if value.is_open() {
					open_individuals.entry(page).or_default().insert(slot);
				}
			} else {
				legal_persons = legal_persons.saturating_add(1);
			}
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to nobody");
		// Every legal person's code has an entry that names it.
		ensure!(
			ByCode::<T>::iter().count() == usize::try_from(legal_persons).unwrap_or(usize::MAX),
			"a code is nobody's"
		);
		Self::check_keys(next)?;
		let recorded = Individuals::<T>::iter().collect::<Pages>();
		ensure!(open_individuals == recorded, "the pages differ from the open individuals");
		Self::check_consents(&individuals)?;
		ensure!(
			Pilots::<T>::iter_keys().all(|region| region.is_outside_jiangsu()),
			"a pilot does not lie outside Jiangsu"
		);
		Ok(())
	}

	fn check_participant(
		participant: ParticipantId,
		value: &Participant<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		// A pilot that was withdrawn keeps its participants.
		ensure!(
			value.region.is_in_jiangsu() || value.region.is_outside_jiangsu(),
			"a participant's region is none"
		);
		ensure!(
			value.closed.is_none_or(|closed| closed >= value.opened),
			"a participant closed before opening"
		);
		ensure!(value.keys >= 1, "a participant never had a key");
		let last = value.closed.unwrap_or_else(T::Clock::today);
		ensure!(
			(value.opened..=last).contains(&value.key_since),
			"a key stands from before the opening or from after today"
		);
		ensure!(
			ParticipantOf::<T>::get(&value.account) == Some(participant),
			"a participant's account stands for another, or stood for nobody"
		);
		if let Some(person) = value.holder.legal_person() {
			ensure!(is_text(&person.title), "a title shows nothing");
			ensure!(person.code.is_valid(), "a code's check digit is wrong");
			ensure!(
				ByCode::<T>::get(person.code) == Some(participant),
				"a code is that of another participant"
			);
		}
		Ok(())
	}

	/// Nobody has more keys than it took, and none lost its nonce.
	fn check_keys(next: ParticipantId) -> Result<(), TryRuntimeError> {
		let mut keys = BTreeMap::<ParticipantId, u32>::new();
		for (account, participant) in ParticipantOf::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..next).contains(&participant),
				"an account stood for a number never given"
			);
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"an account's reference was let go, and its nonce with it"
			);
			let keys = keys.entry(participant).or_default();
			*keys = keys.saturating_add(1);
		}
		for (participant, value) in Participants::<T>::iter() {
			let keys = keys.get(&participant).copied().unwrap_or_default();
			ensure!(keys <= value.keys, "a participant has a key that it never took");
		}
		Ok(())
	}

	/// `individuals` are all there ever were: who closes keeps the consents.
	fn check_consents(individuals: &Pages) -> Result<(), TryRuntimeError> {
		let are_individuals = |page: Page, slots: Slots| {
			(slots & !individuals.get(&page).copied().unwrap_or_default()).is_empty()
		};
		for (source, page, slots) in Consents::<T>::iter() {
			ensure!(!slots.is_empty(), "consents of nobody are stored");
			ensure!(T::Sources::exists(source), "a consent is to a source that is not there");
			ensure!(are_individuals(page, slots), "a consent is no individual's");
		}
		for (source, page, slots) in Withdrawals::<T>::iter() {
			ensure!(!slots.is_empty(), "withdrawals of nobody are stored");
			ensure!(are_individuals(page, slots), "a withdrawal is no individual's");
			ensure!(
				(slots & Consents::<T>::get(source, page)).is_empty(),
				"a consent stands and is withdrawn"
			);
		}
		Ok(())
	}
}
