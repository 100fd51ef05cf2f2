//! The node: the connection to it, and what its blocks hold.

pub mod block;
mod link;

pub use link::Link;
pub use suhui_client::{feed, history, json, At, Chain, Config};
