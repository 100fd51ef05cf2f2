//! Requests an address may make, and how long they may take.

use std::{
	collections::BTreeMap,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
	panic::AssertUnwindSafe,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Duration,
};

use axum::{
	body::Body,
	extract::{ConnectInfo, Request, State},
	http::{HeaderMap, StatusCode},
	middleware::Next,
	response::{IntoResponse, Response},
	Router,
};
use futures::FutureExt;
use tower_governor::{
	governor::GovernorConfigBuilder, key_extractor::KeyExtractor, GovernorError, GovernorLayer,
};

use super::problem::Problem;

/// How long an answer in JSON may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often addresses that were quiet are forgotten.
const FORGET: Duration = Duration::from_secs(60);

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
struct SenderAddress {
	behind_proxy: bool,
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

/// Slots for what lasts: so many at once for all, and so many for one address.
pub struct Slots {
	all: usize,
	each: usize,
	taken: Mutex<BTreeMap<IpAddr, usize>>,
}

/// A slot taken, until it is dropped.
pub struct Slot {
	slots: &'static Slots,
	address: IpAddr,
}

impl Slots {
	pub const fn new(all: usize, each: usize) -> Self {
		Slots { all, each, taken: Mutex::new(BTreeMap::new()) }
	}

	/// A slot for an address, if there is one.
	pub fn take(&'static self, address: IpAddr) -> Option<Slot> {
		let mut taken = self.taken();
		if taken.values().sum::<usize>() >= self.all {
			return None;
		}
		let own = taken.entry(address).or_default();
		if *own >= self.each {
			return None;
		}
		*own += 1;
		Some(Slot { slots: self, address })
	}

	fn taken(&self) -> MutexGuard<'_, BTreeMap<IpAddr, usize>> {
		self.taken.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Slot {
	fn drop(&mut self) {
		let mut taken = self.slots.taken();
		match taken.get_mut(&self.address) {
			Some(own) if *own > 1 => *own -= 1,
			_ => {
				taken.remove(&self.address);
			}
		}
	}
}

/// Lets an address make `per_second` requests of these routes, and so many at once.
pub fn rate_limited(router: Router, per_second: u64, burst: u32, behind_proxy: bool) -> Router {
	let period = Duration::from_nanos(1_000_000_000 / per_second.clamp(1, 1_000_000_000));
	let Some(config) = GovernorConfigBuilder::default()
		.period(period)
		.burst_size(burst.max(1))
		.key_extractor(SenderAddress { behind_proxy })
		.finish()
	else {
		return router;
	};
	let config = Arc::new(config);
	let limiter = Arc::downgrade(config.limiter());
	if let Ok(runtime) = tokio::runtime::Handle::try_current() {
		runtime.spawn(async move {
			loop {
				tokio::time::sleep(FORGET).await;
				let Some(limiter) = limiter.upgrade() else { return };
				limiter.retain_recent();
			}
		});
	}
	router.layer(GovernorLayer::<_, _, Body>::new(config).error_handler(refused))
}

fn refused(error: GovernorError) -> Response<Body> {
	match error {
		GovernorError::TooManyRequests { wait_time, .. } => {
			let mut problem =
				Problem::too_many("请求过于频繁，请稍后重试", "too many requests, try again later");
			problem.retry_after = Some(wait_time.max(1));
			problem.into_response()
		}
		error => Problem::bad(&error, &error).into_response(),
	}
}

/// Ends what takes too long.
pub async fn timed(request: Request, next: Next) -> Response {
	match tokio::time::timeout(PATIENCE, next.run(request)).await {
		Ok(response) => response,
		Err(_) => {
			let (zh, en) = ("请求超时，请稍后重试", "it took too long, try again later");
			Problem::busy("timeout", ("超时", "Timeout"), zh, en).into_response()
		}
	}
}

/// Refuses NUL, which no text in PostgreSQL can hold and no name has.
pub async fn without_nul(request: Request, next: Next) -> Response {
	let uri = request.uri();
	let has = |text: &str| text.contains("%00");
	match has(uri.path()) || uri.query().is_some_and(has) {
		true => {
			Problem::bad("请求含有 NUL 字符", "the request has a NUL character").into_response()
		}
		false => next.run(request).await,
	}
}

/// Turns a panic into a problem, so that the connection does not just end. What broke is in the log.
pub async fn caught(request: Request, next: Next) -> Response {
	match AssertUnwindSafe(next.run(request)).catch_unwind().await {
		Ok(response) => response,
		Err(_) => Problem::internal("a handler panicked").into_response(),
	}
}

/// Turns whatever refuses without words into a problem.
pub async fn in_words(request: Request, next: Next) -> Response {
	let response = next.run(request).await;
	let status = response.status();
	let is_problem = response
		.headers()
		.get(axum::http::header::CONTENT_TYPE)
		.is_some_and(|kind| kind.as_bytes().starts_with(b"application/problem+json"));
	if is_problem || !(status.is_client_error() || status.is_server_error()) {
		return response;
	}
	let problem = match status {
		StatusCode::NOT_FOUND => Problem::absent("没有此路径", "there is no such path"),
		StatusCode::METHOD_NOT_ALLOWED => Problem::new(
			status,
			"method",
			("方法不允许", "Method not allowed"),
			"此路径不支持该方法",
			"the path does not take this method",
		),
		StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
			status,
			"too-large",
			("请求体过大", "Body too large"),
			"请求体超过上限",
			"the body exceeds the limit",
		),
		StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
			status,
			"media-type",
			("媒体类型不符", "Unsupported media type"),
			"请求体应为 application/json",
			"the body should be application/json",
		),
		status => Problem::new(
			status,
			"refused",
			("请求被拒绝", status.canonical_reason().unwrap_or("Refused")),
			"请求被拒绝",
			"the request was refused",
		),
	};
	let mut answer = problem.into_response();
	// Which methods a path takes.
	if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
		answer.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
	}
	answer
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

	#[test]
	fn slot_should_be_refused_when_an_address_or_all_have_theirs() {
		static SLOTS: Slots = Slots::new(3, 2);
		let of = |last| SLOTS.take(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)));
		let held = [of(1), of(1)];
		assert!(held.iter().all(Option::is_some) && of(1).is_none());
		let third = of(2);
		assert!(third.is_some() && of(3).is_none());
		drop((held, third));
		assert!(SLOTS.taken().is_empty());
		assert!(of(3).is_some());
	}

	#[tokio::test]
	async fn panic_should_be_a_problem_when_a_handler_breaks() {
		use tokio::io::{AsyncReadExt, AsyncWriteExt};
		async fn broken() -> StatusCode {
			panic!("broken")
		}
		let router = Router::new().route("/", axum::routing::get(broken));
		let router = router.layer(axum::middleware::from_fn(caught));
		let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = listener.local_addr().unwrap();
		tokio::spawn(async move { axum::serve(listener, router).await });
		let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
		stream.write_all(b"GET / HTTP/1.0\r\n\r\n").await.unwrap();
		let mut answer = String::new();
		stream.read_to_string(&mut answer).await.unwrap();
		assert!(answer.contains(" 500 ") && answer.contains("/problems/internal"), "{answer}");
	}
}
