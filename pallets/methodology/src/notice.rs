//! Public notice of what a panel favours (Art. 14, 15).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Clock, Day, VersionId, WorkingDays};

use crate::{
	types::{MAX_NOTICE, MIN_NOTICE},
	Config, Error, OpenObjections, Pallet, Stage, Version, Versions,
};

impl<T: Config> Pallet<T> {
	/// The operator says for how many days a version is in notice; where others conclude, it is the least.
	pub(crate) fn ensure_notice(days: u16, by_operator: bool) -> Result<(), Error<T>> {
		let most = if by_operator { MAX_NOTICE } else { MIN_NOTICE };
		ensure!((MIN_NOTICE..=most).contains(&days), Error::<T>::InvalidNotice);
		Ok(())
	}

	/// Puts a version in notice for so many working days after today; returns the last.
	pub(crate) fn begin_notice(
		version: VersionId,
		found: Version,
		round: u8,
		days: u16,
	) -> Result<(Day, Day), DispatchError> {
		let from = T::Clock::today();
		let last = T::WorkingDays::add(from, days).map_err(|_| Error::<T>::YearUnpublished)?;
		let stage = Stage::Notice { round, from, last };
		Versions::<T>::insert(version, Version { stage, ..found });
		Ok((from, last))
	}

	/// A version in notice, its round, and the last day of the notice: one that days off announced since would leave
	/// shorter than a notice may be goes on until it is as long (Art. 14).
	pub(crate) fn in_notice(version: VersionId) -> Result<(Version, u8, Day), Error<T>> {
		let found = Self::version(version)?;
		let Stage::Notice { round, from, last } = found.stage else {
			return Err(Error::<T>::NotInNotice);
		};
		let shortest = T::WorkingDays::add(from, MIN_NOTICE).unwrap_or(last);
		Ok((found, round, last.max(shortest)))
	}

	/// Files a version with the authority, once its notice is over and every objection answered.
	pub(crate) fn hand_on(version: VersionId) -> DispatchResult {
		let (found, round, last) = Self::in_notice(version)?;
		let day = T::Clock::today();
		ensure!(day > last, Error::<T>::NotDue);
		let is_open = OpenObjections::<T>::iter_key_prefix(version).next().is_some();
		ensure!(!is_open, Error::<T>::ObjectionsOpen);
		let stage = Stage::Filed { round, day };
		Versions::<T>::insert(version, Version { stage, ..found });
		Ok(())
	}
}
