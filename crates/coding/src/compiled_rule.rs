//! A source's rule from the texts of its formulas, compiled and bound the same way wherever it is needed.

use alloc::vec::Vec;
use core::fmt;

use suhui_formula::{bind, compile, BindError, Compiled, FormulaKind, Input};

use crate::{Assertions, Rule};

/// A rule with what the chain does not keep of it: the declarations of the inputs a record holds, and what is asserted of
/// them in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledRule {
	/// Of a record, in the order of its fields.
	pub inputs: Vec<Input>,
	pub rule: Rule,
	pub assertions: Assertions,
}

/// Why texts are not the rule of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleError {
	/// A text does not compile.
	Formula(suhui_formula::Error),
	/// The text in the methodology's place is a points formula.
	NotAMethodology,
	/// The points formula cannot take its inputs from the record and its reduction.
	Unbound(BindError),
	/// A record would have more inputs than it may.
	TooManyInputs,
	/// There is neither a methodology nor a points formula.
	NoFormula,
}

impl CompiledRule {
	/// Compiles the texts of a points formula and of the methodology, if the source has one. A project's points formula is
	/// the empty text: it gives none (Art. 46).
	pub fn compile(methodology: Option<&str>, points: &str) -> Result<Self, RuleError> {
		let is_project = methodology.is_some() && points.is_empty();
		let points = (!is_project).then(|| compile(points)).transpose()?;
		Self::of(methodology.map(compile).transpose()?, points)
	}

	/// The rule of compiled formulas.
	pub fn of(methodology: Option<Compiled>, points: Option<Compiled>) -> Result<Self, RuleError> {
		let range = methodology.as_ref().map(|compiled| compiled.result_range);
		if methodology.as_ref().is_some_and(|found| found.output != FormulaKind::Reduction) {
			return Err(RuleError::NotAMethodology);
		}
		let first = methodology.as_ref().or(points.as_ref()).ok_or(RuleError::NoFormula)?;
		let inputs = first.inputs.clone();
		let bindings = match &points {
			Some(points) => bind(points, &inputs, range)?,
			None => Vec::new(),
		};
		let assertions = Assertions::of(methodology.as_ref(), points.as_ref());
		let rule = Rule {
			inputs: u8::try_from(inputs.len()).map_err(|_| RuleError::TooManyInputs)?,
			methodology: methodology.map(|compiled| compiled.formula),
			points: points.map(|compiled| compiled.formula),
			bindings: bindings.try_into().map_err(|_| RuleError::TooManyInputs)?,
		};
		Ok(CompiledRule { inputs, rule, assertions })
	}
}

impl From<suhui_formula::Error> for RuleError {
	fn from(error: suhui_formula::Error) -> Self {
		RuleError::Formula(error)
	}
}

impl From<BindError> for RuleError {
	fn from(error: BindError) -> Self {
		RuleError::Unbound(error)
	}
}

impl fmt::Display for RuleError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			RuleError::Formula(error) => error.fmt(f),
			RuleError::NotAMethodology => f.write_str(
				"积分公式不能充当方法学 / a points formula stands where the methodology should",
			),
			RuleError::Unbound(error) => {
				write!(f, "积分公式与方法学不符 / the points formula does not go with the methodology: {error}")
			}
			RuleError::TooManyInputs => f.write_str("输入过多 / a record has too many inputs"),
			RuleError::NoFormula => f.write_str(
				"既无方法学，也无积分公式 / there is neither a methodology nor a points formula",
			),
		}
	}
}

impl core::error::Error for RuleError {}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Day;
	use suhui_formula::Binding;

	const CYCLING: &str = r#"
		methodology "Cycling"
		input trips "trips" : 1, decimals 0, from 0 to 50, for points
		input distance "distance" : km, decimals 3, from 0 to 300
		parameter factor : gCO2e/km = 180.5 source "table 2"
		result gCO2e = distance * factor
	"#;
	const POINTS: &str = r#"
		points "A point each hundred grams, at most ten a trip"
		input reduction "reduction" : gCO2e, decimals 3, from 0 to 100000
		input trips "trips" : 1, decimals 0, from 0 to 50
		parameter price : gCO2e/points = 100 source "Rules"
		parameter most : points = 10 source "Rules"
		result points = min(reduction / price, trips * most)
	"#;

	#[test]
	fn rule_should_bind_by_name_when_the_points_formula_takes_reduction_and_input() {
		let compiled = CompiledRule::compile(Some(CYCLING), POINTS).unwrap();
		assert_eq!(compiled.rule.bindings.to_vec(), [Binding::Reduction, Binding::Input(0)]);
		assert_eq!(
			compiled.inputs.iter().map(|it| &it.name[..]).collect::<Vec<_>>(),
			["trips", "distance"]
		);
		// 12.345 km at 180.5 g are 2,228.2725 g: 22 points, of which one trip gives ten.
		let quantity = compiled.rule.quantify(&[1, 12_345], Day(16_801)).unwrap();
		assert_eq!((quantity.reduction, quantity.points), (2_228_272, 10));
	}

	#[test]
	fn rule_should_take_the_points_formulas_inputs_when_there_is_no_methodology() {
		let plates = r#"
			points "Clean plates"
			input plates "plates" : 1, decimals 0, from 0 to 3
			parameter each : points = 2 source "Rules"
			result points = plates * each
		"#;
		let compiled = CompiledRule::compile(None, plates).unwrap();
		assert_eq!(compiled.rule.quantify(&[3], Day(16_801)).unwrap().points, 6);
		assert_eq!(compiled.rule.methodology, None);
	}

	#[test]
	fn rule_should_give_no_points_when_their_text_is_empty_beside_a_methodology() {
		let compiled = CompiledRule::compile(Some(CYCLING), "").unwrap();
		assert_eq!((compiled.inputs.len(), compiled.rule.inputs), (2, 2));
		// 12.345 km at 180.5 g are 2,228.2725 g.
		let quantity = compiled.rule.quantify(&[1, 12_345], Day(16_801)).unwrap();
		assert_eq!((quantity.reduction, quantity.points), (2_228_272, 0));
		assert_eq!((compiled.rule.points, compiled.rule.bindings.len()), (None, 0));
	}

	#[test]
	fn rule_should_be_refused_when_there_is_no_formula() {
		assert_eq!(CompiledRule::of(None, None), Err(RuleError::NoFormula));
		assert!(matches!(CompiledRule::compile(None, ""), Err(RuleError::Formula(_))));
	}

	#[test]
	fn rule_should_be_refused_when_the_methodology_lacks_an_input() {
		let without_trips = CYCLING.replace("trips", "outings");
		let refused = CompiledRule::compile(Some(&without_trips), POINTS);
		assert!(
			matches!(refused, Err(RuleError::Unbound(BindError::NoSuchInput { .. }))),
			"{refused:?}"
		);
	}

	#[test]
	fn rule_should_be_refused_when_a_points_formula_stands_for_the_methodology() {
		assert_eq!(CompiledRule::compile(Some(POINTS), POINTS), Err(RuleError::NotAMethodology));
	}

	#[test]
	fn rule_should_be_refused_when_the_points_formula_is_a_methodology() {
		let refused = CompiledRule::compile(None, CYCLING);
		assert_eq!(refused, Err(RuleError::Unbound(BindError::NotPoints)));
	}
}
