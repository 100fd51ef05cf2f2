//! Who makes a request.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::{
	extract::{ConnectInfo, Request, State},
	http::HeaderMap,
	middleware::Next,
	response::Response,
};
use tower_governor::{key_extractor::KeyExtractor, GovernorError};

tokio::task_local! {
	/// Who makes the request that is being answered.
	static CLIENT: IpAddr;
}

/// Who makes the request that is being answered; one and the same where nobody is known.
pub fn client() -> IpAddr {
	CLIENT.try_with(|address| *address).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// Lets handlers know the client.
pub async fn introduced(
	State(behind_proxy): State<bool>,
	request: Request,
	next: Next,
) -> Response {
	let address = sender(&request, behind_proxy);
	CLIENT.scope(address, next.run(request)).await
}

/// The address a request comes from: as the proxy in front says, only if one is configured.
fn sender<T>(request: &axum::http::Request<T>, behind_proxy: bool) -> IpAddr {
	let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
	let told = if behind_proxy { forwarded(request.headers()) } else { None };
	whole(told.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
}

/// The last address of `X-Forwarded-For`, which the proxy in front appended: what stands before it is the client's word.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
	let last = headers.get_all("x-forwarded-for").iter().next_back()?;
	let last = last.to_str().ok()?.rsplit(',').next()?.trim();
	let with_port = || last.parse::<SocketAddr>().ok().map(|address| address.ip());
	last.parse().ok().or_else(with_port)
}

/// The address whose requests are counted.
#[derive(Clone, Copy)]
pub struct SenderAddress {
	pub behind_proxy: bool,
}

impl KeyExtractor for SenderAddress {
	type Key = IpAddr;

	fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<IpAddr, GovernorError> {
		Ok(sender(request, self.behind_proxy))
	}
}

/// An IPv6 customer has 2^64 addresses: they count as one.
fn whole(address: IpAddr) -> IpAddr {
	match address {
		IpAddr::V6(address) => match address.to_ipv4_mapped() {
			Some(address) => IpAddr::V4(address),
			None => {
				let high = u128::from(address) >> 64 << 64;
				IpAddr::V6(Ipv6Addr::from(high))
			}
		},
		address => address,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn addresses_should_count_as_one_when_they_are_of_one_ipv6_customer() {
		let of = |text: &str| whole(text.parse().unwrap());
		assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::9"));
		assert_ne!(of("2001:db8:1:2::9"), of("2001:db8:1:3::9"));
		assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
	}

	#[test]
	fn sender_should_be_the_last_address_forwarded_when_a_proxy_is_in_front() {
		let peer: SocketAddr = "192.0.2.1:5000".parse().unwrap();
		let request = |lines: &[&str]| {
			let mut request = axum::http::Request::new(());
			request.extensions_mut().insert(ConnectInfo(peer));
			for line in lines {
				request.headers_mut().append("x-forwarded-for", line.parse().unwrap());
			}
			request
		};
		for (lines, behind_proxy, expected) in [
			(vec!["198.51.100.7, 203.0.113.9"], true, "203.0.113.9"),
			(vec!["198.51.100.7", "198.51.100.8,203.0.113.9:4000"], true, "203.0.113.9"),
			(vec!["203.0.113.9, unknown"], true, "192.0.2.1"),
			(vec![], true, "192.0.2.1"),
			(vec!["203.0.113.9"], false, "192.0.2.1"),
		] {
			let found = sender(&request(&lines), behind_proxy);
			assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{lines:?}");
		}
	}
}
