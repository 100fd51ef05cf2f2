//! The end of an order: its pieces are redeemed, or given back.

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Credit, Page, ParticipantId, Piece, Quantity, Returned};

use crate::{ClassTotals, Config, Error, Pallet, Totals};

impl<T: Config> Pallet<T> {
	/// Error: `NotInOrders`; the pieces before it stay settled.
	pub(crate) fn do_settle(participant: ParticipantId, pieces: &[Piece]) -> DispatchResult {
		let mut sum = Quantity::default();
		for piece in pieces {
			Self::leave_orders(piece, |totals| {
				totals.redeemed = totals.redeemed.saturating_add(piece.quantity)
			})?;
			sum = sum.saturating_add(piece.quantity);
		}
		// The reductions are the provider's now: points alone are an honour.
		Self::honour(participant, Quantity { reduction: 0, ..sum }, |book, settled| {
			book.redeemed = book.redeemed.saturating_add(settled.points)
		});
		Ok(())
	}

	/// Pieces of months that are due lapse, drained or not. Errors: `NotInOrders`, `Corruption` of a lot that is not
	/// there; the pieces before it stay given back.
	pub(crate) fn do_give_back(
		participant: ParticipantId,
		pieces: &[Piece],
	) -> Result<Returned, DispatchError> {
		let mut sum = Returned::default();
		for piece in pieces {
			if Self::is_due(piece.month) {
				Self::leave_orders(piece, |totals| {
					totals.lapsed = totals.lapsed.saturating_add(piece.quantity)
				})?;
				sum.lapsed = sum.lapsed.saturating_add(piece.quantity);
			} else {
				Self::leave_orders(piece, |_| ())?;
				Self::put_back(participant, piece)?;
				sum.returned = sum.returned.saturating_add(piece.quantity);
			}
		}
		Self::honour(participant, sum.lapsed, |book, lapsed| {
			book.lapsed = book.lapsed.saturating_add(lapsed)
		});
		Ok(sum)
	}

	/// Counts a piece as in orders no more, but as `note` has it.
	fn leave_orders(piece: &Piece, note: impl FnOnce(&mut Totals)) -> DispatchResult {
		ClassTotals::<T>::try_mutate(piece.class, |totals| {
			ensure!(piece.quantity.is_within(totals.in_orders), Error::<T>::NotInOrders);
			totals.in_orders = totals.in_orders.saturating_sub(piece.quantity);
			note(totals);
			Ok(())
		})
	}

	fn put_back(participant: ParticipantId, piece: &Piece) -> DispatchResult {
		let Piece { month, class, quantity } = *piece;
		let page = Page::of(participant);
		let credits = [Credit { participant, quantity }];
		let new = Self::change_lots(month, page, class, &credits, Quantity::checked_add)?;
		// A lot stays until its month lapses.
		ensure!(new.is_empty(), DispatchError::Corruption);
		Ok(())
	}
}
