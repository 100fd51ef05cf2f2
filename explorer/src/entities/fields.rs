//! Fields of an event or of a stored value, by name.

use anyhow::{Context, Result};
use serde_json::Value as Tree;

pub trait EventFields {
	fn field(&self, name: &str) -> Result<&Tree>;

	fn int(&self, name: &str) -> Result<i64> {
		number(self.field(name)?).with_context(|| format!("`{name}` is not a number"))
	}

	fn maybe_int(&self, name: &str) -> Result<Option<i64>> {
		match self.field(name)? {
			Tree::Null => Ok(None),
			_ => self.int(name).map(Some),
		}
	}

	fn text(&self, name: &str) -> Result<String> {
		let text = self.field(name)?.as_str();
		Ok(text.with_context(|| format!("`{name}` is not text"))?.into())
	}

	/// A number as its digits.
	fn digits(&self, name: &str) -> Result<String> {
		Ok(match self.field(name)? {
			Tree::String(text) => text.clone(),
			other => other.to_string(),
		})
	}

	/// Milligrams and points of a quantity.
	fn quantity(&self, name: &str) -> Result<(i64, i64)> {
		let quantity = self.field(name)?;
		Ok((quantity.int("reduction")?, quantity.int("points")?))
	}

	/// The name of a variant, in lower case.
	fn variant(&self, name: &str) -> Result<String> {
		Ok(self.text(name)?.to_lowercase())
	}

	/// The digests of a document, BLAKE2-256 and SM3.
	fn document(&self, name: &str) -> Result<(String, String)> {
		let document = self.field(name)?;
		Ok((document.text("blake2_256")?, document.text("sm3")?))
	}
}

impl EventFields for Tree {
	fn field(&self, name: &str) -> Result<&Tree> {
		self.get(name).with_context(|| format!("there is no field `{name}`"))
	}
}

/// Numbers of 64 bits stand as text.
fn number(tree: &Tree) -> Option<i64> {
	match tree {
		Tree::String(text) => text.parse().ok(),
		other => other.as_i64(),
	}
}
