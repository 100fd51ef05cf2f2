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
	sp_runtime::{DispatchError, DispatchResult, SaturatedConversion},
};
use suhui_primitives::{is_text, Clock, LegalPerson, Page, ParticipantId, SourceId, Sources};

use crate::{
	ByCode, Config, Consents, Error, Event, Individuals, NextParticipant, Opening, Pallet,
	Participant, Participants, Pilots, WeightInfo,
};

impl<T: Config> Pallet<T> {
	/// Opens accounts in turn; returns the weight of those opened and of the values of consents written, an error with
	/// the weight until it was found. It leaves the caller to roll back.
	pub(crate) fn open_all(
		openings: Vec<Opening<T::AccountId>>,
	) -> Result<Weight, DispatchErrorWithPostInfo> {
		let taken = |accounts: u32, consents: usize| {
			T::WeightInfo::open_batch(accounts)
				.saturating_add(T::WeightInfo::consents(consents.saturated_into()))
		};
		let sources = openings.iter().flat_map(|opening| &opening.sources).copied();
		let sources = sources.collect::<BTreeSet<_>>();
		Self::ensure_known(&sources).map_err(|error| error.with_weight(taken(0, sources.len())))?;

		let accounts = openings.len().saturated_into();
		let mut next = NextParticipant::<T>::get();
		let mut individuals = BTreeMap::<Page, u64>::new();
		let mut consents = BTreeMap::<(SourceId, Page), u64>::new();
		for (place, opening) in (1u32..).zip(openings) {
			let refused = |error: DispatchError| error.with_weight(taken(place, sources.len()));
			let participant = next;
			next = next
				.checked_add(1)
				.ok_or_else(|| refused(Error::<T>::TooManyParticipants.into()))?;

			let (page, bit) = (Page::of(participant), Page::bit(participant));
			if opening.holder.is_individual() {
				*individuals.entry(page).or_default() |= bit;
			}
			for source in &opening.sources {
				*consents.entry((*source, page)).or_default() |= bit;
			}
			Self::register(participant, opening).map_err(refused)?;
		}

		NextParticipant::<T>::put(next);
		for (page, bits) in individuals {
			Individuals::<T>::mutate(page, |open| *open |= bits);
		}
		Self::write_consents(&consents);
		Ok(taken(accounts, consents.len()))
	}

	/// Opens the account of a new participant.
	fn register(participant: ParticipantId, opening: Opening<T::AccountId>) -> DispatchResult {
		let Opening { account, holder, region, sources } = opening;
		let is_of_the_scheme = region.is_in_jiangsu() || Pilots::<T>::contains_key(region);
		ensure!(is_of_the_scheme, Error::<T>::InvalidRegion);
		if let Some(LegalPerson { title, code }) = holder.legal_person() {
			ensure!(sources.is_empty(), Error::<T>::NotIndividual);
			ensure!(is_text(title), Error::<T>::InvalidText);
			ensure!(code.is_valid(), Error::<T>::InvalidCode);
			ensure!(!ByCode::<T>::contains_key(code), Error::<T>::CodeTaken);
			ByCode::<T>::insert(code, participant);
		}
		Self::bind(&account, participant)?;

		let (kind, opened) = (holder.kind(), T::Clock::today());
		let value = Participant {
			account: account.clone(),
			holder,
			region,
			opened,
			closed: None,
			keys: 1,
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

	/// Adds the bits of participants who consent to sources.
	pub(crate) fn write_consents(consents: &BTreeMap<(SourceId, Page), u64>) {
		for ((source, page), bits) in consents {
			Consents::<T>::mutate(source, page, |given| *given |= bits);
		}
	}
}
