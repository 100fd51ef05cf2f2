use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::SourceId;

use super::{
	admit, apply, assert_last_event, ended, no_offices, operator, order, terminate_double,
};
use crate::{mock::*, Error, Event, Freeze};

fn freeze(source: SourceId) -> DispatchResult {
	Scenarios::freeze(operator(), source, document(8))
}

#[test]
fn freeze_should_keep_the_reason_and_whose_it_is_when_the_operator_or_the_authority_calls() {
	build_and_execute(|| {
		for (caller, by_authority) in [(OPERATOR, false), (AUTHORITY, true)] {
			let (source, reason) = (admit(), document(8));
			assert_ok!(Scenarios::freeze(RuntimeOrigin::signed(caller), source, reason));
			let found = crate::Scenarios::<Test>::get(source).unwrap();
			assert_eq!(found.frozen, Some(Freeze { reason, by_authority }));
			assert_last_event(Event::Frozen { source, reason, by_authority });
		}
	});
}

#[test]
fn freeze_should_become_the_authoritys_when_the_operator_froze_before() {
	build_and_execute(|| {
		let (source, authority) = (admit(), || RuntimeOrigin::signed(AUTHORITY));
		assert_ok!(freeze(source));
		assert_ok!(Scenarios::freeze(authority(), source, document(9)));
		let found = crate::Scenarios::<Test>::get(source).unwrap();
		assert_eq!(found.frozen, Some(Freeze { reason: document(9), by_authority: true }));
		for again in [operator(), authority()] {
			let refused = Scenarios::freeze(again, source, document(8));
			assert_noop!(refused, Error::<Test>::AlreadyFrozen);
		}
	});
}

/// What it opened before is stopped, too.
#[test]
fn freeze_should_take_what_takes_part_or_did_when_it_is_at_any_stage() {
	build_and_execute(|| {
		let (rectifying, double) = (admit(), admit());
		order(rectifying);
		terminate_double(double);
		let [terminated, left, ..] = ended();
		for source in [rectifying, double, terminated, left] {
			assert_ok!(freeze(source));
		}
	});
}

#[test]
fn freeze_should_fail_when_the_scenario_never_took_part() {
	build_and_execute(|| {
		let applied = apply();
		let [_, _, rejected, withdrawn] = ended();
		assert_noop!(freeze(applied), Error::<Test>::NotAdmitted);
		assert_noop!(freeze(rejected), Error::<Test>::Terminated);
		assert_noop!(freeze(withdrawn), Error::<Test>::Terminated);
		assert_noop!(freeze(1_000), Error::<Test>::NotFound);
	});
}

#[test]
fn freeze_should_fail_when_the_scenario_is_frozen() {
	build_and_execute(|| {
		let source = admit();
		assert_ok!(freeze(source));
		assert_noop!(freeze(source), Error::<Test>::AlreadyFrozen);
	});
}

#[test]
fn freeze_should_fail_when_the_caller_is_neither_operator_nor_authority() {
	build_and_execute(|| {
		let source = admit();
		for origin in no_offices() {
			assert_noop!(Scenarios::freeze(origin, source, document(8)), BadOrigin);
		}
	});
}
