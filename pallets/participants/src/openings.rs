//! Opening accounts.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
		ensure,
		weights::Weight,
	},
	sp_runtime::{traits::Verify, DispatchError, DispatchResult, SaturatedConversion},
};
use suhui_primitives::{
	is_text, Clock, KeyHolder, LegalPerson, Page, ParticipantId, Region, Slots, SourceId, Sources,
};

use crate::{
	ByCode, Config, Consents, Error, Event, Holder, Individuals, NextParticipant, Opening,
	OpeningOf, Pallet, Participant, Participants, Pilots, WeightInfo,
};

/// The place of a participant's first key.
const FIRST_KEY: u32 = 1;

impl<T: Config> Pallet<T> {
	/// Opens accounts in turn; returns the weight of those opened and of the values of consents written, an error with
	/// the weight until it was found. It leaves the caller to roll back.
	pub(crate) fn open_all(
		openings: Vec<OpeningOf<T>>,
	) -> Result<Weight, DispatchErrorWithPostInfo> {
		let taken = |accounts: u32, legal_persons: u32, consents: usize| {
			T::WeightInfo::open_batch(accounts)
				.saturating_add(T::WeightInfo::legal_persons(legal_persons))
				.saturating_add(T::WeightInfo::consents(consents.saturated_into()))
		};
		let sources = openings.iter().flat_map(|opening| &opening.sources).copied();
		let sources = sources.collect::<BTreeSet<_>>();
		Self::ensure_known(&sources)
			.map_err(|error| error.with_weight(taken(0, 0, sources.len())))?;

		let accounts = openings.len().saturated_into();
		let mut next = NextParticipant::<T>::get();
		let mut individuals = BTreeMap::<Page, Slots>::new();
		let mut consents = BTreeMap::<(SourceId, Page), Slots>::new();
		let mut legal_persons = 0u32;
		for (place, opening) in (1u32..).zip(openings) {
			let is_individual = opening.holder.is_individual();
			legal_persons = legal_persons.saturating_add((!is_individual).into());
			let refused = |error: DispatchError| {
				error.with_weight(taken(place, legal_persons, sources.len()))
			};
			let participant = next;
			next = next
				.checked_add(1)
				.ok_or_else(|| refused(Error::<T>::TooManyParticipants.into()))?;

			let (page, slot) = (Page::of(participant), Page::slot(participant));
			if is_individual {
				individuals.entry(page).or_default().insert(slot);
			}
			for source in &opening.sources {
				consents.entry((*source, page)).or_default().insert(slot);
			}
			Self::register(participant, opening).map_err(refused)?;
		}

		NextParticipant::<T>::put(next);
		for (page, slots) in individuals {
			Individuals::<T>::mutate(page, |open| *open = *open | slots);
		}
		Self::write_consents(&consents);
		Ok(taken(accounts, legal_persons, consents.len()))
	}

	/// Opens the account of a new participant.
	fn register(participant: ParticipantId, opening: OpeningOf<T>) -> DispatchResult {
		let region = opening.region;
		let is_of_the_scheme = region.is_in_jiangsu() || Pilots::<T>::contains_key(region);
		ensure!(is_of_the_scheme, Error::<T>::InvalidRegion);
		Self::enter(participant, &opening)?;
		Self::add(participant, opening.account, opening.holder, region)
	}

	/// Enters an institution or organisation by its code, if the account consents to be its first key. An individual has
	/// neither.
	pub(crate) fn enter(participant: ParticipantId, opening: &OpeningOf<T>) -> DispatchResult {
		let Opening { account, holder, sources, consent, .. } = opening;
		let Some(LegalPerson { title, code }) = holder.legal_person() else {
			ensure!(consent.is_none(), Error::<T>::ConsentInvalid);
			return Ok(());
		};
		ensure!(sources.is_empty(), Error::<T>::NotIndividual);
		ensure!(is_text(title), Error::<T>::InvalidText);
		ensure!(code.is_valid(), Error::<T>::InvalidCode);
		ensure!(!ByCode::<T>::contains_key(code), Error::<T>::CodeTaken);
		let words = Self::consent_words(KeyHolder::LegalPerson(*code), FIRST_KEY);
		let consents = consent.as_ref().is_some_and(|it| it.verify(words.as_bytes(), account));
		ensure!(consents, Error::<T>::ConsentInvalid);
		ByCode::<T>::insert(code, participant);
		Ok(())
	}

	/// Adds a participant for whom the account is to stand.
	pub(crate) fn add(
		participant: ParticipantId,
		account: T::AccountId,
		holder: Holder,
		region: Region,
	) -> DispatchResult {
		Self::bind(&account, participant)?;
		let (kind, opened) = (holder.kind(), T::Clock::today());
		let value = Participant {
			account: account.clone(),
			holder,
			region,
			opened,
			closed: None,
			keys: FIRST_KEY,
			key_since: opened,
		};
		Participants::<T>::insert(participant, value);
		Self::deposit_event(Event::Opened { participant, account, kind, region });
		Ok(())
	}

	/// Fails unless all the sources were applied for.
	pub(crate) fn ensure_known(sources: &BTreeSet<SourceId>) -> DispatchResult {
		let are_known = sources.iter().all(|source| T::Sources::exists(*source));
		ensure!(are_known, Error::<T>::UnknownSource);
		Ok(())
	}

	/// Adds participants who consent to sources.
	pub(crate) fn write_consents(consents: &BTreeMap<(SourceId, Page), Slots>) {
		for ((source, page), slots) in consents {
			Consents::<T>::mutate(source, page, |given| *given = *given | *slots);
		}
	}
}
