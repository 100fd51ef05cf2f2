//! Applications from their receipt to what is decided on them (Art. 18, 19).

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::ensure,
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_formula::Input;
use suhui_primitives::{
	is_text, Methodologies, ParticipantId, Registry, SourceId, Title, VersionId, MAX_APPLICATIONS,
};

use crate::{Config, Error, OpenApplications, Pallet, ScenarioStage, Scenarios};

/// A methodology version's inputs, and the least and largest reduction it can give.
type Interface = (Vec<Input>, (u64, u64));

impl<T: Config> Pallet<T> {
	/// Takes up an application; returns whose it is and the interface of its methodology, if it has one.
	pub(crate) fn receive(
		origin: OriginFor<T>,
		title: &Title,
		version: Option<VersionId>,
	) -> Result<(ParticipantId, Option<Interface>), DispatchError> {
		let developer =
			T::Registry::participant(&ensure_signed(origin)?).ok_or(Error::<T>::NotRegistered)?;
		ensure!(is_text(title), Error::<T>::InvalidText);
		let interface = match version {
			Some(version) => {
				Some(T::Methodologies::interface(version).ok_or(Error::<T>::NotPublished)?)
			}
			None => None,
		};
		OpenApplications::<T>::try_mutate(developer, |open| {
			ensure!(*open < MAX_APPLICATIONS, Error::<T>::TooManyApplications);
			*open = open.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		Ok((developer, interface))
	}

	/// Ends a review with the stage decided on, which leaves room for another application.
	pub(crate) fn decide(source: SourceId, stage: ScenarioStage) -> DispatchResult {
		Scenarios::<T>::try_mutate(source, |found| {
			let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
			ensure!(found.stage == ScenarioStage::Review, Error::<T>::NotInReview);
			found.stage = stage;
			OpenApplications::<T>::mutate_exists(found.developer, |open| {
				let left = open.unwrap_or_default().saturating_sub(1);
				*open = (left != 0).then_some(left);
			});
			Ok(())
		})
	}
}
