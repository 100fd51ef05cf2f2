//! Suhui's validator and full node.

#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod build_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
    command::run()
}
