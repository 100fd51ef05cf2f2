//! The coding of a batch and the quantification of its records: the part of the scheme that chain, command line
//! and browser have in common. It depends on nothing of the chain, so that it builds wherever Rust does.
//!
//! | quantity | type | unit |
//! |---|---|---|
//! | reduction 减碳量 | [`Milligrams`] | mg CO2e |
//! | points 碳积分 | [`Points`] | points |
//! | day | [`Day`] | days since 1970-01-01, Beijing time |
//! | month | [`Month`] | months since 1970-01, Beijing time |
//!
//! Hashes are BLAKE2-256; who hashes is a parameter, since the chain asks its node to.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod assertions;
pub mod certificate;
pub mod chunk;
mod compiled_rule;
mod fault;
#[cfg(any(test, feature = "blake2"))]
mod hasher;
mod page;
mod quantify;
pub mod recompute;
mod rule;
mod slots;
mod time;
mod words;

pub use assertions::{unevaluated, Assertions};
pub use compiled_rule::{CompiledRule, RuleError};
pub use fault::{ChunkFault, FaultKind};
pub use hash_db::Hasher;
#[cfg(any(test, feature = "blake2"))]
pub use hasher::Blake2;
pub use page::{Page, PAGE_SIZE};
pub use primitive_types::H256;
pub use quantify::{Quantifier, QuantifyError};
pub use rule::{Quantity, Rule, MAX_INPUTS};
pub use slots::Slots;
pub use time::{Day, Month, Period};
pub use words::in_both;

/// A reduction in milligrams of CO2 equivalent.
pub type Milligrams = u64;
/// Points a person earned; they are not money and never move to another person (Art. 33).
pub type Points = u64;
/// The number of a participant, given in the order accounts are opened.
pub type ParticipantId = u32;
/// A scenario (people) or a project (one organisation).
pub type SourceId = u32;
/// The first number that is given to anything the public knows by its number: batches, sources, participants,
/// methodologies, their versions and classes.
pub const FIRST_NUMBER: u32 = 1;
