mod admit_pilot;
mod change_key;
mod close;
mod close_for;
mod coding;
mod give_consent;
mod open;
mod open_batch;
mod record_consents;
mod registry;
mod reopen;
mod replace_key;
mod try_state;
mod withdraw_consent;
mod withdraw_pilot;

use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{
			DispatchClass, DispatchResultWithPostInfo, GetDispatchInfo, WithPostDispatchInfo,
		},
		traits::ConstU32,
		weights::Weight,
		BoundedVec,
	},
	sp_core::H256,
	sp_runtime::{testing::TestSignature, DispatchError},
};
use suhui_primitives::{
	key_consent, CreditCode, Day, KeyHolder, LegalPerson, Page, ParticipantKind, Region, Registry,
	Slots,
};

use crate::{
	mock::*, ByCode, Call, Consents, Error, Event, Holder, Individuals, NextParticipant, Opening,
	Participant, ParticipantOf, Participants as Registered, Pilots, WeightInfo, Withdrawals,
};

/// What a decoded value may be and no made one is.
fn decoded<T: codec::Decode>(bytes: &[u8]) -> T {
	T::decode(&mut &bytes[..]).unwrap()
}

/// The slots of a page.
fn slots(slots: impl IntoIterator<Item = u8>) -> Slots {
	slots.into_iter().collect()
}

/// Huawei's code, but for the check digit, which is 6.
fn invalid_code() -> CreditCode {
	decoded(b"914403001922038217")
}
