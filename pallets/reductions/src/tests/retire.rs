use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Document};

use super::{
	assert_last_event, flow, held, in_compensation, last_retirement, receive, retire, retire_for,
	signed, unsigned,
};
use crate::{mock::*, Beneficiary, Error, Event, NextRetirement, Purpose, RetiredOf, Retirement};

fn named(name: &[u8]) -> Beneficiary {
	Beneficiary::Named(few(name))
}

#[test]
fn retire_should_cancel_reductions_of_several_classes_when_the_holder_has_them() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		receive(REPORTER, 2, 500);
		let (period, evidence) = (Some((Day(20_454), Day(20_484))), Some(document(31)));
		let (reductions, purpose) = (few([(1, 400), (2, 500)]), Purpose::Offset);
		let beneficiary = Beneficiary::Holder;
		let origin = signed(REPORTER);
		assert_ok!(Reductions::retire(
			origin,
			reductions,
			purpose,
			beneficiary.clone(),
			period,
			evidence
		));
		let expected = Retirement {
			holder: number(REPORTER),
			beneficiary,
			purpose,
			day: TODAY,
			total: 900,
			points: 0,
			period,
			evidence,
			certificate: None,
		};
		assert_eq!(last_retirement(), (1, expected));
		assert_eq!([held(REPORTER, 1), held(REPORTER, 2)], [600, 0]);
		assert_eq!([flow(1), flow(2)], [(1_000, 400), (500, 500)]);
		assert_eq!([1, 2].map(|class| RetiredOf::<Test>::get(1, class)), [400, 500]);
	});
}

#[test]
fn retire_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		let beneficiary = Beneficiary::Participant(number(CITIZEN));
		assert_ok!(retire_for(REPORTER, &[(1, 400)], in_compensation(), beneficiary.clone()));
		assert_last_event(Event::Retired {
			retirement: 1,
			holder: number(REPORTER),
			purpose: in_compensation(),
			beneficiary,
			total: 400,
			points: 0,
			reductions: vec![(1, 400)],
		});
	});
}

#[test]
fn retire_should_add_up_when_a_class_is_named_twice() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		assert_ok!(retire(REPORTER, &[(1, 400), (1, 500)]));
		assert_eq!(RetiredOf::<Test>::get(1, 1), 900);
		assert_noop!(retire(REPORTER, &[(1, 60), (1, 60)]), Error::<Test>::NotEnough);
	});
}

#[test]
fn retire_should_number_retirements_in_turn_when_there_are_several() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		for purpose in [Purpose::Donation, Purpose::Offset, Purpose::Cancellation] {
			assert_ok!(retire_for(REPORTER, &[(1, 100)], purpose, Beneficiary::Holder));
		}
		assert_eq!(last_retirement().0, 3);
	});
}

#[test]
fn retire_should_succeed_when_the_beneficiary_is_a_person_who_holds_nothing() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		for beneficiary in [
			Beneficiary::Participant(number(CITIZEN)),
			Beneficiary::Sealed(H256::repeat_byte(7)),
			named("某化工有限公司".as_bytes()),
		] {
			let retired = retire_for(REPORTER, &[(1, 100)], in_compensation(), beneficiary);
			assert_ok!(retired);
		}
	});
}

#[test]
fn retire_should_be_to_the_holders_good_alone_when_the_key_changed_less_than_three_days_ago() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		KeysChanged::set(&vec![(number(REPORTER), TODAY)]);
		let retire_to =
			|beneficiary| retire_for(REPORTER, &[(1, 100)], Purpose::Offset, beneficiary);
		let named = || named("某化工有限公司".as_bytes());
		for day in 20_493..20_496 {
			Today::set(&Day(day));
			assert_noop!(retire_to(named()), Error::<Test>::Cooling);
			assert_ok!(retire_to(Beneficiary::Holder));
		}
		Today::set(&Day(20_496));
		assert_ok!(retire_to(named()));
	});
}

