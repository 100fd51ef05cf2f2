//! What the operator does while the authority's mandates stand, and what no clerk of its does alone (Art. 6).

use std::collections::BTreeSet;

use pallet_issuance::BatchStatus;
use pallet_mandate::Scope;
use polkadot_sdk::{
	pallet_collective::RawOrigin,
	pallet_membership,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionValidity},
		DispatchError, DispatchResult,
	},
};
use suhui_primitives::{BatchId, ParticipantId, ParticipantKind, Registry};
use suhui_runtime::{
	origins::ClerksCollective, AccountId, Participants, Runtime, RuntimeCall, RuntimeOrigin,
	System, DAYS,
};
use suhui_runtime_tests::{
	chain::{
		fail, in_chain, pass_to, refusal_code, signed, succeed, tentatively, validate, FIRST_DAY,
	},
	clerks::{close, closing, proposal, propose, together, vote},
	keys::{account, Seed, AUTHORITY, OPERATOR, SEATS, SECOND_OPERATOR},
	mandates::{grant, grants, withdraw},
	metadata::metadata,
	samples::samples,
	scheme::{
		closing_for, cycling, document, key_consent, key_replacement, motion, number,
		open_individual, open_others, opening, reopening, submit, Platform, DEVELOPER,
	},
};

use crate::rides::{error, record, status, TWO_AND_A_HALF};

const THIRD_CLERK: Seed = "//Clerk";
const NEW_KEY: Seed = "//Ann's new phone";

/// What a clerk of the operator sends in each scope.
const SCOPES: [(Scope, &[&str]); 4] = [
	(
		Scope::Accounts,
		&["Participants.open", "Participants.open_batch", "Participants.record_consents"],
	),
	(
		Scope::Review,
		&[
			"Experts.name_panel",
			"Methodology.return_incomplete",
			"Methodology.accept",
			"Methodology.conclude",
			"Methodology.answer",
			"Methodology.answer_many",
			"Methodology.file",
			"Methodology.reject",
			"Scenarios.accept",
			"Scenarios.return_incomplete",
			"Scenarios.approve",
			"Scenarios.reject",
			"Scenarios.report_conflict",
			"Scenarios.decide_conflict",
			"Scenarios.evaluate",
			"Scenarios.accept_rectification",
			"Scenarios.refuse_rectification",
			"Scenarios.freeze",
			"Scenarios.unfreeze",
			"Scenarios.terminate",
			"Scenarios.consent_transfer",
			"Disclosure.file_report",
			"Disclosure.record_complaint",
			"Disclosure.answer_complaint",
			"Disclosure.ask_review",
		],
	),
	(
		Scope::Issuance,
		&[
			"Issuance.assign",
			"Issuance.feed",
			"Issuance.close",
			"Issuance.cancel",
			"Issuance.hold",
			"Issuance.release",
			"Reductions.name_accountant",
		],
	),
	(Scope::Mall, &["Mall.agree", "Mall.end_agreement", "Mall.list"]),
];

fn invalid(code: u8) -> TransactionValidity {
	Err(InvalidTransaction::Custom(code).into())
}

/// The calls, of all there are, of which that is so.
fn calls(is_so: impl Fn(&RuntimeCall) -> bool) -> BTreeSet<String> {
	let all = samples(&metadata()).into_iter().filter(|sample| is_so(&sample.call));
	all.map(|sample| format!("{}.{}", sample.pallet, sample.name)).collect()
}

fn names(calls: &[&str]) -> BTreeSet<String> {
	calls.iter().copied().map(String::from).collect()
}

/// What the pool says when a clerk sends the call.
fn judged(call: &RuntimeCall) -> TransactionValidity {
	validate(signed(OPERATOR, call.clone()))
}

fn open_call(seed: &str) -> RuntimeCall {
	let opening = opening(seed, ParticipantKind::Individual, &[]);
	RuntimeCall::Participants(pallet_participants::Call::open { opening })
}

/// Cycling, and a batch of it of one ride of Ann's.
fn opened() -> (Platform, BatchId) {
	let source = cycling();
	let ann = open_individual("//Ann", &[source]);
	let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
	let batch = platform.open();
	(platform, batch)
}

