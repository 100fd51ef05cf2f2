use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};

/// Bytes of a public title at most.
pub const MAX_TITLE: u32 = 128;

/// A public title: UTF-8, as [`is_text`] tells.
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE>>;

/// Whether bytes are UTF-8 that shows something and holds no control character.
pub fn is_text(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes)
		.is_ok_and(|text| !text.trim().is_empty() && !text.contains(char::is_control))
}
