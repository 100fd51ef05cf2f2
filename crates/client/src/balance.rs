//! What a participant holds, as the runtime tells it: lots that are due count as an honour, drained or not.

use suhui_primitives::ParticipantId;

use crate::{api, connection::At, failure::Failure, types::Balance};

pub async fn balance(at: &At, participant: ParticipantId) -> Result<Balance, Failure> {
	let call = api::runtime_apis().points_api().balance(participant);
	at.runtime_apis().call(call).await.map_err(Failure::lost)
}
