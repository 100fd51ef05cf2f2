//! Seed files, what signs by them, and a key's consent to stand for someone.

use std::{
	fmt::Display,
	fs::{self, OpenOptions},
	io::{Read, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::Path,
	str::FromStr,
};

use anyhow::{anyhow, bail, ensure, Context, Result};
use codec::DecodeAll;
use subxt::utils::{AccountId32, MultiSignature};
use subxt_signer::{
	bip39::Mnemonic,
	polkadot_js_compat::decrypt_json,
	sr25519::{self, Keypair, PublicKey, Signature},
	SecretUri,
};

/// Characters of what a wallet encrypts: the head of 68 bytes and the key of 133, in groups of three bytes.
const WALLET_CHARACTERS: usize = 268;

/// A key that signs.
#[derive(Clone)]
pub struct Signer {
	pub pair: Keypair,
	pub account: AccountId32,
	/// Others on this machine may read the file it came from.
	pub exposed: bool,
}

impl Signer {
	/// Reads a key's file: one line of a mnemonic, a path such as `//Alice`, or a hexadecimal seed; or what a wallet, or a
	/// department's ceremony, encrypted, for which alone the password is asked.
	pub fn read(path: &Path, password: impl FnOnce() -> Result<String>) -> Result<Self> {
		let name = path.display();
		let text = fs::read_to_string(path).with_context(|| {
			format!("无法读取密钥文件 {name} / cannot read the seed file {name}")
		})?;
		let exposed = fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o077 != 0);
		let signer = match text.trim() {
			encrypted if encrypted.starts_with('{') => {
				Self::of_wallet(encrypted, &password()?).with_context(|| {
					format!("无法解开密钥文件 {name}，口令不符或文件不全 / cannot open the key's file {name}: the password is another, or the file is not whole")
				})?
			}
			secret => Self::of_line(secret, name)?,
		};
		Ok(Signer { exposed, ..signer })
	}

	fn of_line(secret: &str, name: impl Display) -> Result<Self> {
		Self::of_secret(secret).with_context(|| {
			format!("密钥文件 {name} 应为一行助记词、//Alice 式的路径或 64 位十六进制种子 / the seed file {name} should be one line: a mnemonic, a path such as //Alice, or a seed of 64 hexadecimal digits")
		})
	}

	fn of_wallet(json: &str, password: &str) -> Result<Self> {
		// The library takes the head of what is encrypted without asking whether it is there.
		let file: serde_json::Value = serde_json::from_str(json)?;
		let encoded = file["encoded"].as_str().map_or(0, str::len);
		ensure!(encoded >= WALLET_CHARACTERS, "{encoded} characters are encrypted");
		let pair = decrypt_json(json, password)?;
		Ok(Signer { account: AccountId32(pair.public_key().0), pair, exposed: false })
	}

	/// What a seed file's one line gives.
	pub fn of_secret(secret: &str) -> Result<Self> {
		let pair = parse(secret)?;
		let account = AccountId32(pair.public_key().0);
		Ok(Signer { pair, account, exposed: false })
	}

	/// The key's consent to stand for someone, in the words of [`suhui_primitives::key_consent`].
	pub fn consent(&self, words: &str) -> [u8; 64] {
		self.pair.sign(words.as_bytes()).0
	}
}

/// Whether a signature is an account's of these words. One of another scheme than sr25519 passes: it is for the chain to
/// judge.
pub fn is_consent(consent: &MultiSignature, account: &AccountId32, words: &str) -> bool {
	match consent {
		MultiSignature::Sr25519(signature) => {
			sr25519::verify(&Signature(*signature), words, &PublicKey(account.0))
		}
		MultiSignature::Ed25519(_) | MultiSignature::Ecdsa(_) => true,
	}
}

/// A signature in hexadecimal digits: 64 bytes, which are sr25519's, or with its scheme before it, as SCALE has it.
pub fn parse_signature(text: &str) -> Option<MultiSignature> {
	let bytes = hex::decode(text.strip_prefix("0x").unwrap_or(text)).ok()?;
	match <[u8; 64]>::try_from(&bytes[..]) {
		Ok(bare) => Some(MultiSignature::Sr25519(bare)),
		Err(_) => MultiSignature::decode_all(&mut &bytes[..]).ok(),
	}
}

fn parse(secret: &str) -> Result<Keypair> {
	if secret.lines().count() != 1 {
		bail!("{} lines", secret.lines().count());
	}
	let bare = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
	let secret = if bare { format!("0x{secret}") } else { secret.to_string() };
	let uri = SecretUri::from_str(&secret).map_err(|error| anyhow!("{error}"))?;
	Keypair::from_uri(&uri).map_err(|error| anyhow!("{error}"))
}