/// A batch that waits for its approval.
fn attested() -> BatchId {
	let (platform, batch) = opened();
	platform.attest(batch);
	batch
}

fn approve(batch: BatchId) -> RuntimeCall {
	RuntimeCall::Issuance(pallet_issuance::Call::approve { batch })
}

fn dispatch(origin: impl Into<RuntimeOrigin>, call: RuntimeCall) -> DispatchResult {
	call.dispatch(origin.into()).map(|_| ()).map_err(|failed| failed.error)
}

fn withdraw_all() {
	for scope in Scope::ALL {
		succeed(AUTHORITY, withdraw(scope));
	}
}

fn appoint(clerk: Seed) {
	let appoint = pallet_membership::Call::add_member { who: account(clerk).into() };
	assert_eq!(motion(&SEATS, 4, RuntimeCall::Operator(appoint)), Some(Ok(())));
}

fn dismiss(clerk: Seed) {
	let dismiss = pallet_membership::Call::remove_member { who: account(clerk).into() };
	assert_eq!(motion(&SEATS, 4, RuntimeCall::Operator(dismiss)), Some(Ok(())));
}

#[test]
fn operators_call_should_be_refused_when_its_mandate_was_withdrawn() {
	in_chain(|| {
		for (scope, expected) in SCOPES {
			tentatively(|| {
				succeed(AUTHORITY, withdraw(scope));
				assert_eq!(calls(|call| judged(call) == invalid(6)), names(expected));
			});
		}
	});
}

#[test]
fn operator_should_send_what_is_not_done_for_the_authority_when_no_mandate_stands() {
	in_chain(|| {
		withdraw_all();
		let taken = calls(|call| judged(call).is_ok());
		assert_eq!(taken, names(&["Clerks.vote", "Clerks.close", "Points.lapse"]));
	});
}

#[test]
fn operator_should_send_on_the_mandates_days_alone_when_days_pass() {
	in_chain(|| {
		let day = |days| FIRST_DAY.saturating_add(days);
		// What would begin later takes no mandate away that stands.
		error("InvalidPeriod", fail(AUTHORITY, grant(Scope::Accounts, day(10), day(20))));
		succeed(AUTHORITY, withdraw(Scope::Accounts));
		succeed(AUTHORITY, grant(Scope::Accounts, day(10), day(20)));
		assert_eq!(refusal_code(OPERATOR, open_call("//Ann")), 6);
		pass_to(day(10));
		succeed(OPERATOR, open_call("//Ann"));
		pass_to(day(20));
		succeed(SECOND_OPERATOR, open_call("//Bo"));
		pass_to(day(21));
		for clerk in [OPERATOR, SECOND_OPERATOR] {
			assert_eq!(refusal_code(clerk, open_call("//Cai")), 6);
		}
	});
}

#[test]
fn operator_should_send_again_when_the_authority_grants_what_it_withdrew() {
	in_chain(|| {
		succeed(AUTHORITY, withdraw(Scope::Accounts));
		assert_eq!(refusal_code(OPERATOR, open_call("//Ann")), 6);
		for grant in grants() {
			succeed(AUTHORITY, grant);
		}
		succeed(OPERATOR, open_call("//Ann"));
	});
}

#[test]
fn others_should_do_their_part_when_the_operator_has_no_mandate() {
	in_chain(|| {
		let (platform, batch) = opened();
		platform.attest(batch);
		assert_eq!(together(approve(batch)), Ok(()));
		let reject =
			pallet_methodology::Call::reject { version: submit(DEVELOPER), reason: document(6) };
		withdraw_all();
		assert_eq!(refusal_code(OPERATOR, platform.feeding(batch, 0)), 6);
		platform.feed(batch, 0).expect("it is the reporter's");
		assert_eq!(refusal_code(OPERATOR, reject.clone()), 6);
		succeed(AUTHORITY, reject);
	});
}

#[test]
fn batch_should_be_approved_when_two_clerks_carry_it() {
	in_chain(|| {
		let batch = attested();
		assert_eq!(together(approve(batch)), Ok(()));
		assert_eq!(status(batch), BatchStatus::Approved);
	});
}

