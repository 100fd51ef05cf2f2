//! Nothing that a reader does not see stands anywhere in a text.

use super::proven;
use crate::{is_invisible, Error, ErrorKind};

/// At least one of each kind; both ends of the ranges that Unicode's categories do not give.
const INVISIBLE: [char; 61] = [
	// Controls.
	'\0',
	'\u{7}',
	'\u{b}',
	'\u{c}',
	'\u{1f}',
	'\u{7f}',
	'\u{80}',
	'\u{85}',
	'\u{9f}',
	// Format, zero width, direction.
	'\u{ad}',
	'\u{61c}',
	'\u{200b}',
	'\u{200c}',
	'\u{200d}',
	'\u{200e}',
	'\u{200f}',
	'\u{202a}',
	'\u{202e}',
	'\u{2060}',
	'\u{2066}',
	'\u{2069}',
	'\u{206f}',
	'\u{feff}',
	'\u{fff9}',
	'\u{fffb}',
	'\u{1d173}',
	// Separators of lines and of paragraphs.
	'\u{2028}',
	'\u{2029}',
	// Private use.
	'\u{e000}',
	'\u{f8ff}',
	'\u{f0000}',
	'\u{10fffd}',
	// Joiners, fillers, selectors of variants.
	'\u{34f}',
	'\u{115f}',
	'\u{1160}',
	'\u{17b4}',
	'\u{17b5}',
	'\u{180b}',
	'\u{180e}',
	'\u{180f}',
	'\u{3164}',
	'\u{fe00}',
	'\u{fe0f}',
	'\u{ffa0}',
	'\u{e0100}',
	'\u{e01ef}',
	// Tags.
	'\u{e0001}',
	'\u{e0041}',
	'\u{e007f}',
	// Reserved for more of them.
	'\u{2065}',
	'\u{fff0}',
	'\u{e0fff}',
	// No characters, for good.
	'\u{fdd0}',
	'\u{fdef}',
	'\u{fffe}',
	'\u{ffff}',
	'\u{1fffe}',
	'\u{10ffff}',
	// Blanks that are no space.
	'\u{2800}',
	'\u{16fe4}',
	'\u{1d159}',
];

/// Where a character is refused, if it is for itself.
fn forbidden(text: &str, character: char) -> Option<(u32, u32)> {
	match proven(text) {
		Err(Error { line, column, kind: ErrorKind::ForbiddenCharacter { found } })
			if found == character =>
		{
			Some((line, column))
		}
		_ => None,
	}
}

#[test]
fn invisible_characters_should_be_refused_when_they_stand_anywhere() {
	for hidden in INVISIBLE {
		assert!(is_invisible(hidden), "{}", hidden.escape_unicode());
		let texts = [
			format!("methodology \"t\" # 甲{hidden}\nresult gCO2e = 1 gCO2e"),
			format!("methodology \"t甲甲{hidden}\"\nresult gCO2e = 1 gCO2e"),
			format!("methodology \"t\"  {hidden} \nresult gCO2e = 1 gCO2e"),
		];
		for (text, column) in texts.iter().zip([20, 17, 18]) {
			assert_eq!(forbidden(text, hidden), Some((1, column)), "{}", hidden.escape_unicode());
		}
	}
}

#[test]
fn invisible_characters_should_be_refused_when_they_stand_in_a_name() {
	for hidden in INVISIBLE {
		let text = format!("methodology \"t\"\nlet fac{hidden}tor = 1\nresult gCO2e = 1 gCO2e");
		assert_eq!(forbidden(&text, hidden), Some((2, 8)), "{}", hidden.escape_unicode());
	}
}

#[test]
fn invisible_characters_should_be_refused_first_when_the_text_has_other_faults() {
	assert_eq!(forbidden("methodology “t”\n? # \u{200b}", '\u{200b}'), Some((2, 5)));
}

#[test]
fn carriage_returns_should_be_refused_when_they_end_no_line() {
	// The cap is seen by whoever reads the return as a line end, and is part of the comment for who does not.
	let uncapped = "methodology \"t\"\n\
		input x : gCO2e, decimals 0, from 0 to 9\n\
		parameter cap : gCO2e = 5 source \"s\"\n\
		let counted = # at most the cap counts\rmin(x, cap) + 0 *\r\nx\n\
		result gCO2e = counted";
	assert_eq!(forbidden(uncapped, '\r'), Some((4, 39)));
	assert_eq!(forbidden("methodology \"a\rb\"", '\r'), Some((1, 15)));
	assert_eq!(forbidden("methodology\r\"t\"", '\r'), Some((1, 12)));
	assert_eq!(forbidden("methodology \"t\"\r\r\nresult", '\r'), Some((1, 16)));
	assert_eq!(forbidden("methodology \"t\"\nresult\r", '\r'), Some((2, 7)));
	assert_eq!(forbidden("# \n\r", '\r'), Some((2, 1)));
}

#[test]
fn strings_should_be_refused_when_a_line_ends_within() {
	let error = proven("methodology \"a\r\nb\"").unwrap_err();
	assert_eq!((error.line, error.column, error.kind), (1, 13, ErrorKind::UnclosedString));
}

#[test]
fn lines_should_be_counted_when_they_end_in_carriage_return_and_line_feed() {
	let text =
		"# one\r\nmethodology \"t\" # two\r\n\r\nlet x = 2 gCO2e # four\r\nresult gCO2e = x\r\n";
	assert_eq!(proven(text).unwrap().formula.evaluate(&[], 0), Ok(2_000));
	let error = proven(&text.replace("= x", "= ?")).unwrap_err();
	let found = ErrorKind::UnexpectedCharacter { found: '?', instead: None };
	assert_eq!((error.line, error.column, error.kind), (5, 16, found));
}

#[test]
fn text_should_be_accepted_when_every_character_is_seen() {
	for seen in [
		"骑行替代机动车出行，每日一次",
		"“全角”（标点）：《办法》、第三条；——……！？",
		"Énergie à Xi’an, naïve façade, e\u{301}",
		"\u{20bb7}野家 \u{3134a}",
		"a\u{a0}b\u{3000}c",
		"gCO₂e ≤ 5 km² · 🚲",
	] {
		assert!(!seen.contains(is_invisible), "{seen}");
		let text = format!("# {seen}\nmethodology \"{seen}\"\n\tresult gCO2e = 1 gCO2e");
		assert_eq!(proven(&text).unwrap().title, seen);
	}
}
