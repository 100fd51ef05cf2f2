use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Accreditation as _, Day, Document};

use super::{accredit, apply, apply_with, assert_last_event, attend, report};
use crate::{
	mock::*, Application, Applications, Applied, Degree, Error, Event, Laboratory, Person,
	Qualification, Staff, StaffOf, Verifiers,
};

fn refused(application: Application, people: Vec<Person>, error: Error<Test>) {
	assert_noop!(apply_with(VERIFIER, application, people), error);
}

#[test]
fn apply_should_store_application_and_people_when_an_organisation_applies() {
	build_and_execute(|| {
		apply(VERIFIER);
		let applicant = number(VERIFIER);
		assert_eq!(Applications::<Test>::get(applicant), Some(application()));
		assert_eq!(Staff::<Test>::get(applicant).len(), 5);
		assert_eq!(StaffOf::<Test>::get(commitment(5)), Some(applicant));
		let (application, people) = (Box::new(application()), 5);
		assert_last_event(Event::Applied { applicant, number: 1, application, people });
	});
}

#[test]
fn apply_should_give_no_standing_when_it_succeeds() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert!(!Verifiers::<Test>::contains_key(number(VERIFIER)));
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
		assert_eq!(DayDeadlines::get(), vec![]);
	});
}

#[test]
fn apply_should_succeed_when_an_institution_with_a_metering_qualification_applies() {
	build_and_execute(|| {
		let qualification = Qualification::Metering {
			review: document(21),
			laboratory: Laboratory::Cma,
			number: b"CMA 1".to_vec().try_into().unwrap(),
			document: document(22),
			expires: TODAY,
		};
		let application = Application { qualification, ..application() };
		assert_ok!(apply_with(INSTITUTION, application.clone(), people(1..=5)));
		assert_eq!(Applications::<Test>::get(number(INSTITUTION)), Some(application));
	});
}

#[test]
fn apply_should_take_the_place_of_the_application_before_when_it_is_not_decided() {
	build_and_execute(|| {
		apply(VERIFIER);
		let scope = vec![FIRST_METHODOLOGY].try_into().unwrap();
		let narrower = Application { scope, ..application() };
		assert_ok!(apply_with(VERIFIER, narrower.clone(), people(4..=8)));
		assert_eq!(Applications::<Test>::get(number(VERIFIER)), Some(narrower));
		assert_eq!(Applied::<Test>::get(number(VERIFIER)), 2);
		assert_eq!(StaffOf::<Test>::get(commitment(3)), None);
		assert_eq!(StaffOf::<Test>::get(commitment(8)), Some(number(VERIFIER)));
	});
}

#[test]
fn apply_should_keep_the_education_of_people_when_they_are_named_again() {
	build_and_execute(|| {
		apply(VERIFIER);
		assert_ok!(attend([4, 5], TODAY));
		assert_ok!(apply_with(VERIFIER, application(), people(4..=8)));
		let members = Staff::<Test>::get(number(VERIFIER));
		let educated = members.iter().map(|member| member.educated).collect::<Vec<_>>();
		assert_eq!(educated, [Some(TODAY), Some(TODAY), None, None, None]);
	});
}

#[test]
fn apply_should_change_the_people_of_a_verifier_at_once_when_it_applies_anew() {
	build_and_execute(|| {
		accredit(VERIFIER);
		assert_ok!(apply_with(VERIFIER, application(), people(4..=8)));
		assert!(!Accreditation::in_good_standing(number(VERIFIER), None));
		assert_ok!(attend(6..=8, TODAY));
		assert!(Accreditation::in_good_standing(number(VERIFIER), None));
	});
}

