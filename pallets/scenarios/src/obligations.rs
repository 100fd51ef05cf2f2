//! What a developer owes: scenarios that take part, and applications that wait for a decision (Art. 18, 21).

use suhui_primitives::{Obligations, ParticipantId};

use crate::{AdmittedScenarios, Config, OpenApplications, Pallet};

impl<T: Config> Pallet<T> {
	/// For one scenario: it takes part, or becomes the developer's.
	pub(crate) fn oblige(developer: ParticipantId) {
		AdmittedScenarios::<T>::mutate(developer, |admitted| {
			*admitted = admitted.saturating_add(1)
		});
	}

	/// For one scenario: it takes part no more, or becomes another's.
	pub(crate) fn discharge(developer: ParticipantId) {
		AdmittedScenarios::<T>::mutate_exists(developer, |admitted| {
			let left = admitted.unwrap_or_default().saturating_sub(1);
			*admitted = (left != 0).then_some(left);
		});
	}
}

impl<T: Config> Obligations for Pallet<T> {
	fn is_free(participant: ParticipantId) -> bool {
		!AdmittedScenarios::<T>::contains_key(participant)
			&& !OpenApplications::<T>::contains_key(participant)
	}
}
