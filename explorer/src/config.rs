//! What an operator of the explorer may set: flags, and a file for what is shown on the page.

use std::{
	net::SocketAddr,
	path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use serde::Deserialize;

#[derive(Debug, Parser)]
#[command(
	name = "suhui-explorer",
	version,
	about = "苏惠区块浏览器：索引、接口与网页 / Suhui's explorer: index, API and web page"
)]
pub struct Arguments {
	#[command(subcommand)]
	pub command: Option<Command>,
	#[command(flatten)]
	pub serve: Serve,
}

#[derive(Debug, Subcommand)]
pub enum Command {
	/// 公开材料 / Public documents
	Documents {
		#[command(subcommand)]
		command: DocumentsCommand,
	},
}

#[derive(Debug, Subcommand)]
pub enum DocumentsCommand {
	/// 放入材料，核对摘要 / Put documents into the folder and check their digest
	Add {
		#[arg(required = true)]
		files: Vec<PathBuf>,
		/// 应有的 BLAKE2-256 摘要 / The BLAKE2-256 digest it must have, for one file
		#[arg(long)]
		digest: Option<String>,
	},
}

#[derive(Debug, Args)]
pub struct Serve {
	/// 节点，需保留全部状态 / The node, which must keep all state (`--state-pruning archive`)
	#[arg(long, env = "SUHUI_URL", default_value = "ws://127.0.0.1:9944")]
	pub node: String,
	/// 监听地址 / Address to listen at
	#[arg(long, default_value = "127.0.0.1:8080")]
	pub listen: SocketAddr,
	/// 索引数据库 / Where the index is kept: sqlite://FILE or postgres://…
	#[arg(long, env = "SUHUI_EXPLORER_DATABASE", default_value = "sqlite://explorer.db")]
	pub database: String,
	/// 公开材料目录 / Folder of public documents
	#[arg(long, default_value = "documents", global = true)]
	pub documents: PathBuf,
	/// 配置文件 / Configuration file (TOML)
	#[arg(long)]
	pub config: Option<PathBuf>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
	pub site: SiteConfig,
	pub limits: RequestLimits,
}

/// The footer's slots; what is absent is not shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteConfig {
	/// 主办单位
	pub organiser: Option<String>,
	/// 网站标识码
	pub identifier: Option<String>,
	/// ICP备案号
	pub icp: Option<String>,
	/// The node's WebSocket as browsers reach it, for the verifier's page.
	pub node_ws: Option<String>,
	/// Other nodes that page may connect to.
	pub more_nodes: Vec<String>,
}

impl SiteConfig {
	/// Scheme, host and port of every node pages may connect to.
	pub fn nodes(&self) -> Result<Vec<String>> {
		let nodes = self.node_ws.iter().chain(&self.more_nodes);
		nodes
			.map(|address| {
				origin(address).with_context(|| {
					format!("{address} 应为 ws://主机[:端口] 或 wss://主机[:端口] / {address} should be ws://HOST[:PORT] or wss://HOST[:PORT]")
				})
			})
			.collect()
	}
}

/// Scheme, host and port of a WebSocket address whose host is a name or IPv4: the only ones a page's policy can hold.
fn origin(address: &str) -> Option<String> {
	let (scheme, rest) = address.split_once("://")?;
	let host = rest.split(['/', '?', '#']).next()?;
	let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-.:".contains(letter);
	let good = matches!(scheme, "ws" | "wss") && !host.is_empty() && host.chars().all(is_plain);
	good.then(|| format!("{scheme}://{host}"))
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RequestLimits {
	/// Requests a second from one address.
	pub requests_per_second: u64,
	/// Requests at once above that.
	pub burst: u32,
	/// Whether addresses are taken from the headers of a proxy in front.
	pub behind_proxy: bool,
}

impl Default for RequestLimits {
	fn default() -> Self {
		RequestLimits { requests_per_second: 100, burst: 400, behind_proxy: false }
	}
}

impl Settings {
	/// The file's settings; the defaults without a file.
	pub fn read(path: Option<&Path>) -> Result<Self> {
		let Some(path) = path else { return Ok(Settings::default()) };
		let name = path.display();
		let text = std::fs::read_to_string(path).with_context(|| {
			format!("无法读取配置文件 {name} / cannot read the configuration {name}")
		})?;
		let wrong = || format!("配置文件 {name} 有误 / the configuration {name} is wrong");
		let config: Settings = toml::from_str(&text).with_context(wrong)?;
		config.site.nodes().with_context(wrong)?;
		Ok(config)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn node_should_be_refused_when_it_is_no_websocket() {
		let nodes = |address: &str| {
			SiteConfig { more_nodes: vec![address.into()], ..SiteConfig::default() }.nodes().ok()
		};
		assert_eq!(nodes("wss://node.example/rpc?x"), Some(vec!["wss://node.example".into()]));
		assert_eq!(nodes("ws://127.0.0.1:9944"), Some(vec!["ws://127.0.0.1:9944".into()]));
		for address in
			["", "node.example", "https://node.example", "ws://", "wss://a; script-src *"]
		{
			assert_eq!(nodes(address), None, "{address}");
		}
	}
}
