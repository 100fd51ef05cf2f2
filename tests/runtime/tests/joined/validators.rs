use polkadot_sdk::{
	sp_runtime::Perbill,
	sp_staking::offence::{OffenceDetails, OnOffenceHandler},
};
use suhui_runtime::{validators::GenesisValidators, AccountId, Grandpa, Session};
use suhui_runtime_tests::{
	chain::genesis,
	keys::{account, founders, VALIDATORS},
};

fn sorted(mut accounts: Vec<AccountId>) -> Vec<AccountId> {
	accounts.sort();
	accounts
}

fn all() -> Vec<AccountId> {
	sorted(VALIDATORS.map(account).to_vec())
}

fn report(account: AccountId) {
	let details = OffenceDetails { offender: (account, ()), reporters: vec![] };
	GenesisValidators::on_offence(&[details], &[Perbill::from_percent(25)], 0);
}

#[test]
fn validator_should_be_disabled_when_it_equivocates() {
	genesis(founders()).execute_with(|| {
		let fifth = account(VALIDATORS[4]);
		let index = Session::validator_id_to_index(&fifth).expect("it validates");
		report(fifth);
		assert_eq!(Session::disabled_validators(), [index]);
	});
}

#[test]
fn validator_should_be_enabled_again_when_two_sessions_have_ended() {
	genesis(founders()).execute_with(|| {
		report(account(VALIDATORS[4]));
		Session::rotate_session();
		assert_eq!(Session::disabled_validators().len(), 1);
		Session::rotate_session();
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(sorted(Session::validators()), all());
	});
}

#[test]
fn authority_set_should_stay_when_nobody_changed_keys() {
	genesis(founders()).execute_with(|| {
		for _ in 0..3 {
			Session::rotate_session();
		}
		assert_eq!(Grandpa::current_set_id(), 0);
		assert_eq!(sorted(Session::validators()), all());
	});
}
