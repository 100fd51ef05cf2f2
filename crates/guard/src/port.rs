//! Ports that a node is to listen at. Left to itself the SDK takes another for RPC where somebody has its port, shares the one
//! for other nodes with them, and goes on without metrics.

use socket2::{Domain, Protocol, Socket, Type};
use std::{
	io::{self, ErrorKind},
	net::{IpAddr, SocketAddr},
	thread,
	time::Duration,
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

/// How often, and after which pauses, an address is looked for that the machine does not have yet.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
	pub times: u32,
	pub pause: Duration,
}

/// A VPN's or a VLAN's address may come later than the node starts, which systemd starts again five times alone.
pub const PATIENCE: Patience = Patience { times: 120, pause: Duration::from_secs(1) };

/// That a node may listen at all of these addresses, and would not take a port from itself. An address that the machine does
/// not have is told of, and waited for.
pub fn ensure_free(
	listened: &[(Purpose, SocketAddr)],
	patience: Patience,
	waits: impl Fn(SocketAddr),
) -> Result<(), String> {
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
		patiently(patience, at, || waits(at), || probe(purpose, at))
			.or_else(|error| told(purpose, at, &error))?;
	}
	Ok(())
}

/// Tries again while the machine lacks the address, which is told once.
fn patiently(
	patience: Patience,
	at: SocketAddr,
	waits: impl FnOnce(),
	mut attempt: impl FnMut() -> io::Result<()>,
) -> io::Result<()> {
	let is_missing = |done: &io::Result<()>| done.as_ref().is_err_and(|error| lacks(at, error));
	let mut done = attempt();
	if is_missing(&done) {
		waits();
	}
	for _ in 0..patience.times {
		if !is_missing(&done) {
			break;
		}
		thread::sleep(patience.pause);
		done = attempt();
	}
	done
}

/// Whether the machine has no such address; that it has no IPv6 is no fault.
fn lacks(at: SocketAddr, error: &io::Error) -> bool {
	error.kind() == ErrorKind::AddrNotAvailable
		&& !at.ip().is_unspecified()
		&& !at.ip().is_loopback()
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

/// What it means that nothing can listen at an address.
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
		_ if lacks(at, error) => Err(format!(
			"{at}, for {name}, is no address of this machine: `ip address` lists those that are. Name one of them, or 0.0.0.0 \
			 for all"
		)),
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

	fn ensure(listened: &[(Purpose, SocketAddr)]) -> Result<(), String> {
		ensure_free(listened, Patience { times: 0, pause: Duration::ZERO }, |_| ())
	}

	/// What comes of an address that the machine lacks so many times it is looked for, twelve at most; and how often that is
	/// told, and it is looked for.
	fn looked_for(at: SocketAddr, lacked: u32) -> (bool, u32, u32) {
		let (mut told, mut looks) = (0, 0);
		let found = patiently(
			Patience { times: 11, pause: Duration::ZERO },
			at,
			|| told += 1,
			|| {
				looks += 1;
				match looks > lacked {
					true => Ok(()),
					false => Err(ErrorKind::AddrNotAvailable.into()),
				}
			},
		);
		(found.is_ok(), told, looks)
	}

	#[test]
	fn address_should_be_waited_for_when_the_machine_has_it_later() {
		let vpn = at("10.9.0.5:30333");
		assert_eq!(looked_for(vpn, 0), (true, 0, 1));
		assert_eq!(looked_for(vpn, 5), (true, 1, 6));
		assert_eq!(looked_for(vpn, 11), (true, 1, 12));
		assert_eq!(looked_for(vpn, 12), (false, 1, 12));
	}

	#[test]
	fn address_should_not_be_waited_for_when_it_is_every_machines() {
		assert_eq!(looked_for(at("[::]:30333"), 12), (false, 0, 1));
	}

	#[test]
	fn port_should_be_refused_with_its_remedy_when_another_process_listens_there() {
		let (_somebody, taken) = somebody();
		for (purpose, option) in [
			(Purpose::Nodes, "(--port, or --listen-addr)"),
			(Purpose::Rpc, "(--rpc-port)"),
			(Purpose::Metrics, "(--prometheus-port, or --no-prometheus)"),
		] {
			let fault = ensure(&[(purpose, taken)]).unwrap_err();
			assert!(fault.starts_with(&format!("port {} ({taken}, for ", taken.port())), "{fault}");
			assert!(fault.contains("another process") && fault.contains(option), "{fault}");
		}
	}

	#[test]
	fn port_should_be_refused_when_somebody_listens_at_one_address_of_all() {
		let (_somebody, taken) = somebody();
		let all = SocketAddr::new(at("0.0.0.0:1").ip(), taken.port());
		assert!(ensure(&[(Purpose::Nodes, all)]).unwrap_err().contains("is in use"));
	}

	#[test]
	fn port_should_be_taken_when_somebody_has_it_by_the_other_protocol() {
		let (_somebody, taken) = somebody();
		let all = SocketAddr::new(at("[::]:1").ip(), taken.port());
		assert_eq!(ensure(&[(Purpose::Nodes, all)]), Ok(()));
	}

	#[test]
	fn port_should_be_taken_when_it_was_let_go() {
		let (somebody, taken) = somebody();
		drop(somebody);
		// Looking at it does not take it either.
		for _ in 0..2 {
			assert_eq!(ensure(&[(Purpose::Rpc, taken)]), Ok(()));
		}
	}

	#[test]
	fn port_should_be_taken_when_any_will_do() {
		let any = at("127.0.0.1:0");
		assert_eq!(ensure(&[(Purpose::Rpc, any), (Purpose::Metrics, any)]), Ok(()));
	}

	#[test]
	fn port_should_be_refused_when_it_is_for_two_things() {
		let (somebody, free) = somebody();
		drop(somebody);
		let all = SocketAddr::new(at("0.0.0.0:1").ip(), free.port());
		let fault = ensure(&[(Purpose::Nodes, all), (Purpose::Metrics, free)]).unwrap_err();
		let told = format!("port {} is to be for other nodes and for metrics", free.port());
		assert!(fault.starts_with(&told), "{fault}");
		assert!(fault.contains("--port") && fault.contains("--prometheus-port"), "{fault}");
	}

	#[test]
	fn port_should_be_one_purposes_when_it_is_listened_at_by_both_protocols() {
		let (somebody, free) = somebody();
		drop(somebody);
		let all = SocketAddr::new(at("[::]:1").ip(), free.port());
		assert_eq!(ensure(&[(Purpose::Nodes, all), (Purpose::Nodes, free)]), Ok(()));
	}

	#[test]
	fn address_should_be_refused_when_it_is_another_machines() {
		let fault = ensure(&[(Purpose::Nodes, at("203.0.113.7:30333"))]).unwrap_err();
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
