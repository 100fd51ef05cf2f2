//! A transaction has its effect once: the nonces of accounts as the chain checks them.

use codec::Encode;
use pallet_participants::Consents;
use polkadot_sdk::sp_runtime::transaction_validity::InvalidTransaction;
use suhui_primitives::Page;
use suhui_runtime::{Nonce, Runtime};
use suhui_runtime_tests::{
	chain::{apply, in_chain, next_block, refusal, signed, succeed, tentatively, validate},
	keys::account,
	scheme::open_individual,
};

fn give() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::give_consent { source: 1 }
}

fn withdraw() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::withdraw_consent { source: 1 }
}

#[test]
fn transaction_should_be_refused_as_stale_when_it_is_sent_again() {
	in_chain(|| {
		open_individual("//Ann", &[]);
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
		open_individual("//Ann", &[]);
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
		let ann = open_individual("//Ann", &[]);
		let given = signed("//Ann", give());
		assert_eq!(apply(given.clone()), Ok(Ok(())));
		succeed("//Ann", withdraw());
		next_block();
		assert_eq!(refusal(given), InvalidTransaction::Stale.into());
		assert_eq!(Consents::<Runtime>::get(1, Page::of(ann)) & Page::bit(ann), 0);
	});
}

#[test]
fn transaction_should_wait_when_the_one_before_it_is_missing() {
	in_chain(|| {
		open_individual("//Ann", &[]);
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
