//! Disputes about orders, which the operator decides (Art. 36).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Actor, Clock, Deadlines, OrderId, ParticipantId, Returned, Subject};

use crate::{orders::Running, Config, Error, Order, OrderState, Orders, Pallet};

/// Working days in which a dispute is decided.
const DAYS_TO_DECIDE: u16 = 10;

impl<T: Config> Pallet<T> {
	pub(crate) fn begin_dispute(by: ParticipantId, number: OrderId) -> DispatchResult {
		let Running { order, item, .. } = Self::running(number)?;
		ensure!([order.participant, item.provider].contains(&by), Error::<T>::NotConcerned);
		ensure!(order.state == OrderState::Open, Error::<T>::AlreadyDisputed);
		Orders::<T>::insert(number, Order { state: OrderState::Disputed, ..order });
		T::Deadlines::dropped(Subject::Order(number))?;
		let (subject, today) = (Subject::Dispute(number), T::Clock::today());
		T::Deadlines::set(subject, Actor::Operator, today, DAYS_TO_DECIDE)
	}

	/// Errors: `NotFound`, `NotOpen`, `NotDisputed`.
	pub(crate) fn disputed(number: OrderId) -> Result<Running, DispatchError> {
		let running = Self::running(number)?;
		let is_disputed = running.order.state == OrderState::Disputed;
		ensure!(is_disputed, Error::<T>::NotDisputed);
		Ok(running)
	}

	/// What became of the pieces that were given back, if they were.
	pub(crate) fn end_dispute(running: Running, settle: bool) -> Result<Returned, DispatchError> {
		T::Deadlines::met(Subject::Dispute(running.number))?;
		if settle {
			Self::settle(running)?;
			return Ok(Returned::default());
		}
		Self::give_back(running)
	}
}
