//! What goes first when transactions wait: feeds carry mass data and yield to all other calls.

use std::collections::BTreeSet;

use suhui_primitives::ParticipantKind;
use suhui_runtime::RuntimeCall;
use suhui_runtime_tests::{
	chain::{in_chain, signed, validate},
	keys::{Seed, AUTHORITY, EXPERTS, OPERATOR, SEATS, VALIDATORS},
	metadata::metadata,
	samples::samples,
	scheme::{accredit, cycling, open, open_individual, Platform, REPORTER, VERIFIER},
};

use crate::rides::{record, KILOMETRE};

/// One sender of each role.
const SENDERS: [Seed; 9] = [
	"//Individual",
	"//Institution",
	"//Organisation",
	VERIFIER,
	OPERATOR,
	AUTHORITY,
	EXPERTS[0],
	SEATS[0],
	VALIDATORS[0],
];

fn priority(sender: Seed, call: impl Into<RuntimeCall>) -> u64 {
	validate(signed(sender, call)).expect("the pool takes it").priority
}

#[test]
fn feed_should_yield_to_a_citizens_call_when_both_wait() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = Platform::of(source, &[record(ann, 1, KILOMETRE)]);
		let batch = platform.approved();
		let feed = priority(REPORTER, platform.feeding(batch, 0));
		let withdrawal = pallet_participants::Call::withdraw_consent { source };
		// `CheckAccess` gives a feed nothing, any other call 1,000,000; no other extension adds to it.
		assert_eq!((feed, priority("//Ann", withdrawal)), (0, 1_000_000));
	});
}

#[test]
fn feed_should_yield_when_the_operator_sends_it() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = Platform::of(source, &[record(ann, 1, KILOMETRE)]);
		let batch = platform.approved();
		assert_eq!(priority(OPERATOR, platform.feeding(batch, 0)), 0);
	});
}

#[test]
fn calls_should_have_one_priority_when_they_are_no_feed() {
	in_chain(|| {
		open_individual("//Individual", &[]);
		open("//Institution", ParticipantKind::Institution, &[]);
		open("//Organisation", ParticipantKind::Organisation, &[]);
		accredit(VERIFIER);
		let mut found = BTreeSet::new();
		for sample in samples(&metadata()) {
			let is_feed = sample.pallet == "Issuance" && sample.name == "feed";
			for sender in SENDERS {
				let judged = validate(signed(sender, sample.call.clone()));
				found.extend(judged.ok().map(|valid| (is_feed, valid.priority)));
			}
		}
		assert_eq!(found, BTreeSet::from([(false, 1_000_000), (true, 0)]));
	});
}
