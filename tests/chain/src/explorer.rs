use std::{
	fs::File,
	io::{Read, Write},
	net::TcpStream,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};

use anyhow::{bail, ensure, Context, Result};
use serde_json::Value;

/// A running explorer; dropping it kills the process.
pub struct Explorer {
	child: Child,
	port: u16,
	log: PathBuf,
}

impl Explorer {
	/// Starts an explorer that follows a node; started again with the same name it goes on with its index.
	pub fn start(node: &str, folder: &Path, name: &str) -> Result<Self> {
		Self::start_on(&Self::database(folder, name), node, folder, name)
	}

	/// The same with its index elsewhere.
	pub fn start_on(database: &str, node: &str, folder: &Path, name: &str) -> Result<Self> {
		let port = crate::free_port();
		let log = folder.join(format!("{name}.log"));
		let output = File::options().create(true).append(true).open(&log)?;
		let config = folder.join(format!("{name}.toml"));
		std::fs::write(&config, format!("[site]\nnode_ws = \"{node}\"\n"))?;
		let child = Command::new(crate::binary("suhui-explorer"))
			.args(["--node", node, "--listen", &format!("127.0.0.1:{port}")])
			.args(["--database", database])
			.arg("--documents")
			.arg(folder.join("documents"))
			.arg("--config")
			.arg(config)
			.stdin(Stdio::null())
			.stdout(output.try_clone()?)
			.stderr(output)
			.spawn()
			.context("suhui-explorer does not start")?;
		let mut explorer = Explorer { child, port, log };
		explorer.until("answers", |explorer| Ok(explorer.get("/healthz")?.0 == 200))?;
		Ok(explorer)
	}

	/// The address of the index of this name.
	pub fn database(folder: &Path, name: &str) -> String {
		format!("sqlite://{}", folder.join(format!("{name}.db")).display())
	}

	/// The address of a new index in the PostgreSQL that `SUHUI_TEST_POSTGRES` names.
	pub async fn postgres(name: &str) -> Result<String> {
		let base = std::env::var("SUHUI_TEST_POSTGRES")
			.context("SUHUI_TEST_POSTGRES names a PostgreSQL database: scripts/test starts one")?;
		sqlx::any::install_default_drivers();
		let schema = format!("{name}_{}", std::process::id());
		let pool = sqlx::AnyPool::connect(&base).await?;
		sqlx::query(&format!("CREATE SCHEMA {schema}")).execute(&pool).await?;
		let joint = if base.contains('?') { '&' } else { '?' };
		Ok(format!("{base}{joint}options[search_path]={schema}"))
	}

	pub fn url(&self) -> String {
		format!("http://127.0.0.1:{}", self.port)
	}

	/// Status and body of an answer.
	pub fn get(&self, path: &str) -> Result<(u16, Vec<u8>)> {
		self.send("GET", path, "")
	}

	pub fn json(&self, path: &str) -> Result<Value> {
		let (status, body) = self.get(&format!("/api/v1{path}"))?;
		ensure!(status == 200, "{path}: {status} {}", String::from_utf8_lossy(&body));
		Ok(serde_json::from_slice(&body)?)
	}

	/// Posts JSON to the API; the answer, which must be one of success.
	pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
		let (status, answer) = self.send("POST", &format!("/api/v1{path}"), &body.to_string())?;
		ensure!(status / 100 == 2, "{path}: {status} {}", String::from_utf8_lossy(&answer));
		Ok(serde_json::from_slice(&answer)?)
	}

	/// The status of what is answered to JSON posted to the API.
	pub fn status_of_post(&self, path: &str, body: &Value) -> Result<u16> {
		Ok(self.send("POST", &format!("/api/v1{path}"), &body.to_string())?.0)
	}

	/// HTTP/1.0, so that the body ends with the connection.
	fn send(&self, method: &str, path: &str, body: &str) -> Result<(u16, Vec<u8>)> {
		let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
		stream.set_read_timeout(Some(Duration::from_secs(90)))?;
		let length = body.len();
		write!(
			stream,
			"{method} {path} HTTP/1.0\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
		)?;
		let mut bytes = Vec::new();
		stream.read_to_end(&mut bytes)?;
		let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("no head")?;
		let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
		let status = head.split(' ').nth(1).context("no status")?.parse()?;
		Ok((status, bytes.split_off(end + 4)))
	}

	/// Waits until the index has a block.
	pub fn until_indexed(&mut self, height: u64) -> Result<()> {
		self.until(&format!("has indexed block {height}"), |explorer| {
			let summary = explorer.json("/summary")?;
			Ok(summary["indexed"]["number"].as_u64() >= Some(height))
		})
	}

	/// Waits a minute at most; `what` names what was waited for.
	pub fn until(&mut self, what: &str, fulfilled: impl Fn(&Self) -> Result<bool>) -> Result<()> {
		let start = Instant::now();
		loop {
			let found = fulfilled(self);
			if matches!(found, Ok(true)) {
				return Ok(());
			}
			if let Some(status) = self.child.try_wait()? {
				bail!("the explorer ended with {status}:\n{}", self.log());
			}
			if start.elapsed() > Duration::from_secs(60) {
				bail!("not seen: the explorer {what}; {found:?}:\n{}", self.log());
			}
			std::thread::sleep(Duration::from_millis(200));
		}
	}

	/// Kills the process as a crash would.
	pub fn kill(mut self) -> Result<()> {
		self.child.kill()?;
		self.child.wait()?;
		Ok(())
	}

	fn log(&self) -> String {
		std::fs::read_to_string(&self.log).unwrap_or_default()
	}
}

impl Drop for Explorer {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}
