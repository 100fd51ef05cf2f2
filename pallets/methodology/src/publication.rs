//! What the authority does with what was filed, and with what it published (Art. 15, 16).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Clock, Day, VersionId};

use crate::{
	types::DAYS_AHEAD, Config, Error, FormulaText, Pallet, Stage, Texts, Version, Versions,
};

impl<T: Config> Pallet<T> {
	/// A version that was filed, and the round in which it was favoured.
	pub(crate) fn filed(version: VersionId) -> Result<(Version, u8), Error<T>> {
		let found = Self::version(version)?;
		let Stage::Filed { round, .. } = found.stage else { return Err(Error::<T>::NotFiled) };
		Ok((found, round))
	}

	/// A version that may be published with effect from a day if its text compiles, with the text.
	pub(crate) fn publishable(
		origin: OriginFor<T>,
		version: VersionId,
		effective: Day,
	) -> Result<(Version, FormulaText), DispatchError> {
		T::AuthorityOrigin::ensure_origin(origin)?;
		let (found, _) = Self::filed(version)?;
		Self::ensure_near(effective)?;
		Ok((found, Texts::<T>::get(version).ok_or(Error::<T>::NotFound)?))
	}

	/// Lets no activity from a day on count under a published version any more.
	pub(crate) fn end_effect(version: VersionId, from: Day) -> DispatchResult {
		let found = Self::version(version)?;
		let Stage::Published { effective } = found.stage else {
			return Err(Error::<T>::NotPublished.into());
		};
		ensure!(from >= T::Clock::today(), Error::<T>::InThePast);
		Self::ensure_near(from)?;
		let stage = Stage::Discontinued { effective, from };
		Versions::<T>::insert(version, Version { stage, ..found });
		Ok(())
	}

	/// A day mistyped far ahead would never come.
	fn ensure_near(day: Day) -> Result<(), Error<T>> {
		let latest = T::Clock::today().saturating_add(DAYS_AHEAD);
		ensure!(day <= latest, Error::<T>::TooFarAhead);
		Ok(())
	}
}
