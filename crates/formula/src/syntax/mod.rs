//! Source text to syntax tree.

pub mod document;
mod expression;
mod parser;
mod token;
pub mod tree;
