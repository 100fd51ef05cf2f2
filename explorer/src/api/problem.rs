//! Errors as problem details (RFC 9457), in Chinese and English.

use std::fmt::Display;

use axum::{
	http::{header, HeaderValue, StatusCode},
	response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Seconds after which to ask again when the node is away or the service busy.
const RETRY_AFTER: u64 = 5;

/// What went wrong: `type` is stable and names the kind, `detail` is for people.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
	/// A relative address that names the kind of problem.
	#[serde(rename = "type")]
	pub kind: String,
	/// The kind in a few words.
	pub title: String,
	/// The HTTP status.
	pub status: u16,
	/// What happened, in Chinese and English.
	pub detail: String,
	/// Seconds after which to try again.
	#[serde(skip)]
	#[schema(ignore)]
	pub retry_after: Option<u64>,
}

pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
	pub fn new(status: StatusCode, kind: &str, title: &str, detail: impl Display) -> Self {
		Problem {
			kind: format!("/problems/{kind}"),
			title: title.to_string(),
			status: status.as_u16(),
			detail: detail.to_string(),
			retry_after: None,
		}
	}

	/// 400: what was asked cannot be understood.
	pub fn bad(detail: impl Display) -> Self {
		Self::new(StatusCode::BAD_REQUEST, "bad-request", "请求有误 Bad request", detail)
	}

	/// 404: there is no such thing.
	pub fn absent(detail: impl Display) -> Self {
		Self::new(StatusCode::NOT_FOUND, "not-found", "未找到 Not found", detail)
	}

	/// 404 for one thing by its number or name.
	pub fn no(chinese: &str, english: &str, which: impl Display) -> Self {
		Self::absent(format!("没有{chinese} {which} / there is no {english} {which}"))
	}

	/// 503: the node does not answer.
	pub fn away(reason: impl Display) -> Self {
		let detail = format!(
			"节点暂不可用，请稍后重试 / the node is not available, try again later: {reason}"
		);
		Self::busy("node-away", "节点不可用 Node unavailable", detail)
	}

	/// 503: not now.
	pub fn busy(kind: &str, title: &str, detail: impl Display) -> Self {
		let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, kind, title, detail);
		Problem { retry_after: Some(RETRY_AFTER), ..problem }
	}

	/// 429: too much at once.
	pub fn too_many(detail: impl Display) -> Self {
		let title = "请求过多 Too many requests";
		let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", title, detail);
		Problem { retry_after: Some(RETRY_AFTER), ..problem }
	}

	/// 502: the node gave what does not agree with the index.
	pub fn disagrees(detail: impl Display) -> Self {
		Self::new(StatusCode::BAD_GATEWAY, "node-disagrees", "节点数据不符 Node disagrees", detail)
	}

	/// 500: our own fault; the reason goes to the log, not to the caller.
	pub fn internal(error: impl Display) -> Self {
		tracing::error!("{error:#}");
		let detail = "服务内部错误，已记录 / an internal error, which was logged";
		Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "内部错误 Internal error", detail)
	}
}

impl From<sqlx::Error> for Problem {
	fn from(error: sqlx::Error) -> Self {
		match error {
			sqlx::Error::PoolTimedOut => Problem::busy(
				"busy",
				"服务繁忙 Busy",
				"数据库繁忙，请稍后重试 / the database is busy, try again later",
			),
			error => Problem::internal(error),
		}
	}
}

impl IntoResponse for Problem {
	fn into_response(self) -> Response {
		let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
		let body = serde_json::to_vec(&self).unwrap_or_default();
		let mut response = (status, body).into_response();
		let headers = response.headers_mut();
		let kind = HeaderValue::from_static("application/problem+json");
		headers.insert(header::CONTENT_TYPE, kind);
		headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
		if let Some(seconds) = self.retry_after {
			headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
		}
		response
	}
}
