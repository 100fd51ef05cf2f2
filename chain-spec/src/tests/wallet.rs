use super::sr25519;
use crate::wallet::{check_password, encrypt};
use polkadot_sdk::sp_core::Pair;
use subxt_signer::polkadot_js_compat::decrypt_json;

#[test]
fn key_should_be_read_by_wallets_when_it_is_encrypted() {
	let pair = sr25519("a key kept offline");
	let file = encrypt(&pair, "财政厅 council", "twelve signs", &[7; 56]).expect("a file");
	let read = decrypt_json(&file.to_string(), "twelve signs").expect("the same form");
	assert_eq!(read.public_key().0, pair.public().0);
	let signature = read.sign(b"words");
	let signature = polkadot_sdk::sp_core::sr25519::Signature::from_raw(signature.0);
	assert!(polkadot_sdk::sp_core::sr25519::Pair::verify(&signature, b"words", &pair.public()));
	assert!(decrypt_json(&file.to_string(), "another word").is_err());
}

#[test]
fn password_should_be_refused_when_it_is_short_or_cannot_be_typed() {
	assert_eq!(check_password("十二个字的口令也够长吗对"), Ok(()));
	assert!(check_password("eleven sign").unwrap_err().contains("12 characters"));
	assert!(check_password("twelve signs\n").unwrap_err().contains("line end"));
}
