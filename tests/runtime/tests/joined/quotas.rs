//! What a day allows: it is the participant's or the expert's, whatever key sends, and what is not used is given back.

use codec::Encode;
use pallet_access::{Amounts, Payer, Spent};
use polkadot_sdk::{
	frame_support::dispatch::GetDispatchInfo, sp_runtime::transaction_validity::InvalidTransaction,
};
use suhui_primitives::{Month, ParticipantKind, KEY_DAYS};
use suhui_runtime::{AccountId, Runtime, RuntimeCall};
use suhui_runtime_tests::{
	chain::{apply, fail, in_chain, next_block, pass_to, send, signed, succeed, today, Refused},
	keys::{account, Seed, EXPERTS, OPERATOR},
	scheme::{cycling, expert, expert_key_change, favour, key_consent, open, open_individual},
};

use crate::rides::error;

const NEW_PHONE: &str = "//Ann's new phone";
const NEW_KEY: Seed = "//Expert's new key";

fn refused(code: u8) -> Result<(), Refused> {
	Err(Refused::Transaction(InvalidTransaction::Custom(code).into()))
}

/// Gives and withdraws a consent to the first scenario in turn, so that each transaction has an effect.
fn send_consent(seed: &'static str, turn: u32) -> Result<(), Refused> {
	let sent = match turn % 2 {
		0 => send(seed, pallet_participants::Call::give_consent { source: 1 }),
		_ => send(seed, pallet_participants::Call::withdraw_consent { source: 1 }),
	};
	sent.map(|_| ())
}

/// What was spent today.
fn spent(payer: Payer<AccountId>) -> Amounts {
	let (day, spent) = Spent::<Runtime>::get(payer);
	assert_eq!(day, today());
	spent
}

fn declared(call: &RuntimeCall) -> u64 {
	call.get_dispatch_info().call_weight.ref_time()
}

#[test]
fn individual_should_be_refused_when_100_transactions_of_the_day_are_sent() {
	in_chain(|| {
		cycling();
		open_individual("//Ann", &[]);
		for turn in 0..100 {
			assert_eq!(send_consent("//Ann", turn), Ok(()), "transaction {turn}");
		}
		assert_eq!(send_consent("//Ann", 100), refused(3));
	});
}

#[test]
fn individual_should_send_again_when_another_day_has_come() {
	in_chain(|| {
		cycling();
		open_individual("//Ann", &[]);
		(0..100).for_each(|turn| send_consent("//Ann", turn).expect("within the quota"));
		pass_to(today().saturating_add(1));
		assert_eq!(send_consent("//Ann", 100), Ok(()));
	});
}

#[test]
fn individual_should_have_no_other_quota_when_another_key_stands_for_them() {
	in_chain(|| {
		cycling();
		let ann = open_individual("//Ann", &[]);
		(0..99).for_each(|turn| send_consent("//Ann", turn).expect("within the quota"));
		let (new_account, consent) = (account(NEW_PHONE), key_consent(NEW_PHONE, ann));
		succeed("//Ann", pallet_participants::Call::change_key { new_account, consent });
		assert_eq!(spent(Payer::Participant(ann)).transactions, 100);
		assert_eq!(send_consent(NEW_PHONE, 99), refused(3));
		pass_to(today().saturating_add(1));
		assert_eq!(send_consent(NEW_PHONE, 99), Ok(()));
	});
}

#[test]
fn expert_should_have_no_other_quota_when_it_takes_another_key() {
	in_chain(|| {
		let expert = expert(EXPERTS[0]);
		let payer = Payer::Expert(expert);
		succeed(EXPERTS[0], expert_key_change(expert, NEW_KEY));
		assert_eq!(spent(payer.clone()).transactions, 1);
		let opinion = favour(7);
		error("NotJudged", fail(NEW_KEY, opinion.clone()));
		assert_eq!(spent(payer.clone()).transactions, 2);
		// All that an office may send in a day.
		let used_up = Amounts { transactions: 1_000, ..spent(payer.clone()) };
		Spent::<Runtime>::insert(&payer, (today(), used_up));
		assert_eq!(send(NEW_KEY, opinion.clone()).map(|_| ()), refused(3));
		pass_to(today().saturating_add(KEY_DAYS));
		error("NotJudged", fail(NEW_KEY, opinion));
		succeed(NEW_KEY, expert_key_change(expert, EXPERTS[0]));
		assert_eq!(spent(payer).transactions, 2);
	});
}

#[test]
fn organisation_should_not_be_refused_when_it_sends_more_than_an_individual_may() {
	in_chain(|| {
		cycling();
		open("//Org", ParticipantKind::Organisation, &[]);
		for _ in 0..=100 {
			let give = pallet_participants::Call::give_consent { source: 1 };
			error("NotIndividual", fail("//Org", give));
		}
	});
}

#[test]
fn account_should_send_nothing_when_it_was_closed() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		succeed("//Ann", pallet_participants::Call::close {});
		next_block();
		assert_eq!(send_consent("//Ann", 0), refused(1));
	});
}

#[test]
fn transaction_should_take_its_call_and_its_bytes_when_all_is_used() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[]);
		let give = RuntimeCall::Participants(pallet_participants::Call::give_consent { source });
		let transaction = signed("//Ann", give.clone());
		let bytes = transaction.encoded_size() as u64;
		assert_eq!(apply(transaction), Ok(Ok(())));
		let expected = Amounts { transactions: 1, ref_time: declared(&give), bytes };
		assert_eq!(spent(Payer::Participant(ann)), expected);
	});
}

/// Consents are declared as if each stood on a page of its own.
#[test]
fn office_should_keep_what_was_not_used_when_its_call_succeeds() {
	in_chain(|| {
		let source = cycling();
		let (ann, bo) = (open_individual("//Ann", &[]), open_individual("//Bo", &[]));
		let participants = vec![ann, bo].try_into().expect("few");
		let record = RuntimeCall::Participants(pallet_participants::Call::record_consents {
			source,
			participants,
		});
		let operator = || spent(Payer::Account(account(OPERATOR))).ref_time;
		let before = operator();
		succeed(OPERATOR, record.clone());
		let took = operator() - before;
		assert!(0 < took && took < declared(&record), "{took} of {}", declared(&record));
	});
}

/// Lots of the month they are issued in do not lapse, however many are to be gone through.
#[test]
fn individual_should_keep_what_was_not_used_when_the_call_fails() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let month = Month(672);
		let lapse = RuntimeCall::Points(pallet_points::Call::lapse { month, lots: 64 });
		error("NotDue", fail("//Ann", lapse.clone()));
		let took = spent(Payer::Participant(ann)).ref_time;
		assert!(0 < took && took < declared(&lapse), "{took} of {}", declared(&lapse));
	});
}
