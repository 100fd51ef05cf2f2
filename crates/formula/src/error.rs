//! What can be wrong with a text, where, and what would be right.

use alloc::{boxed::Box, format, string::String, vec::Vec};
use core::fmt;

use crate::{
	declaration::{GRAMS, POINTS},
	limits::{
		MAX_CODES, MAX_COST, MAX_ENCODED, MAX_INPUTS, MAX_NAME, MAX_NESTING, MAX_PARTS, MAX_STACK,
		MAX_TEXT, MAX_UNIT_SYMBOLS, MAX_VECTORS, MAX_WINDOW,
	},
	number::Number,
	unit::Unit,
};

/// Line and column, both from 1; a column is a character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
	pub line: u32,
	pub column: u32,
}

impl Position {
	pub const START: Self = Self { line: 1, column: 1 };

	/// Where the next character stands.
	pub fn after(self, character: char) -> Self {
		match character {
			'\n' => Self { line: self.line.saturating_add(1), column: 1 },
			_ => Self { column: self.column.saturating_add(1), ..self },
		}
	}

	pub fn error(self, kind: ErrorKind) -> Error {
		Error { line: self.line, column: self.column, kind }
	}
}

/// The first thing wrong with a text, at its line and column (both from 1, columns in characters).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
	pub line: u32,
	pub column: u32,
	pub kind: ErrorKind,
}

/// The same in Chinese and in English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
	pub zh: String,
	pub en: String,
}

impl Words {
	pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
		Self { zh: zh.into(), en: en.into() }
	}

	/// What reads alike in both.
	pub fn both(words: impl Into<String>) -> Self {
		let words = words.into();
		Self { zh: words.clone(), en: words }
	}
}

/// What takes one unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
	Declared,
	Sum,
	Difference,
	Comparison,
	Min,
	Max,
	If,
	Floor,
	Methodology,
	Points,
	Bound,
	Window,
}

