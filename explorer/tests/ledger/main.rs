//! What events made by hand leave in the index, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

#[path = "../databases/mod.rs"]
mod databases;

mod applications;
mod batches;
mod booking;
mod calendar;
mod departments;
mod disclosure;
mod experts;
mod lapses;
mod mall;
mod mandates;
mod participants;
mod reductions;
mod scenarios;
mod verifiers;
