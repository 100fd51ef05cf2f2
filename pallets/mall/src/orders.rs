//! The end of an order: it is fulfilled, or comes to nothing (Art. 37, 38).

use alloc::{collections::BTreeMap, vec::Vec};

use polkadot_sdk::{
	frame_support::ensure,
	sp_io::hashing::blake2_256,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	ClassId, Deadlines, Holdings, Lots, Milligrams, OrderId, ParticipantId, Piece, Returned,
	Subject,
};

use crate::{
	Config, Error, Item, Items, OpenOrders, Order, OrderState, Orders, OrdersOf, Pallet, PieceList,
	Pieces, Secret,
};

/// An order that is neither fulfilled nor cancelled, and its item.
pub struct Running {
	pub number: OrderId,
	pub order: Order,
	pub item: Item,
}

impl<T: Config> Pallet<T> {
	/// Errors: `NotFound`, `NotOpen`.
	pub(crate) fn running(number: OrderId) -> Result<Running, DispatchError> {
		let order = Orders::<T>::get(number).ok_or(Error::<T>::NotFound)?;
		ensure!(order.runs(), Error::<T>::NotOpen);
		let item = Items::<T>::get(order.item).ok_or(DispatchError::Corruption)?;
		Ok(Running { number, order, item })
	}

	/// That the provider shows by the secret that it handed over. Errors: `NotFound`, `NotOpen`, `NotProvider`,
	/// `WrongSecret`.
	pub(crate) fn judge_fulfilment(
		provider: ParticipantId,
		order: OrderId,
		secret: &Secret,
	) -> Result<Running, DispatchError> {
		let running = Self::running(order)?;
		ensure!(running.item.provider == provider, Error::<T>::NotProvider);
		ensure!(blake2_256(secret) == running.order.secret.0, Error::<T>::WrongSecret);
		Ok(running)
	}

	/// That who redeemed may accept. Errors: `NotFound`, `NotOpen`, `NotConcerned`.
	pub(crate) fn judge_acceptance(
		participant: ParticipantId,
		order: OrderId,
	) -> Result<Running, DispatchError> {
		let running = Self::running(order)?;
		ensure!(running.order.participant == participant, Error::<T>::NotConcerned);
		Ok(running)
	}

	/// That the provider cancels, or who redeemed once what the order waits for is late. Errors: `NotFound`, `NotOpen`,
	/// `NotConcerned`, `NotDue`.
	pub(crate) fn judge_cancellation(
		caller: ParticipantId,
		order: OrderId,
	) -> Result<Running, DispatchError> {
		let running = Self::running(order)?;
		if running.item.provider != caller {
			ensure!(running.order.participant == caller, Error::<T>::NotConcerned);
			// In dispute nothing is due of the provider, and no points wait for good for an operator that does not decide.
			let awaited = match running.order.state {
				OrderState::Disputed => Subject::Dispute(order),
				_ => Subject::Order(order),
			};
			ensure!(T::Deadlines::is_overdue(awaited), Error::<T>::NotDue);
		}
		Ok(running)
	}

	/// The provider gets the reductions, and the person the honour.
	pub(crate) fn settle(running: Running) -> DispatchResult {
		let Running { number, order, mut item } = running;
		let pieces = Self::take_pieces(number)?;
		T::Lots::settle(order.participant, &pieces)?;
		T::Holdings::receive(item.provider, &by_class(&pieces))?;
		T::Deadlines::met(Subject::Order(number))?;
		item.sold = item.sold.saturating_add(order.count.into());
		Self::end(number, order, item, OrderState::Fulfilled)
	}

	/// The person gets back what has not lapsed by now.
	pub(crate) fn give_back(running: Running) -> Result<Returned, DispatchError> {
		let Running { number, order, mut item } = running;
		let pieces = Self::take_pieces(number)?;
		let returned = T::Lots::give_back(order.participant, &pieces)?;
		T::Deadlines::dropped(Subject::Order(number))?;
		item.stock = item.stock.saturating_add(order.count.into());
		Self::forget_bought(order.item, order.participant, order.count);
		Self::end(number, order, item, OrderState::Cancelled)?;
		Ok(returned)
	}

	/// Forgets what stands in an order before it goes anywhere: it goes once.
	fn take_pieces(order: OrderId) -> Result<PieceList, DispatchError> {
		Pieces::<T>::take(order).ok_or(DispatchError::Corruption)
	}

	/// Whoever gave in, a dispute is over.
	fn end(number: OrderId, order: Order, mut item: Item, state: OrderState) -> DispatchResult {
		T::Deadlines::dropped(Subject::Dispute(number))?;
		item.held = item.held.saturating_sub(order.count.into());
		for whose in [order.participant, item.provider] {
			OrdersOf::<T>::remove(whose, number);
			OpenOrders::<T>::mutate_exists(whose, |open| {
				let left = open.unwrap_or_default().saturating_sub(1);
				*open = (left != 0).then_some(left);
			});
		}
		Items::<T>::insert(order.item, item);
		Orders::<T>::insert(number, Order { state, ..order });
		Ok(())
	}
}

/// The reductions in pieces, by class, of those that have any.
fn by_class(pieces: &[Piece]) -> Vec<(ClassId, Milligrams)> {
	let mut classes = BTreeMap::<ClassId, Milligrams>::new();
	for piece in pieces.iter().filter(|piece| piece.quantity.reduction > 0) {
		let sum = classes.entry(piece.class).or_default();
		// The whole order's reductions do not leave 64 bits.
		*sum = sum.saturating_add(piece.quantity.reduction);
	}
	classes.into_iter().collect()
}
