use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::ParticipantId;

/// People whose state stands in one value.
pub const PAGE_SIZE: u32 = 64;

/// What an account was opened as (Art. 8, 9, 45).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum ParticipantKind {
	/// 个人
	Individual,
	/// 公共机构
	Institution,
	/// 其他社会组织
	Organisation,
}

/// A county, city or the province by its six digits of GB/T 2260, inside Jiangsu (32xxxx).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Region(u32);

impl Region {
	/// Jiangsu itself.
	pub const PROVINCE: Region = Region(320_000);

	/// `None` unless the code lies in Jiangsu, 320000 to 329999.
	pub fn new(code: u32) -> Option<Self> {
		(320_000..=329_999).contains(&code).then_some(Region(code))
	}

	pub fn code(self) -> u32 {
		self.0
	}

	/// Whether the code lies in Jiangsu: a decoded value may not.
	pub fn is_valid(self) -> bool {
		Self::new(self.0).is_some()
	}
}

/// The page a participant stands on: participants `64 * page` to `64 * page + 63`.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Page(pub u32);

impl Page {
	pub fn of(participant: ParticipantId) -> Self {
		Page(participant / PAGE_SIZE)
	}

	/// The participant's place on its page, 0 to 63.
	pub fn slot(participant: ParticipantId) -> u8 {
		u8::try_from(participant % PAGE_SIZE).unwrap_or_default()
	}

	/// The participant's bit in a page's `u64`.
	pub fn bit(participant: ParticipantId) -> u64 {
		1u64.wrapping_shl(participant % PAGE_SIZE)
	}

	/// The participant in a slot of this page.
	pub fn participant(self, slot: u8) -> ParticipantId {
		self.0.saturating_mul(PAGE_SIZE).saturating_add(u32::from(slot))
	}
}
