//! What an expert is, and a panel with its opinions.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_primitives::{Day, Document, Matter, Seat, KEY_DAYS, MAX_SEATS};

/// Seats of a panel at least, and opinions that decide at least.
pub const MIN_SEATS: usize = 3;

/// Seats of a panel, each once.
pub type Seats = BoundedVec<Seat, ConstU32<MAX_SEATS>>;

/// Who judges a matter in a round (Art. 14, 19).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Panel {
	pub seats: Seats,
	pub named: Day,
}

/// What a seat of a panel says of the matter.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum View {
	Favourable,
	Adverse,
	/// It does not judge, for its interest or another reason 回避.
	Recused,
}

/// What a seat said, once for a round.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Opinion {
	pub view: View,
	/// The opinion as written, or why the seat recused itself.
	pub report: Document,
	pub day: Day,
}

/// Opinions that a panel of so many seats needs, favourable and adverse together: more than half of the seats, three at
/// least.
pub fn least_opinions(seats: usize) -> usize {
	(seats / 2).saturating_add(1).max(MIN_SEATS)
}

/// Working days for which nobody else is given a seat that says nothing: half of those in which the matter is to be judged
/// (Art. 14, 19).
pub fn days_to_speak(matter: Matter) -> u16 {
	match matter {
		Matter::Methodology(_) => 10,
		Matter::Scenario(_) | Matter::Terms(..) => 5,
	}
}

pub fn are_distinct(seats: &[Seat]) -> bool {
	let mut indexed = seats.iter().enumerate();
	indexed.all(|(index, seat)| !seats.iter().take(index).any(|other| other == seat))
}

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
