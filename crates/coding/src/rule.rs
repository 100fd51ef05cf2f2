use core::fmt;

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_formula::{format_scaled, Binding, EvaluateError, Formula};

use crate::{Day, Milligrams, Points};

/// Inputs a formula, and so a record, may have.
pub const MAX_INPUTS: u32 = 24;

/// Reductions and points of one record, or of several together.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
pub struct Quantity {
	#[codec(compact)]
	pub reduction: Milligrams,
	#[codec(compact)]
	pub points: Points,
}

impl Quantity {
	pub fn checked_add(self, other: Self) -> Option<Self> {
		Some(Quantity {
			reduction: self.reduction.checked_add(other.reduction)?,
			points: self.points.checked_add(other.points)?,
		})
	}

	pub fn saturating_add(self, other: Self) -> Self {
		Quantity {
			reduction: self.reduction.saturating_add(other.reduction),
			points: self.points.saturating_add(other.points),
		}
	}

	pub fn saturating_sub(self, other: Self) -> Self {
		Quantity {
			reduction: self.reduction.saturating_sub(other.reduction),
			points: self.points.saturating_sub(other.points),
		}
	}

	/// Whether neither part exceeds the other's.
	pub fn is_within(self, other: Self) -> bool {
		self.reduction <= other.reduction && self.points <= other.points
	}
}

impl fmt::Display for Quantity {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Quantity { reduction, points } = self;
		write!(f, "{} kg CO2e, {points} 分 points", format_scaled(*reduction, 6))
	}
}

/// How a source's records turn into reductions and points (Art. 33, 34): the methodology gives the
/// reduction, none for a source without one; the points formula takes the record's inputs, or the
/// reduction, as bound. A project has no points formula (Art. 46).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
	/// Inputs of a record.
	pub inputs: u8,
	pub methodology: Option<Formula>,
	/// `None` for a project, which gives no points.
	pub points: Option<Formula>,
	pub bindings: BoundedVec<Binding, ConstU32<MAX_INPUTS>>,
}

impl Rule {
	/// The most operations of the methodology language that one record takes.
	pub fn cost(&self) -> u32 {
		let cost = |formula: &Option<Formula>| formula.as_ref().map_or(0, Formula::cost);
		cost(&self.methodology).saturating_add(cost(&self.points))
	}

