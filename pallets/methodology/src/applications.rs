//! Versions that are applied for, judged, and published, rejected or withdrawn.

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{EnsureOrigin, Get},
	},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_io::hashing::blake2_256,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{
	Capacity, Clock, Compiling, Document, ParticipantId, Registry, Sanctioned, Sanctions, Title,
	VersionId, MAX_APPLICATIONS,
};

use crate::{
	compile::compile, Config, Error, Event, FormulaText, Methodologies, Methodology, MethodologyId,
	NextVersion, OpenApplications, OpinionCount, Pallet, Texts, Version, VersionStage, Versions,
};

impl<T: Config> Pallet<T> {
	/// The participant who signs, if they may develop, and one application more of theirs may be open.
	pub(crate) fn applicant(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let applicant = Self::signer(origin)?;
		let whom = Sanctioned::Participant(applicant);
		let is_barred = T::Sanctions::is_barred(whom, Capacity::Developer);
		ensure!(!is_barred, Error::<T>::Barred);
		let open = OpenApplications::<T>::get(applicant);
		ensure!(open < MAX_APPLICATIONS, Error::<T>::TooManyApplications);
		Ok(applicant)
	}

	/// The participant who signs.
	fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let account = ensure_signed(origin)?;
		T::Registry::participant(&account).ok_or(Error::<T>::NotRegistered.into())
	}

	/// What is to be revised, and who applies: `None` is the authority, whose revisions count for nobody.
	pub(crate) fn revisable(
		origin: OriginFor<T>,
		methodology: MethodologyId,
	) -> Result<(Methodology, Option<ParticipantId>), DispatchError> {
		let applicant = match T::AuthorityOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(Self::applicant(origin)?),
		};
		let found = Methodologies::<T>::get(methodology).ok_or(Error::<T>::NotFound)?;
		let may = applicant.is_none_or(|applicant| applicant == found.developer);
		ensure!(may, Error::<T>::NotDeveloper);
		Ok((found, applicant))
	}

	/// Adds a version to a methodology. An error leaves the caller to roll back.
	pub(crate) fn add_version(
		methodology: MethodologyId,
		entry: Methodology,
		applicant: Option<ParticipantId>,
		text: FormulaText,
		document: Document,
		compiling: &mut Compiling,
	) -> DispatchResult {
		let title = compile::<T>(&text, compiling)?.title.into_bytes();
		let title = Title::try_from(title).map_err(|_| Error::<T>::TitleTooLong)?;
		let version = NextVersion::<T>::get();
		NextVersion::<T>::put(version.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let Methodology { developer, versions } = entry;
		let number = versions.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Methodologies::<T>::insert(methodology, Methodology { developer, versions: number });
		Versions::<T>::insert(
			version,
			Version {
				methodology,
				number,
				developer,
				applicant,
				title,
				text: blake2_256(&text).into(),
				document,
				submitted: T::Clock::today(),
				stage: VersionStage::Evaluation,
			},
		);
		Texts::<T>::insert(version, text);
		if let Some(applicant) = applicant {
			OpenApplications::<T>::mutate(applicant, |open| *open = open.saturating_add(1));
		}
		Self::deposit_event(Event::Submitted { version, methodology, number, developer });
		Ok(())
	}

	/// A version that experts judge.
	pub(crate) fn in_evaluation(version: VersionId) -> Result<Version, Error<T>> {
		let found = Versions::<T>::get(version).ok_or(Error::<T>::NotFound)?;
		ensure!(found.stage == VersionStage::Evaluation, Error::<T>::NotInEvaluation);
		Ok(found)
	}

	/// A version in evaluation, if who signs applied for it.
	pub(crate) fn applied_for(
		origin: OriginFor<T>,
		version: VersionId,
	) -> Result<Version, DispatchError> {
		let signer = Self::signer(origin)?;
		let found = Self::in_evaluation(version)?;
		ensure!(found.applicant == Some(signer), Error::<T>::NotApplicant);
		Ok(found)
	}

	/// A version that may be published if its text compiles, with the text.
	pub(crate) fn publishable(
		origin: OriginFor<T>,
		version: VersionId,
	) -> Result<(Version, FormulaText), DispatchError> {
		T::AuthorityOrigin::ensure_origin(origin)?;
		let found = Self::in_evaluation(version)?;
		let opinions = OpinionCount::<T>::get(version);
		ensure!(opinions.suffice(T::MinOpinions::get()), Error::<T>::NotEnoughOpinions);
		Ok((found, Texts::<T>::get(version).ok_or(Error::<T>::NotFound)?))
	}

	/// Ends a version's evaluation; its applicant may have another one open.
	pub(crate) fn end_evaluation(version: VersionId, found: Version, stage: VersionStage) {
		if let Some(applicant) = found.applicant {
			OpenApplications::<T>::mutate_exists(applicant, |open| {
				*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
			});
		}
		Versions::<T>::insert(version, Version { stage, ..found });
	}
}
