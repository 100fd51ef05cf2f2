use crate::{
	configs::system::{BlockWeights, CallFilter},
	genesis::{preset, preset_names, DEVELOPMENT, LOCAL},
	validators::{GenesisValidators, ValidatorIdOf},
	*,
};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	genesis_builder_helper::build_state,
	traits::Contains,
	weights::Weight,
};
use serde_json::Value;
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::{Convert, Hash as _},
	Perbill,
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}

fn genesis_of(name: &str) -> sp_io::TestExternalities {
	let patch = preset(&name.into()).expect("the preset exists");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
	merge(&mut config, serde_json::from_slice(&patch).expect("the preset is JSON"));
	let mut ext = sp_io::TestExternalities::new_empty();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("builds")
	});
	ext
}

fn sorted(mut accounts: Vec<AccountId>) -> Vec<AccountId> {
	accounts.sort();
	accounts
}

fn departments() -> Vec<AccountId> {
	sorted([Alice, Bob, Charlie, Dave, Eve, Ferdie].map(|key| key.to_account_id()).to_vec())
}

fn own_key(seed: &str) -> AccountId {
	sr25519::Pair::from_string(seed, None).expect("a seed").public().into()
}

#[test]
fn presets_should_be_two_when_listed() {
	assert_eq!(preset_names(), ["development", "local"]);
}

#[test]
fn development_should_have_one_department_when_built() {
	genesis_of(DEVELOPMENT).execute_with(|| {
		assert_eq!(Session::validators(), [Alice.to_account_id()]);
		assert_eq!(
			pallet_collective::Members::<Runtime, configs::council::CouncilCollective>::get(),
			[Alice.to_account_id()]
		);
	});
}

#[test]
fn local_should_have_six_departments_when_built() {
	genesis_of(LOCAL).execute_with(|| {
		assert_eq!(sorted(Session::validators()), departments());
		assert_eq!(
			pallet_collective::Members::<Runtime, configs::council::CouncilCollective>::get(),
			departments()
		);
		assert_eq!(Babe::authorities().len(), 6);
		assert_eq!(Grandpa::grandpa_authorities().len(), 6);
	});
}

#[test]
fn offices_should_be_held_by_the_same_keys_when_preset_differs() {
	for name in preset_names() {
		genesis_of(&name).execute_with(|| {
			assert_eq!(Authority::members().to_vec(), [Alice.to_account_id()]);
			assert_eq!(Operator::members().to_vec(), [own_key("//Operator")]);
			let experts = ["//Expert1", "//Expert2", "//Expert3"].map(own_key);
			assert_eq!(Experts::members().to_vec(), sorted(experts.to_vec()));
		});
	}
}

#[test]
fn validators_should_be_able_to_send_when_chain_starts() {
	genesis_of(LOCAL).execute_with(|| {
		for account in departments() {
			assert!(System::providers(&account) > 0);
		}
	});
}

#[test]
fn validator_id_should_be_none_when_account_is_no_validator() {
	genesis_of(DEVELOPMENT).execute_with(|| {
		assert_eq!(ValidatorIdOf::convert(Alice.to_account_id()), Some(Alice.to_account_id()));
		assert_eq!(ValidatorIdOf::convert(Bob.to_account_id()), None);
	});
}

#[test]
fn purge_keys_should_be_filtered_when_called() {
	assert!(!CallFilter::contains(&RuntimeCall::Session(pallet_session::Call::purge_keys {})));
}

#[test]
fn historical_roots_should_cover_first_sessions_when_chain_starts() {
	genesis_of(LOCAL).execute_with(|| {
		let (root, count) = Historical::historical_root(0).expect("session 0 has a root");
		assert_eq!(count, 6);
		assert_eq!(Historical::historical_root(1), Some((root, 6)));
	});
}

