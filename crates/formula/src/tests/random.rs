//! Random methodologies whose units are right, printed in two ways and evaluated with fractions.

use super::rational::Rational;
use core::cmp::Ordering;

/// Powers of km and of gCO2e.
type Dimension = (i8, i8);

const KM: Dimension = (1, 0);
const GRAM: Dimension = (0, 1);

pub enum Tree {
	Literal { value: i128, decimals: u8, unit: Dimension },
	Name(usize),
	Negate(Box<Tree>),
	Binary(char, Box<Tree>, Box<Tree>),
	Extremum(&'static str, Vec<Tree>),
	If(Box<Test>, Box<Tree>, Box<Tree>),
}

pub enum Test {
	Compare(&'static str, Tree, Tree),
	Not(Box<Test>),
	Join(&'static str, Box<Test>, Box<Test>),
}

/// Name, decimals, least and most of each input; names after them: `f` a parameter, `t` a table over `a`, `l` a let.
pub const INPUTS: [(&str, u8, u64, u64); 4] =
	[("a", 3, 0, 300_000), ("m", 6, 1, 1_000_000_000), ("g", 0, 0, 1_000), ("n", 2, 0, 10_000)];
const NAMES: [(&str, Dimension); 7] =
	[("a", KM), ("m", KM), ("g", GRAM), ("n", (0, 0)), ("f", (-1, 1)), ("t", (0, 0)), ("l", KM)];

/// Decisions drawn from bytes, so that shrinking bytes shrinks the methodology.
pub struct Choices<'a>(core::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(bytes.iter())
	}

	fn of(&mut self, count: usize) -> usize {
		usize::from(self.0.next().copied().unwrap_or_default()) % count
	}

	/// An expression of this dimension over the first `names` names.
	fn tree(&mut self, unit: Dimension, names: usize, depth: u8) -> Tree {
		let boxed = |tree| Box::new(tree);
		match if depth == 0 { 0 } else { self.of(9) } {
			0 | 1 => self.leaf(unit, names),
			2 => Tree::Negate(boxed(self.tree(unit, names, depth - 1))),
			3 | 4 => {
				let operator = ['+', '-'][self.of(2)];
				Tree::Binary(
					operator,
					boxed(self.tree(unit, names, depth - 1)),
					boxed(self.tree(unit, names, depth - 1)),
				)
			}
			5 => {
				let other = if unit == GRAM { [(0, 0), KM][self.of(2)] } else { (0, 0) };
				let rest = (unit.0 - other.0, unit.1 - other.1);
				Tree::Binary(
					'*',
					boxed(self.tree(rest, names, depth - 1)),
					boxed(self.tree(other, names, depth - 1)),
				)
			}
			6 => {
				let divisor = match unit {
					(0, 0) => [(0, 0), KM, GRAM][self.of(3)],
					(-1, 1) => [(0, 0), KM][self.of(2)],
					_ => (0, 0),
				};
				let numerator =
					self.tree((unit.0 + divisor.0, unit.1 + divisor.1), names, depth - 1);
				let positive =
					Tree::Literal { value: 1 + self.of(99) as i128, decimals: 2, unit: divisor };
				let divisor = self.tree(divisor, names, depth - 1);
				let divisor = if self.of(8) == 7 {
					divisor
				} else {
					Tree::Extremum("max", vec![divisor, positive])
				};
				Tree::Binary('/', boxed(numerator), boxed(divisor))
			}
			7 => {
				let operands =
					(0..1 + self.of(3)).map(|_| self.tree(unit, names, depth - 1)).collect();
				Tree::Extremum(["min", "max"][self.of(2)], operands)
			}
			_ => {
				let test = self.test(names, depth - 1);
				Tree::If(
					Box::new(test),
					boxed(self.tree(unit, names, depth - 1)),
					boxed(self.tree(unit, names, depth - 1)),
				)
			}
		}
	}

