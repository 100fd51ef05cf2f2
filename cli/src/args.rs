//! The words of the command line that every command shares, and how values are read from it.

use std::path::PathBuf;

use anyhow::{anyhow, Context as _, Result};
use clap::Args;
use subxt::{
	transactions::Payload,
	utils::{AccountId32, H256},
};
use suhui_client::{Chain, Included, Signer};
use suhui_primitives::Period;

use crate::output::Output;

#[derive(Args)]
pub struct Global {
	/// 节点地址 / The node to speak to
	#[arg(long, global = true, env = "SUHUI_URL", default_value = "ws://127.0.0.1:9944")]
	pub url: String,
	/// 密钥文件，一行：助记词、//Alice 式的路径或十六进制种子 / Seed file of one line: a mnemonic, a
	/// path such as //Alice, or a hexadecimal seed
	#[arg(long, global = true, env = "SUHUI_KEY", value_name = "FILE")]
	pub key: Option<PathBuf>,
	/// 输出一份 JSON / One JSON document instead of tables
	#[arg(long, global = true)]
	pub json: bool,
}

/// What a command is run with.
pub struct Context {
	pub global: Global,
	pub output: Output,
}

impl Context {
	pub async fn connect(&self) -> Result<Chain> {
		let chain = Chain::connect(&self.global.url).await;
		chain.context("请用 --url 指定运行中的节点 / name a running node with --url")
	}

	pub fn signer(&self) -> Result<Signer> {
		let path = self.global.key.as_ref().ok_or_else(|| {
			anyhow!("此命令须签名，请用 --key 指定密钥文件 / this command signs: name a seed file with --key")
		})?;
		let signer = Signer::read(path)?;
		if signer.exposed {
			self.output.warn(format!(
				"密钥文件 {0} 可被本机其他用户读取，请 chmod 600 / others on this machine may read the seed file {0}: chmod 600 it",
				path.display()
			));
		}
		Ok(signer)
	}

	/// Signs a call with `--key`, sends it and waits until it is finalised.
	pub async fn send(&self, call: &impl Payload) -> Result<Included> {
		self.send_on(&self.connect().await?, call).await
	}

	pub async fn send_on(&self, chain: &Chain, call: &impl Payload) -> Result<Included> {
		let signer = self.signer()?;
		let spinner = self.output.spinner("等待最终确认 Waiting until it is finalised");
		let included = chain.submit(&signer, call).await;
		spinner.finish_and_clear();
		included
	}
}

/// `2016-01`, `2016-01-31` or `2016-01-01..2016-01-31`.
pub fn period(text: &str) -> Result<Period, String> {
	suhui_records::parse_period(text)
}

/// An address, or the public key as `0x` and 64 digits.
pub fn account(text: &str) -> Result<AccountId32, String> {
	if let Some(digits) = text.strip_prefix("0x") {
		return bytes32(digits).map(AccountId32);
	}
	text.parse().map_err(|_| {
		format!("「{text}」不是账户地址 / `{text}` is not an account: give an SS58 address, or 0x and 64 digits")
	})
}

/// 32 bytes as 64 hexadecimal digits, with or without `0x`.
pub fn hash(text: &str) -> Result<H256, String> {
	bytes32(text.strip_prefix("0x").unwrap_or(text)).map(H256)
}

fn bytes32(digits: &str) -> Result<[u8; 32], String> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(digits, &mut bytes)
		.map_err(|_| "应为 64 位十六进制数 / expected 64 hexadecimal digits".to_string())?;
	Ok(bytes)
}
