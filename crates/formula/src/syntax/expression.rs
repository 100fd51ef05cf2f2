//! Expressions, by precedence: `or`, `and`, comparison, `+ -`, `* /`, unary.

use alloc::{boxed::Box, vec::Vec};

use super::{
	parser::Parser,
	token::{is_keyword, Token},
	tree::{Chained, Expression, ExpressionKind, Extremum, Infix},
};
use crate::{
	comparison::Comparison,
	error::{Error, ErrorKind},
	limits::MAX_NESTING,
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
		let at = self.peek().at;
		self.word("if")?;
		let condition = Box::new(self.expression()?);
		self.word("then")?;
		let then = Box::new(self.expression()?);
		self.word("else")?;
		let otherwise = Box::new(self.expression()?);
		Ok(Expression { at, kind: ExpressionKind::If { condition, then, otherwise } })
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
		let left = self.sum()?;
		let at = self.peek().at;
		let comparison = match self.peek().token {
			Token::Symbol("<") => Comparison::Less,
			Token::Symbol("<=") => Comparison::LessOrEqual,
			Token::Symbol(">") => Comparison::Greater,
			Token::Symbol(">=") => Comparison::GreaterOrEqual,
			Token::Symbol("==") => Comparison::Equal,
			Token::Symbol("!=") => Comparison::NotEqual,
			_ => return Ok(left),
		};
		self.advance();
		let right = self.sum()?;
		Ok(Expression {
			at,
			kind: ExpressionKind::Compare(comparison, Box::new(left), Box::new(right)),
		})
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
			return self.atom();
		}
		let operand = self.nested(Self::unary)?;
		Ok(Expression { at, kind: ExpressionKind::Negate(Box::new(operand)) })
	}

	fn atom(&mut self) -> Result<Expression, Error> {
		let at = self.peek().at;
		let kind = match self.peek().token {
			Token::Number(_) => {
				let given = self.given()?;
				ExpressionKind::Number(given.number, given.unit.unwrap_or_default())
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
			Token::Word(name) if !is_keyword(name) => {
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
				return self
					.unexpected("a quantity; an `if` within an expression stands in parentheses")
			}
			_ => return self.unexpected("a number, a name, `min`, `max`, `if` or `(`"),
		};
		Ok(Expression { at, kind })
	}
}
