//! How large a text, what is in it and its compiled form may be.

/// Longest text, in bytes.
pub const MAX_TEXT: usize = 8 * 1024;
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
/// Most decimals of a number in the text.
pub const MAX_NUMBER_DECIMALS: u8 = 12;
/// Most decimals an intermediate can have: the largest power of ten within `i128`.
pub const MAX_DECIMALS: u8 = 38;
/// Decimals of a quotient.
pub const QUOTIENT_DECIMALS: u8 = 9;
/// Most golden vectors of a text.
pub const MAX_VECTORS: usize = 64;
/// Most different symbols in a unit.
pub const MAX_UNIT_SYMBOLS: usize = 8;
