//! What everything is parsed with: the next token, names, numbers, units.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	format,
	string::String,
	vec::Vec,
};

use super::{
	token::{is_keyword, is_symbol, Placed, Token},
	tree::{Given, ScaleLine},
};
use crate::{
	calendar::DayPart,
	error::{Error, ErrorKind, Position, Words},
	number::Number,
	unit::{Measure, Unit},
};

pub struct Parser<'a> {
	text: &'a str,
	tokens: &'a [Placed<'a>],
	next: usize,
	/// How deep in an expression the parser stands.
	pub depth: u8,
	/// Units declared so far to be of others, and where among them each symbol stands.
	pub scales: Vec<ScaleLine>,
	pub scaled: BTreeMap<String, usize>,
	/// Symbols of units met so far.
	pub symbols: BTreeSet<String>,
	/// Parts of the day asked for so far.
	pub day: Vec<DayPart>,
}

impl<'a> Parser<'a> {
	pub fn new(text: &'a str, tokens: &'a [Placed<'a>]) -> Self {
		Self {
			text,
			tokens,
			next: 0,
			depth: 0,
			scales: Vec::new(),
			scaled: BTreeMap::new(),
			symbols: BTreeSet::new(),
			day: Vec::new(),
		}
	}

	/// `-`? number, then a symbol or a bracketed unit if it is to have one.
	pub fn given(&mut self) -> Result<Given, Error> {
		self.number(|_| true)
	}

	/// The same within a table, where a word before `->` is the next row's code.
	pub fn cell(&mut self) -> Result<Given, Error> {
		self.number(|parser| parser.after().token != Token::Symbol("->"))
	}

	fn number(&mut self, may_be_unit: fn(&Self) -> bool) -> Result<Given, Error> {
		let at = self.peek().at;
		let negative = self.accept("-");
		let Token::Number(mut number) = self.peek().token else {
			return self.unexpected("一个数", "a number");
		};
		self.advance();
		if negative {
			number.value = number.value.saturating_neg();
		}
		let measure = match self.peek().token {
			Token::Symbol("[") => {
				self.advance();
				let measure = self.unit()?;
				self.symbol("]")?;
				Some(measure)
			}
			Token::Word(word) if is_symbol(word) && may_be_unit(self) => {
				self.advance();
				Some(self.symbol_of_unit(word))
			}
			_ => None,
		};
		Ok(Given { at, number, measure })
	}

	pub fn unit(&mut self) -> Result<Measure, Error> {
		let mut unit = self.unit_power()?;
		loop {
			let at = self.peek().at;
			let combine = match self.peek().token {
				Token::Symbol("*") => Measure::multiply,
				Token::Symbol("/") => Measure::divide,
				_ => return Ok(unit),
			};
			self.advance();
			unit = combine(&unit, &self.unit_power()?)
				.ok_or_else(|| at.error(ErrorKind::UnitTooLarge))?;
		}
	}

	fn unit_power(&mut self) -> Result<Measure, Error> {
		let at = self.peek().at;
		let symbol = match self.peek().token {
			Token::Word(word) if is_symbol(word) => self.symbol_of_unit(word),
			Token::Number(Number { value: 1, decimals: 0 }) => {
				Measure::plain(Unit::dimensionless())
			}
			_ => {
				return self.unexpected(
					"单位，如 `km`、`gCO2e/km`，无单位写 `1`",
					"a unit such as `km` or `gCO2e/km`, or `1` for none",
				)
			}
		};
		self.advance();
		if !self.accept("^") {
			return Ok(symbol);
		}
		let negative = self.accept("-");
		let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
			return self.unexpected("整数指数", "a whole exponent");
		};
		self.advance();
		let value = if negative { value.saturating_neg() } else { value };
		let power = i8::try_from(value).ok().and_then(|exponent| symbol.power(exponent));
		power.ok_or_else(|| at.error(ErrorKind::UnitTooLarge))
	}

