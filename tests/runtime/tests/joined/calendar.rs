//! Working days from genesis on, and what is due by them as blocks pass.

use std::{fs, path::Path};

use pallet_calendar::{Lateness, Recompute, Tally, WeightInfo, Years, MARKS};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::Hooks, weights::Weight},
	sp_core::H256,
	sp_io::hashing::blake2_256,
};
use sm3::{Digest, Sm3};
use suhui_primitives::{Actor, Day, Deadlines, Document, Due, Subject, WorkingDays, Year};
use suhui_runtime::{
	configs::system::BlockWeights, weights, working_days, Calendar, Runtime, System,
};
use suhui_runtime_tests::{
	calendar::{amendment, on, publication},
	chain::{in_chain, next_block, pass_to, succeed, today},
	keys::AUTHORITY,
};

type Weights = weights::pallet_calendar::WeightInfo<Runtime>;

/// The working days of 2024 to 2026 as computed apart from this code, the 1st of January in the lowest bit.
const BITS: [(Year, &str, u16); 3] = [
	(
		2024,
		"9ecfe7f3fd003f9fcfe7f3397e3edfc1eff3f97c3c9fcfe7f3f97c3e9fcfe7f3e37c03becfe7f3f97c3e9fcfe733",
		251,
	),
	(
		2025,
		"e6f3f906789fcfe7f3f97c1e9fcff7e0f97c3e9ecfe7f3f97c3e9fcfe7f3f97c3edf01eef3f97c3e9fcfe7f3f91c",
		248,
	),
	(
		2026,
		"f8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e",
		248,
	),
];

const COMPLAINT: Subject = Subject::Complaint(1);
/// Whose nothing else is due: reports are the operator's.
const ACTOR: Actor = Actor::Participant(1);

/// Gives a participant so many working days after a day.
fn set(start: Day, days: u16) {
	assert_ok!(Calendar::set(COMPLAINT, ACTOR, start, days));
}

fn due() -> Option<Due> {
	Calendar::due(COMPLAINT)
}

fn tally() -> Tally {
	Lateness::<Runtime>::get(ACTOR)
}

/// Until nothing is to be computed any more. How many blocks that took.
fn pass_recomputing() -> u32 {
	let blocks = (0..).find(|_| {
		let is_done = !Recompute::<Runtime>::exists();
		if !is_done {
			next_block();
		}
		is_done
	});
	blocks.expect("it ends")
}

fn document() -> Vec<u8> {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/working-days.md");
	fs::read(path).expect("it is there")
}

#[test]
fn years_should_be_those_computed_apart_when_the_chain_starts() {
	in_chain(|| {
		for (year, bits, total) in BITS {
			let published = Years::<Runtime>::get(year).expect("it is published");
			let found = published.days.0.map(|byte| format!("{byte:02x}")).concat();
			assert_eq!((found.as_str(), published.days.total()), (bits, total));
		}
		assert_eq!(Years::<Runtime>::iter().count(), 3);
	});
}

#[test]
fn years_should_name_the_list_of_their_days_when_the_chain_starts() {
	let bytes = document();
	let sm3 = H256(Sm3::digest(&bytes).into());
	let named = Document { blake2_256: H256(blake2_256(&bytes)), sm3 };
	assert_eq!(working_days::DOCUMENT, named);
	in_chain(|| assert!(Years::<Runtime>::iter_values().all(|year| year.document == named)));
}

#[test]
fn list_should_have_the_days_of_genesis_when_read() {
	let text = String::from_utf8(document()).expect("it is text");
	for (year, holidays, make_up) in working_days::OFFICIAL {
		let listed = |days: &[(u32, u32)]| {
			let days = days.iter().map(|(month, day)| format!("{month:02}-{day:02}"));
			days.collect::<Vec<_>>().join(", ")
		};
		let line = format!("| {year} | {} | {} |", listed(holidays), listed(make_up));
		assert!(text.lines().any(|found| found == line), "the list lacks {line}");
	}
}