impl What {
	fn words(self) -> (&'static str, &'static str) {
		match self {
			Self::Declared => ("所声明的数", "a declared number"),
			Self::Sum => ("加法", "a sum"),
			Self::Difference => ("减法", "a difference"),
			Self::Comparison => ("比较", "a comparison"),
			Self::Min => ("`min` ", "`min`"),
			Self::Max => ("`max` ", "`max`"),
			Self::If => ("`if` 的两支", "`if`"),
			Self::Floor => ("`floor` ", "`floor`"),
			Self::Methodology => ("方法学的结果", "the result of a methodology"),
			Self::Points => ("积分公式的结果", "the result of a points formula"),
			Self::Bound => ("表的界限与其所依的量", "a bound of the table and what it steps over"),
			Self::Window => ("窗口与其所依的输入", "a window and the input it looks at"),
		}
	}
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(strum::IntoStaticStr, strum::VariantNames))]
pub enum ErrorKind {
	TextTooLong {
		bytes: usize,
	},
	/// A character that begins nothing; `instead` is what was probably meant.
	UnexpectedCharacter {
		found: char,
		instead: Option<&'static str>,
	},
	/// One that a reader does not see, or a carriage return that is part of no line end: the text would read
	/// differently from how it runs.
	ForbiddenCharacter {
		found: char,
	},
	/// How other languages write what this one writes otherwise.
	Foreign {
		written: String,
		instead: String,
	},
	GroupedDigits {
		written: String,
		instead: String,
	},
	/// A name before a parenthesis.
	NotAFunction {
		name: String,
	},
	UnclosedString,
	EmptyString {
		what: Words,
	},
	Expected {
		expected: Words,
		found: Words,
	},
	NumberTooLarge,
	TooManyDecimals {
		limit: u8,
	},
	/// It leaves the 64 bits in which records hold numbers.
	RecordTooLarge,
	/// What a record holds is zero or more.
	NegativeRecord,
	NameTooLong {
		bytes: usize,
	},
	ReservedName {
		name: String,
	},
	DuplicateName {
		name: String,
	},
	UnknownName {
		name: String,
	},
	/// A name that is a unit's symbol too.
	NameIsUnit {
		name: String,
	},
	UnitMismatch {
		what: What,
		left: Unit,
		right: Unit,
	},
	UnitTooLarge,
	/// Declared to be of others after it was used as it is.
	UnitInUse {
		symbol: String,
	},
	UnitScale,
	ExpectedQuantity,
	ExpectedCondition,
	/// A category stands where a quantity or condition should.
	Category {
		name: String,
	},
	NotACode {
		found: String,
		codes: Vec<String>,
	},
	CategoriesDiffer,
	TooManyCodes,
	EmptyRange,
	NotAscending,
	NotATableSubject {
		name: String,
	},
	NotACategory {
		name: String,
	},
	/// Rows for a number where the key is a category, or the other way round.
	WrongRow {
		category: bool,
	},
	MissingCode {
		code: String,
	},
	NoOtherwise,
	WrongNumberOfValues {
		expected: usize,
		found: usize,
	},
	NotWindowed {
		name: String,
	},
	WindowTooLong,
	/// Some earlier records would give a value outside the range; it has to reach so far.
	WindowRange {
		to: String,
	},
	NestingTooDeep,
	StackTooDeep {
		found: usize,
	},
	CostTooHigh {
		found: u32,
	},
	CompiledTooLong {
		bytes: usize,
	},
	TooManyInputs,
	TooManyVectors,
	TooManyParts,
	ProofTooLong,
	/// Some values within the declared ranges leave 128 bits here; they can take so many.
	Overflow {
		bits: u32,
	},
	/// The divisor can be anything between these.
	DivisorMayBeZero {
		/// If it is a name.
		name: Option<Box<str>>,
		from: Number,
		to: Number,
	},
	ResultMayBeNegative {
		from: Number,
		unit: &'static str,
	},
	ResultTooLarge {
		to: Number,
		unit: &'static str,
	},
	NotADate,
	VectorNeedsDay,
	VectorTakesNoDay,
	VectorMissesInput {
		name: String,
	},
	VectorNamesNoInput {
		name: String,
	},
	VectorRepeatsInput {
		name: String,
	},
	VectorOutOfRange {
		name: String,
		from: String,
		to: String,
	},
	/// Declared and used nowhere.
	Unused {
		name: String,
		input: bool,
	},
	/// Declared for the points formula alone, and used.
	UsedForPoints {
		name: String,
	},
	/// A condition or assertion that can be only true or only false.
	Decided {
		holds: bool,
	},
	/// An operand that is never the least, or never the greatest.
	NeverChosen,
	/// A row or column of a table that no record reaches: by a code, if it is of a category.
	Unreachable {
		code: Option<String>,
	},
	/// A figure with a unit in an expression.
	UncitedFigure {
		written: String,
	},
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { line, column, kind } = self;
		let Words { zh, en } = kind.words();
		write!(f, "第 {line} 行第 {column} 列：{zh} / line {line}, column {column}: {en}")
	}
}

impl fmt::Display for ErrorKind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Words { zh, en } = self.words();
		write!(f, "{zh} / {en}")
	}
}

