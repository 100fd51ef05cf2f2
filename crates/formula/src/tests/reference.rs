//! The reference for authors, which must not say what the compiler does not do.

use crate::{bind, compile, Binding, Compiled};

const REFERENCE: &str = include_str!("../../../../docs/methodology-language.md");

fn examples(header: &str) -> Vec<Compiled> {
	let blocks = REFERENCE.split("```").skip(1).step_by(2);
	blocks
		.filter(|block| block.trim_start().starts_with(header))
		.map(|block| compile(block).unwrap())
		.collect()
}

#[test]
fn examples_should_compile_and_reproduce_their_vectors() {
	for example in [examples("methodology \""), examples("points \"")].concat() {
		assert!(!example.vectors.is_empty());
		assert_eq!(example.run_vectors(), Ok(()));
	}
}

#[test]
fn example_of_points_should_bind_to_the_methodology() {
	let (methodology, points) = (&examples("methodology \"")[0], &examples("points \"")[0]);
	assert_eq!(
		bind(points, &methodology.inputs, Some(methodology.result_range)),
		Ok(vec![Binding::Reduction])
	);
}
