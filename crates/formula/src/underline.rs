//! An error below the line it is in, as plain text.

use alloc::{format, string::String};

use crate::{
	error::{Error, Words},
	visible::is_invisible,
};

impl Error {
	/// The place, the line of `text` with a mark under the word or sign it is about, and what is wrong. Tabs are shown
	/// as blanks, invisible characters as `�`; a character as wide as two moves the mark by two.
	pub fn render(&self, text: &str) -> String {
		let count = |number: u32| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
		let line = text.lines().nth(count(self.line)).unwrap_or_default();
		let shown: String = line.chars().map(shown).collect();
		let before = shown.chars().take(count(self.column));
		let marked = shown.chars().skip(count(self.column));
		let mut word =
			marked.clone().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').peekable();
		let length = match word.peek() {
			Some(_) => word.map(width).fold(0, usize::saturating_add),
			None => marked.take(1).map(width).fold(0, usize::saturating_add).max(1),
		};
		let blank = " ".repeat(before.map(width).fold(0, usize::saturating_add));
		let mark = "^".repeat(length);
		let number = format!("{}", self.line);
		let margin = " ".repeat(number.len());
		let Words { zh, en } = self.kind.words();
		format!("{number} | {shown}\n{margin} | {blank}{mark}\n{zh}\n{en}\n")
	}
}

fn shown(character: char) -> char {
	match character {
		'\t' => ' ',
		character if is_invisible(character) => char::REPLACEMENT_CHARACTER,
		character => character,
	}
}

/// Columns of a terminal: two for East Asian characters and their punctuation.
fn width(character: char) -> usize {
	let is_wide = matches!(
		character,
		'\u{1100}'..='\u{115f}'
			| '\u{2e80}'..='\u{303e}'
			| '\u{3041}'..='\u{a4cf}'
			| '\u{ac00}'..='\u{d7a3}'
			| '\u{f900}'..='\u{faff}'
			| '\u{fe30}'..='\u{fe4f}'
			| '\u{ff01}'..='\u{ff60}'
			| '\u{ffe0}'..='\u{ffe6}'
			| '\u{1f300}'..='\u{1faff}'
			| '\u{20000}'..='\u{3fffd}'
	);
	if is_wide {
		2
	} else {
		1
	}
}
