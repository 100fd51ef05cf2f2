//! A node whose port somebody else has.

use std::{net::TcpListener, process::Command};

use anyhow::Result;
use suhui_chain_tests::{binary, free_port};

#[test]
fn node_should_begin_nothing_and_name_port_and_remedy_when_another_process_has_the_port(
) -> Result<()> {
	let somebody = TcpListener::bind("127.0.0.1:0")?;
	let taken = somebody.local_addr()?.port();
	for (option, remedy) in [
		("--port", "another port (--port, or --listen-addr)"),
		("--rpc-port", "another port (--rpc-port)"),
		("--prometheus-port", "another port (--prometheus-port, or --no-prometheus)"),
	] {
		let folder = tempfile::tempdir()?;
		// A node that goes on all the same would never end.
		let mut node = Command::new("timeout");
		node.arg("60").arg(binary("suhui-node"));
		node.args(["--chain", "dev", "--alice", "--no-mdns", "--base-path"]).arg(folder.path());
		for each in ["--port", "--rpc-port", "--prometheus-port"] {
			let port = if each == option { taken } else { free_port() };
			node.args([each, &port.to_string()]);
		}
		let output = node.output()?;
		let said = String::from_utf8_lossy(&output.stderr);
		assert_eq!(output.status.code(), Some(1), "{option}: {said}");
		assert!(said.contains(&format!("Error: port {taken} (")), "{option}: {said}");
		assert!(said.contains("another process") && said.contains(remedy), "{option}: {said}");
		assert!(!folder.path().join("chains/suhui-dev/db").exists(), "{option}");
	}
	Ok(())
}
