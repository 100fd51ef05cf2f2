//! The quantification of one chunk at its largest, by itself.

use suhui_formula::{compile, Binding};
use suhui_primitives::{
	chunk::{Chunk, ChunkBounds, Cutter, Record, MAX_RECORDS},
	Credit, Day, Page, Rule, Slots,
};

use crate::{
	mock::*,
	quantify::{Conditions, QuantifiedChunk},
	Difference,
};

/// A gram and a point for each of the input.
fn rule(most: u64) -> Rule {
	let methodology = format!(
		"methodology \"one\"\ninput n : 1, decimals 0, from 0 to {most}\n\
		 parameter f : gCO2e = 1 source \"s\"\nresult gCO2e = n * f"
	);
	let points = format!(
		"points \"one\"\ninput n : 1, decimals 0, from 0 to {most}\n\
		 parameter f : points = 1 source \"s\"\nresult points = n * f"
	);
	Rule {
		inputs: 1,
		methodology: Some(compile(&methodology).unwrap().formula),
		points: Some(compile(&points).unwrap().formula),
		bindings: vec![Binding::Input(0)].try_into().unwrap(),
	}
}

/// A quarter of the records a chunk may have.
const PEOPLE: std::ops::RangeInclusive<u32> = 1..=MAX_RECORDS / 4;

fn conditions<'a>(rule: &'a Rule) -> Conditions<'a, impl Fn(Page) -> Slots> {
	Conditions {
		period: JANUARY_2016,
		rule,
		last: None,
		next_participant: u32::MAX,
		owner: None,
		creditable: |_| Slots::ALL,
	}
}

#[test]
fn chunk_should_give_every_person_the_sum_when_a_chunk_is_as_large_as_may_be() {
	let rule = rule(100);
	// 32,768 people on four days, of 0, 1, 2 and 3 each.
	let mut cutter = Cutter::new(JANUARY_2016, ChunkBounds::default());
	for participant in PEOPLE {
		for day in 0..4u32 {
			let record = Record::new(participant, Day(16_801 + day), &[u64::from(day)]).unwrap();
			cutter.push(record, quantity(u64::from(day) * 1_000, u64::from(day))).unwrap();
		}
	}
	let chunks = cutter.finish().unwrap();
	assert_eq!(chunks.len(), 1);
	let quantified = conditions(&rule).quantify(&chunks[0].header, &chunks[0].body).unwrap();
	let expected: Vec<_> =
		PEOPLE.map(|participant| Credit { participant, quantity: quantity(6_000, 6) }).collect();
	assert_eq!(quantified.credits, expected);
}

#[test]
fn chunk_should_differ_when_the_sum_of_a_chunk_leaves_64_bits() {
	let most = u64::MAX / 1_000;
	let rule = Rule { methodology: None, ..rule(most) };
	let records = 1_002u32;
	let mut cutter = Cutter::new(JANUARY_2016, ChunkBounds::default());
	for participant in 1..=records {
		let record = Record::new(participant, Day(16_801), &[most]).unwrap();
		cutter.push(record, quantity(0, 0)).unwrap();
	}
	let chunks = cutter.finish().unwrap();
	// 1,000 such records fit, and the 1,001st does not.
	let quantified = quantity(0, most * 1_000);
	let found = conditions(&rule).quantify(&chunks[0].header, &chunks[0].body);
	assert_eq!(found, Err(Difference::Subtotal { quantified }));
}

/// One record a person of each day, whose quantity is said to be nothing.
fn chunk(records: &[(u32, Day, u64)]) -> Chunk {
	let mut cutter = Cutter::new(JANUARY_2016, ChunkBounds::default());
	for (participant, day, input) in records {
		let record = Record::new(*participant, *day, &[*input]).unwrap();
		cutter.push(record, quantity(0, 0)).unwrap();
	}
	cutter.finish().unwrap().remove(0)
}

/// A point for each of the input under an assertion or on some days.
fn points_rule(assertion: &str, times: &str) -> Rule {
	let points = format!(
		"points \"one\"\ninput n : 1, decimals 0, from 0 to 100\n\
		 parameter f : points = 1 source \"s\"\n{assertion}\nresult points = n * f * ({times})"
	);
	Rule { methodology: None, points: Some(compile(&points).unwrap().formula), ..rule(100) }
}

#[test]
fn chunk_should_differ_in_the_record_when_it_breaks_an_assertion() {
	let rule = points_rule("assert n != 7 \"not seven\"", "1");
	let Chunk { header, body } = chunk(&[(1, Day(16_801), 6), (2, Day(16_803), 7)]);
	let found = conditions(&rule).quantify(&header, &body);
	assert_eq!(found, Err(Difference::Record { participant: 2, day: Day(16_803) }));
}

#[test]
fn chunk_should_be_quantified_by_each_records_day_when_the_formula_asks_for_it() {
	let rule = points_rule("", "if weekday == 3 then 2 else 1");
	// 1 January 2016 was a Friday, the 6th a Wednesday.
	let Chunk { header, body } = chunk(&[(1, Day(16_801), 5), (2, Day(16_806), 5)]);
	let found = conditions(&rule).quantify(&header, &body);
	assert_eq!(found, Err(Difference::Subtotal { quantified: quantity(0, 15) }));
}

#[test]
fn chunk_should_take_no_record_when_a_sum_leaves_its_bits() {
	let (most, one) = (quantity(u64::MAX, 0), quantity(1, 0));
	let mut chunk = QuantifiedChunk::default();
	assert_eq!(chunk.add(1, most, true), Some(()));
	assert_eq!(chunk.add(1, one, true), None);
	assert_eq!(chunk.add(2, most, false), Some(()));
	assert_eq!(chunk.add(3, one, false), None);
	let mut chunk = QuantifiedChunk { withheld_records: u32::MAX, ..Default::default() };
	assert_eq!(chunk.add(1, one, false), None);
}
