//! What every path has in common: its problems in the OpenAPI document, and its measurements.

use std::time::Instant;

use axum::{
	extract::{MatchedPath, Request, State as Extract},
	middleware::Next,
	response::Response,
};
use utoipa::{
	openapi::{
		path::Operation, ContentBuilder, InfoBuilder, OpenApi, Ref, RefOr, ResponseBuilder, Schema,
	},
	PartialSchema, ToSchema,
};

use super::{
	http::problem::{Problem, Wording},
	state::State,
};

/// Problems any path may answer with.
const PROBLEMS: [(&str, &str); 8] = [
	("400", "What was asked cannot be understood"),
	("404", "There is no such thing"),
	("405", "The path does not take this method"),
	("413", "The body exceeds the limit"),
	("415", "The body should be application/json"),
	("429", "Too many requests; `Retry-After` says when to try again"),
	("502", "The node gave what does not agree with the index"),
	("503", "The node is away or the service busy; `Retry-After` says when to try again"),
];

/// Adds what the paths have in common.
pub fn complete(mut document: OpenApi) -> OpenApi {
	document.info = InfoBuilder::new()
		.title("苏惠 Suhui")
		.version(env!("CARGO_PKG_VERSION"))
		.description(Some(
			"碳普惠链的公开数据。减碳量以毫克计，十进制整数字符串；时间为 UTC，日与月为北京时间。\n\n\
			Open data of the carbon-inclusion chain. Reductions are integers of milligrams CO2e, as strings; \
			times are UTC, days and months those of Beijing.",
		))
		.build();
	let components = document.components.get_or_insert_default();
	let schemas: [(_, RefOr<Schema>); 2] =
		[(Problem::name(), Problem::schema()), (Wording::name(), Wording::schema())];
	components.schemas.extend(schemas.map(|(name, schema)| (name.into_owned(), schema)));
	for item in document.paths.paths.values_mut() {
		for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
			add_problems(operation);
		}
	}
	document
}

fn add_problems(operation: &mut Operation) {
	for (status, description) in PROBLEMS {
		let schema = Ref::from_schema_name(Problem::name());
		let content = ContentBuilder::new().schema(Some(schema)).build();
		let response = ResponseBuilder::new()
			.description(description)
			.content("application/problem+json", content)
			.build();
		let responses = &mut operation.responses.responses;
		responses.entry(status.to_string()).or_insert(RefOr::T(response));
	}
	let unchanged = ResponseBuilder::new().description("Unchanged since the tag given").build();
	let responses = &mut operation.responses.responses;
	responses.entry("304".to_string()).or_insert(RefOr::T(unchanged));
}

/// Counts and times each request by its route.
pub async fn measured(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
	let started = Instant::now();
	let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_string());
	let response = next.run(request).await;
	// Paths of the page are one route, so that requests for nonsense do not fill the memory.
	let route = route.as_deref().unwrap_or("page");
	let (metrics, status) = (&state.metrics, response.status());
	metrics.requests.with_label_values(&[status.as_str()]).inc();
	metrics.seconds.with_label_values(&[route]).observe(started.elapsed().as_secs_f64());
	response
}
