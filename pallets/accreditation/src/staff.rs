//! Whose people are whose: nobody works for two (Art. 40).

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use polkadot_sdk::{
	frame_support::ensure,
	sp_core::H256,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Day, ParticipantId};

use crate::{
	Applications, Config, Error, Member, Members, Pallet, Person, Settled, Staff, StaffOf,
	Verifiers,
};

impl<T: Config> Pallet<T> {
	/// Whether the participant has people to report: it applied, or is a verifier.
	pub(crate) fn has_staff(participant: ParticipantId) -> bool {
		Applications::<T>::contains_key(participant)
			|| Verifiers::<T>::get(participant).is_some_and(|found| !found.is_revoked())
	}

	/// The people as the participant's, with the education that is known of those who are already; nobody twice, and nobody
	/// who is another's.
	pub(crate) fn employed(
		participant: ParticipantId,
		people: &[Person],
	) -> Result<Members, DispatchError> {
		let known = Staff::<T>::get(participant);
		let educated = |commitment| {
			known.iter().find(|member| member.person.commitment == commitment)?.educated
		};
		let mut met = BTreeSet::new();
		let mut members = Vec::new();
		for person in people {
			ensure!(met.insert(person.commitment), Error::<T>::AlreadyExists);
			Self::ensure_nobody_elses(participant, person.commitment)?;
			members.push(Member { person: *person, educated: educated(person.commitment) });
		}
		members.try_into().map_err(|_| Error::<T>::TooManyStaff.into())
	}

	/// The participant's people with some more and without others; nobody twice, and nobody who is another's.
	pub(crate) fn changed_staff(
		participant: ParticipantId,
		add: &[Person],
		remove: &[H256],
	) -> Result<Members, DispatchError> {
		let mut members = Staff::<T>::get(participant).into_inner();
		for commitment in remove {
			let before = members.len();
			members.retain(|member| member.person.commitment != *commitment);
			ensure!(members.len() < before, Error::<T>::NotFound);
		}
		for person in add {
			let is_met = members.iter().any(|member| member.person.commitment == person.commitment);
			ensure!(!is_met, Error::<T>::AlreadyExists);
			Self::ensure_nobody_elses(participant, person.commitment)?;
			members.push(Member { person: *person, educated: None });
		}
		members.try_into().map_err(|_| Error::<T>::TooManyStaff.into())
	}

	/// That somebody works for no other, and is kept for none.
	fn ensure_nobody_elses(participant: ParticipantId, commitment: H256) -> DispatchResult {
		let employer = StaffOf::<T>::get(commitment).or_else(|| Settled::<T>::get(commitment));
		ensure!(employer.is_none_or(|it| it == participant), Error::<T>::StaffElsewhere);
		Ok(())
	}

	/// Lets these be the participant's people, and no others; how many were, or are.
	pub(crate) fn put_staff(participant: ParticipantId, members: Members) -> u32 {
		let commitments = |members: &Members| {
			members.iter().map(|member| member.person.commitment).collect::<BTreeSet<_>>()
		};
		let before = commitments(&Staff::<T>::get(participant));
		let after = commitments(&members);
		before.difference(&after).for_each(StaffOf::<T>::remove);
		after.difference(&before).for_each(|it| {
			StaffOf::<T>::insert(it, participant);
			Settled::<T>::remove(it);
		});
		match members.is_empty() {
			true => Staff::<T>::remove(participant),
			false => Staff::<T>::insert(participant, members),
		}
		u32::try_from(before.len().max(after.len())).unwrap_or(u32::MAX)
	}

	/// Keeps these people for the employer, and takes them from whoever else reported them.
	pub(crate) fn settle(commitments: &[H256], employer: ParticipantId) -> DispatchResult {
		let mut losing = BTreeMap::<_, BTreeSet<_>>::new();
		for commitment in commitments {
			let before = StaffOf::<T>::get(commitment);
			ensure!(before != Some(employer), Error::<T>::AlreadyExists);
			if let Some(other) = before {
				losing.entry(other).or_default().insert(*commitment);
			}
			Settled::<T>::insert(commitment, employer);
		}
		for (other, lost) in losing {
			let mut members = Staff::<T>::get(other);
			members.retain(|member| !lost.contains(&member.person.commitment));
			Self::put_staff(other, members);
			Self::requalify(other)?;
		}
		Ok(())
	}

	/// Notes that these people were educated on the day; an earlier one takes nothing from a later.
	pub(crate) fn educate(commitments: &[H256], day: Day) -> DispatchResult {
		let mut employers = BTreeMap::<_, BTreeSet<_>>::new();
		for commitment in commitments {
			let employer = StaffOf::<T>::get(commitment).ok_or(Error::<T>::NotFound)?;
			employers.entry(employer).or_default().insert(*commitment);
		}
		for (employer, educated) in employers {
			Staff::<T>::mutate(employer, |members| {
				let met = members.iter_mut().filter(|it| educated.contains(&it.person.commitment));
				met.for_each(|member| member.educated = member.educated.max(Some(day)));
			});
			Self::requalify(employer)?;
		}
		Ok(())
	}
}
