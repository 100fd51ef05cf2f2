//! What everything is parsed with: the next token, names, numbers, units.

use alloc::{format, string::String};

use super::{
	token::{is_keyword, Placed, Token},
	tree::Given,
};
use crate::{
	declaration::POINTS,
	error::{Error, ErrorKind, Position},
	number::Number,
	unit::Unit,
};

pub struct Parser<'a> {
	tokens: &'a [Placed<'a>],
	next: usize,
	/// How deep in an expression the parser stands.
	pub depth: u8,
}

impl<'a> Parser<'a> {
	pub fn new(tokens: &'a [Placed<'a>]) -> Self {
		Self { tokens, next: 0, depth: 0 }
	}

	/// `-`? number, then a symbol or a bracketed unit if it is to have one.
	pub fn given(&mut self) -> Result<Given, Error> {
		let at = self.peek().at;
		let negative = self.accept("-");
		let Token::Number(mut number) = self.peek().token else {
			return self.unexpected("a number");
		};
		self.advance();
		if negative {
			number.value = number.value.saturating_neg();
		}
		let unit = match self.peek().token {
			Token::Symbol("[") => {
				self.advance();
				let unit = self.unit()?;
				self.symbol("]")?;
				Some(unit)
			}
			Token::Word(word) if !is_keyword(word) || word == POINTS => {
				self.advance();
				Some(Unit::symbol(word))
			}
			_ => None,
		};
		Ok(Given { at, number, unit })
	}

	pub fn unit(&mut self) -> Result<Unit, Error> {
		let mut unit = self.unit_power()?;
		loop {
			let at = self.peek().at;
			let combine = match self.peek().token {
				Token::Symbol("*") => Unit::multiply,
				Token::Symbol("/") => Unit::divide,
				_ => return Ok(unit),
			};
			self.advance();
			unit = combine(&unit, &self.unit_power()?)
				.ok_or_else(|| at.error(ErrorKind::UnitTooLarge))?;
		}
	}

	pub fn unit_power(&mut self) -> Result<Unit, Error> {
		let at = self.peek().at;
		let symbol = match self.peek().token {
			Token::Word(word) if !is_keyword(word) || word == POINTS => Unit::symbol(word),
			Token::Number(Number { value: 1, decimals: 0 }) => Unit::dimensionless(),
			_ => return self.unexpected("a unit such as `km` or `gCO2e/km`, or `1` for none"),
		};
		self.advance();
		if !self.accept("^") {
			return Ok(symbol);
		}
		let negative = self.accept("-");
		let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
			return self.unexpected("a whole exponent");
		};
		self.advance();
		let value = if negative { value.saturating_neg() } else { value };
		let power = i8::try_from(value).ok().and_then(|exponent| symbol.power(exponent));
		power.ok_or_else(|| at.error(ErrorKind::UnitTooLarge))
	}

	pub fn name(&mut self) -> Result<String, Error> {
		match self.peek() {
			Placed { token: Token::Word(name), at } if is_keyword(name) => {
				Err(at.error(ErrorKind::ReservedName { name: name.into() }))
			}
			Placed { token: Token::Word(name), .. } => {
				self.advance();
				Ok(name.into())
			}
			_ => self.unexpected("a name"),
		}
	}

	pub fn word(&mut self, word: &'static str) -> Result<(), Error> {
		match self.peek().token == Token::Word(word) {
			true => {
				self.advance();
				Ok(())
			}
			false => self.unexpected(&format!("`{word}`")),
		}
	}

	pub fn symbol(&mut self, symbol: &'static str) -> Result<(), Error> {
		match self.accept(symbol) {
			true => Ok(()),
			false => self.unexpected(&format!("`{symbol}`")),
		}
	}

	pub fn accept(&mut self, symbol: &'static str) -> bool {
		let accepted = self.peek().token == Token::Symbol(symbol);
		if accepted {
			self.advance();
		}
		accepted
	}

	pub fn peek(&self) -> Placed<'a> {
		let end = Placed { token: Token::End, at: Position { line: 1, column: 1 } };
		self.tokens.get(self.next).or(self.tokens.last()).copied().unwrap_or(end)
	}

	pub fn advance(&mut self) {
		self.next = self.next.saturating_add(1);
	}

	pub fn unexpected<T>(&self, expected: &str) -> Result<T, Error> {
		let Placed { token, at } = self.peek();
		let found = match token {
			Token::Word(word) => format!("`{word}`"),
			Token::String(string) => format!("the string \"{string}\""),
			Token::Number(number) => format!("the number {number}"),
			Token::Symbol(symbol) => format!("`{symbol}`"),
			Token::End => "the end of the text".into(),
		};
		Err(at.error(ErrorKind::Expected { expected: expected.into(), found }))
	}
}
