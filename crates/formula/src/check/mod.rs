//! Syntax tree to code, with the proof of units, exactness and totality.

mod affine;
mod arithmetic;
mod builder;
mod condition;
pub mod document;
mod expression;
mod graph;
mod input;
mod knowledge;
mod table;
mod vectors;
