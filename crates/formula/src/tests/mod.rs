//! Numbers in these tests are worked out by hand or by the rational arithmetic of `rational`.

mod bind;
mod calendar;
mod categories;
mod code;
mod coverage;
mod errors;
mod evaluate;
mod findings;
mod format;
mod limits;
mod number;
mod proof;
mod properties;
mod random;
mod ratio;
mod rational;
mod reference;
mod render;
mod unit;
mod vector;
mod visible;
mod window;

use crate::{prove, Compiled, Error};

pub const CYCLING: &str = r#"# Cycling
methodology "骑行替代机动车出行 / Cycling instead of motor traffic"

input distance "当日骑行距离 / distance cycled that day" : km, decimals 3, from 0.001 to 300
parameter cap "每日上限 / daily cap" : km = 20 source "Rules of the scenario, 4.2"
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
table coefficient "share of rides that replace a car" of distance : 1 =
    below 1 km -> 0.3
    below 3 km -> 0.7
    otherwise -> 1
    source "Survey of 2023, page 9"
let counted = min(distance, cap)
result gCO2e = counted * factor * coefficient
vector distance = 2.5 -> 315.875
vector distance = 300 -> 3610
vector distance = 0.5 -> 27.075
"#;

/// A methodology with inputs `a`, `b` (km), `n` (1), `g` (gCO2e), and this text after them.
pub fn declared(rest: &str) -> String {
	format!(
        "methodology \"t\"\ninput a : km, decimals 3, from 0 to 300\ninput b : km, decimals 0, from 1 to 10\n\
         input n : 1, decimals 0, from 0 to 5\ninput g : gCO2e, decimals 3, from 0 to 1000\n{rest}"
    )
}

/// [`declared`] with this result, which stands in line 6, its expression from column 16. What takes no effect in it
/// is let pass: a test of one thing uses few of the inputs.
pub fn of(expression: &str) -> Result<Compiled, Error> {
	proven(&declared(&format!("result gCO2e = {expression}")))
}

pub fn proven(text: &str) -> Result<Compiled, Error> {
	prove(text, &mut 0).map(|(compiled, _)| compiled)
}

/// The milligrams of an expression in `a`, `b`, `n`, `g`.
pub fn value(expression: &str, inputs: [u64; 4]) -> u64 {
	of(expression).unwrap().formula.evaluate(&inputs, DAY).unwrap()
}

/// A day of no importance.
pub const DAY: u32 = 20_000;
