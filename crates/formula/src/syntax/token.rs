//! Text to tokens.

use alloc::vec::Vec;

use crate::{
	error::{Error, ErrorKind, Position},
	limits::{MAX_NAME, MAX_NUMBER_DECIMALS, MAX_TEXT},
	number::Number,
	visible::is_invisible,
};

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Token<'a> {
	Word(&'a str),
	String(&'a str),
	Number(Number),
	Symbol(&'static str),
	End,
}

#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
	pub token: Token<'a>,
	pub at: Position,
}

/// Words no declaration may take as its name.
const KEYWORDS: [&str; 23] = [
	"methodology",
	"points",
	"input",
	"parameter",
	"table",
	"let",
	"result",
	"vector",
	"source",
	"of",
	"below",
	"otherwise",
	"decimals",
	"from",
	"to",
	"if",
	"then",
	"else",
	"and",
	"or",
	"not",
	"min",
	"max",
];

pub fn is_keyword(word: &str) -> bool {
	KEYWORDS.contains(&word)
}

/// The longer of two that begin alike comes first.
const SYMBOLS: [&str; 20] = [
	"->", "<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",",
	":", "\"",
];

/// All tokens, the last one [`Token::End`].
pub fn tokenize(text: &str) -> Result<Vec<Placed<'_>>, Error> {
	let mut cursor = Cursor { rest: text, at: Position::START };
	if text.len() > MAX_TEXT {
		return Err(cursor.at.error(ErrorKind::TextTooLong { bytes: text.len() }));
	}
	refuse_hidden(text)?;
	let mut tokens = Vec::new();
	loop {
		cursor.skip_blanks();
		let at = cursor.at;
		let token = cursor.token()?;
		tokens.push(Placed { token, at });
		if token == Token::End {
			return Ok(tokens);
		}
	}
}

/// Looks through the whole text, comments and strings too, for what a reader does not see.
fn refuse_hidden(text: &str) -> Result<(), Error> {
	let mut at = Position::START;
	let mut characters = text.chars().peekable();
	while let Some(found) = characters.next() {
		let hidden = match found {
			'\n' | '\t' => false,
			// Alone it ends a line for some editors, but neither a comment nor a string.
			'\r' => characters.peek() != Some(&'\n'),
			_ => is_invisible(found),
		};
		if hidden {
			return Err(at.error(ErrorKind::ForbiddenCharacter { found }));
		}
		at = at.after(found);
	}
	Ok(())
}

struct Cursor<'a> {
	rest: &'a str,
	at: Position,
}

impl<'a> Cursor<'a> {
	fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
		self.take(self.rest.find(|c| !keep(c)).unwrap_or(self.rest.len()))
	}

	fn take(&mut self, bytes: usize) -> &'a str {
		let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
		self.rest = rest;
		for character in taken.chars() {
			self.at = self.at.after(character);
		}
		taken
	}

	fn skip_blanks(&mut self) {
		loop {
			self.take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
			if !self.rest.starts_with('#') {
				return;
			}
			self.take_while(|c| c != '\n');
		}
	}

	fn token(&mut self) -> Result<Token<'a>, Error> {
		let Some(first) = self.rest.chars().next() else { return Ok(Token::End) };
		if first.is_ascii_digit() {
			return self.number();
		}
		if first.is_ascii_alphabetic() || first == '_' {
			return self.word();
		}
		match SYMBOLS.into_iter().find(|symbol| self.rest.starts_with(symbol)) {
			Some("\"") => self.string(),
			Some(symbol) => {
				self.take(symbol.len());
				Ok(Token::Symbol(symbol))
			}
			None => Err(self
				.at
				.error(ErrorKind::UnexpectedCharacter { found: first, instead: ascii(first) })),
		}
	}

	fn word(&mut self) -> Result<Token<'a>, Error> {
		let at = self.at;
		let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
		match word.len() {
			bytes if bytes > MAX_NAME => Err(at.error(ErrorKind::NameTooLong { bytes })),
			_ => Ok(Token::Word(word)),
		}
	}

	fn string(&mut self) -> Result<Token<'a>, Error> {
		let at = self.at;
		self.take(1);
		let string = self.take_while(|c| c != '"' && c != '\n');
		match self.rest.starts_with('"') {
			true => {
				self.take(1);
				Ok(Token::String(string))
			}
			false => Err(at.error(ErrorKind::UnclosedString)),
		}
	}

	fn number(&mut self) -> Result<Token<'a>, Error> {
		let at = self.at;
		let whole = self.take_while(|c| c.is_ascii_digit());
		let fraction = match self.rest.strip_prefix('.') {
			Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
				self.take(1);
				self.take_while(|c| c.is_ascii_digit())
			}
			_ => "",
		};
		let too_many = ErrorKind::TooManyDecimals { limit: MAX_NUMBER_DECIMALS };
		let decimals =
			u8::try_from(fraction.len()).ok().filter(|decimals| *decimals <= MAX_NUMBER_DECIMALS);
		let decimals = decimals.ok_or_else(|| at.error(too_many))?;
		let digits =
			whole.bytes().chain(fraction.bytes()).map(|byte| i128::from(byte.saturating_sub(b'0')));
		let value = digits
			.into_iter()
			.try_fold(0i128, |value, digit| value.checked_mul(10)?.checked_add(digit));
		let value = value.ok_or_else(|| at.error(ErrorKind::NumberTooLarge))?;
		Ok(Token::Number(Number { value, decimals }))
	}
}

/// What the key gives outside a Chinese input method.
fn ascii(character: char) -> Option<char> {
	match character {
		'“' | '”' | '＂' => Some('"'),
		'、' | '，' => Some(','),
		'×' => Some('*'),
		'÷' => Some('/'),
		'−' | '–' | '—' => Some('-'),
		'【' => Some('['),
		'】' => Some(']'),
		'\u{3000}' | '\u{a0}' => Some(' '),
		'\u{ff01}'..='\u{ff5e}' => {
			u32::from(character).checked_sub(0xfee0).and_then(char::from_u32)
		}
		_ => None,
	}
}