	fn symbol_of_unit(&mut self, symbol: &str) -> Measure {
		if !self.symbols.contains(symbol) {
			self.symbols.insert(symbol.into());
		}
		let place = self.scaled.get(symbol).copied();
		match place.and_then(|place| self.scales.get_mut(place)) {
			None => Measure::plain(Unit::symbol(symbol)),
			Some(line) => {
				line.used = true;
				line.measure.clone()
			}
		}
	}

	pub fn name(&mut self) -> Result<String, Error> {
		match self.peek() {
			Placed { token: Token::Word(name), at, .. } if is_keyword(name) => {
				Err(at.error(ErrorKind::ReservedName { name: name.into() }))
			}
			Placed { token: Token::Word(name), .. } => {
				self.advance();
				Ok(name.into())
			}
			_ => self.unexpected("名称", "a name"),
		}
	}

	/// A name whose value is asked for: one declared, or a part of the day.
	pub fn asked(&mut self) -> Result<(Position, String), Error> {
		let at = self.peek().at;
		match self.peek().token {
			Token::Word(word) if self.asks_for_day(word) => {
				self.advance();
				Ok((at, word.into()))
			}
			_ => Ok((at, self.name()?)),
		}
	}

	/// Whether the word is a part of the day, which the text then asks for.
	pub fn asks_for_day(&mut self, word: &str) -> bool {
		let Some(part) = DayPart::named(word) else { return false };
		if !self.day.contains(&part) {
			self.day.push(part);
		}
		true
	}

	/// A code of a category: a name, or a whole number written without needless zeros.
	pub fn code(&mut self) -> Result<(Position, String), Error> {
		let at = self.peek().at;
		match self.peek().token {
			Token::Number(number)
				if self.written() == format!("{number}") && number.decimals == 0 =>
			{
				self.advance();
				Ok((at, format!("{number}")))
			}
			Token::Number(_) => {
				self.unexpected("代码：名称或整数", "a code: a name or a whole number")
			}
			_ => Ok((at, self.name()?)),
		}
	}

	pub fn word(&mut self, word: &'static str) -> Result<(), Error> {
		match self.accept_word(word) {
			true => Ok(()),
			false => self.unexpected(&format!("`{word}`"), &format!("`{word}`")),
		}
	}

	pub fn accept_word(&mut self, word: &'static str) -> bool {
		let accepted = self.peek().token == Token::Word(word);
		if accepted {
			self.advance();
		}
		accepted
	}

	pub fn symbol(&mut self, symbol: &'static str) -> Result<(), Error> {
		match self.accept(symbol) {
			true => Ok(()),
			false => self.unexpected(&format!("`{symbol}`"), &format!("`{symbol}`")),
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
		self.token(self.next)
	}

	/// The token after the next.
	pub fn after(&self) -> Placed<'a> {
		self.token(self.next.saturating_add(1))
	}

	fn token(&self, index: usize) -> Placed<'a> {
		let end = Placed { token: Token::End, at: Position::START, start: 0, end: 0 };
		self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or(end)
	}

	/// The next token as it is written.
	pub fn written(&self) -> &'a str {
		self.since(self.peek().start, self.peek().end)
	}

	/// What is written between two bytes.
	pub fn since(&self, start: usize, end: usize) -> &'a str {
		self.text.get(start..end).unwrap_or_default()
	}

	/// Where the token before the next one ends.
	pub fn reached(&self) -> usize {
		self.next.checked_sub(1).map_or(0, |last| self.token(last).end)
	}

	pub fn advance(&mut self) {
		self.next = self.next.saturating_add(1);
	}

	pub fn unexpected<T>(&self, zh: &str, en: &str) -> Result<T, Error> {
		let Placed { token, at, .. } = self.peek();
		let found = match token {
			Token::Word(_) | Token::Symbol(_) | Token::Number(_) => {
				Words::both(format!("`{}`", self.written()))
			}
			Token::String(string) => {
				Words::new(format!("字符串 \"{string}\""), format!("the string \"{string}\""))
			}
			Token::End => Words::new("文本结尾", "the end of the text"),
		};
		Err(at.error(ErrorKind::Expected { expected: Words::new(zh, en), found }))
	}
}
