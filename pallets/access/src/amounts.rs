//! What transactions take of a day.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the transactions of a day took, or may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Amounts {
	pub transactions: u32,
	/// Picoseconds of their calls.
	pub ref_time: u64,
	/// Of whole transactions, signatures and all.
	pub bytes: u64,
}

impl Amounts {
	/// The larger of each.
	pub fn max(self, other: Amounts) -> Amounts {
		Amounts {
			transactions: self.transactions.max(other.transactions),
			ref_time: self.ref_time.max(other.ref_time),
			bytes: self.bytes.max(other.bytes),
		}
	}

	pub fn checked_add(self, other: Amounts) -> Option<Amounts> {
		Some(Amounts {
			transactions: self.transactions.checked_add(other.transactions)?,
			ref_time: self.ref_time.checked_add(other.ref_time)?,
			bytes: self.bytes.checked_add(other.bytes)?,
		})
	}

	/// Whether none is above the allowance's.
	pub const fn fits_into(self, allowance: Amounts) -> bool {
		self.transactions <= allowance.transactions
			&& self.ref_time <= allowance.ref_time
			&& self.bytes <= allowance.bytes
	}
}
