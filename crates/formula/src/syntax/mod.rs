//! Text to syntax tree.

pub mod document;
mod expression;
mod parser;
pub mod token;
pub mod tree;
