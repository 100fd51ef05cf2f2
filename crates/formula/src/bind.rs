//! Where a points formula takes its inputs from: the record, or the reduction quantified from it (Art. 34).

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

use crate::{
	compiled::Compiled,
	declaration::{FormulaKind, Input, GRAMS, REDUCTION},
	number::format_scaled,
	unit::Unit,
};

/// Where one input of a points formula takes its value.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Binding {
	/// The record's input with this index, from 0.
	Input(u8),
	/// The milligrams the methodology finds for the record.
	Reduction,
}

/// One binding for each input of the points formula. `record` holds the inputs of the scenario's records,
/// `reduction_range` the milligrams its methodology can result in, `None` for a scenario without methodology.
pub fn bind(
	points: &Compiled,
	record: &[Input],
	reduction_range: Option<(u64, u64)>,
) -> Result<Vec<Binding>, BindError> {
	if points.output != FormulaKind::Points {
		return Err(BindError::NotPoints);
	}
	points.inputs.iter().map(|input| bind_one(input, record, reduction_range)).collect()
}

fn bind_one(
	input: &Input,
	record: &[Input],
	reduction_range: Option<(u64, u64)>,
) -> Result<Binding, BindError> {
	let name = || input.name.clone();
	if input.name == REDUCTION {
		let range = reduction_range.ok_or(BindError::NoReduction)?;
		fits(input, &Unit::symbol(GRAMS), FormulaKind::Reduction.decimals(), range)?;
		return Ok(Binding::Reduction);
	}
	let mut candidates = (0u8..).zip(record);
	let found = candidates.find(|(_, candidate)| candidate.name == input.name);
	let (index, found) = found.ok_or_else(|| BindError::NoSuchInput { name: name() })?;
	let codes =
		|input: &Input| input.codes.iter().map(|code| code.name.clone()).collect::<Vec<_>>();
	if codes(input) != codes(found) {
		return Err(BindError::CodesDiffer { name: name() });
	}
	if input.window.is_some() && input.window != found.window {
		return Err(BindError::WindowDiffers { name: name() });
	}
	fits(input, &found.unit, found.decimals, (found.min, found.max))?;
	Ok(Binding::Input(index))
}

fn fits(input: &Input, unit: &Unit, decimals: u8, (min, max): (u64, u64)) -> Result<(), BindError> {
	let name = input.name.clone();
	if input.unit != *unit {
		return Err(BindError::UnitDiffers {
			name,
			points: input.unit.clone(),
			record: unit.clone(),
		});
	}
	if input.decimals != decimals {
		return Err(BindError::DecimalsDiffer { name, points: input.decimals, record: decimals });
	}
	if input.min > min || input.max < max {
		return Err(BindError::RangeTooNarrow {
			name,
			from: format_scaled(min, decimals),
			to: format_scaled(max, decimals),
		});
	}
	Ok(())
}

/// Why a points formula does not go with a scenario's records.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(strum::IntoStaticStr, strum::VariantNames))]
pub enum BindError {
	NotPoints,
	NoSuchInput {
		name: String,
	},
	NoReduction,
	UnitDiffers {
		name: String,
		points: Unit,
		record: Unit,
	},
	/// The categories list other codes, or in another order.
	CodesDiffer {
		name: String,
	},
	/// The records do not recompute it from earlier ones in the same way.
	WindowDiffers {
		name: String,
	},
	DecimalsDiffer {
		name: String,
		points: u8,
		record: u8,
	},
	/// The record's range, which the points formula must permit.
	RangeTooNarrow {
		name: String,
		from: String,
		to: String,
	},
}

impl fmt::Display for BindError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotPoints => f.write_str("这是方法学，积分公式以 `points` 开头 / this is a methodology; a points formula begins with `points`"),
			Self::NoSuchInput { name } => write!(f, "记录中没有输入 `{name}`；请用方法学输入的名称，或 `{REDUCTION}` / records have no input `{name}`; use the names of the methodology's inputs, or `{REDUCTION}`"),
			Self::NoReduction => write!(f, "没有方法学就没有 `{REDUCTION}` / without a methodology there is no `{REDUCTION}`"),
			Self::UnitDiffers { name, points, record } => {
				write!(f, "`{name}` 在积分公式中以 `{points}` 计，在记录中以 `{record}` 计 / `{name}` is in `{points}` in the points formula, but in `{record}` in the records")
			}
			Self::CodesDiffer { name } => {
				write!(f, "类别 `{name}` 在积分公式与记录中的代码或其顺序不同 / the category `{name}` has other codes in the points formula than in the records, or in another order")
			}
			Self::WindowDiffers { name } => {
				write!(f, "`{name}` 在积分公式与记录中所依的此前记录不同 / `{name}` looks at other earlier records in the points formula than in the records")
			}
			Self::DecimalsDiffer { name, points, record } => {
				write!(f, "`{name}` 在积分公式中有 {points} 位小数，在记录中有 {record} 位 / `{name}` has {points} decimals in the points formula, but {record} in the records")
			}
			Self::RangeTooNarrow { name, from, to } => {
				write!(f, "`{name}` 在记录中可为 {from} 至 {to}，积分公式须全部允许 / `{name}` can be from {from} to {to} in the records; the points formula must permit all of it")
			}
        }
	}
}

impl core::error::Error for BindError {}
