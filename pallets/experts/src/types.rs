//! What an expert is.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_primitives::{Day, KEY_DAYS};

/// A seat in the expert group (Art. 7), present or past.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Expert<AccountId> {
	/// The key that stands, or last stood, for the expert.
	pub account: AccountId,
	/// When it was appointed, for the last time.
	pub appointed: Day,
	pub dismissed: Option<Day>,
	/// Keys that stood for it, the present one included.
	pub keys: u32,
	/// Since when the present one does.
	pub key_since: Day,
}

impl<AccountId> Expert<AccountId> {
	/// One who is appointed for the first time.
	pub fn new(account: AccountId, today: Day) -> Self {
		Expert { account, appointed: today, dismissed: None, keys: 1, key_since: today }
	}

	/// Whether the expert may take another key: the first one is free, each later one [`KEY_DAYS`] after the one before.
	pub fn may_change_key(&self, today: Day) -> bool {
		self.keys <= 1 || today >= self.key_since.saturating_add(KEY_DAYS)
	}
}
