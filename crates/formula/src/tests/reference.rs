//! The reference for authors, which must not say what the compiler does not do.

use crate::{bind, compile, format, render, Binding, Compiled};

const REFERENCE: &str = include_str!("../../../../docs/methodology-language.md");

fn blocks(header: &str) -> Vec<&str> {
	let blocks = REFERENCE.split("```").skip(1).step_by(2).map(str::trim_start);
	blocks.filter(|block| block.starts_with(header)).collect()
}

fn compiled(text: &str) -> Compiled {
	compile(text).unwrap_or_else(|error| panic!("{}", render(&error, "example.suhui", text, false)))
}

#[test]
fn examples_should_reproduce_their_vectors_and_be_laid_out_canonically() {
	let examples = [blocks("methodology \""), blocks("points \"")].concat();
	assert_eq!(examples.len(), 3);
	for example in examples {
		assert_eq!(compiled(example).run_vectors(), Ok(()), "{example}");
		assert_eq!(format(example).unwrap(), example);
	}
}

#[test]
fn example_of_points_should_bind_to_the_methodology() {
	let methodology = compiled(blocks("methodology \"")[0]);
	let points = compiled(blocks("points \"")[0]);
	assert_eq!(
		bind(&points, &methodology.inputs, Some(methodology.result_range)),
		Ok(vec![Binding::Reduction])
	);
}

#[test]
fn limits_should_be_as_the_reference_says() {
	let limit = |name: &str| {
		let row = REFERENCE.lines().find(|line| line.starts_with(&format!("| {name}"))).unwrap();
		let value = row.split('|').nth(2).unwrap();
		value
			.chars()
			.take_while(|c| *c != ';' && *c != '(')
			.filter(char::is_ascii_digit)
			.collect::<String>()
			.parse::<usize>()
			.unwrap()
	};
	assert_eq!(limit("text"), crate::MAX_TEXT);
	assert_eq!(limit("compiled form"), crate::MAX_ENCODED);
	assert_eq!(limit("operations"), crate::MAX_COST as usize);
	assert_eq!(limit("inputs |"), crate::MAX_INPUTS);
	assert_eq!(limit("inputs, parts"), crate::MAX_STACK);
	assert_eq!(limit("codes"), crate::MAX_CODES);
	assert_eq!(limit("nesting"), crate::MAX_NESTING.into());
	assert_eq!(limit("name, code"), crate::MAX_NAME);
	assert_eq!(limit("symbols"), crate::MAX_UNIT_SYMBOLS);
	assert_eq!(limit("exponent of a power"), crate::MAX_POWER.into());
	assert_eq!(limit("decimals"), crate::MAX_INPUT_DECIMALS.into());
	assert_eq!(limit("days"), crate::MAX_WINDOW.into());
	assert_eq!(limit("vectors"), crate::MAX_VECTORS);
	assert_eq!(limit("different parts"), crate::MAX_PARTS);
	assert!(REFERENCE.contains("different parts the proof looks at; its steps | 1024; 150,000"));
	assert_eq!(crate::MAX_PROOF, 150_000);
}
