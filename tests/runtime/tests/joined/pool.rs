//! What may wait, and what goes first when transactions wait: feeds carry mass data and yield to all other calls, and
//! none waits that could not be taken in its turn.

use std::collections::{BTreeMap, BTreeSet};

use codec::Encode;
use polkadot_sdk::{
	frame_system,
	pallet_collective::Call,
	pallet_membership,
	sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidity},
};
use suhui_primitives::{Month, ParticipantKind, PAGE_SIZE};
use suhui_runtime::{Runtime, RuntimeCall, UncheckedExtrinsic};
use suhui_runtime_tests::{
	chain::{in_chain, pass_to, refusal, signed, succeed, tentatively, today, validate},
	keys::{account, Seed, AUTHORITY, EXPERTS, OPERATOR, SEATS, VALIDATORS},
	metadata::metadata,
	samples::samples,
	scheme::{
		accredit, cycling, open, open_individual, open_others, Platform, DEVELOPER, REPORTER,
		VERIFIER,
	},
};

use crate::rides::{record, KILOMETRE};

/// One sender of each role, and the priorities of what it may send, in millions: applications have one, what anybody
/// may send for themselves two, and offices' calls more.
const SENDERS: [(Seed, &[u64]); 9] = [
	("//Individual", &[1, 2]),
	("//Institution", &[1, 2]),
	("//Organisation", &[1, 2]),
	(VERIFIER, &[1, 2, 3]),
	(OPERATOR, &[3]),
	// It revises methodologies, too.
	(AUTHORITY, &[1, 4]),
	(EXPERTS[0], &[3]),
	(SEATS[0], &[5]),
	(VALIDATORS[0], &[5]),
];

fn priority(sender: Seed, call: impl Into<RuntimeCall>) -> u64 {
	validate(signed(sender, call)).expect("the pool takes it").priority
}

/// The call as a transaction of this account that so many of its others go before.
fn signed_after(ahead: u32, sender: Seed, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	tentatively(|| {
		frame_system::Account::<Runtime>::mutate(account(sender), |info| info.nonce += ahead);
		signed(sender, call)
	})
}

fn invalid(code: u8) -> TransactionValidity {
	Err(InvalidTransaction::Custom(code).into())
}

/// That neither the pool nor a block takes the feed.
fn assert_not_due(feed: UncheckedExtrinsic) {
	assert_eq!(refusal(feed), InvalidTransaction::Custom(5).into());
}

/// Ann's ride is a first chunk, Bo's, on a page of their own, a second.
fn two_chunks() -> Platform {
	let source = cycling();
	let ann = open_individual("//Ann", &[source]);
	open_others(PAGE_SIZE);
	let bo = open_individual("//Bo", &[source]);
	let platform = Platform::of(source, &[record(ann, 1, KILOMETRE), record(bo, 1, KILOMETRE)]);
	assert_eq!(platform.chunks.len(), 2);
	platform
}

#[test]
fn feed_should_yield_to_a_citizens_call_when_both_wait() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		let feed = priority(REPORTER, platform.feeding(batch, 0));
		let withdrawal = pallet_participants::Call::withdraw_consent { source: platform.source };
		// `CheckAccess` gives a feed nothing, what anybody sends 2,000,000; no other extension adds to it.
		assert_eq!((feed, priority("//Ann", withdrawal)), (0, 2_000_000));
	});
}

#[test]
fn feed_should_yield_when_the_operator_sends_it() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		assert_eq!(priority(OPERATOR, platform.feeding(batch, 0)), 0);
	});
}

#[test]
fn calls_should_go_first_by_their_senders_offices_when_they_wait() {
	in_chain(|| {
		open_individual("//Individual", &[]);
		open("//Institution", ParticipantKind::Institution, &[]);
		open("//Organisation", ParticipantKind::Organisation, &[]);
		accredit(VERIFIER);
		let samples = samples(&metadata());
		let found = SENDERS.map(|(sender, _)| {
			let judged = samples.iter().map(|sample| validate(signed(sender, sample.call.clone())));
			(sender, judged.flatten().map(|valid| valid.priority).collect::<BTreeSet<_>>())
		});
		let millions =
			|tiers: &[u64]| tiers.iter().map(|tier| tier * 1_000_000).collect::<BTreeSet<_>>();
		let expected = SENDERS.map(|(sender, tiers)| (sender, millions(tiers)));
		assert_eq!(BTreeMap::from(found), BTreeMap::from(expected));
	});
}

