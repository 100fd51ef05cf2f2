use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

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
