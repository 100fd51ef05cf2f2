//! Weak entity tags: a client that has the answer already is told so.

use axum::{
	body::{to_bytes, Body},
	extract::Request,
	http::{header, HeaderValue, Method, StatusCode},
	middleware::Next,
	response::{IntoResponse, Response},
};
use subxt::config::{substrate::BlakeTwo256, Hasher};

use super::problem::Problem;

/// An answer in JSON is whole in memory and far smaller; what is streamed does not pass here.
const LARGEST: usize = 64 * 1024 * 1024;

pub async fn tagged(request: Request, next: Next) -> Response {
	let reads = *request.method() == Method::GET;
	let known = request.headers().get(header::IF_NONE_MATCH).cloned();
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
	let tag = format!("W/\"{}\"", hex::encode(&digest.0[..12]));
	if let Ok(tag) = HeaderValue::from_str(&tag) {
		parts.headers.insert(header::ETAG, tag);
	}
	// May be kept, but must be asked for again.
	parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
	let matches = known.as_ref().and_then(|known| known.to_str().ok()).is_some_and(|known| {
		known
			.split(',')
			.map(str::trim)
			.any(|one| one == "*" || one.trim_start_matches("W/") == tag.trim_start_matches("W/"))
	});
	match matches {
		true => {
			parts.status = StatusCode::NOT_MODIFIED;
			parts.headers.remove(header::CONTENT_TYPE);
			parts.headers.remove(header::CONTENT_LENGTH);
			Response::from_parts(parts, Body::empty())
		}
		false => Response::from_parts(parts, Body::from(bytes)),
	}
}