#[test]
fn batch_should_not_be_approved_when_a_clerk_sends_it_alone() {
	in_chain(|| {
		let batch = attested();
		for clerk in [OPERATOR, SECOND_OPERATOR] {
			assert_eq!(refusal_code(clerk, approve(batch)), 2);
			let signed = RuntimeOrigin::signed(account(clerk));
			assert_eq!(dispatch(signed, approve(batch)), Err(DispatchError::BadOrigin));
		}
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

/// After three days no vote for it is taken, and the motion is closed with the votes it has.
#[test]
fn batch_should_not_be_approved_when_one_clerk_alone_votes_for_it() {
	in_chain(|| {
		let batch = attested();
		let call = approve(batch);
		let index = propose(OPERATOR, &call);
		error("DuplicateVote", fail(OPERATOR, vote(&call, index)));
		error("TooEarly", fail(OPERATOR, closing(&call, index)));
		tentatively(|| {
			System::set_block_number(System::block_number() + 3 * DAYS);
			assert_eq!(refusal_code(SECOND_OPERATOR, vote(&call, index)), 5);
			assert_eq!(close(OPERATOR, &call, index), None);
			assert_eq!(status(batch), BatchStatus::Attested);
			// Proposed anew, it is voted on for another three days.
			assert_eq!(together(call.clone()), Ok(()));
		});
		tentatively(|| {
			// The pool judges a vote for the block after the last one, which is the last of the three days.
			System::set_block_number(System::block_number() + 3 * DAYS - 2);
			error("TooEarly", fail(OPERATOR, closing(&call, index)));
			succeed(SECOND_OPERATOR, vote(&call, index));
			assert_eq!(close(SECOND_OPERATOR, &call, index), Some(Ok(())));
		});
	});
}

#[test]
fn motion_should_be_carried_by_the_votes_it_had_when_it_is_closed_after_its_days() {
	in_chain(|| {
		let batch = attested();
		let call = approve(batch);
		let index = propose(OPERATOR, &call);
		succeed(SECOND_OPERATOR, vote(&call, index));
		tentatively(|| {
			System::set_block_number(System::block_number() + 3 * DAYS);
			assert_eq!(close(OPERATOR, &call, index), Some(Ok(())));
			assert_eq!(status(batch), BatchStatus::Approved);
		});
	});
}

#[test]
fn batch_should_not_be_approved_when_fewer_or_others_than_two_clerks_stand_behind_it() {
	in_chain(|| {
		let batch = attested();
		for threshold in [0, 1, 3] {
			assert_eq!(refusal_code(OPERATOR, proposal(threshold, &approve(batch))), 2);
		}
		for origin in [
			RawOrigin::<AccountId, ClerksCollective>::Members(1, 1),
			RawOrigin::Members(1, 2),
			RawOrigin::Member(account(OPERATOR)),
		] {
			assert_eq!(dispatch(origin, approve(batch)), Err(DispatchError::BadOrigin));
		}
		assert_eq!(motion(&SEATS, 6, approve(batch)), Some(Err(DispatchError::BadOrigin)));
	});
}

#[test]
fn vote_should_not_count_when_its_clerk_was_dismissed_before_the_motion_was_closed() {
	in_chain(|| {
		let batch = attested();
		let call = approve(batch);
		appoint(THIRD_CLERK);
		let index = propose(OPERATOR, &call);
		dismiss(OPERATOR);
		succeed(SECOND_OPERATOR, vote(&call, index));
		error("TooEarly", fail(SECOND_OPERATOR, closing(&call, index)));
		assert_eq!(refusal_code(OPERATOR, vote(&call, index)), 1);
		assert_eq!(status(batch), BatchStatus::Attested);
		succeed(THIRD_CLERK, vote(&call, index));
		assert_eq!(close(SECOND_OPERATOR, &call, index), Some(Ok(())));
		assert_eq!(status(batch), BatchStatus::Approved);
	});
}

#[test]
fn motion_should_not_be_carried_when_its_clerk_was_dismissed_and_one_is_left() {
	in_chain(|| {
		let batch = attested();
		let call = approve(batch);
		let index = propose(OPERATOR, &call);
		dismiss(OPERATOR);
		succeed(SECOND_OPERATOR, vote(&call, index));
		assert_eq!(close(SECOND_OPERATOR, &call, index), None);
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn proposal_should_be_taken_of_what_takes_two_alone_when_every_call_is_proposed() {
	in_chain(|| {
		let proposed = |call: &RuntimeCall| judged(&proposal(2, call));
		let taken = names(&[
			"Issuance.approve",
			"Mall.decide",
			"Participants.replace_key",
			"Participants.close_for",
			"Participants.reopen",
			"Reductions.certify",
		]);
		// What they are about is not there; every other call is refused whatever there is.
		assert_eq!(calls(|call| proposed(call) == invalid(5)), taken);
		assert_eq!(calls(|call| proposed(call) != invalid(2)), taken);
	});
}

#[test]
fn proposal_should_be_refused_when_its_batch_is_not_there_to_be_approved() {
	in_chain(|| {
		let (platform, batch) = opened();
		let proposed = || proposal(2, &approve(batch));
		assert_eq!(refusal_code(OPERATOR, proposal(2, &approve(batch + 1))), 5);
		assert_eq!(refusal_code(OPERATOR, proposed()), 5);
		platform.attest(batch);
		tentatively(|| drop(succeed(OPERATOR, proposed())));
		let reason = document(6);
		succeed(OPERATOR, pallet_issuance::Call::hold { batch, reason });
		assert_eq!(refusal_code(OPERATOR, proposed()), 5);
		succeed(OPERATOR, pallet_issuance::Call::release { batch });
		assert_eq!(together(approve(batch)), Ok(()));
		assert_eq!(refusal_code(OPERATOR, proposed()), 5);
	});
}

#[test]
fn proposal_should_be_refused_when_its_participants_account_is_not_open_or_not_closed() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let refused = |call: pallet_participants::Call<Runtime>| {
			refusal_code(OPERATOR, proposal(2, &call.into()))
		};
		let taken = |call: pallet_participants::Call<Runtime>| {
			let proposal = proposal(2, &call.into());
			tentatively(|| drop(succeed(OPERATOR, proposal)));
		};
		let unknown = closing_for(ann + 1);
		assert_eq!(refused(unknown), 5);
		taken(closing_for(ann));
		taken(key_replacement(ann, NEW_KEY));
		assert_eq!(refused(reopening(ann, NEW_KEY)), 5);
		assert_eq!(together(closing_for(ann)), Ok(()));
		assert_eq!(refused(closing_for(ann)), 5);
		assert_eq!(refused(key_replacement(ann, NEW_KEY)), 5);
		taken(reopening(ann, NEW_KEY));
		let never = match reopening(ann, NEW_KEY) {
			pallet_participants::Call::reopen { account, consent, .. } => {
				pallet_participants::Call::reopen { participant: ann + 1, account, consent }
			}
			other => other,
		};
		assert_eq!(refused(never), 5);
	});
}

/// Of the hundred motions that may be open, one clerk's are 25.
#[test]
fn proposal_should_be_refused_when_as_many_of_the_clerks_are_open_as_may_be() {
	in_chain(|| {
		let last = open_others(26);
		let people: Vec<_> = (last - 25..=last).collect();
		let closing_of = |person: ParticipantId| RuntimeCall::from(closing_for(person));
		let indices: Vec<_> =
			people[..25].iter().map(|person| propose(OPERATOR, &closing_of(*person))).collect();
		let last = closing_of(last);
		assert_eq!(refusal_code(OPERATOR, proposal(2, &last)), 7);
		tentatively(|| propose(SECOND_OPERATOR, &last));
		// Another clerk confirms one, which makes room.
		let first = closing_of(people[0]);
		succeed(SECOND_OPERATOR, vote(&first, indices[0]));
		assert_eq!(close(SECOND_OPERATOR, &first, indices[0]), Some(Ok(())));
		propose(OPERATOR, &last);
		assert_eq!(refusal_code(OPERATOR, proposal(2, &closing_of(people[1]))), 7);
	});
}

#[test]
fn proposal_should_be_refused_when_its_mandate_does_not_stand() {
	in_chain(|| {
		let batch = attested();
		let replacement = key_replacement(number("//Ann"), NEW_KEY).into();
		succeed(AUTHORITY, withdraw(Scope::Issuance));
		assert_eq!(refusal_code(OPERATOR, proposal(2, &approve(batch))), 6);
		succeed(OPERATOR, proposal(2, &replacement));
		succeed(AUTHORITY, withdraw(Scope::Accounts));
		assert_eq!(refusal_code(SECOND_OPERATOR, proposal(2, &replacement)), 6);
	});
}

#[test]
fn motion_should_come_to_nothing_when_the_mandate_was_withdrawn_before_it_was_closed() {
	in_chain(|| {
		let batch = attested();
		let call = approve(batch);
		let index = propose(OPERATOR, &call);
		succeed(SECOND_OPERATOR, vote(&call, index));
		succeed(AUTHORITY, withdraw(Scope::Issuance));
		let carried = close(SECOND_OPERATOR, &call, index);
		assert_eq!(carried, Some(Err(DispatchError::BadOrigin)));
		assert_eq!(status(batch), BatchStatus::Attested);
	});
}

#[test]
fn key_should_be_replaced_when_two_clerks_carry_it() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		assert_eq!(refusal_code(OPERATOR, key_replacement(ann, NEW_KEY)), 2);
		assert_eq!(number("//Ann"), ann);
		assert_eq!(together(key_replacement(ann, NEW_KEY)), Ok(()));
		assert_eq!(number(NEW_KEY), ann);
	});
}

