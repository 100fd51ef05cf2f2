use crate::{format_scaled, parse_scaled, Number, ParseScaledError};
use proptest::prelude::*;

#[test]
fn format_scaled_should_show_all_decimals() {
	assert_eq!(format_scaled(2_500, 3), "2.500");
	assert_eq!(format_scaled(5, 3), "0.005");
	assert_eq!(format_scaled(5, 0), "5");
	assert_eq!(format_scaled(u64::MAX, 19), "1.8446744073709551615");
	assert_eq!(format_scaled(1, 255).len(), 257);
}

#[test]
fn parse_scaled_should_be_exact_when_decimals_suffice() {
	assert_eq!(parse_scaled("2.5", 3), Ok(2_500));
	assert_eq!(parse_scaled("0002.5000", 3), Ok(2_500));
	assert_eq!(parse_scaled("18446744073709551615", 0), Ok(u64::MAX));
	assert_eq!(parse_scaled("0", 255), Ok(0));
}

#[test]
fn parse_scaled_should_refuse_when_it_would_round() {
	assert_eq!(parse_scaled("2.5001", 3), Err(ParseScaledError::TooManyDecimals { limit: 3 }));
}

#[test]
fn parse_scaled_should_refuse_when_it_leaves_64_bits() {
	assert_eq!(parse_scaled("18446744073709551616", 0), Err(ParseScaledError::TooLarge));
	assert_eq!(parse_scaled("1", 255), Err(ParseScaledError::TooLarge));
}

#[test]
fn parse_scaled_should_refuse_when_it_is_no_number() {
	for text in ["", ".", "1.", ".5", "-1", "+1", " 1", "1 ", "1e3", "1,5", "1.2.3", "１", "0x1"] {
		assert_eq!(parse_scaled(text, 3), Err(ParseScaledError::NotANumber), "{text}");
	}
}

#[test]
fn number_should_be_shown_without_needless_zeros() {
	assert_eq!(Number { value: -1_500, decimals: 3 }.to_string(), "-1.5");
	assert_eq!(
		Number { value: i128::MIN, decimals: 38 }.to_string(),
		"-1.70141183460469231731687303715884105728"
	);
}

proptest! {
	#[test]
	fn scaled_text_should_be_read_back(value: u64, decimals: u8) {
		prop_assert_eq!(parse_scaled(&format_scaled(value, decimals), decimals), Ok(value));
	}

	#[test]
	fn parse_scaled_should_never_panic(text in ".*", decimals: u8) {
		let _ = parse_scaled(&text, decimals);
	}
}
