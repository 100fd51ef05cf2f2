//! Applications, for a scenario or for other terms of one, from their receipt to what is decided on them (Art. 18-20).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	is_text, Actor, Capacity, Clock, Compiling, Day, Deadlines, Document, Matter, Outcome, Panels,
	ParticipantId, ParticipantKind, Registry, Sanctioned, Sanctions, SourceId, Subject,
	TermsNumber, Title, VersionId, MAX_APPLICATIONS,
};

use crate::{
	compile::Interface, matters::ROUND, ApplicationStage, Applications, Config, Error, Event,
	FirstClaims, OpenApplications, Pallet, Scenario, ScenarioStage, Scenarios, SourceKind,
};

/// Working days in which material is taken in or returned.
const COMPLETION_DAYS: u16 = 5;
/// Working days in which complete material is reviewed (Art. 19).
const REVIEW_DAYS: u16 = 10;

impl<T: Config> Pallet<T> {
	/// Takes up the application for a scenario; returns whose it is, the line it goes on with if it succeeds another,
	/// and the interface of its methodology if it has one.
	pub(crate) fn receive(
		origin: OriginFor<T>,
		title: &Title,
		kind: SourceKind,
		claims: &FirstClaims,
		succeeds: Option<SourceId>,
		version: Option<VersionId>,
		compiling: &mut Compiling,
	) -> Result<(ParticipantId, Option<SourceId>, Option<Interface>), DispatchError> {
		let developer = Self::applicant(origin)?;
		ensure!(is_text(title), Error::<T>::InvalidText);
		claims.iter().try_for_each(Self::ensure_claimable)?;
		if kind.is_project() {
			let is_person = T::Registry::kind(developer) == Some(ParticipantKind::Individual);
			ensure!(!is_person, Error::<T>::OwnerIndividual);
		}
		let line = match succeeds {
			Some(predecessor) => {
				let before = Self::developed_by(developer, predecessor)?;
				let is_alike = before.kind.is_project() == kind.is_project();
				ensure!(is_alike, Error::<T>::KindDiffers);
				Some(before.line)
			}
			None => None,
		};
		Self::ensure_continued(version)?;
		let interface = Self::interface(version, compiling)?;
		Self::open_application(developer)?;
		Ok((developer, line, interface))
	}

	/// Takes note of material that came in today.
	pub(crate) fn submitted(source: SourceId, matter: Matter) -> DispatchResult {
		let today = T::Clock::today();
		Applications::<T>::insert(source, ApplicationStage::Submitted(today));
		T::Deadlines::set(Subject::Completion(matter), Actor::Operator, today, COMPLETION_DAYS)
	}

	/// Takes complete material in: the review counts from the day it came in.
	pub(crate) fn do_accept(source: SourceId, terms: TermsNumber) -> DispatchResult {
		let (found, received) = Self::application_submitted(source, terms)?;
		let matter = Self::matter(source, &found);
		Applications::<T>::insert(source, ApplicationStage::Review);
		T::Deadlines::met(Subject::Completion(matter))?;
		T::Deadlines::set(Subject::Review(matter), Actor::Operator, received, REVIEW_DAYS)?;
		Self::deposit_event(Event::Accepted { source, terms });
		Ok(())
	}

	/// Lets the developer complete its material. To return it in time is to have done what was due.
	pub(crate) fn do_return(
		source: SourceId,
		terms: TermsNumber,
		reason: Document,
	) -> DispatchResult {
		let (found, _) = Self::application_submitted(source, terms)?;
		Applications::<T>::insert(source, ApplicationStage::Incomplete);
		T::Deadlines::met(Subject::Completion(Self::matter(source, &found)))?;
		Self::deposit_event(Event::ReturnedIncomplete { source, terms, reason });
		Ok(())
	}

	pub(crate) fn do_complete(source: SourceId, document: Document) -> DispatchResult {
		let (found, stage) = Self::application(source)?;
		ensure!(stage == ApplicationStage::Incomplete, Error::<T>::NotIncomplete);
		Self::submitted(source, Self::matter(source, &found))?;
		Self::deposit_event(Event::Completed { source, terms: found.terms, document });
		Ok(())
	}

	/// Finds for an application, with the panel if one was named.
	pub(crate) fn do_approve(source: SourceId, terms: TermsNumber) -> DispatchResult {
		let (found, stage) = Self::application_for(source, terms)?;
		ensure!(stage == ApplicationStage::Review, Error::<T>::NotInReview);
		let matter = Self::matter(source, &found);
		match T::Panels::outcome(matter, ROUND) {
			None | Some(Outcome::Favourable { .. }) => (),
			Some(Outcome::Open | Outcome::Adverse { .. }) => {
				return Err(Error::<T>::NotFavourable.into())
			}
		}
		Applications::<T>::insert(source, ApplicationStage::Approved(T::Clock::today()));
		T::Deadlines::met(Subject::Review(matter))?;
		Self::deposit_event(Event::Approved { source, terms });
		Ok(())
	}

