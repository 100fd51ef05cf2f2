//! Why a call failed in its block.

use std::fmt;

use subxt::{error::DispatchError, Metadata};

use crate::sentences::{self, Sentence};

/// An error of a pallet's, or of `System` where it is no pallet's, and what it means.
#[derive(Clone, Debug)]
pub struct CallError {
	pub pallet: String,
	pub name: String,
	pub sentence: Sentence,
}

impl fmt::Display for CallError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}.{}: {}", self.pallet, self.name, self.sentence)
	}
}

impl CallError {
	pub fn of(error: &DispatchError) -> Self {
		let DispatchError::Module(module) = error else {
			return Self::of_no_pallet(&format!("{error:?}"), || error.to_string());
		};
		match module.details() {
			Ok(found) => Self::new(found.pallet.name(), &found.variant.name, || {
				found.variant.docs.join(" ").trim().to_string()
			}),
			Err(unknown) => Self::new("?", "?", || unknown.to_string()),
		}
	}

	/// As it is written: `Issuance.NotOpen`, or the error alone where it is no pallet's.
	pub fn named(error: &str, metadata: &Metadata) -> Self {
		let Some((pallet, name)) = error.split_once('.') else {
			return Self::of_no_pallet(error, || error.to_string());
		};
		Self::new(pallet, name, || {
			let errors = metadata.pallet_by_name(pallet).and_then(|found| found.error_variants());
			let found = errors.unwrap_or_default().iter().find(|variant| variant.name == name);
			let docs = found.map(|variant| variant.docs.join(" ").trim().to_string());
			docs.unwrap_or_else(|| error.to_string())
		})
	}

	/// By the first word of an error that is no pallet's, `Arithmetic` of `Arithmetic(Overflow)`.
	fn of_no_pallet(written: &str, otherwise: impl FnOnce() -> String) -> Self {
		let mut words = written.split(|letter: char| !letter.is_ascii_alphanumeric());
		let name = words.find(|word| !word.is_empty()).unwrap_or(written);
		Self::new("System", name, otherwise)
	}

	/// What has no sentence is of a later runtime: its own words are the best there are.
	fn new(pallet: &str, name: &str, docs: impl FnOnce() -> String) -> Self {
		let sentence = sentences::of_error(pallet, name)
			.unwrap_or_else(|| Sentence {
				zh: format!("调用失败：{pallet}.{name}"), en: docs()
			});
		CallError { pallet: pallet.to_string(), name: name.to_string(), sentence }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn error_should_be_told_when_it_is_no_pallets() {
		let failed = CallError::of(&DispatchError::BadOrigin);
		assert_eq!((&*failed.pallet, &*failed.name), ("System", "BadOrigin"));
		assert!(failed.to_string().starts_with("System.BadOrigin: 此账户没有"), "{failed}");
		let sum = CallError::of_no_pallet(r#"{"Arithmetic":"Overflow"}"#, String::new);
		assert_eq!(
			sum.to_string(),
			"System.Arithmetic: 数值超出范围 / a number would leave its type"
		);
	}

	#[test]
	fn error_should_be_told_in_the_runtimes_words_when_it_has_no_sentence() {
		let later = CallError::new("Issuance", "TooLate", || "The year is over.".into());
		assert_eq!(
			later.to_string(),
			"Issuance.TooLate: 调用失败：Issuance.TooLate / The year is over."
		);
	}
}
