use polkadot_sdk::{
	frame_support::parameter_types,
	sp_runtime::{DispatchError, DispatchResult},
};

use crate::{ClassId, Holdings, Milligrams, ParticipantId};

parameter_types! {
	/// Nothing is issued to this participant: it fails.
	pub storage HoldingsFailAt: Option<ParticipantId> = None;
	/// Everything issued to owners of projects, as (holder, class, mg).
	pub storage IssuedHoldings: Vec<(ParticipantId, ClassId, Milligrams)> = vec![];
	/// Everything received for what people redeemed, as (holder, class, mg).
	pub storage ReceivedHoldings: Vec<(ParticipantId, ClassId, Milligrams)> = vec![];
}

/// Keeps what is held for the test to see.
pub struct MockHoldings;

impl Holdings for MockHoldings {
	fn issue(holder: ParticipantId, class: ClassId, milligrams: Milligrams) -> DispatchResult {
		if HoldingsFailAt::get() == Some(holder) {
			return Err(DispatchError::Other("holdings full"));
		}
		IssuedHoldings::set(&[IssuedHoldings::get(), vec![(holder, class, milligrams)]].concat());
		Ok(())
	}

	fn receive(holder: ParticipantId, reductions: &[(ClassId, Milligrams)]) -> DispatchResult {
		let received = reductions.iter().map(|(class, milligrams)| (holder, *class, *milligrams));
		ReceivedHoldings::set(&[ReceivedHoldings::get(), received.collect()].concat());
		Ok(())
	}

	fn is_free(holder: ParticipantId) -> bool {
		let holds = |held: Vec<(ParticipantId, ClassId, Milligrams)>| {
			held.into_iter().any(|(of, ..)| of == holder)
		};
		!holds(IssuedHoldings::get()) && !holds(ReceivedHoldings::get())
	}
}