	/// Lets what was approved hold from a day on: a scenario with its first terms, or other terms of one.
	pub(crate) fn do_file(source: SourceId, terms: TermsNumber, from: Day) -> DispatchResult {
		let (found, stage) = Self::application_for(source, terms)?;
		ensure!(matches!(stage, ApplicationStage::Approved(_)), Error::<T>::NotApproved);
		let today = T::Clock::today();
		if found.stage == ScenarioStage::Applied {
			ensure!(found.succeeds.is_none() || from >= today, Error::<T>::InThePast);
			let before = Self::preceding(source, &found, from)?;
			Self::put_in_force(source, terms, from)?;
			Self::take_over(source, found.line, from, before);
			Self::oblige(found.developer);
			Self::close_application(source, found.developer);
			Self::enter(source, found, ScenarioStage::Admitted(today));
			Self::deposit_event(Event::Admitted { source, from, before });
		} else {
			Self::ensure_admitted(found.stage)?;
			ensure!(from >= today, Error::<T>::InThePast);
			Self::put_in_force(source, terms, from)?;
			Self::close_application(source, found.developer);
			Self::deposit_event(Event::TermsAdmitted { source, terms, from });
		}
		Ok(())
	}

	/// Ends an open application that comes to nothing: of the points formula the digest is left, and a scenario that was
	/// applied for takes the stage.
	pub(crate) fn turn_down(source: SourceId, found: Scenario, stage: ScenarioStage) {
		Self::remove_formula(source, found.terms);
		Self::close_application(source, found.developer);
		if found.stage == ScenarioStage::Applied {
			Self::enter(source, found, stage);
		}
	}

	/// What an open application is for.
	pub(crate) fn matter(source: SourceId, found: &Scenario) -> Matter {
		match found.stage {
			ScenarioStage::Applied => Matter::Scenario(source),
			_ => Matter::Terms(source, found.terms),
		}
	}

	/// The scenario, and how far the application has come that is open for it or for terms of it.
	pub(crate) fn application(source: SourceId) -> Result<(Scenario, ApplicationStage), Error<T>> {
		let found = Self::scenario(source)?;
		let stage = Applications::<T>::get(source).ok_or(Error::<T>::NotProposed)?;
		Ok((found, stage))
	}

	/// The same, if it is for these terms: the developer may have withdrawn them and proposed others since somebody looked.
	pub(crate) fn application_for(
		source: SourceId,
		terms: TermsNumber,
	) -> Result<(Scenario, ApplicationStage), Error<T>> {
		let (found, stage) = Self::application(source)?;
		ensure!(found.terms == terms, Error::<T>::TermsDiffer);
		Ok((found, stage))
	}

	/// The same of one that was submitted, with the day on which its material came in.
	fn application_submitted(
		source: SourceId,
		terms: TermsNumber,
	) -> Result<(Scenario, Day), Error<T>> {
		match Self::application_for(source, terms)? {
			(found, ApplicationStage::Submitted(received)) => Ok((found, received)),
			_ => Err(Error::NotSubmitted),
		}
	}

	/// Lets the scenario be at another stage.
	pub(crate) fn enter(source: SourceId, found: Scenario, stage: ScenarioStage) {
		Scenarios::<T>::insert(source, Scenario { stage, ..found });
	}

	pub(crate) fn open_application(developer: ParticipantId) -> DispatchResult {
		OpenApplications::<T>::try_mutate(developer, |open| {
			ensure!(*open < MAX_APPLICATIONS, Error::<T>::TooManyApplications);
			*open = open.saturating_add(1);
			Ok(())
		})
	}

	/// Decided, which leaves room for another.
	fn close_application(source: SourceId, developer: ParticipantId) {
		Applications::<T>::remove(source);
		Self::uncount_application(developer);
	}

	pub(crate) fn uncount_application(developer: ParticipantId) {
		OpenApplications::<T>::mutate_exists(developer, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left != 0).then_some(left);
		});
	}

	/// The participant who signs.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let account = ensure_signed(origin)?;
		T::Registry::participant(&account).ok_or(Error::<T>::NotRegistered.into())
	}

	/// The participant who signs, if they may develop.
	pub(crate) fn applicant(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
		let applicant = Self::signer(origin)?;
		Self::ensure_may_develop(applicant)?;
		Ok(applicant)
	}

	/// That no sanction keeps the participant from developing scenarios (Art. 44).
	pub(crate) fn ensure_may_develop(participant: ParticipantId) -> Result<(), Error<T>> {
		let whom = Sanctioned::Participant(participant);
		ensure!(!T::Sanctions::is_barred(whom, Capacity::Developer), Error::<T>::Barred);
		Ok(())
	}

	/// Whether the authority calls, rather than the operator; nobody else may.
	pub(crate) fn is_authority(origin: OriginFor<T>) -> Result<bool, DispatchError> {
		let Err(origin) = T::OperatorOrigin::try_origin(origin) else { return Ok(false) };
		T::AuthorityOrigin::ensure_origin(origin)?;
		Ok(true)
	}

	pub(crate) fn ensure_operator_or_authority(origin: OriginFor<T>) -> DispatchResult {
		Self::is_authority(origin).map(|_| ())
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

	/// That the scenario takes part; the day it was admitted on.
	pub(crate) fn ensure_admitted(stage: ScenarioStage) -> Result<Day, Error<T>> {
		match stage {
			ScenarioStage::Applied => Err(Error::NotAdmitted),
			ScenarioStage::Admitted(day) | ScenarioStage::Rectifying(day) => Ok(day),
			ScenarioStage::Terminated(..)
			| ScenarioStage::Left(_)
			| ScenarioStage::Rejected(_)
			| ScenarioStage::Withdrawn(_) => Err(Error::Terminated),
		}
	}
}
