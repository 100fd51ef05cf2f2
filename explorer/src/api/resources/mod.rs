//! One file a resource: its paths, what they ask and what they answer.

pub mod batches;
pub mod blocks;
pub mod chunks;
pub mod citizen;
pub mod documents;
pub mod events;
pub mod export;
pub mod extrinsics;
mod formulas;
pub mod health;
pub mod live;
pub mod lots;
pub mod methodologies;
pub mod participants;
pub mod records;
pub mod rule;
pub mod scenarios;
pub mod search;
pub mod series;
pub mod site;
pub mod summary;
pub mod validators;
pub mod verifiers;
