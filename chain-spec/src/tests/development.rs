use crate::{development, local};
use sc_service::{ChainSpec as _, ChainType};

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
