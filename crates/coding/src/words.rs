//! Words in two languages.

/// The Chinese and the English half of words written `中文 / English`; those of one language stand for both.
pub fn in_both(words: &str) -> (&str, &str) {
	match words.split_once(" / ") {
		Some((zh, en)) if !zh.is_ascii() => (zh, en),
		_ => (words, words),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn words_should_be_in_one_language_each_when_they_are_written_in_both() {
		assert_eq!(
			in_both("一行过长 / the line is too long"),
			("一行过长", "the line is too long")
		);
		assert_eq!(in_both("合计 a/b / a / b"), ("合计 a/b", "a / b"));
		let unit = "km / h is not a unit";
		assert_eq!(in_both(unit), (unit, unit));
	}
}
