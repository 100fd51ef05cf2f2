//! The methodology language: a source text declares inputs, parameters with their citations, and one
//! result; [`compile`] parses it, proves it sound and yields a [`Formula`] (Art. 11, 12, 25, 34).
//!
//! Three things are proven when a source is compiled, by the runtime as by the command line:
//! - **units:** `km * gCO2e/km` is `gCO2e`; `km + kWh` is an error with line and column;
//! - **exactness:** values are scaled integers whose decimals are tracked like units; only a division
//!   (9 decimals, towards zero) and the result (milligrams or whole points, towards zero) are rounded;
//! - **totality:** interval analysis from the declared ranges shows that no intermediate leaves `i128` and
//!   no divisor is zero, so that evaluation of a record within range cannot fail.
//!
//! ```
//! let compiled = suhui_formula::compile(r#"
//!     methodology "Cycling instead of motor traffic"
//!     input distance "distance cycled that day" : km, decimals 3, from 0 to 300
//!     parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
//!     result gCO2e = distance * factor
//!     vector distance = 2.5 -> 451.25
//! "#).unwrap();
//! assert_eq!(compiled.run_vectors(), Ok(()));
//! assert_eq!(compiled.formula.evaluate(&[2_500]), Ok(451_250));
//! ```
//!
//! | from | to | module |
//! |---|---|---|
//! | source text | tokens | `token` |
//! | tokens | syntax tree | `parse`, `expression`, `ast` |
//! | expression | checked code | `check`, `interval`, `refine`, `unit` |
//! | syntax tree | [`Compiled`] | `compile`, `vector` |
//! | [`Formula`] and a record | milligrams or points | `code`, `explain` |
//! | points formula and record | [`Binding`]s | `bind` |

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::as_conversions
	)
)]

extern crate alloc;

mod ast;
mod bind;
mod check;
mod code;
mod compile;
mod error;
mod explain;
mod expression;
mod fault;
mod interval;
mod number;
mod parse;
mod refine;
mod token;
mod unit;
mod vector;

#[cfg(test)]
mod tests;

pub use bind::{bind, BindError, Binding, REDUCTION};
pub use code::{EvaluateError, Formula};
pub use compile::{compile, Compiled, Input, Output, Parameter, Row, Table};
pub use error::{Error, ErrorKind};
pub use explain::Step;
pub use fault::Fault;
pub use number::{format_scaled, parse_scaled, Number, ParseScaledError};
pub use unit::Unit;
pub use vector::{Vector, VectorError};

/// The unit a methodology results in; its results are counted in milligrams, three decimals of it.
pub const GRAMS: &str = "gCO2e";
/// The unit a points formula results in, in whole points.
pub const POINTS: &str = "points";

/// Longest source, in bytes.
pub const MAX_SOURCE: usize = 8 * 1024;
/// Longest compiled form, in SCALE-encoded bytes.
pub const MAX_ENCODED: usize = 1024;
/// Most operations one evaluation may take.
pub const MAX_COST: u32 = 256;
/// Most inputs of a formula.
pub const MAX_INPUTS: usize = 8;
/// Most values held at once: inputs, tables, lets and the intermediates of one expression.
pub const MAX_STACK: usize = 32;
/// Deepest nesting of an expression.
pub const MAX_NESTING: u8 = 32;
/// Longest name or unit symbol, in bytes.
pub const MAX_NAME: usize = 32;
/// Most decimals of an input.
pub const MAX_INPUT_DECIMALS: u8 = 9;
/// Most decimals of a number in the source.
pub const MAX_NUMBER_DECIMALS: u8 = 12;
/// Most decimals an intermediate can have: the largest power of ten within `i128`.
pub const MAX_DECIMALS: u8 = 38;
/// Decimals of a quotient.
pub const QUOTIENT_DECIMALS: u8 = 9;
/// Most golden vectors of a source.
pub const MAX_VECTORS: usize = 64;
/// Most different symbols in a unit.
pub const MAX_UNIT_SYMBOLS: usize = 8;
