//! Retirement, by whoever holds something, to somebody's good (Art. 26, 30-32).

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	is_text, Ask, ClassId, Clock, Fate, Lots, Milligrams, ParticipantId, Points, Quantity,
	Registry, Taken, FIRST_NUMBER,
};

use crate::{
	Beneficiary, Config, Error, Event, NextRetirement, Pallet, Purpose, RetiredOf, Retirement,
	Retirements,
};

/// What was taken of lots, by class, and the sum.
pub(crate) fn reductions_of(taken: &Taken) -> (Vec<(ClassId, Milligrams)>, Milligrams, Points) {
	let pieces = taken.pieces.iter();
	let Quantity { reduction, points } =
		pieces.clone().fold(Quantity::default(), |sum, piece| sum.saturating_add(piece.quantity));
	let reductions = pieces.map(|piece| (piece.class, piece.quantity.reduction)).collect();
	(reductions, reduction, points)
}

impl<T: Config> Pallet<T> {
	/// That a purpose has its documents, and the beneficiary can be one.
	pub(crate) fn ensure_proper(purpose: Purpose, beneficiary: &Beneficiary) -> DispatchResult {
		if let Purpose::Compensation { case, acceptance } = purpose {
			let is_missing = case.is_missing() || acceptance.is_missing();
			ensure!(!is_missing, Error::<T>::DocumentMissing);
		}
		let is_proper = match beneficiary {
			Beneficiary::Holder => true,
			Beneficiary::Participant(number) => {
				(FIRST_NUMBER..T::Registry::next_participant()).contains(number)
			}
			Beneficiary::Named(title) => is_text(title),
			Beneficiary::Sealed(seal) => !seal.is_zero(),
		};
		ensure!(is_proper, Error::<T>::InvalidBeneficiary);
		Ok(())
	}

	/// Returns how many lots were read. An error leaves the caller to roll back.
	pub(crate) fn do_retire_own(
		holder: ParticipantId,
		ask: Ask,
		purpose: Purpose,
		beneficiary: Beneficiary,
		lots: u32,
	) -> Result<u32, DispatchError> {
		let taken = T::Lots::take(holder, ask, lots, Fate::Retired(purpose.honour()))?;
		let (reductions, total, points) = reductions_of(&taken);
		let day = T::Clock::today();
		let (period, evidence, certificate) = (None, None, None);
		Self::add_retirement(
			Retirement {
				holder,
				beneficiary,
				purpose,
				day,
				total,
				points,
				period,
				evidence,
				certificate,
			},
			reductions,
		)?;
		Ok(taken.read)
	}

	/// Stores a retirement under the next number.
	pub(crate) fn add_retirement(
		found: Retirement,
		reductions: Vec<(ClassId, Milligrams)>,
	) -> DispatchResult {
		let retirement = NextRetirement::<T>::get();
		let next = retirement.checked_add(1).ok_or(Error::<T>::Overflow)?;
		NextRetirement::<T>::put(next);
		for (class, milligrams) in &reductions {
			RetiredOf::<T>::mutate(retirement, class, |sum| {
				*sum = sum.saturating_add(*milligrams);
			});
		}
		Retirements::<T>::insert(retirement, &found);
		let Retirement { holder, purpose, beneficiary, total, points, .. } = found;
		Self::deposit_event(Event::Retired {
			retirement,
			holder,
			purpose,
			beneficiary,
			total,
			points,
			reductions,
		});
		Ok(())
	}
}
