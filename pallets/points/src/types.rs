//! What a lot, a class's totals and a balance are.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_primitives::{ClassId, Month, Quantity};

/// What one participant earned of one class; the page it lies on says who, the month when.
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
pub struct Lot {
	/// The participant's place on the page, 0 to 63.
	pub slot: u8,
	#[codec(compact)]
	pub class: ClassId,
	pub quantity: Quantity,
}

impl Lot {
	/// What a page's lots are ordered by.
	pub fn key(&self) -> (u8, ClassId) {
		(self.slot, self.class)
	}
}

/// What became of one class: issued = held in lots + lapsed.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Totals {
	pub issued: Quantity,
	pub lapsed: Quantity,
}

/// What one participant holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Balance {
	/// The sum of all lots.
	pub quantity: Quantity,
	/// By month of issue and class, oldest first.
	pub lots: Vec<(Month, ClassId, Quantity)>,
	/// What lapsed and stays as an honour (Art. 32, 38).
	pub honour: Quantity,
}
