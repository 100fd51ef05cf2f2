//! What holds between any two calls.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::{Page, Sources, FIRST_NUMBER, PAGE_SIZE};

use crate::{
	Config, Consents, NextParticipant, OpenPages, Pallet, ParticipantOf, Participants, Withdrawals,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextParticipant::<T>::get();
		let mut given = 0u32;
		let mut open = 0u32;
		let mut standing = BTreeMap::<Page, u64>::new();

		for (participant, value) in Participants::<T>::iter() {
			given = given.saturating_add(1);
			ensure!(
				(FIRST_NUMBER..next).contains(&participant),
				"a participant's number was never given"
			);
			ensure!(value.region.is_valid(), "a participant's region lies outside Jiangsu");
			ensure!(
				value.closed.is_none_or(|closed| closed >= value.opened),
				"a participant closed before opening"
			);
			ensure!(
				frame_system::Pallet::<T>::providers(&value.account) > 0,
				"a participant's account was let go, and its nonce with it"
			);
			if value.closed.is_none() {
				open = open.saturating_add(1);
				*standing.entry(Page::of(participant)).or_default() |= Page::bit(participant);
				ensure!(
					ParticipantOf::<T>::get(&value.account) == Some(participant),
					"an open participant's account stands for another"
				);
			}
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to nobody");
		ensure!(
			ParticipantOf::<T>::iter().count() == usize::try_from(open).unwrap_or(usize::MAX),
			"an account stands for a participant who is not open"
		);
		// A page on which nobody is open has no value.
		let recorded = OpenPages::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(standing == recorded, "standing differs from the open participants");
		for (source, page, bits) in Consents::<T>::iter() {
			ensure!(bits != 0, "consents of nobody are stored");
			ensure!(T::Sources::exists(source), "a consent is to a source that is not there");
			let never_given = (0u8..)
				.take_while(|slot| u32::from(*slot) < PAGE_SIZE)
				.filter(|slot| bits.wrapping_shr(u32::from(*slot)) & 1 == 1)
				.any(|slot| !(FIRST_NUMBER..next).contains(&page.participant(slot)));
			ensure!(!never_given, "a number never given consents");
		}
		for (source, page, bits) in Withdrawals::<T>::iter() {
			ensure!(bits != 0, "withdrawals of nobody are stored");
			ensure!(
				bits & Consents::<T>::get(source, page) == 0,
				"a consent stands and is withdrawn"
			);
		}
		Ok(())
	}
}