#[test]
fn deadline_should_end_as_worked_out_by_hand_when_it_is_set() {
	in_chain(|| {
		let cases = [
			(on(2026, 2, 9), 20, on(2026, 3, 13)),
			(on(2026, 2, 14), 20, on(2026, 3, 20)),
			(on(2026, 2, 20), 10, on(2026, 3, 6)),
			(on(2026, 9, 24), 5, on(2026, 10, 9)),
			(on(2026, 9, 18), 20, on(2026, 10, 22)),
			(on(2025, 12, 31), 1, on(2026, 1, 4)),
			(on(2026, 12, 3), 20, on(2026, 12, 31)),
			// A complaint (Art. 43), and the report of January (Art. 43).
			(on(2026, 9, 24), 15, on(2026, 10, 22)),
			(on(2026, 1, 31), 10, on(2026, 2, 13)),
		];
		for (start, days, last) in cases {
			set(start, days);
			assert_eq!(due(), Some(Due::On(last)), "{days} after {start}");
			assert_eq!(Calendar::between(start, last), Ok(days));
		}
		assert_eq!(on(2026, 3, 13), Day(20_525));
	});
}

#[test]
fn deadline_should_await_the_next_year_when_this_one_has_too_few_days_left() {
	in_chain(|| {
		set(on(2026, 12, 4), 20);
		assert_eq!(due(), Some(Due::Awaiting(2027)));
		pass_to(on(2026, 12, 4));
		succeed(AUTHORITY, publication(2027, &[on(2027, 1, 1)]));
		// What awaited the year is computed in the next block.
		assert_eq!(pass_recomputing(), 1);
		assert_eq!(due(), Some(Due::On(on(2027, 1, 4))));
	});
}

#[test]
fn deadline_should_move_when_the_state_council_adds_days_off() {
	in_chain(|| {
		pass_to(on(2026, 2, 9));
		set(today(), 20);
		pass_to(on(2026, 2, 20));
		succeed(AUTHORITY, amendment(2026, &[on(2026, 2, 24), on(2026, 2, 25)]));
		assert_eq!(due(), Some(Due::On(on(2026, 3, 17))));
		// From 02-24 to 2027-01-01 are 312 days; the deadline is looked at on 03-13 and 03-17, and what awaits 2027 last:
		// 315 steps.
		assert_eq!(pass_recomputing(), 20);
		pass_to(on(2026, 3, 17));
		next_block();
		assert_eq!(tally(), Tally { due: 1, ..Tally::default() });
		pass_to(on(2026, 3, 18));
		next_block();
		assert_eq!(tally(), Tally { due: 1, late_now: 1, late_ever: 1, worst: 0 });
		assert_ok!(Calendar::met(COMPLAINT));
		assert_eq!(tally(), Tally { due: 0, late_now: 0, late_ever: 1, worst: 1 });
	});
}

/// What a block may begin with at most.
fn most() -> Weight {
	let (marking, computing) = (
		Weights::mark(MARKS).saturating_add(Weights::recompute(0)),
		Weights::mark(0).saturating_add(Weights::recompute(MARKS)),
	);
	marking.max(computing)
}

#[test]
fn blocks_should_begin_with_no_more_than_a_hundredth_of_their_time_when_there_is_most_to_mark() {
	assert!(most().ref_time() < BlockWeights::get().max_block.ref_time() / 100);
}

#[test]
fn subjects_should_all_be_marked_by_bounded_blocks_when_ten_thousand_are_due_on_one_day() {
	in_chain(|| {
		// No month is over yet, of which a report would be due.
		pass_to(on(2026, 1, 9));
		for number in 1..=10_000 {
			let subject = Subject::Complaint(number);
			assert_ok!(Calendar::set(subject, ACTOR, today(), 5));
		}
		// In the first block of the day it is not known yet which day it is; the second marks the first 16.
		pass_to(on(2026, 1, 17));
		assert_eq!(tally().late_now, 16);
		let mut blocks = 1;
		while tally().late_now < 10_000 {
			let weight = Calendar::on_initialize(System::block_number());
			assert!(weight.all_lte(most()), "{weight} is more than {}", most());
			blocks += 1;
		}
		// 16 a block; half an hour.
		assert_eq!(blocks, 625);
		assert_eq!(tally(), Tally { due: 10_000, late_now: 10_000, late_ever: 10_000, worst: 0 });
	});
}
