//! A key that is to stand for someone, who must have consented to that.

use std::path::PathBuf;

use anyhow::{bail, ensure, Result};
use clap::Args;
use subxt::utils::{AccountId32, MultiSignature, H256};
use suhui_client::keys::is_consent;
use suhui_primitives::{key_consent, KeyHolder};

use crate::args::{self, Context};

#[derive(Args)]
pub struct NewKey {
	/// 新密钥的账户 / The new key's account
	#[arg(value_parser = args::account, required_unless_present = "new_key", requires = "consent")]
	account: Option<AccountId32>,
	/// 新密钥的同意，由 suhui key consent 得出 / The new key's consent, as `suhui key consent` prints it
	#[arg(long, value_name = "HEX", value_parser = args::consent, requires = "account")]
	consent: Option<MultiSignature>,
	/// 新密钥的文件，代替账户与 --consent / The new key's file, in place of its account and --consent
	#[arg(long, value_name = "FILE", conflicts_with_all = ["account", "consent"])]
	new_key: Option<PathBuf>,
}

impl NewKey {
	/// The account and its consent to stand for a holder for whom so many keys stood.
	pub fn consenting(
		self,
		context: &Context,
		genesis: H256,
		holder: KeyHolder,
		keys: u32,
	) -> Result<(AccountId32, MultiSignature)> {
		let words = next_words(genesis, holder, keys);
		if let Some(path) = self.new_key {
			let signer = context.read_key(&path)?;
			return Ok((signer.account, MultiSignature::Sr25519(signer.consent(&words))));
		}
		let (Some(account), Some(consent)) = (self.account, self.consent) else {
			bail!("请给出新账户与 --consent，或 --new-key / give the new account and --consent, or --new-key");
		};
		ensure_consents(&account, &consent, &words)?;
		Ok((account, consent))
	}
}

/// That a key signed these words.
pub fn ensure_consents(account: &AccountId32, consent: &MultiSignature, words: &str) -> Result<()> {
	ensure!(
		is_consent(consent, account, words),
		"--consent 不是 {account} 对下列文字的签名，请以该账户的密钥重新运行 suhui key consent / --consent is not {account}'s signature of these words: run `suhui key consent` again with its key\n{words}"
	);
	Ok(())
}

/// What the next key of a holder signs, for whom so many keys stood.
pub fn next_words(genesis: H256, holder: KeyHolder, keys: u32) -> String {
	key_consent(genesis, holder, keys.saturating_add(1))
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn fault(arguments: &[&str]) -> Option<ErrorKind> {
		let command = NewKey::augment_args(clap::Command::new("suhui").no_binary_name(true));
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn new_key_should_be_an_account_with_its_consent_or_a_file_when_it_is_named() {
		let consent = "07".repeat(64);
		assert_eq!(fault(&[ALICE, "--consent", &consent]), None);
		assert_eq!(fault(&["--new-key", "phone.key"]), None);
		let missing = Some(ErrorKind::MissingRequiredArgument);
		assert_eq!(fault(&[]), missing);
		assert_eq!(fault(&[ALICE]), missing);
		assert_eq!(fault(&["--consent", &consent]), missing);
		assert_eq!(fault(&[ALICE, "--new-key", "phone.key"]), Some(ErrorKind::ArgumentConflict));
	}
}
