//! Versions that are applied for, and what ends their application.

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
	Actor, Capacity, Clock, Compiling, Deadlines, Document, Matter, ParticipantId, Registry,
	Sanctioned, Sanctions, Subject, Title, VersionId, MAX_APPLICATIONS,
};

use crate::{
	compile::compile, Config, Error, Event, FormulaText, Methodologies, Methodology, MethodologyId,
	NextVersion, OpenApplications, Pallet, Stage, Texts, Version, Versions,
};

impl<T: Config> Pallet<T> {
	/// The participant who signs, if one application more of theirs may be open.
	pub(crate) fn applicant(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let applicant = Self::signer(origin)?;
		let whom = Sanctioned::Participant(applicant);
		ensure!(!T::Sanctions::is_barred(whom, Capacity::Developer), Error::<T>::Barred);
		let open = OpenApplications::<T>::get(applicant);
		ensure!(open < MAX_APPLICATIONS, Error::<T>::TooManyApplications);
		Ok(applicant)
	}

	/// The participant who signs.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
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
		let today = T::Clock::today();
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
				submitted: today,
				received: today,
				stage: Stage::Submitted,
			},
		);
		Texts::<T>::insert(version, text);
		if let Some(applicant) = applicant {
			OpenApplications::<T>::mutate(applicant, |open| *open = open.saturating_add(1));
		}
		Self::await_receipt(version)?;
		Self::deposit_event(Event::Submitted { version, methodology, number, developer });
		Ok(())
	}

	/// The operator has so many days to take in what came in today, or to return it.
	pub(crate) fn await_receipt(version: VersionId) -> DispatchResult {
		let subject = Subject::Completion(Matter::Methodology(version));
		T::Deadlines::set(subject, Actor::Operator, T::Clock::today(), T::CompletionDays::get())
	}

	pub(crate) fn version(version: VersionId) -> Result<Version, Error<T>> {
		Versions::<T>::get(version).ok_or(Error::<T>::NotFound)
	}

	/// A version that waits for a decision, if who signs applied for it.
	pub(crate) fn applied_for(
		origin: OriginFor<T>,
		version: VersionId,
	) -> Result<Version, DispatchError> {
		let signer = Self::signer(origin)?;
		let found = Self::version(version)?;
		ensure!(found.stage.is_open(), Error::<T>::AlreadyDecided);
		ensure!(found.applicant == Some(signer), Error::<T>::NotApplicant);
		Ok(found)
	}

	/// Ends the application for a version without its publication: nothing of it is due any more, and of its text the
	/// digest alone stays.
	pub(crate) fn abandon(version: VersionId, found: Version, stage: Stage) -> DispatchResult {
		T::Deadlines::dropped(Subject::Completion(Matter::Methodology(version)))?;
		T::Deadlines::dropped(Subject::Evaluation(version))?;
		Texts::<T>::remove(version);
		Self::end_application(version, found, stage);
		Ok(())
	}

	/// Ends the application for a version; its applicant may have another one open.
	pub(crate) fn end_application(version: VersionId, found: Version, stage: Stage) {
		if let Some(applicant) = found.applicant {
			OpenApplications::<T>::mutate_exists(applicant, |open| {
				*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
			});
		}
		Versions::<T>::insert(version, Version { stage, ..found });
	}
}
