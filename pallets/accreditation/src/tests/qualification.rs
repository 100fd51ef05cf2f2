//! The cases of Art. 40: who counts, from when and until when.

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Accreditation as _, Actor, Day, Subject};

use super::{
	accredit_until, apply, apply_with, attend, found, prepare, report, EDUCATED_UNTIL, UNTIL,
};
use crate::{
	mock::*, qualification::qualified_until, Application, Degree, Event, Member, Person,
	Qualification,
};

/// 2026-03-10, a year after 2025-03-10.
const TENTH_OF_MARCH: Day = Day(20_522);

fn is_good() -> bool {
	Accreditation::in_good_standing(number(VERIFIER), None)
}

/// Five of whom four attended today, and the fifth on 2025-03-10.
fn accredit_with_one_to_be_educated() {
	apply(VERIFIER);
	assert_ok!(attend(1..=4, TODAY));
	assert_ok!(attend([5], Day(20_157)));
	assert_ok!(accredit_until(number(VERIFIER), UNTIL));
}

#[test]
fn verifier_should_be_qualified_for_a_year_when_the_fifth_best_attended_last() {
	build_and_execute(|| {
		accredit_with_one_to_be_educated();
		assert_eq!(found(VERIFIER).qualified_until, Some(TENTH_OF_MARCH));
		let verifier = number(VERIFIER);
		let set = (Subject::Qualification(verifier), Actor::Participant(verifier), TENTH_OF_MARCH);
		assert_eq!(DayDeadlines::get(), vec![set]);
	});
}

#[test]
fn standing_should_be_lost_by_itself_when_the_year_of_the_fifth_best_is_over() {
	build_and_execute(|| {
		accredit_with_one_to_be_educated();
		Today::set(&TENTH_OF_MARCH);
		assert!(is_good());
		Today::set(&Day(TENTH_OF_MARCH.0 + 1));
		assert!(!is_good());
	});
}

#[test]
fn standing_should_be_restored_when_the_fifth_best_attends_again() {
	build_and_execute(|| {
		accredit_with_one_to_be_educated();
		// 2026-03-12.
		Today::set(&Day(TENTH_OF_MARCH.0 + 2));
		assert!(!is_good());
		assert_ok!(attend([5], Day(TENTH_OF_MARCH.0 + 2)));
		assert!(is_good());
		assert_eq!(found(VERIFIER).qualified_until, Some(EDUCATED_UNTIL));
		assert_eq!(Met::get(), vec![Subject::Qualification(number(VERIFIER))]);
	});
}

#[test]
fn standing_should_hang_on_the_fifth_when_others_come_and_go_in_one_block() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
		assert!(is_good());
		assert_ok!(report(VERIFIER, vec![], vec![commitment(3)]));
		assert!(!is_good());
	});
}

/// Two years from 2024-06-01 are full with 2026-06-01, on which the person counts.
#[test]
fn person_should_count_from_the_day_on_which_two_years_are_full() {
	build_and_execute(|| {
		let young = Person { since: Day(19_875), ..person(6) };
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
		assert_ok!(report(VERIFIER, vec![young], vec![commitment(1)]));
		assert_ok!(attend([6], TODAY));
		for (day, counts) in [(20_604, false), (20_605, true)] {
			Today::set(&Day(day));
			assert_eq!(is_good(), counts);
		}
	});
}

#[test]
fn person_should_count_from_the_last_of_february_when_work_began_on_the_29th() {
	build_and_execute(|| {
		// Since 2024-02-29: full with 2026-02-28.
		let leap = Person { since: Day(19_782), ..person(6) };
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
		assert_ok!(report(VERIFIER, vec![leap], vec![commitment(1)]));
		assert_ok!(attend([6], TODAY));
		for (day, counts) in [(20_511, false), (20_512, true)] {
			Today::set(&Day(day));
			assert_eq!(is_good(), counts);
		}
	});
}

#[test]
fn person_should_not_count_when_part_time_below_a_bachelors_degree_or_not_educated() {
	build_and_execute(|| {
		prepare(VERIFIER);
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
		let others = vec![
			Person { full_time: false, ..person(6) },
			Person { degree: Degree::Below, ..person(7) },
			person(8),
		];
		assert_ok!(report(VERIFIER, others, vec![commitment(1)]));
		assert_ok!(attend([6, 7], TODAY));
		assert!(!is_good());
		let (verifier, until) = (number(VERIFIER), None);
		let qualified = Event::Qualified { verifier, people: 7, counted: 4, until };
		System::assert_has_event(qualified.into());
	});
}

#[test]
fn person_should_count_when_the_degree_is_higher_than_a_bachelors() {
	build_and_execute(|| {
		let educated = [Degree::Bachelor, Degree::Master, Degree::Doctor, Degree::Master];
		let mut staff = people([5]);
		staff.extend((1..=4).zip(educated).map(|(it, degree)| Person { degree, ..person(it) }));
		assert_ok!(apply_with(VERIFIER, application(), staff));
		assert_ok!(attend(1..=5, TODAY));
		assert_ok!(accredit_until(number(VERIFIER), UNTIL));
	});
}

/// Seven people, whose years end on seven days.
#[test]
fn last_qualified_day_should_be_the_fifth_latest_when_there_are_more_than_five() {
	let members = (1..=7_u8).map(|it| Member {
		person: person(it),
		// From 2026-01-06 to 2026-01-12.
		educated: Some(Day(20_458 + u32::from(it))),
	});
	let members = members.collect::<Vec<_>>();
	// The third earliest: 2027-01-08.
	let expected = Some(Day(20_826));
	assert_eq!(qualified_until(&application(), &members, TODAY), expected);
}

#[test]
fn last_qualified_day_should_be_the_certificates_when_it_expires_first() {
	let members =
		(1..=5).map(|it| Member { person: person(it), educated: Some(TODAY) }).collect::<Vec<_>>();
	let expiring = |day| Application { qualification: qualification(Day(day)), ..application() };
	let until = |day| qualified_until(&expiring(day), &members, TODAY);
	assert_eq!(until(EDUCATED_UNTIL.0 - 1), Some(Day(EDUCATED_UNTIL.0 - 1)));
	assert_eq!(until(EDUCATED_UNTIL.0 + 1), Some(EDUCATED_UNTIL));
	assert_eq!(until(TODAY.0 - 1), None);
}

/// One counts from the day after another's last.
#[test]
fn last_qualified_day_should_be_past_a_change_when_there_is_no_break() {
	let member = |it, since, educated| Member {
		person: Person { since: Day(since), ..person(it) },
		educated: Some(Day(educated)),
	};
	let four = (1..=4).map(|it| member(it, 18_262, TODAY.0));
	// Educated 2025-03-10: to 2026-03-10. Since 2024-03-11: from 2026-03-11.
	let fifth = member(5, 18_262, 20_157);
	let next = |since| member(6, since, TODAY.0);
	let until = |since| {
		let members = four.clone().chain([fifth, next(since)]).collect::<Vec<_>>();
		qualified_until(&application(), &members, TODAY)
	};
	assert_eq!(until(19_793), Some(EDUCATED_UNTIL));
	assert_eq!(until(19_794), Some(TENTH_OF_MARCH));
}

#[test]
fn certificates_last_day_should_be_told_when_it_is_of_either_kind() {
	let Qualification::Ghg { number, document, expires } = qualification(TODAY) else {
		unreachable!()
	};
	let laboratory = crate::Laboratory::Cnas;
	let metering =
		Qualification::Metering { review: document, laboratory, number, document, expires };
	assert_eq!([metering, qualification(TODAY)].map(|it| it.expires()), [TODAY, TODAY]);
}