/// Makes a new key from the system's randomness and keeps its mnemonic in a file that must not exist yet.
pub fn generate(path: &Path) -> Result<Signer> {
	let mut entropy = [0; 16];
	fs::File::open("/dev/urandom")?.read_exact(&mut entropy)?;
	let mnemonic = Mnemonic::from_entropy(&entropy).map_err(|error| anyhow!("{error}"))?;
	let mut file = OpenOptions::new()
		.write(true)
		.create_new(true)
		.mode(0o600)
		.open(path)
		.with_context(|| {
			format!("无法新建 {0} / cannot create {0}, which must not exist yet", path.display())
		})?;
	writeln!(file, "{mnemonic}")?;
	file.sync_all()?;
	Signer::of_secret(&mnemonic.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::utils::H256;
	use suhui_primitives::{key_consent, KeyHolder};

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn account(secret: &str) -> Result<String> {
		let file = tempfile::NamedTempFile::new()?;
		fs::write(file.path(), secret)?;
		Signer::read(file.path(), || bail!("no password is asked for"))
			.map(|signer| signer.account.to_string())
	}

	/// `//Alice`, as polkadot.js wrote it, by the password `whoisalice`: an example of subxt's.
	const WALLET: &str = r#"{
		"encoded": "DumgApKCTqoCty1OZW/8WS+sgo6RdpHhCwAkA2IoDBMAgAAAAQAAAAgAAAB6IG/q24EeVf0JqWqcBd5m2tKq5BlyY84IQ8oamLn9DZe9Ouhgunr7i36J1XxUnTI801axqL/ym1gil0U8440Qvj0lFVKwGuxq38zuifgoj0B3Yru0CI6QKEvQPU5xxj4MpyxdSxP+2PnTzYao0HDH0fulaGvlAYXfqtU89xrx2/z9z7IjSwS3oDFPXRQ9kAdDebtyCVreZ9Otw9v3",
		"encoding": {
			"content": ["pkcs8", "sr25519"],
			"type": ["scrypt", "xsalsa20-poly1305"],
			"version": "3"
		},
		"address": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
		"meta": { "name": "Alice" }
	}"#;

	#[test]
	fn signer_should_be_read_from_a_wallets_file_when_the_password_opens_it() {
		let file = tempfile::NamedTempFile::new().unwrap();
		fs::write(file.path(), WALLET).unwrap();
		let read = |password: &str| Signer::read(file.path(), || Ok(password.into()));
		let signer = read("whoisalice").unwrap();
		assert_eq!(signer.account.to_string(), ALICE);
		assert_eq!(signer.pair.public_key().0, parse("//Alice").unwrap().public_key().0);
		fs::write(file.path(), WALLET.replace("DumgApKCTqoCty1OZW", "")).unwrap();
		assert!(read("whoisalice").is_err());
		fs::write(file.path(), WALLET).unwrap();
		let fault = read("whoisbob").err().unwrap().to_string();
		assert!(fault.contains("the password is another"), "{fault}");
	}

	#[test]
	fn signer_should_be_the_same_when_its_secret_is_written_in_any_form() {
		assert_eq!(account("//Alice").unwrap(), ALICE);
		assert_eq!(account("  //Alice\r\n").unwrap(), ALICE);
		let phrase = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
		assert_eq!(account(&format!("{phrase}//Alice\n")).unwrap(), ALICE);
		let seed = "e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
		assert_eq!(account(seed).unwrap(), ALICE);
		assert_eq!(account(&format!("0x{seed}")).unwrap(), ALICE);
	}

	#[test]
	fn signer_should_be_refused_when_the_file_holds_no_one_secret() {
		for secret in ["", "not a mnemonic", "//Alice\n//Bob", "0x1234"] {
			assert!(account(secret).is_err(), "{secret}");
		}
	}

	#[test]
	fn consent_should_be_its_keys_of_its_words_alone_when_asked() {
		let signer = |secret| Signer::of_secret(secret).unwrap();
		let (alice, bob) = (signer("//Alice"), signer("//Bob"));
		let words = |holder, place| key_consent(H256::repeat_byte(7), holder, place);
		let holder = KeyHolder::Participant(4);
		let consent = MultiSignature::Sr25519(alice.consent(&words(holder, 2)));
		let is = |signer: &Signer, words: &str| is_consent(&consent, &signer.account, words);
		assert!(is(&alice, &words(holder, 2)));
		assert!(!is(&bob, &words(holder, 2)));
		for other in [words(holder, 3), words(KeyHolder::Expert(4), 2)] {
			assert!(!is(&alice, &other));
		}
	}

	#[test]
	fn signature_should_be_read_when_bare_or_with_its_scheme() {
		let bare = "07".repeat(64);
		let sr25519 = MultiSignature::Sr25519([7; 64]);
		for text in [&bare, &format!("0x{bare}"), &format!("0x01{bare}")] {
			assert_eq!(parse_signature(text).as_ref(), Some(&sr25519), "{text}");
		}
		let ed25519 = parse_signature(&format!("0x00{bare}"));
		assert_eq!(ed25519, Some(MultiSignature::Ed25519([7; 64])));
		for text in ["", "0x", "0x07", "x", &format!("0x05{bare}"), &format!("0x{bare}0000")] {
			assert_eq!(parse_signature(text), None, "{text}");
		}
	}

	#[test]
	fn generate_should_make_a_private_file_that_reads_back_when_there_is_none() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("key");
		let signer = generate(&path).unwrap();
		assert!(!signer.exposed);
		let read = Signer::read(&path, || bail!("no password is asked for"));
		assert_eq!(read.unwrap().account, signer.account);
		assert!(generate(&path).is_err());
	}
}
