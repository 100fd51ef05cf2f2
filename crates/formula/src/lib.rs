//! The methodology language: a text declares inputs, parameters with their citations, and one
//! result; [`compile`] parses it, proves it sound and yields a [`Formula`] (Art. 11, 12, 25, 34).
//!
//! Three things are proven when a text is compiled, by the runtime as by the command line:
//! - **units:** `km * gCO2e/km` is `gCO2e`; `km + kWh` is an error with line and column;
//! - **exactness:** the result of a record is the exact rational value, cut once at the end to milligrams or whole
//!   points. Values are whole steps of a rational known when compiling, quotients carry their divisor along;
//! - **totality:** analysis from the declared ranges, conditions and assertions shows that no integer leaves `i128`
//!   and no divisor is zero, so that evaluation of a record within range cannot fail.
//!
//! What takes no effect, and figures that cite nothing, are refused too.
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
//! let (distance, day) = (2_500, 20_000);
//! assert_eq!(compiled.formula.evaluate(&[distance], day), Ok(451_250));
//! ```
//!
//! No file names one that stands on a floor above its own:
//!
//! | floor | modules | what |
//! |---|---|---|
//! | pipeline | `lib` | [`compile`] |
//! | proof | `check` | syntax tree to [`Compiled`]: names, units, steps, ranges, code |
//! | use | `bind`, `compiled`, `explain`, `vector`, `coverage` | what the parts of a compiled text are good for |
//! | syntax | `syntax`, `format` | text to tokens to syntax tree; tokens to text |
//! | code | `code`, `evaluate` | [`Formula`] and its coding, its evaluation |
//! | ground | `limits`, `number`, `ratio`, `range`, `interval`, `unit`, `calendar`, `comparison`, `declaration`, `window`, `error`, `concern`, `visible`, `render` | words all others are made of |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bind;
mod calendar;
mod check;
mod code;
mod comparison;
mod compiled;
mod concern;
mod coverage;
mod declaration;
mod error;
mod evaluate;
mod explain;
mod format;
mod interval;
mod limits;
mod number;
mod range;
mod ratio;
#[cfg(feature = "render")]
mod render;
mod syntax;
mod unit;
mod vector;
mod visible;
mod window;

#[cfg(test)]
mod tests;

pub use bind::{bind, BindError, Binding};
pub use calendar::{DayPart, SEASONS};
pub use code::Formula;
pub use compiled::{Compiled, Let};
pub use concern::Concern;
pub use declaration::{
	Assertion, Code, FormulaKind, Input, Parameter, RowKey, Scale, Table, TableRow, GRAMS, POINTS,
	REDUCTION,
};
pub use error::{Error, ErrorKind, What, Words};
pub use evaluate::EvaluateError;
pub use explain::Step;
pub use format::format;
pub use limits::*;
pub use number::{format_scaled, parse_scaled, Number, ParseScaledError};
#[cfg(feature = "render")]
pub use render::render;
pub use unit::Unit;
pub use vector::{Vector, VectorError};
pub use visible::is_invisible;
pub use window::{Span, Window, WindowKind};

/// Parses, checks and compiles. Does not run the vectors: see [`Compiled::run_vectors`].
pub fn compile(text: &str) -> Result<Compiled, Error> {
	compile_counting(text, &mut 0)
}

/// The same, and counts the steps it took, of [`MAX_PROOF`], also where the text is refused: those of the proof, and
/// the operations of running the vectors. Besides these, the time depends on the length of the text alone.
pub fn compile_counting(text: &str, steps: &mut u32) -> Result<Compiled, Error> {
	let (compiled, findings) = prove(text, steps)?;
	findings.into_iter().next().map_or(Ok(compiled), Err)
}

/// What is sound, and what in it takes no effect or cites nothing.
fn prove(text: &str, steps: &mut u32) -> Result<(Compiled, alloc::vec::Vec<Error>), Error> {
	*steps = 0;
	check::document::check(syntax::document::parse(text)?, steps)
}
