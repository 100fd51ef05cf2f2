use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Compiling, Day, Methodologies as _};

use super::{authority, filed, publish, submit, CYCLING};
use crate::mock::*;

#[test]
fn formula_should_be_known_when_the_version_is_published() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		assert_eq!(Methodology::formula(version).unwrap().evaluate(&[2_500], 0), Ok(451_250));
	});
}

#[test]
fn formula_should_be_unknown_when_the_version_is_not_published() {
	build_and_execute(|| {
		let (_, submitted) = submit(CYCLING);
		for version in [submitted, filed()] {
			assert_eq!(Methodology::formula(version), None);
		}
	});
}

#[test]
fn formula_should_be_unknown_when_there_is_no_such_version() {
	build_and_execute(|| assert_eq!(Methodology::formula(7), None));
}

#[test]
fn interface_should_give_inputs_and_range_when_the_version_is_published() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		let (inputs, range) = Methodology::interface(version, &mut Compiling::default()).unwrap();
		let inputs: Vec<_> =
			inputs.iter().map(|input| (input.name.as_str(), input.decimals, input.max)).collect();
		assert_eq!(inputs, [("distance", 3, 300_000)]);
		// 300 km at 180.5 g are 54,150 g.
		assert_eq!(range, (0, 54_150_000));
	});
}

#[test]
fn interface_should_be_unknown_when_the_version_is_in_evaluation() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let mut compiling = Compiling::default();
		assert_eq!(Methodology::interface(version, &mut compiling), None);
		assert_eq!(compiling, Compiling::default());
	});
}

fn discontinue(version: u32, from: Day) {
	assert_ok!(Methodology::discontinue(authority(), version, from, document(7)));
}

#[test]
fn formula_and_interface_should_stay_known_when_the_version_is_discontinued() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		discontinue(version, Today::get());
		assert_eq!(Methodology::formula(version).unwrap().evaluate(&[2_500], 0), Ok(451_250));
		assert!(Methodology::interface(version, &mut Compiling::default()).is_some());
	});
}

#[test]
fn effect_should_have_no_end_when_the_version_is_published() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(Methodology::publish(authority(), version, Day(16_900)));
		assert_eq!(Methodology::in_effect(version), Some((Day(16_900), None)));
	});
}

#[test]
fn effect_should_end_when_the_version_is_discontinued() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(Methodology::publish(authority(), version, Day(16_000)));
		discontinue(version, Day(16_900));
		assert_eq!(Methodology::in_effect(version), Some((Day(16_000), Some(Day(16_900)))));
	});
}

#[test]
fn effect_should_be_unknown_when_the_version_was_never_published() {
	build_and_execute(|| {
		let (_, submitted) = submit(CYCLING);
		for version in [submitted, filed(), 7] {
			assert_eq!(Methodology::in_effect(version), None);
		}
	});
}
