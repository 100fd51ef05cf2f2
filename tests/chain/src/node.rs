use std::{
	fs::File,
	io::{Read, Write},
	net::TcpStream,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};

use anyhow::{bail, ensure, Context, Result};
use subxt::rpcs::{rpc_params, RpcClient};
use suhui_client::{clock::today, Chain};
use suhui_primitives::Day;

use crate::set_clock;

/// The P2P identity of the first node, whose secret is the number one.
const BOOT_NODE_ID: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

/// How long a chain may take to make a block of a later day, or by another runtime.
const MOVE: Duration = Duration::from_secs(60);

/// Which chain a set of nodes runs, and where the first of them listens and answers.
pub struct Network {
	chain: &'static str,
	boot_port: u16,
	rpc_port: u16,
	folder: PathBuf,
	/// The file that sets the nodes' clock.
	clock: Option<PathBuf>,
	/// Given to every node besides.
	arguments: &'static [&'static str],
}

impl Network {
	pub fn new(chain: &'static str, folder: &Path) -> Self {
		let (boot_port, rpc_port) = (crate::free_port(), crate::free_port());
		let (folder, clock) = (folder.into(), None);
		Network { chain, boot_port, rpc_port, folder, clock, arguments: &[] }
	}

	/// The same, begun weeks ago: a script moves its clock on, to this machine's at last.
	pub fn clocked(chain: &'static str, folder: &Path) -> Self {
		Network { clock: Some(folder.join("clock")), ..Self::new(chain, folder) }
	}

	/// The same, begun at noon of a day: a test moves its clock on.
	pub fn begun_on(day: Day, chain: &'static str, folder: &Path) -> Result<Self> {
		let clock = folder.join("clock");
		set_clock(&clock, day)?;
		Ok(Network { clock: Some(clock), ..Self::new(chain, folder) })
	}

	/// The same, its nodes started with more arguments.
	pub fn with(self, arguments: &'static [&'static str]) -> Self {
		Network { arguments, ..self }
	}

	/// Starts the node of the `index`-th department, signing with `account`'s development keys.
	/// Started again with the same index it goes on from its own database.
	pub async fn start(&self, index: u8, account: &str) -> Result<Node> {
		let (port, rpc_port) = match index {
			0 => (self.boot_port, self.rpc_port),
			_ => (crate::free_port(), crate::free_port()),
		};
		let metrics = crate::free_port();
		let log = self.folder.join(format!("{account}.log"));
		let output = File::options().create(true).append(true).open(&log)?;
		let child = self
			.command()
			.args(["--chain", self.chain, &format!("--{account}")])
			.arg("--base-path")
			.arg(self.folder.join(account))
			.args(["--rpc-port", &rpc_port.to_string(), "--no-mdns"])
			.args(["--prometheus-port", &metrics.to_string()])
			.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{port}")])
			.args(["--node-key", &format!("{:064x}", u32::from(index) + 1)])
			.args(if index == 0 {
				vec![]
			} else {
				let port = self.boot_port;
				vec![
					"--bootnodes".to_string(),
					format!("/ip4/127.0.0.1/tcp/{port}/p2p/{BOOT_NODE_ID}"),
				]
			})
			.args(["--allow-private-ip"])
			.args(self.arguments)
			.stdin(Stdio::null())
			.stdout(output.try_clone()?)
			.stderr(output)
			.spawn()
			.context("suhui-node does not start")?;
		let url = format!("ws://127.0.0.1:{rpc_port}");
		let mut node = Node { child, url, metrics, log, clock: self.clock.clone() };
		node.until(Duration::from_secs(60), "answers", |_| true).await?;
		Ok(node)
	}

	/// What runs a node by the network's clock.
	fn command(&self) -> Command {
		let node = crate::binary("suhui-node");
		let Some(clock) = &self.clock else { return Command::new(node) };
		let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/clocked");
		let mut command = Command::new(script);
		command.arg(clock).arg(node);
		command
	}
}

/// A department that made its own keys, by the folder that `suhui-node department new` wrote.
pub struct Department {
	pub folder: PathBuf,
	/// Where others reach its node.
	pub port: u16,
}