	/// The reduction and points of one record of the day. An input outside its permitted range is an error, and so is a
	/// record that breaks an assertion of either formula.
	pub fn quantify(&self, inputs: &[u64], day: Day) -> Result<Quantity, EvaluateError> {
		if inputs.len() != usize::from(self.inputs) {
			return Err(EvaluateError::WrongNumberOfInputs {
				expected: self.inputs,
				found: inputs.len(),
			});
		}
		let reduction = match &self.methodology {
			Some(formula) => formula.evaluate(inputs, day.0)?,
			None => 0,
		};
		let Some(points) = &self.points else { return Ok(Quantity { reduction, points: 0 }) };
		let mut bound = [0; suhui_formula::MAX_INPUTS];
		for (value, binding) in bound.iter_mut().zip(&self.bindings) {
			*value = match binding {
				Binding::Input(index) => {
					*inputs.get(usize::from(*index)).ok_or(EvaluateError::Malformed)?
				}
				Binding::Reduction => reduction,
			};
		}
		let bound = bound.get(..self.bindings.len()).ok_or(EvaluateError::Malformed)?;
		Ok(Quantity { reduction, points: points.evaluate(bound, day.0)? })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec;

	const CYCLING: &str = r#"
		methodology "Cycling instead of motor traffic"
		input distance "distance cycled that day" : km, decimals 3, from 0 to 300
		parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
		result gCO2e = distance * factor
		vector distance = 2.5 -> 451.25
	"#;
	const A_POINT_EACH_HUNDRED_GRAMS: &str = r#"
		points "A point each hundred grams"
		input reduction "reduction" : gCO2e, decimals 3, from 0 to 100000
		parameter price : gCO2e/points = 100 source "Rules"
		result points = reduction / price
		vector reduction = 451.25 -> 4
	"#;
	const TWO_A_KILOMETRE: &str = r#"
		points "Two points a kilometre"
		input distance "distance cycled that day" : km, decimals 3, from 0 to 300
		parameter rate : points/km = 2 source "Rules"
		result points = distance * rate
		vector distance = 2.5 -> 5
	"#;

	/// 1 January 2016, a Friday.
	const FRIDAY: Day = Day(16_801);

	fn formula(text: &str) -> Formula {
		suhui_formula::compile(text).unwrap().formula
	}

	fn rule(methodology: Option<&str>, points: &str, binding: Binding) -> Rule {
		Rule {
			inputs: 1,
			methodology: methodology.map(formula),
			points: Some(formula(points)),
			bindings: vec![binding].try_into().unwrap(),
		}
	}

	#[test]
	fn rule_should_give_points_of_the_reduction_when_bound_to_it() {
		let rule = rule(Some(CYCLING), A_POINT_EACH_HUNDRED_GRAMS, Binding::Reduction);
		// 2.5 km at 180.5 g are 451.25 g, four whole hundreds.
		assert_eq!(rule.quantify(&[2_500], FRIDAY), Ok(Quantity { reduction: 451_250, points: 4 }));
	}

	#[test]
	fn rule_should_give_no_reduction_when_there_is_no_methodology() {
		let rule = rule(None, TWO_A_KILOMETRE, Binding::Input(0));
		assert_eq!(rule.quantify(&[2_500], FRIDAY), Ok(Quantity { reduction: 0, points: 5 }));
	}

	#[test]
	fn rule_should_give_no_points_when_there_is_no_points_formula() {
		let methodology = Some(formula(CYCLING));
		let rule = Rule { inputs: 1, methodology, points: None, bindings: Default::default() };
		assert_eq!(rule.quantify(&[2_500], FRIDAY), Ok(Quantity { reduction: 451_250, points: 0 }));
		assert_eq!(rule.cost(), formula(CYCLING).cost());
	}

	#[test]
	fn rule_should_refuse_when_an_input_is_out_of_range() {
		let rule = rule(Some(CYCLING), A_POINT_EACH_HUNDRED_GRAMS, Binding::Reduction);
		assert!(rule.quantify(&[300_000], FRIDAY).is_ok());
		assert_eq!(rule.quantify(&[300_001], FRIDAY), Err(EvaluateError::OutOfRange { input: 0 }));
	}

	#[test]
	fn rule_should_refuse_when_inputs_are_too_few_or_too_many() {
		let rule = rule(Some(CYCLING), TWO_A_KILOMETRE, Binding::Input(0));
		assert!(rule.quantify(&[], FRIDAY).is_err());
		assert!(rule.quantify(&[1, 1], FRIDAY).is_err());
	}

	#[test]
	fn rule_should_refuse_when_a_binding_names_no_input() {
		let rule = rule(Some(CYCLING), TWO_A_KILOMETRE, Binding::Input(1));
		assert_eq!(rule.quantify(&[1], FRIDAY), Err(EvaluateError::Malformed));
	}

	#[test]
	fn rule_should_give_points_by_the_records_day_when_the_formula_asks_for_it() {
		let twice_on_wednesdays = TWO_A_KILOMETRE
			.replace("result", "let times = if weekday == 3 then 2 else 1\n\t\tresult")
			.replace("distance * rate", "distance * rate * times")
			.replace("vector", "vector on 2016-01-01,");
		let rule = rule(None, &twice_on_wednesdays, Binding::Input(0));
		let points = |day| rule.quantify(&[2_500], day).map(|quantity| quantity.points);
		assert_eq!(points(FRIDAY), Ok(5));
		assert_eq!(points(FRIDAY.saturating_add(5)), Ok(10));
	}

	#[test]
	fn rule_should_refuse_when_a_record_breaks_an_assertion() {
		let left = r#"
			points "A point for each that is left"
			input total : 1, decimals 0, from 0 to 10
			input taken : 1, decimals 0, from 0 to 10
			parameter each : points = 1 source "Rules"
			assert taken <= total "no more is taken than there is"
			result points = (total - taken) * each
		"#;
		let bindings = vec![Binding::Input(0), Binding::Input(1)].try_into().unwrap();
		let rule = Rule { inputs: 2, methodology: None, points: Some(formula(left)), bindings };
		assert_eq!(rule.quantify(&[10, 4], FRIDAY), Ok(Quantity { reduction: 0, points: 6 }));
		assert_eq!(rule.quantify(&[4, 10], FRIDAY), Err(EvaluateError::Assertion { index: 0 }));
	}

	#[test]
	fn record_should_have_as_many_inputs_as_the_compiler_permits_when_full() {
		assert_eq!(u32::try_from(suhui_formula::MAX_INPUTS), Ok(MAX_INPUTS));
	}

	#[test]
	fn quantity_should_not_add_when_either_part_leaves_64_bits() {
		let one = Quantity { reduction: 1, points: 1 };
		let full = |reduction, points| Quantity { reduction, points };
		assert_eq!(full(u64::MAX, 0).checked_add(one), None);
		assert_eq!(full(0, u64::MAX).checked_add(one), None);
		assert_eq!(full(1, 2).checked_add(one), Some(full(2, 3)));
	}
}
