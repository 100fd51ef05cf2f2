use polkadot_sdk::frame_support::parameter_types;

use crate::{FormerKeys, ParticipantId};

parameter_types! {
	/// Accounts that participants let go, in turn.
	pub storage LetGo: Vec<(u64, ParticipantId)> = vec![];
}

pub struct MockFormerKeys;

impl FormerKeys<u64> for MockFormerKeys {
	fn let_go(account: &u64, participant: ParticipantId) {
		LetGo::set(&[LetGo::get(), vec![(*account, participant)]].concat());
	}
}
