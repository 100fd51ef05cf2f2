//! How many requests an address may make, and how long they may take.

use std::{sync::Arc, time::Duration};

use axum::{
	body::Body,
	extract::Request,
	middleware::Next,
	response::{IntoResponse, Response},
	Router,
};
use tower_governor::{governor::GovernorConfigBuilder, GovernorError, GovernorLayer};

use super::{problem::Problem, sender::SenderAddress};

/// How long an answer in JSON may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often addresses that were quiet are forgotten.
const FORGET: Duration = Duration::from_secs(60);

/// Lets an address make `per_second` requests of these routes, and so many at once.
pub fn rate_limited(router: Router, per_second: u64, burst: u32, behind_proxy: bool) -> Router {
	let period = Duration::from_nanos(1_000_000_000 / per_second.clamp(1, 1_000_000_000));
	let Some(config) = GovernorConfigBuilder::default()
		.period(period)
		.burst_size(burst.max(1))
		.key_extractor(SenderAddress { behind_proxy })
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
				Problem::too_many("请求过于频繁，请稍后重试", "too many requests, try again later");
			problem.retry_after = Some(wait_time.max(1));
			problem.into_response()
		}
		error => Problem::bad(&error, &error).into_response(),
	}
}

/// Ends what takes too long.
pub async fn timed(request: Request, next: Next) -> Response {
	match tokio::time::timeout(PATIENCE, next.run(request)).await {
		Ok(response) => response,
		Err(_) => {
			let (zh, en) = ("请求超时，请稍后重试", "it took too long, try again later");
			Problem::busy("timeout", ("超时", "Timeout"), zh, en).into_response()
		}
	}
}