impl Department {
	/// What its node is run with on the chain of a specification, by the keys of its own folder.
	pub fn command(&self, spec: &Path, rpc_port: u16) -> Command {
		let own = self.folder.join("node");
		let mut command = Command::new(crate::binary("suhui-node"));
		command
			.arg("--chain")
			.arg(spec)
			.arg("--base-path")
			.arg(self.folder.join("data"))
			.arg("--keystore-path")
			.arg(own.join("keystore"))
			.arg("--password-filename")
			.arg(own.join("keystore.password"))
			.arg("--node-key-file")
			.arg(own.join("node.key"))
			.args(["--validator", "--no-mdns", "--allow-private-ip"])
			.args(["--db-storage-threshold", "1"])
			.args(["--rpc-port", &rpc_port.to_string()])
			.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{}", self.port)])
			.stdin(Stdio::null());
		command
	}

	/// Starts its node.
	pub async fn start(&self, spec: &Path) -> Result<Node> {
		let (rpc_port, metrics) = (crate::free_port(), crate::free_port());
		let log = self.folder.join("log");
		let output = File::options().create(true).append(true).open(&log)?;
		let child = self
			.command(spec, rpc_port)
			.args(["--prometheus-port", &metrics.to_string()])
			.stdout(output.try_clone()?)
			.stderr(output)
			.spawn()
			.context("suhui-node does not start")?;
		let url = format!("ws://127.0.0.1:{rpc_port}");
		let mut node = Node { child, url, metrics, log, clock: None };
		node.until(Duration::from_secs(60), "answers", |_| true).await?;
		Ok(node)
	}
}

/// A running node; dropping it kills the process.
pub struct Node {
	child: Child,
	pub url: String,
	/// Where its metrics stand, on loopback.
	metrics: u16,
	log: PathBuf,
	clock: Option<PathBuf>,
}

/// Heights of a node's chain.
#[derive(Clone, Copy, Debug)]
pub struct Heights {
	pub best: u32,
	pub finalized: u32,
}

impl Node {
	pub async fn heights(&self) -> Result<Heights> {
		let rpc = RpcClient::from_url(&self.url).await?;
		let number = |header: serde_json::Value| -> Result<u32> {
			let hex = header["number"].as_str().context("a header has a number")?;
			Ok(u32::from_str_radix(hex.trim_start_matches("0x"), 16)?)
		};
		let best = number(rpc.request("chain_getHeader", rpc_params![]).await?)?;
		let head: String = rpc.request("chain_getFinalizedHead", rpc_params![]).await?;
		let finalized = number(rpc.request("chain_getHeader", rpc_params![head]).await?)?;
		Ok(Heights { best, finalized })
	}

	/// The file that sets its clock, which scripts know as `SUHUI_CLOCK`.
	pub fn clock(&self) -> Result<&Path> {
		self.clock.as_deref().context("the node goes by this machine's clock: Network::clocked")
	}

	/// Moves its clock on to noon of a day, and waits until a block of that day is final.
	pub async fn move_to(&mut self, day: Day) -> Result<()> {
		set_clock(self.clock()?, day)?;
		let (start, chain) = (Instant::now(), Chain::connect(&self.url).await?);
		while today(&chain.at_finalized().await?).await? < day {
			if let Some(status) = self.child.try_wait()? {
				bail!("the node ended with {status}; its last words:\n{}", self.last_words());
			}
			if start.elapsed() > MOVE {
				bail!("{day} did not come within {MOVE:?}; its last words:\n{}", self.last_words());
			}
			tokio::time::sleep(Duration::from_millis(500)).await;
		}
		Ok(())
	}

	/// Where its metrics stand.
	pub fn metrics_address(&self) -> String {
		format!("127.0.0.1:{}", self.metrics)
	}

	/// What Prometheus reads of it.
	pub fn metrics(&self) -> Result<String> {
		let mut stream = TcpStream::connect(("127.0.0.1", self.metrics))?;
		stream.set_read_timeout(Some(Duration::from_secs(10)))?;
		// By HTTP/1.0 the answer ends with the connection.
		write!(stream, "GET /metrics HTTP/1.0\r\n\r\n")?;
		let mut page = String::new();
		stream.read_to_string(&mut page)?;
		ensure!(page.contains(" 200 "), "no metrics stand there: {page}");
		Ok(page)
	}

