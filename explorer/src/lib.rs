//! The public's view of the chain: an index of finalised blocks, an API over it, and a web page.

pub mod api;
pub mod chain;
pub mod config;
pub mod documents;
pub mod entities;
pub mod index;
pub mod metrics;
mod regions;
pub mod store;
mod values;
pub mod words;
