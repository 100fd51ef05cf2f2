use suhui_primitives::{Matter, Matters};

use super::{accept, answer, notice, object, submit, CYCLING};
use crate::mock::*;

fn judged(version: u32) -> Option<(u32, u8)> {
	Methodology::judged(Matter::Methodology(version))
}

#[test]
fn version_should_be_judged_when_it_is_in_evaluation_alone() {
	build_and_execute(|| {
		assert_eq!(judged(1), None);
		let (_, version) = submit(CYCLING);
		assert_eq!(judged(version), None);
		accept(version);
		assert_eq!(judged(version), Some((number(DEVELOPER), 1)));
		notice(version, 1);
		assert_eq!(judged(version), None);
	});
}

#[test]
fn version_should_be_judged_in_the_second_round_when_an_objection_was_upheld() {
	build_and_execute(|| {
		let version = super::noticed();
		assert_eq!(object(version, REPORTER), Ok(()));
		assert_eq!(answer(version, 1, true), Ok(()));
		assert_eq!(judged(version), Some((number(DEVELOPER), 2)));
	});
}

#[test]
fn developer_should_be_the_party_when_its_version_is_judged() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let is_party = |version: u32, account: u64| {
			Methodology::is_party(Matter::Methodology(version), number(account))
		};
		assert!(is_party(version, DEVELOPER));
		assert!(!is_party(version, REPORTER) && !is_party(version + 1, DEVELOPER));
		assert!(!Methodology::is_party(Matter::Scenario(version), number(DEVELOPER)));
	});
}

#[test]
fn scenario_should_not_be_judged_when_a_version_of_its_number_is() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		accept(version);
		assert_eq!(Methodology::judged(Matter::Scenario(version)), None);
		assert_eq!(Methodology::judged(Matter::Terms(version, 1)), None);
	});
}
