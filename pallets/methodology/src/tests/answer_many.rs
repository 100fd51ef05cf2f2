use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok, dispatch::DispatchResult, storage::with_storage_layer,
	},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{ParticipantKind::Individual, VersionId};

use super::{answer, noticed, object, operator, submit, CYCLING};
use crate::{mock::*, Answer, Error, Event, ObjectionList, Objections, OpenObjections};

fn objected() -> VersionId {
	let version = noticed();
	for account in [REPORTER, CITIZEN, INSTITUTION] {
		assert_ok!(object(version, account));
	}
	version
}

fn list(objections: &[u32]) -> ObjectionList {
	objections.to_vec().try_into().unwrap()
}

fn answer_many(version: VersionId, objections: &[u32]) -> DispatchResult {
	Methodology::answer_many(operator(), version, list(objections), document(11))
}

#[test]
fn answer_many_should_dismiss_each_when_the_operator_calls() {
	build_and_execute(|| {
		let version = objected();
		System::reset_events();
		assert_ok!(answer_many(version, &[3, 1]));
		let given = Answer { upheld: false, document: document(11), day: Today::get() };
		let answers =
			[1, 2, 3].map(|number| Objections::<Test>::get(version, number).unwrap().answer);
		assert_eq!(answers, [Some(given), None, Some(given)]);
		assert_eq!(OpenObjections::<Test>::iter_keys().collect::<Vec<_>>(), [(version, 2)]);
		let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		let expected = [3, 1].map(|objection| {
			RuntimeEvent::from(Event::ObjectionAnswered {
				version,
				objection,
				upheld: false,
				document: document(11),
			})
		});
		assert_eq!(events, expected);
	});
}

#[test]
fn answer_many_should_let_the_version_be_filed_when_none_is_left() {
	build_and_execute(|| {
		let version = objected();
		assert_ok!(answer_many(version, &[1, 2, 3]));
		super::file(version);
	});
}

#[test]
fn answer_many_should_fail_when_one_is_unknown_answered_or_named_twice() {
	build_and_execute(|| {
		let version = objected();
		assert_ok!(answer(version, 1, false));
		let layered = |objections: &[u32]| {
			let call = || answer_many(version, objections);
			with_storage_layer(call)
		};
		assert_noop!(layered(&[2, 4]), Error::<Test>::NotFound);
		assert_noop!(layered(&[2, 1]), Error::<Test>::NotOpen);
		assert_noop!(layered(&[2, 2]), Error::<Test>::NotOpen);
	});
}

#[test]
fn answer_many_should_fail_when_the_version_is_not_in_notice() {
	build_and_execute(|| {
		assert_noop!(answer_many(1, &[1]), Error::<Test>::NotFound);
		let (_, version) = submit(CYCLING);
		assert_noop!(answer_many(version, &[1]), Error::<Test>::NotInNotice);
	});
}

/// As many as there are take a call for each 64.
#[test]
fn answer_many_should_let_the_version_be_filed_when_more_objected_than_one_answer_takes() {
	build_and_execute(|| {
		let version = noticed();
		for account in 1_001..=1_130 {
			open_account(account, Individual);
			assert_ok!(object(version, account));
		}
		let numbers: Vec<u32> = (1..=130).collect();
		for objections in numbers.chunks(64) {
			assert_ok!(answer_many(version, objections));
		}
		super::file(version);
	});
}

#[test]
fn answer_many_should_take_64_at_most_when_called() {
	assert!(ObjectionList::try_from(vec![1; 64]).is_ok());
	assert!(ObjectionList::try_from(vec![1; 65]).is_err());
}

#[test]
fn answer_many_should_fail_when_the_caller_is_not_the_operator() {
	build_and_execute(|| {
		let version = objected();
		let callers = [AUTHORITY, DEVELOPER, REPORTER].map(RuntimeOrigin::signed);
		for origin in callers.into_iter().chain([RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			let refused = Methodology::answer_many(origin, version, list(&[1]), document(11));
			assert_noop!(refused, BadOrigin);
		}
	});
}
