//! What a reader does not see.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether a character shows nothing of itself, or only changes how others are shown: controls (tab, carriage
/// return and line feed too), marks of format and direction, tags, fillers, what only a private agreement gives a
/// shape, and what Unicode promises never to give one. A space is not invisible.
pub fn is_invisible(character: char) -> bool {
	if character.is_ascii() {
		return character.is_ascii_control();
	}
	is_ignorable(character)
		|| is_noncharacter(character)
		|| matches!(
			character.general_category(),
			GeneralCategory::Control
				| GeneralCategory::Format
				| GeneralCategory::LineSeparator
				| GeneralCategory::ParagraphSeparator
				| GeneralCategory::PrivateUse
		)
}

/// What Unicode calls letter, mark or symbol, or has not assigned, and yet is drawn as nothing: its property
/// `Default_Ignorable_Code_Point` beyond the categories above, and three signs whose shape is a blank.
fn is_ignorable(character: char) -> bool {
	let ignorable = matches!(
		character,
		'\u{34f}'
			| '\u{115f}'..='\u{1160}'
			| '\u{17b4}'..='\u{17b5}'
			| '\u{180b}'..='\u{180f}'
			| '\u{2065}'
			| '\u{3164}'
			| '\u{fe00}'..='\u{fe0f}'
			| '\u{ffa0}'
			| '\u{fff0}'..='\u{fff8}'
			| '\u{e0000}'..='\u{e0fff}'
	);
	// Of Braille, of the Khitan script, of musical notation.
	let blank = matches!(character, '\u{2800}' | '\u{16fe4}' | '\u{1d159}');
	ignorable || blank
}

/// What Unicode keeps out of texts for good: a block of 32, and the last two of every plane.
fn is_noncharacter(character: char) -> bool {
	const LAST_TWO: u32 = 0xfffe;
	matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & LAST_TWO == LAST_TWO
}
