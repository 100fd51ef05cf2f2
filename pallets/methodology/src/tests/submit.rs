use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{ArithmeticError, DispatchError::BadOrigin},
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use super::{assert_last_event, outcome, submit, text, CYCLING, CYCLING_REVISED};
use crate::{
	mock::*, Error, Event, Formulas, Methodologies, NextMethodology, Texts, Version, VersionStage,
	Versions, WeightInfo,
};

#[test]
fn submit_should_store_the_first_version_when_the_text_is_sound() {
	build_and_execute(|| {
		Today::set(&Day(20_123));
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_ok!(Methodology::submit(origin, text(CYCLING), document(1)));
		assert_eq!(
			Versions::<Test>::get(1),
			Some(Version {
				methodology: 1,
				number: 1,
				developer: number(DEVELOPER),
				applicant: Some(number(DEVELOPER)),
				title: "骑行替代机动车出行".as_bytes().to_vec().try_into().unwrap(),
				text: H256(blake2_256(CYCLING.as_bytes())),
				document: document(1),
				submitted: Day(20_123),
				stage: VersionStage::Evaluation,
			})
		);
	});
}

#[test]
fn submit_should_keep_the_text_unchanged_when_it_succeeds() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		assert_eq!(Texts::<Test>::get(version), Some(text(CYCLING)));
	});
}

#[test]
fn submit_should_store_no_formula_when_the_version_is_not_published() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		assert_eq!(Formulas::<Test>::get(version), None);
	});
}

#[test]
fn submit_should_number_methodologies_and_versions_from_one_when_called_again() {
	build_and_execute(|| {
		assert_eq!(submit(CYCLING), (1, 1));
		assert_eq!(submit(CYCLING_REVISED), (2, 2));
		assert_eq!(
			Methodologies::<Test>::get(2),
			Some(crate::Methodology { developer: number(DEVELOPER), versions: 1 })
		);
	});
}

#[test]
fn submit_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		submit(CYCLING);
		submit(CYCLING);
		assert_last_event(Event::Submitted {
			version: 2,
			methodology: 2,
			number: 1,
			developer: number(DEVELOPER),
		});
	});
}

#[test]
fn submit_should_fail_when_the_account_is_not_registered() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_noop!(
			outcome(Methodology::submit(origin, text(CYCLING), document(1))),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn submit_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				outcome(Methodology::submit(origin, text(CYCLING), document(1))),
				BadOrigin
			);
		}
	});
}

#[test]
fn submit_should_fail_when_methodologies_are_numbered_out() {
	new_test_ext().execute_with(|| {
		NextMethodology::<Test>::put(u32::MAX);
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			outcome(Methodology::submit(origin, text(CYCLING), document(1))),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn submit_should_give_weight_back_when_the_account_is_not_registered() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(STRANGER);
		let refused = Methodology::submit(origin, text(CYCLING), document(1));
		assert_eq!(refused.unwrap_err().post_info.actual_weight, Some(<()>::refused()));
	});
}

#[test]
fn submit_should_fail_when_a_sanction_bars_from_developing() {
	build_and_execute(|| {
		let whom = Sanctioned::Participant(number(DEVELOPER));
		Barred::set(&vec![(whom, Capacity::Developer)]);
		let origin = RuntimeOrigin::signed(DEVELOPER);
		assert_noop!(
			outcome(Methodology::submit(origin, text(CYCLING), document(1))),
			Error::<Test>::Barred
		);
		Barred::set(&vec![(whom, Capacity::Reporter)]);
		submit(CYCLING);
	});
}
