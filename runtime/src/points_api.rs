//! What anyone may ask of people's points.

use pallet_points::Balance;
use polkadot_sdk::*;
use suhui_primitives::{Ask, ParticipantId, Taken};

sp_api::decl_runtime_apis! {
	/// People's points and the reductions in them.
	pub trait PointsApi {
		/// What a participant holds: the sum, the lots by month of issue and class, and what became an
		/// honour (Art. 33, 38). Reductions in mg CO2e.
		fn balance(participant: ParticipantId) -> Balance;
		/// What would be taken of a participant's lots for what is asked of them, and how many of the lots have to be read
		/// for it; `None` if they do not hold as much (Art. 37).
		fn plan(participant: ParticipantId, ask: Ask) -> Option<Taken>;
	}
}
