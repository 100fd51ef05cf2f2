//! Syntax tree to code, with the proof of units, decimals and intervals.

pub mod document;
mod expression;
mod quantity;
mod refine;
mod scope;
mod table;
mod vectors;
