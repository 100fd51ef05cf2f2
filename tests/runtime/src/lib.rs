//! The runtime as a whole, run natively: its pallets joined as they are in the chain, and the senders as they are there,
//! with accounts, signatures and blocks. Nothing of a pallet is replaced.

pub mod calendar;
pub mod chain;
pub mod clerks;
pub mod client;
pub mod credit_codes;
pub mod credited;
pub mod interface;
pub mod invariants;
pub mod keys;
pub mod mall;
pub mod mandates;
pub mod metadata;
pub mod reductions;
pub mod roles;
pub mod samples;

pub mod scheme;