#[test]
fn feeds_should_have_half_of_the_block_when_block_is_full() {
	let weights = BlockWeights::get();
	assert_eq!(weights.max_block.ref_time(), 1_500_000_000_000);
	let normal = weights.get(DispatchClass::Normal);
	assert_eq!(normal.max_total.map(|weight| weight.ref_time()), Some(750_000_000_000));
	assert_eq!(normal.reserved, Some(Weight::zero()));
	let operational = weights.get(DispatchClass::Operational);
	assert_eq!(operational.max_total, Some(weights.max_block));
	assert_eq!(operational.reserved.map(|weight| weight.ref_time()), Some(750_000_000_000));
}

fn report(account: AccountId) {
	let details = OffenceDetails { offender: (account, ()), reporters: vec![] };
	GenesisValidators::on_offence(&[details], &[Perbill::from_percent(25)], 0);
}

#[test]
fn validator_should_be_disabled_when_it_equivocates() {
	genesis_of(LOCAL).execute_with(|| {
		let index = Session::validator_id_to_index(&Eve.to_account_id()).expect("Eve validates");
		report(Eve.to_account_id());
		assert_eq!(Session::disabled_validators(), [index]);
	});
}

#[test]
fn validator_should_be_enabled_again_when_two_sessions_have_ended() {
	genesis_of(LOCAL).execute_with(|| {
		report(Eve.to_account_id());
		Session::rotate_session();
		assert_eq!(Session::disabled_validators().len(), 1);
		Session::rotate_session();
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(sorted(Session::validators()), departments());
	});
}

#[test]
fn authority_set_should_stay_when_nobody_changed_keys() {
	genesis_of(LOCAL).execute_with(|| {
		for _ in 0..3 {
			Session::rotate_session();
		}
		assert_eq!(Grandpa::current_set_id(), 0);
		assert_eq!(sorted(Session::validators()), departments());
	});
}

#[test]
fn feed_should_fit_into_a_block_when_the_chunk_is_the_largest() {
	use pallet_issuance::WeightInfo;
	use suhui_primitives::chunk::{MAX_OPERATIONS, MAX_PAGES, MAX_RECORDS};
	type Weights = weights::pallet_issuance::WeightInfo<Runtime>;
	let largest =
		Weights::feed(MAX_RECORDS, MAX_PAGES).saturating_add(Weights::evaluate(MAX_OPERATIONS));
	let most = BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
	assert!(largest.all_lte(most.expect("feeds are bounded")), "{largest} of {most:?}");
}

/// Whether a motion that so many of six departments vote for may set storage, as root alone may.
fn sets_storage_as_root(votes: u32) -> bool {
	genesis_of(LOCAL).execute_with(|| {
		System::set_block_number(1);
		let items = vec![(b"decided".to_vec(), b"yes".to_vec())];
		let call = RuntimeCall::System(frame_system::Call::set_storage { items });
		let call = Box::new(call);
		let motion = RuntimeCall::Consortium(pallet_consortium::Call::dispatch_as_root { call });
		let length = u32::try_from(motion.encoded_size()).expect("it is short");
		let hash = BlakeTwo256::hash_of(&motion);
		let weight = motion.get_dispatch_info().call_weight;
		let proposer = RuntimeOrigin::signed(Alice.to_account_id());
		Council::propose(proposer.clone(), votes, Box::new(motion), length).expect("proposed");
		for account in departments().into_iter().take(votes as usize) {
			Council::vote(RuntimeOrigin::signed(account), hash, 0, true).expect("a seat votes");
		}
		Council::close(proposer, hash, 0, weight, length).expect("enough voted");
		sp_io::storage::get(b"decided").is_some()
	})
}

#[test]
fn motion_should_act_as_root_when_two_thirds_of_the_departments_carry_it() {
	assert!(sets_storage_as_root(4));
}

#[test]
fn motion_should_not_act_as_root_when_less_than_two_thirds_carry_it() {
	assert!(!sets_storage_as_root(3));
}

#[test]
fn consortium_should_take_no_transaction_when_somebody_signs_one() {
	use pallet_access::{Policy, Roles};
	let call = Box::new(RuntimeCall::System(frame_system::Call::remark { remark: vec![] }));
	let call = RuntimeCall::Consortium(pallet_consortium::Call::dispatch_as_root { call });
	assert_eq!(access_policy::Permissions::permitted(&call), Roles::NOBODY);
}