	/// The hash of the block at a height, if the node has it.
	pub async fn block_hash(&self, height: u32) -> Result<Option<String>> {
		let rpc = RpcClient::from_url(&self.url).await?;
		Ok(rpc.request("chain_getBlockHash", rpc_params![height]).await?)
	}

	/// Waits until the newest block, final or not, leaves a runtime of this version.
	pub async fn until_version(&self, version: u64) -> Result<()> {
		let (start, rpc) = (Instant::now(), RpcClient::from_url(&self.url).await?);
		loop {
			let left: serde_json::Value =
				rpc.request("state_getRuntimeVersion", rpc_params![]).await?;
			if left["specVersion"] == version {
				return Ok(());
			}
			if start.elapsed() > MOVE {
				bail!(
					"no runtime of version {version} came; its last words:\n{}",
					self.last_words()
				);
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
	}

	/// The number of the set that votes, as the node counts it and as the chain does.
	pub async fn voting_sets(&self) -> Result<(u64, u64)> {
		let rpc = RpcClient::from_url(&self.url).await?;
		let round: serde_json::Value = rpc.request("grandpa_roundState", rpc_params![]).await?;
		let nodes = round["setId"].as_u64().context("a round is a set's")?;
		let call = rpc_params!["GrandpaApi_current_set_id", "0x"];
		let answer: String = rpc.request("state_call", call).await?;
		// Eight bytes, the lowest first.
		let number = u64::from_str_radix(answer.trim_start_matches("0x"), 16)?;
		Ok((nodes, number.swap_bytes()))
	}

	/// Runs the migrations of the runtime that a block left, on that block's state, with all their checks and every
	/// pallet's; nothing is kept.
	pub async fn try_migrations(&self, height: u64) -> Result<()> {
		/// `UpgradeCheckSelect::All`
		const ALL: &str = "0x01";
		let hash = self.block_hash(u32::try_from(height)?).await?.context("the node has it")?;
		let rpc = RpcClient::from_url(&self.url).await?;
		let call = rpc_params!["TryRuntime_on_runtime_upgrade", ALL, hash];
		let answer = rpc.request::<String>("state_call", call).await;
		answer.with_context(|| format!("a check failed; its log:\n{}", self.last_words()))?;
		Ok(())
	}

	/// Waits until the chain's heights fulfil a condition; `what` names it should the limit pass.
	pub async fn until(
		&mut self,
		limit: Duration,
		what: &str,
		fulfilled: impl Fn(Heights) -> bool,
	) -> Result<Heights> {
		let start = Instant::now();
		loop {
			let heights = self.heights().await;
			if let Ok(heights) = heights {
				if fulfilled(heights) {
					return Ok(heights);
				}
			}
			if let Some(status) = self.child.try_wait()? {
				bail!("the node ended with {status}; its last words:\n{}", self.last_words());
			}
			if start.elapsed() > limit {
				bail!(
					"not seen within {limit:?}: the node {what}; it stands at {heights:?}; its last words:\n{}",
					self.last_words()
				);
			}
			tokio::time::sleep(Duration::from_millis(500)).await;
		}
	}

	/// Stops the process in its tracks: its connections stand, but nothing answers.
	pub fn stall(&self) -> Result<()> {
		signal(self.child.id(), "-STOP")
	}

	/// Lets a stalled process go on.
	pub fn resume(&self) -> Result<()> {
		signal(self.child.id(), "-CONT")
	}

	/// What the node wrote to its log so far.
	pub fn log(&self) -> String {
		std::fs::read_to_string(&self.log).unwrap_or_default()
	}

	fn last_words(&self) -> String {
		let log = self.log();
		let lines: Vec<_> = log.lines().collect();
		lines[lines.len().saturating_sub(30)..].join("\n")
	}
}

/// Sends a process a signal: `-STOP` holds it up, `-CONT` lets it go on.
pub fn signal(process: u32, signal: &str) -> Result<()> {
	let sent = Command::new("kill").args([signal, &process.to_string()]).status()?;
	ensure!(sent.success(), "kill {signal} failed");
	Ok(())
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
		// What libfaketime shares with nobody here, and a killed process leaves behind.
		if self.clock.is_some() {
			for name in ["faketime_shm", "sem.faketime_sem"] {
				let _ = std::fs::remove_file(format!("/dev/shm/{name}_{}", self.child.id()));
			}
		}
	}
}
