use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Document};

use super::{
	assert_last_event, call_off, certify, consented, covered, event, last_retirement, lots,
	receive, register, retire, signed, unsigned,
};
use crate::{
	mock::*,
	Beneficiary, Certificate,
	CertificateOf::{self, Neutrality, Retirement},
	Certificates, Error, Event, NextCertificate, Part, Purpose,
};

/// The reporter retires a milligram; the retirement.
fn retired() -> CertificateOf {
	receive(REPORTER, 9, 1);
	assert_ok!(retire(REPORTER, &[(9, 1)]));
	Retirement(last_retirement().0)
}

#[test]
fn certify_should_number_certificates_of_both_kinds_in_turn_when_they_are_of_one_year() {
	build_and_execute(|| {
		let number_of_it = consented();
		assert_ok!(certify(Neutrality(number_of_it)));
		assert_ok!(certify(retired()));
		assert_eq!(event(number_of_it).certificate, Some(202_600_000_001));
		assert_eq!(last_retirement().1.certificate, Some(202_600_000_002));
		let (issued, document) = (TODAY, document(29));
		let certificate = |of| Some(Certificate { of, issued, document });
		let found = [202_600_000_001u64, 202_600_000_002].map(Certificates::<Test>::get);
		assert_eq!(found, [Neutrality(number_of_it), Retirement(1)].map(certificate));
	});
}

#[test]
fn certify_should_begin_anew_when_the_year_is_another() {
	build_and_execute(|| {
		// The last day of 2025.
		Today::set(&Day(20_453));
		assert_ok!(certify(retired()));
		assert_eq!(last_retirement().1.certificate, Some(202_500_000_001));
		Today::set(&Day(20_454));
		assert_ok!(certify(retired()));
		assert_eq!(last_retirement().1.certificate, Some(202_600_000_001));
	});
}

#[test]
fn certify_should_certify_a_persons_retirement_when_it_was_of_lots() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 26, 0)]);
		let (part, purpose) = (Part::Milligrams(26), Purpose::Cancellation);
		let origin = signed(CITIZEN);
		assert_ok!(Reductions::retire_own(origin, part, purpose, Beneficiary::Holder, 1));
		assert_ok!(certify(Retirement(1)));
	});
}

#[test]
fn certify_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let of = retired();
		assert_ok!(certify(of));
		let (certificate, document) = (202_600_000_001, document(29));
		assert_last_event(Event::Certified { certificate, of, document });
	});
}

#[test]
fn certify_should_fail_when_the_authority_did_not_consent() {
	build_and_execute(|| {
		let called_off = register(1_000);
		assert_ok!(call_off(INSTITUTION, called_off));
		for event in [register(1_000), covered(), called_off] {
			assert_noop!(certify(Neutrality(event)), Error::<Test>::NoConsent);
		}
	});
}

#[test]
fn certify_should_fail_when_it_is_certified_already() {
	build_and_execute(|| {
		for of in [Neutrality(consented()), retired()] {
			assert!(Reductions::is_certifiable(of));
			assert_ok!(certify(of));
			assert!(!Reductions::is_certifiable(of));
			assert_noop!(certify(of), Error::<Test>::AlreadyCertified);
		}
	});
}

#[test]
fn certify_should_fail_when_there_is_no_such_event_or_retirement() {
	build_and_execute(|| {
		for of in [Neutrality(1), Retirement(1)] {
			assert!(!Reductions::is_certifiable(of));
			assert_noop!(certify(of), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn certify_should_fail_when_there_is_no_document() {
	build_and_execute(|| {
		let of = retired();
		let sent = Reductions::certify(signed(TWO_OPERATORS), of, Document::default());
		assert_noop!(sent, Error::<Test>::DocumentMissing);
	});
}

#[test]
fn certify_should_fail_when_all_places_of_the_year_are_given() {
	// The certificates before are nowhere.
	new_test_ext().execute_with(|| {
		let of = retired();
		NextCertificate::<Test>::insert(2026, 99_999_999);
		assert_ok!(certify(of));
		let of = retired();
		assert_noop!(certify(of), Error::<Test>::Overflow);
	});
}

#[test]
fn certify_should_fail_when_the_caller_is_not_two_clerks() {
	build_and_execute(|| {
		let of = retired();
		let callers = [OPERATOR, AUTHORITY, REPORTER, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			assert_noop!(Reductions::certify(origin, of, document(29)), BadOrigin);
		}
	});
}
