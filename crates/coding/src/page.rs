use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::ParticipantId;

/// People whose state of one kind, say their lots of a class, stands in one value: as many as a slot of one byte tells
/// apart.
pub const PAGE_SIZE: u32 = 256;

/// The page a participant stands on: participants `256 * page` to `256 * page + 255`.
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
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
#[scale_info(replace_segment("page", "participant"))]
pub struct Page(pub u32);

impl Page {
	pub fn of(participant: ParticipantId) -> Self {
		Page(participant / PAGE_SIZE)
	}

	/// The participant's place on its page, 0 to 255.
	pub fn slot(participant: ParticipantId) -> u8 {
		u8::try_from(participant % PAGE_SIZE).unwrap_or_default()
	}

	/// The participant in a slot of this page.
	pub fn participant(self, slot: u8) -> ParticipantId {
		self.0.saturating_mul(PAGE_SIZE).saturating_add(u32::from(slot))
	}
}
