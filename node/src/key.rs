//! Keys by the command line. They are the SDK's commands but for the one that makes a network key: its own writes over the key
//! that is there, by which others know the node, and lets whom the umask lets read it.

use clap::{Args, Subcommand};
use sc_cli::{GenerateCmd, InsertKeyCmd, InspectKeyCmd, InspectNodeKeyCmd, SubstrateCli};
use sc_network::PeerId;
use sc_service::BasePath;
use std::{
	fs,
	io::{stdout, Write},
	path::PathBuf,
};
use suhui_guard::{
	file::{ensure_free, explain, write, SECRET},
	network_key,
};

/// Where a node has its network key, below its chain's folder, unless it is told of another file.
const NETWORK_KEY: &str = "network/secret_ed25519";

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum KeyCmd {
	/// Make a network key, in a file that is not there yet or to stdout, and tell the node's identity on stderr.
	GenerateNodeKey(GenerateNodeKey),

	/// Generate a random account.
	Generate(GenerateCmd),

	/// Print public key and address of a secret.
	Inspect(InspectKeyCmd),

	/// Print the identity of a network key.
	InspectNodeKey(InspectNodeKeyCmd),

	/// Insert a key into the keystore of a node.
	Insert(InsertKeyCmd),
}

#[derive(Debug, Args)]
pub struct GenerateNodeKey {
	/// File that the key is written to, for its owner alone. It must not be there yet.
	#[arg(long, value_name = "FILE")]
	file: Option<PathBuf>,

	/// Write 32 bytes instead of 64 hexadecimal digits.
	#[arg(long)]
	bin: bool,

	/// The chain in whose folder the key is looked for: dev, local, or its specification's file.
	#[arg(long, value_name = "CHAIN")]
	chain: Option<String>,

	/// Write the key where a node with this folder looks for it.
	#[arg(long, value_name = "FOLDER", conflicts_with_all = ["file", "default_base_path"])]
	base_path: Option<PathBuf>,

	/// Write the key where a node looks for it that is told of no folder.
	#[arg(long, conflicts_with = "file")]
	default_base_path: bool,
}

impl KeyCmd {
	pub fn run<C: SubstrateCli>(&self, cli: &C) -> sc_cli::Result<()> {
		match self {
			KeyCmd::GenerateNodeKey(cmd) => {
				let made = cmd.path(cli).and_then(|path| cmd.make(path));
				made.map_err(|reason| sc_cli::Error::Application(reason.into()))
			}
			KeyCmd::Generate(cmd) => cmd.run(),
			KeyCmd::Inspect(cmd) => cmd.run(),
			KeyCmd::InspectNodeKey(cmd) => cmd.run(),
			KeyCmd::Insert(cmd) => cmd.run(cli),
		}
	}
}

impl GenerateNodeKey {
	/// The file that the key is for, if one.
	fn path<C: SubstrateCli>(&self, cli: &C) -> Result<Option<PathBuf>, String> {
		let base = match &self.base_path {
			Some(folder) => BasePath::new(folder),
			None if self.default_base_path => BasePath::from_project("", "", &C::executable_name()),
			None => return Ok(self.file.clone()),
		};
		let spec = cli.load_spec(self.chain.as_deref().unwrap_or_default())?;
		let path = base.config_dir(spec.id()).join(NETWORK_KEY);
		if let Some(folder) = path.parent() {
			fs::create_dir_all(folder).map_err(|error| explain(folder, &error))?;
		}
		Ok(Some(path))
	}

	fn make(&self, path: Option<PathBuf>) -> Result<(), String> {
		let (key, public) = network_key::generate(self.bin);
		let identity = PeerId::from_ed25519(&public).ok_or("the key made has no identity")?;
		match path {
			Some(path) => {
				ensure_free(&path)?;
				write(&path, &key, SECRET)?;
			}
			None => stdout().write_all(&key).map_err(|error| format!("stdout: {error}"))?,
		}
		eprintln!("{identity}");
		Ok(())
	}
}
