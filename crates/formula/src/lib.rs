//! The methodology language: a text declares inputs, parameters with their citations, and one
//! result; [`compile`] parses it, proves it sound and yields a [`Formula`] (Art. 11, 12, 25, 34).
//!
//! Three things are proven when a text is compiled, by the runtime as by the command line:
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
//! No file names one that stands on a floor above its own:
//!
//! | floor | modules | what |
//! |---|---|---|
//! | pipeline | `lib` | [`compile`] |
//! | proof | `check` | syntax tree to [`Compiled`]: names, units, decimals, intervals, code |
//! | use | `bind`, `explain` | where a points formula takes its inputs from; the values a result came from |
//! | syntax | `syntax` | text to tokens to syntax tree |
//! | code | `code`, `evaluate`, `vector`, `compiled` | [`Formula`] and its coding, its evaluation |
//! | ground | `limits`, `number`, `unit`, `interval`, `comparison`, `declaration`, `error`, `concern`, `visible` | words all others are made of |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bind;
mod check;
mod code;
mod comparison;
mod compiled;
mod concern;
mod declaration;
mod error;
mod evaluate;
mod explain;
mod interval;
mod limits;
mod number;
#[cfg(feature = "render")]
mod render;
mod syntax;
mod unit;
mod vector;
mod visible;

#[cfg(test)]
mod tests;

pub use bind::{bind, BindError, Binding};
pub use code::Formula;
pub use compiled::Compiled;
pub use concern::Concern;
pub use declaration::{FormulaKind, Input, Parameter, Table, TableRow, GRAMS, POINTS, REDUCTION};
pub use error::{Error, ErrorKind};
pub use evaluate::EvaluateError;
pub use explain::Step;
pub use limits::*;
pub use number::{format_scaled, parse_scaled, Number, ParseScaledError};
#[cfg(feature = "render")]
pub use render::render;
pub use unit::Unit;
pub use vector::{Vector, VectorError};
pub use visible::is_invisible;

/// Parses, checks and compiles. Does not run the vectors: see [`Compiled::run_vectors`].
pub fn compile(text: &str) -> Result<Compiled, Error> {
	check::document::check(syntax::document::parse(text)?)
}
