//! What several calls ask of a batch and of who sends them.

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	Accreditation, BatchId, Capacity, Clock, ParticipantId, Registry, Sanctioned, Sanctions,
	SourceId, Sources,
};

use crate::{Batch, Batches, Config, Error, Pallet, Progresses, Stage};

impl<T: Config> Pallet<T> {
	pub(crate) fn batch(batch: BatchId) -> Result<Batch, Error<T>> {
		Batches::<T>::get(batch).ok_or(Error::<T>::NotFound)
	}

	/// Whether the authority sent a call, or else the operator; the origin of anybody else.
	pub(crate) fn is_authority(origin: OriginFor<T>) -> Result<bool, OriginFor<T>> {
		let Err(origin) = T::OperatorOrigin::try_origin(origin) else { return Ok(false) };
		T::AuthorityOrigin::try_origin(origin).map(|_| true)
	}

	/// The participant who sent a call; `None` if it was the operator.
	pub(crate) fn participant_or_operator(
		origin: OriginFor<T>,
	) -> Result<Option<ParticipantId>, DispatchError> {
		let Err(origin) = T::OperatorOrigin::try_origin(origin) else { return Ok(None) };
		let sender =
			T::Registry::participant(&ensure_signed(origin)?).ok_or(Error::<T>::NotRegistered)?;
		Ok(Some(sender))
	}

	/// The reporter of the source who sent a call; `None` if it was the operator.
	pub(crate) fn reporter_or_operator(
		origin: OriginFor<T>,
		source: SourceId,
	) -> Result<Option<ParticipantId>, DispatchError> {
		let sender = Self::participant_or_operator(origin)?;
		if let Some(reporter) = sender {
			Self::ensure_reports(source, reporter)?;
		}
		Ok(sender)
	}

	/// That the participant reports for the source, and no sanction bars it from that.
	pub(crate) fn ensure_reports(source: SourceId, reporter: ParticipantId) -> DispatchResult {
		ensure!(T::Sources::is_reporter(source, reporter), Error::<T>::NotReporter);
		let whom = Sanctioned::Participant(reporter);
		ensure!(!T::Sanctions::is_barred(whom, Capacity::Reporter), Error::<T>::Barred);
		Ok(())
	}

	/// The verifier who sent a call, and the batch that waits for its word, on hold or not.
	pub(crate) fn assigned_to(
		origin: OriginFor<T>,
		batch: BatchId,
	) -> Result<(ParticipantId, Batch), DispatchError> {
		let verifier =
			T::Registry::participant(&ensure_signed(origin)?).ok_or(Error::<T>::NotRegistered)?;
		let details = Self::batch(batch)?;
		ensure!(details.verifier == Some(verifier), Error::<T>::NotAssigned);
		ensure!(details.status.stage() == Some(Stage::Assigned), Error::<T>::NotPending);
		Ok((verifier, details))
	}

	/// That a participant is a verifier in good standing for the batch's methodology version, or for points without one.
	pub(crate) fn ensure_in_good_standing(
		verifier: ParticipantId,
		details: &Batch,
	) -> DispatchResult {
		let version = T::Sources::version(details.source, details.terms);
		let is_good = T::Accreditation::in_good_standing(verifier, version);
		ensure!(is_good, Error::<T>::NotInGoodStanding);
		Ok(())
	}

	/// That a participant may verify the batch: accredited for it, in good standing, and disinterested.
	pub(crate) fn ensure_fit(verifier: ParticipantId, details: &Batch) -> DispatchResult {
		Self::ensure_in_good_standing(verifier, details)?;
		let source = details.source;
		let is_interested = T::Sources::is_interested(source, verifier)
			|| T::Accreditation::is_interested(verifier, source);
		ensure!(!is_interested, Error::<T>::Interested);
		Ok(())
	}

	pub(crate) fn is_overdue(details: &Batch) -> bool {
		details.due.is_some_and(|due| due < T::Clock::today())
	}

	/// Whether a chunk of the batch was fed.
	pub(crate) fn is_begun(batch: BatchId) -> bool {
		Progresses::<T>::get(batch).is_some_and(|progress| progress.chunks > 0)
	}
}