#[test]
fn retire_should_fail_when_the_beneficiary_is_none() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		for beneficiary in [
			Beneficiary::Participant(0),
			Beneficiary::Participant(1_000),
			Beneficiary::Sealed(H256::zero()),
			named(b""),
			named(&[0xff]),
		] {
			assert_noop!(
				retire_for(REPORTER, &[(1, 100)], Purpose::Offset, beneficiary),
				Error::<Test>::InvalidBeneficiary
			);
		}
	});
}

#[test]
fn retire_should_fail_when_a_document_is_missing() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		let (none, some) = (Document::default(), document(11));
		for (case, acceptance) in [(none, some), (some, none)] {
			let purpose = Purpose::Compensation { case, acceptance };
			assert_noop!(
				retire_for(REPORTER, &[(1, 100)], purpose, Beneficiary::Holder),
				Error::<Test>::DocumentMissing
			);
		}
		let (origin, reductions) = (signed(REPORTER), few([(1, 100)]));
		let (purpose, beneficiary) = (Purpose::Offset, Beneficiary::Holder);
		assert_noop!(
			Reductions::retire(origin, reductions, purpose, beneficiary, None, Some(none)),
			Error::<Test>::DocumentMissing
		);
	});
}

#[test]
fn retire_should_fail_when_the_period_runs_backwards() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		let (origin, reductions) = (signed(REPORTER), few([(1, 100)]));
		let (purpose, beneficiary) = (Purpose::Offset, Beneficiary::Holder);
		let period = Some((Day(20_485), Day(20_484)));
		assert_noop!(
			Reductions::retire(origin, reductions, purpose, beneficiary, period, None),
			Error::<Test>::InvalidPeriod
		);
	});
}

#[test]
fn retire_should_fail_when_nothing_is_asked() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		for reductions in [&[][..], &[(1, 0)], &[(1, 100), (2, 0)]] {
			assert_noop!(retire(REPORTER, reductions), Error::<Test>::NothingAsked);
		}
	});
}

#[test]
fn retire_should_fail_when_the_holder_has_less_of_a_class() {
	build_and_execute(|| {
		receive(REPORTER, 1, 1_000);
		receive(REPORTER, 2, 1_000);
		assert_noop!(retire(REPORTER, &[(1, 100), (2, 1_001)]), Error::<Test>::NotEnough);
	});
}

#[test]
fn retire_should_fail_when_the_total_would_leave_64_bits() {
	build_and_execute(|| {
		receive(REPORTER, 1, u64::MAX);
		receive(REPORTER, 2, 1);
		let retired = retire(REPORTER, &[(1, u64::MAX), (2, 1)]);
		assert_noop!(retired, Error::<Test>::Overflow);
	});
}

#[test]
fn retire_should_fail_when_all_numbers_are_given() {
	// The retirements before are nowhere.
	new_test_ext().execute_with(|| {
		receive(REPORTER, 1, 1_000);
		NextRetirement::<Test>::put(u32::MAX);
		assert_noop!(retire(REPORTER, &[(1, 100)]), Error::<Test>::Overflow);
	});
}

#[test]
fn retire_should_fail_when_the_caller_is_a_person() {
	build_and_execute(|| {
		assert_noop!(retire(CITIZEN, &[(1, 1)]), Error::<Test>::WrongKind);
	});
}

#[test]
fn retire_should_fail_when_the_caller_has_no_open_account() {
	build_and_execute(|| {
		assert_noop!(retire(STRANGER, &[(1, 1)]), Error::<Test>::NotRegistered);
	});
}

#[test]
fn retire_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		for origin in unsigned() {
			let (purpose, beneficiary) = (Purpose::Offset, Beneficiary::Holder);
			let reductions = few([(1, 1)]);
			assert_noop!(
				Reductions::retire(origin, reductions, purpose, beneficiary, None, None),
				BadOrigin
			);
		}
	});
}
