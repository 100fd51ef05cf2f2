//! What happens now, as server-sent events.

use std::{convert::Infallible, time::Duration};

use axum::{
	extract::State as Shared,
	response::{
		sse::{Event, KeepAlive, Sse},
		IntoResponse, Response,
	},
};

use crate::api::{http::problem::Result, state::State};

/// Comments sent so that no proxy takes silence for the end.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Events `best` {number, hash, extrinsics}, `finalized` {number, hash} and `indexed` {number, lag}.
#[utoipa::path(get, path = "/live", tag = "总览 Overview",
	responses((status = 200, description = "Server-sent events, without end", body = String, content_type = "text/event-stream")))]
pub async fn live(Shared(state): Shared<State>) -> Result<Response> {
	let permit = state.listening_permit()?;
	let mut news = state.live.subscribe();
	let stream = async_stream::stream! {
		let _permit = permit;
		loop {
			match news.recv().await {
				Ok(event) => {
					let data = serde_json::to_string(&event.data()).unwrap_or_default();
					yield Ok::<_, Infallible>(Event::default().event(event.name()).data(data));
				}
				// A slow reader misses what is old already.
				Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => continue,
				Err(tokio::sync::broadcast::error::RecvError::Closed) => break,
			}
		}
	};
	Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response())
}
