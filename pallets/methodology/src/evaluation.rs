//! Rounds of evaluation, and what a panel came to (Art. 14).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{Actor, Clock, Day, Deadlines, Matter, Outcome, Panels, Subject, VersionId};

use crate::{types::EVALUATION_DAYS, Config, Error, Pallet, Stage, Version, Versions};

impl<T: Config> Pallet<T> {
	/// Lets a panel judge a version; the days count from `start`.
	pub(crate) fn begin_round(
		version: VersionId,
		found: Version,
		round: u8,
		start: Day,
	) -> DispatchResult {
		let subject = Subject::Evaluation(version);
		T::Deadlines::set(subject, Actor::Operator, start, EVALUATION_DAYS)?;
		Versions::<T>::insert(version, Version { stage: Stage::Evaluation { round }, ..found });
		Ok(())
	}

	/// Lets another panel judge a version that was judged in a round before; returns the round it judges in.
	pub(crate) fn begin_again(
		version: VersionId,
		found: Version,
		round: u8,
	) -> Result<u8, DispatchError> {
		let next = round.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::begin_round(version, found, next, T::Clock::today())?;
		Ok(next)
	}

	/// A version that a panel judges, and in which round.
	pub(crate) fn in_evaluation(version: VersionId) -> Result<(Version, u8), Error<T>> {
		let found = Self::version(version)?;
		let Stage::Evaluation { round } = found.stage else {
			return Err(Error::<T>::NotInEvaluation);
		};
		Ok((found, round))
	}

	/// Whether the panel of the round favours the version. Of one whose seats have not all spoken the operator alone
	/// decides that enough have.
	pub(crate) fn verdict(
		version: VersionId,
		round: u8,
		by_operator: bool,
	) -> Result<bool, Error<T>> {
		let outcome = T::Panels::outcome(Matter::Methodology(version), round);
		let (is_favourable, all) = match outcome.ok_or(Error::<T>::NoPanel)? {
			Outcome::Open => return Err(Error::<T>::NotEnoughOpinions),
			Outcome::Favourable { all } => (true, all),
			Outcome::Adverse { all } => (false, all),
		};
		ensure!(by_operator || all, Error::<T>::NotAllSpoke);
		Ok(is_favourable)
	}

	/// That a version may be turned down at its stage: what its panel favours is put in notice instead (Art. 14).
	pub(crate) fn ensure_rejectable(version: VersionId, stage: Stage) -> Result<(), Error<T>> {
		match stage {
			Stage::Submitted | Stage::Incomplete => Ok(()),
			Stage::Evaluation { round } => {
				let outcome = T::Panels::outcome(Matter::Methodology(version), round);
				let is_favoured = matches!(outcome, Some(Outcome::Favourable { .. }));
				ensure!(!is_favoured, Error::<T>::Favoured);
				Ok(())
			}
			Stage::Notice { .. }
			| Stage::Filed { .. }
			| Stage::Published { .. }
			| Stage::Discontinued { .. }
			| Stage::Rejected(_)
			| Stage::Withdrawn(_) => Err(Error::<T>::NotInEvaluation),
		}
	}
}
