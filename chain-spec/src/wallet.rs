//! A key of a person's, encrypted by a password in the form that wallets read (polkadot.js, version 3): scrypt, then
//! XSalsa20-Poly1305.

use crate::card::hexadecimal;
use base64::{engine::general_purpose::STANDARD, Engine};
use crypto_secretbox::{
	aead::{Aead, KeyInit},
	Key, Nonce, XSalsa20Poly1305,
};
use polkadot_sdk::sp_core::{
	crypto::{Ss58Codec, Zeroize},
	sr25519, Pair,
};
use serde_json::{json, Value};

/// Characters of a password at least. Whoever finds the file may try as many as their machines can, at half a second
/// and 128 MiB each.
pub const MIN_PASSWORD: usize = 12;

/// The cost of a try: the highest that wallets take.
const LOG_N: u8 = 17;
const R: u32 = 8;
const P: u32 = 1;

/// What the secret and the public key are wrapped in: PKCS 8, as wallets have it.
const HEADER: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const DIVIDER: [u8; 5] = [161, 35, 3, 33, 0];

pub fn check_password(password: &str) -> Result<(), String> {
	if password.chars().count() < MIN_PASSWORD {
		return Err(format!("the password needs {MIN_PASSWORD} characters at least"));
	}
	if password.chars().any(char::is_control) {
		return Err(
			"the password has a line end or another control character, which nobody can type again"
				.into(),
		);
	}
	Ok(())
}

/// The key's file. `chance` is 56 random bytes, of this file alone.
pub fn encrypt(
	pair: &sr25519::Pair,
	name: &str,
	password: &str,
	chance: &[u8; 56],
) -> Result<Value, String> {
	check_password(password)?;
	let (salt, nonce) = chance.split_at(32);
	let params = scrypt::Params::new(LOG_N, R, P, 32).map_err(|e| e.to_string())?;
	let mut key = Key::default();
	scrypt::scrypt(password.as_bytes(), salt, &params, &mut key).map_err(|e| e.to_string())?;
	let public = pair.public();
	let mut secret = pair.as_ref().secret.to_ed25519_bytes();
	let mut plain = [&HEADER[..], &secret[..], &DIVIDER[..], &public.0[..]].concat();
	let sealed = XSalsa20Poly1305::new(&key).encrypt(Nonce::from_slice(nonce), &plain[..]);
	secret.zeroize();
	plain.zeroize();
	key.as_mut_slice().zeroize();
	let sealed = sealed.map_err(|e| e.to_string())?;
	let cost = [1u32 << LOG_N, P, R].map(u32::to_le_bytes).concat();
	let encoded = STANDARD.encode([salt, &cost[..], nonce, &sealed[..]].concat());
	Ok(json!({
		"encoded": encoded,
		"encoding": {
			"content": ["pkcs8", "sr25519"],
			"type": ["scrypt", "xsalsa20-poly1305"],
			"version": "3",
		},
		"address": public.to_ss58check(),
		"meta": { "name": name, "publicKey": hexadecimal(&public.0) },
	}))
}
