//! Whole chains: real nodes, the real command line, the explorer, polkadot.js, a browser, a runtime upgrade. One binary, so that they run side by side.

mod anew;
mod attacks;
mod browser;
mod database;
mod demonstration;
mod event;
mod explorer;
mod keys;
mod polkadot_js;
mod projects;
mod proof;
mod refusals;
mod six_departments;
mod upgrade;
mod windows;
mod year;
