//! `purge-chain`, asked and done by the SDK's command, which neither tells what is lost nor looks whether a node runs.

use crate::database;
use sc_cli::PurgeChainCmd;
use sc_service::{ChainType, Configuration};
use std::io::{stdin, stdout, Write};

/// Deletes the database of a chain once whoever is asked says yes. What runs by then keeps it.
pub fn run(cmd: &PurgeChainCmd, config: Configuration) -> sc_cli::Result<()> {
	if let Some(loss) = loss(&config) {
		eprintln!("{loss}");
	}
	if !cmd.yes && !is_confirmed(&config)? {
		println!("Nothing was deleted");
		return Ok(());
	}
	database::begin_deletion(&config.database)
		.map_err(|reason| sc_cli::Error::Application(reason.into()))?;
	PurgeChainCmd { yes: true, ..cmd.clone() }.run(config.database)
}

fn is_confirmed(config: &Configuration) -> sc_cli::Result<bool> {
	let folder = config.database.path().and_then(|path| path.parent());
	let Some(folder) = folder else { return Ok(true) };
	print!("Delete {}? [y/N]: ", folder.display());
	stdout().flush()?;
	let mut answer = String::new();
	stdin().read_line(&mut answer)?;
	Ok(answer.trim().starts_with(['y', 'Y']))
}

/// What goes with the database of a live chain and what stays, for whoever is asked whether to delete it.
fn loss(config: &Configuration) -> Option<String> {
	let spec = &config.chain_spec;
	let folder = config.database.path()?.parent()?;
	(spec.chain_type() == ChainType::Live && folder.exists()).then(|| {
		format!(
			"This deletes {}, the database of {} ({}): blocks and states come again from the other nodes, within minutes to hours; \
			 what a validator voted nobody else has. Keystore and network key stay. After this a validator must not be started \
			 with --validator at once: it would vote twice and be disabled. docs/reliability.md says in four steps how it comes \
			 back (A database that is new, or older than the node)",
			folder.display(),
			spec.name(),
			spec.id()
		)
	})
}
