//! The compiled form as bytes.

use super::{declared, proven, CYCLING, DAY};
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
			"Option",
			"suhui_formula::ast::Comparison",
			"suhui_formula::bind::Binding",
			"suhui_formula::calendar::DayPart",
			"suhui_formula::code::Bounds",
			"suhui_formula::code::Formula",
			"suhui_formula::code::Lookup",
			"suhui_formula::code::Operation",
			"suhui_formula::code::Row",
		]
	);
}

#[test]
fn formula_should_be_coded_as_worked_out_by_hand() {
	let range = "04 04 824f1200"; // one input, from 1 to 300000
	let day = "00"; // no part of the day
	let count = "24"; // nine operations
	let coefficient = "11 01 00 08 411f c15d 00 0c 18 38 50"; // rows by place 0 from 1000 and 3000; 3, 7, 10 tenths
	let counted = "00 00 01 02710200 08"; // load 0, constant 20000, min
	let result = "00 02 00 01 05"; // load 2, load 1, multiply
	let rounded = "02 490b 07 a0"; // a step is 18.05 mg: times 361, floor divide by 20
	let bytes = [range, day, count, coefficient, counted, result, rounded].concat();
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
	// table 3; load, constant, min; load, load, multiply; times, divide
	assert_eq!(formula.cost(), 3 + 3 + 3 + 2);
}

#[test]
fn decode_should_refuse_when_the_code_costs_too_much() {
	let (ranges, day) = (0u8, 0u8);
	let mut bytes = vec![ranges, day];
	codec::Compact(MAX_COST + 1).encode_to(&mut bytes);
	bytes.extend(vec![3u8; 257]);
	assert!(Formula::decode(&mut &bytes[..]).is_err());
}

#[test]
fn constants_should_survive_when_extreme() {
	let formula = |value: &str| {
		proven(&declared(&format!("result gCO2e = if n > {value} then g else g * 2")))
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
	fn evaluate_should_never_panic_when_code_is_random(bytes in prop::collection::vec(any::<u8>(), 0..4200)) {
		if let Ok(formula) = Formula::decode(&mut &bytes[..]) {
			prop_assert!(formula.encoded_size() <= MAX_ENCODED && formula.cost() <= MAX_COST);
			prop_assert_eq!(Formula::max_encoded_len(), MAX_ENCODED);
			for count in 0..9 {
				let _ = formula.evaluate(&[1; 8][..count.min(8)], DAY);
			}
		}
	}

	#[test]
	fn evaluate_should_never_panic_when_operations_are_random(operations in prop::collection::vec((0u8..28, any::<u8>(), any::<[u8; 16]>()), 0..60)) {
		let mut bytes = vec![4u8, 0, 4, 0]; // one input from 0 to 1, no part of the day
		codec::Compact(operations.len() as u32).encode_to(&mut bytes);
		for (operation, operand, wide) in operations {
			bytes.push(operation);
			match operation {
				0 => bytes.push(operand % 8),
				1 | 2 | 7 | 18 => {
					codec::Compact(u128::from_le_bytes(wide) >> (operand % 128)).encode_to(&mut bytes)
				}
				6 | 23 => bytes.push(operand % 10),
				10 | 26 => bytes.push(operand % 6),
				12..=16 => bytes.push(operand % 64),
				// By a code, and by a bound in two columns.
				17 if operand % 2 == 0 => bytes.extend([0, operand % 4, 0, 8, operand & 0xfc, 8]),
				17 => bytes.extend([1, operand % 4, 4, operand & 0xfc, 1, operand % 4, 2, 8, 4, 8]),
				_ => {}
			}
		}
		let formula = Formula::decode(&mut &bytes[..]).unwrap();
		let _ = formula.evaluate(&[1], DAY);
	}

	#[test]
	fn formula_should_be_damaged_without_a_panic(position in 0usize..45, value: u8, distance in 1u64..300_000) {
		let mut bytes = compile(CYCLING).unwrap().formula.encode();
		if let Some(byte) = bytes.get_mut(position) {
			*byte = value;
		}
		if let Ok(formula) = Formula::decode(&mut &bytes[..]) {
			let _ = formula.evaluate(&[distance], DAY);
		}
	}
}
