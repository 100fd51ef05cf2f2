//! A validator's session keys, which its department's node made.

use std::{
	fs,
	path::{Path, PathBuf},
};

use anyhow::{ensure, Context as _, Result};
use clap::Subcommand;
use serde::Deserialize;
use serde_json::json;
use subxt::{
	dynamic::{tx, Value},
	transactions::Payload,
	utils::AccountId32,
};

use crate::args::Context;

#[derive(Subcommand)]
pub enum Command {
	/// 设定新的会话密钥，两个会期后生效（验证账户） / Announce other session keys, which count two sessions later (the validator's account)
	SetKeys {
		/// suhui-node department rotate 写出的文件 / The file that `suhui-node department rotate` wrote
		#[arg(value_name = "FILE")]
		announcement: PathBuf,
	},
}

/// What `suhui-node department rotate` writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Announcement {
	validator: AccountId32,
	keys: String,
	proof: String,
}

/// Bytes of a key.
const KEY: usize = 32;
/// Bytes of a signature by each of two keys.
const PROOF: usize = 128;

pub async fn run(context: &Context, command: Command) -> Result<()> {
	let Command::SetKeys { announcement } = command;
	let Announcement { validator, keys, proof } = read(&announcement)?;
	let signer = context.signer()?;
	ensure!(
		signer.account == validator,
		"新密钥是为验证账户 {validator} 生成的，而 --key 是 {0} / the keys were made for the validator {validator}, and --key is {0}",
		signer.account
	);
	let told = "已设定，两个会期后生效，届时节点日志写明新密钥；再过半小时删除旧密钥的文件 / announced: they count two sessions later, when the node's log names them; delete the files of the old ones half an hour after that";
	let result = json!({ "validator": validator.to_string(), "keys": keys });
	context.tell(&call(&keys, &proof)?, result, told.to_string()).await
}

fn read(path: &Path) -> Result<Announcement> {
	let name = path.display();
	let text = fs::read_to_string(path)
		.with_context(|| format!("无法读取 {name} / cannot read {name}"))?;
	serde_json::from_str(&text).with_context(|| {
		format!("{name} 不是 suhui-node department rotate 写出的文件 / {name} is not what `suhui-node department rotate` writes")
	})
}

/// The call, whose keys are BABE's and then GRANDPA's.
fn call(keys: &str, proof: &str) -> Result<impl Payload> {
	let keys = bytes(keys, KEY + KEY)?;
	let (babe, grandpa) = keys.split_at(KEY);
	let keys = Value::named_composite([
		("babe", Value::from_bytes(babe)),
		("grandpa", Value::from_bytes(grandpa)),
	]);
	Ok(tx("Session", "set_keys", (keys, bytes(proof, PROOF)?)))
}

fn bytes(text: &str, count: usize) -> Result<Vec<u8>> {
	let bytes = hex::decode(text.strip_prefix("0x").unwrap_or(text))
		.with_context(|| format!("「{text}」不是十六进制数 / `{text}` is no hexadecimal number"))?;
	ensure!(bytes.len() == count, "「{text}」应为 {count} 字节 / `{text}` should be {count} bytes");
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn announcement(text: &str) -> Result<Announcement> {
		let file = tempfile::NamedTempFile::new()?;
		fs::write(file.path(), text)?;
		read(file.path())
	}

	#[test]
	fn announcement_should_be_read_when_the_node_wrote_it() {
		let text = json!({ "validator": ALICE, "keys": "0x07", "proof": "0x08" }).to_string();
		let read = announcement(&text).unwrap();
		assert_eq!(read.validator.to_string(), ALICE);
		assert_eq!((read.keys.as_str(), read.proof.as_str()), ("0x07", "0x08"));
	}

	#[test]
	fn announcement_should_be_refused_when_it_is_another_file() {
		let fault = announcement("{}").err().unwrap().to_string();
		assert!(fault.contains("department rotate"), "{fault}");
	}

	#[test]
	fn keys_should_be_refused_when_they_are_too_few_bytes() {
		let (keys, proof) = ("07".repeat(64), "08".repeat(128));
		assert!(call(&keys, &proof).is_ok());
		assert!(call(&format!("0x{keys}"), &format!("0x{proof}")).is_ok());
		for (keys, proof) in
			[(&keys[2..], &proof[..]), (&keys[..], &proof[2..]), ("zz", &proof[..])]
		{
			assert!(call(keys, proof).is_err());
		}
	}
}
