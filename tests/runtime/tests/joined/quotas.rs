use polkadot_sdk::sp_runtime::transaction_validity::InvalidTransaction;
use suhui_primitives::ParticipantKind;
use suhui_runtime_tests::{
	chain::{in_chain, next_block, pass_to, send, succeed, today, Refused},
	scheme::{cycling, open, open_individual},
};

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
fn organisation_should_not_be_refused_when_it_sends_more_than_an_individual_may() {
	in_chain(|| {
		cycling();
		open("//Org", ParticipantKind::Organisation, &[]);
		for turn in 0..=100 {
			assert_eq!(send_consent("//Org", turn), Ok(()), "transaction {turn}");
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
