//! Tokens to a syntax tree: the header, declarations, the result, vectors.

use alloc::{format, string::String, vec::Vec};

use super::{
	parser::Parser,
	token::{tokenize, Placed, Token},
	tree::{
		Declaration, DeclarationKind, ResultLine, SyntaxTree, TableLine, VectorLine, VectorValue,
	},
};
use crate::{
	declaration::{FormulaKind, Input, Parameter, Table, TableRow},
	error::{Error, ErrorKind},
	limits::{MAX_INPUT_DECIMALS, MAX_VECTORS},
	number::Number,
	unit::Unit,
};

pub fn parse(text: &str) -> Result<SyntaxTree, Error> {
	let tokens = tokenize(text)?;
	Parser::new(&tokens).document()
}

impl Parser<'_> {
	fn document(&mut self) -> Result<SyntaxTree, Error> {
		let output = match self.peek().token {
			Token::Word("methodology") => FormulaKind::Reduction,
			Token::Word("points") => FormulaKind::Points,
			_ => return self.unexpected("`methodology \"title\"` or `points \"title\"`"),
		};
		self.advance();
		let title = self.string("title")?;
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
		let result = ResultLine { at, unit, expression: self.expression()? };
		Ok(SyntaxTree { output, title, declarations, result, vectors: self.vectors()? })
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
		Ok(Parameter { name, label, unit, value, citation: self.citation()? })
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
			rows.push(TableRow {
				below: bound.number,
				value: self.given()?.in_unit(&unit)?.number,
			});
			bounds.push((bound.at, bound.unit.unwrap_or_default()));
		}
		self.word("otherwise")?;
		self.symbol("->")?;
		let otherwise = self.given()?.in_unit(&unit)?.number;
		let table = Table { name, label, unit, of, rows, otherwise, citation: self.citation()? };
		Ok(TableLine { table, subject, bounds })
	}

	fn citation(&mut self) -> Result<String, Error> {
		match self.peek().token {
			Token::Word("source") => {
				self.advance();
				self.string("citation")
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

	fn label(&mut self) -> String {
		match self.peek().token {
			Token::String(label) => {
				self.advance();
				label.into()
			}
			_ => String::new(),
		}
	}

	fn string(&mut self, what: &'static str) -> Result<String, Error> {
		match self.peek() {
			Placed { token: Token::String(string), at } if string.trim().is_empty() => {
				Err(at.error(ErrorKind::EmptyString { what }))
			}
			Placed { token: Token::String(string), .. } => {
				self.advance();
				Ok(string.into())
			}
			_ => self.unexpected(&format!("the {what} between quotes")),
		}
	}
}