/// Each document in turn, and each of its digests.
#[test]
fn apply_should_fail_when_a_document_is_missing() {
	build_and_execute(|| {
		let halves = [
			Document::default(),
			Document { sm3: Default::default(), ..document(1) },
			Document { blake2_256: Default::default(), ..document(1) },
		];
		for missing in halves {
			let metering = |review, document| Qualification::Metering {
				review,
				laboratory: Laboratory::Cnas,
				number: b"1".to_vec().try_into().unwrap(),
				document,
				expires: TODAY,
			};
			let ghg = Qualification::Ghg {
				number: b"1".to_vec().try_into().unwrap(),
				document: missing,
				expires: TODAY,
			};
			for incomplete in [
				Application { premises: missing, ..application() },
				Application { facilities: missing, ..application() },
				Application { management: missing, ..application() },
				Application { finance: missing, ..application() },
				Application { qualification: ghg, ..application() },
				Application { qualification: metering(missing, document(1)), ..application() },
				Application { qualification: metering(document(1), missing), ..application() },
			] {
				refused(incomplete, people(1..=5), Error::DocumentMissing);
			}
		}
	});
}

#[test]
fn apply_should_fail_when_the_certificates_number_shows_nothing() {
	build_and_execute(|| {
		for number in [&b""[..], b" ", b"\xff"] {
			let number = number.to_vec().try_into().unwrap();
			let qualification =
				Qualification::Ghg { number, document: document(1), expires: TODAY };
			let unnumbered = Application { qualification, ..application() };
			refused(unnumbered, people(1..=5), Error::NumberInvalid);
		}
	});
}

#[test]
fn apply_should_fail_when_nobody_applied_for_a_methodology_of_the_scope() {
	build_and_execute(|| {
		for unknown in [0, SECOND_METHODOLOGY + 1] {
			let scope = vec![FIRST_METHODOLOGY, unknown].try_into().unwrap();
			let wider = Application { scope, ..application() };
			refused(wider, people(1..=5), Error::UnknownMethodology);
		}
	});
}

#[test]
fn apply_should_fail_when_the_certificate_expired_yesterday() {
	build_and_execute(|| {
		let qualification = qualification(Day(TODAY.0 - 1));
		let expired = Application { qualification, ..application() };
		refused(expired, people(1..=5), Error::QualificationExpired);
	});
}

#[test]
fn apply_should_fail_when_fewer_than_five_people_count() {
	build_and_execute(|| {
		refused(application(), vec![], Error::TooFewStaff);
		refused(application(), people(1..=4), Error::TooFewStaff);
		let others = [
			Person { full_time: false, ..person(5) },
			Person { degree: Degree::Below, ..person(5) },
			// Since 2024-02-10: two years are full tomorrow.
			Person { since: Day(19_763), ..person(5) },
		];
		for other in others {
			let four = people(1..=4);
			refused(application(), [four, vec![other]].concat(), Error::TooFewStaff);
		}
		// Since 2024-02-09.
		let just = Person { since: Day(19_762), ..person(5) };
		assert_ok!(apply_with(VERIFIER, application(), [people(1..=4), vec![just]].concat()));
	});
}

#[test]
fn apply_should_fail_when_somebody_is_named_twice() {
	build_and_execute(|| {
		let twice = [people(1..=5), people([3])].concat();
		refused(application(), twice, Error::AlreadyExists);
	});
}

#[test]
fn apply_should_fail_when_one_of_the_people_works_for_another() {
	build_and_execute(|| {
		apply(VERIFIER);
		let shared = people([5, 11, 12, 13, 14]);
		let result = apply_with(INSTITUTION, application(), shared.clone());
		assert_noop!(result, Error::<Test>::StaffElsewhere);
		// Until that one is gone there.
		assert_ok!(report(VERIFIER, vec![], vec![commitment(5)]));
		assert_ok!(apply_with(INSTITUTION, application(), shared));
	});
}

#[test]
fn apply_should_fail_when_the_caller_is_no_institution_or_organisation() {
	build_and_execute(|| {
		Closed::set(&vec![VERIFIER]);
		for caller in [CITIZEN, STRANGER, VERIFIER] {
			let result = apply_with(caller, application(), people(1..=5));
			assert_noop!(result, Error::<Test>::NotRegistered);
		}
	});
}

#[test]
fn apply_should_fail_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let people = people(1..=5).try_into().unwrap();
			assert_noop!(Accreditation::apply(origin, Box::new(application()), people), BadOrigin);
		}
	});
}
