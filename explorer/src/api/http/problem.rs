//! Errors as problem details (RFC 9457), in Chinese and English.
//!
//! `title` and `detail` are the standard's members and hold both languages, `中文 / English`, for whoever shows them as
//! they are; the members `zh` and `en` hold the same in one language each.

use std::fmt::Display;

use axum::{
	http::{header, HeaderValue, StatusCode},
	response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Seconds after which to ask again when the node is away or the service busy.
const RETRY_AFTER: u64 = 5;

/// What went wrong: `type` is stable and names the kind, the rest is for people.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
	/// A relative address that names the kind of problem.
	#[serde(rename = "type")]
	pub kind: String,
	/// The kind in a few words, in Chinese and English.
	pub title: String,
	/// The HTTP status.
	pub status: u16,
	/// What happened, in Chinese and English.
	pub detail: String,
	/// Title and detail in Chinese.
	pub zh: Box<Wording>,
	/// Title and detail in English.
	pub en: Box<Wording>,
	/// Seconds after which to try again.
	#[serde(skip)]
	#[schema(ignore)]
	pub retry_after: Option<u64>,
}

/// A problem in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wording {
	/// The kind in a few words.
	pub title: String,
	/// What happened.
	pub detail: String,
}

pub type Result<T> = std::result::Result<T, Problem>;

/// A title in Chinese and English.
type BilingualTitle<'a> = (&'a str, &'a str);

pub const NOT_READY: BilingualTitle = ("尚未就绪", "Not ready");

impl Problem {
	/// A problem of a kind; its detail in Chinese and in English.
	pub fn new(
		status: StatusCode,
		kind: &str,
		title: BilingualTitle,
		zh: impl Display,
		en: impl Display,
	) -> Self {
		let wording = |title: &str, detail: String| Wording { title: title.to_string(), detail };
		let (zh, en) = (wording(title.0, zh.to_string()), wording(title.1, en.to_string()));
		Problem {
			kind: format!("/problems/{kind}"),
			title: format!("{} / {}", zh.title, en.title),
			status: status.as_u16(),
			detail: format!("{} / {}", zh.detail, en.detail),
			zh: Box::new(zh),
			en: Box::new(en),
			retry_after: None,
		}
	}

	/// 400: what was asked cannot be understood.
	pub fn bad(zh: impl Display, en: impl Display) -> Self {
		Self::new(StatusCode::BAD_REQUEST, "bad-request", ("请求有误", "Bad request"), zh, en)
	}

	/// 404: there is no such thing.
	pub fn absent(zh: impl Display, en: impl Display) -> Self {
		Self::new(StatusCode::NOT_FOUND, "not-found", ("未找到", "Not found"), zh, en)
	}

	/// 404 for one thing by its number or name.
	pub fn no(chinese: &str, english: &str, which: impl Display) -> Self {
		Self::absent(format!("没有{chinese} {which}"), format!("there is no {english} {which}"))
	}

	/// 503: the node does not answer, for a reason it or the connection to it gives.
	pub fn away(reason: impl Display) -> Self {
		Self::away_since(&reason, &reason)
	}

	/// 503: the node does not answer, for a reason of our own.
	pub fn away_since(zh: impl Display, en: impl Display) -> Self {
		let zh = format!("节点暂不可用，请稍后重试：{zh}");
		let en = format!("the node is not available, try again later: {en}");
		Self::busy("node-away", ("节点不可用", "Node unavailable"), zh, en)
	}

	/// 503: not now.
	pub fn busy(kind: &str, title: BilingualTitle, zh: impl Display, en: impl Display) -> Self {
		let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, kind, title, zh, en);
		Problem { retry_after: Some(RETRY_AFTER), ..problem }
	}

	/// 429: too much at once.
	pub fn too_many(zh: impl Display, en: impl Display) -> Self {
		let title = ("请求过多", "Too many requests");
		let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", title, zh, en);
		Problem { retry_after: Some(RETRY_AFTER), ..problem }
	}

	/// 502: the node gave what does not agree with the index.
	pub fn disagrees(zh: impl Display, en: impl Display) -> Self {
		let title = ("节点数据不符", "Node disagrees");
		Self::new(StatusCode::BAD_GATEWAY, "node-disagrees", title, zh, en)
	}

	/// 502: the node gave what cannot be read.
	pub fn unreadable(error: impl Display) -> Self {
		Self::disagrees(
			format!("节点的数据无法读取：{error}"),
			format!("the node's data cannot be read: {error}"),
		)
	}

	/// 500: our own fault; the reason goes to the log, not to the caller.
	pub fn internal(error: impl Display) -> Self {
		tracing::error!("{error:#}");
		Self::new(
			StatusCode::INTERNAL_SERVER_ERROR,
			"internal",
			("内部错误", "Internal error"),
			"服务内部错误，已记录",
			"an internal error, which was logged",
		)
	}
}

impl From<sqlx::Error> for Problem {
	fn from(error: sqlx::Error) -> Self {
		match error {
			sqlx::Error::PoolTimedOut => Problem::busy(
				"busy",
				("服务繁忙", "Busy"),
				"数据库繁忙，请稍后重试",
				"the database is busy, try again later",
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
