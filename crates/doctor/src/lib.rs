//! # Doctor
//!
//! Examines a running node: whether it runs the chain that was meant, is among others, has the keys by which the chain knows
//! it, goes by their time, has room, and lets nobody do what only its department may. Each finding says what was found, how
//! grave it is, and what to do about it. It asks as anybody may; what only the node's own machine tells, it looks at there.

mod ask;
mod chain;
mod exposure;
mod finding;
mod keys;
mod machine;
mod network;
mod state;

pub use chain::Expected;
pub use finding::{exit_code, Finding, Level};

use ask::{Ask, Http, Refusal};
use finding::NODE;
use keys::Keystore;
use machine::{Folder, Keys};
use serde_json::json;
use std::path::PathBuf;
use suhui_guard::WellKnown;

/// Where a node is to be found.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
	/// Where the node's RPC listens, on its machine.
	#[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9944")]
	pub rpc: String,

	/// Where the public reaches its RPC, if it does: what the proxy passes on to, or the proxy itself without TLS.
	#[arg(long, value_name = "ADDRESS")]
	pub public_rpc: Option<String>,

	/// Where its metrics stand.
	#[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9615")]
	pub metrics: String,

	/// The folder that the node was given as --base-path. Without it, disk and database are not looked at.
	#[arg(long, short = 'd', value_name = "FOLDER")]
	pub base_path: Option<PathBuf>,

	/// The folder that the node was given as --keystore-path, if it was.
	#[arg(long, value_name = "FOLDER")]
	pub keystore_path: Option<PathBuf>,

	/// The file that the node was given as --password-filename, if it was.
	#[arg(long, value_name = "FILE")]
	pub password_filename: Option<PathBuf>,

	/// The file that the node was given as --node-key-file, if it was.
	#[arg(long, value_name = "FILE")]
	pub node_key_file: Option<PathBuf>,
}

/// Tells milliseconds since 1970 by this machine's clock.
pub type Now<'a> = &'a dyn Fn() -> u64;

/// Everything that is found. Keys that are `known` must not be the node's; where everybody may have its keys, none are told.
/// Fails where an address is none.
pub fn examine(
	options: &Options,
	expected: &Expected,
	known: Option<&WellKnown>,
	now: Now,
) -> Result<Vec<Finding>, String> {
	let node = at("--rpc", &options.rpc)?;
	let public = options.public_rpc.as_deref().map(|public| at("--public-rpc", public));
	let public = public.transpose()?;
	let metrics = at("--metrics", &options.metrics)?;
	let folder = options.base_path.as_deref().map(|base| Folder::new(base, &expected.id));
	let keys = Keys {
		keystore: options.keystore_path.clone().or_else(|| Some(folder.as_ref()?.keystore())),
		network_key: options.node_key_file.clone().or_else(|| Some(folder.as_ref()?.network_key())),
		password: options.password_filename.clone(),
	};
	let keystore = Keystore::of(keys.keystore.as_deref());
	let page = metrics.get("/metrics");
	let median = page.as_deref().ok().and_then(network::announced);

	let digest = expected.digest.iter();
	let mut findings: Vec<_> = digest
		.map(|digest| Finding::good("specification", format!("its digest is {digest}")))
		.collect();
	match node.ask("system_health", json!([])) {
		Err(Refusal::Unreached(reason)) => findings.push(Finding::fault(
			NODE,
			reason,
			"see whether it runs (systemctl status suhui-node, journalctl -u suhui-node), and at which --rpc-port",
		)),
		_ => {
			findings.extend(asked(&node, &options.rpc, &keystore, expected, (now, median)));
			let public = public.as_ref().map(|public| public as &dyn Ask);
			findings.extend(exposure::examine(&node, public));
		}
	}
	findings.push(watched(page, &options.metrics));
	findings.extend(machine::time());
	let is_validator = state::is_validator(&node).ok();
	match &folder {
		Some(folder) => {
			findings.extend(machine::examine(folder, is_validator.unwrap_or_default()));
		}
		None => findings.push(Finding::unknown(
			"folder",
			"disk and database were not looked at",
			"run this on the node's machine with --base-path",
		)),
	}
	findings.extend(machine::examine_keys(&keys, known, is_validator));
	Ok(findings)
}