impl ErrorKind {
	/// What is wrong and what to write instead.
	pub fn words(&self) -> Words {
		use ErrorKind::*;
		match self {
			TextTooLong { bytes } => Words::new(format!("全文 {bytes} 字节，上限 {MAX_TEXT} 字节；请缩短注释、说明与名称"), format!("the text has {bytes} bytes; at most {MAX_TEXT} are allowed: shorten comments, labels and names")),
			UnexpectedCharacter { found: '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}', .. } => Words::new("这里的空白不是普通空格，请改为普通空格", "this blank is not a plain space; write a plain one"),
			UnexpectedCharacter { found, instead: Some(instead) } => Words::new(format!("这里不能写 `{found}`，请写 `{instead}`"), format!("`{found}` means nothing here; write `{instead}`")),
			UnexpectedCharacter { found, instead: None } => Words::new(format!("这里不能写 `{found}`；名称只用英文字母、数字和 `_`，其他文字放在引号中"), format!("`{found}` means nothing here; names are of ASCII letters, digits and `_`, other text stands between quotes")),
			ForbiddenCharacter { found: '\r' } => Words::new("这个回车符不结束一行，有的编辑器却显示为换行；行末请用换行符，其前可有回车符", "this carriage return ends no line, though some editors show it as if it did; end lines with a line feed, alone or after a carriage return"),
			ForbiddenCharacter { found } => {
				let code = u32::from(*found);
				Words::new(format!("不得有看不见的字符 U+{code:04X}，它会使公式读起来与运行的不同；请删去"), format!("the invisible character U+{code:04X} is not allowed, since it could make the text read differently from how it runs; remove it"))
			}
			Foreign { written, instead } => Words::new(format!("不写 `{written}`，请写 `{instead}`"), format!("not `{written}`; write `{instead}`")),
			GroupedDigits { written, instead } => Words::new(format!("数字不分节：请将 `{written}` 写作 `{instead}`；如为几个数，请在逗号后空一格"), format!("digits are not grouped: write `{instead}` for `{written}`, or a space after the comma if these are several numbers")),
			NotAFunction { name } => Words::new(format!("没有函数 `{name}`，只有 `min`、`max`、`floor`（向下取整）；乘法须写 `*`"), format!("there is no function `{name}`, only `min`, `max` and `floor`, which rounds down; a product is written with `*`")),
			UnclosedString => Words::new("字符串在本行内没有结束的 `\"`", "this string has no closing `\"` on its line"),
			EmptyString { what: Words { zh, en } } => Words::new(format!("{zh}为空，请写在引号之间"), format!("the {en} is empty; write it between the quotes")),
			Expected { expected, found } => Words::new(
				format!("此处应为{}，却是{}", beside(&expected.zh), beside(&found.zh)),
				format!("expected {}, found {}", expected.en, found.en),
			),
			NumberTooLarge => Words::new("这个数超出 128 位，请改小", "this number leaves 128 bits; write a smaller one"),
			TooManyDecimals { limit } => Words::new(format!("小数位数过多，此处至多 {limit} 位；请舍入，或改用更小的单位"), format!("too many decimals, the limit here is {limit}; round the number, or take a smaller unit")),
			RecordTooLarge => Words::new("记录中的数连同小数位不得超出 64 位；请改小，或减少小数位数", "what records hold leaves 64 bits here, its decimals included; write a smaller number, or fewer decimals"),
			NegativeRecord => Words::new("记录中的数为零或正数，不能为负；请从 `0` 起，负的量用两个输入相减表示", "what records hold is zero or more; begin at `0`, and write what may be negative as a difference of two inputs"),
			NameTooLong { bytes } => Words::new(format!("名称 {bytes} 字节，上限 {MAX_NAME} 字节；请取较短的名称，说明写在其后的引号中"), format!("this name has {bytes} bytes; at most {MAX_NAME} are allowed: choose a shorter one, and say more between quotes after it")),
			ReservedName { name } => Words::new(format!("`{name}` 是语言的保留字，请另取名称"), format!("`{name}` is a word of the language; choose another name")),
			DuplicateName { name } => Words::new(format!("`{name}` 已经有了，每个名称只声明一次"), format!("`{name}` is declared already; every name is declared once")),
			UnknownName { name } => Words::new(format!("上文没有声明 `{name}`；请先声明再使用（数后的复合单位放在方括号内：`3 [gCO2e/km]`）"), format!("`{name}` is not declared above; declare it before use (a compound unit after a number stands in brackets: `3 [gCO2e/km]`)")),
			NameIsUnit { name } => Words::new(format!("`{name}` 又是本文中的单位，读者会混淆；请另取名称"), format!("`{name}` is a unit of this text too, which misleads whoever reads it; choose another name")),
			UnitMismatch { what, left, right } => mismatch(*what, left, right),
			UnitTooLarge => Words::new(format!("单位的符号多于 {MAX_UNIT_SYMBOLS} 个，或指数、换算超出范围"), format!("this unit has more than {MAX_UNIT_SYMBOLS} symbols, or an exponent or scale out of range")),
			UnitInUse { symbol } => Words::new(format!("单位 `{symbol}` 已经使用或声明；换算须在首次使用之前声明一次，且不得循环"), format!("the unit `{symbol}` is in use or declared already; declare its scale once, before its first use and not by itself")),
			UnitScale => Words::new("换算的倍数应大于零，且不过大", "the scale of a unit is above zero and not too large"),
			ExpectedQuantity => Words::new("此处应为数量，却是条件；请用 `if … then … else …` 选择", "a quantity is needed here, but this is a condition; choose with `if ... then ... else ...`"),
			ExpectedCondition => Words::new("此处应为条件，却是数量；请与另一个量比较", "a condition is needed here, but this is a quantity; compare it with another"),
			Category { name } => Words::new(format!("`{name}` 是类别，不能计算；只能用 `==` 或 `!=` 与代码比较，或作表的键"), format!("`{name}` is a category; compare it with a code by `==` or `!=`, or let a table be of it")),
			NotACode { found, codes } => {
				let listed = codes.join(", ");
				Words::new(format!("`{found}` 不是这个类别的代码；可用：{listed}"), format!("`{found}` is no code of this category; there are: {listed}"))
			}
			CategoriesDiffer => Words::new("两个类别的代码不同，不能比较", "these categories have different codes and cannot be compared"),
			TooManyCodes => Words::new(format!("类别的代码多于 {MAX_CODES} 个；请合并，或分为两个类别"), format!("more than {MAX_CODES} codes; join some of them, or make two categories")),
			EmptyRange => Words::new("范围的上限小于下限，请先写小的", "the range ends before it begins; write the smaller bound first"),
			NotAscending => Words::new("表的界限应逐行增大，这一行不大于上一行", "the bounds of a table ascend; this one is not above the one before"),
			NotATableSubject { name } => Words::new(format!("表不能以 `{name}` 为键：它是定值，或是除法的商；可用 `floor` 取整，或改用 `if`"), format!("a table cannot be of `{name}`, which is fixed or a quotient; round it with `floor`, or write `if`")),
			NotACategory { name } => Words::new(format!("表的第二个键须是类别，`{name}` 不是"), format!("the second key of a table is a category; `{name}` is none")),
			WrongRow { category: true } => Words::new("键是类别，每行写一个代码，不写 `below`、`up to`、`otherwise`", "the key is a category: each row begins with a code, none with `below`, `up to` or `otherwise`"),
			WrongRow { category: false } => Words::new("键是数量，各行写 `below`、`up to`，最后写 `otherwise`", "the key is a quantity: rows begin with `below` or `up to`, the last with `otherwise`"),
			MissingCode { code } => Words::new(format!("代码 `{code}` 没有写；类别的每个代码各写一次"), format!("the code `{code}` is missing; each code of the category is written once")),
			NoOtherwise => Words::new("表的最后一行应为 `otherwise`，此后不再有行", "the last row of this table is `otherwise`, with none after it"),
			WrongNumberOfValues { expected, found } => Words::new(format!("这一行应有 {expected} 个值，却有 {found} 个"), format!("this row needs {expected} values, but has {found}")),
			NotWindowed { name } => Words::new(format!("窗口须依据上文的另一个数量输入，`{name}` 不是；合计的小数位数不得少于它"), format!("a window looks at another quantity that is an input above, and `{name}` is none; a sum has no fewer decimals than it")),
			WindowTooLong => Words::new(format!("窗口为 1 至 {MAX_WINDOW} 日"), format!("a window is of 1 to {MAX_WINDOW} days")),
			WindowRange { to } => Words::new(format!("此前的记录可能使它在所声明的范围之外；请写 `from 0 to {to}` 或更宽"), format!("earlier records may give a value outside this range; write `from 0 to {to}` or wider")),
			NestingTooDeep => Words::new(format!("嵌套超过 {MAX_NESTING} 层，请用 `let` 为一部分命名"), format!("nested deeper than {MAX_NESTING} levels; name a part of it with `let`")),
			StackTooDeep { found } => Words::new(format!("同时保存 {found} 个值（含输入、表和 `let`，商占两个），上限 {MAX_STACK} 个；请将只用一次的 `let` 并入式中"), format!("{found} values would be held at once, inputs, tables and lets included, a quotient as two; at most {MAX_STACK} can be: write a `let` that is used once where it is used")),
			CostTooHigh { found } => Words::new(format!("公式的运算量为 {found}，上限 {MAX_COST}；请用表代替多重 `if`，用 `let` 代替重复的部分"), format!("the formula takes {found} operations; at most {MAX_COST} are allowed: write a table instead of many `if`, and a `let` for what is repeated")),
			CompiledTooLong { bytes } => Words::new(format!("编译后为 {bytes} 字节，上限 {MAX_ENCODED} 字节；请减少表的行列或值的位数"), format!("the compiled formula has {bytes} bytes; at most {MAX_ENCODED} are allowed: let tables have fewer rows, columns or digits")),
			TooManyInputs => Words::new(format!("输入多于 {MAX_INPUTS} 个；请由来源合计后再记录"), format!("more than {MAX_INPUTS} inputs; let the source add some up before it records them")),
			TooManyVectors => Words::new(format!("算例多于 {MAX_VECTORS} 个；请只留各行各支所需的"), format!("more than {MAX_VECTORS} vectors; keep those that rows and branches need")),
			TooManyParts => Words::new(format!("公式的组成部分多于 {MAX_PARTS} 个，请拆分或简化"), format!("the formula has more than {MAX_PARTS} different parts; simplify it")),
			ProofTooLong => Words::new("条件与各部分的关系过多，无法证明；请减少嵌套的条件", "too many conditions bear on too many parts to be proven; nest fewer of them"),
			Overflow { bits } => Words::new(format!("在所声明的范围内，此处的精确值需要 {bits} 位，超出 128 位；请缩小输入范围、减少小数位数，或先用 `floor`、`min`"), format!("within the declared ranges the exact value takes {bits} bits here, more than 128; narrow the ranges of the inputs, use fewer decimals, or round a part with `floor`")),
			DivisorMayBeZero { name: Some(name), from, to } => Words::new(
				format!("除数 `{name}` 在 {from} 与 {to} 之间，可能为零；请缩小其范围，或写 `if {name} > 0 then … / {name} else …`"),
				format!("the divisor `{name}` lies between {from} and {to}, so it may be zero; narrow its range, or write `if {name} > 0 then ... / {name} else ...`"),
			),
			DivisorMayBeZero { name: None, from, to } => Words::new(
				format!("除数在 {from} 与 {to} 之间，可能为零；请缩小其范围，或为除数命名：`let divisor = …`，再写 `if divisor > 0 then … / divisor else …`"),
				format!("the divisor lies between {from} and {to}, so it may be zero; narrow its range, or name it, `let divisor = ...`, and write `if divisor > 0 then ... / divisor else ...`"),
			),
			ResultMayBeNegative { from, unit } => Words::new(format!("结果可能低至 {from} {unit}，因为此处可能小于零；请写 `max(0, …)`"), format!("the result may be as low as {from} {unit}, since this may be below zero; write `max(0, ...)`")),
			ResultTooLarge { to, unit } => Words::new(format!("结果可能高至 {to} {unit}，超出 64 位；请缩小范围或用 `min`"), format!("the result may be as high as {to} {unit}, which leaves 64 bits; narrow the ranges or use `min`")),
			NotADate => Words::new("没有这一天；日期应写作 2024-07-01，不早于 1970 年", "there is no such day; write a date as 2024-07-01, not before 1970"),
			VectorNeedsDay => Words::new("公式用到记录的日期，算例须写明：`vector on 2024-07-01, …`", "the formula asks for the day of the record: write `vector on 2024-07-01, ...`"),
			VectorTakesNoDay => Words::new("公式没有用到记录的日期，请删去 `on` 与日期", "the formula does not ask for the day of the record; remove `on` and the date"),
			VectorMissesInput { name } => Words::new(format!("算例没有给出输入 `{name}`，请加上 `{name} = …`"), format!("this vector gives no value for input `{name}`; add `{name} = ...`")),
			VectorNamesNoInput { name } => Words::new(format!("没有输入 `{name}`；算例只写所声明的输入"), format!("there is no input `{name}`; a vector gives the inputs that are declared")),
			VectorRepeatsInput { name } => Words::new(format!("算例已经给出 `{name}`；每个输入只写一次"), format!("this vector gives `{name}` already; each input stands once")),
			VectorOutOfRange { name, from, to } => Words::new(format!("输入 `{name}` 的范围是 {from} 至 {to}，这个值在范围之外"), format!("input `{name}` ranges from {from} to {to}; this value is outside")),
			Unused { name, input: false } => Words::new(format!("`{name}` 声明了却没有使用；请使用或删去"), format!("`{name}` is declared and not used; use it or remove it")),
			Unused { name, input: true } => Words::new(format!("输入 `{name}` 声明了却没有使用；请使用或删去，只用于积分公式的在末尾写 `, for points`"), format!("input `{name}` is declared and not used; use it, remove it, or end it with `, for points` if only the points formula takes it")),
			UsedForPoints { name } => Words::new(format!("输入 `{name}` 在此使用了，请删去 `for points`"), format!("input `{name}` is used here; remove `for points`")),
			Decided { holds: true } => Words::new("在所声明的范围内这个条件总是成立；请删去，或检查范围", "within the declared ranges this always holds; remove it, or look at the ranges"),
			Decided { holds: false } => Words::new("在所声明的范围内这个条件从不成立；请删去，或检查范围", "within the declared ranges this never holds; remove it, or look at the ranges"),
			NeverChosen => Words::new("在所声明的范围内 `min`、`max` 从不取这一项；请删去，或检查范围", "within the declared ranges `min` or `max` never chooses this; remove it, or look at the ranges"),
			Unreachable { code: None } => Words::new("没有记录能到达这一行；请删去，或检查范围与界限", "no record reaches this row; remove it, or look at ranges and bounds"),
			Unreachable { code: Some(code) } => Words::new(
				format!("断言已将代码 `{code}` 排除，没有记录能到达这里；请从类别中删去这个代码，或检查断言"),
				format!("assertions exclude the code `{code}`, so no record gets here; take it out of its category, or look at the assertions"),
			),
			UncitedFigure { written } => Words::new(format!("式中的 `{written}` 没有出处；请声明为 `parameter` 并写明 `source`"), format!("the figure `{written}` cites nothing; declare a `parameter` with its `source`")),
		}
	}
}

