//! Whole chains: real nodes, the real command line, polkadot.js. One binary, so that they run side by side.

mod demonstration;
mod polkadot_js;
mod refusals;
mod six_departments;
