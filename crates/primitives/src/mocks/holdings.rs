use polkadot_sdk::{
	frame_support::{ensure, parameter_types},
	sp_runtime::{DispatchError, DispatchResult},
};

use crate::{ClassId, Holdings, Milligrams, ParticipantId};

parameter_types! {
	/// What was issued to owners of projects, in turn, as (holder, class, mg).
	pub storage Issued: Vec<(ParticipantId, ClassId, Milligrams)> = vec![];
	/// What was received, in turn, as (holder, class, mg).
	pub storage Received: Vec<(ParticipantId, ClassId, Milligrams)> = vec![];
	/// Nothing more is issued or received.
	pub storage HoldingsFail: bool = false;
}

/// Keeps what is issued and received for the test to see.
pub struct MockHoldings;

impl Holdings for MockHoldings {
	fn issue(holder: ParticipantId, class: ClassId, milligrams: Milligrams) -> DispatchResult {
		ensure!(!HoldingsFail::get(), DispatchError::Other("holdings fail"));
		Issued::set(&[Issued::get(), vec![(holder, class, milligrams)]].concat());
		Ok(())
	}

	fn receive(holder: ParticipantId, reductions: &[(ClassId, Milligrams)]) -> DispatchResult {
		ensure!(!HoldingsFail::get(), DispatchError::Other("holdings fail"));
		let received = reductions.iter().map(|(class, milligrams)| (holder, *class, *milligrams));
		Received::set(&[Received::get(), received.collect()].concat());
		Ok(())
	}

	fn is_free(holder: ParticipantId) -> bool {
		let all = [Issued::get(), Received::get()].concat();
		!all.iter().any(|(of, ..)| *of == holder)
	}
}
