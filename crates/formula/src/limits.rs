//! How large a text, what is in it and its compiled form may be.

/// Longest text, in bytes.
pub const MAX_TEXT: usize = 8 * 1024;
/// Longest compiled form, in SCALE-encoded bytes.
pub const MAX_ENCODED: usize = 4 * 1024;
/// Most operations one evaluation may take.
pub const MAX_COST: u32 = 256;
/// Most inputs of a formula: a reading for each hour of a day.
pub const MAX_INPUTS: usize = 24;
/// Most values held at once: inputs, parts of the day, tables, lets and the intermediates of one expression.
pub const MAX_STACK: usize = 64;
/// Deepest nesting of an expression.
pub const MAX_NESTING: u8 = 32;
/// Longest name, code or unit symbol, in bytes.
pub const MAX_NAME: usize = 32;
/// Most codes of a category.
pub const MAX_CODES: usize = 64;
/// Most decimals of an input.
pub const MAX_INPUT_DECIMALS: u8 = 9;
/// Most decimals of a number in the text.
pub const MAX_NUMBER_DECIMALS: u8 = 12;
/// Greatest exponent of a power.
pub const MAX_POWER: u8 = 9;
/// Most days a window reaches back.
pub const MAX_WINDOW: u16 = 366;
/// Most golden vectors of a text.
pub const MAX_VECTORS: usize = 64;
/// Most different symbols in a unit.
pub const MAX_UNIT_SYMBOLS: usize = 8;
/// Most different parts (numbers, names, operations) the proof looks at.
pub const MAX_PARTS: usize = 1024;
/// Most steps compiling takes: a term of a linear relation, a part looked at under a condition as eight, a value of a
/// table, an operation of running a vector.
pub const MAX_PROOF: u32 = 150_000;
