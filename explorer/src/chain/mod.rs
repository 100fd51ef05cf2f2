//! The node: the connection to it, and what its blocks hold.

pub mod block;
mod link;

pub use link::{Absence, Link};
pub use suhui_client::{connection::Rpc, feed, history, json, At, Chain, Config};
