//! Ports that a node is to listen at. Left to itself the SDK takes another for RPC where somebody has its port, shares the one
//! for other nodes with them, and goes on without metrics.

use socket2::{Domain, Protocol, Socket, Type};
use std::{
	io::{self, ErrorKind},
	net::{IpAddr, SocketAddr},
};

/// What a node listens for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
	Nodes,
	Rpc,
	Metrics,
}

impl Purpose {
	fn name(self) -> &'static str {
		match self {
			Purpose::Nodes => "other nodes",
			Purpose::Rpc => "RPC",
			Purpose::Metrics => "metrics",
		}
	}

	/// What gives it another port.
	fn option(self) -> &'static str {
		match self {
			Purpose::Nodes => "--port, or --listen-addr",
			Purpose::Rpc => "--rpc-port",
			Purpose::Metrics => "--prometheus-port, or --no-prometheus",
		}
	}
}

/// That a node may listen at all of these addresses, and would not take a port from itself.
pub fn ensure_free(listened: &[(Purpose, SocketAddr)]) -> Result<(), String> {
	let chosen = listened.iter().filter(|(_, at)| at.port() != 0);
	for (place, &(purpose, at)) in chosen.clone().enumerate() {
		let twice = chosen.clone().take(place).find(|(other, there)| {
			*other != purpose && there.port() == at.port() && overlap(there.ip(), at.ip())
		});
		if let Some((other, _)) = twice {
			return Err(format!(
				"port {} is to be for {} and for {}: give each its own ({}; {})",
				at.port(),
				other.name(),
				purpose.name(),
				other.option(),
				purpose.option()
			));
		}
		probe(purpose, at).map_or_else(|error| told(purpose, at, &error), Ok)?;
	}
	Ok(())
}

fn overlap(one: IpAddr, other: IpAddr) -> bool {
	one == other || one.is_unspecified() || other.is_unspecified()
}

/// Takes an address as whoever will listen there does, and lets it go. Where that alone shares it with others, this does not.
fn probe(purpose: Purpose, at: SocketAddr) -> io::Result<()> {
	let socket = Socket::new(Domain::for_address(at), Type::STREAM, Some(Protocol::TCP))?;
	// A connection that ended a moment ago does not count.
	socket.set_reuse_address(true)?;
	if at.is_ipv6() {
		socket.set_only_v6(purpose == Purpose::Nodes)?;
	}
	socket.bind(&at.into())
}

/// What it means that nothing can listen at an address; that a machine has no IPv6 is no fault.
fn told(purpose: Purpose, at: SocketAddr, error: &io::Error) -> Result<(), String> {
	let (name, option, port) = (purpose.name(), purpose.option(), at.port());
	match error.kind() {
		ErrorKind::AddrInUse => Err(format!(
			"port {port} ({at}, for {name}) is in use: another process listens there, probably another node, and `ss -ltnp sport \
			 = :{port}` names it. Stop it, or give this node another port ({option})"
		)),
		ErrorKind::PermissionDenied => Err(format!(
			"port {port} ({at}, for {name}) is not for every user: those below 1024 are root's. Give this node another ({option})"
		)),
		ErrorKind::AddrNotAvailable if !at.ip().is_unspecified() && !at.ip().is_loopback() => {
			Err(format!(
				"{at}, for {name}, is no address of this machine: `ip address` lists those that are. Name one of them, or 0.0.0.0 \
				 for all"
			))
		}
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::TcpListener;

	/// Somebody who listens on loopback, and where.
	fn somebody() -> (TcpListener, SocketAddr) {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let at = listener.local_addr().unwrap();
		(listener, at)
	}

	fn at(text: &str) -> SocketAddr {
		text.parse().unwrap()
	}

	#[test]
	fn port_should_be_refused_with_its_remedy_when_another_process_listens_there() {
		let (_somebody, taken) = somebody();
		for (purpose, option) in [
			(Purpose::Nodes, "(--port, or --listen-addr)"),
			(Purpose::Rpc, "(--rpc-port)"),
			(Purpose::Metrics, "(--prometheus-port, or --no-prometheus)"),
		] {
			let fault = ensure_free(&[(purpose, taken)]).unwrap_err();
			assert!(fault.starts_with(&format!("port {} ({taken}, for ", taken.port())), "{fault}");
			assert!(fault.contains("another process") && fault.contains(option), "{fault}");
		}
	}

	#[test]
	fn port_should_be_refused_when_somebody_listens_at_one_address_of_all() {
		let (_somebody, taken) = somebody();
		let all = SocketAddr::new(at("0.0.0.0:1").ip(), taken.port());
		assert!(ensure_free(&[(Purpose::Nodes, all)]).unwrap_err().contains("is in use"));
	}

	#[test]
	fn port_should_be_taken_when_somebody_has_it_by_the_other_protocol() {
		let (_somebody, taken) = somebody();
		let all = SocketAddr::new(at("[::]:1").ip(), taken.port());
		assert_eq!(ensure_free(&[(Purpose::Nodes, all)]), Ok(()));
	}

	#[test]
	fn port_should_be_taken_when_it_was_let_go() {
		let (somebody, taken) = somebody();
		drop(somebody);
		// Looking at it does not take it either.
		for _ in 0..2 {
			assert_eq!(ensure_free(&[(Purpose::Rpc, taken)]), Ok(()));
		}
	}

	#[test]
	fn port_should_be_taken_when_any_will_do() {
		let any = at("127.0.0.1:0");
		assert_eq!(ensure_free(&[(Purpose::Rpc, any), (Purpose::Metrics, any)]), Ok(()));
	}

	#[test]
	fn port_should_be_refused_when_it_is_for_two_things() {
		let (somebody, free) = somebody();
		drop(somebody);
		let all = SocketAddr::new(at("0.0.0.0:1").ip(), free.port());
		let fault = ensure_free(&[(Purpose::Nodes, all), (Purpose::Metrics, free)]).unwrap_err();
		let told = format!("port {} is to be for other nodes and for metrics", free.port());
		assert!(fault.starts_with(&told), "{fault}");
		assert!(fault.contains("--port") && fault.contains("--prometheus-port"), "{fault}");
	}

	#[test]
	fn port_should_be_one_purposes_when_it_is_listened_at_by_both_protocols() {
		let (somebody, free) = somebody();
		drop(somebody);
		let all = SocketAddr::new(at("[::]:1").ip(), free.port());
		assert_eq!(ensure_free(&[(Purpose::Nodes, all), (Purpose::Nodes, free)]), Ok(()));
	}

	#[test]
	fn address_should_be_refused_when_it_is_another_machines() {
		let fault = ensure_free(&[(Purpose::Nodes, at("203.0.113.7:30333"))]).unwrap_err();
		assert!(fault.starts_with("203.0.113.7:30333, for other nodes, is no address"), "{fault}");
	}

	#[test]
	fn port_should_be_refused_when_it_is_roots() {
		let denied = io::Error::from(ErrorKind::PermissionDenied);
		let fault = told(Purpose::Nodes, at("0.0.0.0:443"), &denied).unwrap_err();
		assert!(fault.contains("below 1024"), "{fault}");
	}

	#[test]
	fn address_should_be_passed_over_when_the_machine_has_no_ipv6() {
		let missing = io::Error::from(ErrorKind::AddrNotAvailable);
		for none in ["[::]:30333", "[::1]:9944"] {
			assert_eq!(told(Purpose::Rpc, at(none), &missing), Ok(()));
		}
	}
}
