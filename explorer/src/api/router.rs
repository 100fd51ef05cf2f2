//! Within which limits paths are answered.

use std::sync::Arc;

use axum::{extract::DefaultBodyLimit, middleware, routing::get, Json, Router};
use tower_http::{
	compression::{
		predicate::{NotForContentType, Predicate},
		CompressionLayer, DefaultPredicate,
	},
	limit::RequestBodyLimitLayer,
};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::{
	http::{etag, guards, limits, sender},
	openapi,
	resources::{citizens, quick, service, streamed},
	state::State,
	web,
};

/// Where the API stands.
const BASE: &str = "/api/v1";
/// Bytes of a body at most, and of the citizen's facade.
const BODY: usize = 256 * 1024;
const CITIZEN_BODY: usize = 64 * 1024;

/// What every path takes and answers, in OpenAPI.
pub fn document() -> OpenApi {
	let api = quick().merge(streamed()).merge(citizens());
	openapi::complete(OpenApiRouter::new().nest(BASE, api).merge(service()).into_openapi())
}

/// The whole service: API, health, metrics, the page.
pub fn router(state: State) -> Router {
	state.documents.keep_up();
	let parts = |routes: OpenApiRouter<State>| {
		Router::from(OpenApiRouter::new().nest(BASE, routes)).with_state(state.clone())
	};
	let (quick, streamed, citizens) = (parts(quick()), parts(streamed()), parts(citizens()));
	let service = Router::from(service());
	let document = Arc::new(document());
	let description = Router::new().route(
		&format!("{BASE}/openapi.json"),
		get(move || {
			let document = document.clone();
			async move { Json((*document).clone()) }
		}),
	);

	let limits = &state.config.limits;
	let (rate, burst, proxy) = (limits.requests_per_second, limits.burst, limits.behind_proxy);
	let timed = |routes: Router| routes.layer(middleware::from_fn(limits::timed));
	let tagged = |routes: Router| routes.layer(middleware::from_fn(etag::tagged));
	let quick = timed(tagged(quick.merge(description)));
	let citizens = tagged(citizens).layer(DefaultBodyLimit::max(CITIZEN_BODY));
	let citizens = limits::rate_limited(citizens, rate.div_ceil(10), burst.div_ceil(10), proxy);
	let api = limits::rate_limited(quick.merge(streamed), rate, burst, proxy);
	let policy = web::policy(&state.config.site);
	// Events must not wait for a compressor's buffer.
	let compressed = DefaultPredicate::new().and(NotForContentType::new("text/event-stream"));
	Router::new()
		.merge(api)
		.merge(citizens)
		.merge(service.with_state(state.clone()))
		.fallback(web::page)
		.layer(middleware::from_fn_with_state(proxy, sender::introduced))
		.layer(middleware::from_fn(guards::without_nul))
		.layer(DefaultBodyLimit::max(BODY))
		.layer(RequestBodyLimitLayer::new(BODY))
		.layer(CompressionLayer::new().compress_when(compressed))
		.layer(middleware::from_fn(guards::in_words))
		.layer(middleware::from_fn(guards::caught))
		.layer(middleware::from_fn_with_state(policy, web::guarded))
		.layer(middleware::from_fn_with_state(state, openapi::measured))
}
