//! Points for an item: who may, and what stands in the order then (Art. 35, 37).

use polkadot_sdk::{
	frame_support::ensure,
	frame_system::pallet_prelude::OriginFor,
	sp_core::H256,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{
	Actor, Ask, Clock, Deadlines, Fate, ItemId, Lots, OrderId, ParticipantId, ParticipantKind,
	Points, Quantity, Registry, Subject, MAX_LOTS_READ, MAX_PERSONS_ORDERS, MAX_PROVIDERS_ORDERS,
};

use crate::{
	Config, Error, Item, ItemState, Items, NextOrder, OpenOrders, Order, OrderState, Orders,
	OrdersOf, Pallet, PieceList, Pieces,
};

/// A redemption that may take place if the person's lots hold enough.
pub struct Redemption {
	pub participant: ParticipantId,
	number: ItemId,
	item: Item,
	count: u16,
	points: Points,
}

impl<T: Config> Pallet<T> {
	/// Errors: all of a redemption that are found before lots are read.
	pub(crate) fn judge_redemption(
		origin: OriginFor<T>,
		number: ItemId,
		count: u16,
		lots: u32,
	) -> Result<Redemption, DispatchError> {
		let participant = Self::signer(origin)?;
		let kind = T::Registry::kind(participant);
		ensure!(kind == Some(ParticipantKind::Individual), Error::<T>::WrongKind);
		ensure!((1..=MAX_LOTS_READ).contains(&lots), Error::<T>::InvalidLots);
		ensure!(count > 0, Error::<T>::InvalidCount);
		let item = Items::<T>::get(number).ok_or(Error::<T>::NotFound)?;
		ensure!(item.state == ItemState::Listed, Error::<T>::NotListed);
		let days = item.from..=item.until;
		ensure!(days.contains(&T::Clock::today()), Error::<T>::OutOfPeriod);
		Self::ensure_agreed(item.provider)?;
		ensure!(u32::from(count) <= item.stock, Error::<T>::OutOfStock);
		let has = Self::bought(number, participant);
		let sum = has.checked_add(count).filter(|sum| *sum <= item.per_person);
		ensure!(sum.is_some(), Error::<T>::LimitReached);
		for (whose, most) in
			[(participant, MAX_PERSONS_ORDERS), (item.provider, MAX_PROVIDERS_ORDERS)]
		{
			ensure!(OpenOrders::<T>::get(whose) < most, Error::<T>::TooManyOrders);
		}
		let points = item.price.checked_mul(count.into()).ok_or(ArithmeticError::Overflow)?;
		Ok(Redemption { participant, number, item, count, points })
	}

	/// The order's number, what was taken for it, and how many lots were read. Errors: those of taking lots,
	/// `TooManyPieces`.
	pub(crate) fn place(
		redemption: Redemption,
		secret: H256,
		lots: u32,
	) -> Result<(OrderId, Quantity, u32), DispatchError> {
		let Redemption { participant, number, mut item, count, points } = redemption;
		let order = NextOrder::<T>::get();
		let next = order.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let taken = T::Lots::take(participant, Ask::Points(points), lots, Fate::Order)?;
		let sum = taken
			.pieces
			.iter()
			.try_fold(Quantity::default(), |sum, piece| sum.checked_add(piece.quantity))
			.ok_or(ArithmeticError::Overflow)?;
		let pieces = PieceList::try_from(taken.pieces).map_err(|_| Error::<T>::TooManyPieces)?;
		let placed = T::Clock::today();
		let found = Order {
			item: number,
			participant,
			count,
			taken: sum,
			pieces: u32::try_from(pieces.len()).unwrap_or(u32::MAX),
			placed,
			secret,
			state: OrderState::Open,
		};
		NextOrder::<T>::put(next);
		Orders::<T>::insert(order, found);
		Pieces::<T>::insert(order, pieces);
		for whose in [participant, item.provider] {
			OrdersOf::<T>::insert(whose, order, ());
			OpenOrders::<T>::mutate(whose, |open| *open = open.saturating_add(1));
		}
		Self::note_bought(number, participant, count, item.per_person)?;
		let actor = Actor::Participant(item.provider);
		T::Deadlines::set(Subject::Order(order), actor, placed, item.fulfil)?;
		Self::hold(&mut item, count)?;
		Items::<T>::insert(number, item);
		Ok((order, sum, taken.read))
	}

	/// So many of the stock stand in an order. Error: `OutOfStock`.
	fn hold(item: &mut Item, count: u16) -> DispatchResult {
		let left = item.stock.checked_sub(count.into());
		item.stock = left.ok_or(Error::<T>::OutOfStock)?;
		item.held = item.held.saturating_add(count.into());
		Ok(())
	}
}