#[test]
fn feed_should_be_refused_when_it_is_of_no_reporter() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		for sender in [DEVELOPER, VERIFIER, "//Ann"] {
			assert_not_due(signed(sender, platform.feeding(batch, 0)));
		}
	});
}

#[test]
fn feed_should_be_refused_when_its_batch_is_not_approved() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.open();
		assert_not_due(signed(REPORTER, platform.feeding(batch, 0)));
		assert_not_due(signed(REPORTER, platform.feeding(batch + 1, 0)));
	});
}

#[test]
fn feed_should_be_refused_when_its_batch_is_overdue() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		pass_to(today().saturating_add(30));
		assert_eq!(priority(REPORTER, platform.feeding(batch, 0)), 0);
		pass_to(today().saturating_add(1));
		assert_not_due(signed(REPORTER, platform.feeding(batch, 0)));
	});
}

#[test]
fn feed_should_be_refused_when_its_chunk_was_fed() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		for sender in [REPORTER, OPERATOR] {
			assert_not_due(signed(sender, platform.feeding(batch, 0)));
			assert_not_due(signed_after(5, sender, platform.feeding(batch, 0)));
		}
		platform.feed(batch, 1).expect("it is the next chunk");
		assert_not_due(signed(REPORTER, platform.feeding(batch, 1)));
	});
}

#[test]
fn feed_should_be_refused_when_too_little_of_the_senders_goes_before_it() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		assert_not_due(signed(REPORTER, platform.feeding(batch, 1)));
		platform.feed(batch, 0).expect("it is the next chunk");
		assert_eq!(priority(REPORTER, platform.feeding(batch, 1)), 0);
	});
}

#[test]
fn feeds_should_wait_for_each_other_when_they_are_sent_ahead() {
	in_chain(|| {
		let platform = two_chunks();
		let batch = platform.approved();
		// The first time the feeds alone, then with another transaction between them, and with one before them.
		for (first, second) in [(0, 1), (0, 2), (1, 2)] {
			for (ahead, chunk) in [(first, 0), (second, 1)] {
				let feed = signed_after(ahead, REPORTER, platform.feeding(batch, chunk));
				assert!(validate(feed).is_ok(), "chunk {chunk} after {ahead} others");
			}
		}
	});
}

#[test]
fn transaction_should_be_refused_when_1024_of_its_account_go_before_it() {
	in_chain(|| {
		let call = || RuntimeCall::Points(pallet_points::Call::lapse { month: Month(0), lots: 1 });
		assert!(validate(signed_after(1_023, OPERATOR, call())).is_ok());
		assert_eq!(validate(signed_after(1_024, OPERATOR, call())), invalid(4));
	});
}

#[test]
fn transaction_should_be_refused_when_all_that_the_day_leaves_goes_before_it() {
	in_chain(|| {
		let source = cycling();
		open_individual("//Ann", &[]);
		let give = || RuntimeCall::Participants(pallet_participants::Call::give_consent { source });
		assert!(validate(signed_after(99, "//Ann", give())).is_ok());
		assert_eq!(validate(signed_after(100, "//Ann", give())), invalid(4));
		succeed("//Ann", give());
		assert!(validate(signed_after(98, "//Ann", give())).is_ok());
		assert_eq!(validate(signed_after(99, "//Ann", give())), invalid(4));
	});
}

/// Of the 128 motions that may be open, one of six seats' are 21: those that wait are counted with those that are open.
#[test]
fn motion_should_be_refused_when_so_much_of_its_proposers_goes_before_it_as_it_may_propose() {
	in_chain(|| {
		let propose = || {
			let who = account("//Clerk").into();
			let call = RuntimeCall::Operator(pallet_membership::Call::add_member { who });
			let length_bound = u32::try_from(call.encoded_size()).expect("short");
			let proposal = Box::new(call);
			RuntimeCall::Council(Call::propose { threshold: 4, proposal, length_bound })
		};
		let after = |ahead| validate(signed_after(ahead, SEATS[0], propose()));
		assert!(after(20).is_ok());
		assert_eq!(after(21), invalid(7));
		succeed(SEATS[0], propose());
		assert!(after(19).is_ok());
		assert_eq!(after(20), invalid(7));
	});
}
