//! The chain, by its node's metadata: connection, keys, typed calls and state, sending.

mod bodies;
pub mod calls;
mod connection;
mod failure;
mod keys;
mod pipeline;
mod read;
mod runtimes;
pub mod state;
mod submit;

pub use connection::{At, Chain, Config};
pub use failure::Failure;
pub use keys::{generate, Signer};
pub use pipeline::{Limits, Pipeline};
pub use read::{read, read_all, read_from, read_many, read_under};
pub use submit::{Block, Included};
