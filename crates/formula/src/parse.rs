//! Tokens to a syntax tree: the header, declarations, the result, vectors.

use alloc::{format, string::String, vec::Vec};

use crate::{
	ast::{
		Declaration, DeclarationKind, Document, Given, Outcome, TableLine, VectorLine, VectorValue,
	},
	compile::{Input, Output, Parameter, Row, Table},
	error::{Error, ErrorKind, Position},
	number::{Number, ParseScaledError},
	token::{is_keyword, tokenize, Placed, Token},
	unit::Unit,
	MAX_INPUT_DECIMALS, MAX_VECTORS, POINTS,
};

pub fn parse(source: &str) -> Result<Document, Error> {
	let tokens = tokenize(source)?;
	Parser { tokens: &tokens, next: 0, depth: 0 }.document()
}

pub struct Parser<'a> {
	tokens: &'a [Placed<'a>],
	next: usize,
	/// How deep in an expression the parser stands.
	pub(crate) depth: u8,
}

impl<'a> Parser<'a> {
	fn document(&mut self) -> Result<Document, Error> {
		let output = match self.peek().token {
			Token::Word("methodology") => Output::Reduction,
			Token::Word("points") => Output::Points,
			_ => return self.unexpected("`methodology \"title\"` or `points \"title\"`"),
		};
		self.advance();
		let title = self.text("title")?;
		let mut declarations = Vec::new();
		loop {
			let kind = match self.peek().token {
				Token::Word(word @ ("input" | "parameter" | "table" | "let")) => word,
				Token::Word("result") => break,
				_ => return self.unexpected("`input`, `parameter`, `table`, `let` or `result`"),
			};
			self.advance();
			let at = self.peek().at;
			let name = self.name()?;
			let kind = match kind {
				"input" => DeclarationKind::Input(self.input(name)?),
				"parameter" => DeclarationKind::Parameter(self.parameter(name)?),
				"table" => DeclarationKind::Table(self.table(name)?),
				_ => {
					self.symbol("=")?;
					DeclarationKind::Let { name, expression: self.expression()? }
				}
			};
			declarations.push(Declaration { at, kind });
		}
		self.advance();
		let at = self.peek().at;
		let unit = self.unit()?;
		self.symbol("=")?;
		let result = Outcome { at, unit, expression: self.expression()? };
		Ok(Document { output, title, declarations, result, vectors: self.vectors()? })
	}

	fn input(&mut self, name: String) -> Result<Input, Error> {
		let label = self.label();
		self.symbol(":")?;
		let unit = self.unit()?;
		self.symbol(",")?;
		self.word("decimals")?;
		let decimals = self.decimals()?;
		self.symbol(",")?;
		self.word("from")?;
		let min = self.scaled(decimals, &unit)?;
		self.word("to")?;
		let at = self.peek().at;
		let max = self.scaled(decimals, &unit)?;
		match min <= max {
			true => Ok(Input { name, label, unit, decimals, min, max }),
			false => Err(at.error(ErrorKind::EmptyRange)),
		}
	}

