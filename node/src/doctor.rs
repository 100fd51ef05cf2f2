use crate::{cli::Cli, genesis};
use sc_cli::SubstrateCli;
use sc_service::ChainType;
use std::{
	fs,
	time::{SystemTime, UNIX_EPOCH},
};
use suhui_chain_spec::{digest, WELL_KNOWN};
use suhui_doctor::{examine, exit_code, Expected, Options};
use suhui_runtime::VERSION;

#[derive(Debug, clap::Parser)]
pub struct DoctorCmd {
	/// The chain that the node is to run: dev, local, or its specification's file.
	#[arg(long, value_name = "CHAIN")]
	chain: String,

	#[command(flatten)]
	options: Options,

	/// Print the findings as JSON, a list of `check`, `level` (good, unknown, warning, fault), `found` and `remedy`.
	#[arg(long)]
	json: bool,
}

impl DoctorCmd {
	/// Prints the findings; the code to exit with: 0 for good, 1 for a warning, 2 for a fault, 3 where the node told nothing.
	pub fn run(&self, cli: &Cli) -> sc_cli::Result<u8> {
		let spec = cli.load_spec(&self.chain)?;
		let is_live = spec.chain_type() == ChainType::Live;
		let file = fs::read(&self.chain).ok().filter(|_| is_live);
		let expected = Expected {
			id: spec.id().into(),
			digest: file.map(|bytes| digest(&bytes)),
			genesis: format!("{:?}", genesis::hash(&genesis::state(spec.as_ref())?)?),
			bootnodes: spec.boot_nodes().iter().map(ToString::to_string).collect(),
			version: Cli::impl_version(),
			spec_version: VERSION.spec_version.into(),
		};
		let known = is_live.then(|| &*WELL_KNOWN);
		let findings = examine(&self.options, &expected, known, &now)?;
		if self.json {
			let json = serde_json::to_string_pretty(&findings)
				.map_err(|error| format!("findings are no JSON: {error}"))?;
			println!("{json}");
		} else {
			for finding in &findings {
				println!("{finding}");
			}
		}
		Ok(exit_code(&findings))
	}
}

/// Milliseconds since 1970 by this machine's clock.
fn now() -> u64 {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	now.as_millis().try_into().unwrap_or(u64::MAX)
}
