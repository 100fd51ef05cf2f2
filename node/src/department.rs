//! What a department does on its own machine: make its keys, and change those of its validator.

use clap::{Args, Subcommand};
use polkadot_sdk::sp_core::crypto::Zeroize;
use std::{
	fs,
	path::{Path, PathBuf},
};
use suhui_chain_spec::{
	card::hexadecimal,
	department::{Made, Particulars, Session, CARD, NODE, OFFLINE},
	wallet::check_password,
};
use suhui_guard::{
	file::{ensure_free, explain, write, PUBLIC},
	secret,
};

#[derive(Debug, Subcommand)]
pub enum DepartmentCmd {
	/// Make all keys of a department, and the public card that it hands over at the ceremony.
	New(New),
	/// Make other session keys for the validator, and print what its account announces them by.
	Rotate(Rotate),
}

#[derive(Debug, Args)]
pub struct New {
	/// Id of the chain that is to be, as all departments agreed.
	#[arg(long, value_name = "ID")]
	chain_id: String,

	/// The department's name, as the public knows it.
	#[arg(long)]
	name: String,

	/// Its unified social credit code 统一社会信用代码 (GB 32100-2015).
	#[arg(long)]
	code: String,

	/// File that says whom to call. A copy stays with the department, its digests stand on the card.
	#[arg(long, value_name = "FILE")]
	contact: PathBuf,

	/// Where other departments reach its node: /dns/node.example/tcp/30333.
	#[arg(long)]
	address: String,

	/// File of the password that the keys kept offline are encrypted by; asked for unless given.
	#[arg(long, value_name = "FILE")]
	password_file: Option<PathBuf>,

	/// Folder that all of it is written to. It must not be there yet.
	#[arg(long, value_name = "FOLDER")]
	output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Rotate {
	/// Address of the validator's account.
	#[arg(long, value_name = "ADDRESS")]
	validator: String,

	/// The node's folder of keys.
	#[arg(long, value_name = "FOLDER")]
	keystore_path: PathBuf,

	/// File of the keystore's password, as the node is started with.
	#[arg(long, value_name = "FILE")]
	password_filename: Option<PathBuf>,

	/// File that the announcement is written to, for `suhui session set-keys`.
	#[arg(long, value_name = "FILE")]
	output: PathBuf,
}

impl DepartmentCmd {
	pub fn run(&self) -> sc_cli::Result<()> {
		let told = match self {
			DepartmentCmd::New(cmd) => cmd.run(),
			DepartmentCmd::Rotate(cmd) => cmd.run(),
		};
		println!("{}", told.map_err(|reason| sc_cli::Error::Application(reason.into()))?);
		Ok(())
	}
}

impl New {
	fn run(&self) -> Result<String, String> {
		let contact = read(&self.contact)?;
		let mut password = match &self.password_file {
			Some(path) => {
				secret::ensure(path)?;
				let mut text = read(path)?;
				// The line end is the editor's.
				text.truncate(text.trim_end_matches(['\r', '\n']).len());
				text
			}
			None => ask()?,
		};
		let made = Made::new(
			&Particulars {
				chain: &self.chain_id,
				name: &self.name,
				code: &self.code,
				contact: &contact,
				address: &self.address,
			},
			&password,
		);
		password.zeroize();
		let made = made?;
		made.write(&self.output)?;
		let folder = self.output.display();
		Ok(format!(
			"已生成 / made in {folder}\n\n\
			 交出 / hand over:\n  {CARD}: the public card\n\n\
			 离线保存，两处，上锁，口令另存 / keep offline, in two locked places, the password in a third:\n  \
			 {OFFLINE}/council.json: the seat in the council, {}\n  \
			 {OFFLINE}/validator.json: the validator's account, {}\n  \
			 {OFFLINE}/contact.txt: whom to call, with the line of chance that the card's digests are of\n  \
			 Both keys can be read by polkadot.js and by `suhui --key`. Then delete them from this machine:\n    \
			 shred -u {folder}/{OFFLINE}/*.json\n\n\
			 留在节点 / stays on the node, and nowhere else: two nodes with one keystore are an offence\n  \
			 {NODE}/keystore, {NODE}/keystore.password: session keys; lost ones are replaced, not restored\n  \
			 {NODE}/node.key: the network key; a backup spares others a new address",
			made.card.council, made.card.validator
		))
	}
}

impl Rotate {
	fn run(&self) -> Result<String, String> {
		// Before there are keys that it would have told of.
		ensure_free(&self.output)?;
		// The SDK takes the file to the last byte, and so must this.
		let password = self.password_filename.as_deref().map(secret::password).transpose()?;
		let session = Session::rotate(&self.validator, &self.keystore_path, password.as_deref())?;
		let announcement = serde_json::json!({
			"validator": self.validator,
			"keys": hexadecimal(&session.keys),
			"proof": hexadecimal(&session.proof),
		});
		write(&self.output, format!("{announcement:#}\n").as_bytes(), PUBLIC).inspect_err(
			|_| {
				// Nobody is told of them.
				session.forget(&self.keystore_path);
			},
		)?;
		Ok(format!(
			"新的会话密钥 / new session keys:\n  BABE    {}\n  GRANDPA {}\n\n\
			 由验证账户设定 / announce them by the validator's account:\n  \
			 suhui session set-keys {} --key validator.json\n\
			 或在钱包中签名 / or sign session.setKeys in a wallet:\n  \
			 keys  {}\n  proof {}\n  call  {}\n\n\
			 两个会期后生效，节点无须重启；届时日志写明新密钥，再过半小时删除旧密钥的文件 / they count two sessions later, without \
			 a restart, when the log names them; delete the files of the old ones half an hour after that",
			hexadecimal(&session.babe.0),
			hexadecimal(&session.grandpa.0),
			self.output.display(),
			hexadecimal(&session.keys),
			hexadecimal(&session.proof),
			hexadecimal(&session.call)
		))
	}
}

fn read(path: &Path) -> Result<String, String> {
	fs::read_to_string(path).map_err(|error| explain(path, &error))
}

/// A password that was typed twice.
fn ask() -> Result<String, String> {
	let prompt = |text| {
		rpassword::prompt_password(text).map_err(|e| {
			format!("the password: there is no terminal to ask at ({e}): name its file by --password-file")
		})
	};
	let password = prompt("离线密钥的口令 Password of the keys kept offline: ")?;
	check_password(&password)?;
	let mut again = prompt("再输一次 Once more: ")?;
	let differs = again != password;
	again.zeroize();
	if differs {
		return Err("the password: the two differ".into());
	}
	Ok(password)
}
