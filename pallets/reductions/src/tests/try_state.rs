use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Day, Milligrams, Page};

use super::{
	certify, consented, covered, donate, issue, lots, receive, register, retire, EMISSIONS,
};
use crate::{
	mock::*, Certificate, CertificateOf, Certificates, DonorPage, Donors, EventClasses, Events,
	Flow, Flows, Givers, Holdings, LargeEvent, NextCertificate, NextEvent, NextRetirement,
	OpenEvents, RetiredOf, Retirement, Retirements,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Reductions::do_try_state(), error);
	});
}

/// The reporter retires 100 mg of a class.
fn retired() {
	receive(REPORTER, 1, 100);
	assert_ok!(retire(REPORTER, &[(1, 100)]));
}

/// These people of the first page gave so much to an event, and nothing else says so.
fn put_donors(donors: &[(u8, Milligrams)]) {
	let page: DonorPage = few(donors);
	Donors::<Test>::insert(register(1_000), Page(0), page);
}

fn change(event: u32, change: impl FnOnce(&mut LargeEvent)) {
	Events::<Test>::mutate(event, |found| change(found.as_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_nothing_is_held_of_a_class() {
	broken("nothing is held of a class, and has a value", || {
		Holdings::<Test>::insert(number(REPORTER), 1, 0);
	});
}

#[test]
fn try_state_should_fail_when_a_person_holds_something() {
	broken("a person holds reductions beyond the lots", || {
		Holdings::<Test>::insert(number(CITIZEN), 1, 1);
	});
}

#[test]
fn try_state_should_fail_when_what_was_received_is_more_than_is_held() {
	for take_in in [receive, issue] {
		broken("what was received is not what is held and was retired", || {
			take_in(REPORTER, 1, 100);
			Holdings::<Test>::insert(number(REPORTER), 1, 99);
		});
	}
}

#[test]
fn try_state_should_fail_when_what_was_received_leaves_64_bits() {
	broken("what was received is not what is held and was retired", || {
		let flow = Flow { from_people: u64::MAX, issued_direct: 1, retired: 0 };
		Flows::<Test>::insert(1, flow);
	});
}

#[test]
fn try_state_should_fail_when_more_was_retired_by_organisations_than_at_all() {
	broken("organisations retired more of a class than was retired", || {
		Flows::<Test>::insert(1, Flow { from_people: 1, issued_direct: 0, retired: 1 });
	});
}

#[test]
fn try_state_should_fail_when_what_is_held_came_from_nobody() {
	broken("reductions are held that came from nobody", || {
		Holdings::<Test>::insert(number(REPORTER), 1, 1);
	});
}

#[test]
fn try_state_should_fail_when_a_sum_exceeds_64_bits() {
	broken("a sum exceeds 64 bits", || {
		Holdings::<Test>::insert(number(REPORTER), 1, u64::MAX);
		Holdings::<Test>::insert(number(INSTITUTION), 1, 1);
	});
}

#[test]
fn try_state_should_fail_when_nothing_of_a_class_was_retired() {
	broken("nothing of a class was retired, and has a value", || {
		RetiredOf::<Test>::insert(1, 1, 0);
	});
}

#[test]
fn try_state_should_fail_when_a_retirement_is_above_the_next() {
	broken("a retirement's number was never given", || {
		retired();
		NextRetirement::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_retirement_is_more_than_its_classes() {
	broken("a retirement is not the sum of its classes", || {
		retired();
		RetiredOf::<Test>::insert(1, 1, 99);
	});
}

#[test]
fn try_state_should_fail_when_classes_are_of_no_retirement() {
	broken("reductions were retired by no retirement", || {
		retired();
		Retirements::<Test>::remove(1);
	});
}

#[test]
fn try_state_should_fail_when_nothing_of_a_class_was_given() {
	broken("nothing of a class was given to an event, and has a value", || {
		EventClasses::<Test>::insert(register(1_000), 1, 0);
	});
}

#[test]
fn try_state_should_fail_when_an_event_is_above_the_next() {
	broken("an event's number was never given", || {
		register(1_000);
		NextEvent::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_what_was_consented_to_is_not_covered() {
	broken("an event is not what its stage says", || {
		let event = consented();
		change(event, |found| found.accounting.as_mut().unwrap().emissions = EMISSIONS);
	});
}

#[test]
fn try_state_should_fail_when_what_was_consented_to_was_not_accounted_by_its_accountant() {
	broken("an event is not what its stage says", || {
		let event = consented();
		change(event, |found| found.accountant = Some(number(SECOND_VERIFIER)));
	});
}

#[test]
fn try_state_should_fail_when_a_certificate_is_of_no_year() {
	broken("a certificate is of no year", || {
		retired();
		assert_ok!(certify(CertificateOf::Retirement(1)));
		Certificates::<Test>::mutate(202_600_000_001, |found| {
			found.as_mut().unwrap().issued = Day(u32::MAX);
		});
	});
}

#[test]
fn try_state_should_fail_when_what_was_consented_to_was_accounted_too_early() {
	broken("an event is not what its stage says", || {
		let event = consented();
		change(event, |found| found.accounting.as_mut().unwrap().day = found.last);
	});
}

#[test]
fn try_state_should_fail_when_an_event_ends_before_it_begins() {
	broken("an event is not what its stage says", || {
		let event = register(1_000);
		change(event, |found| found.last = Day(found.first.0 - 1));
	});
}

#[test]
fn try_state_should_fail_when_an_event_is_more_than_its_classes_or_givers() {
	for harm in [
		|event: u32| change(event, |found| found.covered = 501),
		|event: u32| EventClasses::<Test>::insert(event, 1, 499),
		|event: u32| Givers::<Test>::insert(event, number(REPORTER), 499),
	] {
		broken("an event is not the sum of what it was given", || harm(covered()));
	}
}

#[test]
fn try_state_should_fail_when_donors_are_miscounted() {
	broken("an event's donors are miscounted", || {
		let event = register(1_000);
		lots(&[(CITIZEN, 1, 100, 1)]);
		assert_ok!(donate(CITIZEN, event, 100));
		change(event, |found| found.donors = 2);
	});
}

#[test]
fn try_state_should_fail_when_something_was_given_to_no_event() {
	broken("no event was given what was given", || {
		let event = covered();
		Events::<Test>::remove(event);
		OpenEvents::<Test>::remove(number(INSTITUTION));
	});
}

#[test]
fn try_state_should_fail_when_a_host_has_too_many_events() {
	broken("a host has too many events", || {
		for event in 1..=33 {
			register(1_000);
			OpenEvents::<Test>::insert(number(INSTITUTION), 31u32.min(event));
		}
	});
}

#[test]
fn try_state_should_fail_when_open_events_are_miscounted() {
	broken("a host's open events are miscounted", || {
		register(1_000);
		OpenEvents::<Test>::remove(number(INSTITUTION));
	});
}

#[test]
fn try_state_should_fail_when_a_page_has_no_donors() {
	broken("a page without donors has a value", || {
		put_donors(&[]);
	});
}

#[test]
fn try_state_should_fail_when_donors_do_not_ascend() {
	broken("the donors of a page do not ascend by slot", || {
		put_donors(&[(7, 1), (7, 1)]);
	});
}

#[test]
fn try_state_should_fail_when_a_donor_or_giver_gave_nothing() {
	broken("somebody is a donor who gave nothing", || {
		put_donors(&[(7, 0)]);
	});
	broken("somebody is a giver who gave nothing", || {
		Givers::<Test>::insert(register(1_000), number(REPORTER), 0);
	});
}

#[test]
fn try_state_should_fail_when_a_certificate_is_of_something_else() {
	broken("a certificate is of something else", || {
		retired();
		assert_ok!(certify(CertificateOf::Retirement(1)));
		retired();
		Retirements::<Test>::mutate(2, |found| {
			found.as_mut().unwrap().certificate = Some(202_600_000_001);
		});
	});
}

#[test]
fn try_state_should_fail_when_a_certificates_number_was_never_given() {
	broken("a certificate's number was never given in its year", || {
		retired();
		assert_ok!(certify(CertificateOf::Retirement(1)));
		NextCertificate::<Test>::remove(2026);
	});
}

#[test]
fn try_state_should_fail_when_what_a_certificate_is_of_has_none() {
	broken("what a certificate is of has another one or none", || {
		retired();
		assert_ok!(certify(CertificateOf::Retirement(1)));
		Retirements::<Test>::mutate(1, |found| {
			let found: &mut Retirement = found.as_mut().unwrap();
			found.certificate = None;
		});
	});
}

#[test]
fn try_state_should_fail_when_what_was_certified_was_not_consented_to() {
	broken("what a certificate is of has another one or none", || {
		let (event, number) = (covered(), 202_600_000_001);
		let of = CertificateOf::Neutrality(event);
		change(event, |found| found.certificate = Some(number));
		OpenEvents::<Test>::remove(super::number(INSTITUTION));
		let certificate = Certificate { of, issued: TODAY, document: document(29) };
		Certificates::<Test>::insert(number, certificate);
		NextCertificate::<Test>::insert(2026, 2);
	});
}

#[test]
fn try_state_should_fail_when_nothing_came_of_a_class() {
	broken("nothing came of a class, and has a value", || {
		Flows::<Test>::insert(1, Flow::default());
	});
}

#[test]
fn try_state_should_fail_when_something_numbered_is_gone() {
	broken("a retirement is gone", || {
		retired();
		NextRetirement::<Test>::put(3);
	});
	broken("an event is gone", || {
		Events::<Test>::remove(register(1_000));
		OpenEvents::<Test>::remove(number(INSTITUTION));
	});
	broken("a certificate is gone", || {
		retired();
		assert_ok!(certify(CertificateOf::Retirement(1)));
		NextCertificate::<Test>::insert(2026, 3);
	});
}

#[test]
fn try_state_should_fail_when_a_retirement_is_not_what_its_holder_can_retire() {
	let broken_by = |harm: fn(&mut Retirement)| {
		broken("a retirement is not what its holder can retire", || {
			retired();
			Retirements::<Test>::mutate(1, |found| harm(found.as_mut().unwrap()));
		});
	};
	broken_by(|found| found.points = 1);
	broken_by(|found| {
		(found.holder, found.evidence) = (number(CITIZEN), Some(document(31)));
	});
	broken_by(|found| {
		(found.holder, found.period) = (number(CITIZEN), Some((TODAY, TODAY)));
	});
}

#[test]
fn try_state_should_fail_when_who_gave_is_of_the_wrong_kind() {
	broken("a donor is no person", || {
		// The institution is participant 6.
		put_donors(&[(6, 1)]);
	});
	broken("a giver is a person", || {
		Givers::<Test>::insert(register(1_000), number(CITIZEN), 1);
	});
}

#[test]
fn try_state_should_fail_when_an_event_is_no_institutions() {
	broken("an event is no institution's", || {
		let event = register(1_000);
		change(event, |found| found.host = number(REPORTER));
	});
}

#[test]
fn try_state_should_fail_when_an_event_is_accounted_by_its_host_or_by_nobody() {
	let broken_by = |harm: fn(&mut LargeEvent)| {
		broken("an event is not what its stage says", || change(covered(), harm));
	};
	broken_by(|found| found.accountant = Some(found.host));
	broken_by(|found| found.accountant = None);
	broken_by(|found| found.accounting.as_mut().unwrap().verifier = found.host);
	broken_by(|found| found.accounting.as_mut().unwrap().emissions = 0);
	broken_by(|found| found.target = 0);
}
