//! Answers that everybody asks for and that sum up whole tables: worked out once a block, not once a visitor.

use std::{future::Future, sync::Arc, time::Duration};

use axum::{
	body::Bytes,
	http::{header, HeaderValue},
	response::{IntoResponse, Response},
};
use moka::future::Cache;
use serde::Serialize;

use crate::api::http::problem::{Problem, Result};

/// Answers kept at most, and how long: what the node says can change between two blocks of the index.
const KEPT: u64 = 64;
const LASTS: Duration = Duration::from_secs(2);

/// An answer's name, the last block indexed, and whether the node is there.
type AnswerKey = (String, Option<u64>, bool);

#[derive(Clone)]
pub struct Fresh(Cache<AnswerKey, Bytes>);

impl Default for Fresh {
	fn default() -> Self {
		Fresh(Cache::builder().max_capacity(KEPT).time_to_live(LASTS).build())
	}
}

impl Fresh {
	/// The answer of this name as of now. Of those who ask for it at once one does the work.
	pub async fn json<T: Serialize>(
		&self,
		name: &str,
		indexed: Option<u64>,
		connected: bool,
		work: impl Future<Output = Result<T>>,
	) -> Result<Response> {
		let key = (name.to_string(), indexed, connected);
		let work = async {
			let bytes = serde_json::to_vec(&work.await?).map_err(Problem::internal)?;
			Ok::<_, Problem>(Bytes::from(bytes))
		};
		let bytes = self.0.try_get_with(key, work).await.map_err(Arc::unwrap_or_clone)?;
		let kind = HeaderValue::from_static("application/json");
		Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
	}
}
