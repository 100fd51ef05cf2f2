//! Lapse of lots not redeemed in time (Art. 37).

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::Get,
		weights::{Weight, WeightMeter},
	},
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::DispatchError,
};
use suhui_primitives::{ClassId, Clock, Month, Page, Quantity, Registry, MONTHS_KEPT};

use crate::{
	ClassTotals, Config, Error, Event, Honours, Lot, Lots, NextToLapse, Pallet, WeightInfo,
};

/// Pages that lapse at a time at most.
pub const MAX_PAGES: u32 = 64;

impl<T: Config> Pallet<T> {
	/// Whether the lots issued in a month are past redeeming.
	pub fn is_due(month: Month) -> bool {
		let now = T::Clock::today().month();
		now.is_some_and(|now| month.saturating_add(MONTHS_KEPT) < now)
	}

	/// Lets up to `pages` pages of a month lapse for a registered account; returns how many there were.
	pub(crate) fn do_lapse(
		origin: OriginFor<T>,
		month: Month,
		pages: u32,
	) -> Result<u32, DispatchError> {
		let sender = ensure_signed(origin)?;
		ensure!(T::Registry::participant(&sender).is_some(), Error::<T>::NotRegistered);
		ensure!((1..=MAX_PAGES).contains(&pages), Error::<T>::InvalidPages);
		ensure!(Self::is_due(month), Error::<T>::NotDue);
		let drained = Self::drain(month, pages);
		ensure!(drained > 0, Error::<T>::NotFound);
		Ok(drained)
	}

	/// Takes up to `limit` pages of a month out of the state; returns how many there were.
	pub(crate) fn drain(month: Month, limit: u32) -> u32 {
		let mut drained = 0u32;
		let mut lapsed = BTreeMap::<ClassId, Quantity>::new();
		for (_, (page, lots)) in (0..limit).zip(Lots::<T>::drain_prefix(month)) {
			for lot in &lots {
				let class = lapsed.entry(lot.class).or_default();
				*class = class.saturating_add(lot.quantity);
			}
			let quantity = Self::honour(page, &lots);
			Self::deposit_event(Event::Lapsed { month, page, quantity });
			drained = drained.saturating_add(1);
		}
		for (class, quantity) in lapsed {
			ClassTotals::<T>::mutate(class, |totals| {
				totals.lapsed = totals.lapsed.saturating_add(quantity)
			});
		}
		drained
	}

	/// Adds lots to their holders' honours; returns their sum.
	fn honour(page: Page, lots: &[Lot]) -> Quantity {
		let mut total = Quantity::default();
		for lots in lots.chunk_by(|one, next| one.slot == next.slot) {
			let Some(first) = lots.first() else { continue };
			let sum =
				lots.iter().fold(Quantity::default(), |sum, lot| sum.saturating_add(lot.quantity));
			Honours::<T>::mutate(page.participant(first.slot), |honour| {
				*honour = honour.saturating_add(sum)
			});
			total = total.saturating_add(sum);
		}
		total
	}

	/// Lets up to `limit` pages of the oldest due month lapse, and goes on to the next month once
	/// there are fewer. Returns how many there were; `None` if no month is due.
	pub(crate) fn lapse_next(limit: u32) -> Option<u32> {
		let month = NextToLapse::<T>::get();
		if !Self::is_due(month) {
			return None;
		}
		let drained = Self::drain(month, limit);
		if drained < limit {
			NextToLapse::<T>::put(month.saturating_add(1));
		}
		Some(drained)
	}

	/// Lets as many pages lapse as the weight allows; returns the weight used.
	pub(crate) fn lapse_within(remaining: Weight) -> Weight {
		let step = T::WeightInfo::lapse_next(0);
		let page = T::WeightInfo::lapse_next(1).saturating_sub(step);
		let mut meter = WeightMeter::with_limit(remaining);
		while meter.can_consume(step.saturating_add(page)) {
			let room = meter.remaining().saturating_sub(step).checked_div_per_component(&page);
			let limit = room.and_then(|pages| u32::try_from(pages).ok()).unwrap_or(MAX_PAGES);
			let Some(drained) = Self::lapse_next(limit.min(MAX_PAGES)) else {
				// The cursor and the clock.
				meter.consume(T::DbWeight::get().reads(2));
				break;
			};
			meter.consume(step.saturating_add(page.saturating_mul(drained.into())));
		}
		meter.consumed()
	}
}