	fn leaf(&mut self, unit: Dimension, names: usize) -> Tree {
		let fitting: Vec<_> = (0..names).filter(|index| NAMES[*index].1 == unit).collect();
		match self.of(fitting.len() + 1) {
			index if index < fitting.len() => Tree::Name(fitting[index]),
			_ => {
				let value = 1 + (self.of(256) * 256 + self.of(256)) as i128;
				Tree::Literal { value, decimals: self.of(5) as u8, unit }
			}
		}
	}

	fn test(&mut self, names: usize, depth: u8) -> Test {
		match if depth == 0 { 0 } else { self.of(5) } {
			3 => Test::Not(Box::new(self.test(names, depth - 1))),
			4 => {
				let word = ["and", "or"][self.of(2)];
				Test::Join(
					word,
					Box::new(self.test(names, depth - 1)),
					Box::new(self.test(names, depth - 1)),
				)
			}
			_ => {
				let unit = [(0, 0), KM, GRAM][self.of(3)];
				let comparison = ["<", "<=", ">", ">=", "==", "!="][self.of(6)];
				let depth = depth.min(self.of(2) as u8);
				Test::Compare(
					comparison,
					self.tree(unit, names, depth),
					self.tree(unit, names, depth),
				)
			}
		}
	}

	pub fn methodology(&mut self) -> Methodology {
		let distance = self.tree(KM, 6, 4);
		Methodology { distance, result: self.tree(GRAM, 7, 5) }
	}
}

/// `let l = distance`, `result gCO2e = max(0 gCO2e, min(1000000 gCO2e + (result), 1000000000000 gCO2e))`:
/// shifted, so that negative values show.
pub struct Methodology {
	distance: Tree,
	result: Tree,
}

impl Methodology {
	/// With no more parentheses than needed, or with all of them and comments besides.
	pub fn print(&self, verbose: bool) -> String {
		let blank = if verbose { "\n# 注释 \"\n\t" } else { " " };
		format!(
            "methodology \"t\" input a : km, decimals 3, from 0 to 300{blank}input m : km, decimals 6, from 0.000001 to 1000\n\
             input g : gCO2e, decimals 0, from 0 to 1000 input n : 1, decimals 2, from 0 to 100\n\
             parameter f : gCO2e/km = 180.50 source \"s\"{blank}\
             table t of a : 1 = below 1.0005 km -> 0.3 below 3 km -> -0.75 otherwise -> 1 source \"s\"\n\
             let l = {}{blank}result gCO2e = max(0 gCO2e, min(1000000 gCO2e + ({}), 1000000000000 gCO2e))",
            self.distance.print(verbose, 0),
            self.result.print(verbose, 0)
        )
	}

	/// Milligrams, where the fractions fit.
	pub fn evaluate(&self, inputs: &[u64; 4]) -> Option<u64> {
		let mut names: Vec<_> = inputs
			.iter()
			.zip(INPUTS)
			.map(|(value, (_, decimals, ..))| Rational::scaled((*value).into(), decimals))
			.collect();
		names.push(Rational::scaled(1805, 1));
		let (value, decimals) = match inputs[0] {
			0..=1000 => (3, 1),
			1001..=2999 => (-75, 2),
			_ => (1, 0),
		};
		names.push(Rational::scaled(value, decimals));
		names.push(self.distance.evaluate(&names)?);
		let result = self.result.evaluate(&names)?;
		let limit = |limit: i128, keep: Ordering, value: Rational| {
			let limit = Rational::scaled(limit, 0);
			Some(if value.compare(limit)? == keep { value } else { limit })
		};
		let shifted = result.add(Rational::scaled(1_000_000, 0))?;
		limit(0, Ordering::Greater, limit(1_000_000_000_000, Ordering::Less, shifted)?)?
			.cut(3)?
			.try_into()
			.ok()
	}
}

fn unit((km, gram): Dimension) -> String {
	format!("1*km^{km}*gCO2e^{gram}")
}

impl Tree {
	/// `level` is the precedence of what stands around: 1 within a sum, 2 a product, 3 a unary minus.
	fn print(&self, verbose: bool, level: u8) -> String {
		let (own, text) = match self {
			Self::Literal { value, decimals, unit: dimension } => {
				let number = crate::Number { value: *value, decimals: *decimals };
				return if *dimension == (0, 0) {
					number.to_string()
				} else {
					format!("{number} [{}]", unit(*dimension))
				};
			}
			Self::Name(index) => (4, NAMES[*index].0.to_string()),
			Self::Negate(inner) => (3, format!("-{}", inner.print(verbose, 3))),
			Self::Binary(operator, left, right) => {
				let own = if matches!(operator, '+' | '-') { 1 } else { 2 };
				(
					own,
					format!(
						"{} {operator} {}",
						left.print(verbose, own),
						right.print(verbose, own + 1)
					),
				)
			}
			Self::Extremum(name, operands) => {
				let operands: Vec<_> =
					operands.iter().map(|operand| operand.print(verbose, 0)).collect();
				(4, format!("{name}({})", operands.join(",")))
			}
			Self::If(test, then, otherwise) => {
				let (then, otherwise) = (then.print(verbose, 0), otherwise.print(verbose, 0));
				(0, format!("if {} then {then} else {otherwise}", test.print(verbose, 0)))
			}
		};
		if verbose || own < level {
			format!("({text})")
		} else {
			text
		}
	}

