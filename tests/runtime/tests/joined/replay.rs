//! A transaction has its effect once: the nonces of accounts as the chain checks them.

use codec::Encode;
use pallet_participants::Consents;
use polkadot_sdk::{pallet_membership, sp_runtime::transaction_validity::InvalidTransaction};
use suhui_primitives::{Page, ParticipantId, ParticipantKind, SourceId, KEY_DAYS};
use suhui_runtime::{Nonce, Runtime, RuntimeCall, UncheckedExtrinsic};
use suhui_runtime_tests::{
	chain::{
		apply, fail, in_chain, next_block, pass_to, refusal, send, signed, succeed, tentatively,
		today, validate, Refused,
	},
	keys::{account, Seed, AUTHORITY, OPERATOR, SEATS},
	scheme::{
		accredit, change_key, closing_for, cycling, key_change, key_replacement, motion, number,
		open, open_individual, opening, reopening, suspension, together, VERIFIER,
	},
};

use crate::rides::error;

/// The first scenario.
const SOURCE: SourceId = 1;

/// Opens Ann's account, on a chain with a scenario.
fn ann() -> ParticipantId {
	assert_eq!(cycling(), SOURCE);
	open_individual("//Ann", &[])
}

fn give() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::give_consent { source: SOURCE }
}

fn withdraw() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::withdraw_consent { source: SOURCE }
}

/// Whether the participant's consent stands.
fn consents(participant: ParticipantId) -> bool {
	Consents::<Runtime>::get(SOURCE, Page::of(participant)).contains(Page::slot(participant))
}

/// Signs the call, lets it act, and keeps what was signed.
fn acted(seed: Seed, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let transaction = signed(seed, call);
	assert_eq!(apply(transaction.clone()), Ok(Ok(())));
	transaction
}

/// The council carries a motion.
fn decide(call: impl Into<RuntimeCall>) {
	assert_eq!(motion(&SEATS, 4, call), Some(Ok(())));
}

#[test]
fn transaction_should_be_refused_as_stale_when_it_is_sent_again() {
	in_chain(|| {
		ann();
		let transaction = signed("//Ann", give());
		assert_eq!(apply(transaction.clone()), Ok(Ok(())));
		assert_eq!(refusal(transaction.clone()), InvalidTransaction::Stale.into());
		next_block();
		assert_eq!(refusal(transaction), InvalidTransaction::Stale.into());
	});
}

#[test]
fn transaction_should_be_refused_as_stale_when_its_call_failed_the_first_time() {
	in_chain(|| {
		ann();
		// There is no consent yet that could be withdrawn.
		let transaction = signed("//Ann", withdraw());
		assert!(matches!(apply(transaction.clone()), Ok(Err(_))));
		succeed("//Ann", give());
		assert_eq!(refusal(transaction), InvalidTransaction::Stale.into());
	});
}

#[test]
fn consent_should_stay_withdrawn_when_the_transaction_that_gave_it_is_sent_again() {
	in_chain(|| {
		let ann = ann();
		let given = signed("//Ann", give());
		assert_eq!(apply(given.clone()), Ok(Ok(())));
		succeed("//Ann", withdraw());
		next_block();
		assert_eq!(refusal(given), InvalidTransaction::Stale.into());
		assert!(!consents(ann));
	});
}

#[test]
fn transaction_should_wait_when_the_one_before_it_is_missing() {
	in_chain(|| {
		ann();
		let first = signed("//Ann", give());
		let second = tentatively(|| {
			succeed("//Ann", give());
			signed("//Ann", withdraw())
		});
		let tag = |nonce: Nonce| (account("//Ann"), nonce).encode();
		let valid = validate(second.clone()).expect("the pool keeps it until its turn");
		assert_eq!((valid.requires, valid.provides), (vec![tag(0)], vec![tag(1)]));
		let early = tentatively(|| apply(second.clone()));
		assert_eq!(early, Err(InvalidTransaction::Future.into()));
		assert_eq!(apply(first), Ok(Ok(())));
		assert_eq!(apply(second), Ok(Ok(())));
	});
}

#[test]
fn key_should_never_be_opened_again_when_its_account_was_closed() {
	in_chain(|| {
		let participant = ann();
		assert_eq!(together(closing_for(participant)), Ok(()));
		let opening = opening("//Ann", ParticipantKind::Individual, &[]);
		let taken = pallet_participants::Error::<Runtime>::AlreadyExists.into();
		let again = send(OPERATOR, pallet_participants::Call::open { opening });
		assert_eq!(again, Err(Refused::Call(taken)));
	});
}

