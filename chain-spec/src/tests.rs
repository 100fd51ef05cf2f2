use crate::{development, from_departments, local, Ceremony};
use polkadot_sdk::{
	sp_core::{crypto::Ss58Codec, ed25519, sr25519, Pair},
	sp_keyring::Sr25519Keyring,
};
use sc_service::{ChainSpec as _, ChainType};
use serde_json::{json, Value};
use std::path::Path;
use suhui_runtime::{genesis::OWN_DEVELOPMENT_SEEDS, AccountId};

fn account(seed: &str) -> String {
	AccountId::from(sr25519::Pair::from_string(seed, None).expect("a seed").public()).to_ss58check()
}

fn department(name: &str) -> Value {
	json!({
		"name": name,
		"council": account(&format!("//ceremony//{name}//council")),
		"validator": account(&format!("//ceremony//{name}//validator")),
		"babe": account(&format!("//ceremony//{name}//babe")),
		"grandpa": account(&format!("//ceremony//{name}//grandpa")),
	})
}

fn ceremony() -> Value {
	json!({
		"name": "Suhui",
		"id": "suhui",
		"departments": [department("one"), department("two")],
		"authority": [account("//ceremony//authority")],
		"operator": [account("//ceremony//operator")],
		"experts": [account("//ceremony//expert")],
		"offices": [{ "account": account("//ceremony//nanjing"), "region": 320_100 }],
	})
}

fn refusal_of(ceremony: &Value) -> String {
	match Ceremony::parse(&ceremony.to_string()).and_then(Ceremony::into_spec) {
		Ok(_) => panic!("the ceremony should have been refused"),
		Err(reason) => reason,
	}
}

/// The ceremony with the value at `pointer` replaced.
fn with(pointer: &str, value: Value) -> Value {
	let mut ceremony = ceremony();
	*ceremony.pointer_mut(pointer).expect("the pointer leads to a field") = value;
	ceremony
}

const KEY_FIELDS: [(&str, &str); 8] = [
	("/departments/1/council", "departments[1].council"),
	("/departments/1/validator", "departments[1].validator"),
	("/departments/1/babe", "departments[1].babe"),
	("/departments/1/grandpa", "departments[1].grandpa"),
	("/authority/0", "authority[0]"),
	("/operator/0", "operator[0]"),
	("/experts/0", "experts[0]"),
	("/offices/0/account", "offices[0].account"),
];

#[test]
fn development_should_build_raw_genesis_when_exported() {
	let spec = development().expect("a specification");
	assert_eq!((spec.id(), spec.chain_type()), ("suhui-dev", ChainType::Development));
	assert!(spec.as_json(true).expect("genesis builds").contains("\"raw\""));
}

#[test]
fn local_should_build_raw_genesis_when_exported() {
	let spec = local().expect("a specification");
	assert_eq!((spec.id(), spec.chain_type()), ("suhui-local", ChainType::Local));
	assert!(spec.as_json(true).expect("genesis builds").contains("\"raw\""));
}

#[test]
fn protocol_id_should_be_suhui_when_chain_is_any() {
	for spec in [development(), local()] {
		assert_eq!(spec.expect("a specification").protocol_id(), Some("suhui"));
	}
}

#[test]
fn ceremony_should_build_raw_genesis_when_keys_are_own() {
	let spec = Ceremony::parse(&ceremony().to_string()).and_then(Ceremony::into_spec);
	let spec = spec.expect("a specification");
	assert_eq!((spec.id(), spec.chain_type()), ("suhui", ChainType::Live));
	assert!(spec.as_json(true).expect("genesis builds").contains("\"raw\""));
}

