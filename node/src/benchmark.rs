//! Measuring the runtime's calls, the database and the machine.

use crate::{cli::Cli, service};
use frame_benchmarking_cli::{BenchmarkCmd, SUBSTRATE_REFERENCE_HARDWARE};
use polkadot_sdk::sp_runtime::traits::HashingFor;
use sc_cli::SubstrateCli;
use sc_service::PartialComponents;
use suhui_runtime::opaque::Block;

pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> sc_cli::Result<()> {
	cli.create_runner(cmd)?.sync_run(|config| match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
		}
		BenchmarkCmd::Block(cmd) => {
			let PartialComponents { client, .. } = service::new_partial(&config)?;
			cmd.run(client)
		}
		BenchmarkCmd::Storage(cmd) => {
			let PartialComponents { client, backend, .. } = service::new_partial(&config)?;
			let (db, storage) = (backend.expose_db(), backend.expose_storage());
			let cache = backend.expose_shared_trie_cache();
			cmd.run(config, client, db, storage, cache)
		}
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
		BenchmarkCmd::Overhead(_) | BenchmarkCmd::Extrinsic(_) => {
			Err("no account of this chain may send the remark that this command measures".into())
		}
	})
}
