//! What holds of the stored applications, people and verifiers between any two blocks.

use alloc::collections::BTreeSet;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{
	Deadlines, Document, ParticipantId, ParticipantKind, Registry, Sources, Subject, FIRST_NUMBER,
};

use crate::{
	qualification::qualified_until, Application, Applications, Applied, Config, Interests,
	Involvements, Pallet, Settled, Staff, StaffOf, Standing, TakenOver, Verifier, Verifiers,
};

impl<T: Config> Pallet<T> {
	/// Applicants and verifiers are participants and no individuals, and what they applied with is there, under a number; nobody works for
	/// two, nor for one while kept for one; nothing happened
	/// to a verifier before its accreditation; its last qualified day is one on which it is qualified
	/// and after which it is not; it has a deadline as long as it is one; and only verifiers declared interests, in lines
	/// and participants there are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (number, application) in Applications::<T>::iter() {
			Self::check_participant(number)?;
			check_documents(&application)?;
			ensure!(Applied::<T>::contains_key(number), "an application has no number");
		}
		for (number, verifier) in Verifiers::<T>::iter() {
			Self::check_participant(number)?;
			check_documents(&verifier.application)?;
			check_days(&verifier)?;
			Self::check_qualification(number, &verifier)?;
		}
		for number in TakenOver::<T>::iter_keys() {
			let is_applicant =
				Applications::<T>::contains_key(number) && !Verifiers::<T>::contains_key(number);
			ensure!(is_applicant, "a key is unconfirmed of no applicant");
		}
		Self::check_staff()?;
		Self::check_interests()
	}

	fn check_participant(number: ParticipantId) -> Result<(), TryRuntimeError> {
		ensure!(
			(FIRST_NUMBER..T::Registry::next_participant()).contains(&number),
			"a verifier's number was never given"
		);
		ensure!(
			T::Registry::kind(number) != Some(ParticipantKind::Individual),
			"a verifier is an individual"
		);
		Ok(())
	}

	fn check_qualification(
		number: ParticipantId,
		verifier: &Verifier,
	) -> Result<(), TryRuntimeError> {
		let members = Staff::<T>::get(number);
		if let Some(last) = verifier.qualified_until {
			let until = |day| qualified_until(&verifier.application, &members, day);
			ensure!(until(last) == Some(last), "a verifier is not qualified to its last day");
		}
		let is_due = |subject| T::Deadlines::due(subject).is_some();
		ensure!(
			is_due(Subject::Qualification(number)) != verifier.is_revoked(),
			"a verifier that stands has no deadline, or one that does not has"
		);
		let waits = matches!(verifier.standing, Standing::Suspended { confirmed: false, .. });
		ensure!(
			is_due(Subject::Suspension(number)) == waits,
			"a suspension to be confirmed has no deadline, or another has"
		);
		Ok(())
	}

	fn check_staff() -> Result<(), TryRuntimeError> {
		let mut people = 0_usize;
		for (number, members) in Staff::<T>::iter() {
			ensure!(!members.is_empty(), "people who are none");
			ensure!(Self::has_staff(number), "people of no applicant or verifier");
			for member in &members {
				let employer = StaffOf::<T>::get(member.person.commitment);
				ensure!(employer == Some(number), "somebody who works for another, or for nobody");
			}
			let met =
				members.iter().map(|member| member.person.commitment).collect::<BTreeSet<_>>();
			ensure!(met.len() == members.len(), "somebody works for a verifier twice");
			people = people.saturating_add(members.len());
		}
		ensure!(
			StaffOf::<T>::iter().count() == people,
			"somebody works for who knows nothing of it"
		);
		for (commitment, employer) in Settled::<T>::iter() {
			Self::check_participant(employer)?;
			let employed = StaffOf::<T>::contains_key(commitment);
			ensure!(!employed, "somebody is kept for one and works for one");
		}
		Ok(())
	}

	fn check_interests() -> Result<(), TryRuntimeError> {
		for (verifier, line) in Interests::<T>::iter_keys() {
			ensure!(Verifiers::<T>::contains_key(verifier), "an interest of no verifier");
			ensure!(T::Sources::line(line) == Some(line), "an interest in no line");
		}
		for (verifier, others) in Involvements::<T>::iter() {
			ensure!(Verifiers::<T>::contains_key(verifier), "an interest of no verifier");
			let given = FIRST_NUMBER..T::Registry::next_participant();
			let are_given = others.iter().all(|other| given.contains(other) && *other != verifier);
			ensure!(are_given, "an interest in no participant");
			let met = others.iter().collect::<BTreeSet<_>>();
			ensure!(met.len() == others.len(), "an interest declared twice");
		}
		Ok(())
	}
}

fn check_documents(application: &Application) -> Result<(), TryRuntimeError> {
	let is_missing = application.documents().iter().any(Document::is_missing);
	ensure!(!is_missing, "a document is missing");
	Ok(())
}

fn check_days(verifier: &Verifier) -> Result<(), TryRuntimeError> {
	let accredited = verifier.accredited;
	match verifier.standing {
		Standing::Good => {}
		Standing::Suspended { since, .. } => {
			ensure!(since >= accredited, "suspended before it was accredited")
		}
		Standing::Revoked { since, .. } => {
			ensure!(since >= accredited, "revoked before it was accredited")
		}
	}
	ensure!(verifier.until >= accredited, "accredited to a day before");
	Ok(())
}
