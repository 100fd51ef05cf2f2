//! Applications from their receipt to what is decided on them (Art. 18, 19).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	is_text, Capacity, Compiling, ParticipantId, Registry, Sanctioned, Sanctions, SourceId, Title,
	VersionId, MAX_APPLICATIONS,
};

use crate::{
	terms::Interface, Config, Error, OpenApplications, Pallet, Scenario, ScenarioStage, Scenarios,
};

impl<T: Config> Pallet<T> {
	/// Takes up the application for a scenario; returns whose it is, the line it goes on with if it succeeds another,
	/// and the interface of its methodology if it has one.
	pub(crate) fn receive(
		origin: OriginFor<T>,
		title: &Title,
		succeeds: Option<SourceId>,
		version: Option<VersionId>,
		compiling: &mut Compiling,
	) -> Result<(ParticipantId, Option<SourceId>, Option<Interface>), DispatchError> {
		let developer = Self::applicant(origin)?;
		ensure!(is_text(title), Error::<T>::InvalidText);
		let line = match succeeds {
			Some(predecessor) => Some(Self::developed_by(developer, predecessor)?.line),
			None => None,
		};
		let interface = Self::interface(version, compiling)?;
		Self::open_application(developer)?;
		Ok((developer, line, interface))
	}

	/// The scenario, if it is in review.
	pub(crate) fn in_review(source: SourceId) -> Result<Scenario, Error<T>> {
		let found = Self::scenario(source)?;
		ensure!(found.stage == ScenarioStage::Review, Error::<T>::NotInReview);
		Ok(found)
	}

	/// Ends a review with the stage decided on, which leaves room for another application.
	pub(crate) fn decide(source: SourceId, found: Scenario, stage: ScenarioStage) {
		Self::close_application(found.developer);
		Scenarios::<T>::insert(source, Scenario { stage, ..found });
	}

	pub(crate) fn open_application(developer: ParticipantId) -> DispatchResult {
		OpenApplications::<T>::try_mutate(developer, |open| {
			ensure!(*open < MAX_APPLICATIONS, Error::<T>::TooManyApplications);
			*open = open.saturating_add(1);
			Ok(())
		})
	}

	pub(crate) fn close_application(developer: ParticipantId) {
		OpenApplications::<T>::mutate_exists(developer, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left != 0).then_some(left);
		});
	}

	/// The participant who signs, if they may develop.
	pub(crate) fn applicant(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let applicant = Self::signer(origin)?;
		let whom = Sanctioned::Participant(applicant);
		let is_barred = T::Sanctions::is_barred(whom, Capacity::Developer);
		ensure!(!is_barred, Error::<T>::Barred);
		Ok(applicant)
	}

	/// The participant who signs.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let account = ensure_signed(origin)?;
		T::Registry::participant(&account).ok_or(Error::<T>::NotRegistered.into())
	}

	pub(crate) fn ensure_operator_or_authority(origin: OriginFor<T>) -> DispatchResult {
		if let Err(origin) = T::OperatorOrigin::try_origin(origin) {
			T::AuthorityOrigin::ensure_origin(origin)?;
		}
		Ok(())
	}

	pub(crate) fn scenario(source: SourceId) -> Result<Scenario, Error<T>> {
		Scenarios::<T>::get(source).ok_or(Error::<T>::NotFound)
	}

	/// The scenario, if the participant developed it.
	pub(crate) fn developed_by(
		developer: ParticipantId,
		source: SourceId,
	) -> Result<Scenario, Error<T>> {
		let found = Self::scenario(source)?;
		ensure!(found.developer == developer, Error::<T>::NotDeveloper);
		Ok(found)
	}

	pub(crate) fn ensure_admitted(stage: ScenarioStage) -> Result<(), Error<T>> {
		match stage {
			ScenarioStage::Review => Err(Error::NotAdmitted),
			ScenarioStage::Admitted(_) => Ok(()),
			ScenarioStage::Terminated(_)
			| ScenarioStage::Rejected(_)
			| ScenarioStage::Withdrawn(_) => Err(Error::Terminated),
		}
	}
}
