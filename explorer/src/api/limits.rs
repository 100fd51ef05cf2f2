//! Requests an address may make, and how long they may take.

use std::{
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
	sync::Arc,
	time::Duration,
};

use axum::{
	body::Body,
	extract::{ConnectInfo, Request},
	http::StatusCode,
	middleware::Next,
	response::{IntoResponse, Response},
	Router,
};
use tower_governor::{
	governor::GovernorConfigBuilder,
	key_extractor::{KeyExtractor, SmartIpKeyExtractor},
	GovernorError, GovernorLayer,
};

use super::problem::Problem;

/// How long an answer in JSON may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often addresses that were quiet are forgotten.
const FORGET: Duration = Duration::from_secs(60);

/// The address a request comes from: as a proxy says, only if one is configured.
#[derive(Clone, Copy)]
struct Address {
	behind_proxy: bool,
}

impl KeyExtractor for Address {
	type Key = IpAddr;

	fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<IpAddr, GovernorError> {
		let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
		let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
		let address = match self.behind_proxy {
			true => SmartIpKeyExtractor.extract(request).unwrap_or(peer),
			false => peer,
		};
		Ok(whole(address))
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

/// Lets an address make `per_second` requests of these routes, and so many at once.
pub fn rate_limited(router: Router, per_second: u64, burst: u32, behind_proxy: bool) -> Router {
	let period = Duration::from_nanos(1_000_000_000 / per_second.clamp(1, 1_000_000_000));
	let Some(config) = GovernorConfigBuilder::default()
		.period(period)
		.burst_size(burst.max(1))
		.key_extractor(Address { behind_proxy })
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
				Problem::too_many("请求过于频繁，请稍后重试 / too many requests, try again later");
			problem.retry_after = Some(wait_time.max(1));
			problem.into_response()
		}
		error => Problem::bad(error).into_response(),
	}
}

/// Ends what takes too long.
pub async fn timed(request: Request, next: Next) -> Response {
	match tokio::time::timeout(PATIENCE, next.run(request)).await {
		Ok(response) => response,
		Err(_) => {
			let detail = "请求超时，请稍后重试 / it took too long, try again later";
			Problem::busy("timeout", "超时 Timeout", detail).into_response()
		}
	}
}

/// Refuses NUL, which PostgreSQL keeps in no text and no name has.
pub async fn without_nul(request: Request, next: Next) -> Response {
	let uri = request.uri();
	let has = |text: &str| text.contains("%00");
	match has(uri.path()) || uri.query().is_some_and(has) {
		true => Problem::bad("请求含有 NUL 字符 / the request has a NUL character").into_response(),
		false => next.run(request).await,
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
		StatusCode::NOT_FOUND => Problem::absent("没有此路径 / there is no such path"),
		StatusCode::METHOD_NOT_ALLOWED => Problem::new(
			status,
			"method",
			"方法不允许 Method not allowed",
			"此路径不支持该方法 / the path does not take this method",
		),
		StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
			status,
			"too-large",
			"请求体过大 Body too large",
			"请求体超过上限 / the body exceeds the limit",
		),
		StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
			status,
			"media-type",
			"媒体类型不符 Unsupported media type",
			"请求体应为 application/json / the body should be application/json",
		),
		status => Problem::new(
			status,
			"refused",
			status.canonical_reason().unwrap_or("Refused"),
			"请求被拒绝 / the request was refused",
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
}
