//! What a participant owes: orders that are open, and what it agreed to provide (Art. 36, 37).

use suhui_primitives::{Obligations, ParticipantId};

use crate::{Config, OpenOrders, Pallet};

impl<T: Config> Obligations for Pallet<T> {
	fn is_free(participant: ParticipantId) -> bool {
		!OpenOrders::<T>::contains_key(participant) && !Self::is_provider(participant)
	}
}
