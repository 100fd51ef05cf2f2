//! Suhui's validator and full node.

// The errors of the SDK's client crates are as large as they are.
#![allow(clippy::result_large_err)]

mod announced;
mod authoring;
#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod cli;
mod command;
mod database;
mod department;
mod doctor;
mod equivocations;
mod genesis;
mod key;
mod live;
mod pool_tasks;
mod purge;
mod rpc;
mod service;
mod standing;
mod types;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
