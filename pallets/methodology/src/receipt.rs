//! What came in: returned where something is missing, completed, taken in (Art. 13).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Clock, Deadlines, Document, Matter, Subject, VersionId};

use crate::{types::FIRST_ROUND, Config, Error, Pallet, Stage, Version, Versions};

impl<T: Config> Pallet<T> {
	/// A version that the operator has to take in or to return.
	fn submitted(version: VersionId) -> Result<Version, Error<T>> {
		let found = Self::version(version)?;
		ensure!(found.stage == Stage::Submitted, Error::<T>::NotSubmitted);
		Ok(found)
	}

	/// Returns the material of a version.
	pub(crate) fn hand_back(version: VersionId) -> DispatchResult {
		let found = Self::submitted(version)?;
		T::Deadlines::met(Subject::Completion(Matter::Methodology(version)))?;
		Versions::<T>::insert(version, Version { stage: Stage::Incomplete, ..found });
		Ok(())
	}

	/// Takes the material in again, as completed by who applied: the authority does where it revised.
	pub(crate) fn take_again(
		origin: OriginFor<T>,
		version: VersionId,
		document: Document,
	) -> DispatchResult {
		let completing = match T::AuthorityOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(Self::signer(origin)?),
		};
		let found = Self::version(version)?;
		ensure!(found.stage == Stage::Incomplete, Error::<T>::NotIncomplete);
		ensure!(found.applicant == completing, Error::<T>::NotApplicant);
		let (received, stage) = (T::Clock::today(), Stage::Submitted);
		Versions::<T>::insert(version, Version { document, received, stage, ..found });
		Self::await_receipt(version)
	}

	/// Hands a version on to a panel, whose days count from when its material came in.
	pub(crate) fn take_in(version: VersionId) -> Result<(), DispatchError> {
		let found = Self::submitted(version)?;
		T::Deadlines::met(Subject::Completion(Matter::Methodology(version)))?;
		let received = found.received;
		Self::begin_round(version, found, FIRST_ROUND, received)
	}
}
