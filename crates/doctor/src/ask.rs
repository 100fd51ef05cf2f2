//! Asking a node, over HTTP and on this machine or in its own network: for what comes from elsewhere a proxy speaks TLS.

use serde_json::{json, Value};
use std::{
	fmt,
	io::{Read, Write},
	net::{TcpStream, ToSocketAddrs},
	time::Duration,
};

/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// No answer that is asked for is longer.
const LONGEST: u64 = 16 << 20;
/// The SDK's answer to whoever may not use a method is as if there were none, with these words.
const UNSAFE: &str = "unsafe to be called externally";

/// Why a question was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// Nothing listens there, or not to this.
	Unreached(String),
	/// The method is for whoever may do all with the node.
	Unsafe,
	/// The node has its own words for it.
	Other(String),
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Refusal::Unreached(reason) | Refusal::Other(reason) => f.write_str(reason),
			Refusal::Unsafe => f.write_str("the method is not for everybody"),
		}
	}
}

/// Something that answers as a node's JSON-RPC does.
pub trait Ask {
	fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal>;
}

/// A node's address: host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http(String);

impl Http {
	/// An address as `HOST:PORT`, or with `http://` before it.
	pub fn parse(address: &str) -> Result<Self, String> {
		if address.starts_with("https://") || address.starts_with("wss://") {
			return Err(format!(
				"{address}: TLS ends at the proxy, so name what the proxy passes on to, as HOST:PORT"
			));
		}
		let plain = address.trim_start_matches("http://").trim_end_matches('/');
		match plain.rsplit_once(':') {
			Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
				Ok(Http(plain.to_string()))
			}
			_ => Err(format!("`{address}` is no address of the form HOST:PORT")),
		}
	}

	/// The page that stands at a path.
	pub fn get(&self, path: &str) -> Result<String, String> {
		self.exchange("GET", path, "")
	}

	fn exchange(&self, verb: &str, path: &str, body: &str) -> Result<String, String> {
		let Http(authority) = self;
		let failed = |error: std::io::Error| format!("{authority}{path}: {error}");
		let mut addresses = authority.to_socket_addrs().map_err(failed)?;
		let address = addresses.next().ok_or_else(|| format!("{authority} has no address"))?;
		let mut stream = TcpStream::connect_timeout(&address, PATIENCE).map_err(failed)?;
		stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
		stream.set_write_timeout(Some(PATIENCE)).map_err(failed)?;
		let length = body.len();
		// By HTTP/1.0 the answer is neither in pieces nor is the connection kept.
		write!(
			stream,
			"{verb} {path} HTTP/1.0\r\nhost: {authority}\r\ncontent-type: application/json\r\n\
			 content-length: {length}\r\nconnection: close\r\n\r\n{body}"
		)
		.map_err(failed)?;
		let mut answer = Vec::new();
		stream.take(LONGEST).read_to_end(&mut answer).map_err(failed)?;
		let answer = String::from_utf8_lossy(&answer);
		let (head, body) = answer
			.split_once("\r\n\r\n")
			.ok_or_else(|| format!("{authority}{path}: no HTTP is spoken there"))?;
		match head.split(' ').nth(1) {
			Some("200") => Ok(body.to_string()),
			status => Err(format!("{authority}{path}: status {}", status.unwrap_or("unknown"))),
		}
	}
}

impl Ask for Http {
	fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal> {
		let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let answer =
			self.exchange("POST", "/", &question.to_string()).map_err(Refusal::Unreached)?;
		let mut answer: Value = serde_json::from_str(&answer)
			.map_err(|error| Refusal::Unreached(format!("no JSON-RPC is spoken there: {error}")))?;
		match answer.get("error") {
			None => Ok(answer["result"].take()),
			Some(error) => Err(refusal(error)),
		}
	}
}

fn refusal(error: &Value) -> Refusal {
	let message = error["message"].as_str().unwrap_or_default();
	if message.contains(UNSAFE) {
		Refusal::Unsafe
	} else {
		Refusal::Other(message.to_string())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{io::BufRead, io::BufReader, net::TcpListener, thread};

	/// Answers once, to anything, with this.
	fn server(answer: String) -> Http {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let address = listener.local_addr().unwrap().to_string();
		thread::spawn(move || {
			let (stream, _) = listener.accept().unwrap();
			let mut reader = BufReader::new(stream);
			let mut length = 0;
			loop {
				let mut line = String::new();
				reader.read_line(&mut line).unwrap();
				if let Some(found) = line.strip_prefix("content-length: ") {
					length = found.trim().parse().unwrap();
				}
				if line == "\r\n" {
					break;
				}
			}
			reader.read_exact(&mut vec![0; length]).unwrap();
			reader.get_mut().write_all(answer.as_bytes()).unwrap();
		});
		Http::parse(&address).unwrap()
	}

	fn said(body: &str) -> Result<Value, Refusal> {
		server(format!("HTTP/1.0 200 OK\r\n\r\n{body}")).ask("system_health", json!([]))
	}

	#[test]
	fn address_should_be_host_and_port_when_it_is_read() {
		for address in ["node:9944", "http://node:9944", "http://node:9944/"] {
			assert_eq!(Http::parse(address), Ok(Http("node:9944".into())));
		}
		assert_eq!(Http::parse("[::1]:9944"), Ok(Http("[::1]:9944".into())));
	}

	#[test]
	fn address_should_be_refused_with_the_reason_when_it_is_none() {
		let refused = Http::parse("https://node.example").unwrap_err();
		assert!(refused.contains("TLS ends at the proxy"), "{refused}");
		for address in ["node", ":9944", "node:port", ""] {
			assert!(Http::parse(address).is_err(), "{address}");
		}
	}

	#[test]
	fn answer_should_be_the_result_when_the_node_has_one() {
		let answer = said(r#"{"jsonrpc":"2.0","id":1,"result":{"peers":5}}"#);
		assert_eq!(answer, Ok(json!({ "peers": 5 })));
	}

	#[test]
	fn refusal_should_be_told_apart_when_the_method_is_unsafe() {
		let answer = said(
			r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"RPC call is unsafe to be called externally"}}"#,
		);
		assert_eq!(answer, Err(Refusal::Unsafe));
		let answer = said(
			r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}"#,
		);
		assert_eq!(answer, Err(Refusal::Other("Method not found".into())));
	}

	#[test]
	fn node_should_be_unreached_when_nothing_listens() {
		let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
		let node = Http::parse(&free.to_string()).unwrap();
		assert!(matches!(node.ask("system_health", json!([])), Err(Refusal::Unreached(_))));
	}

	#[test]
	fn node_should_be_unreached_when_something_else_answers() {
		assert!(matches!(said("<html>"), Err(Refusal::Unreached(_))));
	}
}
