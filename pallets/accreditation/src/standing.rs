//! What issuance and reductions ask of verifiers and issuance tells of them (Art. 28, 39-42), and what the register of
//! participants tells.

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	Accreditation, Actor, Capacity, Clock, Custody, Day, Deadlines, Deed, MethodologyNumbers,
	ParticipantId, ParticipantKind, Registry, Sanctioned, Sanctions, SourceId, Sources, Subject,
	VersionId,
};

use crate::{
	length,
	qualification::{counted, is_staffed, qualified_until},
	Application, Applications, Applied, Config, Error, Event, Interests, Involvements, Pallet,
	Qualification, Staff, Standing, TakenOver, Verifier, Verifiers,
};

impl<T: Config> Pallet<T> {
	/// Whether the participant is an institution or organisation with an open account.
	pub(crate) fn is_open(verifier: ParticipantId) -> bool {
		let kind = T::Registry::kind(verifier);
		matches!(kind, Some(ParticipantKind::Institution | ParticipantKind::Organisation))
	}

	/// A verifier whose accreditation was not revoked.
	pub(crate) fn accredited(verifier: ParticipantId) -> Result<Verifier, Error<T>> {
		let found = Verifiers::<T>::get(verifier).filter(|found| !found.is_revoked());
		found.ok_or(Error::<T>::NotFound)
	}

	/// The application of this number, if it is what the council has yet to decide on.
	pub(crate) fn awaited(applicant: ParticipantId, number: u32) -> Result<Application, Error<T>> {
		let found = Applications::<T>::get(applicant).ok_or(Error::<T>::NotApplied)?;
		ensure!(Applied::<T>::get(applicant) == number, Error::<T>::ApplicationDiffers);
		Ok(found)
	}

	/// Whether a suspension stands: one the council did not confirm in time has lapsed, whatever is noted.
	pub(crate) fn is_suspended(verifier: ParticipantId, standing: Standing) -> bool {
		match standing {
			Standing::Suspended { confirmed, .. } => {
				confirmed || !T::Deadlines::is_overdue(Subject::Suspension(verifier))
			}
			Standing::Good | Standing::Revoked { .. } => false,
		}
	}

	/// That the participant meets the conditions today, to be accredited up to a day (Art. 40).
	pub(crate) fn ensure_meets(
		verifier: ParticipantId,
		application: &Application,
		until: Day,
	) -> DispatchResult {
		let today = T::Clock::today();
		ensure!(Self::is_open(verifier), Error::<T>::NotRegistered);
		ensure!(until >= today, Error::<T>::InThePast);
		let expires = application.qualification.expires();
		ensure!(expires >= today, Error::<T>::QualificationExpired);
		ensure!(is_staffed(&Staff::<T>::get(verifier), today), Error::<T>::TooFewStaff);
		Ok(())
	}

	/// Finds anew until when a verifier, if it is one, is qualified: its people changed.
	pub(crate) fn requalify(verifier: ParticipantId) -> DispatchResult {
		match Self::accredited(verifier) {
			Ok(found) => Self::put_qualified(verifier, found),
			Err(_) => Ok(()),
		}
	}

	/// Stores a verifier whose certificate, people or accreditation changed, and lets it keep them up to the day on which
	/// they, or the accreditation, come to an end: its loss is then seen by itself.
	pub(crate) fn put_qualified(verifier: ParticipantId, found: Verifier) -> DispatchResult {
		let (today, subject) = (T::Clock::today(), Subject::Qualification(verifier));
		let members = Staff::<T>::get(verifier);
		let until = qualified_until(&found.application, &members, today);
		let is_overdue = T::Deadlines::is_overdue(subject);
		match until {
			// It is over, and only the council renews it.
			_ if found.until < today => {}
			Some(until) => {
				if is_overdue {
					T::Deadlines::met(subject)?;
				}
				let last = until.min(found.until);
				T::Deadlines::set_day(subject, Actor::Participant(verifier), last)?;
			}
			None if is_overdue => {}
			None => T::Deadlines::set_day(subject, Actor::Participant(verifier), today)?,
		}
		Verifiers::<T>::insert(verifier, Verifier { qualified_until: until, ..found });
		let people = length(&members);
		let counted = u32::try_from(counted(&members, today)).unwrap_or(u32::MAX);
		Self::deposit_event(Event::Qualified { verifier, people, counted, until });
		Ok(())
	}