/// What stands at the address that an option names.
fn at(option: &str, address: &str) -> Result<Http, String> {
	Http::parse(address).map_err(|reason| format!("{option}: {reason}"))
}

/// What is told at the node's address, and whether that is anything; besides `now`, what its metrics tell of time.
fn asked(
	node: &dyn Ask,
	address: &str,
	keystore: &Keystore,
	expected: &Expected,
	(now, median): (Now, Option<i64>),
) -> Vec<Finding> {
	let mut told = chain::examine(node, expected);
	told.extend(network::examine(node, &expected.bootnodes, now, median));
	told.extend(keys::examine(node, keystore));
	let answers = if told.iter().all(|finding| finding.level == Level::Unknown) {
		Finding::unknown(
			NODE,
			format!("something answers at {address}, and tells nothing of a node: whether it is in order is not known"),
			"name the node's own RPC by --rpc, not a proxy's that refuses what is asked, and look at the node's log",
		)
	} else {
		Finding::good(NODE, format!("answers at {address}"))
	};
	[vec![answers], told].concat()
}

/// Whether there is something for Prometheus to read.
fn watched(page: Result<String, String>, address: &str) -> Finding {
	const REMEDY: &str =
		"start the node without --no-prometheus, and let Prometheus read it by monitoring/rules.yaml";
	match page {
		Ok(page) if page.contains("substrate_block_height") => {
			Finding::good("metrics", format!("stand at {address}"))
		}
		Ok(_) => {
			Finding::warning("metrics", format!("what stands at {address} is no node's"), REMEDY)
		}
		Err(reason) => Finding::warning("metrics", reason, REMEDY),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::state::mock::Answers;
	use std::net::TcpListener;

	fn expected() -> Expected {
		Expected {
			id: "suhui".into(),
			digest: None,
			genesis: "0x01".into(),
			bootnodes: Vec::new(),
			version: "0.1.0".into(),
			spec_version: 100,
		}
	}

	/// Everything at one address, and no folder.
	fn options(address: &str) -> Options {
		Options {
			rpc: address.into(),
			public_rpc: None,
			metrics: address.into(),
			base_path: None,
			keystore_path: None,
			password_filename: None,
			node_key_file: None,
		}
	}

	#[test]
	fn address_should_be_refused_by_its_option_when_it_is_none() {
		let free = options("127.0.0.1:9");
		let none = || "node".to_string();
		for (option, options) in [
			("--rpc: ", Options { rpc: none(), ..free.clone() }),
			("--public-rpc: ", Options { public_rpc: Some(none()), ..free.clone() }),
			("--metrics: ", Options { metrics: none(), ..free.clone() }),
		] {
			let refused = examine(&options, &expected(), None, &|| 0).unwrap_err();
			assert!(refused.starts_with(option), "{refused}");
		}
	}

	#[test]
	fn node_should_be_a_fault_and_its_folder_looked_at_when_it_does_not_run() {
		let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
		let base = tempfile::tempdir().unwrap();
		let options = Options { base_path: Some(base.path().into()), ..options(&free.to_string()) };
		let findings = examine(&options, &expected(), None, &|| 0).unwrap();
		let grave = findings.iter().filter(|finding| finding.level > Level::Unknown);
		// Whether the machine's time is kept, goes by the machine.
		let grave = grave.filter(|finding| finding.check != "time");
		let grave: Vec<_> = grave.map(|finding| (finding.check, finding.level)).collect();
		let expected =
			[("node", Level::Fault), ("metrics", Level::Warning), ("folder", Level::Fault)];
		assert_eq!(grave, expected);
		assert_eq!(exit_code(&findings), 2);
	}

	#[test]
	fn node_should_be_unknown_when_what_answers_tells_nothing() {
		let told = |node: &Answers| {
			asked(node, "node:9944", &Keystore::of(None), &expected(), (&|| 0, None))
		};
		let findings = told(&Answers::new([]));
		assert_eq!((findings[0].check, findings[0].level), (NODE, Level::Unknown));
		assert!(findings[0].found.contains("is not known"), "{}", findings[0].found);
		assert_eq!(exit_code(&findings), 3);
		let findings = told(&Answers::new([("system_version", json!("0.1.0"))]));
		assert_eq!((findings[0].check, findings[0].level), (NODE, Level::Good));
		assert_eq!(exit_code(&findings), 0);
	}
}
