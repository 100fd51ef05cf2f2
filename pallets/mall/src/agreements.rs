//! Who provides: an agreement with the operator, from one day to another (Art. 36).

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use suhui_primitives::{Clock, Day, Document, ParticipantId, ParticipantKind, Registry};

use crate::{Agreement, Agreements, Config, Error, Pallet};

impl<T: Config> Pallet<T> {
	pub(crate) fn add_agreement(
		provider: ParticipantId,
		document: Document,
		from: Day,
		until: Day,
	) -> DispatchResult {
		let kind = T::Registry::kind(provider).ok_or(Error::<T>::NotRegistered)?;
		ensure!(kind != ParticipantKind::Individual, Error::<T>::WrongKind);
		let today = T::Clock::today();
		ensure!(from <= until && today <= until, Error::<T>::InvalidPeriod);
		let before = Agreements::<T>::get(provider);
		let stands = before.is_some_and(|agreement| agreement.stands(today));
		ensure!(from <= today || !stands, Error::<T>::InvalidPeriod);
		Agreements::<T>::insert(provider, Agreement { document, from, until, ended: None });
		Ok(())
	}

	pub(crate) fn close_agreement(provider: ParticipantId, document: Document) -> DispatchResult {
		let today = T::Clock::today();
		let found = Agreements::<T>::get(provider).filter(|agreement| agreement.lasts(today));
		let agreement = found.ok_or(Error::<T>::NoAgreement)?;
		let ended = Some((document, today));
		Agreements::<T>::insert(provider, Agreement { ended, ..agreement });
		Ok(())
	}

	/// That the provider may provide today. Errors: `NoAgreement`, `NotInForce`.
	pub(crate) fn ensure_agreed(provider: ParticipantId) -> DispatchResult {
		let found = Agreements::<T>::get(provider).filter(|agreement| agreement.ended.is_none());
		let agreement = found.ok_or(Error::<T>::NoAgreement)?;
		ensure!(agreement.stands(T::Clock::today()), Error::<T>::NotInForce);
		Ok(())
	}

	/// Whether the provider has an agreement that is not over.
	pub(crate) fn is_provider(participant: ParticipantId) -> bool {
		let today = T::Clock::today();
		Agreements::<T>::get(participant).is_some_and(|agreement| agreement.lasts(today))
	}
}
