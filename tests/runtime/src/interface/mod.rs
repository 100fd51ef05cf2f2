//! `docs/interface.md`: what the runtime is to those who talk to it, as a file that is reviewed like code.

mod document;
mod types;
mod versions;

pub use document::document;
pub use versions::{compare, Raise};

/// Lets the test rewrite the file.
pub const UPDATE: &str = "SUHUI_UPDATE=1 cargo test --release --workspace --test joined";

pub fn path() -> std::path::PathBuf {
	std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/interface.md")
}
