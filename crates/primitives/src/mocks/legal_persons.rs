use crate::{CreditCode, LegalPerson};

/// A valid credit code for each number: of the check digits there are, one is that of the others.
pub fn credit_code(n: u32) -> CreditCode {
	let with = |check| format!("9132000{n:010}{check}").into_bytes().try_into().unwrap();
	"0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.find_map(|check| CreditCode::new(with(check)))
		.unwrap()
}

/// An institution or organisation of a title and code of its own for each number.
pub fn legal_person(n: u32) -> LegalPerson {
	let title = format!("江苏第{n}单位").into_bytes().try_into().unwrap();
	LegalPerson { title, code: credit_code(n) }
}
