//! A node whose port somebody else has, or whose address the machine does not have.

use std::{
	fs::{read_to_string, File},
	net::TcpListener,
	process::Command,
	thread::sleep,
	time::{Duration, Instant},
};

use anyhow::Result;
use suhui_chain_tests::{binary, free_port, signal};

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

#[test]
fn node_should_end_at_once_and_begin_nothing_when_a_signal_comes_while_it_waits_for_an_address(
) -> Result<()> {
	for stop in ["-TERM", "-INT"] {
		let folder = tempfile::tempdir()?;
		let log = folder.path().join("log");
		// Two minutes it would wait.
		let mut node = Command::new("timeout");
		node.arg("60").arg(binary("suhui-node"));
		node.args(["--chain", "dev", "--alice", "--no-mdns", "--no-prometheus", "--base-path"]);
		node.arg(folder.path()).args(["--rpc-port", &free_port().to_string()]);
		// An address of documents (RFC 5737).
		node.args(["--listen-addr", "/ip4/203.0.113.7/tcp/30333"]).stderr(File::create(&log)?);
		let mut node = node.spawn()?;
		let said = || read_to_string(&log).unwrap_or_default();
		while !said().contains("no address of this machine yet") {
			assert!(node.try_wait()?.is_none(), "{}", said());
			sleep(Duration::from_millis(100));
		}
		let sent = Instant::now();
		signal(node.id(), stop)?;
		let ended = node.wait()?;
		assert_eq!(ended.code(), Some(0), "{stop}: {}", said());
		assert!(sent.elapsed() < Duration::from_secs(10), "{stop}: {:?}", sent.elapsed());
		assert!(!folder.path().join("chains/suhui-dev/db").exists(), "{stop}");
	}
	Ok(())
}