#[test]
fn transaction_should_be_refused_as_stale_when_its_key_was_changed_and_changed_back() {
	in_chain(|| {
		let ann = ann();
		let given = acted("//Ann", give());
		succeed("//Ann", withdraw());
		change_key("//Ann", "//Ann's new phone");
		pass_to(today().saturating_add(KEY_DAYS));
		change_key("//Ann's new phone", "//Ann");
		assert_eq!(refusal(given), InvalidTransaction::Stale.into());
		assert!(!consents(ann));
	});
}

#[test]
fn transaction_should_be_refused_as_stale_when_its_account_was_closed_and_opened_again() {
	in_chain(|| {
		let ann = ann();
		let given = acted("//Ann", give());
		succeed("//Ann", withdraw());
		assert_eq!(together(closing_for(ann)), Ok(()));
		let reopening = reopening(ann, "//Ann");
		assert_eq!(together(reopening.clone()), Ok(()));
		assert_eq!(refusal(given), InvalidTransaction::Stale.into());
		assert!(!consents(ann));
		// Nor does the consent of the key serve twice.
		assert_eq!(together(closing_for(ann)), Ok(()));
		let invalid = pallet_participants::Error::<Runtime>::ConsentInvalid.into();
		assert_eq!(together(reopening), Err(invalid));
	});
}

/// An organisation may change its key at any time.
#[test]
fn change_of_key_should_be_refused_as_stale_when_it_is_sent_again_once_the_key_is_back() {
	in_chain(|| {
		let shop = open("//Shop", ParticipantKind::Organisation, &[]);
		let changed = acted("//Shop", key_change(shop, "//Shop's other key"));
		change_key("//Shop's other key", "//Shop");
		assert_eq!(refusal(changed), InvalidTransaction::Stale.into());
		assert_eq!(number("//Shop"), shop);
	});
}

#[test]
fn consent_of_a_key_should_be_refused_when_it_is_used_twice() {
	in_chain(|| {
		let shop = open("//Shop", ParticipantKind::Organisation, &[]);
		let change = key_change(shop, "//Shop's other key");
		succeed("//Shop", change.clone());
		change_key("//Shop's other key", "//Shop");
		error("ConsentInvalid", fail("//Shop", change));
		change_key("//Shop", "//Shop's other key");
	});
}

#[test]
fn lost_phone_should_not_take_the_participant_back_when_the_operator_replaced_its_key() {
	in_chain(|| {
		let participant = open_individual("//Ann", &[]);
		let changed = acted("//Ann", key_change(participant, "//Ann's lost phone"));
		assert_eq!(together(key_replacement(participant, "//Ann")), Ok(()));
		next_block();
		assert_eq!(refusal(changed), InvalidTransaction::Stale.into());
		assert_eq!(number("//Ann"), participant);
	});
}

#[test]
fn transaction_should_be_refused_as_stale_when_its_office_holder_was_dismissed_and_appointed_again()
{
	in_chain(|| {
		let opening = opening("//Ann", ParticipantKind::Individual, &[]);
		let opened = acted(OPERATOR, pallet_participants::Call::open { opening });
		let who = account(OPERATOR);
		let dismiss = pallet_membership::Call::remove_member { who: who.clone().into() };
		decide(RuntimeCall::Operator(dismiss));
		next_block();
		decide(RuntimeCall::Operator(pallet_membership::Call::add_member { who: who.into() }));
		assert_eq!(refusal(opened), InvalidTransaction::Stale.into());
	});
}

#[test]
fn transaction_should_be_refused_as_stale_when_its_office_holder_was_swapped_and_swapped_back() {
	in_chain(|| {
		accredit(VERIFIER);
		let suspended = acted(AUTHORITY, suspension(VERIFIER));
		let swap = |from, to| {
			let (remove, add) = (account(from).into(), account(to).into());
			RuntimeCall::Authority(pallet_membership::Call::swap_member { remove, add })
		};
		decide(swap(AUTHORITY, "//Authority's new key"));
		decide(swap("//Authority's new key", AUTHORITY));
		next_block();
		assert_eq!(refusal(suspended), InvalidTransaction::Stale.into());
	});
}

#[test]
fn transaction_should_be_refused_as_a_strangers_when_its_key_was_closed() {
	in_chain(|| {
		ann();
		let given = acted("//Ann", give());
		let waiting = tentatively(|| {
			succeed("//Ann", withdraw());
			signed("//Ann", give())
		});
		succeed("//Ann", pallet_participants::Call::close {});
		next_block();
		for old in [given, waiting] {
			assert_eq!(refusal(old), InvalidTransaction::Custom(1).into());
		}
	});
}