#[test]
fn account_should_be_closed_and_opened_again_when_two_clerks_carry_it() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		for clerk in [OPERATOR, SECOND_OPERATOR] {
			assert_eq!(refusal_code(clerk, closing_for(ann)), 2);
			let signed = RuntimeOrigin::signed(account(clerk));
			assert_eq!(dispatch(signed, closing_for(ann).into()), Err(DispatchError::BadOrigin));
		}
		assert_eq!(number("//Ann"), ann);
		assert_eq!(together(closing_for(ann)), Ok(()));
		assert_eq!(Participants::participant(&account("//Ann")), None);

		let reopening = reopening(ann, "//Ann");
		for clerk in [OPERATOR, SECOND_OPERATOR] {
			assert_eq!(refusal_code(clerk, reopening.clone()), 2);
			let signed = RuntimeOrigin::signed(account(clerk));
			let carried = dispatch(signed, reopening.clone().into());
			assert_eq!(carried, Err(DispatchError::BadOrigin));
		}
		assert_eq!(together(reopening), Ok(()));
		assert_eq!(number("//Ann"), ann);
	});
}

#[test]
fn account_should_not_be_closed_or_opened_again_when_the_council_carries_it() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let refused = Some(Err(DispatchError::BadOrigin));
		assert_eq!(motion(&SEATS, 6, closing_for(ann)), refused);
		assert_eq!(together(closing_for(ann)), Ok(()));
		assert_eq!(motion(&SEATS, 6, reopening(ann, "//Ann")), refused);
	});
}