	fn decimals(&mut self) -> Result<u8, Error> {
		let at = self.peek().at;
		let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
			return self.unexpected("how many decimals the input has, a whole number");
		};
		self.advance();
		let decimals = u8::try_from(value).ok().filter(|decimals| *decimals <= MAX_INPUT_DECIMALS);
		decimals.ok_or_else(|| at.error(ErrorKind::TooManyDecimals { limit: MAX_INPUT_DECIMALS }))
	}

	fn scaled(&mut self, decimals: u8, unit: &Unit) -> Result<u64, Error> {
		let given = self.given()?;
		given.in_unit(unit)?.scaled(decimals)
	}

	fn parameter(&mut self, name: String) -> Result<Parameter, Error> {
		let label = self.label();
		self.symbol(":")?;
		let unit = self.unit()?;
		self.symbol("=")?;
		let value = self.given()?.in_unit(&unit)?.number;
		Ok(Parameter { name, label, unit, value, source: self.source()? })
	}

	fn table(&mut self, name: String) -> Result<TableLine, Error> {
		let label = self.label();
		self.word("of")?;
		let subject = self.peek().at;
		let of = self.name()?;
		self.symbol(":")?;
		let unit = self.unit()?;
		self.symbol("=")?;
		let (mut rows, mut bounds) = (Vec::new(), Vec::new());
		while rows.is_empty() || self.peek().token == Token::Word("below") {
			self.word("below")?;
			let bound = self.given()?;
			self.symbol("->")?;
			rows.push(Row { below: bound.number, value: self.given()?.in_unit(&unit)?.number });
			bounds.push((bound.at, bound.unit.unwrap_or_default()));
		}
		self.word("otherwise")?;
		self.symbol("->")?;
		let otherwise = self.given()?.in_unit(&unit)?.number;
		let table = Table { name, label, unit, of, rows, otherwise, source: self.source()? };
		Ok(TableLine { table, subject, bounds })
	}

	fn source(&mut self) -> Result<String, Error> {
		match self.peek().token {
			Token::Word("source") => {
				self.advance();
				self.text("source")
			}
			_ => self.unexpected("`source \"citation\"`, where this value is taken from"),
		}
	}

	fn vectors(&mut self) -> Result<Vec<VectorLine>, Error> {
		let mut vectors = Vec::new();
		while self.peek().token != Token::End {
			let at = self.peek().at;
			match self.peek().token {
				Token::Word("vector") => self.advance(),
				_ => return self.unexpected("an operator, `vector` or the end"),
			}
			if vectors.len() >= MAX_VECTORS {
				return Err(at.error(ErrorKind::TooManyVectors));
			}
			let mut values = Vec::new();
			while self.peek().token != Token::Symbol("->") {
				if !values.is_empty() {
					self.symbol(",")?;
				}
				let at = self.peek().at;
				let name = self.name()?;
				self.symbol("=")?;
				values.push(VectorValue { at, name, value: self.given()? });
			}
			self.advance();
			vectors.push(VectorLine { at, values, expected: self.given()? });
		}
		Ok(vectors)
	}

	/// `-`? number, then a symbol or a bracketed unit if it is to have one.
	pub(crate) fn given(&mut self) -> Result<Given, Error> {
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

	fn unit(&mut self) -> Result<Unit, Error> {
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

	fn unit_power(&mut self) -> Result<Unit, Error> {
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

	fn name(&mut self) -> Result<String, Error> {
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

	fn label(&mut self) -> String {
		match self.peek().token {
			Token::Text(label) => {
				self.advance();
				label.into()
			}
			_ => String::new(),
		}
	}

	fn text(&mut self, what: &'static str) -> Result<String, Error> {
		match self.peek() {
			Placed { token: Token::Text(text), at } if text.trim().is_empty() => {
				Err(at.error(ErrorKind::EmptyText { what }))
			}
			Placed { token: Token::Text(text), .. } => {
				self.advance();
				Ok(text.into())
			}
			_ => self.unexpected(&format!("the {what} between quotes")),
		}
	}

	pub(crate) fn word(&mut self, word: &'static str) -> Result<(), Error> {
		match self.peek().token == Token::Word(word) {
			true => {
				self.advance();
				Ok(())
			}
			false => self.unexpected(&format!("`{word}`")),
		}
	}

	pub(crate) fn symbol(&mut self, symbol: &'static str) -> Result<(), Error> {
		match self.accept(symbol) {
			true => Ok(()),
			false => self.unexpected(&format!("`{symbol}`")),
		}
	}

	pub(crate) fn accept(&mut self, symbol: &'static str) -> bool {
		let accepted = self.peek().token == Token::Symbol(symbol);
		if accepted {
			self.advance();
		}
		accepted
	}

	pub(crate) fn peek(&self) -> Placed<'a> {
		let end = Placed { token: Token::End, at: Position { line: 1, column: 1 } };
		self.tokens.get(self.next).or(self.tokens.last()).copied().unwrap_or(end)
	}

	pub(crate) fn advance(&mut self) {
		self.next = self.next.saturating_add(1);
	}

	pub(crate) fn unexpected<T>(&self, expected: &str) -> Result<T, Error> {
		let Placed { token, at } = self.peek();
		let found = match token {
			Token::Word(word) => format!("`{word}`"),
			Token::Text(text) => format!("the text \"{text}\""),
			Token::Number(number) => format!("the number {number}"),
			Token::Symbol(symbol) => format!("`{symbol}`"),
			Token::End => "the end of the source".into(),
		};
		Err(at.error(ErrorKind::Expected { expected: expected.into(), found }))
	}
}

impl Given {
	/// The same, if its unit is left out or is the one declared just before.
	pub fn in_unit(self, declared: &Unit) -> Result<Self, Error> {
		match self.unit {
			Some(unit) if unit != *declared => Err(self.at.error(ErrorKind::UnitMismatch {
				what: "a declared number",
				left: declared.clone(),
				right: unit,
			})),
			_ => Ok(self),
		}
	}

	pub fn scaled(&self, decimals: u8) -> Result<u64, Error> {
		self.number.to_scaled(decimals).map_err(|reason| {
			self.at.error(match reason {
				ParseScaledError::TooManyDecimals { limit } => ErrorKind::TooManyDecimals { limit },
				reason => ErrorKind::InvalidNumber { reason },
			})
		})
	}
}
