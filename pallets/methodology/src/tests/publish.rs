use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::WithPostDispatchInfo, weights::Weight},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Compiling, Day};

use super::{assert_last_event, opine, outcome, publish, reject, submit, text, CYCLING};
use crate::{mock::*, weights, Error, Event, Formulas, Texts, VersionStage, Versions, WeightInfo};

#[test]
fn publish_should_record_the_day_when_experts_favour_the_version() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], true);
		Today::set(&Day(20_030));
		assert_ok!(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version));
		assert_eq!(
			Versions::<Test>::get(version).unwrap().stage,
			VersionStage::Published(Day(20_030))
		);
	});
}

#[test]
fn publish_should_store_the_formula_when_it_succeeds() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		// 4 km at 180.5 g are 722 g.
		assert_eq!(Formulas::<Test>::get(version).unwrap().evaluate(&[4_000], 0), Ok(722_000));
	});
}

#[test]
fn publish_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		assert_last_event(Event::Published { version, methodology: 1, number: 1 });
	});
}

#[test]
fn publish_should_be_charged_by_length_and_proof_when_the_text_is_short() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], true);
		let charged =
			Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version).unwrap().actual_weight;
		let mut compiling = Compiling::default();
		compiling.compile(CYCLING).unwrap();
		let proof = Weight::from_parts(300_000 * u64::from(compiling.steps), 0);
		assert_eq!(charged, Some(<()>::publish(CYCLING.len() as u32) + proof));
	});
}

#[test]
fn publish_should_give_weight_back_when_it_fails_before_compiling() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		for (caller, version) in [(AUTHORITY, version), (AUTHORITY, 9), (DEVELOPER, version)] {
			let refused = Methodology::publish(RuntimeOrigin::signed(caller), version);
			assert_eq!(refused.unwrap_err().post_info.actual_weight, Some(<()>::refused()));
		}
	});
}

#[test]
fn publish_should_succeed_when_favourable_opinions_outnumber_adverse_ones() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], false);
		opine(version, EXPERTS[2], true);
		assert_ok!(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version));
	});
}

#[test]
fn publish_should_fail_when_the_version_is_unknown() {
	build_and_execute(|| {
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), 1)),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn publish_should_fail_when_the_version_is_published_already() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version)),
			Error::<Test>::NotInEvaluation
		);
	});
}

#[test]
fn publish_should_fail_when_the_version_is_rejected() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], true);
		reject(version);
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version)),
			Error::<Test>::NotInEvaluation
		);
	});
}

#[test]
fn publish_should_fail_when_there_are_too_few_opinions() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version)),
			Error::<Test>::NotEnoughOpinions
		);
	});
}

#[test]
fn publish_should_fail_when_as_many_opinions_are_adverse() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], false);
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version)),
			Error::<Test>::NotEnoughOpinions
		);
	});
}

#[test]
fn publish_should_fail_when_opinions_are_of_another_version() {
	build_and_execute(|| {
		let (_, first) = submit(CYCLING);
		let (_, second) = submit(CYCLING);
		opine(first, EXPERTS[0], true);
		opine(first, EXPERTS[1], true);
		assert_noop!(
			outcome(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), second)),
			Error::<Test>::NotEnoughOpinions
		);
	});
}

#[test]
fn publish_should_fail_when_a_vector_of_the_stored_text_fails() {
	new_test_ext().execute_with(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], true);
		let unsound = text(&CYCLING.replace("451.25", "451.24"));
		Texts::<Test>::insert(version, &unsound);
		let mut compiling = Compiling::default();
		compiling.compile(core::str::from_utf8(&unsound).unwrap()).unwrap();
		let charged = compiling.weight(weights::compiling::<()>(<()>::publish));
		assert_noop!(
			Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version),
			Error::<Test>::VectorFails.with_weight(charged)
		);
	});
}

#[test]
fn publish_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		opine(version, EXPERTS[0], true);
		opine(version, EXPERTS[1], true);
		let callers = [DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(outcome(Methodology::publish(origin, version)), BadOrigin);
		}
	});
}
