use crate::keys::public;
use polkadot_sdk::sp_core::{
	crypto::{Ss58AddressFormatRegistry, Ss58Codec},
	Pair,
};

#[test]
fn key_should_be_read_when_it_is_an_address_or_its_digits() {
	let key = super::sr25519("a key").public();
	let digits = crate::card::hexadecimal(&key.0);
	for text in [key.to_ss58check(), digits] {
		assert_eq!(public("key", &text), Ok(key.0));
	}
}

#[test]
fn address_should_be_refused_when_it_is_of_another_network() {
	let key = super::sr25519("a key").public();
	for network in
		[Ss58AddressFormatRegistry::PolkadotAccount, Ss58AddressFormatRegistry::KusamaAccount]
	{
		let address = key.to_ss58check_with_version(network.into());
		let reason = public("key", &address).expect_err("refused");
		assert!(reason.contains("an address of another network"), "{reason}");
	}
}
