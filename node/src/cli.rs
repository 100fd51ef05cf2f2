use crate::{department::DepartmentCmd, doctor::DoctorCmd, key::KeyCmd};
use sc_cli::RunCmd;
use sc_storage_monitor::StorageMonitorParams;

#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,

	// On the departments' own chain; a development chain takes what room there is.
	#[clap(flatten)]
	pub storage: StorageMonitorParams,
}

#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(KeyCmd),

	/// Make a department's keys, or other session keys for its validator.
	#[command(subcommand)]
	Department(DepartmentCmd),

	/// Export a chain specification, plain or raw.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Execute a stored block again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the database of a chain, of a node that is stopped. Keystore and network key stay.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the newest blocks that are not final; not on the departments' chain, where validators would vote again.
	Revert(sc_cli::RevertCmd),

	/// Print best and finalised block of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Examine a running node: what is out of order, and what to do about it.
	///
	/// Exits with 0 if nothing is amiss, 1 if something is to be looked at, 2 if something is out of order, 3 if the node told
	/// nothing.
	Doctor(DoctorCmd),

	/// Measure the runtime and this machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}
