use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Obligations as _;

use super::{
	admit, admit_terms, apply, developer, june, operator, order, propose, reject, reject_terms,
	set_reporters, terminate, withdraw,
};
use crate::{mock::*, AdmittedScenarios};

fn is_free(account: u64) -> bool {
	Scenarios::is_free(number(account))
}

#[test]
fn developer_should_not_be_free_when_its_application_waits() {
	build_and_execute(|| {
		assert!(is_free(DEVELOPER));
		let (rejected, withdrawn) = (apply(), apply());
		assert!(!is_free(DEVELOPER));
		reject(rejected);
		assert!(!is_free(DEVELOPER));
		assert_ok!(withdraw(withdrawn));
		assert!(is_free(DEVELOPER));
	});
}

#[test]
fn developer_should_not_be_free_until_the_last_is_over_when_its_scenarios_take_part() {
	build_and_execute(|| {
		let (first, second) = (admit(), admit());
		assert_eq!(AdmittedScenarios::<Test>::get(number(DEVELOPER)), 2);
		terminate(second);
		assert_eq!(AdmittedScenarios::<Test>::get(number(DEVELOPER)), 1);
		assert!(!is_free(DEVELOPER));
		assert_ok!(Scenarios::leave(developer(), first));
		assert!(!AdmittedScenarios::<Test>::contains_key(number(DEVELOPER)));
		assert!(is_free(DEVELOPER));
	});
}

#[test]
fn developer_should_not_be_free_when_terms_of_its_terminated_scenario_wait() {
	let ends: [fn(u32); 2] = [
		|source| {
			assert_ok!(reject_terms(source));
		},
		|source| {
			assert_ok!(withdraw(source));
		},
	];
	for end in ends {
		build_and_execute(|| {
			let source = admit();
			assert_ok!(propose(source));
			terminate(source);
			assert!(!is_free(DEVELOPER));
			end(source);
			assert!(is_free(DEVELOPER));
		});
	}
}

#[test]
fn developer_should_owe_one_scenario_when_other_terms_of_it_are_admitted() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(admit_terms(source, june(15)));
		assert_eq!(AdmittedScenarios::<Test>::get(number(DEVELOPER)), 1);
	});
}

#[test]
fn reporter_should_be_free_when_it_is_named() {
	build_and_execute(|| {
		assert_ok!(set_reporters(admit(), &[number(REPORTER)]));
		assert!(is_free(REPORTER));
	});
}

#[test]
fn developer_should_not_be_free_when_its_scenario_is_to_be_rectified_or_frozen() {
	build_and_execute(|| {
		let source = admit();
		order(source);
		assert!(!is_free(DEVELOPER));
		assert_ok!(Scenarios::freeze(operator(), source, document(8)));
		assert!(!is_free(DEVELOPER));
	});
}

#[test]
fn developer_should_be_free_and_the_next_one_not_when_the_scenario_passed_on() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(propose(source));
		assert_ok!(Scenarios::transfer(developer(), source, Some(number(CITIZEN))));
		assert!(is_free(CITIZEN));
		let to = number(CITIZEN);
		assert_ok!(Scenarios::consent_transfer(operator(), source, to, document(9)));
		assert_eq!([DEVELOPER, CITIZEN].map(is_free), [true, false]);
		assert_ok!(reject_terms(source));
		assert!(!is_free(CITIZEN));
	});
}
