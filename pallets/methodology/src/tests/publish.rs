use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchResult, WithPostDispatchInfo},
		weights::Weight,
	},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Compiling, Day, VersionId};

use super::{
	accept, assert_last_event, authority, file, filed, notice, noticed, outcome, publish, submit,
	text, CYCLING,
};
use crate::{mock::*, weights, Error, Event, Formulas, Stage, Texts, WeightInfo};

fn try_publish(version: VersionId, effective: Day) -> DispatchResult {
	outcome(Methodology::publish(authority(), version, effective))
}

#[test]
fn publish_should_record_from_when_it_takes_effect_when_the_version_was_filed() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(try_publish(version, Day(16_900)));
		assert_eq!(super::stage(version), Stage::Published { effective: Day(16_900) });
	});
}

#[test]
fn publish_should_take_effect_from_a_day_past_when_the_authority_says_so() {
	build_and_execute(|| {
		let version = filed();
		assert_ok!(try_publish(version, Day(16_000)));
		assert_eq!(super::stage(version), Stage::Published { effective: Day(16_000) });
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
		let effective = Day(0);
		assert_last_event(Event::Published { version, methodology: 1, number: 1, effective });
	});
}

#[test]
fn publish_should_be_charged_by_length_and_proof_when_the_text_is_short() {
	build_and_execute(|| {
		let charged = Methodology::publish(authority(), filed(), Day(0)).unwrap().actual_weight;
		let mut compiling = Compiling::default();
		compiling.compile(CYCLING).unwrap();
		let proof = Weight::from_parts(300_000 * u64::from(compiling.steps), 0);
		assert_eq!(charged, Some(<()>::publish(CYCLING.len() as u32) + proof));
	});
}

#[test]
fn publish_should_give_weight_back_when_it_fails_before_compiling() {
	build_and_execute(|| {
		let in_notice = noticed();
		for (caller, version) in [(AUTHORITY, in_notice), (AUTHORITY, 9), (DEVELOPER, in_notice)] {
			let refused = Methodology::publish(RuntimeOrigin::signed(caller), version, Day(0));
			assert_eq!(refused.unwrap_err().post_info.actual_weight, Some(<()>::refused()));
		}
	});
}

#[test]
fn publish_should_fail_when_the_version_is_unknown() {
	build_and_execute(|| {
		assert_noop!(try_publish(1, Day(0)), Error::<Test>::NotFound);
	});
}

#[test]
fn publish_should_fail_when_the_version_was_not_filed() {
	build_and_execute(|| {
		let (_, version) = submit(CYCLING);
		let refused = || {
			assert_noop!(try_publish(version, Day(0)), Error::<Test>::NotFiled);
		};
		refused();
		accept(version);
		refused();
		notice(version, 1);
		refused();
		file(version);
		assert_ok!(try_publish(version, Day(0)));
		refused();
	});
}

#[test]
fn publish_should_fail_when_the_day_is_more_than_a_year_ahead() {
	build_and_execute(|| {
		let version = filed();
		let latest = Today::get().saturating_add(366);
		assert_noop!(try_publish(version, latest.saturating_add(1)), Error::<Test>::TooFarAhead);
		assert_ok!(try_publish(version, latest));
	});
}

#[test]
fn publish_should_fail_when_a_vector_of_the_stored_text_fails() {
	new_test_ext().execute_with(|| {
		let version = filed();
		let unsound = text(&CYCLING.replace("451.25", "451.24"));
		Texts::<Test>::insert(version, &unsound);
		let mut compiling = Compiling::default();
		compiling.compile(core::str::from_utf8(&unsound).unwrap()).unwrap();
		let charged = compiling.weight(weights::compiling::<()>(<()>::publish));
		assert_noop!(
			Methodology::publish(authority(), version, Day(0)),
			Error::<Test>::VectorFails.with_weight(charged)
		);
	});
}

#[test]
fn publish_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let version = filed();
		let callers = [DEVELOPER, OPERATOR, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(outcome(Methodology::publish(origin, version, Day(0))), BadOrigin);
		}
	});
}
