//! Extractors whose rejections are problems.

use axum::{
	extract::{
		rejection::JsonRejection, FromRequest, FromRequestParts, Json, Path, Query, Request,
	},
	http::{request::Parts, StatusCode},
};
use serde::de::DeserializeOwned;
use subxt::utils::AccountId32;

use super::problem::Problem;
use crate::values;

/// What the path names.
pub struct PathParams<T>(pub T);

/// What the query asks.
pub struct Ask<T>(pub T);

/// A JSON body.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for PathParams<T> {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let path = Path::<T>::from_request_parts(parts, state).await;
		path.map(|Path(value)| PathParams(value)).map_err(|error| {
			let error = error.body_text();
			Problem::bad(format!("路径有误：{error}"), format!("the path cannot be read: {error}"))
		})
	}
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Ask<T> {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let query = Query::<T>::from_request_parts(parts, state).await;
		query.map(|Query(value)| Ask(value)).map_err(|error| {
			let error = error.body_text();
			Problem::bad(
				format!("查询参数有误：{error}"),
				format!("the query cannot be read: {error}"),
			)
		})
	}
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
	type Rejection = Problem;

	async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
		Json::<T>::from_request(request, state)
			.await
			.map(|Json(value)| Body(value))
			.map_err(refused)
	}
}

fn refused(rejection: JsonRejection) -> Problem {
	let text = rejection.body_text();
	match rejection.status() {
		StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
			StatusCode::PAYLOAD_TOO_LARGE,
			"too-large",
			("请求体过大", "Body too large"),
			format!("请求体超过上限：{text}"),
			format!("the body exceeds the limit: {text}"),
		),
		StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
			StatusCode::UNSUPPORTED_MEDIA_TYPE,
			"media-type",
			("媒体类型不符", "Unsupported media type"),
			"请求体应为 application/json",
			"the body should be application/json",
		),
		_ => {
			Problem::bad(format!("请求体有误：{text}"), format!("the body cannot be read: {text}"))
		}
	}
}

/// The account a text names: an address of any prefix, or the public key in hexadecimal.
pub fn account(text: &str) -> Result<AccountId32, Problem> {
	values::account(text).ok_or_else(|| {
		Problem::bad(
			"地址无效，应为 SS58 地址或 0x 加 64 位十六进制公钥",
			"not an address: give SS58, or 0x and 64 hexadecimal digits of the public key",
		)
	})
}
