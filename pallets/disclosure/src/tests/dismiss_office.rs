use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};

use super::{answer, appoint, assert_last_event, complain, signed, unsigned};
use crate::{mock::*, Error, Event, Offices, Regions};

fn dismiss(account: u64) -> DispatchResult {
	Disclosure::dismiss_office(council(), account)
}

#[test]
fn dismiss_office_should_end_the_accounts_acting_when_the_council_calls() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let complaint = complain(nanjing());
		assert_ok!(dismiss(NANJING_OFFICE));
		assert_eq!(Offices::<Test>::get(NANJING_OFFICE), None);
		assert_noop!(answer(NANJING_OFFICE, complaint), BadOrigin);
		assert_ok!(answer(OPERATOR, complaint));
	});
}

#[test]
fn dismiss_office_should_leave_the_region_its_other_accounts_when_it_has_several() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		appoint(54, nanjing());
		appoint(XUANWU_OFFICE, xuanwu());
		assert_ok!(dismiss(NANJING_OFFICE));
		assert_ok!(dismiss(XUANWU_OFFICE));
		assert_eq!(Regions::<Test>::get(), vec![(nanjing(), 1)]);
		assert_eq!(Disclosure::office_accounts(), [54]);
	});
}

/// What it signed before must not act a second time.
#[test]
fn dismiss_office_should_keep_the_nonce_when_it_succeeds() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		assert_ok!(dismiss(NANJING_OFFICE));
		assert_eq!(System::providers(&NANJING_OFFICE), 1);
		appoint(NANJING_OFFICE, suzhou());
		assert_eq!(System::providers(&NANJING_OFFICE), 1);
	});
}

#[test]
fn dismiss_office_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		assert_ok!(dismiss(NANJING_OFFICE));
		let (account, region) = (NANJING_OFFICE, nanjing());
		assert_last_event(Event::OfficeDismissed { account, region });
	});
}

#[test]
fn dismiss_office_should_fail_when_the_account_acts_for_no_region() {
	build_and_execute(|| {
		assert_noop!(dismiss(NANJING_OFFICE), Error::<Test>::NotFound);
	});
}

#[test]
fn dismiss_office_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let callers = [OPERATOR, AUTHORITY, NANJING_OFFICE].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Disclosure::dismiss_office(origin, NANJING_OFFICE), BadOrigin);
		}
	});
}
