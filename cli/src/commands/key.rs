use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;
use serde_json::json;
use suhui_client::{keys::generate, Signer};

use crate::{args::Context, output::fields};

#[derive(Subcommand)]
pub enum Command {
	/// 新建密钥文件 / Make a new key, kept in FILE as a mnemonic
	Generate { file: PathBuf },
	/// 显示密钥的地址与公钥 / Show the address and public key of --key
	Show,
}

pub fn run(context: &Context, command: Command) -> Result<()> {
	let signer = match command {
		Command::Generate { file } => generate(&file)?,
		Command::Show => context.signer()?,
	};
	show(context, &signer);
	Ok(())
}

fn show(context: &Context, signer: &Signer) {
	let address = signer.account.to_string();
	let public = format!("0x{}", hex::encode(signer.account));
	context.output.show(&json!({ "address": address, "public_key": public }), |_| {
		fields([("地址 Address", address.clone()), ("公钥 Public key", public.clone())])
	});
}
