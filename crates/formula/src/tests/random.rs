//! Random methodologies whose units are right, printed in two ways and evaluated with fractions.

use super::rational::{floor, scaled, Rational};

/// Powers of km and of gCO2e.
type Dimension = (i8, i8);

const NONE: Dimension = (0, 0);
const KM: Dimension = (1, 0);
const GRAM: Dimension = (0, 1);

pub enum Tree {
	Literal {
		value: i128,
		decimals: u8,
		unit: Dimension,
		percent: bool,
	},
	/// `0` without unit.
	Zero,
	Name(usize),
	Negate(Box<Tree>),
	Power(Box<Tree>, u8),
	Floor(Box<Tree>),
	Binary(char, Box<Tree>, Box<Tree>),
	Extremum(&'static str, Vec<Tree>),
	If(Box<Test>, Box<Tree>, Box<Tree>),
}

pub enum Test {
	Compare(&'static str, Tree, Tree),
	/// A category's name, the code, and whether it is that.
	Code(&'static str, usize, bool),
	Not(Box<Test>),
	Join(&'static str, Box<Test>, Box<Test>),
}

/// Name, decimals, least and most of each input. `k` is in Mm, which are 1000 km; `c` is a category.
pub const INPUTS: [(&str, u8, u64, u64); 6] = [
	("a", 3, 0, 300_000),
	("m", 6, 1, 1_000_000_000),
	("g", 0, 0, 1_000),
	("n", 2, 0, 10_000),
	("k", 2, 0, 25),
	("c", 0, 0, 2),
];
const CODES: [&str; 3] = ["red", "2021", "blue"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// What expressions name: inputs, parts of the day, a parameter, tables over `a`, over `c` and over `c` by season, a let,
/// a table over a let, and one over the floor of the other let.
const NAMES: [(&str, Dimension); 14] = [
	("a", KM),
	("m", KM),
	("g", GRAM),
	("n", NONE),
	("k", KM),
	("month", NONE),
	("weekday", NONE),
	("f", (-1, 1)),
	("t", NONE),
	("u", GRAM),
	("v", NONE),
	("l", KM),
	("r", NONE),
	("s", NONE),
];

/// A record as random tests draw it: the inputs and the day.
pub struct Record {
	pub inputs: [u64; 6],
	pub day: u32,
}

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
		match if depth == 0 { 0 } else { self.of(12) } {
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
				let other = if unit == GRAM { [NONE, KM][self.of(2)] } else { NONE };
				let rest = (unit.0 - other.0, unit.1 - other.1);
				Tree::Binary(
					'*',
					boxed(self.tree(rest, names, depth - 1)),
					boxed(self.tree(other, names, depth - 1)),
				)
			}
			6 | 7 => self.quotient(unit, names, depth - 1),
			8 => {
				let operands =
					(0..1 + self.of(3)).map(|_| self.tree(unit, names, depth - 1)).collect();
				Tree::Extremum(["min", "max"][self.of(2)], operands)
			}
			9 if unit == NONE => {
				let inner = [NONE, KM, GRAM][self.of(3)];
				let operand = self.tree(inner, names, depth - 1);
				let step = Tree::Literal {
					value: 1 + self.of(99) as i128,
					decimals: 1,
					unit: inner,
					percent: false,
				};
				Tree::Floor(boxed(Tree::Binary('/', boxed(operand), boxed(step))))
			}
			10 if unit == NONE => {
				Tree::Power(boxed(self.tree(unit, names, depth - 1)), 1 + self.of(3) as u8)
			}
			10 if unit == KM => {
				let square = Tree::Power(boxed(self.tree(unit, names, depth - 1)), 2);
				let value = 1 + self.of(99) as i128;
				let by = Tree::Literal { value, decimals: 1, unit: KM, percent: false };
				Tree::Binary('/', boxed(square), boxed(by))
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

	/// A quotient whose divisor is above zero, more often than not for a reason the compiler has to find.
	fn quotient(&mut self, unit: Dimension, names: usize, depth: u8) -> Tree {
		let boxed = |tree| Box::new(tree);
		let by = match unit {
			NONE => [NONE, KM, GRAM][self.of(3)],
			(-1, 1) => [NONE, KM][self.of(2)],
			_ => NONE,
		};
		let divided = (unit.0 + by.0, unit.1 + by.1);
		let numerator = boxed(self.tree(divided, names, depth));
		let positive =
			Tree::Literal { value: 1 + self.of(99) as i128, decimals: 2, unit: by, percent: false };
		let style = self.of(8);
		if style < 2 {
			// `if x > y then z / (x - y) else z`
			let mark = self.0.clone();
			let both = |choices: &mut Self| {
				choices.0 = mark.clone();
				(choices.leaf(by, names), choices.leaf(by, names))
			};
			let ((left, right), (x, y)) = (both(self), both(self));
			let test = Test::Compare(">", left, right);
			let divisor = Tree::Binary('-', boxed(x), boxed(y));
			let otherwise = boxed(self.leaf(unit, names));
			return Tree::If(
				Box::new(test),
				boxed(Tree::Binary('/', numerator, boxed(divisor))),
				otherwise,
			);
		}
		let divisor = self.tree(by, names, depth);
		let divisor = match style {
			7 => divisor,
			5 | 6 => Tree::Binary(
				'+',
				boxed(Tree::Extremum("max", vec![divisor, Tree::Zero])),
				boxed(positive),
			),
			_ => Tree::Extremum("max", vec![divisor, positive]),
		};
		Tree::Binary('/', numerator, boxed(divisor))
	}

	fn leaf(&mut self, unit: Dimension, names: usize) -> Tree {
		let fitting: Vec<_> = (0..names).filter(|index| NAMES[*index].1 == unit).collect();
		match self.of(fitting.len() + 2) {
			index if index < fitting.len() => Tree::Name(fitting[index]),
			_ => {
				let value = 1 + (self.of(256) * 256 + self.of(256)) as i128;
				match self.of(9) {
					8 => Tree::Zero,
					kind => {
						let percent = unit == NONE && kind > 4;
						Tree::Literal { value, decimals: (kind % 5) as u8, unit, percent }
					}
				}
			}
		}
	}

	fn test(&mut self, names: usize, depth: u8) -> Test {
		match if depth == 0 { 0 } else { self.of(6) } {
			3 => Test::Not(Box::new(self.test(names, depth - 1))),
			4 => {
				let word = ["and", "or"][self.of(2)];
				Test::Join(
					word,
					Box::new(self.test(names, depth - 1)),
					Box::new(self.test(names, depth - 1)),
				)
			}
			5 => {
				let category = ["c", "season"][self.of(2)];
				let codes = if category == "c" { 3 } else { 4 };
				Test::Code(category, self.of(codes), self.of(2) == 0)
			}
			_ => {
				let unit = [NONE, KM, GRAM][self.of(3)];
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
		let asserted = (self.of(2) == 0).then(|| self.test(11, 1));
		let distance = self.tree(KM, 11, 4);
		Methodology { asserted, distance, result: self.tree(GRAM, 14, 5) }
	}
}

/// `let l = distance`, `result gCO2e = max(0, min(1000000 gCO2e + (result), 1000000000000 gCO2e))`: shifted, so that
/// negative values show.
pub struct Methodology {
	asserted: Option<Test>,
	distance: Tree,
	result: Tree,
}

/// A record's inputs in base units, what is derived from them, and its categories.
struct Values {
	names: Vec<Rational>,
	code: usize,
	season: usize,
}

impl Methodology {
	/// With no more parentheses than needed, or with all of them and comments besides.
	pub fn print(&self, verbose: bool) -> String {
		let blank = if verbose { "\n# 注释 \"\n\t" } else { " " };
		let asserted = self.asserted.as_ref().map_or(String::new(), |test| {
			format!("assert {} \"断言\"{blank}", test.print(verbose, 0))
		});
		format!(
			"methodology \"t\" unit Mm = 1000 km input a : km, decimals 3, from 0 to 300{blank}\
			 input m : km, decimals 6, from 0.000001 to 1000\n\
			 input g : gCO2e, decimals 0, from 0 to 1000 input n : 1, decimals 2, from 0 to 100\n\
			 input k : Mm, decimals 2, from 0 to 0.25 input c : one of red \"红\", 2021,{blank}blue\n\
			 parameter f : gCO2e/km = 180.50 source \"s\"{blank}\
			 table t of a : 1 = below 1.0005 km -> 0.3 up to 3 km -> -75% otherwise -> 1 source \"s\"\n\
			 table u of c : gCO2e = blue -> 7 red -> 0.25 2021 -> 12 source \"s\"{blank}\
			 table v of c, season : 1 = for winter, spring, summer, autumn red -> 1, 2, 3, 4 blue -> 0.5, 0, 1.5, 7 \
			 2021 -> -1, 9, 8, 0.125 source \"s\"\n\
			 {asserted}let l = 0 km + ({}){blank}\
			 let far = a + m table r of far : 1 = below 10 km -> 0.7 up to 500 km -> 2 otherwise -> 3 source \"s\" \
			 let steps = floor(l / 3 km) table s of steps : 1 = below 1 -> 0.5 up to 4 -> 2 below 100 -> -1 \
			 otherwise -> 0.25 source \"s\"{blank}\
			 result gCO2e = max(0, min(1000000 gCO2e + ({}), 1000000000000 gCO2e))",
			self.distance.print(verbose, 0),
			self.result.print(verbose, 0)
		)
	}

	/// Milligrams, unless the assertion does not hold.
	pub fn evaluate(&self, Record { inputs, day }: &Record) -> Option<u64> {
		// From 1970, day by day: months of plain and leap years.
		let (mut year, mut month, mut rest) = (1970, 0, *day);
		loop {
			let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
			let days =
				[31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month];
			if rest < days {
				break;
			}
			rest -= days;
			(year, month) = if month == 11 { (year + 1, 0) } else { (year, month + 1) };
		}
		let season = [3, 3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3][month];
		let whole = |value: usize| scaled(value as i128, 0);
		let mut names: Vec<_> = inputs
			.iter()
			.zip(INPUTS)
			.take(5)
			.map(|(value, (_, decimals, ..))| scaled((*value).into(), decimals))
			.collect();
		names[4] = &names[4] * scaled(1000, 0);
		names.push(whole(month + 1));
		names.push(whole((*day as usize + 3) % 7 + 1));
		names.push(scaled(1805, 1));
		names.push(match inputs[0] {
			0..=1000 => scaled(3, 1),
			1001..=3000 => scaled(-75, 2),
			_ => scaled(1, 0),
		});
		let code = inputs[5] as usize;
		names.push([scaled(25, 2), scaled(12, 0), scaled(7, 0)][code].clone());
		let v = [[2, 3, 4, 1], [9, 8, 0, -1], [0, 1, 7, 0]][code][season];
		names.push(match (code, season) {
			(1, 2) => scaled(125, 3),
			(2, 1) => scaled(15, 1),
			(2, 3) => scaled(5, 1),
			_ => scaled(v, 0),
		});
		let mut values = Values { names, code, season };
		if self.asserted.as_ref().is_some_and(|test| !test.holds(&values)) {
			return None;
		}
		let distance = self.distance.evaluate(&values);
		let far = &values.names[0] + &values.names[1];
		values.names.push(distance.clone());
		values.names.push(match far {
			far if far < scaled(10, 0) => scaled(7, 1),
			far if far <= scaled(500, 0) => scaled(2, 0),
			_ => scaled(3, 0),
		});
		values.names.push(match (distance / scaled(3, 0)).floor() {
			steps if steps < scaled(1, 0) => scaled(5, 1),
			steps if steps <= scaled(4, 0) => scaled(2, 0),
			steps if steps < scaled(100, 0) => scaled(-1, 0),
			_ => scaled(25, 2),
		});
		let result = self.result.evaluate(&values) + scaled(1_000_000, 0);
		let result = result.min(scaled(1_000_000_000_000, 0)).max(scaled(0, 0));
		Some(floor(&result, 3).try_into().unwrap())
	}
}

fn unit((km, gram): Dimension) -> String {
	format!("1*km^{km}*gCO2e^{gram}")
}

impl Tree {
	/// `level` is the precedence of what stands around: 1 within a sum, 2 a product, 3 a unary minus, 4 a power.
	fn print(&self, verbose: bool, level: u8) -> String {
		let (own, text) = match self {
			Self::Literal { value, decimals, percent: true, .. } => {
				return format!("{}%", crate::Number { value: *value, decimals: *decimals });
			}
			Self::Literal { value, decimals, unit: dimension, .. } => {
				let number = crate::Number { value: *value, decimals: *decimals };
				match *dimension {
					NONE => return number.to_string(),
					KM if level < 4 && !verbose => return format!("{number} km"),
					_ => (4, format!("{number} [{}]", unit(*dimension))),
				}
			}
			Self::Zero => return "0".into(),
			Self::Name(index) => (5, NAMES[*index].0.to_string()),
			Self::Negate(inner) => (3, format!("-{}", inner.print(verbose, 3))),
			Self::Power(base, exponent) => (4, format!("{}^{exponent}", base.print(verbose, 5))),
			Self::Floor(inner) => (5, format!("floor({})", inner.print(verbose, 0))),
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
				(5, format!("{name}({})", operands.join(", ")))
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

	fn evaluate(&self, values: &Values) -> Rational {
		match self {
			Self::Literal { value, decimals, percent, .. } => {
				scaled(*value, decimals + if *percent { 2 } else { 0 })
			}
			Self::Zero => scaled(0, 0),
			Self::Name(index) => values.names[*index].clone(),
			Self::Negate(inner) => -inner.evaluate(values),
			Self::Power(base, exponent) => {
				let base = base.evaluate(values);
				(0..*exponent).fold(scaled(1, 0), |power, _| power * &base)
			}
			Self::Floor(inner) => inner.evaluate(values).floor(),
			Self::Binary(operator, left, right) => {
				let (left, right) = (left.evaluate(values), right.evaluate(values));
				match operator {
					'+' => left + right,
					'-' => left - right,
					'*' => left * right,
					_ => left / right,
				}
			}
			Self::Extremum(name, operands) => {
				let operands = operands.iter().map(|operand| operand.evaluate(values));
				if *name == "min" { operands.min() } else { operands.max() }.unwrap()
			}
			Self::If(test, then, otherwise) => {
				if test.holds(values) {
					then.evaluate(values)
				} else {
					otherwise.evaluate(values)
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
			Self::Code(category, index, is) => {
				let code = if *category == "c" { CODES[*index] } else { SEASONS[*index] };
				(4, format!("{category} {} {code}", if *is { "==" } else { "!=" }))
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

	fn holds(&self, values: &Values) -> bool {
		match self {
			Self::Compare(comparison, left, right) => {
				let (left, right) = (left.evaluate(values), right.evaluate(values));
				match *comparison {
					"<" => left < right,
					"<=" => left <= right,
					">" => left > right,
					">=" => left >= right,
					"==" => left == right,
					_ => left != right,
				}
			}
			Self::Code(category, index, is) => {
				let code = if *category == "c" { values.code } else { values.season };
				(code == *index) == *is
			}
			Self::Not(inner) => !inner.holds(values),
			Self::Join("and", left, right) => left.holds(values) && right.holds(values),
			Self::Join(_, left, right) => left.holds(values) || right.holds(values),
		}
	}
}
