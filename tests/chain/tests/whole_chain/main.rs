//! Whole chains: real nodes, the real command line, the explorer, polkadot.js, a browser, a runtime upgrade. One binary, so that they run side by side.

mod anew;
mod attacks;
mod browser;
mod ceremony;
mod council;
mod database;
mod demonstration;
mod doctor;
mod event;
mod explorer;
mod keys;
mod migration;
mod monitoring;
mod network_key;
mod polkadot_js;
mod ports;
mod projects;
mod proof;
mod refusals;
mod six_departments;
mod stall;
mod upgrade;
mod windows;
mod year;
