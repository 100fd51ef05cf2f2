//! The web page, embedded: its files, and its index for every address the page itself resolves.

use axum::{
	body::Body,
	extract::{Request, State},
	http::{header, HeaderMap, HeaderValue, Method, StatusCode},
	middleware::Next,
	response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::http::problem::Problem;
use crate::config::SiteConfig;

#[derive(RustEmbed)]
#[folder = "../web/dist"]
struct Files;

const INDEX: &str = "index.html";
/// A visitor's own node.
const OWN_NODE: &str = "ws://127.0.0.1:* ws://localhost:*";

/// Only the page's own files run; besides the API, only the nodes configured and a visitor's own are spoken to.
pub fn policy(site: &SiteConfig) -> HeaderValue {
	let nodes = site.nodes().unwrap_or_default().join(" ");
	let policy = format!(
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
		img-src 'self' data:; font-src 'self'; connect-src 'self' {OWN_NODE} {nodes}; \
		base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	);
	let strictest = HeaderValue::from_static("default-src 'none'");
	HeaderValue::from_str(&policy).unwrap_or(strictest)
}

/// Serves a file of the page, or its index for a path that names none.
pub async fn page(request: Request) -> Response {
	if !matches!(*request.method(), Method::GET | Method::HEAD) {
		return StatusCode::METHOD_NOT_ALLOWED.into_response();
	}
	let path = request.uri().path().trim_start_matches('/');
	if path == "api" || path.starts_with("api/") {
		return Problem::absent("没有此接口", "there is no such path of the API").into_response();
	}
	let file = Files::get(path).filter(|_| !path.is_empty());
	match file {
		Some(file) => send(path, file, request.headers()),
		// A file that is gone is not the page: a script that gets HTML fails in a way nobody understands.
		None if path.starts_with("assets/") => {
			Problem::absent("没有此文件", "there is no such file").into_response()
		}
		None => match Files::get(INDEX) {
			Some(index) => send(INDEX, index, request.headers()),
			None => Problem::internal("index.html is not embedded").into_response(),
		},
	}
}

fn send(path: &str, file: EmbeddedFile, asked: &HeaderMap) -> Response {
	let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..12]));
	let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
	// Compression makes tags weak on their way.
	let same = known.is_some_and(|known| {
		known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
	});
	let mut response = match same {
		true => StatusCode::NOT_MODIFIED.into_response(),
		false => {
			let mut response = Body::from(file.data.into_owned()).into_response();
			let kind = mime_guess::from_path(path).first_or_octet_stream();
			let kind = match kind.type_() {
				mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
				_ => kind.to_string(),
			};
			if let Ok(kind) = HeaderValue::from_str(&kind) {
				response.headers_mut().insert(header::CONTENT_TYPE, kind);
			}
			response
		}
	};
	let headers = response.headers_mut();
	if let Ok(tag) = HeaderValue::from_str(&tag) {
		headers.insert(header::ETAG, tag);
	}
	// Vite names assets by their content.
	let caching = match path.starts_with("assets/") {
		true => "public, max-age=31536000, immutable",
		false => "no-cache",
	};
	headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
	response
}

/// Headers every answer has; a document's stricter policy stays.
pub async fn guarded(State(policy): State<HeaderValue>, request: Request, next: Next) -> Response {
	let mut response = next.run(request).await;
	let headers = response.headers_mut();
	headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
	headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
	headers.insert(
		axum::http::HeaderName::from_static("cross-origin-opener-policy"),
		HeaderValue::from_static("same-origin"),
	);
	response
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn policy_should_allow_only_configured_nodes_when_pages_connect() {
		let connects = |site: &SiteConfig| {
			let policy = policy(site).to_str().unwrap().to_string();
			let part = policy.split("; ").find_map(|part| part.strip_prefix("connect-src "));
			part.unwrap().trim_end().to_string()
		};
		assert_eq!(connects(&SiteConfig::default()), format!("'self' {OWN_NODE}"));
		let site = SiteConfig {
			node_ws: Some("wss://node.example/rpc".into()),
			more_nodes: vec!["ws://192.0.2.1:9944".into()],
			..SiteConfig::default()
		};
		let nodes = "wss://node.example ws://192.0.2.1:9944";
		assert_eq!(connects(&site), format!("'self' {OWN_NODE} {nodes}"));
	}
}
