use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::SourceId;

use super::{admit, apply, assert_last_event, ended, no_offices, operator};
use crate::{mock::*, Error, Event};

/// A scenario that takes part and is frozen.
fn frozen() -> SourceId {
	let source = admit();
	assert_ok!(Scenarios::freeze(operator(), source, document(8)));
	source
}

#[test]
fn unfreeze_should_let_the_scenario_go_on_when_the_operator_or_the_authority_calls() {
	build_and_execute(|| {
		for caller in [OPERATOR, AUTHORITY] {
			let source = frozen();
			assert_ok!(Scenarios::unfreeze(RuntimeOrigin::signed(caller), source));
			assert_eq!(crate::Scenarios::<Test>::get(source).unwrap().frozen, None);
			assert_last_event(Event::Unfrozen { source });
		}
	});
}

#[test]
fn unfreeze_should_be_the_authoritys_alone_when_it_froze() {
	build_and_execute(|| {
		let (source, authority) = (frozen(), || RuntimeOrigin::signed(AUTHORITY));
		assert_ok!(Scenarios::freeze(authority(), source, document(9)));
		assert_noop!(Scenarios::unfreeze(operator(), source), Error::<Test>::FrozenByAuthority);
		assert_ok!(Scenarios::unfreeze(authority(), source));
		assert_eq!(crate::Scenarios::<Test>::get(source).unwrap().frozen, None);
	});
}

#[test]
fn unfreeze_should_fail_when_the_scenario_is_not_frozen() {
	build_and_execute(|| {
		let admitted = admit();
		let [terminated, left, ..] = ended();
		for source in [admitted, terminated, left] {
			assert_noop!(Scenarios::unfreeze(operator(), source), Error::<Test>::NotFrozen);
		}
	});
}

#[test]
fn unfreeze_should_fail_when_the_scenario_never_took_part() {
	build_and_execute(|| {
		let applied = apply();
		let [_, _, rejected, _] = ended();
		assert_noop!(Scenarios::unfreeze(operator(), applied), Error::<Test>::NotAdmitted);
		assert_noop!(Scenarios::unfreeze(operator(), rejected), Error::<Test>::Terminated);
		assert_noop!(Scenarios::unfreeze(operator(), 1_000), Error::<Test>::NotFound);
	});
}

#[test]
fn unfreeze_should_fail_when_the_caller_is_neither_operator_nor_authority() {
	build_and_execute(|| {
		let source = frozen();
		for origin in no_offices() {
			assert_noop!(Scenarios::unfreeze(origin, source), BadOrigin);
		}
	});
}
