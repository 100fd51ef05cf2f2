//! What other pallets do with people's lots.

use alloc::vec::Vec;

use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use suhui_primitives::{
	Ask, ClassId, Credit, Fate, Month, ParticipantId, Piece, Returned, Taken, TakenBack,
};

use crate::{Config, Pallet};

impl<T: Config> suhui_primitives::Lots for Pallet<T> {
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		Self::do_credit(class, month, credits)
	}

	fn take(
		participant: ParticipantId,
		ask: Ask,
		lots: u32,
		fate: Fate,
	) -> Result<Taken, DispatchError> {
		Self::do_take(participant, ask, lots, fate)
	}

	fn settle(participant: ParticipantId, pieces: &[Piece]) -> DispatchResult {
		Self::do_settle(participant, pieces)
	}

	fn give_back(participant: ParticipantId, pieces: &[Piece]) -> Result<Returned, DispatchError> {
		Self::do_give_back(participant, pieces)
	}

	fn take_back(
		class: ClassId,
		month: Month,
		wrong: &[Credit],
	) -> Result<Vec<TakenBack>, DispatchError> {
		Self::do_take_back(class, month, wrong)
	}
}
