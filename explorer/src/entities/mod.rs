//! One file an entity: its table's columns, what it books from which event, how it is read, exported and searched, and
//! which documents it names. What goes over all entities goes over the [`registry`].

pub mod batch_steps;
pub mod batches;
pub mod blocks;
pub mod chunks;
pub mod entity;
pub mod events;
pub mod extrinsics;
mod fields;
pub mod interests;
pub mod lapses;
pub mod methodologies;
pub mod moment;
pub mod open_accounts;
pub mod opinions;
pub mod participant_accounts;
pub mod participants;
pub mod region_issuance;
pub mod registry;
pub mod scenarios;
pub mod verifiers;
pub mod versions;
