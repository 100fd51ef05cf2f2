//! What issuance asks of verifiers (Art. 42), and what the register of participants tells of them.

use suhui_primitives::{
	Accreditation, Capacity, Clock, Custody, ParticipantId, ParticipantKind, Registry, Sanctioned,
	Sanctions, SourceId, Sources,
};

use crate::{Config, Event, Interests, Pallet, Standing, Verifier, Verifiers};

impl<T: Config> Pallet<T> {
	/// Whether the participant is an institution or organisation with an open account.
	pub(crate) fn is_open(verifier: ParticipantId) -> bool {
		let kind = T::Registry::kind(verifier);
		matches!(kind, Some(ParticipantKind::Institution | ParticipantKind::Organisation))
	}
}

impl<T: Config> Accreditation for Pallet<T> {
	fn in_good_standing(verifier: ParticipantId) -> bool {
		let found = Verifiers::<T>::get(verifier);
		found.is_some_and(|found| found.standing == Standing::Good)
			&& Self::is_open(verifier)
			&& !T::Sanctions::is_barred(Sanctioned::Participant(verifier), Capacity::Verifier)
	}

	fn is_interested(verifier: ParticipantId, source: SourceId) -> bool {
		T::Sources::line(source).is_some_and(|line| Interests::<T>::contains_key(verifier, line))
	}
}

impl<T: Config> Custody for Pallet<T> {
	/// A suspension stays what it is.
	fn taken_over(participant: ParticipantId) {
		let Some(verifier) = Verifiers::<T>::get(participant) else { return };
		if verifier.standing == Standing::Good {
			let standing = Standing::Unconfirmed { since: T::Clock::today() };
			Verifiers::<T>::insert(participant, Verifier { standing, ..verifier });
			Self::deposit_event(Event::Unconfirmed { verifier: participant });
		}
	}
}