#[test]
fn motion_should_fail_as_its_call_does_when_two_clerks_carry_it() {
	use pallet_participants::{Call, Error};
	in_chain(|| {
		let batch = attested();
		let index = propose(OPERATOR, &approve(batch));
		succeed(SECOND_OPERATOR, vote(&approve(batch), index));
		// It was attested when it was proposed.
		let reason = document(6);
		succeed(AUTHORITY, pallet_issuance::Call::hold { batch, reason });
		let not_attested = pallet_issuance::Error::<Runtime>::NotAttested;
		let carried = close(SECOND_OPERATOR, &approve(batch), index);
		assert_eq!(carried, Some(Err(not_attested.into())));
		let participant = number("//Ann");
		open_individual("//Bo", &[]);
		let taken = together(key_replacement(participant, "//Bo"));
		assert_eq!(taken, Err(Error::<Runtime>::AlreadyExists.into()));
		let (new_account, consent) = (account(NEW_KEY), key_consent("//Cai", participant));
		let replace = Call::replace_key { participant, new_account, consent };
		assert_eq!(together(replace), Err(Error::<Runtime>::ConsentInvalid.into()));
	});
}

#[test]
fn key_should_not_be_replaced_when_the_council_carries_it() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let carried = motion(&SEATS, 6, key_replacement(ann, NEW_KEY));
		assert_eq!(carried, Some(Err(DispatchError::BadOrigin)));
	});
}
