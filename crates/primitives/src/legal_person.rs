use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Title;

/// What the digits of a unified social credit code are, by their value: no I, O, S, V and Z.
const DIGITS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Digits before the check digit.
const CHECKED: usize = 17;

/// The unified social credit code 统一社会信用代码 of an institution or organisation by GB 32100-2015: eighteen
/// digits, the last of which checks the others.
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
)]
pub struct CreditCode([u8; 18]);

impl CreditCode {
	/// `None` unless they are eighteen digits of which the last is the others' check digit.
	pub fn new(digits: [u8; 18]) -> Option<Self> {
		let code = CreditCode(digits);
		code.is_valid().then_some(code)
	}

	/// Whether the check digit is the others': a decoded value's may not be.
	pub fn is_valid(&self) -> bool {
		check_digit(&self.0).is_some_and(|digit| self.0.last() == Some(&digit))
	}

	/// The digits, which are ASCII.
	pub fn digits(&self) -> &[u8] {
		&self.0
	}
}

/// The check digit of the first seventeen digits: 31 less their sum, each weighed by 3 to the power of its place,
/// modulo 31.
fn check_digit(digits: &[u8; 18]) -> Option<u8> {
	let mut weight = 1u32;
	let mut sum = 0u32;
	for digit in digits.iter().take(CHECKED) {
		let value = DIGITS.iter().position(|known| known == digit)?;
		sum = sum.checked_add(u32::try_from(value).ok()?.checked_mul(weight)?)?;
		weight = weight.checked_mul(3)?.checked_rem(31)?;
	}
	let check = 31u32.checked_sub(sum.checked_rem(31)?)?.checked_rem(31)?;
	DIGITS.get(usize::try_from(check).ok()?).copied()
}

/// An institution or organisation by its public name and code.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LegalPerson {
	pub title: Title,
	pub code: CreditCode,
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn credit_code_should_be_valid_when_its_check_digit_is_right() {
		// Codes published by the companies themselves: Tencent, Alibaba, Huawei.
		for code in [b"9144030071526726XG", b"91330100799655058B", b"914403001922038216"] {
			assert!(CreditCode::new(*code).is_some(), "{}", String::from_utf8_lossy(code));
		}
	}

	#[test]
	fn credit_code_should_be_refused_when_one_digit_differs_or_is_none() {
		let known = *b"9144030071526726XG";
		for place in 0..18 {
			for digit in DIGITS.iter().chain(b"IOSVZ a\0").filter(|digit| **digit != known[place]) {
				let mut other = known;
				other[place] = *digit;
				assert_eq!(CreditCode::new(other), None, "place {place}");
			}
		}
	}
}
