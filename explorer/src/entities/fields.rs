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

	/// The same where none need be named.
	fn maybe_document(&self, name: &str) -> Result<(Option<String>, Option<String>)> {
		match self.field(name)? {
			Tree::Null => Ok((None, None)),
			_ => self.document(name).map(|(blake2_256, sm3)| (Some(blake2_256), Some(sm3))),
		}
	}

	/// The title and the unified social credit code of a legal person.
	fn legal_person(&self, name: &str) -> Result<(String, String)> {
		let person = self.field(name)?;
		let code = person.text("code")?;
		// An array of bytes, which stands in hexadecimal.
		let digits = code.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let digits = digits.and_then(|digits| String::from_utf8(digits).ok());
		Ok((person.text("title")?, digits.with_context(|| format!("`{code}` is no credit code"))?))
	}

	/// Classes, with the milligrams of each.
	fn reductions(&self, name: &str) -> Result<Vec<(i64, i64)>> {
		let parts = self.field(name)?.as_array();
		let parts = parts.with_context(|| format!("`{name}` is not a list"))?;
		let part = |part: &Tree| {
			let of = part.as_array().map(Vec::as_slice);
			let [class, mg] = of.unwrap_or_default() else { return None };
			number(class).zip(number(mg))
		};
		let parts = parts.iter().map(part).collect::<Option<Vec<_>>>();
		parts.with_context(|| format!("`{name}` does not hold classes and milligrams"))
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

	#[test]
	fn reductions_should_be_read_in_full_when_they_exceed_what_javascript_counts() {
		let event =
			serde_json::json!({ "reductions": [[3, "9007199254740993"], [4, "5"]], "total": "5" });
		let reductions = event.reductions("reductions").unwrap();
		assert_eq!(reductions, [(3, 9_007_199_254_740_993), (4, 5)]);
		assert!(event.reductions("total").is_err());
		assert!(serde_json::json!({ "reductions": [[3]] }).reductions("reductions").is_err());
	}
}
