//! What the whole-chain tests share: real nodes and explorers on loopback, the real command line, and a second runtime.

mod cli;
mod clock;
mod demonstration;
mod explorer;
mod held;
mod index;
mod node;
mod polkadot_js;
mod presigned;
mod steps;
mod transaction;

pub use cli::CommandLine;
pub use clock::set_clock;
pub use demonstration::{scaled, Demonstration};
pub use explorer::Explorer;
pub use held::held_batch;
pub use index::rows;
pub use node::{signal, Department, Heights, Network, Node};
pub use polkadot_js::ConnectedScript;
pub use presigned::{hand_in, Presigner, INVALID, NO_ROOM};
pub use steps::play_steps;
pub use transaction::{apply, authorize, motion, send};

use std::path::PathBuf;

// What is generated holds more than is used.
#[allow(dead_code)]
mod successor {
	include!(env!("SUCCESSOR"));
}

/// The runtime after the one under test: its version is one higher, its transactions are coded differently, and so are its
/// accounts, by a migration.
pub fn successor() -> &'static [u8] {
	successor::WASM_BINARY.expect("it is built unless SKIP_WASM_BUILD is set")
}

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
