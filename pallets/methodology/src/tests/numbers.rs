use suhui_primitives::MethodologyNumbers as _;

use super::{submit, CYCLING};
use crate::mock::*;

#[test]
fn methodology_should_be_the_one_applied_for_when_asked_of_its_version() {
	build_and_execute(|| {
		let (first, version) = submit(CYCLING);
		let (second, other) = submit(CYCLING);
		assert_eq!([version, other].map(Methodology::of), [Some(first), Some(second)]);
		assert_eq!(Methodology::of(other + 1), None);
	});
}

#[test]
fn methodology_should_be_given_when_it_was_applied_for() {
	build_and_execute(|| {
		let (methodology, _) = submit(CYCLING);
		assert_eq!(
			[0, methodology, methodology + 1].map(Methodology::is_given),
			[false, true, false]
		);
	});
}
