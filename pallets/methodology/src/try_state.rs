//! What holds of the stored methodologies between any two blocks.

use alloc::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::{
	frame_support::ensure, sp_core::H256, sp_io::hashing::blake2_256, sp_runtime::TryRuntimeError,
};
use suhui_primitives::{
	Compiling, Deadlines, Matter, Outcome, Panels, ParticipantId, Subject, VersionId, FIRST_NUMBER,
	MAX_APPLICATIONS,
};

use crate::{compile::compile, types::FIRST_ROUND, *};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_methodologies()?;
		Self::try_state_versions()?;
		Self::try_state_applications()?;
		Self::try_state_stages()?;
		Self::try_state_objections()
	}

	/// Numbers from the first to below the next one are given, and a methodology's versions are numbered from 1 to their
	/// count.
	fn try_state_methodologies() -> Result<(), TryRuntimeError> {
		let mut numbers = BTreeMap::<MethodologyId, BTreeSet<u32>>::new();
		let next = NextVersion::<T>::get();
		let mut given = 0u32;
		for (id, version) in Versions::<T>::iter() {
			given = given.saturating_add(1);
			ensure!((FIRST_NUMBER..next).contains(&id), "a version's number was never given");
			let numbers = numbers.entry(version.methodology).or_default();
			ensure!(numbers.insert(version.number), "two versions have one number");
		}
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to no version");
		let next = NextMethodology::<T>::get();
		let mut given = 0u32;
		for (id, methodology) in Methodologies::<T>::iter() {
			given = given.saturating_add(1);
			ensure!((FIRST_NUMBER..next).contains(&id), "a methodology's number was never given");
			let numbers = numbers.remove(&id).unwrap_or_default();
			ensure!(numbers.into_iter().eq(1..=methodology.versions), "versions are miscounted");
		}
		ensure!(numbers.is_empty(), "a version of no methodology");
		ensure!(FIRST_NUMBER.saturating_add(given) == next, "a number was given to no methodology");
		Ok(())
	}

	/// A version's title and digest are its text's; a formula is kept for each that was ever published and is what its
	/// text compiles to. Of one rejected or withdrawn neither is kept.
	fn try_state_versions() -> Result<(), TryRuntimeError> {
		for (id, version) in Versions::<T>::iter() {
			let expected = match (Texts::<T>::get(id), version.stage) {
				(None, Stage::Rejected(_) | Stage::Withdrawn(_)) => None,
				(None, _) => return Err("a version without text".into()),
				(Some(_), Stage::Rejected(_) | Stage::Withdrawn(_)) => {
					return Err("a text is kept of a version rejected or withdrawn".into())
				}
				(Some(text), stage) => {
					let compiled = compile::<T>(&text, &mut Compiling::default())?;
					ensure!(
						version.title.as_slice() == compiled.title.as_bytes(),
						"a title differs"
					);
					ensure!(version.text == H256(blake2_256(&text)), "a digest is of another text");
					(!stage.is_open()).then_some(compiled.formula)
				}
			};
			ensure!(Formulas::<T>::get(id) == expected, "a formula is not that of its text");
		}
		let known = |id: VersionId| Versions::<T>::contains_key(id);
		ensure!(Texts::<T>::iter_keys().all(known), "a text of no version");
		ensure!(Formulas::<T>::iter_keys().all(known), "a formula of no version");
		Ok(())
	}

	/// A participant applies for versions of its own methodologies alone; those that wait for a decision are counted and no
	/// more than may be.
	fn try_state_applications() -> Result<(), TryRuntimeError> {
		let mut applications = BTreeMap::<ParticipantId, u32>::new();
		for version in Versions::<T>::iter_values() {
			let Some(applicant) = version.applicant else { continue };
			ensure!(applicant == version.developer, "an applicant is not the developer");
			if version.stage.is_open() {
				let open = applications.entry(applicant).or_default();
				*open = open.saturating_add(1);
			}
		}
		ensure!(
			applications.values().all(|open| *open <= MAX_APPLICATIONS),
			"more applications are open than may be"
		);
		ensure!(
			OpenApplications::<T>::iter().collect::<BTreeMap<_, _>>() == applications,
			"applications are miscounted"
		);
		Ok(())
	}

	/// What the operator has to do has a deadline, and nothing else has. What is in notice, filed or published was favoured
	/// by the panel of its last round.
	fn try_state_stages() -> Result<(), TryRuntimeError> {
		for (id, version) in Versions::<T>::iter() {
			let matter = Matter::Methodology(id);
			let is_due = |subject| T::Deadlines::due(subject).is_some();
			ensure!(
				is_due(Subject::Completion(matter)) == (version.stage == Stage::Submitted),
				"a receipt is not due as its version stands"
			);
			let is_judged = matches!(version.stage, Stage::Evaluation { .. });
			ensure!(
				is_due(Subject::Evaluation(id)) == is_judged,
				"an evaluation is not due as its version stands"
			);
			ensure!(
				version.received >= version.submitted,
				"a version came in before it was submitted"
			);
			let panel = |round: &u8| T::Panels::outcome(matter, *round);
			let last = || (FIRST_ROUND..=u8::MAX).take_while(|round| panel(round).is_some()).last();
			let round = match version.stage {
				Stage::Notice { round, from, last } => {
					ensure!(from < last, "a notice ends before it begins");
					Some(round)
				}
				Stage::Filed { round, .. } => Some(round),
				Stage::Published { .. } | Stage::Discontinued { .. } => {
					Some(last().ok_or("a version was published without a panel")?)
				}
				Stage::Submitted
				| Stage::Incomplete
				| Stage::Evaluation { .. }
				| Stage::Rejected(_)
				| Stage::Withdrawn(_) => None,
			};
			let is_favoured = |round| matches!(panel(round), Some(Outcome::Favourable { .. }));
			ensure!(round.as_ref().is_none_or(is_favoured), "a panel did not favour its version");
		}
		Ok(())
	}

	/// Objections to a version are numbered from 1, each of another participant's of its round, but who applied. Open are
	/// those of the present round that are not answered, while it is in notice. All others were answered, or fell with one of
	/// their round that was upheld, or with the version.
	fn try_state_objections() -> Result<(), TryRuntimeError> {
		let mut numbers = BTreeMap::<VersionId, BTreeSet<u32>>::new();
		let (mut by, mut open) = (BTreeSet::new(), BTreeSet::new());
		let (mut upheld, mut fallen) = (BTreeSet::new(), BTreeSet::new());
		for (id, number, objection) in Objections::<T>::iter() {
			let version = Versions::<T>::get(id).ok_or("an objection to no version")?;
			numbers.entry(id).or_default().insert(number);
			ensure!(version.applicant != Some(objection.by), "an applicant objects");
			let is_first = by.insert((id, objection.round, objection.by));
			ensure!(is_first, "a participant objects twice in a round");
			let is_noticed = matches!(
				version.stage,
				Stage::Notice { round, .. } if round == objection.round
			);
			let is_open = is_noticed && objection.answer.is_none();
			if is_open {
				open.insert((id, number));
			}
			match objection.answer {
				Some(answer) if answer.upheld => {
					let is_first = upheld.insert((id, objection.round));
					ensure!(is_first, "two objections of one round were upheld");
				}
				Some(_) => (),
				None if is_open || matches!(version.stage, Stage::Withdrawn(_)) => (),
				None => {
					fallen.insert((id, objection.round));
				}
			}
			ensure!(
				T::Deadlines::due(Subject::Objection(id, number)).is_some() == is_open,
				"an answer is not due as its objection stands"
			);
		}
		ensure!(fallen.is_subset(&upheld), "an objection fell though none of its round was upheld");
		for (id, numbers) in numbers {
			let last = LastObjection::<T>::get(id);
			ensure!(numbers.into_iter().eq(1..=last), "objections are misnumbered");
		}
		ensure!(
			LastObjection::<T>::iter_keys().all(|id| Objections::<T>::contains_key(id, 1)),
			"objections are numbered that are not there"
		);
		let stored: BTreeSet<_> = OpenObjections::<T>::iter_keys().collect();
		ensure!(stored == open, "others are open than wait for an answer");
		let stored: BTreeSet<_> =
			Objected::<T>::iter_keys().map(|((id, round), by)| (id, round, by)).collect();
		ensure!(stored == by, "others objected than whose objections there are");
		Ok(())
	}
}
