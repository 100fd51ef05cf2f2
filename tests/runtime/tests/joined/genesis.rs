use std::collections::BTreeMap;

use polkadot_sdk::{pallet_collective, sp_io::TestExternalities, sp_runtime::traits::Convert};
use suhui_runtime::{
	genesis::{preset, preset_names, DEVELOPMENT, LOCAL},
	origins::{ClerksCollective, CouncilCollective},
	validators::ValidatorIdOf,
	AccountId, Authority, Babe, Grandpa, Historical, Operator, Runtime, Session, System,
};
use suhui_runtime_tests::{
	chain::genesis_of,
	keys::{account, nanjing},
};

fn start(name: &str) -> TestExternalities {
	let patch = preset(&name.into()).expect("the preset exists");
	genesis_of(serde_json::from_slice(&patch).expect("the preset is JSON"))
}

fn sorted(mut accounts: Vec<AccountId>) -> Vec<AccountId> {
	accounts.sort();
	accounts
}

fn departments() -> Vec<AccountId> {
	let seeds = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];
	sorted(seeds.map(account).to_vec())
}

fn seats() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, CouncilCollective>::get()
}

#[test]
fn presets_should_be_two_when_listed() {
	assert_eq!(preset_names(), ["development", "local"]);
}

#[test]
fn development_should_have_one_department_when_built() {
	start(DEVELOPMENT).execute_with(|| {
		assert_eq!(Session::validators(), [account("//Alice")]);
		assert_eq!(seats(), [account("//Alice")]);
	});
}

#[test]
fn local_should_have_six_departments_when_built() {
	start(LOCAL).execute_with(|| {
		assert_eq!(sorted(Session::validators()), departments());
		assert_eq!(seats(), departments());
		assert_eq!(Babe::authorities().len(), 6);
		assert_eq!(Grandpa::grandpa_authorities().len(), 6);
	});
}

/// Its validators are those of the register, by which sessions go on.
#[test]
fn departments_should_be_registered_with_their_validators_when_the_chain_starts() {
	for name in preset_names() {
		start(&name).execute_with(|| {
			let registered = pallet_consortium::Departments::<Runtime>::iter_values();
			let registered = registered.map(|department| department.validator).collect();
			assert_eq!(sorted(registered), sorted(Session::validators()));
			Session::rotate_session();
			Session::rotate_session();
			assert_eq!(Grandpa::current_set_id(), 0);
		});
	}
}

#[test]
fn offices_should_be_held_by_the_same_keys_when_preset_differs() {
	for name in preset_names() {
		start(&name).execute_with(|| {
			assert_eq!(Authority::members().to_vec(), [account("//Alice")]);
			let clerks = sorted(["//Operator", "//Operator2"].map(account).to_vec());
			assert_eq!(Operator::members().to_vec(), clerks);
			assert_eq!(pallet_collective::Members::<Runtime, ClerksCollective>::get(), clerks);
			let experts = ["//Expert1", "//Expert2", "//Expert3"].map(account);
			let sitting = pallet_experts::Experts::<Runtime>::iter_values();
			let sitting = sitting.map(|expert| (expert.account, expert.dismissed));
			let expected = experts.map(|expert| (expert, None));
			assert_eq!(sitting.collect::<BTreeMap<_, _>>(), BTreeMap::from(expected));
			assert_eq!(pallet_experts::Sitting::<Runtime>::get(), 3);
			let offices = pallet_disclosure::Offices::<Runtime>::iter().collect::<Vec<_>>();
			assert_eq!(offices, [(account("//Nanjing"), nanjing())]);
		});
	}
}

#[test]
fn operator_should_have_no_mandate_when_chain_starts() {
	for name in preset_names() {
		start(&name).execute_with(|| {
			assert_eq!(pallet_mandate::Mandates::<Runtime>::iter().count(), 0);
		});
	}
}

#[test]
fn validators_should_be_able_to_send_when_chain_starts() {
	start(LOCAL).execute_with(|| {
		for department in departments() {
			assert!(System::providers(&department) > 0);
		}
	});
}

#[test]
fn validator_id_should_be_none_when_account_is_no_validator() {
	start(DEVELOPMENT).execute_with(|| {
		assert_eq!(ValidatorIdOf::convert(account("//Alice")), Some(account("//Alice")));
		assert_eq!(ValidatorIdOf::convert(account("//Bob")), None);
	});
}

#[test]
fn historical_roots_should_cover_first_sessions_when_chain_starts() {
	start(LOCAL).execute_with(|| {
		let (root, count) = Historical::historical_root(0).expect("session 0 has a root");
		assert_eq!(count, 6);
		assert_eq!(Historical::historical_root(1), Some((root, 6)));
	});
}
