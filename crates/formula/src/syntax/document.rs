//! Tokens to a syntax tree: the header, declarations, the result, vectors.

use alloc::{string::String, vec::Vec};
use core::mem::take;

use super::{
	parser::Parser,
	token::{tokenize, Placed, Token},
	tree::{
		Declaration, DeclarationKind, InputLine, ResultLine, RowKeyLine, RowLine, ScaleLine,
		SyntaxTree, TableLine, VectorLine, VectorValue,
	},
};
use crate::{
	calendar::day_of,
	declaration::{Code, FormulaKind, Input, Parameter, Scale, GRAMS, POINTS},
	error::{Error, ErrorKind, Position, Words},
	limits::{MAX_CODES, MAX_INPUT_DECIMALS, MAX_VECTORS, MAX_WINDOW},
	number::Number,
	ratio::Ratio,
	unit::{Measure, Unit},
	window::{Span, Window, WindowKind},
};

pub fn parse(text: &str) -> Result<SyntaxTree, Error> {
	let tokens = tokenize(text)?;
	Parser::new(text, &tokens).document()
}

impl Parser<'_> {
	fn document(&mut self) -> Result<SyntaxTree, Error> {
		let output = match self.peek().token {
			Token::Word("methodology") => FormulaKind::Reduction,
			Token::Word("points") => FormulaKind::Points,
			_ => {
				return self.unexpected(
					"`methodology \"名称\"` 或 `points \"名称\"`",
					"`methodology \"title\"` or `points \"title\"`",
				)
			}
		};
		self.advance();
		let title = self.string(&Words::new("名称", "title"))?;
		let mut declarations = Vec::new();
		loop {
			let Placed { token, at, .. } = self.peek();
			let kind = match token {
				Token::Word("result") => break,
				Token::Word("unit") => {
					self.advance();
					self.declared_unit()?;
					continue;
				}
				Token::Word(word @ ("input" | "parameter" | "table" | "let" | "assert")) => word,
				_ => {
					return self.unexpected(
						"`unit`、`input`、`parameter`、`table`、`let`、`assert` 或 `result`",
						"`unit`, `input`, `parameter`, `table`, `let`, `assert` or `result`",
					)
				}
			};
			self.advance();
			if kind == "assert" {
				let condition = self.expression()?;
				let sentence =
					self.string(&Words::new("断言的说明", "sentence that says what is asserted"))?;
				declarations.push(Declaration {
					at,
					kind: DeclarationKind::Assertion { condition, sentence },
				});
				continue;
			}
			let at = self.peek().at;
			let name = self.name()?;
			let kind = match kind {
				"input" => DeclarationKind::Input(self.input(name)?),
				"parameter" => self.parameter(name)?,
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
		let measure = self.unit()?;
		self.symbol("=")?;
		let result = ResultLine { at, measure, expression: self.expression()? };
		let vectors = self.vectors()?;
		let (day, symbols) = (take(&mut self.day), take(&mut self.symbols));
		let scales = take(&mut self.scales);
		Ok(SyntaxTree { output, title, scales, declarations, result, vectors, day, symbols })
	}

	/// A scale: only what is declared is converted. Other than by a power of ten it is a figure, which has to be cited.
	fn declared_unit(&mut self) -> Result<(), Error> {
		let at = self.peek().at;
		let symbol = self.name()?;
		let known = self.symbols.contains(&symbol) || symbol == GRAMS;
		if known || self.scaled.contains_key(&symbol) {
			return Err(at.error(ErrorKind::UnitInUse { symbol }));
		}
		self.symbol("=")?;
		let number_at = self.peek().at;
		let Token::Number(value) = self.peek().token else {
			return self.unexpected("一个数", "a number");
		};
		self.advance();
		let of = self.unit()?;
		let factor = of.factor.multiply(value.into()).filter(|factor| factor.is_positive());
		let factor = factor.ok_or_else(|| number_at.error(ErrorKind::UnitScale))?;
		let cites = !is_power_of_ten(value) || self.peek().token == Token::Word("source");
		let citation = if cites { Some(self.citation()?) } else { None };
		if of.base.factors().iter().any(|(base, _)| **base == *symbol) {
			return Err(number_at.error(ErrorKind::UnitInUse { symbol }));
		}
		let measure = Measure { written: Unit::symbol(&symbol), factor, base: of.base };
		self.symbols.insert(symbol.clone());
		self.scaled.insert(symbol.clone(), self.scales.len());
		let scale = Scale { symbol, value, unit: of.written, citation };
		self.scales.push(ScaleLine { at, scale, measure, used: false });
		Ok(())
	}

	fn input(&mut self, name: String) -> Result<InputLine, Error> {
		let label = self.label();
		self.symbol(":")?;
		let is_category =
			self.peek().token == Token::Word("one") && self.after().token == Token::Word("of");
		let mut line = if is_category { self.category()? } else { self.quantity()? };
		line.input.name = name;
		line.input.label = label;
		if self.accept(",") {
			self.word("for")?;
			self.word(POINTS)?;
			line.input.for_points = true;
		}
		Ok(line)
	}

	fn category(&mut self) -> Result<InputLine, Error> {
		self.advance();
		self.advance();
		let mut codes = Vec::<Code>::new();
		loop {
			let (at, name) = self.code()?;
			if codes.iter().any(|code| code.name == name) {
				return Err(at.error(ErrorKind::DuplicateName { name }));
			}
			if codes.len() >= MAX_CODES {
				return Err(at.error(ErrorKind::TooManyCodes));
			}
			codes.push(Code { name, label: self.label() });
			if self.peek().token != Token::Symbol(",") || self.after().token == Token::Word("for") {
				break;
			}
			self.advance();
		}
		let max = u64::try_from(codes.len().saturating_sub(1)).unwrap_or(u64::MAX);
		let measure = Measure::plain(Unit::dimensionless());
		let input = Input { codes, max, ..of_unit(&measure) };
		Ok(InputLine { input, measure, window: None })
	}

	fn quantity(&mut self) -> Result<InputLine, Error> {
		let measure = self.unit()?;
		self.symbol(",")?;
		self.word("decimals")?;
		let decimals = self.decimals()?;
		self.symbol(",")?;
		self.word("from")?;
		let min = self.given()?.scaled(&measure, decimals)?;
		self.word("to")?;
		let at = self.peek().at;
		let max = self.given()?.scaled(&measure, decimals)?;
		if min > max {
			return Err(at.error(ErrorKind::EmptyRange));
		}
		let mut input = Input { decimals, min, max, ..of_unit(&measure) };
		let mut place = None;
		let kind = match self.after().token {
			Token::Word("sum") => Some(WindowKind::Sum),
			Token::Word("mean") => Some(WindowKind::Mean),
			Token::Word("count") => Some(WindowKind::Count),
			_ => None,
		};
		if let Some(kind) = kind.filter(|_| self.peek().token == Token::Symbol(",")) {
			self.advance();
			self.advance();
			self.word("of")?;
			place = Some(self.peek().at);
			let of = self.name()?;
			self.word("over")?;
			input.window = Some(Window { kind, of, span: self.span()? });
		}
		Ok(InputLine { input, measure, window: place })
	}

	fn span(&mut self) -> Result<Span, Error> {
		if self.accept_word("the") {
			return self.word("month").map(|()| Span::Month);
		}
		let at = self.peek().at;
		let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
			return self
				.unexpected("天数加 `days`，或 `the month`", "how many `days`, or `the month`");
		};
		self.advance();
		self.word("days")?;
		let days = u16::try_from(value).ok().filter(|days| (1..=MAX_WINDOW).contains(days));
		days.map(Span::Days).ok_or_else(|| at.error(ErrorKind::WindowTooLong))
	}

	fn decimals(&mut self) -> Result<u8, Error> {
		let at = self.peek().at;
		let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
			return self.unexpected(
				"输入的小数位数，整数",
				"how many decimals the input has, a whole number",
			);
		};
		self.advance();
		let decimals = u8::try_from(value).ok().filter(|decimals| *decimals <= MAX_INPUT_DECIMALS);
		decimals.ok_or_else(|| at.error(ErrorKind::TooManyDecimals { limit: MAX_INPUT_DECIMALS }))
	}

	fn parameter(&mut self, name: String) -> Result<DeclarationKind, Error> {
		let label = self.label();
		self.symbol(":")?;
		let measure = self.unit()?;
		self.symbol("=")?;
		let value = self.given()?.in_unit(&measure)?;
		let (unit, citation) = (measure.written.clone(), self.citation()?);
		let parameter = Parameter { name, label, unit, value, citation };
		Ok(DeclarationKind::Parameter { parameter, measure })
	}

	fn table(&mut self, name: String) -> Result<TableLine, Error> {
		let label = self.label();
		self.word("of")?;
		let of = self.asked()?;
		let by = if self.accept(",") { Some(self.asked()?) } else { None };
		self.symbol(":")?;
		let measure = self.unit()?;
		self.symbol("=")?;
		let mut columns = Vec::new();
		if by.is_some() {
			self.word("for")?;
			columns.push(self.code()?);
			while self.accept(",") {
				columns.push(self.code()?);
			}
		}
		let mut rows = Vec::new();
		while rows.is_empty() || self.peek().token != Token::Word("source") {
			rows.push(self.row()?);
		}
		Ok(TableLine { name, label, of, by, measure, columns, rows, citation: self.citation()? })
	}

	fn row(&mut self) -> Result<RowLine, Error> {
		let at = self.peek().at;
		let key = match self.peek().token {
			Token::Word("below") => {
				self.advance();
				RowKeyLine::Below(self.given()?)
			}
			Token::Word("up") => {
				self.advance();
				self.word("to")?;
				RowKeyLine::UpTo(self.given()?)
			}
			Token::Word("otherwise") => {
				self.advance();
				RowKeyLine::Otherwise
			}
			Token::Word(word) if !super::token::is_keyword(word) => {
				RowKeyLine::Code(self.code()?.1)
			}
			Token::Number(_) => RowKeyLine::Code(self.code()?.1),
			_ => {
				return self.unexpected(
					"一行（`below`、`up to`、`otherwise` 或代码）或 `source \"出处\"`",
					"a row (`below`, `up to`, `otherwise` or a code) or `source \"citation\"`",
				)
			}
		};
		self.symbol("->")?;
		let mut values = Vec::from([self.cell()?]);
		while self.accept(",") {
			values.push(self.cell()?);
		}
		Ok(RowLine { at, key, values })
	}

	fn citation(&mut self) -> Result<String, Error> {
		match self.accept_word("source") {
			true => self.string(&Words::new("出处", "citation")),
			false => self.unexpected(
				"`source \"出处\"`，说明这个数取自哪里",
				"`source \"citation\"`, where this value is taken from",
			),
		}
	}

	fn vectors(&mut self) -> Result<Vec<VectorLine>, Error> {
		let mut vectors = Vec::new();
		while self.peek().token != Token::End {
			let at = self.peek().at;
			match self.peek().token {
				Token::Word("vector") => self.advance(),
				_ => {
					return self.unexpected(
						"运算符、`vector` 或文本结尾",
						"an operator, `vector` or the end",
					)
				}
			}
			if vectors.len() >= MAX_VECTORS {
				return Err(at.error(ErrorKind::TooManyVectors));
			}
			let day = if self.accept_word("on") { Some(self.date()?) } else { None };
			let mut values = Vec::new();
			while self.peek().token != Token::Symbol("->") {
				if !values.is_empty() || day.is_some() {
					self.symbol(",")?;
				}
				values.push(self.vector_value()?);
			}
			self.advance();
			vectors.push(VectorLine { at, day, values, expected: self.given()? });
		}
		Ok(vectors)
	}

	fn vector_value(&mut self) -> Result<VectorValue, Error> {
		let at = self.peek().at;
		let name = self.name()?;
		self.symbol("=")?;
		let value_at = self.peek().at;
		let written = self.written().into();
		let given = match self.peek().token {
			Token::Word(_) => {
				self.name()?;
				None
			}
			_ => Some(self.given()?),
		};
		Ok(VectorValue { at, name, value_at, written, given })
	}

	/// A date as 2024-07-01.
	fn date(&mut self) -> Result<(Position, u32), Error> {
		let Placed { at, start, .. } = self.peek();
		let mut parts = Vec::new();
		for part in 0..3 {
			if part > 0 {
				self.symbol("-")?;
			}
			let Token::Number(Number { value, decimals: 0 }) = self.peek().token else {
				return self.unexpected("日期，如 2024-07-01", "a date such as 2024-07-01");
			};
			self.advance();
			parts.push(u32::try_from(value).unwrap_or(u32::MAX));
		}
		let day = match parts[..] {
			[year, month, day] if self.since(start, self.reached()).len() == 10 => {
				day_of(year, month, day)
			}
			_ => None,
		};
		day.map(|day| (at, day)).ok_or_else(|| at.error(ErrorKind::NotADate))
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

	fn string(&mut self, what: &Words) -> Result<String, Error> {
		match self.peek() {
			Placed { token: Token::String(string), at, .. } if string.trim().is_empty() => {
				Err(at.error(ErrorKind::EmptyString { what: what.clone() }))
			}
			Placed { token: Token::String(string), .. } => {
				self.advance();
				Ok(string.into())
			}
			_ => {
				let Words { zh, en } = what;
				self.unexpected(
					&alloc::format!("引号中的{zh}"),
					&alloc::format!("the {en} between quotes"),
				)
			}
		}
	}
}

fn of_unit(measure: &Measure) -> Input {
	Input {
		name: String::new(),
		label: String::new(),
		unit: measure.written.clone(),
		decimals: 0,
		min: 0,
		max: 0,
		codes: Vec::new(),
		window: None,
		for_points: false,
	}
}

fn is_power_of_ten(number: Number) -> bool {
	let ratio = Ratio::from(number);
	let one = |digits: i128| alloc::format!("{digits}").trim_end_matches('0') == "1";
	one(ratio.numerator()) && one(ratio.denominator())
}
