//! What stands around every handler: each refusal is a problem in words.

use std::panic::AssertUnwindSafe;

use axum::{
	extract::Request,
	http::StatusCode,
	middleware::Next,
	response::{IntoResponse, Response},
};
use futures::FutureExt;

use super::problem::Problem;

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
	use axum::Router;

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
