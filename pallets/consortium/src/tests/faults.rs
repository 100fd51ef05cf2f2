use polkadot_sdk::{frame_support::assert_ok, sp_runtime::Perbill};

use super::{add, assert_last_event, give_way, remove, replace};
use crate::{mock::*, Event, Fault, Faults, Former, Formers};

fn percent(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

#[test]
fn offence_should_disable_the_validator_and_wait_for_the_council_when_it_is_reported() {
	build_and_execute(|| {
		Consortium::note_offence(&12, 3, percent(10));
		assert_eq!(DisabledOnes::get(), [12]);
		let fault = Fault { validator: 12, session: 3, severity: percent(10), offences: 1 };
		assert_eq!(Faults::<Test>::get(2), Some(fault));
		assert_last_event(Event::FaultReported { department: 2, validator: 12, session: 3 });
	});
}

#[test]
fn offence_should_be_counted_at_its_severest_when_the_validator_is_at_fault_already() {
	build_and_execute(|| {
		Consortium::note_offence(&12, 3, percent(10));
		Consortium::note_offence(&12, 1, percent(4));
		let fault = Fault { validator: 12, session: 3, severity: percent(10), offences: 2 };
		assert_eq!(Faults::<Test>::get(2), Some(fault));
	});
}

#[test]
fn validator_at_fault_should_stay_disabled_when_other_validators_are_planned() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		Consortium::note_offence(&12, 0, percent(10));
		for _ in 0..3 {
			next_session(&mut planned);
			assert_eq!(DisabledOnes::get(), [12]);
		}
	});
}

#[test]
fn offence_should_be_the_departments_when_its_former_account_committed_it() {
	build_and_execute(|| {
		assert_ok!(replace(2, NEW));
		Consortium::note_offence(&12, 0, percent(10));
		assert_eq!(Faults::<Test>::get(2).map(|fault| fault.validator), Some(12));
	});
}

/// Department 3's first account leaves it to another, and validates no more from session 2 on, which is reached.
fn left() {
	let mut planned = VALIDATORS.to_vec();
	give_way(3, NEW);
	(0..2).for_each(|_| next_session(&mut planned));
	assert_eq!(Validating::get(), [11, 12, NEW, 14]);
}

/// It would have been nobody's, if it was committed in the account's last session and proven in the next.
#[test]
fn offence_should_be_the_departments_when_its_account_has_left() {
	build_and_execute(|| {
		left();
		Consortium::note_offence(&13, 1, percent(10));
		let fault = Fault { validator: NEW, session: 1, severity: percent(10), offences: 1 };
		assert_eq!((Faults::<Test>::get(3), DisabledOnes::get()), (Some(fault), vec![NEW]));
		assert_last_event(Event::FaultReported { department: 3, validator: 13, session: 1 });
	});
}

#[test]
fn offence_should_be_counted_when_its_account_was_at_fault_before_it_left() {
	build_and_execute(|| {
		Consortium::note_offence(&13, 0, percent(10));
		left();
		Consortium::note_offence(&13, 1, percent(4));
		let fault = Fault { validator: NEW, session: 1, severity: percent(10), offences: 2 };
		assert_eq!(Faults::<Test>::get(3), Some(fault));
	});
}

/// What proves of session 1, which was the account's last, goes as session 6 ends: four sessions were over between.
#[test]
fn offence_should_be_the_departments_when_it_can_still_be_proven() {
	build_and_execute(|| {
		left();
		assert_eq!(Formers::<Test>::get(13), Some(Former { department: 3, until: 6 }));
		let mut planned = Consortium::plan(3);
		(3..=6).for_each(|_| next_session(&mut planned));
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!(Faults::<Test>::iter_keys().collect::<Vec<_>>(), [3]);
	});
}

#[test]
fn offence_should_be_nobodys_when_it_can_be_proven_no_more() {
	build_and_execute(|| {
		left();
		let mut planned = Consortium::plan(3);
		(3..=7).for_each(|_| next_session(&mut planned));
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!((Faults::<Test>::iter().count(), DisabledOnes::get()), (0, vec![]));
	});
}

#[test]
fn offence_should_be_nobodys_when_the_department_was_removed_since_its_account_left() {
	build_and_execute(|| {
		left();
		assert_ok!(remove(3));
		assert_eq!(Formers::<Test>::get(13), None);
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!((Faults::<Test>::iter().count(), DisabledOnes::get()), (0, vec![]));
	});
}

