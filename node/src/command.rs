use crate::{
	cli::{Cli, Subcommand},
	database, live, purge, service, types,
};
use futures::FutureExt;
use sc_cli::{CliConfiguration, Signals, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::{Configuration, PartialComponents, PruningMode, TaskManager};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use std::{fs::File, path::Path};
use suhui_guard::file::explain;
use suhui_runtime::{opaque::Block, Hash};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Suhui Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		"Validator and full node of Suhui (苏惠), the carbon-inclusion chain".into()
	}

	fn author() -> String {
		"Suhui".into()
	}

	fn support_url() -> String {
		"the department that runs this node".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(match id {
			"dev" | "development" | "suhui-dev" => suhui_chain_spec::development()?,
			"local" | "suhui-local" => suhui_chain_spec::local()?,
			"" => {
				return Err("no chain chosen: start with --dev, with --chain local, or with \
                            --chain FILE, the departments' chain specification"
					.into())
			}
			path => suhui_chain_spec::from_file(Path::new(path))?,
		}))
	}
}

/// Runs what the command line asks for.
pub fn run() -> sc_cli::Result<()> {
	let mut cli = Cli::from_args();
	// Whoever signs with a public secret has no network identity to lose either.
	if cli.run.get_keyring().is_some() {
		cli.run.network_params.node_key_params.unsafe_force_node_key_generation = true;
	}
	match &cli.subcommand {
		None => {
			live::ensure_files(&cli.run).map_err(told)?;
			live::listen(&mut cli.run).map_err(told)?;
			let storage = cli.storage.clone();
			let arguments = live::Arguments::of(&cli.run);
			cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
				keep_all_states_of_development(&mut config);
				start(config, storage, &arguments).await
			})
		}
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::Department(cmd)) => cmd.run(),
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			database::ensure_there(&config.database).map_err(told)?;
			let PartialComponents { client, task_manager, import_queue, .. } = parts(&config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			database::ensure_there(&config.database).map_err(told)?;
			let PartialComponents { client, task_manager, .. } = parts(&config)?;
			let exported = async move {
				let exported = cmd.run(client, config.database).await;
				exported.map_err(|error| match (error, &cmd.output) {
					(sc_cli::Error::Io(error), Some(path)) => told(explain(path, &error)),
					(error, _) => error,
				})
			};
			Ok((exported, task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			// Before there is a database for what cannot be read.
			if let Some(path) = cmd.input.as_ref().filter(|path| path.is_file() || !path.exists()) {
				File::open(path).map_err(|error| told(explain(path, &error)))?;
			}
			database::choose_for_import(&mut config).map_err(told)?;
			let PartialComponents { client, task_manager, import_queue, .. } = parts(&config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::PurgeChain(cmd)) => {
			// Without a runner, which would take Ctrl-C from whoever is asked.
			let runtime = sc_cli::build_runtime()?;
			purge::run(cmd, cmd.create_configuration(&cli, runtime.handle().clone())?)
		}
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			if config.chain_spec.chain_type() == sc_service::ChainType::Live {
				return Err(told(
					"revert begins GRANDPA's state anew: a validator would vote again in a round in which it has voted. \
					 docs/reliability.md says how a node comes back with a new database"
						.into(),
				));
			}
			database::ensure_there(&config.database).map_err(told)?;
			let PartialComponents { client, task_manager, backend, .. } = parts(&config)?;
			let revert_consensus =
				Box::new(|client: std::sync::Arc<types::FullClient>, backend, blocks| {
					sc_consensus_babe::revert(client.clone(), backend, blocks)?;
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
			Ok((cmd.run(client, backend, Some(revert_consensus)), task_manager))
		}),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			database::ensure_there(&config.database).map_err(told)?;
			opened(config.database.path(), cmd.run::<Block>(&config))
		}),
		Some(Subcommand::Doctor(cmd)) => std::process::exit(cmd.run(&cli)?.into()),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => crate::benchmark::run(&cli, cmd),
	}
}

async fn start(
	mut config: Configuration,
	storage: StorageMonitorParams,
	arguments: &live::Arguments,
) -> sc_cli::Result<TaskManager> {
	// The runner looks for them only once it has what this makes.
	let signals = Signals::capture()?;
	live::prepare(&mut config, storage.threshold, arguments).map_err(told)?;
	let ports = live::ensure_ports(&mut config, arguments).fuse();
	match signals.try_until_signal(ports).await {
		Ok(free) => free.map_err(told)?,
		// The runner has it too, and ends what it is given at once: nothing.
		Err(()) => {
			return TaskManager::new(config.tokio_handle, None)
				.map_err(|error| sc_service::Error::from(error).into())
		}
	}
	let is_live = config.chain_spec.chain_type() == sc_service::ChainType::Live;
	// The database's own folder is another where it is chosen by what is there.
	let folders = [config.database.path().map(Path::to_path_buf), Some(config.data_path.clone())];
	database::choose(&mut config).map_err(told)?;
	let started = match config.network.network_backend {
		NetworkBackendType::Litep2p => {
			service::new_full::<sc_network::Litep2pNetworkBackend>(config)
		}
		NetworkBackendType::Libp2p => {
			service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config)
		}
	};
	let tasks = opened(folders[0].as_deref(), started)?;
	let there = folders.into_iter().flatten().find(|folder| folder.exists());
	if let Some(folder) = there.filter(|_| is_live) {
		StorageMonitorService::try_spawn(storage, folder, &tasks.spawn_essential_handle())
			.map_err(|error| told(error.to_string()))?;
	}
	Ok(tasks)
}

/// The parts that a command on the database needs.
fn parts(config: &Configuration) -> sc_cli::Result<service::Partial> {
	opened(config.database.path(), service::new_partial(config))
}

/// What came of opening the database in a folder; where another process has it, that is told, and what the node itself refuses
/// is told as it is.
fn opened<T>(
	folder: Option<&Path>,
	done: Result<T, impl Into<sc_cli::Error>>,
) -> sc_cli::Result<T> {
	done.map_err(|error| {
		let error = match error.into() {
			sc_cli::Error::Service(sc_service::Error::Application(reason)) => {
				sc_cli::Error::Application(reason)
			}
			error => error,
		};
		let in_use = folder.and_then(|folder| database::in_use(folder, &error.to_string()));
		in_use.map_or(error, told)
	})
}

/// What is told as it is, without "Invalid input" before it.
fn told(reason: String) -> sc_cli::Error {
	sc_cli::Error::Application(reason.into())
}

/// A developer asks for any block's state, and a development chain is short.
fn keep_all_states_of_development(config: &mut Configuration) {
	if config.chain_spec.chain_type() == sc_service::ChainType::Development {
		config.state_pruning.get_or_insert(PruningMode::ArchiveAll);
	}
}
