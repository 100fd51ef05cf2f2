//! What agreements, items and orders are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_primitives::{
	Day, Document, ItemId, OrderId, ParticipantId, Piece, Points, Quantity, Title, MAX_FULFILLED,
	MAX_PIECES, PAGE_SIZE,
};

/// What a person gives away when it has what it redeemed. Of chance, and for one order alone: it is public once used.
pub type Secret = [u8; 32];
/// Orders to fulfil, each with its secret.
pub type FulfilmentList = BoundedVec<(OrderId, Secret), ConstU32<MAX_FULFILLED>>;
/// What an order took of lots.
pub type PieceList = BoundedVec<Piece, ConstU32<MAX_PIECES>>;
/// How many a page's people have of an item, ascending strictly by slot.
pub type BoughtList = BoundedVec<(u8, u16), ConstU32<PAGE_SIZE>>;

/// A cooperation agreement of a provider's with the operator (Art. 36).
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
pub struct Agreement {
	/// The agreement in writing.
	pub document: Document,
	pub from: Day,
	/// The last day.
	pub until: Day,
	/// By which document and when it was ended before its last day.
	pub ended: Option<(Document, Day)>,
}

impl Agreement {
	/// Whether it was not ended, and its last day is not over.
	pub fn lasts(&self, today: Day) -> bool {
		self.ended.is_none() && today <= self.until
	}

	/// Whether the provider may provide under it.
	pub fn stands(&self, today: Day) -> bool {
		self.lasts(today) && self.from <= today
	}
}

/// Where an item stands.
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
pub enum ItemState {
	/// It waits for the operator to list it.
	Offered,
	/// It may be redeemed on its days.
	Listed,
	/// Its provider took it back.
	Withdrawn,
}

/// Goods or a service that points are redeemed for (Art. 35, 36).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Item {
	pub provider: ParticipantId,
	pub title: Title,
	/// What it is, and how it is handed over.
	pub document: Document,
	/// Of one.
	pub price: Points,
	/// How many there ever were: those in stock, held and sold.
	pub offered: u32,
	/// How many may still be redeemed.
	pub stock: u32,
	/// How many stand in open orders.
	pub held: u32,
	/// How many were handed over.
	pub sold: u32,
	/// How many one person may have.
	pub per_person: u16,
	/// The first day on which it may be redeemed.
	pub from: Day,
	/// The last day.
	pub until: Day,
	/// Working days in which an order is to be fulfilled.
	pub fulfil: u16,
	pub state: ItemState,
}

/// Where an order stands.
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
pub enum OrderState {
	/// It is to be fulfilled.
	Open,
	/// The operator is to decide on it.
	Disputed,
	/// The person has what it redeemed, and the provider the reductions (Art. 37).
	Fulfilled,
	/// The person has its points again, but for what lapsed since.
	Cancelled,
}

/// What a person redeemed (Art. 37).
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
pub struct Order {
	pub item: ItemId,
	pub participant: ParticipantId,
	pub count: u16,
	/// Points, with the reductions in them.
	pub taken: Quantity,
	/// Of how many lots they were taken.
	pub pieces: u32,
	pub placed: Day,
	/// The BLAKE2-256 digest of the secret that shows the hand-over.
	pub secret: H256,
	pub state: OrderState,
}

impl Order {
	/// Whether it is neither fulfilled nor cancelled.
	pub fn runs(&self) -> bool {
		matches!(self.state, OrderState::Open | OrderState::Disputed)
	}
}
