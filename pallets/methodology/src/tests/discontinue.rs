use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Day, VersionId};

use super::{assert_last_event, authority, filed, publish, stage, CYCLING};
use crate::{mock::*, Error, Event, Formulas, Stage, Texts};

fn discontinue(version: VersionId, from: Day) -> DispatchResult {
	Methodology::discontinue(authority(), version, from, document(7))
}

#[test]
fn discontinue_should_record_both_days_when_the_authority_calls() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		let from = Today::get().saturating_add(30);
		assert_ok!(discontinue(version, from));
		assert_eq!(stage(version), Stage::Discontinued { effective: Day(0), from });
		assert_last_event(Event::Discontinued { version, from, reason: document(7) });
	});
}

#[test]
fn discontinue_should_keep_text_and_formula_when_it_succeeds() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		assert_ok!(discontinue(version, Today::get()));
		assert!(Texts::<Test>::contains_key(version));
		assert!(Formulas::<Test>::contains_key(version));
	});
}

#[test]
fn discontinue_should_fail_when_the_day_is_past_or_more_than_a_year_ahead() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		let today = Today::get();
		assert_noop!(discontinue(version, Day(today.0 - 1)), Error::<Test>::InThePast);
		let late = today.saturating_add(367);
		assert_noop!(discontinue(version, late), Error::<Test>::TooFarAhead);
		assert_ok!(discontinue(version, today.saturating_add(366)));
	});
}

#[test]
fn discontinue_should_fail_when_the_version_is_not_published() {
	build_and_execute(|| {
		let today = Today::get();
		assert_noop!(discontinue(1, today), Error::<Test>::NotFound);
		let discontinued = publish(CYCLING);
		let today = Today::get();
		assert_ok!(discontinue(discontinued, today));
		for version in [discontinued, filed()] {
			assert_noop!(discontinue(version, Today::get()), Error::<Test>::NotPublished);
		}
	});
}

#[test]
fn discontinue_should_fail_when_the_caller_is_not_the_authority() {
	build_and_execute(|| {
		let version = publish(CYCLING);
		let today = Today::get();
		let callers = [OPERATOR, DEVELOPER, EXPERTS[0]].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			let refused = Methodology::discontinue(origin, version, today, document(7));
			assert_noop!(refused, BadOrigin);
		}
	});
}
