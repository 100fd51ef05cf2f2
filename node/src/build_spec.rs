use sc_service::{chain_ops, ChainSpec};
use std::{io::Write, path::PathBuf};

#[derive(Debug, clap::Parser)]
pub struct BuildSpecCmd {
	/// JSON file of the departments' public keys, as the key ceremony made it.
	#[arg(long, value_name = "FILE")]
	departments: PathBuf,

	/// Write the specification to this file instead of standard output.
	#[arg(long, value_name = "FILE")]
	output: Option<PathBuf>,

	/// Write genesis as storage, the form that every department's node must start from.
	#[arg(long)]
	raw: bool,
}

impl BuildSpecCmd {
	pub fn run(&self) -> sc_cli::Result<()> {
		let spec = suhui_chain_spec::from_departments(&self.departments)?;
		let spec: Box<dyn ChainSpec> = Box::new(spec);
		let json = chain_ops::build_spec(spec.as_ref(), self.raw)?;
		match &self.output {
			Some(path) => std::fs::write(path, json)?,
			None => std::io::stdout().write_all(json.as_bytes())?,
		}
		Ok(())
	}
}
