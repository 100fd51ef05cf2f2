//! What the whole-chain tests share: real nodes and explorers on loopback, and the real command line.

mod cli;
mod demonstration;
mod explorer;
mod node;

pub use cli::Cli;
pub use demonstration::{scaled, Demonstration};
pub use explorer::Explorer;
pub use node::{Heights, Network, Node};

use std::path::PathBuf;

/// A binary of this workspace, built beside the running test.
pub fn binary(name: &str) -> PathBuf {
	let test = std::env::current_exe().expect("a running test has a path");
	let folder = test.parent().and_then(|deps| deps.parent()).expect("tests run in target/*/deps");
	let binary = folder.join(name);
	assert!(binary.exists(), "{} is not built: run scripts/build first", binary.display());
	binary
}

/// A TCP port that was free a moment ago.
pub fn free_port() -> u16 {
	let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
	listener.local_addr().expect("a bound listener has an address").port()
}
