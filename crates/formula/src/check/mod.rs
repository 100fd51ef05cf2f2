//! Syntax tree to code, with the proof of units, exactness and totality.

mod affine;
mod arithmetic;
mod bounds;
mod builder;
mod condition;
pub mod document;
mod expression;
mod extent;
mod graph;
mod input;
mod knowledge;
mod look;
mod structure;
mod table;
mod vectors;
