//! What there is to redeem, from its offer to its withdrawal (Art. 35, 36).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{is_text, Clock, ItemId, ParticipantId, MAX_FULFILMENT_DAYS, MAX_ITEMS};

use crate::{Config, Error, Item, ItemState, Items, NextItem, OpenItems, Pallet};

impl<T: Config> Pallet<T> {
	pub(crate) fn add_item(offer: Item) -> Result<ItemId, DispatchError> {
		ensure!(is_text(&offer.title), Error::<T>::InvalidText);
		ensure!(offer.price > 0, Error::<T>::InvalidPrice);
		ensure!(offer.stock > 0 && offer.per_person > 0, Error::<T>::InvalidCount);
		ensure!((1..=MAX_FULFILMENT_DAYS).contains(&offer.fulfil), Error::<T>::InvalidDays);
		let is_to_come = T::Clock::today() <= offer.until;
		ensure!(offer.from <= offer.until && is_to_come, Error::<T>::InvalidPeriod);
		Self::ensure_agreed(offer.provider)?;
		let item = NextItem::<T>::get();
		let next = item.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		OpenItems::<T>::try_mutate(offer.provider, |open| {
			ensure!(*open < MAX_ITEMS, Error::<T>::TooManyItems);
			*open = open.saturating_add(1);
			Ok::<(), DispatchError>(())
		})?;
		NextItem::<T>::put(next);
		Items::<T>::insert(item, offer);
		Ok(item)
	}

	pub(crate) fn add_stock(provider: ParticipantId, item: ItemId, count: u32) -> DispatchResult {
		let mut found = Self::own_item(provider, item)?;
		ensure!(count > 0, Error::<T>::InvalidCount);
		Self::ensure_agreed(provider)?;
		found.offered = found.offered.checked_add(count).ok_or(ArithmeticError::Overflow)?;
		// It is part of what was offered.
		found.stock = found.stock.saturating_add(count);
		Items::<T>::insert(item, found);
		Ok(())
	}

	pub(crate) fn remove_item(provider: ParticipantId, item: ItemId) -> DispatchResult {
		let found = Self::own_item(provider, item)?;
		match found.state {
			// Nobody could redeem it: or who offers and withdraws would fill the state for nothing.
			ItemState::Offered => Items::<T>::remove(item),
			_ => Items::<T>::insert(item, Item { state: ItemState::Withdrawn, ..found }),
		}
		OpenItems::<T>::mutate_exists(provider, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left != 0).then_some(left);
		});
		Ok(())
	}

	pub(crate) fn list_item(item: ItemId) -> DispatchResult {
		let found = Items::<T>::get(item).ok_or(Error::<T>::NotFound)?;
		match found.state {
			ItemState::Offered => (),
			ItemState::Listed => return Err(Error::<T>::AlreadyListed.into()),
			ItemState::Withdrawn => return Err(Error::<T>::Withdrawn.into()),
		}
		Self::ensure_agreed(found.provider)?;
		Items::<T>::insert(item, Item { state: ItemState::Listed, ..found });
		Ok(())
	}

	/// An item of the provider's that is not withdrawn. Errors: `NotFound`, `NotProvider`, `Withdrawn`.
	fn own_item(provider: ParticipantId, item: ItemId) -> Result<Item, DispatchError> {
		let found = Items::<T>::get(item).ok_or(Error::<T>::NotFound)?;
		ensure!(found.provider == provider, Error::<T>::NotProvider);
		ensure!(found.state != ItemState::Withdrawn, Error::<T>::Withdrawn);
		Ok(found)
	}
}
