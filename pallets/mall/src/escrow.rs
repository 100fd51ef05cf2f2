//! What stands in open orders, for whoever compares it with what left people's lots for them.

use alloc::collections::BTreeMap;

use suhui_primitives::{ClassId, Escrow, Quantity};

use crate::{Config, Pallet, Pieces};

impl<T: Config> Escrow for Pallet<T> {
	fn in_orders() -> BTreeMap<ClassId, Quantity> {
		let mut classes = BTreeMap::<ClassId, Quantity>::new();
		for piece in Pieces::<T>::iter_values().flatten() {
			let sum = classes.entry(piece.class).or_default();
			*sum = sum.saturating_add(piece.quantity);
		}
		classes
	}
}