#[test]
fn ceremony_should_be_the_same_genesis_when_keys_are_hexadecimal() {
	let hexadecimal = AccountId::from_ss58check(&account("//ceremony//one//babe"))
		.map(|account| format!("0x{}", hex(account.as_ref())))
		.expect("an address");
	let of = |ceremony: Value| {
		Ceremony::parse(&ceremony.to_string())
			.and_then(Ceremony::into_spec)
			.and_then(|spec| spec.as_json(false))
			.expect("a specification")
	};
	assert_eq!(of(with("/departments/0/babe", json!(hexadecimal))), of(ceremony()));
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn ceremony_should_be_refused_by_field_when_key_is_well_known() {
	let seeds = Sr25519Keyring::iter()
		.map(|key| key.to_seed())
		.chain(OWN_DEVELOPMENT_SEEDS.map(String::from));
	for seed in seeds {
		for (pointer, field) in KEY_FIELDS {
			let reason = refusal_of(&with(pointer, json!(account(&seed))));
			assert!(reason.starts_with(&format!("{field}: ")), "{reason}");
			assert!(
				reason.ends_with(&format!("the well-known development key {seed}")),
				"{reason}"
			);
		}
	}
}

#[test]
fn ceremony_should_be_refused_when_grandpa_key_is_well_known_ed25519() {
	let ferdie = ed25519::Pair::from_string("//Ferdie", None).expect("a seed").public();
	let key = format!("0x{}", hex(ferdie.as_ref()));
	let reason = refusal_of(&with("/departments/0/grandpa", json!(key)));
	assert_eq!(
		reason,
		format!("departments[0].grandpa: `{key}`: the well-known development key //Ferdie")
	);
}

#[test]
fn ceremony_should_be_refused_by_field_when_key_is_malformed() {
	for (pointer, field) in KEY_FIELDS {
		for text in ["", "0x12", "5GrwvaEF", "Alice"] {
			let reason = refusal_of(&with(pointer, json!(text)));
			assert!(reason.starts_with(&format!("{field}: `{text}`: neither")), "{reason}");
		}
	}
}

#[test]
fn ceremony_should_be_refused_when_departments_share_a_key() {
	let key = account("//ceremony//one//babe");
	assert_eq!(
		refusal_of(&with("/departments/1/babe", json!(key))),
		"departments[1].babe: is the same as departments[0].babe"
	);
}

#[test]
fn ceremony_should_be_refused_when_nobody_validates() {
	assert_eq!(
		refusal_of(&with("/departments", json!([]))),
		"departments: a chain needs at least one validator"
	);
}

#[test]
fn ceremony_should_be_refused_when_office_is_vacant() {
	assert_eq!(
		refusal_of(&with("/operator", json!([]))),
		"operator: the office needs at least one holder"
	);
}

#[test]
fn ceremony_should_be_refused_when_an_office_is_of_no_region_of_jiangsu() {
	for region in [310_118, 320_199, 0] {
		assert_eq!(
			refusal_of(&with("/offices/0/region", json!(region))),
			format!("offices[0].region: {region} is no region of Jiangsu")
		);
	}
}

#[test]
fn ceremony_should_be_refused_when_departments_exceed_the_council() {
	let departments: Vec<_> = (0..33).map(|i| department(&i.to_string())).collect();
	assert_eq!(
		refusal_of(&with("/departments", json!(departments))),
		"departments: 33 are more than the runtime admits"
	);
}

#[test]
fn ceremony_should_be_refused_when_bootnode_is_malformed() {
	let mut ceremony = ceremony();
	ceremony["departments"][0]["bootnode"] = json!("node.example:30333");
	let reason = refusal_of(&ceremony);
	assert!(reason.starts_with("departments[0].bootnode: `node.example:30333`: "), "{reason}");
}

#[test]
fn ceremony_should_be_refused_when_field_is_missing() {
	let mut ceremony = ceremony();
	ceremony["departments"][1].as_object_mut().expect("an object").remove("babe");
	assert!(refusal_of(&ceremony).contains("missing field `babe`"));
}

#[test]
fn ceremony_should_be_refused_when_field_is_unknown() {
	let mut ceremony = ceremony();
	ceremony["sudo"] = json!(account("//ceremony//one//council"));
	assert!(refusal_of(&ceremony).contains("unknown field `sudo`"));
}

#[test]
fn ceremony_should_be_refused_when_id_is_a_development_chain() {
	assert_eq!(
		refusal_of(&with("/id", json!("suhui-local"))),
		"id: `suhui-local` belongs to a development chain"
	);
}

#[test]
fn departments_file_should_be_named_when_it_is_missing() {
	let reason = from_departments(Path::new("no-such-ceremony.json")).err().expect("refused");
	assert!(reason.starts_with("no-such-ceremony.json: "), "{reason}");
}
