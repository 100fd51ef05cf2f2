use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::Region;

use super::{appoint, assert_last_event, signed, unsigned};
use crate::{mock::*, Error, Event, Offices, Regions};

#[test]
fn appoint_office_should_let_the_account_act_for_the_region_when_the_council_calls() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		assert_eq!(Offices::<Test>::get(NANJING_OFFICE), Some(nanjing()));
		assert_eq!(Disclosure::office_accounts(), [NANJING_OFFICE]);
	});
}

#[test]
fn appoint_office_should_keep_regions_in_order_when_there_are_several() {
	build_and_execute(|| {
		appoint(XUANWU_OFFICE, xuanwu());
		appoint(NANJING_OFFICE, nanjing());
		appoint(PROVINCIAL_OFFICE, Region::PROVINCE);
		appoint(54, nanjing());
		let expected = [(Region::PROVINCE, 1), (nanjing(), 2), (xuanwu(), 1)];
		assert_eq!(Regions::<Test>::get(), expected.to_vec());
	});
}

#[test]
fn appoint_office_should_let_the_account_send_when_it_never_did() {
	build_and_execute(|| {
		assert_eq!(System::providers(&NANJING_OFFICE), 0);
		appoint(NANJING_OFFICE, nanjing());
		assert_eq!(System::providers(&NANJING_OFFICE), 1);
	});
}

#[test]
fn appoint_office_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let (account, region) = (NANJING_OFFICE, nanjing());
		assert_last_event(Event::OfficeAppointed { account, region });
	});
}

#[test]
fn appoint_office_should_fail_when_the_account_acts_for_a_region_already() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		for region in [nanjing(), suzhou()] {
			assert_noop!(
				Disclosure::appoint_office(council(), NANJING_OFFICE, region),
				Error::<Test>::AlreadyExists
			);
		}
	});
}

#[test]
fn appoint_office_should_fail_when_the_account_stands_or_stood_for_a_participant() {
	build_and_execute(|| {
		Closed::set(&vec![CITIZEN]);
		for account in [CITIZEN, INSTITUTION] {
			assert_noop!(
				Disclosure::appoint_office(council(), account, nanjing()),
				Error::<Test>::TakesPart
			);
		}
	});
}

#[test]
fn appoint_office_should_fail_when_the_account_holds_an_office_of_operator_or_authority() {
	build_and_execute(|| {
		for account in [OPERATOR, AUTHORITY] {
			assert_noop!(
				Disclosure::appoint_office(council(), account, nanjing()),
				Error::<Test>::HoldsOffice
			);
		}
	});
}

#[test]
fn appoint_office_should_fail_when_the_region_is_not_of_the_scheme() {
	build_and_execute(|| {
		assert_noop!(
			Disclosure::appoint_office(council(), NANJING_OFFICE, region(310_118)),
			Error::<Test>::InvalidRegion
		);
	});
}

#[test]
fn appoint_office_should_fail_when_as_many_act_as_may() {
	build_and_execute(|| {
		for account in 1_000..1_128 {
			appoint(account, nanjing());
		}
		assert_noop!(
			Disclosure::appoint_office(council(), NANJING_OFFICE, suzhou()),
			Error::<Test>::TooMany
		);
		assert_ok!(Disclosure::dismiss_office(council(), 1_000));
		appoint(NANJING_OFFICE, suzhou());
	});
}

#[test]
fn appoint_office_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		let callers = [OPERATOR, AUTHORITY, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::appoint_office(origin, NANJING_OFFICE, nanjing()), BadOrigin);
		}
	});
}
