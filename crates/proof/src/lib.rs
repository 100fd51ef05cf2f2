//! Whether a value stands in the chain's state, found out in a browser that believes no server: from the hash of the
//! first block on, each set of validators is handed on by a block that the one before finalised, the last of them
//! finalised a block, and the value hangs from that block's state root. `docs/proof.md` says why so, and what it
//! does not show.
//!
//! | module | does |
//! |---|---|
//! | [`refusal`] | why there is no proof: somebody lies, or it cannot be told |
//! | [`hasher`] | BLAKE2-256 without a host |
//! | [`key`] | where a value lies in the state |
//! | [`header`] | a block's header, and the change of validators it announces |
//! | [`state`] | values under a state root |
//! | [`finality`] | from the first block to the last one that is final |
//! | [`answers`] | the same in JSON, as pages ask |
//!
//! Each uses those above it only. Nodes check the same: votes are counted by [`finality_grandpa`], and tries are read by
//! [`sp_trie`]. What those leave to a host, hashes and signatures, is done here by the libraries that the host uses.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod answers;
#[cfg(target_arch = "wasm32")]
#[allow(clippy::arithmetic_side_effects, clippy::as_conversions, unsafe_code)]
// Memory is shared with the page.
mod exports;
pub mod finality;
pub mod hasher;
pub mod header;
mod json;
pub mod key;
#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
mod platform;
pub mod refusal;
pub mod state;
#[cfg(test)]
mod tests;
