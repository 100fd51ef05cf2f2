//! How far the chain is.

/// The newest block and the last final one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heights {
	pub newest: u64,
	pub last: u64,
}
