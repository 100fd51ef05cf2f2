//! What stays with a participant's number when its account is closed, and what does not pass to another number
//! (Art. 8, 25, 37, 38).

use pallet_participants::Call;
use pallet_points::{Balance, Event};
use suhui_primitives::{Day, Page, ParticipantId, Period, SourceId};
use suhui_runtime::{Points, RuntimeEvent};
use suhui_runtime_tests::{
	chain::{fail, in_chain, next_block, pass_to, refusal_code, succeed, today},
	keys::Seed,
	scheme::{
		closing_for, cycling, number, open_individual, quantity, reopening, together, Platform,
		DECEMBER, REPORTER,
	},
};

use crate::rides::{error, holds, honour, month, progress, record, KILOMETRE, TWO_AND_A_HALF};

const NEW_PHONE: Seed = "//Ann's new phone";

/// Ann, who consents.
fn gather() -> (SourceId, ParticipantId) {
	let source = cycling();
	(source, open_individual("//Ann", &[source]))
}

#[test]
fn lots_should_become_an_honour_of_a_closed_account_when_another_person_lets_them_lapse() {
	in_chain(|| {
		let (source, ann) = gather();
		open_individual("//Bo", &[]);
		let batch = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]).fed_to_its_end();
		let month = month(batch);
		succeed("//Ann", Call::close {});
		assert_eq!(holds(ann), quantity(67_250, 6));
		// Issued in January 2026; 757 days after the 5th it is the 1st of February 2028.
		pass_to(today().saturating_add(757));
		let lapse = pallet_points::Call::lapse { month, lots: 1 };
		assert_eq!(refusal_code("//Ann", lapse.clone()), 1);
		let events = succeed("//Bo", lapse);
		let (page, lapsed) = (Page::of(ann), quantity(67_250, 6));
		assert!(events.contains(&RuntimeEvent::Points(Event::Lapsed {
			month,
			page,
			quantity: lapsed,
		})));
		assert_eq!((holds(ann), honour(ann)), (quantity(0, 0), lapsed));
	});
}

#[test]
fn lots_should_stay_with_the_old_number_when_the_person_opens_again() {
	in_chain(|| {
		let (source, ann) = gather();
		Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]).fed_to_its_end();
		succeed("//Ann", Call::close {});
		next_block();
		let again = open_individual(NEW_PHONE, &[source]);
		assert_eq!(again, ann + 1);
		assert_eq!(Points::balance(again), Balance::default());
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn consent_should_not_pass_to_the_new_number_when_the_person_opens_again() {
	in_chain(|| {
		let (source, ann) = gather();
		succeed("//Ann", Call::close {});
		let again = open_individual(NEW_PHONE, &[]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(again, 1, KILOMETRE)];
		let batch = Platform::of(source, &records).fed_to_its_end();
		let progress = progress(batch);
		// 67,250 + 26,900 mg, 6 + 2 points.
		assert_eq!((progress.withheld, progress.withheld_records), (quantity(94_150, 8), 2));
		assert_eq!((holds(ann), holds(again)), (quantity(0, 0), quantity(0, 0)));
	});
}

#[test]
fn record_should_be_credited_to_the_new_number_alone_when_it_consented() {
	in_chain(|| {
		let (source, ann) = gather();
		succeed("//Ann", Call::close {});
		let again = open_individual(NEW_PHONE, &[source]);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(again, 1, KILOMETRE)];
		let batch = Platform::of(source, &records).fed_to_its_end();
		assert_eq!(progress(batch).withheld, quantity(67_250, 6));
		assert_eq!((holds(ann), holds(again)), (quantity(0, 0), quantity(26_900, 2)));
	});
}

#[test]
fn person_should_be_credited_as_before_when_two_clerks_opened_the_account_again() {
	in_chain(|| {
		let (source, ann) = gather();
		let rides = |day: Day, ride| {
			let period = Period { first: day, last: day };
			Platform::during(period, source, &[record(ann, 1, ride)]).fed_to_its_end();
		};
		rides(DECEMBER.first, TWO_AND_A_HALF);
		assert_eq!(together(closing_for(ann)), Ok(()));
		assert_eq!(refusal_code("//Ann", Call::close {}), 1);
		assert_eq!(together(reopening(ann, NEW_PHONE)), Ok(()));
		assert_eq!(number(NEW_PHONE), ann);
		assert_eq!(refusal_code("//Ann", Call::close {}), 1);
		// The lots stayed, and the consent that the person had given stands again.
		rides(DECEMBER.last, KILOMETRE);
		assert_eq!(holds(ann), quantity(94_150, 8));
		succeed(NEW_PHONE, Call::withdraw_consent { source });
	});
}

#[test]
fn organisation_should_have_its_rights_back_when_two_clerks_opened_its_account_again() {
	in_chain(|| {
		let (source, ann) = gather();
		let reporter = number(REPORTER);
		let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
		succeed(REPORTER, Call::close {});
		assert_eq!(refusal_code(REPORTER, platform.opening()), 1);
		assert_eq!(together(reopening(reporter, REPORTER)), Ok(()));
		platform.fed_to_its_end();
		assert_eq!(holds(ann), quantity(67_250, 6));
		error("NotIndividual", fail(REPORTER, Call::give_consent { source }));
	});
}
