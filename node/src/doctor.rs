//! A look at a node that runs, and at what it runs from.

use clap::Args;
use codec::Decode;
use polkadot_sdk::{pallet_timestamp, sp_timestamp::Timestamp};
use sc_service::ChainSpec as _;
use serde_json::{json, Value};
use std::{
	fs,
	io::{self, Read, Write},
	net::{SocketAddr, TcpStream},
	path::{Path, PathBuf},
	process::Command,
	time::Duration,
};
use suhui_chain_spec::{digest, from_file, WELL_KNOWN};
use suhui_guard::{
	disk,
	doctor::{judge, Seen},
	file::{explain, is_exposed},
	keystore, network_key,
};
use suhui_runtime::Runtime;

/// How long the node may take for an answer.
const WAIT: Duration = Duration::from_secs(10);
/// Bytes of an answer at most.
const ANSWER: u64 = 64 * 1024 * 1024;

/// Look at a running node and what it runs from, and say what is amiss and what to do.
#[derive(Debug, Args)]
pub struct DoctorCmd {
	/// The chain's specification, as the node is started with.
	#[arg(long, value_name = "FILE")]
	chain: PathBuf,

	/// Where the node's RPC listens.
	#[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9944")]
	rpc: SocketAddr,

	/// Where its metrics stand.
	#[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9615")]
	metrics: SocketAddr,

	/// Folder of its database.
	#[arg(long, value_name = "FOLDER")]
	base_path: Option<PathBuf>,

	/// Folder of its session keys.
	#[arg(long, value_name = "FOLDER")]
	keystore_path: Option<PathBuf>,

	/// File of the keystore's password.
	#[arg(long, value_name = "FILE")]
	password_filename: Option<PathBuf>,

	/// File of its network key.
	#[arg(long, value_name = "FILE")]
	node_key_file: Option<PathBuf>,
}

impl DoctorCmd {
	pub fn run(&self) -> sc_cli::Result<()> {
		let told = |reason: String| sc_cli::Error::Application(reason.into());
		let bytes = fs::read(&self.chain).map_err(|error| told(explain(&self.chain, &error)))?;
		println!("摘要 digest of {}\n  {}\n", self.chain.display(), digest(&bytes));
		let findings = judge(&self.look().map_err(told)?);
		for finding in &findings {
			println!("{finding}");
		}
		match findings.iter().filter(|finding| finding.remedy.is_some()).count() {
			0 => Ok(()),
			amiss => Err(told(format!("{amiss} of {} are amiss", findings.len()))),
		}
	}

	fn look(&self) -> Result<Seen, String> {
		let spec = from_file(&self.chain)?;
		let mut seen = Seen {
			departments: spec.boot_nodes().len(),
			metrics: Some(request(self.metrics, "GET /metrics HTTP/1.0\r\n\r\n").is_ok()),
			clock_kept: clock_kept(),
			free: self.base_path.as_deref().map(disk::free).transpose()?,
			..Seen::default()
		};
		self.look_at_files(&mut seen);
		let node = Rpc(self.rpc);
		let name = node.call("system_chain", json!([])).map_err(|reason| {
			format!(
				"the node does not answer at {}: {reason}. Is it running? journalctl -u suhui-node",
				self.rpc
			)
		})?;
		seen.names = name.as_str().map(|name| (spec.name().to_string(), name.to_string()));
		let ask = |method| node.call(method, json!([])).ok();
		let count = |value: Value| Some(value.as_array()?.len());
		seen.validator =
			ask("system_nodeRoles").map(|roles| roles.to_string().contains("Authority"));
		let health = ask("system_health").unwrap_or_default();
		seen.peers = health["peers"].as_u64().and_then(|peers| peers.try_into().ok());
		seen.syncing = health["isSyncing"].as_bool();
		seen.reserved = ask("system_reservedPeers").and_then(count);
		// Who a node's peers are is not safe to tell.
		seen.offers_unsafe = Some(ask("system_peers").is_some());
		seen.heights = node.heights();
		seen.age = node.age();
		Ok(seen)
	}

	fn look_at_files(&self, seen: &mut Seen) {
		let password = self.password_filename.as_deref().map(fs::read_to_string);
		let password = password.and_then(Result::ok);
		if let Some(folder) = &self.keystore_path {
			seen.keys.extend(keystore::check(folder, password.as_deref(), &WELL_KNOWN).err());
			let entries = fs::read_dir(folder).into_iter().flatten().flatten();
			seen.exposed.extend(entries.filter_map(|entry| exposed(&entry.path())));
		}
		if let Some(path) = &self.node_key_file {
			seen.keys.extend(network_key::check(path).err());
		}
		let single = [&self.node_key_file, &self.password_filename];
		seen.exposed.extend(single.into_iter().flatten().filter_map(|path| exposed(path)));
	}
}

fn exposed(path: &Path) -> Option<String> {
	is_exposed(path).then(|| path.display().to_string())
}

/// What the machine says of its clock; nothing where it has no such program.
fn clock_kept() -> Option<bool> {
	let arguments = ["show", "--property", "NTPSynchronized", "--value"];
	let output = Command::new("timedatectl").args(arguments).output().ok()?;
	match String::from_utf8(output.stdout).ok()?.trim() {
		"yes" => Some(true),
		"no" => Some(false),
		_ => None,
	}
}

/// A node that is asked over HTTP.
struct Rpc(SocketAddr);

impl Rpc {
	fn call(&self, method: &str, params: Value) -> Result<Value, String> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let body = body.to_string();
		let answer = request(
			self.0,
			&format!(
				"POST / HTTP/1.0\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
				self.0,
				body.len()
			),
		)
		.map_err(|error| error.to_string())?;
		let mut answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
		match answer.get_mut("result") {
			Some(result) => Ok(result.take()),
			None => Err(answer["error"]["message"].to_string()),
		}
	}

	/// Heights of the best block and of the last that is final.
	fn heights(&self) -> Option<(u64, u64)> {
		let last = self.call("chain_getFinalizedHead", json!([])).ok()?;
		let number = |params| {
			let header = self.call("chain_getHeader", params).ok()?;
			u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
		};
		let final_height = number(json!([last]))?;
		Some((number(json!([]))?, final_height))
	}

	/// How old the best block is, in milliseconds.
	fn age(&self) -> Option<i64> {
		let key = pallet_timestamp::Now::<Runtime>::hashed_key();
		let value =
			self.call("state_getStorage", json!([format!("0x{}", hex::encode(key))])).ok()?;
		let value = hex::decode(value.as_str()?.trim_start_matches("0x")).ok()?;
		let then = i64::try_from(u64::decode(&mut &value[..]).ok()?).ok()?;
		i64::try_from(Timestamp::current().as_millis()).ok()?.checked_sub(then)
	}
}

/// What is answered to a request of HTTP/1.0, without its head, if all is well.
fn request(to: SocketAddr, request: &str) -> io::Result<String> {
	let mut stream = TcpStream::connect_timeout(&to, WAIT)?;
	stream.set_read_timeout(Some(WAIT))?;
	stream.set_write_timeout(Some(WAIT))?;
	stream.write_all(request.as_bytes())?;
	let mut answer = String::new();
	stream.take(ANSWER).read_to_string(&mut answer)?;
	let other = |reason: &str| io::Error::other(reason.to_string());
	let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| other("no answer of HTTP"))?;
	let status = head.lines().next().unwrap_or_default();
	if !status.contains(" 200") {
		return Err(other(status));
	}
	Ok(body.to_string())
}
