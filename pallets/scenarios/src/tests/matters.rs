//! What panels may be named for.

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Matter, Matters as _};

use super::{accept, admit, apply, approve, ended, propose, return_incomplete, set_reporters};
use crate::mock::*;

#[test]
fn scenario_should_be_judged_in_one_round_when_it_is_in_review() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(accept(source));
		let judged = Some((number(DEVELOPER), 1));
		assert_eq!(Scenarios::judged(Matter::Scenario(source)), judged);
		assert_eq!(Scenarios::judged(Matter::Terms(source, 1)), None);
	});
}

#[test]
fn terms_should_be_judged_in_one_round_when_they_are_in_review() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(accept(source));
		let judged = [1, 2, 3].map(|terms| Scenarios::judged(Matter::Terms(source, terms)));
		assert_eq!(judged, [None, Some((number(DEVELOPER), 1)), None]);
		assert_eq!(Scenarios::judged(Matter::Scenario(source)), None);
	});
}

#[test]
fn nothing_should_be_judged_when_it_is_not_in_review() {
	build_and_execute(|| {
		let (submitted, returned, approved, admitted) = (apply(), apply(), apply(), admit());
		assert_ok!(return_incomplete(returned));
		approve(approved);
		let others = [submitted, returned, approved, admitted];
		for source in ended().into_iter().chain(others).chain([1_000]) {
			assert_eq!(Scenarios::judged(Matter::Scenario(source)), None);
			assert_eq!(Scenarios::judged(Matter::Terms(source, 1)), None);
		}
	});
}

#[test]
fn developer_and_reporters_should_be_parties_when_a_scenario_or_its_terms_are_judged() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(set_reporters(source, &[number(REPORTER)]));
		for matter in [Matter::Scenario(source), Matter::Terms(source, 2)] {
			let are = [DEVELOPER, REPORTER, SECOND_REPORTER]
				.map(|account| Scenarios::is_party(matter, number(account)));
			assert_eq!(are, [true, true, false]);
		}
		assert!(!Scenarios::is_party(Matter::Methodology(source), number(DEVELOPER)));
	});
}

#[test]
fn methodology_should_not_be_judged_when_a_scenario_of_its_number_is() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(accept(source));
		assert_eq!(Scenarios::judged(Matter::Methodology(source)), None);
	});
}
