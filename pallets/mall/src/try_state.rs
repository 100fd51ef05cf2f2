//! What holds of the stored agreements, items and orders between any two calls.

use alloc::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{
	Deadlines, ItemId, OrderId, Page, ParticipantId, ParticipantKind, Quantity, Registry, Subject,
	FIRST_NUMBER, MAX_ITEMS, MAX_PERSONS_ORDERS, MAX_PROVIDERS_ORDERS,
};

use crate::{
	Agreements, Bought, Config, Item, ItemState, Items, NextItem, NextOrder, OpenItems, OpenOrders,
	Order, OrderState, Orders, OrdersOf, Pallet, Pieces,
};

/// How many of an item stand in orders, and were handed over.
#[derive(Clone, Copy, Default)]
struct Count {
	held: u32,
	sold: u32,
}

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_agreements()?;
		Self::try_state_items()?;
		Self::try_state_orders()?;
		Self::try_state_open_orders()?;
		Self::try_state_bought()
	}

	/// No individual provides, and an agreement ends no earlier than it begins.
	fn try_state_agreements() -> Result<(), TryRuntimeError> {
		for (provider, agreement) in Agreements::<T>::iter() {
			let kind = T::Registry::kind(provider);
			ensure!(kind != Some(ParticipantKind::Individual), "an individual is a provider");
			ensure!(agreement.from <= agreement.until, "an agreement ends before it begins");
		}
		Ok(())
	}

	/// Items have numbers that were given and providers with an agreement, all that were offered of each are in stock, held
	/// or sold, and those not withdrawn are counted.
	fn try_state_items() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextItem::<T>::get();
		let mut counts = BTreeMap::<ItemId, Count>::new();
		for order in Orders::<T>::iter_values() {
			let count = counts.entry(order.item).or_default();
			let those = u32::from(order.count);
			match order.state {
				OrderState::Open | OrderState::Disputed => {
					count.held = count.held.saturating_add(those)
				}
				OrderState::Fulfilled => count.sold = count.sold.saturating_add(those),
				OrderState::Cancelled => (),
			}
		}
		let mut open = BTreeMap::<ParticipantId, u32>::new();
		for (number, item) in Items::<T>::iter() {
			ensure!(given.contains(&number), "an item's number was never given");
			ensure!(Agreements::<T>::contains_key(item.provider), "an item is of no provider");
			let Item { offered, stock, held, sold, .. } = item;
			let sum = stock.checked_add(held).and_then(|sum| sum.checked_add(sold));
			ensure!(sum == Some(offered), "what was offered is not in stock, held or sold");
			let ordered = counts.remove(&number);
			ensure!(
				ordered.is_none() || item.state != ItemState::Offered,
				"an item that is not listed was redeemed"
			);
			let ordered = ordered.unwrap_or_default();
			ensure!(
				(held, sold) == (ordered.held, ordered.sold),
				"what is held and sold is not what stands in orders and was handed over"
			);
			if item.state != ItemState::Withdrawn {
				let count = open.entry(item.provider).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(counts.is_empty(), "an order is for no item");
		ensure!(open.values().all(|count| *count <= MAX_ITEMS), "a provider has too many items");
		let counted = OpenItems::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == open, "a provider's items are miscounted");
		Ok(())
	}

	/// Orders have numbers that were given and took what their items cost; in those that run stands what was taken for them,
	/// and they, or their disputes, are due.
	fn try_state_orders() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextOrder::<T>::get();
		for (number, order) in Orders::<T>::iter() {
			ensure!(given.contains(&number), "an order's number was never given");
			// An item never costs anything else.
			let item = Items::<T>::get(order.item).ok_or("an order is for no item")?;
			ensure!(
				item.price.checked_mul(order.count.into()) == Some(order.taken.points),
				"an order took other than its item costs"
			);
			let pieces = Pieces::<T>::get(number);
			ensure!(
				pieces.is_some() == order.runs(),
				"something stands in an order that is over, or nothing in one that runs"
			);
			if let Some(pieces) = pieces {
				let sum = pieces
					.iter()
					.try_fold(Quantity::default(), |sum, piece| sum.checked_add(piece.quantity));
				ensure!(sum == Some(order.taken), "in an order stands not what was taken for it");
				let count = u32::try_from(pieces.len()).ok();
				ensure!(count == Some(order.pieces), "an order's pieces are miscounted");
			}
			let is_due = |subject| T::Deadlines::due(subject).is_some();
			ensure!(
				is_due(Subject::Order(number)) == (order.state == OrderState::Open),
				"an order is due that is not open, or open and not due"
			);
			ensure!(
				is_due(Subject::Dispute(number)) == (order.state == OrderState::Disputed),
				"a decision is due without a dispute, or not due in one"
			);
		}
		let has_order = |number: OrderId| Orders::<T>::contains_key(number);
		ensure!(Pieces::<T>::iter_keys().all(has_order), "something stands in no order");
		Ok(())
	}

	/// Open orders are found by their person and their provider, are counted, and no one has too many.
	fn try_state_open_orders() -> Result<(), TryRuntimeError> {
		let mut people = BTreeSet::<(ParticipantId, OrderId)>::new();
		let mut providers = BTreeSet::<(ParticipantId, OrderId)>::new();
		for (number, order) in Orders::<T>::iter().filter(|(_, order)| order.runs()) {
			let Order { item, participant, .. } = order;
			people.insert((participant, number));
			if let Some(item) = Items::<T>::get(item) {
				providers.insert((item.provider, number));
			}
		}
		for (orders, most) in [(&people, MAX_PERSONS_ORDERS), (&providers, MAX_PROVIDERS_ORDERS)] {
			let mut each = counts(orders).into_values();
			ensure!(each.all(|count| count <= most), "too many orders are open");
		}
		let all = people.union(&providers).copied().collect::<BTreeSet<_>>();
		let counted = OpenOrders::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == counts(&all), "open orders are miscounted");
		let found = OrdersOf::<T>::iter().map(|(whose, number, ())| (whose, number));
		ensure!(found.collect::<BTreeSet<_>>() == all, "others than the open orders are found");
		Ok(())
	}

	/// What people are said to have of items is what they ordered and was not cancelled.
	fn try_state_bought() -> Result<(), TryRuntimeError> {
		let mut ordered = BTreeMap::<(ItemId, ParticipantId), u32>::new();
		for order in Orders::<T>::iter_values() {
			if order.state != OrderState::Cancelled {
				let sum = ordered.entry((order.item, order.participant)).or_default();
				*sum = sum.saturating_add(order.count.into());
			}
		}
		let mut bought = BTreeMap::<(ItemId, ParticipantId), u32>::new();
		for (item, page, people) in Bought::<T>::iter() {
			ensure!(!people.is_empty(), "a page of which nobody has any");
			ensure!(
				people.is_sorted_by(|(one, _), (next, _)| one < next),
				"those who have an item do not ascend by slot"
			);
			let of_page = |(slot, count): (u8, u16)| {
				((item, Page::participant(page, slot)), u32::from(count))
			};
			bought.extend(people.into_iter().map(of_page));
		}
		ensure!(bought == ordered, "what people have of an item is not what they ordered");
		Ok(())
	}
}

/// How many orders each has.
fn counts(orders: &BTreeSet<(ParticipantId, OrderId)>) -> BTreeMap<ParticipantId, u32> {
	let mut counts = BTreeMap::new();
	for (whose, _) in orders {
		let count = counts.entry(*whose).or_insert(0u32);
		*count = count.saturating_add(1);
	}
	counts
}
