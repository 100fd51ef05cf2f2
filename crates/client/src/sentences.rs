//! What the chain refuses by, in words: `sentences.json`, which the page reads too.

use std::{fmt, sync::LazyLock};

use serde_json::Value;

static SENTENCES: LazyLock<Value> = LazyLock::new(|| {
	serde_json::from_str(include_str!("../sentences.json")).expect("our sentences are JSON")
});

/// In Chinese and English, without full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
	pub zh: String,
	pub en: String,
}

impl fmt::Display for Sentence {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} / {}", self.zh, self.en)
	}
}

/// What an error of a call means, of a pallet's or of `System` where it is no pallet's.
pub fn of_error(pallet: &str, error: &str) -> Option<Sentence> {
	sentence(&SENTENCES["errors"][pallet][error])
}

/// What a refusal of the pool's means: the code of CheckAccess, or a name of our own.
pub fn of_refusal(name: &str) -> Option<Sentence> {
	sentence(&SENTENCES["refusals"][name])
}

fn sentence(words: &Value) -> Option<Sentence> {
	let [zh, en] = ["zh", "en"].map(|language| words[language].as_str().map(str::to_string));
	Some(Sentence { zh: zh?, en: en? })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sentence_should_be_chinese_and_english_when_it_is_read() {
		let all = ["errors", "refusals"].map(|part| SENTENCES[part].as_object().unwrap());
		let errors = all[0].values().flat_map(|errors| errors.as_object().unwrap().values());
		for words in errors.chain(all[1].values()) {
			let Sentence { zh, en } = sentence(words).unwrap();
			let is_chinese = zh.chars().any(|letter| ('一'..='龥').contains(&letter));
			assert!(is_chinese && en.is_ascii() && !en.ends_with('.'), "{zh} / {en}");
		}
		let held = of_error("Issuance", "NotHeld").unwrap().to_string();
		assert_eq!(held, "该批次不是依决定暂停的 / the batch was not put on hold by order");
		assert_eq!((of_error("Issuance", "NoSuch"), of_refusal("10")), (None, None));
	}
}
