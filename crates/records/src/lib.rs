//! Files of activity records: CSV text to records in order, and those to a batch's totals, chunks and root. Command
//! line and browser read with it, so that both accept the same files, find the same faults and the same root.
//!
//! | module | does |
//! |---|---|
//! | `text` | text, cut anywhere, to lines of fields |
//! | [`sheet`] | lines by the names of their columns |
//! | [`field`] | a field to a participant, a day, an input |
//! | [`reader`] | lines to records |
//! | `table` | records in order of (participant, day) |
//! | `window` | inputs recomputed from earlier records |
//! | [`batch`] | records quantified and cut into chunks |
//! | `file` | all of it, of files on disk |
//! | [`fault`] | what is wrong with a file, and where |

#![cfg_attr(not(feature = "std"), no_std)]
// It runs beside the chain, not in its runtime: its lengths and places are those of one memory.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::indexing_slicing)]

extern crate alloc;

pub mod batch;
pub mod fault;
pub mod field;
#[cfg(feature = "std")]
pub mod file;
mod period;
pub mod reader;
pub mod sheet;
mod table;
mod text;
mod window;

pub use batch::QuantifiedBatch;
pub use fault::{Fault, Faults};
#[cfg(feature = "std")]
pub use file::FileError;
pub use period::parse_period;
pub use reader::RecordReader;
pub use sheet::{ColumnNames, Row, Sheet};
pub use table::{RecordKey, Records};
pub use text::quoted;
pub use window::Earlier;
