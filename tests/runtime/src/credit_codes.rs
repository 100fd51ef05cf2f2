//! Unified social credit codes 统一社会信用代码 made up for tests, their check digits by the table of GB 32100-2015.

use codec::Decode;
use polkadot_sdk::sp_io::hashing::blake2_256;
use suhui_primitives::CreditCode;

const DIGITS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// What the standard weighs the first seventeen digits by.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A code that another seed's is not.
pub fn credit_code(seed: &str) -> CreditCode {
	let values = blake2_256(seed.as_bytes()).map(|byte| usize::from(byte) % DIGITS.len());
	let sum = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<usize>();
	let check = (DIGITS.len() - sum % DIGITS.len()) % DIGITS.len();
	let values = values.iter().take(WEIGHTS.len()).chain([&check]);
	decoded(values.map(|value| DIGITS[*value]).collect())
}

/// The code with the check digit after the right one.
pub fn miscopied(code: CreditCode) -> CreditCode {
	let mut digits = code.digits().to_vec();
	let last = digits.last_mut().expect("eighteen digits");
	let place = DIGITS.iter().position(|digit| *digit == *last).expect("it is a digit");
	*last = DIGITS[(place + 1) % DIGITS.len()];
	decoded(digits)
}

/// As it comes with a transaction: unchecked.
fn decoded(digits: Vec<u8>) -> CreditCode {
	CreditCode::decode(&mut &digits[..]).expect("eighteen bytes")
}
