//! Expressions, by precedence: `or`, `and`, `not`, comparison, `+ -`, `* /`, unary `-`, `^`.

use alloc::{boxed::Box, format, vec::Vec};

use super::{
	parser::Parser,
	token::{is_keyword, Placed, Token},
	tree::{Chained, Choice, Expression, ExpressionKind, Extremum, Infix},
};
use crate::{
	comparison::Comparison,
	error::{Error, ErrorKind},
	limits::{MAX_NESTING, MAX_POWER},
	number::Number,
};

impl Parser<'_> {
	pub fn expression(&mut self) -> Result<Expression, Error> {
		self.nested(|parser| match parser.peek().token {
			Token::Word("if") => parser.choice(),
			_ => parser.disjunction(),
		})
	}

	fn nested(
		&mut self,
		parse: impl FnOnce(&mut Self) -> Result<Expression, Error>,
	) -> Result<Expression, Error> {
		if self.depth >= MAX_NESTING {
			return Err(self.peek().at.error(ErrorKind::NestingTooDeep));
		}
		self.depth = self.depth.saturating_add(1);
		let parsed = parse(self);
		self.depth = self.depth.saturating_sub(1);
		parsed
	}

	fn choice(&mut self) -> Result<Expression, Error> {
		let first = self.peek().at;
		let mut choices = Vec::new();
		loop {
			let at = self.peek().at;
			if !self.accept_word("if") {
				let otherwise = Box::new(self.expression()?);
				return Ok(Expression { at: first, kind: ExpressionKind::If(choices, otherwise) });
			}
			let condition = self.expression()?;
			self.word("then")?;
			let then = self.expression()?;
			self.word("else")?;
			choices.push(Choice { at, condition, then });
		}
	}

	fn disjunction(&mut self) -> Result<Expression, Error> {
		self.chain(Self::conjunction, |token| (token == Token::Word("or")).then_some(Infix::Or))
	}

	fn conjunction(&mut self) -> Result<Expression, Error> {
		self.chain(Self::negation, |token| (token == Token::Word("and")).then_some(Infix::And))
	}

	fn negation(&mut self) -> Result<Expression, Error> {
		let at = self.peek().at;
		if self.peek().token != Token::Word("not") {
			return self.comparison();
		}
		self.advance();
		let operand = self.nested(Self::negation)?;
		Ok(Expression { at, kind: ExpressionKind::Not(Box::new(operand)) })
	}

	fn comparison(&mut self) -> Result<Expression, Error> {
		let start = self.peek().start;
		let left = self.sum()?;
		let Placed { at, start: sign, .. } = self.peek();
		let left_written = self.since(start, self.reached());
		let Some(comparison) = self.comparison_sign()? else { return Ok(left) };
		let first = self.since(sign, self.reached());
		let start = self.peek().start;
		let right = self.sum()?;
		let middle = self.since(start, self.reached());
		let Placed { at: again, start: sign, .. } = self.peek();
		if self.comparison_sign()?.is_some() {
			let second = self.since(sign, self.reached());
			let start = self.peek().start;
			self.sum()?;
			let last = self.since(start, self.reached());
			return Err(again.error(ErrorKind::Foreign {
				written: format!("{left_written} {first} {middle} {second} {last}"),
				instead: format!("{left_written} {first} {middle} and {middle} {second} {last}"),
			}));
		}
		Ok(Expression {
			at,
			kind: ExpressionKind::Compare(comparison, Box::new(left), Box::new(right)),
		})
	}

	fn comparison_sign(&mut self) -> Result<Option<Comparison>, Error> {
		let comparison = match self.peek().token {
			Token::Symbol("<") => Comparison::Less,
			Token::Symbol("<=") => Comparison::LessOrEqual,
			Token::Symbol(">") => Comparison::Greater,
			Token::Symbol(">=") => Comparison::GreaterOrEqual,
			Token::Symbol("==") => Comparison::Equal,
			Token::Symbol("!=") => Comparison::NotEqual,
			Token::Symbol("=") => {
				let (written, instead) = ("=".into(), "==".into());
				return Err(self.peek().at.error(ErrorKind::Foreign { written, instead }));
			}
			_ => return Ok(None),
		};
		self.advance();
		Ok(Some(comparison))
	}

	fn sum(&mut self) -> Result<Expression, Error> {
		self.chain(Self::product, |token| match token {
			Token::Symbol("+") => Some(Infix::Add),
			Token::Symbol("-") => Some(Infix::Subtract),
			_ => None,
		})
	}

	fn product(&mut self) -> Result<Expression, Error> {
		self.chain(Self::unary, |token| match token {
			Token::Symbol("*") => Some(Infix::Multiply),
			Token::Symbol("/") => Some(Infix::Divide),
			_ => None,
		})
	}

	fn chain(
		&mut self,
		operand: fn(&mut Self) -> Result<Expression, Error>,
		operator: fn(Token) -> Option<Infix>,
	) -> Result<Expression, Error> {
		let first = operand(self)?;
		let mut links = Vec::new();
		while let Some(operator) = operator(self.peek().token) {
			let at = self.peek().at;
			self.advance();
			links.push(Chained { at, operator, operand: operand(self)? });
		}
		match links.is_empty() {
			true => Ok(first),
			false => {
				Ok(Expression { at: first.at, kind: ExpressionKind::Chain(Box::new(first), links) })
			}
		}
	}

	fn unary(&mut self) -> Result<Expression, Error> {
		let at = self.peek().at;
		if !self.accept("-") {
			return self.power();
		}
		let operand = self.nested(Self::unary)?;
		Ok(Expression { at, kind: ExpressionKind::Negate(Box::new(operand)) })
	}

	fn power(&mut self) -> Result<Expression, Error> {
		let base = self.atom()?;
		let (at, end) = (self.peek().at, self.reached());
		if !self.accept("^") {
			return Ok(base);
		}
		let is_closed = self.since(0, end).ends_with(')');
		if let (ExpressionKind::Number(number, Some(measure)), false) = (&base.kind, is_closed) {
			let (number, unit) = (number, &measure.written);
			let exponent = self.written();
			return Err(at.error(ErrorKind::Foreign {
				written: format!("{number} {unit}^{exponent}"),
				instead: format!("{number} [{unit}^{exponent}]"),
			}));
		}
		let exponent = match self.peek().token {
			Token::Number(Number { value, decimals: 0 }) => u8::try_from(value).ok(),
			_ => None,
		};
		let Some(exponent) = exponent.filter(|exponent| (1..=MAX_POWER).contains(exponent)) else {
			return self.unexpected("1 至 9 的整数指数", "a whole exponent from 1 to 9");
		};
		self.advance();
		Ok(Expression { at, kind: ExpressionKind::Power(Box::new(base), exponent) })
	}

	fn atom(&mut self) -> Result<Expression, Error> {
		let at = self.peek().at;
		let kind = match self.peek().token {
			Token::Number(_) => {
				let given = self.given()?;
				ExpressionKind::Number(given.number, given.measure)
			}
			Token::Word(word @ ("min" | "max")) => {
				let extremum = if word == "min" { Extremum::Min } else { Extremum::Max };
				self.advance();
				self.symbol("(")?;
				let mut operands = Vec::from([self.expression()?]);
				while self.accept(",") {
					operands.push(self.expression()?);
				}
				self.symbol(")")?;
				ExpressionKind::Extremum(extremum, operands)
			}
			Token::Word("floor") => {
				self.advance();
				self.symbol("(")?;
				let operand = self.expression()?;
				self.symbol(")")?;
				ExpressionKind::Floor(Box::new(operand))
			}
			Token::Word(word) if self.after().token == Token::Symbol("(") && !is_keyword(word) => {
				return Err(at.error(ErrorKind::NotAFunction { name: word.into() }));
			}
			Token::Word(name) if !is_keyword(name) || self.asks_for_day(name) => {
				self.advance();
				ExpressionKind::Name(name.into())
			}
			Token::Symbol("(") => {
				self.advance();
				let inner = self.expression()?;
				self.symbol(")")?;
				return Ok(inner);
			}
			Token::Word("if") => {
				return self.unexpected(
					"数量；式中的 `if` 要放在括号里",
					"a quantity; an `if` within an expression stands in parentheses",
				)
			}
			_ => {
				return self.unexpected(
					"数、名称、`min`、`max`、`floor`、`if` 或 `(`",
					"a number, a name, `min`, `max`, `floor`, `if` or `(`",
				)
			}
		};
		Ok(Expression { at, kind })
	}
}
