//! Suhui's chain as seen from outside a node: the command line, the explorer, the tests.
//!
//! | module | does |
//! |---|---|
//! | [`keys`] | seed files, what signs by them, a key's consent to stand for someone |
//! | [`sentences`] | what the chain refuses by, in words |
//! | [`call_error`] | why a call failed in its block |
//! | [`pool`] | what the node's pool answers to what it does not take |
//! | [`standstill`] | when to say that the chain stands still |
//! | [`failure`] | why a transaction did not do what it should |
//! | [`connection`] | one connection to a node, the chain at a block |
//! | `track` | what becomes of a transaction on its way, by the pool and by the chain |
//! | [`proofs`] | what a node proves to whoever does not believe it |
//! | [`api`], [`types`] | calls, storage, events and types, generated from the runtime's metadata |
//! | [`read`] | present state, one value or many at once |
//! | [`clock`] | the day it is on the chain |
//! | [`who`] | participants and experts by number or account |
//! | [`marks`] | who is an individual, consents, withdrew |
//! | [`balance`](mod@balance) | what a participant holds, and what would be taken of it |
//! | [`in_force`] | which terms a source's days count by |
//! | [`scenario`] | what a source's records hold and the rule they are quantified by |
//! | [`json`] | coded values as JSON, by a runtime's description of its types |
//! | [`history`] | past state, by the metadata of the runtime that wrote it |
//! | [`feed`] | a chunk out of the extrinsic that fed it |
//! | [`runtimes`] | which runtime made which block |
//! | `outcome` | what calls did in the block that holds them |
//! | `waiting` | waiting for what was sent, and telling where the chain stands still meanwhile |
//! | [`ground`] | what transactions are signed for, just after an upgrade too |
//! | [`bodies`] | what blocks' transactions say, which nodes keep for ever |
//! | [`submit`] | sending one transaction, waiting until it is finalised |
//! | `motion` | what one member's command makes of a motion of others |
//! | [`clerks`] | what takes two of the operator's clerks |
//! | [`council`] | what the council decides |
//! | [`pipeline`] | sending many of one account |
//!
//! Each uses those above it only. Errors are `anyhow`'s, in Chinese and English; what may be told apart of them is a
//! [`Failure`].

pub mod api;
pub mod balance;
pub mod bodies;
pub mod call_error;
pub mod clerks;
pub mod clock;
pub mod connection;
pub mod council;
pub mod failure;
pub mod feed;
pub mod ground;
pub mod history;
pub mod in_force;
pub mod json;
pub mod keys;
pub mod marks;
mod motion;
mod outcome;
pub mod pipeline;
pub mod pool;
pub mod proofs;
pub mod read;
pub mod runtimes;
pub mod scenario;
pub mod sentences;
pub mod standstill;
pub mod submit;
mod track;
pub mod types;
mod waiting;
pub mod who;

pub use call_error::CallError;
pub use connection::{At, Chain, Config};
pub use failure::Failure;
pub use keys::Signer;
pub use outcome::{FinalisedBlock, Included};
pub use pipeline::{Pipeline, PipelineLimits};
pub use sentences::Sentence;
pub use standstill::Standstill;
pub use who::Who;
