//! Opening accounts.

use alloc::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, SaturatedConversion},
};
use suhui_primitives::{Clock, Page, SourceId, Sources};

use crate::{
	Config, Consents, Error, Event, NextParticipant, OpenPages, Opening, Pallet, Participant,
	Participants,
};

impl<T: Config> Pallet<T> {
	/// Opens accounts in turn; returns how many values of consents were written, and of how many
	/// sources. An error leaves the caller to roll back.
	pub(crate) fn open_all(
		openings: impl IntoIterator<Item = Opening<T::AccountId>>,
	) -> Result<(u32, u32), DispatchError> {
		let today = T::Clock::today();
		let mut next = NextParticipant::<T>::get();
		let mut standing = BTreeMap::<Page, u64>::new();
		let mut consents = BTreeMap::<(SourceId, Page), u64>::new();

		for Opening { account, kind, region, commitment, sources } in openings {
			ensure!(region.is_valid(), Error::<T>::InvalidRegion);
			let participant = next;
			next = next.checked_add(1).ok_or(Error::<T>::TooManyParticipants)?;
			Self::bind(&account, participant)?;

			let (page, bit) = (Page::of(participant), Page::bit(participant));
			*standing.entry(page).or_default() |= bit;
			for source in sources {
				*consents.entry((source, page)).or_default() |= bit;
			}
			let opened = Event::Opened { participant, account: account.clone(), kind, region };
			Participants::<T>::insert(
				participant,
				Participant { account, kind, region, commitment, opened: today, closed: None },
			);
			Self::deposit_event(opened);
		}

		let sources = consents.keys().map(|(source, _)| *source).collect::<BTreeSet<_>>();
		let exist = sources.iter().all(|source| T::Sources::exists(*source));
		ensure!(exist, Error::<T>::UnknownSource);

		NextParticipant::<T>::put(next);
		for (page, bits) in standing {
			OpenPages::<T>::mutate(page, |open| *open |= bits);
		}
		Self::write_consents(&consents);
		Ok((consents.len().saturated_into(), sources.len().saturated_into()))
	}

	/// Adds the bits of participants who consent to sources.
	pub(crate) fn write_consents(consents: &BTreeMap<(SourceId, Page), u64>) {
		for ((source, page), bits) in consents {
			Consents::<T>::mutate(source, page, |given| *given |= bits);
		}
	}
}
