//! The API over an index filled by hand, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

#[path = "../databases/mod.rs"]
mod databases;

mod disclosure;
mod documents;
mod export;
mod http;
mod issuance;
mod mall;
mod mandates;
mod methodologies;
mod people;
mod reductions;
mod scenarios;
mod search;
mod service;
