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

	/// The name of a variant without fields, as `put_on_hold`.
	fn variant(&self, name: &str) -> Result<String> {
		Ok(snake_case(&self.text(name)?))
	}

	fn truth(&self, name: &str) -> Result<bool> {
		let truth = self.field(name)?.as_bool();
		truth.with_context(|| format!("`{name}` is neither true nor false"))
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

/// A text as it stands decoded, where no bytes are two digits.
pub fn plain(text: &str) -> &str {
	match text {
		"0x" => "",
		other => other,
	}
}

/// `PutOnHold` as `put_on_hold`.
pub fn snake_case(name: &str) -> String {
	let mut text = String::new();
	for letter in name.chars() {
		if letter.is_uppercase() && !text.is_empty() {
			text.push('_');
		}
		text.extend(letter.to_lowercase());
	}
	text
}

/// Numbers of 64 bits stand as text.
pub fn number(tree: &Tree) -> Option<i64> {
	match tree {
		Tree::String(text) => text.parse().ok(),
		other => other.as_i64(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn text_should_be_empty_when_it_is_of_no_bytes() {
		assert_eq!((plain("0x"), plain("0x61"), plain("")), ("", "0x61", ""));
	}

	#[test]
	fn variant_should_be_in_small_letters_when_its_name_has_several_words() {
		assert_eq!(snake_case("PutOnHold"), "put_on_hold");
		assert_eq!(snake_case("Opened"), "opened");
	}
}
