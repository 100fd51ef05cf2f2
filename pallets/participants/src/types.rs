//! What an opening and a participant are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
	sp_runtime::SaturatedConversion,
};
use scale_info::TypeInfo;
use suhui_primitives::{
	Day, LegalPerson, ParticipantKind, Region, SourceId, KEY_DAYS, MAX_SOURCES,
};

/// Who an account is for.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Holder {
	/// Salted digest of who the person is; the operator keeps the salt.
	Individual(H256),
	Institution(LegalPerson),
	Organisation(LegalPerson),
}

impl Holder {
	pub fn kind(&self) -> ParticipantKind {
		match self {
			Holder::Individual(_) => ParticipantKind::Individual,
			Holder::Institution(_) => ParticipantKind::Institution,
			Holder::Organisation(_) => ParticipantKind::Organisation,
		}
	}

	pub fn is_individual(&self) -> bool {
		self.legal_person().is_none()
	}

	/// `None` for an individual.
	pub fn legal_person(&self) -> Option<&LegalPerson> {
		match self {
			Holder::Individual(_) => None,
			Holder::Institution(person) | Holder::Organisation(person) => Some(person),
		}
	}
}

/// An account to open.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Opening<AccountId, Signature> {
	pub account: AccountId,
	pub holder: Holder,
	pub region: Region,
	/// Sources an individual consents to on opening (Art. 25).
	pub sources: BoundedVec<SourceId, ConstU32<MAX_SOURCES>>,
	/// The account's consent to stand for an institution or organisation. An individual's has none: the operator opens
	/// them by the million, of people who show who they are.
	pub consent: Option<Signature>,
}

/// How many consents are given on opening the accounts.
pub(crate) fn consents<AccountId, Signature>(openings: &[Opening<AccountId, Signature>]) -> u32 {
	openings.iter().map(|opening| opening.sources.len()).sum::<usize>().saturated_into()
}

/// How many of the accounts are institutions' and organisations'.
pub(crate) fn legal_persons<AccountId, Signature>(
	openings: &[Opening<AccountId, Signature>],
) -> u32 {
	openings.iter().filter(|opening| !opening.holder.is_individual()).count().saturated_into()
}

/// Who has, or had, an account.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Participant<AccountId> {
	/// The account that stands, or last stood, for the participant.
	pub account: AccountId,
	pub holder: Holder,
	pub region: Region,
	pub opened: Day,
	pub closed: Option<Day>,
	/// Keys that stood for the participant, the present one included; one that came back counts again.
	pub keys: u32,
	/// The day from which the present key stands.
	pub key_since: Day,
}

impl<AccountId> Participant<AccountId> {
	pub fn is_open(&self) -> bool {
		self.closed.is_none()
	}

	/// Whether the participant may change the key on a day: the first change is free, and an individual then waits
	/// [`KEY_DAYS`], lest the account pass from hand to hand (Art. 33).
	pub(crate) fn may_change_key(&self, today: Day) -> bool {
		!self.holder.is_individual()
			|| self.keys <= 1
			|| today >= self.key_since.saturating_add(KEY_DAYS)
	}
}
