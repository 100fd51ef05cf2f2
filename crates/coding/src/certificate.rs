//! The numbers of certificates: the year of issue and the place in it, twelve digits, and two more by which a digit
//! that was written wrongly, or two that were exchanged, are found out (ISO 7064, MOD 97-10).

use alloc::{format, string::String};

/// Places in one year: eight digits.
const PLACES: u64 = 100_000_000;
const MODULUS: u64 = 97;

/// The number of the year's certificate of this place; `None` beyond eight digits, of place 0, and of years that do
/// not take four digits.
pub fn certificate_number(year: u16, place: u32) -> Option<u64> {
	let is_written = (1_000..=9_999).contains(&year);
	let place = u64::from(place);
	let is_given = (1..PLACES).contains(&place);
	let number = u64::from(year).checked_mul(PLACES)?.checked_add(place)?;
	(is_written && is_given).then_some(number)
}

/// The two check digits of a number, 02 to 98: what it is followed by leaves 1 when divided by 97.
pub fn check_digits(number: u64) -> u64 {
	let rest = (number % MODULUS).saturating_mul(100) % MODULUS;
	MODULUS.saturating_add(1).saturating_sub(rest)
}

/// A certificate's number as people write it: `202600000001-52`.
pub fn written(number: u64) -> String {
	format!("{number:012}-{:02}", check_digits(number))
}

/// The number that people wrote, with or without the dash; `None` unless it has twelve digits and two that check them.
pub fn read(text: &str) -> Option<u64> {
	let (number, check) = match text.split_once('-') {
		Some(parts) => parts,
		None => text.split_at_checked(12)?,
	};
	let digits = |digits: &str, count: usize| -> Option<u64> {
		let are_digits = digits.len() == count && digits.bytes().all(|it| it.is_ascii_digit());
		are_digits.then(|| digits.parse().ok()).flatten()
	};
	let number = digits(number, 12)?;
	(digits(check, 2)? == check_digits(number)).then_some(number)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 98 less a hundred times the number modulo 97, worked out by hand.
	const KNOWN: [(u64, &str); 3] = [
		(202_600_000_001, "202600000001-52"),
		(202_600_000_123, "202600000123-74"),
		(202_500_000_001, "202500000001-04"),
	];

	#[test]
	fn number_should_be_written_with_its_check_digits() {
		assert_eq!(KNOWN.map(|(number, _)| written(number)), KNOWN.map(|(_, text)| text));
	}

	#[test]
	fn number_should_be_read_when_its_check_digits_are_right() {
		for (number, text) in KNOWN {
			assert_eq!(read(text), Some(number));
			assert_eq!(read(&text.replace('-', "")), Some(number));
		}
	}

	#[test]
	fn number_should_not_be_read_when_one_digit_differs_or_two_neighbours_are_exchanged() {
		let known = "20260000012374";
		for place in 0..known.len() {
			for digit in ('0'..='9').filter(|digit| !known[place..].starts_with(*digit)) {
				let mut other = known.to_string();
				other.replace_range(place..=place, &digit.to_string());
				assert_eq!(read(&other), None, "{other}");
			}
		}
		let digits = known.as_bytes();
		for place in (1..digits.len()).filter(|place| digits[place - 1] != digits[*place]) {
			let mut other = digits.to_vec();
			other.swap(place - 1, place);
			let other = String::from_utf8(other).unwrap();
			assert_eq!(read(&other), None, "{other}");
		}
	}

	#[test]
	fn number_should_not_be_read_when_it_is_not_written_as_one() {
		let wrong = ["", "-", "202600000001", "202600000001-5", "202600000001-520", "26-52"];
		for text in
			wrong.into_iter().chain(["2026-00000001-52", "２０２６00000001", "+02600000001-52"])
		{
			assert_eq!(read(text), None, "{text}");
		}
	}

	#[test]
	fn number_should_have_year_and_place_when_both_can_be_written() {
		assert_eq!(certificate_number(2026, 123), Some(202_600_000_123));
		assert_eq!(certificate_number(2026, 99_999_999), Some(202_699_999_999));
		for (year, place) in [(2026, 0), (2026, 100_000_000), (999, 1), (10_000, 1)] {
			assert_eq!(certificate_number(year, place), None, "{year} {place}");
		}
	}
}
