//! What a class page, a class's totals, an honour, a balance and the place where lots lapse next are.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use suhui_primitives::{ClassId, Month, Page, Points, Purpose, Quantity, Slots, PAGE_SIZE};

/// A page's lots of one class. A lot taken whole stays, with nothing in it, so that what is given back finds its place.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ClassPage {
	/// Whose they are.
	pub slots: Slots,
	/// In order of slot.
	pub quantities: BoundedVec<Quantity, ConstU32<PAGE_SIZE>>,
}

impl ClassPage {
	/// The lots by slot, ascending.
	pub fn iter(&self) -> impl Iterator<Item = (u8, Quantity)> + '_ {
		self.slots.iter().zip(self.quantities.iter().copied())
	}
}

/// What became of one class: issued is what is held in lots and all the others together.
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
	/// Taken for orders that are neither settled nor given back.
	pub in_orders: Quantity,
	/// Of orders that were settled: the reductions are the providers' (Art. 37).
	pub redeemed: Quantity,
	/// Donated, offset, cancelled or given in compensation (Art. 26, 32).
	pub retired: Quantity,
	/// Two years old (Art. 37).
	pub lapsed: Quantity,
	/// Credited wrongly and taken out again (Art. 22).
	pub taken_back: Quantity,
}

/// What left a participant's lots for good and is still counted (Art. 32, 38).
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
pub struct Book {
	/// Their reductions are the providers'.
	#[codec(compact)]
	pub redeemed: Points,
	pub lapsed: Quantity,
	pub donated: Quantity,
	pub offset: Quantity,
	pub cancelled: Quantity,
	pub compensated: Quantity,
}

impl Book {
	pub(crate) fn retired(&mut self, purpose: Purpose) -> &mut Quantity {
		match purpose {
			Purpose::Donation => &mut self.donated,
			Purpose::Offset => &mut self.offset,
			Purpose::Cancellation => &mut self.cancelled,
			Purpose::Compensation => &mut self.compensated,
		}
	}
}

/// Where lots lapse next: pages come in the order of their keys in the state.
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
pub struct Cursor {
	/// The oldest month whose lots may not all have lapsed.
	pub month: Month,
	/// The last page of which all lots issued in it lapsed; `None` before the first.
	pub after: Option<Page>,
}

impl Cursor {
	/// At the beginning of a month.
	pub(crate) fn of(month: Month) -> Self {
		Cursor { month, after: None }
	}
}

/// What one participant holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Balance {
	/// The sum of all lots.
	pub quantity: Quantity,
	/// By month of issue and class, oldest first; those with nothing in them are left out.
	pub lots: Vec<(Month, ClassId, Quantity)>,
	/// What lapsed and stays as an honour (Art. 38).
	pub honour: Quantity,
}