/// Chinese words beside others: what is quoted stands apart.
fn beside(words: &str) -> String {
	format!("{}{words}", if words.starts_with('`') { " " } else { "" })
}

fn mismatch(what: What, left: &Unit, right: &Unit) -> Words {
	let (zh, en) = what.words();
	let found = Words::new(
		format!("{zh}须是同一单位，却有 `{left}` 和 `{right}`"),
		format!("{en} needs one unit, but found `{left}` and `{right}`"),
	);
	let portion = || {
		Words::new(
			"请除以同单位的量，如 `floor(x / portion)`",
			"divide by a quantity of its unit: `floor(x / portion)`",
		)
	};
	let header = |keyword: &str| {
		Words::new(
			format!("结果以 `{right}` 计的，请以 `{keyword} \"名称\"` 开头"),
			format!("what results in `{right}` begins with `{keyword} \"title\"`"),
		)
	};
	let advice = if what == What::Floor {
		portion()
	} else if what == What::Methodology && *right == Unit::symbol(POINTS) {
		header("points")
	} else if what == What::Points && *right == Unit::symbol(GRAMS) {
		header("methodology")
	} else if right.is_dimensionless() != left.is_dimensionless() {
		let unit = if left.is_dimensionless() { right } else { left };
		Words::new(
			format!("不写单位的数没有单位，若以 `{unit}` 计请写明，如 `3 [{unit}]`"),
			format!(
				"a number without a unit is dimensionless, write `3 [{unit}]` if it is in `{unit}`"
			),
		)
	} else {
		let over = right.divide(left).unwrap_or_default();
		match scale(left, right) {
			Some(scale) => Words::new(
				format!("多出 `{over}`；请在首次使用前声明 `unit {scale}`，或用带出处的 `parameter` 换算"),
				format!("`{over}` is left over; declare `unit {scale}` before its first use, or convert by a `parameter` with its source"),
			),
			None => Words::new(
				format!("多出 `{over}`；请用带出处的 `parameter` 换算"),
				format!("`{over}` is left over; convert by a `parameter` with its source"),
			),
		}
	};
	Words::new(format!("{}；{}", found.zh, advice.zh), format!("{}; {}", found.en, advice.en))
}

