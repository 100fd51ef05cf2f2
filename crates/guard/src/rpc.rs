//! What a node's RPC offers to whom on a live chain, and how much of it.

use std::{
	net::{IpAddr, SocketAddr},
	num::NonZeroU32,
};

/// This machine, where explorer and command line run: what comes from it is not limited.
pub const OWN: [&str; 2] = ["127.0.0.0/8", "::1/128"];

/// MB of a request at most. A chunk of records, the largest that anybody sends, is half of a block in hexadecimal digits.
const REQUEST: u32 = 10;
/// Calls in one request.
const BATCH: u32 = 64;
/// Subscriptions of a connection: a wallet keeps about ten, an explorer fewer.
const SUBSCRIPTIONS: u32 = 64;
/// Calls a minute of a connection: what a wallet takes to begin with, several times over.
const CALLS: NonZeroU32 = NonZeroU32::new(1_200).unwrap();

/// What was asked for of an endpoint; nothing where it was left to the node.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
	/// MB of a request.
	pub request: Option<u32>,
	/// Calls in one request.
	pub batch: Option<u32>,
	/// Subscriptions of a connection.
	pub subscriptions: Option<u32>,
	/// Calls a minute of a connection.
	pub calls: Option<NonZeroU32>,
}

/// The limits of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	pub request: u32,
	pub batch: u32,
	pub subscriptions: u32,
	pub calls: NonZeroU32,
}

impl Asked {
	/// What was asked for, and this node's own limits for the rest.
	pub fn limits(self) -> Limits {
		Limits {
			request: self.request.unwrap_or(REQUEST),
			batch: self.batch.unwrap_or(BATCH),
			subscriptions: self.subscriptions.unwrap_or(SUBSCRIPTIONS),
			calls: self.calls.unwrap_or(CALLS),
		}
	}
}

/// That unsafe methods may be offered at an address: nobody else reaches it.
pub fn ensure_own(at: SocketAddr) -> Result<(), String> {
	if is_own(at.ip()) {
		return Ok(());
	}
	Err(format!(
		"RPC at {at}: unsafe methods would be everybody's, to stop the node and change its keys: leave out --rpc-methods \
		 unsafe, or --rpc-external"
	))
}

/// Whether this machine alone reaches an address. Who comes there through a proxy is told by what the proxy says; where
/// others reach the port themselves they would say what they like.
pub fn is_own(ip: IpAddr) -> bool {
	ip.is_loopback()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn at(text: &str) -> SocketAddr {
		text.parse().expect("an address")
	}

	#[test]
	fn unsafe_methods_should_be_offered_when_this_machine_alone_reaches_them() {
		for own in ["127.0.0.1:9944", "127.8.0.1:9944", "[::1]:9944"] {
			assert_eq!(ensure_own(at(own)), Ok(()), "{own}");
		}
	}

	#[test]
	fn unsafe_methods_should_be_refused_with_their_remedy_when_others_reach_them() {
		for open in ["0.0.0.0:9944", "[::]:9944", "10.1.0.11:9944", "[2001:db8::1]:9944"] {
			let fault = ensure_own(at(open)).expect_err("refused");
			assert!(fault.starts_with(&format!("RPC at {open}: ")), "{fault}");
			assert!(fault.contains("leave out --rpc-methods unsafe"), "{fault}");
		}
	}

	#[test]
	fn endpoint_should_be_limited_when_nothing_was_asked_for() {
		let Limits { request, batch, subscriptions, calls } = Asked::default().limits();
		assert_eq!((request, batch, subscriptions, calls.get()), (10, 64, 64, 1_200));
	}

	#[test]
	fn limit_should_be_what_was_asked_for_when_it_was() {
		let calls = NonZeroU32::new(60);
		let asked = Asked { request: Some(1), batch: Some(2), subscriptions: Some(3), calls };
		let Limits { request, batch, subscriptions, calls } = asked.limits();
		assert_eq!((request, batch, subscriptions, calls.get()), (1, 2, 3, 60));
	}

	#[test]
	fn other_limits_should_stay_when_one_was_asked_for() {
		let limits = Asked { request: Some(100), ..Asked::default() }.limits();
		assert_eq!(limits, Limits { request: 100, ..Asked::default().limits() });
	}
}