	/// The institution or organisation that signs.
	pub(crate) fn legal_person(account: &T::AccountId) -> Result<ParticipantId, DispatchError> {
		let found = T::Registry::participant(account).filter(|number| Self::is_open(*number));
		found.ok_or_else(|| Error::<T>::NotRegistered.into())
	}
}

/// Whether activity under the version is in an accreditation's scope; points without reductions are in any.
fn covers<T: Config>(application: &Application, version: Option<VersionId>) -> bool {
	let scope = &application.scope;
	let is_named = |version| {
		T::MethodologyNumbers::of(version).is_some_and(|methodology| scope.contains(&methodology))
	};
	scope.is_empty() || version.is_none_or(is_named)
}

impl<T: Config> Accreditation for Pallet<T> {
	fn in_good_standing(verifier: ParticipantId, version: Option<VersionId>) -> bool {
		let Ok(found) = Self::accredited(verifier) else { return false };
		let today = T::Clock::today();
		let last = found.until.min(found.application.qualification.expires());
		found.unconfirmed.is_none()
			&& !Self::is_suspended(verifier, found.standing)
			&& today <= last
			&& covers::<T>(&found.application, version)
			&& Self::is_open(verifier)
			&& is_staffed(&Staff::<T>::get(verifier), today)
			&& !T::Sanctions::is_barred(Sanctioned::Participant(verifier), Capacity::Verifier)
	}

	fn verifies_emissions(verifier: ParticipantId) -> bool {
		let is_ghg =
			|found: Verifier| matches!(found.application.qualification, Qualification::Ghg { .. });
		Verifiers::<T>::get(verifier).is_some_and(is_ghg) && Self::in_good_standing(verifier, None)
	}

	fn is_involved(verifier: ParticipantId, participant: ParticipantId) -> bool {
		verifier == participant || Involvements::<T>::get(verifier).contains(&participant)
	}

	fn is_interested(verifier: ParticipantId, source: SourceId) -> bool {
		let has_to_do =
			|participant: &ParticipantId| T::Sources::is_interested(source, *participant);
		T::Sources::line(source).is_some_and(|line| Interests::<T>::contains_key(verifier, line))
			|| Involvements::<T>::get(verifier).iter().any(has_to_do)
	}

	fn note(verifier: ParticipantId, deed: Deed) {
		Verifiers::<T>::mutate_extant(verifier, |found| {
			let record = &mut found.record;
			let count = match deed {
				Deed::Assigned => &mut record.assigned,
				Deed::Attested => &mut record.attested,
				Deed::Adverse => &mut record.adverse,
				Deed::Declined => &mut record.declined,
				Deed::Held => &mut record.held,
			};
			*count = count.saturating_add(1);
		});
	}
}

impl<T: Config> Custody for Pallet<T> {
	/// Whatever else stands against the verifier; of an applicant it is kept until it is accredited.
	fn taken_over(participant: ParticipantId) {
		let has_applied = Applications::<T>::contains_key(participant);
		let Some(found) = Verifiers::<T>::get(participant) else {
			if has_applied {
				TakenOver::<T>::insert(participant, ());
			}
			return;
		};
		if found.unconfirmed.is_none() {
			let unconfirmed = Some(T::Clock::today());
			Verifiers::<T>::insert(participant, Verifier { unconfirmed, ..found });
			Self::deposit_event(Event::Unconfirmed { verifier: participant });
		}
	}
}