#[test]
fn offence_should_be_nobodys_when_the_account_left_with_its_department() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(remove(3));
		(0..2).for_each(|_| next_session(&mut planned));
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!((Formers::<Test>::get(13), Faults::<Test>::iter().count()), (None, 0));
	});
}

#[test]
fn offence_should_be_another_departments_when_that_took_the_account_in() {
	build_and_execute(|| {
		left();
		assert_ok!(add(1, 13));
		assert_eq!(Formers::<Test>::get(13), None);
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!(Faults::<Test>::iter_keys().collect::<Vec<_>>(), [5]);
	});
}

#[test]
fn offence_should_be_the_departments_when_the_council_took_its_account_back() {
	build_and_execute(|| {
		left();
		assert_ok!(replace(3, 13));
		assert_eq!(Formers::<Test>::get(13), None);
		Consortium::note_offence(&13, 1, percent(10));
		assert_eq!(Faults::<Test>::get(3).map(|fault| fault.validator), Some(13));
	});
}

#[test]
fn offence_should_disable_alone_when_the_account_validates_for_nobody() {
	build_and_execute(|| {
		Validating::set(&vec![11, NEW]);
		let events = System::events();
		Consortium::note_offence(&NEW, 0, percent(10));
		assert_eq!(DisabledOnes::get(), [NEW]);
		assert_eq!((Faults::<Test>::iter().count(), System::events()), (0, events));
	});
}

#[test]
fn offences_should_be_enough_when_sixteen_wait_for_the_council() {
	build_and_execute(|| {
		(0..15).for_each(|_| Consortium::note_offence(&12, 0, percent(10)));
		assert!(!Consortium::has_enough_offences(&12));
		Consortium::note_offence(&12, 0, percent(10));
		assert!(Consortium::has_enough_offences(&12));
		assert!(!Consortium::has_enough_offences(&13));
	});
}

#[test]
fn offences_should_not_be_enough_when_the_council_retained_the_department() {
	build_and_execute(|| {
		(0..16).for_each(|_| Consortium::note_offence(&12, 0, percent(10)));
		assert_ok!(Consortium::retain(majority(), 2, document(7)));
		assert!(!Consortium::has_enough_offences(&12));
	});
}

/// No department decides on it, and it makes no blocks already.
#[test]
fn offences_should_be_enough_when_one_is_known_of_who_leaves() {
	build_and_execute(|| {
		assert_ok!(remove(2));
		assert!(!Consortium::has_enough_offences(&12));
		Consortium::note_offence(&12, 0, percent(10));
		assert!(Consortium::has_enough_offences(&12));
	});
}

/// For days what it signed can still be proven, and nothing would follow.
#[test]
fn offences_should_be_enough_when_the_account_validates_no_more() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(remove(2));
		for _ in 0..2 {
			next_session(&mut planned);
		}
		assert!(Consortium::has_enough_offences(&12));
	});
}

/// The department has one fault: noted by turns, two accounts' offences would never be enough.
#[test]
fn offences_should_be_enough_when_whoever_validates_is_at_fault() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(replace(2, NEW));
		give_keys(NEW);
		Consortium::note_offence(&12, 0, percent(10));
		assert!(Consortium::has_enough_offences(&NEW));
		// Two sessions later NEW validates.
		(0..2).for_each(|_| next_session(&mut planned));
		assert!(!Consortium::has_enough_offences(&NEW));
	});
}

/// NEW validates in place of 12, and goes on when the council takes 12 back, which has no keys any more.
#[test]
fn offences_should_not_be_enough_when_the_fault_is_of_an_account_that_does_not_validate() {
	build_and_execute(|| {
		let at_fault = || Faults::<Test>::get(2).map(|fault| fault.validator);
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(replace(2, NEW));
		give_keys(NEW);
		(0..3).for_each(|_| next_session(&mut planned));
		assert_ok!(replace(2, 12));
		next_session(&mut planned);
		Consortium::note_offence(&12, 0, percent(10));
		assert_eq!(at_fault(), Some(12));
		assert!(!Consortium::has_enough_offences(&NEW));
		Consortium::note_offence(&NEW, 4, percent(10));
		assert_eq!(at_fault(), Some(NEW));
		assert!(Consortium::has_enough_offences(&12));
	});
}