	fn evaluate(&self, names: &[Rational]) -> Option<Rational> {
		match self {
			Self::Literal { value, decimals, .. } => Some(Rational::scaled(*value, *decimals)),
			Self::Name(index) => Some(names[*index]),
			Self::Negate(inner) => inner.evaluate(names)?.negate(),
			Self::Binary(operator, left, right) => {
				let (left, right) = (left.evaluate(names)?, right.evaluate(names)?);
				match operator {
					'+' => left.add(right),
					'-' => left.add(right.negate()?),
					'*' => left.multiply(right),
					_ => left.divide(right),
				}
			}
			Self::Extremum(name, operands) => {
				let keep = if *name == "min" { Ordering::Less } else { Ordering::Greater };
				let mut values = operands.iter().map(|operand| operand.evaluate(names));
				let first = values.next()??;
				values.try_fold(first, |best, value| {
					Some(if value?.compare(best)? == keep { value? } else { best })
				})
			}
			Self::If(test, then, otherwise) => {
				if test.holds(names)? {
					then.evaluate(names)
				} else {
					otherwise.evaluate(names)
				}
			}
		}
	}
}

impl Test {
	/// `level` is the precedence of what stands around: 1 within `or`, 2 `and`, 3 `not`.
	fn print(&self, verbose: bool, level: u8) -> String {
		let (own, text) = match self {
			Self::Compare(comparison, left, right) => {
				(4, format!("{} {comparison} {}", left.print(verbose, 1), right.print(verbose, 1)))
			}
			Self::Not(inner) => (3, format!("not {}", inner.print(verbose, 3))),
			Self::Join(word, left, right) => {
				let own = if *word == "or" { 1 } else { 2 };
				(
					own,
					format!(
						"{} {word} {}",
						left.print(verbose, own),
						right.print(verbose, own + 1)
					),
				)
			}
		};
		if verbose || own < level {
			format!("({text})")
		} else {
			text
		}
	}

	fn holds(&self, names: &[Rational]) -> Option<bool> {
		match self {
			Self::Compare(comparison, left, right) => {
				let order = left.evaluate(names)?.compare(right.evaluate(names)?)?;
				Some(match *comparison {
					"<" => order.is_lt(),
					"<=" => order.is_le(),
					">" => order.is_gt(),
					">=" => order.is_ge(),
					"==" => order.is_eq(),
					_ => order.is_ne(),
				})
			}
			Self::Not(inner) => inner.holds(names).map(|holds| !holds),
			Self::Join(word, left, right) => {
				let (left, right) = (left.holds(names)?, right.holds(names)?);
				Some(if *word == "and" { left && right } else { left || right })
			}
		}
	}
}
