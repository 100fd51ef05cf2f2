//! Suhui's quantification in a browser: a methodology is tried out, a batch is recomputed from what was fed to the
//! chain, a verifier's own records are turned into totals and a root. The code is that of the chain
//! ([`suhui_formula`], [`suhui_coding`]), and files are read as the command line reads them ([`suhui_records`]); a page trusts no server with it.
//!
//! The functions of [`session::Workspace`] are exported under their names (`exports`); they take and return JSON:
//! `{"ok": …}` or `{"error": {message, line?, column?, field?}}`, with 64-bit numbers as strings of digits.

#![cfg_attr(not(feature = "std"), no_std)]
// It runs in a page, not in the runtime: its lengths and places are those of one memory.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::indexing_slicing)]

extern crate alloc;

mod basis;
mod batch;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)] // Memory is shared with the page.
mod exports;
mod json;
#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
mod platform;
mod records;
pub mod session;
#[cfg(test)]
mod tests;
mod trial;
