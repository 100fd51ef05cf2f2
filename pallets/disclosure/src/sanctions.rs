//! Sanctions, what they bar from, and appeals (Art. 44).

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Contains, EnsureOrigin},
	},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{Capacity, Clock, Day, Document, Registry, Sanctioned, WorkingDays};

use crate::{
	Appeal, Bar, Bars, Capacities, Config, Error, Ground, NextSanction, Pallet, Sanction,
	SanctionId, Sanctions,
};

/// Days after a sanction in which it may be appealed against.
const DAYS_TO_APPEAL: u32 = 60;
/// Days after them over which it is asked whether one was worked: more than are ever off in turn.
const DAYS_OFF: u32 = 30;

/// Whether capacities are named that somebody of the kind can act in, each once.
fn are_apt(whom: Sanctioned, capacities: &Capacities) -> bool {
	let ascend = capacities.iter().zip(capacities.iter().skip(1)).all(|(one, next)| one < next);
	let can_act = |capacity: &Capacity| match whom {
		// An institution may have a seat on a panel.
		Sanctioned::Participant(_) => true,
		Sanctioned::Expert(_) => *capacity == Capacity::Expert,
	};
	!capacities.is_empty() && ascend && capacities.iter().all(can_act)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn impose(
		whom: Sanctioned,
		ground: Ground,
		capacities: Capacities,
		until: Day,
		document: Document,
	) -> Result<SanctionId, DispatchError> {
		ensure!(T::Known::contains(&whom), Error::<T>::NotFound);
		let from = T::Clock::today();
		ensure!(until >= from, Error::<T>::InThePast);
		ensure!(are_apt(whom, &capacities), Error::<T>::InvalidCapacities);
		let sanction = NextSanction::<T>::get();
		let next = sanction.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let bar = Bar { sanction, capacities: capacities.clone(), until };
		Bars::<T>::try_mutate(whom, |bars| {
			bars.retain(|bar| bar.until >= from);
			bars.try_push(bar).map_err(|_| Error::<T>::TooMany)
		})?;
		NextSanction::<T>::put(next);
		let (lifted, appeal) = (None, None);
		Sanctions::<T>::insert(
			sanction,
			Sanction { whom, ground, capacities, document, from, until, lifted, appeal },
		);
		Ok(sanction)
	}

	pub(crate) fn imposed(sanction: SanctionId) -> Result<Sanction, Error<T>> {
		Sanctions::<T>::get(sanction).ok_or(Error::<T>::NotFound)
	}

	/// Lifts a sanction.
	pub(crate) fn unbar(sanction: SanctionId, found: Sanction) {
		Bars::<T>::mutate_exists(found.whom, |bars| {
			let mut left = bars.take().unwrap_or_default();
			left.retain(|bar| bar.sanction != sanction);
			*bars = (!left.is_empty()).then_some(left);
		});
		let lifted = Some(T::Clock::today());
		Sanctions::<T>::insert(sanction, Sanction { lifted, ..found });
	}

	/// A sanction that concerns who signs.
	pub(crate) fn concerning(
		origin: OriginFor<T>,
		sanction: SanctionId,
	) -> Result<Sanction, DispatchError> {
		let found = Self::imposed(sanction)?;
		let is_concerned = match found.whom {
			Sanctioned::Participant(participant) => {
				T::Registry::participant(&ensure_signed(origin)?) == Some(participant)
			}
			Sanctioned::Expert(expert) => {
				T::ExpertOrigin::try_origin(origin).is_ok_and(|signer| signer == expert)
			}
		};
		ensure!(is_concerned, Error::<T>::NotConcerned);
		Ok(found)
	}

	pub(crate) fn add_appeal(
		sanction: SanctionId,
		found: Sanction,
		document: Document,
	) -> DispatchResult {
		ensure!(found.lifted.is_none(), Error::<T>::Lifted);
		ensure!(found.appeal.is_none(), Error::<T>::AlreadyExists);
		let day = T::Clock::today();
		ensure!(Self::may_appeal(found.from, day), Error::<T>::TooLate);
		let appeal = Some(Appeal { document, day, answer: None });
		Sanctions::<T>::insert(sanction, Sanction { appeal, ..found });
		Ok(())
	}

	/// Whether the days to appeal are not over: they end with a day that is worked (民法典 203), which none can tell to be
	/// past in a year not published.
	fn may_appeal(from: Day, day: Day) -> bool {
		let before_last = from.saturating_add(DAYS_TO_APPEAL.saturating_sub(1));
		let last = before_last.saturating_add(1);
		if day <= last {
			return true;
		}
		let yesterday = Day(day.0.saturating_sub(1));
		day <= last.saturating_add(DAYS_OFF)
			&& T::WorkingDays::between(before_last, yesterday).unwrap_or_default() == 0
	}

	pub(crate) fn end_appeal(
		sanction: SanctionId,
		upheld: bool,
		document: Document,
	) -> DispatchResult {
		let mut found = Self::imposed(sanction)?;
		let Some(appeal) = found.appeal.filter(|appeal| appeal.answer.is_none()) else {
			return Err(Error::<T>::NotAppealed.into());
		};
		let answer = Some((upheld, document, T::Clock::today()));
		found.appeal = Some(Appeal { answer, ..appeal });
		if upheld && found.lifted.is_none() {
			Self::unbar(sanction, found);
		} else {
			Sanctions::<T>::insert(sanction, found);
		}
		Ok(())
	}
}

impl<T: Config> suhui_primitives::Sanctions for Pallet<T> {
	fn is_barred(whom: Sanctioned, capacity: Capacity) -> bool {
		let today = T::Clock::today();
		let bars = Bars::<T>::get(whom);
		bars.iter().any(|bar| today <= bar.until && bar.capacities.contains(&capacity))
	}
}
