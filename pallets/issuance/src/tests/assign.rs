use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError,
};
use suhui_primitives::{mocks::MockSources, BatchId, Deed, ParticipantId, Sources};

use crate::{mock::*, BatchStatus, Call, Error, Event};

fn assign(batch: BatchId, verifier: ParticipantId) -> Call<Test> {
	Call::assign { batch, verifier }
}

#[test]
fn assign_should_name_the_verifier_when_it_is_fit() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		assert_ok!(send(OPERATOR, assign(batch, number(VERIFIER))));
		assert_eq!(details(batch).verifier, Some(number(VERIFIER)));
		assert_eq!(details(batch).status, BatchStatus::Assigned);
		assert_eq!(last_event(), Event::Assigned { batch, verifier: number(VERIFIER) });
	})
}

#[test]
fn assign_should_replace_the_verifier_when_the_batch_is_not_attested() {
	build_and_execute(|| {
		let batch = TestBatch::example().assigned();
		assert_ok!(send(OPERATOR, assign(batch, number(SECOND_VERIFIER))));
		assert_eq!(details(batch).verifier, Some(number(SECOND_VERIFIER)));
	})
}

#[test]
fn assign_should_refuse_when_the_batch_is_attested_approved_or_cancelled() {
	build_and_execute(|| {
		let batch = TestBatch::example().attested();
		let call = || assign(batch, number(SECOND_VERIFIER));
		assert_noop!(send(OPERATOR, call()), Error::<Test>::NotPending);
		assert_ok!(approve(batch));
		assert_noop!(send(OPERATOR, call()), Error::<Test>::NotPending);
		let other = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		assert_ok!(send(REPORTER, Call::cancel { batch: other }));
		assert_noop!(send(OPERATOR, assign(other, number(VERIFIER))), Error::<Test>::NotPending);
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_is_not_in_good_standing() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		InGoodStanding::set(&vec![]);
		assert_noop!(
			send(OPERATOR, assign(batch, number(VERIFIER))),
			Error::<Test>::NotInGoodStanding
		);
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_is_not_accredited_for_the_methodology() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		OutOfScope::set(&vec![(number(VERIFIER), Some(CYCLING_VERSION))]);
		assert_noop!(
			send(OPERATOR, assign(batch, number(VERIFIER))),
			Error::<Test>::NotInGoodStanding
		);
		// A revision of it, and points without one, are others.
		OutOfScope::set(&vec![
			(number(VERIFIER), Some(CYCLING_REVISION)),
			(number(VERIFIER), None),
		]);
		assert_ok!(send(OPERATOR, assign(batch, number(VERIFIER))));
	})
}

#[test]
fn assign_should_ask_for_no_methodology_when_the_source_has_none() {
	build_and_execute(|| {
		let batch = TestBatch::of_source(CLEAN_PLATE, JANUARY_2016, &[(1, 0, 3)]).opened();
		OutOfScope::set(&vec![(number(VERIFIER), None)]);
		assert_noop!(
			send(OPERATOR, assign(batch, number(VERIFIER))),
			Error::<Test>::NotInGoodStanding
		);
	})
}

#[test]
fn assign_should_be_noted_of_each_verifier_when_another_takes_its_place() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		for verifier in [VERIFIER, VERIFIER, SECOND_VERIFIER] {
			assert_ok!(send(OPERATOR, assign(batch, number(verifier))));
		}
		let noted = [VERIFIER, SECOND_VERIFIER].map(|it| (number(it), Deed::Assigned));
		assert_eq!(Deeds::get(), noted);
	})
}

/// It never acted: the developer's word keeps no verifier away.
#[test]
fn assign_should_succeed_when_the_developer_named_the_verifier_its_reporter() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.opened();
		Reporters::set(&vec![number(REPORTER), number(VERIFIER)]);
		assert_ok!(send(OPERATOR, assign(batch, number(VERIFIER))));
		assert_ok!(send(VERIFIER, example.attest_call(batch)));
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_developed_or_reported_for_the_source() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		for verifier in [DEVELOPER, REPORTER].map(number) {
			assert_noop!(send(OPERATOR, assign(batch, verifier)), Error::<Test>::Interested);
		}
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_opened_the_batch_and_reports_no_more() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		Reporters::set(&vec![number(SECOND_REPORTER)]);
		assert_noop!(send(OPERATOR, assign(batch, number(REPORTER))), Error::<Test>::Interested);
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_reported_for_the_source_once() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		InGoodStanding::set(&vec![number(SECOND_REPORTER)]);
		MockSources::reported(CYCLING, number(SECOND_REPORTER));
		Reporters::set(&vec![number(REPORTER)]);
		let call = assign(batch, number(SECOND_REPORTER));
		assert_noop!(send(OPERATOR, call), Error::<Test>::Interested);
	})
}

#[test]
fn assign_should_refuse_when_the_interest_declared_is_in_another_source_of_the_line() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		Lines::set(&vec![(CYCLING, CLEAN_PLATE)]);
		DeclaredInterests::set(&vec![(number(VERIFIER), CLEAN_PLATE)]);
		let call = assign(batch, number(VERIFIER));
		assert_noop!(send(OPERATOR, call), Error::<Test>::Interested);
		// What is covered by the line was judged when the batch was opened.
		Lines::set(&vec![]);
	})
}

#[test]
fn assign_should_refuse_when_the_verifier_declared_an_interest() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		DeclaredInterests::set(&vec![(number(VERIFIER), CYCLING)]);
		assert_noop!(send(OPERATOR, assign(batch, number(VERIFIER))), Error::<Test>::Interested);
	})
}

#[test]
fn assign_should_succeed_when_the_interest_declared_is_in_another_source() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		DeclaredInterests::set(&vec![
			(number(VERIFIER), CLEAN_PLATE),
			(number(SECOND_VERIFIER), CYCLING),
		]);
		assert_ok!(send(OPERATOR, assign(batch, number(VERIFIER))));
	})
}

#[test]
fn assign_should_refuse_when_there_is_no_such_batch() {
	build_and_execute(|| {
		assert_noop!(send(OPERATOR, assign(1, number(VERIFIER))), Error::<Test>::NotFound);
	})
}

#[test]
fn assign_should_refuse_when_the_sender_is_not_the_operator() {
	build_and_execute(|| {
		let batch = TestBatch::example().opened();
		for sender in [REPORTER, VERIFIER, CITIZEN] {
			assert_noop!(send(sender, assign(batch, number(VERIFIER))), DispatchError::BadOrigin);
		}
		for origin in unsigned_origins() {
			assert_noop!(
				dispatch(origin, assign(batch, number(VERIFIER))),
				DispatchError::BadOrigin
			);
		}
	})
}
