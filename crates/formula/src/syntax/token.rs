//! Text to tokens.

use alloc::{format, string::String, vec::Vec};

use crate::{
	calendar::DayPart,
	declaration::POINTS,
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

/// A token, where it stands, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
	pub token: Token<'a>,
	pub at: Position,
	pub start: usize,
	pub end: usize,
}

/// Words no declaration may take as its name.
const KEYWORDS: [&str; 32] = [
	"methodology",
	"points",
	"unit",
	"input",
	"parameter",
	"table",
	"let",
	"assert",
	"result",
	"vector",
	"source",
	"of",
	"for",
	"on",
	"below",
	"up",
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
	"floor",
	"month",
	"weekday",
	"season",
];

pub fn is_keyword(word: &str) -> bool {
	KEYWORDS.contains(&word)
}

/// Whether a word can be the symbol of a unit: no keyword, but `points`, and parts of the day, as in `kWh/month`.
pub fn is_symbol(word: &str) -> bool {
	!is_keyword(word) || word == POINTS || DayPart::named(word).is_some()
}

/// The longer of two that begin alike comes first.
const SYMBOLS: [&str; 20] = [
	"->", "<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",",
	":", "\"",
];

/// What other languages write, and what this one does.
const FOREIGN: [(&str, &str); 6] =
	[("**", "^"), ("=<", "<="), ("=>", ">="), ("<>", "!="), ("&&", "and"), ("||", "or")];

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
		let (at, start) = (cursor.at, text.len().saturating_sub(cursor.rest.len()));
		let token = cursor.token()?;
		let end = text.len().saturating_sub(cursor.rest.len());
		tokens.push(Placed { token, at, start, end });
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
		if let Some((written, instead)) =
			FOREIGN.into_iter().find(|(written, _)| self.rest.starts_with(written))
		{
			return Err(self
				.at
				.error(ErrorKind::Foreign { written: written.into(), instead: instead.into() }));
		}
		match SYMBOLS.into_iter().find(|symbol| self.rest.starts_with(symbol)) {
			Some("\"") => self.string(),
			Some(symbol) => {
				self.take(symbol.len());
				Ok(Token::Symbol(symbol))
			}
			None => Err(self
				.at
				.error(ErrorKind::UnexpectedCharacter { found: first, instead: instead(first) })),
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
		self.refuse_foreign_number()?;
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
		let percent = self.rest.starts_with('%');
		if percent {
			self.take(1);
		}
		let decimals = if percent { decimals.saturating_add(2) } else { decimals };
		Ok(Token::Number(Number { value, decimals }))
	}

	/// `1e6` and `1,000,000`.
	fn refuse_foreign_number(&self) -> Result<(), Error> {
		let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
		let whole = digits(self.rest);
		let (first, rest) = self.rest.split_at_checked(whole).unwrap_or((self.rest, ""));
		let fraction =
			rest.strip_prefix('.').map_or("", |rest| rest.get(..digits(rest)).unwrap_or(""));
		let point = if fraction.is_empty() { 0 } else { fraction.len().saturating_add(1) };
		let after = rest.get(point..).unwrap_or_default();
		if let Some(power) = after.strip_prefix(['e', 'E']) {
			let exponent = power.strip_prefix(['-', '+']).unwrap_or(power);
			let exponent = exponent.get(..digits(exponent)).unwrap_or_default();
			if !exponent.is_empty() {
				let sign = if power.starts_with('-') { "-" } else { "" };
				let written =
					format!("{first}{}e{sign}{exponent}", rest.get(..point).unwrap_or_default());
				let instead = in_full(first, fraction, sign.is_empty(), exponent);
				return Err(self.at.error(match instead {
					Some(instead) => ErrorKind::Foreign { written, instead },
					None if sign.is_empty() => ErrorKind::NumberTooLarge,
					None => ErrorKind::TooManyDecimals { limit: MAX_NUMBER_DECIMALS },
				}));
			}
		}
		let (mut instead, mut written, mut rest) = (String::from(first), String::from(first), rest);
		while let Some(after) = rest.strip_prefix(',').filter(|after| digits(after) == 3) {
			let (group, after) = after.split_at_checked(3).unwrap_or((after, ""));
			instead.push_str(group);
			written.push(',');
			written.push_str(group);
			rest = after;
		}
		match written == instead || whole > 3 {
			true => Ok(()),
			false => Err(self.at.error(ErrorKind::GroupedDigits { written, instead })),
		}
	}
}

/// A number with an exponent, without it; none where no number has so many digits.
fn in_full(whole: &str, fraction: &str, greater: bool, exponent: &str) -> Option<String> {
	const MAX_SHIFT: usize = 38;
	let shift = exponent.parse().ok().filter(|shift| *shift <= MAX_SHIFT)?;
	let zeros = "0".repeat(shift);
	let (digits, point) = match greater {
		true => (format!("{whole}{fraction}{zeros}"), whole.len().saturating_add(shift)),
		false => (format!("{zeros}{whole}{fraction}"), whole.len()),
	};
	let (whole, fraction) = digits.split_at_checked(point).unwrap_or((&digits, ""));
	let whole = whole.trim_start_matches('0');
	let whole = if whole.is_empty() { "0" } else { whole };
	Some(match fraction.trim_end_matches('0') {
		"" => whole.into(),
		fraction => format!("{whole}.{fraction}"),
	})
}

/// What was probably meant: what the key gives outside a Chinese input method, or the sign of mathematics in ASCII.
fn instead(character: char) -> Option<&'static str> {
	Some(match character {
		'“' | '”' | '＂' => "\"",
		'、' | '，' => ",",
		'×' | '·' | '＊' => "*",
		'÷' | '／' => "/",
		'−' | '–' | '—' | '－' => "-",
		'【' | '［' => "[",
		'】' | '］' => "]",
		'（' => "(",
		'）' => ")",
		'：' => ":",
		'＝' => "=",
		'＋' => "+",
		'＜' => "<",
		'＞' => ">",
		'＃' => "#",
		'％' => "%",
		'≤' | '⩽' | '≦' => "<=",
		'≥' | '⩾' | '≧' => ">=",
		'≠' => "!=",
		'→' | '⇒' => "->",
		'²' => "^2",
		'³' => "^3",
		'\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
		_ => return None,
	})
}
