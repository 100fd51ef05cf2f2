//! The compiled form as bytes.

use super::{declared, CYCLING};
use crate::{compile, Binding, Formula, MAX_COST, MAX_ENCODED};
use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;
use scale_info::{MetaType, PortableRegistry, Registry};

/// What the runtime's metadata names these types, wherever their files lie.
#[test]
fn type_paths_should_stay_when_files_move() {
	let mut registry = Registry::new();
	registry.register_type(&MetaType::new::<(Formula, Binding)>());
	let registry = PortableRegistry::from(registry);
	let paths = registry.types.iter().map(|entry| entry.ty.path.segments.join("::"));
	let mut paths: Vec<_> = paths.filter(|path| !path.is_empty()).collect();
	paths.sort();
	assert_eq!(
		paths,
		[
			"suhui_formula::ast::Comparison",
			"suhui_formula::bind::Binding",
			"suhui_formula::code::Bounds",
			"suhui_formula::code::Formula",
			"suhui_formula::code::Operation",
		]
	);
}

#[test]
fn formula_should_be_coded_as_worked_out_by_hand() {
	let range = "04 04 824f1200"; // one input, from 1 to 300000
	let count = "2c"; // eleven operations
	let coefficient = "10 00 08 411f 18 c15d 38 50"; // step over 0: below 1000 -> 3, below 3000 -> 7, otherwise 10
	let counted = "00 00 01 02710200 08"; // load 0, constant 20000, min
	let result = "00 02 01 6938 05 00 01 05"; // load 2, constant 1805, multiply, load 1, multiply
	let rounded = "01 2103 06"; // constant 100, divide
	let bytes = [range, count, coefficient, counted, result, rounded].concat();
	let bytes: String = bytes.split_whitespace().collect();
	let formula = compile(CYCLING).unwrap().formula;
	let coded: String = formula.encode().iter().map(|byte| format!("{byte:02x}")).collect();
	assert_eq!(coded, bytes);
}

#[test]
fn formula_should_be_read_back_when_encoded() {
	let formula = compile(CYCLING).unwrap().formula;
	assert_eq!(Formula::decode(&mut &formula.encode()[..]), Ok(formula));
}

#[test]
fn formula_should_be_small_when_the_methodology_is() {
	let formula = compile(CYCLING).unwrap().formula;
	assert!(formula.encoded_size() <= 64, "{}", formula.encoded_size());
	// table 3; load, constant, min; load, constant, multiply, load, multiply; constant, divide
	assert_eq!(formula.cost(), 16 - 3);
}

#[test]
fn decode_should_refuse_when_the_code_costs_too_much() {
	let ranges = 0u8;
	let mut bytes = vec![ranges];
	codec::Compact(MAX_COST + 1).encode_to(&mut bytes);
	bytes.extend(vec![3u8; 257]);
	assert!(Formula::decode(&mut &bytes[..]).is_err());
}

#[test]
fn constants_should_survive_when_extreme() {
	let formula = |value: &str| {
		compile(&declared(&format!("result gCO2e = if n * 1 > {value} then g else g * 2")))
			.unwrap()
			.formula
	};
	for value in [i128::MAX.to_string(), (-i128::MAX).to_string(), "0".into(), "-1".into()] {
		let formula = formula(&value);
		assert_eq!(Formula::decode(&mut &formula.encode()[..]), Ok(formula), "{value}");
	}
}

proptest! {
	#[test]
	fn evaluate_should_never_panic_when_code_is_random(bytes in prop::collection::vec(any::<u8>(), 0..1100)) {
		if let Ok(formula) = Formula::decode(&mut &bytes[..]) {
			prop_assert!(formula.encoded_size() <= MAX_ENCODED && formula.cost() <= MAX_COST);
			prop_assert_eq!(Formula::max_encoded_len(), MAX_ENCODED);
			for count in 0..9 {
				let _ = formula.evaluate(&[1; 8][..count.min(8)]);
			}
		}
	}

	#[test]
	fn evaluate_should_never_panic_when_operations_are_random(operations in prop::collection::vec((0u8..18, any::<u8>(), any::<[u8; 16]>()), 0..60)) {
		let mut bytes = vec![4u8, 0, 4]; // one input from 0 to 1
		codec::Compact(operations.len() as u32).encode_to(&mut bytes);
		for (operation, operand, wide) in operations {
			match operation {
				0 => bytes.extend([0, operand % 8]),
				1 => {
					bytes.push(1);
					codec::Compact(u128::from_le_bytes(wide) >> (operand % 128)).encode_to(&mut bytes)
				}
				10 => bytes.extend([10, operand % 6]),
				2 | 14 | 15 => bytes.extend([operation, operand % 64]),
				16 => bytes.extend([16, operand % 4, 4, operand & 0xfc, 4, 8]),
				17 => bytes.extend([0, 0]),
				_ => bytes.push(operation),
			}
		}
		let formula = Formula::decode(&mut &bytes[..]).unwrap();
		let _ = formula.evaluate(&[1]);
	}

	#[test]
	fn formula_should_be_damaged_without_a_panic(position in 0usize..60, value: u8, distance in 1u64..300_000) {
		let mut bytes = compile(CYCLING).unwrap().formula.encode();
		if let Some(byte) = bytes.get_mut(position) {
			*byte = value;
		}
		if let Ok(formula) = Formula::decode(&mut &bytes[..]) {
			let _ = formula.evaluate(&[distance]);
		}
	}
}
