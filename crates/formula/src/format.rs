//! A text in its canonical layout: one declaration a line, rows and citations indented, comments kept.

use alloc::{string::String, vec::Vec};

use crate::{
	error::{Error, ErrorKind, Position},
	limits::MAX_TEXT,
	syntax::{
		document::parse,
		token::{is_keyword, is_symbol, tokenize, Placed, Token},
	},
};

const INDENT: &str = "    ";

/// The same text laid out canonically; it compiles to the same formula, and formatting it again changes nothing. Lines
/// that its author broke within a declaration stay broken. What does not parse is refused, and what would be too long.
pub fn format(text: &str) -> Result<String, Error> {
	parse(text)?;
	let tokens = tokenize(text)?;
	let mut layout = Layout { text, ..Layout::default() };
	let mut end = 0;
	for (index, placed) in tokens.iter().enumerate() {
		let next = tokens.get(index.saturating_add(1)).map_or(Token::End, |next| next.token);
		layout.place(placed, next, text.get(end..placed.start).unwrap_or_default());
		end = placed.end;
	}
	match layout.written.len() {
		bytes if bytes > MAX_TEXT => Err(Position::START.error(ErrorKind::TextTooLong { bytes })),
		_ => Ok(layout.written),
	}
}

#[derive(Default)]
struct Layout<'a> {
	text: &'a str,
	written: String,
	last: Option<Token<'a>>,
	/// What the declaration is, by its first word.
	declaration: &'a str,
	context: Context,
	/// Whether a comment ended the line.
	is_broken: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Context {
	#[default]
	Plain,
	/// `/` and `*` make a unit.
	Unit,
	/// The same between brackets, within an expression.
	Bracketed,
	/// `-` parts a date.
	Date,
	/// Between `below` or `up to` and its arrow.
	Bound,
}

/// What begins a declaration.
const DECLARATIONS: [&str; 8] =
	["unit", "input", "parameter", "table", "let", "assert", "result", "vector"];

impl<'a> Layout<'a> {
	fn place(&mut self, placed: &Placed<'a>, next: Token<'a>, gap: &str) {
		let token = placed.token;
		let begins = match token {
			Token::Word(word) => self.last.is_none() || DECLARATIONS.contains(&word),
			_ => false,
		};
		let (comments, lines) = comments(gap);
		for (lines, comment) in comments {
			self.comment(comment, lines, begins || token == Token::End);
		}
		if token == Token::End {
			if !self.written.is_empty() && !self.written.ends_with('\n') {
				self.written.push('\n');
			}
			return;
		}
		let written = self.text.get(placed.start..placed.end).unwrap_or_default();
		if begins {
			self.end_line();
			if lines > 1 && !self.written.is_empty() {
				self.written.push('\n');
			}
			self.declaration = written;
			self.context = Context::Plain;
		} else if self.is_broken || self.begins_line(token, next, lines) {
			self.end_line();
			self.written.push_str(INDENT);
		} else if self.is_apart(token) {
			self.written.push(' ');
		}
		self.is_broken = false;
		self.written.push_str(written);
		self.enter(token);
		self.last = Some(token);
	}

	fn end_line(&mut self) {
		if !self.written.is_empty() && !self.written.ends_with('\n') {
			self.written.push('\n');
		}
	}

	fn comment(&mut self, comment: &str, lines: usize, outside: bool) {
		if lines == 0 && !self.written.is_empty() {
			self.written.push(' ');
		} else {
			self.end_line();
			if outside && lines > 1 && !self.written.is_empty() {
				self.written.push('\n');
			}
			if !outside {
				self.written.push_str(INDENT);
			}
		}
		self.written.push_str(comment);
		self.end_line();
		self.is_broken = true;
	}

	fn begins_line(&self, token: Token, next: Token, lines: usize) -> bool {
		if token == Token::Word("source") {
			return true;
		}
		if self.declaration != "table" {
			return lines > 0;
		}
		let is_code = next == Token::Symbol("->") && self.context == Context::Plain;
		match token {
			Token::Word("below" | "up" | "otherwise" | "for") => true,
			Token::Word(word) => is_code && !is_keyword(word),
			Token::Number(_) => is_code,
			_ => false,
		}
	}

	/// Whether a blank stands before the token.
	fn is_apart(&self, token: Token) -> bool {
		let Some(last) = self.last else { return false };
		let in_unit = matches!(self.context, Context::Unit | Context::Bracketed);
		let joins = |token: Token| match token {
			Token::Symbol("^") => true,
			Token::Symbol("/" | "*" | "-") if in_unit => true,
			Token::Symbol("-") => self.context == Context::Date,
			_ => false,
		};
		if joins(token) || joins(last) {
			return false;
		}
		match (last, token) {
			(Token::Symbol("(" | "["), _) | (_, Token::Symbol(")" | "]" | ",")) => false,
			(Token::Word("min" | "max" | "floor"), Token::Symbol("(")) => false,
			(Token::Symbol("-"), _) => !self.is_sign(),
			_ => true,
		}
	}

	/// Whether the `-` just written stands before a single operand: after none.
	fn is_sign(&self) -> bool {
		let before = self.written.trim_end_matches('-').trim_end();
		let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
		match word {
			Some("") | None => !before.ends_with([')', ']', '%', '"']),
			// `month - 3` and `3 points - 2` are differences.
			Some(word) => !is_symbol(word),
		}
	}

	fn enter(&mut self, token: Token) {
		let is_declared = matches!(self.declaration, "input" | "parameter" | "table");
		self.context = match (token, self.context) {
			(Token::Symbol(":"), _) if is_declared => Context::Unit,
			(Token::Word("result"), _) => Context::Unit,
			(Token::Number(_), Context::Plain) if self.declaration == "unit" => Context::Unit,
			(Token::Symbol("=" | ","), Context::Unit) => Context::Plain,
			(Token::String(_), Context::Unit) => Context::Plain,
			(Token::Symbol("["), _) => Context::Bracketed,
			(Token::Symbol("]"), _) => Context::Plain,
			(Token::Word("on"), _) => Context::Date,
			(Token::Word("below" | "up"), _) => Context::Bound,
			(Token::Symbol("->" | ","), Context::Date | Context::Bound) => Context::Plain,
			(_, context) => context,
		};
	}
}

/// The comments between two tokens, each with the line ends before it, and the line ends after the last.
fn comments(gap: &str) -> (Vec<(usize, &str)>, usize) {
	let mut found = Vec::new();
	let mut lines = 0usize;
	let mut pieces = gap.split('\n').peekable();
	while let Some(piece) = pieces.next() {
		let piece = piece.trim();
		if !piece.is_empty() {
			found.push((lines, piece));
			lines = 0;
		}
		if pieces.peek().is_some() {
			lines = lines.saturating_add(1);
		}
	}
	(found, lines)
}
