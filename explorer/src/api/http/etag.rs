//! Weak entity tags: a client that has the answer already is told so. What has a digest bears it as its tag.

use axum::{
	body::{to_bytes, Body},
	extract::Request,
	http::{header, HeaderMap, HeaderValue, Method, StatusCode},
	middleware::Next,
	response::{IntoResponse, Response},
};
use subxt::config::{substrate::BlakeTwo256, Hasher};

use super::problem::Problem;

/// An answer in JSON is whole in memory and far smaller; what is streamed does not pass here.
const LARGEST: usize = 64 * 1024 * 1024;

/// The tag of what has a digest. Compression sends other bytes of it, so that it is weak.
pub fn of(digest: &str) -> String {
	format!("W/\"{digest}\"")
}

/// Whether a client that sends these headers has what bears a tag.
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
	let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
	known.is_some_and(|known| {
		known
			.split(',')
			.map(str::trim)
			.any(|one| one == "*" || one.trim_start_matches("W/") == tag.trim_start_matches("W/"))
	})
}

/// An answer that never changes under its address, with its tag.
pub fn lasting(answer: impl IntoResponse, tag: &str) -> Response {
	let mut response = answer.into_response();
	let headers = response.headers_mut();
	if let Ok(tag) = HeaderValue::from_str(tag) {
		headers.insert(header::ETAG, tag);
	}
	let caching = HeaderValue::from_static("public, max-age=31536000, immutable");
	headers.insert(header::CACHE_CONTROL, caching);
	response
}

pub async fn tagged(request: Request, next: Next) -> Response {
	let reads = *request.method() == Method::GET;
	let asked = request.headers().clone();
	let response = next.run(request).await;
	let is_json = response
		.headers()
		.get(header::CONTENT_TYPE)
		.is_some_and(|kind| kind.as_bytes() == b"application/json");
	if !reads || !is_json || response.status() != StatusCode::OK {
		return response;
	}
	let (mut parts, body) = response.into_parts();
	let bytes = match to_bytes(body, LARGEST).await {
		Ok(bytes) => bytes,
		Err(error) => return Problem::internal(error).into_response(),
	};
	let digest = BlakeTwo256.hash(&bytes);
	let tag = of(&hex::encode(&digest.0[..12]));
	if let Ok(tag) = HeaderValue::from_str(&tag) {
		parts.headers.insert(header::ETAG, tag);
	}
	// May be kept, but must be asked for again.
	parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
	match is_known(&asked, &tag) {
		true => {
			parts.status = StatusCode::NOT_MODIFIED;
			parts.headers.remove(header::CONTENT_TYPE);
			parts.headers.remove(header::CONTENT_LENGTH);
			Response::from_parts(parts, Body::empty())
		}
		false => Response::from_parts(parts, Body::from(bytes)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tag_should_be_known_when_it_is_among_those_sent() {
		let known = |sent: &'static str| {
			let mut headers = HeaderMap::new();
			headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(sent));
			is_known(&headers, &of("0x12"))
		};
		assert!(known("W/\"0x12\"") && known("\"0x11\", \"0x12\"") && known("*"));
		assert!(!known("\"0x1\"") && !is_known(&HeaderMap::new(), &of("0x12")));
	}
}
