//! What anyone may ask of people's points.

use pallet_points::Balance;
use polkadot_sdk::*;
use suhui_primitives::ParticipantId;

sp_api::decl_runtime_apis! {
	/// People's points and the reductions in them.
	pub trait PointsApi {
		/// What a participant holds: the sum, the lots by month of issue and class, and what became an
		/// honour (Art. 33, 38). Reductions in mg CO2e.
		fn balance(participant: ParticipantId) -> Balance;
	}
}
