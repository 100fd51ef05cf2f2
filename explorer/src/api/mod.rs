//! The REST API, on floors: what is HTTP's, what handlers share, the resources, and the router on top. Every path,
//! parameter, shape and problem is in the OpenAPI document, `/api/v1/openapi.json`.

mod http;
mod openapi;
mod resources;
mod router;
mod state;
mod web;

pub use router::{document, router};
pub use state::{Fresh, State};
