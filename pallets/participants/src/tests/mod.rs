mod change_key;
mod close;
mod close_for;
mod give_consent;
mod open;
mod open_batch;
mod record_consents;
mod registry;
mod replace_key;
mod try_state;
mod withdraw_consent;

use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::ConstU32,
		weights::{constants::RocksDbWeight, Weight},
		BoundedVec,
	},
	sp_runtime::DispatchError,
};
use suhui_primitives::{Day, Page, ParticipantKind, Region, Registry};

use crate::{
	mock::*, Call, Consents, Error, Event, NextParticipant, OpenPages, Opening, ParticipantOf,
	Participants as Registered, WeightInfo, Withdrawals,
};

/// What finding so many sources is charged: a read of the mock's database each.
fn finding(sources: u64) -> Weight {
	RocksDbWeight::get().reads(sources)
}
