//! What an opening and a participant are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
	sp_runtime::SaturatedConversion,
};
use scale_info::TypeInfo;
use suhui_primitives::{Day, ParticipantKind, Region, SourceId, MAX_SOURCES};

/// An account to open.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Opening<AccountId> {
	pub account: AccountId,
	pub kind: ParticipantKind,
	pub region: Region,
	/// Salted digest of who the participant is; the operator keeps the salt.
	pub commitment: H256,
	/// Sources consented to on opening (Art. 25).
	pub sources: BoundedVec<SourceId, ConstU32<MAX_SOURCES>>,
}

/// How many consents are given on opening the accounts.
pub(crate) fn consents<AccountId>(openings: &[Opening<AccountId>]) -> u32 {
	openings.iter().map(|opening| opening.sources.len()).sum::<usize>().saturated_into()
}

/// Who has, or had, an account.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Participant<AccountId> {
	/// The account that stands, or last stood, for the participant.
	pub account: AccountId,
	pub kind: ParticipantKind,
	pub region: Region,
	/// Salted digest of who the participant is; the operator keeps the salt.
	pub commitment: H256,
	pub opened: Day,
	pub closed: Option<Day>,
}
