//! Lapse of lots not redeemed in time (Art. 37).

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::Get,
		weights::{Weight, WeightMeter},
		BoundedVec,
	},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::DispatchError,
};
use suhui_primitives::{ClassId, Clock, Month, Page, Quantity, Registry, Slots, MONTHS_KEPT};

use crate::{
	ClassTotals, Config, Cursor, Error, Event, Holders, Lots, NextToLapse, Pallet, WeightInfo,
};

/// Class pages that lapse at a time at most.
pub const MAX_LOTS: u32 = 64;

/// Due months looked at for what is not drained yet: two years in which no block had weight to spare.
const MONTHS_BEHIND: u32 = 24;

impl<T: Config> Pallet<T> {
	/// Whether the lots issued in a month are past redeeming.
	pub fn is_due(month: Month) -> bool {
		let now = T::Clock::today().month();
		now.is_some_and(|now| month.saturating_add(MONTHS_KEPT) < now)
	}

	/// The months of issue whose lots are not due, oldest first: this one and 24 before.
	pub(crate) fn months_kept() -> impl Iterator<Item = Month> {
		let now = T::Clock::today().month().unwrap_or_default();
		(now.0.saturating_sub(MONTHS_KEPT)..=now.0).map(Month)
	}

	/// The months of issue that may have lots, oldest first: from the next to lapse to this one, those kept and at most
	/// [`MONTHS_BEHIND`].
	pub(crate) fn months_held() -> impl Iterator<Item = Month> {
		let now = T::Clock::today().month().unwrap_or_default();
		let first = now.0.saturating_sub(MONTHS_KEPT.saturating_add(MONTHS_BEHIND));
		let oldest = NextToLapse::<T>::get().map_or(now, |next| next.month);
		(oldest.0.max(first)..=now.0).map(Month)
	}

	/// Lets the first month in which lots are issued lapse first.
	pub(crate) fn note_issue(month: Month) {
		if NextToLapse::<T>::get().is_none_or(|next| month < next.month) {
			NextToLapse::<T>::put(Cursor::of(month));
		}
	}

	/// Lets up to `lots` class pages of a month lapse for a registered account; returns how many there were.
	pub(crate) fn do_lapse(
		origin: OriginFor<T>,
		month: Month,
		lots: u32,
	) -> Result<u32, DispatchError> {
		let sender = ensure_signed(origin)?;
		ensure!(T::Registry::participant(&sender).is_some(), Error::<T>::NotRegistered);
		ensure!((1..=MAX_LOTS).contains(&lots), Error::<T>::InvalidLots);
		ensure!(Self::is_due(month), Error::<T>::NotDue);
		let next = NextToLapse::<T>::get().filter(|next| next.month <= month);
		let next = next.ok_or(Error::<T>::NotFound)?;
		ensure!(next.month == month, Error::<T>::OutOfOrder);
		Ok(Self::drain(next, lots))
	}

	/// Takes up to `limit` class pages of a month out of the state, page by page of people, and goes on to the next month
	/// once there are fewer. Returns how many there were.
	fn drain(next: Cursor, limit: u32) -> u32 {
		let Cursor { month, mut after } = next;
		let mut left = limit;
		let mut lapsed = BTreeMap::new();
		// From the month's beginning, each key removed in this block would be passed again.
		let pages = match after {
			Some(page) => {
				let key = Holders::<T>::hashed_key_for(month, page);
				Holders::<T>::iter_prefix_from(month, key)
			}
			None => Holders::<T>::iter_prefix(month),
		};
		let mut pages = pages.drain();
		while left > 0 {
			let Some((page, classes)) = pages.next() else { break };
			let mut classes = classes.into_inner();
			let room = usize::try_from(left).unwrap_or(usize::MAX);
			let later = classes.split_off(room.min(classes.len()));
			if later.is_empty() {
				after = Some(page);
			} else {
				let later = BoundedVec::<_, T::MaxClasses>::truncate_from(later);
				Holders::<T>::insert(month, page, later);
			}
			Self::lapse_page(month, page, &classes, &mut lapsed);
			left = left.saturating_sub(u32::try_from(classes.len()).unwrap_or(left));
		}
		for (class, quantity) in lapsed {
			ClassTotals::<T>::mutate(class, |totals| {
				totals.lapsed = totals.lapsed.saturating_add(quantity)
			});
		}
		let is_over = left > 0;
		NextToLapse::<T>::put(if is_over {
			Cursor::of(month.saturating_add(1))
		} else {
			Cursor { month, after }
		});
		limit.saturating_sub(left)
	}

	/// Turns a page's lots of some classes into honours; adds to what lapsed of each class.
	fn lapse_page(
		month: Month,
		page: Page,
		classes: &[(ClassId, Slots)],
		lapsed: &mut BTreeMap<ClassId, Quantity>,
	) {
		let mut people = BTreeMap::<u8, Quantity>::new();
		for (class, _) in classes {
			let Some(lots) = Lots::<T>::take((month, page, *class)) else { continue };
			let of_class = lapsed.entry(*class).or_default();
			for (slot, quantity) in lots.iter() {
				let of_person = people.entry(slot).or_default();
				*of_person = of_person.saturating_add(quantity);
				*of_class = of_class.saturating_add(quantity);
			}
		}
		let quantity =
			people.values().fold(Quantity::default(), |sum, next| sum.saturating_add(*next));
		Self::honour_page(page, people, |book, quantity| {
			book.lapsed = book.lapsed.saturating_add(quantity)
		});
		Self::deposit_event(Event::Lapsed { month, page, quantity });
	}

	/// Lets up to `limit` class pages of the oldest due month lapse. Returns how many there were; `None` if no month is
	/// due.
	pub(crate) fn lapse_next(limit: u32) -> Option<u32> {
		let next = NextToLapse::<T>::get().filter(|next| Self::is_due(next.month))?;
		Some(Self::drain(next, limit))
	}

	/// Lets as many class pages lapse as the weight allows; returns the weight used.
	pub(crate) fn lapse_within(remaining: Weight) -> Weight {
		let step = T::WeightInfo::lapse_next(0);
		let lot = T::WeightInfo::lapse_next(1).saturating_sub(step);
		let mut meter = WeightMeter::with_limit(remaining);
		while meter.can_consume(step.saturating_add(lot)) {
			let room = meter.remaining().saturating_sub(step).checked_div_per_component(&lot);
			let limit = room.and_then(|lots| u32::try_from(lots).ok()).unwrap_or(MAX_LOTS);
			let Some(drained) = Self::lapse_next(limit.min(MAX_LOTS)) else {
				// The cursor and the clock.
				meter.consume(T::DbWeight::get().reads(2));
				break;
			};
			meter.consume(step.saturating_add(lot.saturating_mul(drained.into())));
		}
		meter.consumed()
	}
}