/// The declaration that brings one symbol to another, where their prefixes tell it: `MWh = 1000 kWh`.
fn scale(left: &Unit, right: &Unit) -> Option<String> {
	const PREFIXES: [(&str, u32); 6] =
		[("m", 0), ("", 3), ("k", 6), ("M", 9), ("G", 12), ("T", 15)];
	let differing = |unit: &Unit, other: &Unit| {
		let mut factors = unit.factors().iter().filter(|factor| !other.factors().contains(factor));
		factors.next().map(|(symbol, _)| symbol.clone()).filter(|_| factors.next().is_none())
	};
	let (left, right) = (differing(left, right)?, differing(right, left)?);
	for (small, low) in PREFIXES {
		for (large, high) in PREFIXES {
			let Some(zeros) = high.checked_sub(low).filter(|zeros| *zeros > 0) else { continue };
			for (small_symbol, large_symbol) in [(&left, &right), (&right, &left)] {
				let stems = small_symbol.strip_prefix(small).zip(large_symbol.strip_prefix(large));
				if stems.is_some_and(|(stem, other)| stem == other && !stem.is_empty()) {
					let zeros = "0".repeat(usize::try_from(zeros).ok()?);
					return Some(format!("{large_symbol} = 1{zeros} {small_symbol}"));
				}
			}
		}
	}
	None
}

impl core::error::Error for Error {}
