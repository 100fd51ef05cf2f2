//! What holds of the stored methodologies between any two blocks.

use alloc::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::{
	frame_support::ensure, sp_core::H256, sp_io::hashing::blake2_256, sp_runtime::TryRuntimeError,
};
use suhui_primitives::{ParticipantId, VersionId, FIRST_NUMBER, MAX_APPLICATIONS};

use suhui_primitives::Compiling;

use crate::{compile::compile, *};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_methodologies()?;
		Self::try_state_versions()?;
		Self::try_state_applications()?;
		Self::try_state_opinions()
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

	/// A version's title and digest are its text's; a formula is kept for each published one and is what its
	/// text compiles to. Of one rejected or withdrawn neither is kept.
	fn try_state_versions() -> Result<(), TryRuntimeError> {
		for (id, version) in Versions::<T>::iter() {
			let expected = match (Texts::<T>::get(id), version.stage) {
				(None, VersionStage::Rejected(_) | VersionStage::Withdrawn(_)) => None,
				(None, _) => return Err("a version without text".into()),
				(Some(_), VersionStage::Rejected(_) | VersionStage::Withdrawn(_)) => {
					return Err("a text is kept of a version rejected or withdrawn".into())
				}
				(Some(text), stage) => {
					let compiled = compile::<T>(&text, &mut Compiling::default())?;
					ensure!(
						version.title.as_slice() == compiled.title.as_bytes(),
						"a title differs"
					);
					ensure!(version.text == H256(blake2_256(&text)), "a digest is of another text");
					(stage != VersionStage::Evaluation).then_some(compiled.formula)
				}
			};
			ensure!(Formulas::<T>::get(id) == expected, "a formula is not that of its text");
		}
		let known = |id: VersionId| Versions::<T>::contains_key(id);
		ensure!(Texts::<T>::iter_keys().all(known), "a text of no version");
		ensure!(Formulas::<T>::iter_keys().all(known), "a formula of no version");
		Ok(())
	}

	/// A participant applies for versions of its own methodologies alone; those in evaluation are counted and no more
	/// than may be.
	fn try_state_applications() -> Result<(), TryRuntimeError> {
		let mut applications = BTreeMap::<ParticipantId, u32>::new();
		for version in Versions::<T>::iter_values() {
			let Some(applicant) = version.applicant else { continue };
			ensure!(applicant == version.developer, "an applicant is not the developer");
			if version.stage == VersionStage::Evaluation {
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

	/// Opinions are of versions, and counted.
	fn try_state_opinions() -> Result<(), TryRuntimeError> {
		let mut tallies = BTreeMap::<VersionId, Tally>::new();
		for (version, _, opinion) in Opinions::<T>::iter() {
			ensure!(Versions::<T>::contains_key(version), "an opinion of no version");
			let tally = tallies.entry(version).or_default();
			*tally = tally.with(opinion.favourable).ok_or("too many opinions")?;
		}
		ensure!(
			OpinionCount::<T>::iter().collect::<BTreeMap<_, _>>() == tallies,
			"opinions are miscounted"
		);
		Ok(())
	}
}
