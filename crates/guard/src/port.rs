//! Ports that a node is to listen at. Left to itself the SDK takes another for RPC where somebody has its port, shares the one
//! for other nodes with them, and goes on without metrics.

use socket2::{Domain, Protocol, Socket, Type};
use std::{
	io::{self, ErrorKind},
	net::SocketAddr,
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

/// What listens, and where.
type Listened = (Purpose, SocketAddr);

/// How often the addresses that the machine does not have yet are looked for again, and what passes before each time. A VPN's
/// or a VLAN's may come later than the node starts, which systemd starts again five times alone.
const LOOKS: u32 = 120;
pub const PAUSE: Duration = Duration::from_secs(1);

/// That a node may listen at all of these addresses, and would not take a port from itself. Those that the machine does not
/// have are told of, and waited for together.
pub async fn ensure_free(
	listened: &[Listened],
	waits: impl FnOnce(&[Listened]),
	pause: impl AsyncFn(),
) -> Result<(), String> {
	// Port 0 is any that is free.
	let chosen: Vec<_> = listened.iter().copied().filter(|(_, at)| at.port() != 0).collect();
	ensure_distinct(&chosen)?;
	patiently(&chosen, probe, waits, pause).await
}

/// That no port is to be for two things.
fn ensure_distinct(listened: &[Listened]) -> Result<(), String> {
	for (place, &one) in listened.iter().enumerate() {
		let (purpose, at) = one;
		let twice = listened.iter().take(place).find(|other| {
			other.0 != purpose && other.1.port() == at.port() && overlap(**other, one)
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
	}
	Ok(())
}

/// Tries all of the addresses again while the machine lacks one, which is told once.
async fn patiently(
	listened: &[Listened],
	mut attempt: impl FnMut(Purpose, SocketAddr) -> io::Result<()>,
	waits: impl FnOnce(&[Listened]),
	pause: impl AsyncFn(),
) -> Result<(), String> {
	let mut missing = lacked(listened, &mut attempt)?;
	if !missing.is_empty() {
		waits(&missing);
	}
	for _ in 0..LOOKS {
		if missing.is_empty() {
			break;
		}
		pause().await;
		missing = lacked(listened, &mut attempt)?;
	}
	match missing.first() {
		None => Ok(()),
		Some((purpose, at)) => Err(format!(
			"{at}, for {}, is no address of this machine: `ip address` lists those that are. Name one of them, or 0.0.0.0 \
			 for all",
			purpose.name()
		)),
	}
}

/// Those of the addresses that the machine lacks; fails where nothing can listen at one for another reason.
fn lacked(
	listened: &[Listened],
	mut attempt: impl FnMut(Purpose, SocketAddr) -> io::Result<()>,
) -> Result<Vec<Listened>, String> {
	let mut missing = Vec::new();
	for &(purpose, at) in listened {
		match attempt(purpose, at) {
			Err(error) if lacks(at, &error) => missing.push((purpose, at)),
			Err(error) => told(purpose, at, &error)?,
			Ok(()) => (),
		}
	}
	Ok(missing)
}

/// Whether the machine has no such address; that it has no IPv6 is no fault.
fn lacks(at: SocketAddr, error: &io::Error) -> bool {
	error.kind() == ErrorKind::AddrNotAvailable
		&& !at.ip().is_unspecified()
		&& !at.ip().is_loopback()
}

/// Whether two would listen at one address, were their ports the same.
fn overlap(one: Listened, other: Listened) -> bool {
	let (here, there) = (one.1.ip(), other.1.ip());
	if here.is_ipv4() == there.is_ipv4() {
		return here == there || here.is_unspecified() || there.is_unspecified();
	}
	[one, other].iter().any(|(purpose, at)| at.ip().is_unspecified() && is_of_both(*purpose, *at))
}

/// Whether what listens at an address of IPv6 would also take IPv4's, of which other nodes get sockets of their own.
fn is_of_both(purpose: Purpose, at: SocketAddr) -> bool {
	at.is_ipv6() && purpose != Purpose::Nodes
}

/// Takes an address as whoever will listen there does, and lets it go. Where that alone shares it with others, this does not.
fn probe(purpose: Purpose, at: SocketAddr) -> io::Result<()> {
	let socket = Socket::new(Domain::for_address(at), Type::STREAM, Some(Protocol::TCP))?;
	// A connection that ended a moment ago does not count.
	socket.set_reuse_address(true)?;
	if at.is_ipv6() {
		socket.set_only_v6(!is_of_both(purpose, at))?;
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
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		cell::Cell,
		future::{ready, Future},
		net::TcpListener,
		pin::pin,
		task::{Context, Poll, Waker},
	};

	/// Somebody who listens on loopback, and where.
	fn somebody() -> (TcpListener, SocketAddr) {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let at = listener.local_addr().unwrap();
		(listener, at)
	}

	fn at(text: &str) -> SocketAddr {
		text.parse().unwrap()
	}

	/// What comes of something in which no pause takes time.
	fn at_once<T>(future: impl Future<Output = T>) -> T {
		match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
			Poll::Ready(done) => done,
			Poll::Pending => panic!("a pause took time"),
		}
	}

	fn ensure(listened: &[Listened]) -> Result<(), String> {
		at_once(ensure_free(listened, |_| (), || ready(())))
	}

	/// What comes of addresses that the machine gets after so many looks each; which of them are told of, and how often all
	/// are looked for.
	fn looked_for(late: &[(SocketAddr, u32)]) -> (Result<(), String>, Vec<SocketAddr>, u32) {
		let (mut told, looks) = (Vec::new(), Cell::new(1));
		let listened: Vec<_> = late.iter().map(|(at, _)| (Purpose::Nodes, *at)).collect();
		let found = at_once(patiently(
			&listened,
			|_, at| match late.iter().any(|(one, lacked)| *one == at && looks.get() <= *lacked) {
				true => Err(ErrorKind::AddrNotAvailable.into()),
				false => Ok(()),
			},
			|missing| told.extend(missing.iter().map(|(_, at)| *at)),
			|| {
				looks.set(looks.get() + 1);
				ready(())
			},
		));
		(found, told, looks.get())
	}

	#[test]
	fn address_should_be_waited_for_when_the_machine_has_it_later() {
		let vpn = at("10.9.0.5:30333");
		assert_eq!(looked_for(&[(vpn, 0)]), (Ok(()), vec![], 1));
		assert_eq!(looked_for(&[(vpn, 5)]), (Ok(()), vec![vpn], 6));
		assert_eq!(looked_for(&[(vpn, 120)]), (Ok(()), vec![vpn], 121));
		let (found, told, looks) = looked_for(&[(vpn, 121)]);
		assert!(found.unwrap_err().starts_with("10.9.0.5:30333, for other nodes, is no address"));
		assert_eq!((told, looks), (vec![vpn], 121));
	}

	#[test]
	fn addresses_should_be_waited_for_together_when_several_come_later() {
		let here = (at("127.0.0.1:30333"), 0);
		let (vpn, vlan) = (at("10.9.0.5:30333"), at("10.9.1.5:30333"));
		let late = [here, (vpn, 70), (vlan, 100)];
		assert_eq!(looked_for(&late), (Ok(()), vec![vpn, vlan], 101));
		let (found, told, looks) = looked_for(&[here, (vpn, 70), (vlan, 140)]);
		assert!(found.unwrap_err().starts_with("10.9.1.5:30333, for other nodes, is no address"));
		assert_eq!((told, looks), (vec![vpn, vlan], 121));
	}

	#[test]
	fn address_should_not_be_waited_for_when_it_is_every_machines() {
		let all = at("[::]:30333");
		assert_eq!(looked_for(&[(all, 121)]), (Ok(()), vec![], 1));
	}

	#[test]
	fn address_should_not_be_waited_for_when_the_port_of_another_is_in_use() {
		let (_somebody, taken) = somebody();
		let listened = [(Purpose::Nodes, at("203.0.113.7:30333")), (Purpose::Rpc, taken)];
		let fault = at_once(ensure_free(&listened, |_| panic!("it is waited for"), || ready(())))
			.unwrap_err();
		assert!(fault.contains("is in use"), "{fault}");
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
	fn port_should_be_for_two_things_when_they_listen_by_a_protocol_each() {
		let of = |ip: &str| SocketAddr::new(ip.parse().unwrap(), 9944);
		let (nodes, rpc, metrics) = (Purpose::Nodes, Purpose::Rpc, Purpose::Metrics);
		for apart in [
			[(nodes, of("0.0.0.0")), (rpc, of("::1"))],
			[(nodes, of("::")), (rpc, of("127.0.0.1"))],
			[(rpc, of("::1")), (metrics, of("127.0.0.1"))],
		] {
			assert_eq!(ensure_distinct(&apart), Ok(()), "{apart:?}");
		}
		// What listens at all of IPv6's has IPv4's too, but for other nodes.
		for together in [
			[(nodes, of("0.0.0.0")), (rpc, of("::"))],
			[(rpc, of("::")), (metrics, of("127.0.0.1"))],
			[(metrics, of("127.0.0.1")), (rpc, of("::"))],
			[(nodes, of("::")), (rpc, of("::1"))],
		] {
			assert!(ensure_distinct(&together).is_err(), "{together:?}");
		}
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
