//! The mark stands under the character it is about, as a terminal shows it.

use crate::{compile, render};

fn rendered(text: &str) -> String {
	render(&compile(text).unwrap_err(), "t.txt", text, false)
}

#[test]
fn mark_should_stand_right_when_wide_characters_come_before() {
	// `骑行` takes four places, so what follows stands two places further to the right.
	let expected = "\
这里不能写 `?`；名称只用英文字母、数字和 `_`，其他文字放在引号中 / `?` means nothing here; names are of ASCII letters, digits and `_`, other text stands between quotes
 --> t.txt:1:18
  |
1 | methodology \"骑行\" ?
  |                    ^";
	assert_eq!(rendered("methodology \"骑行\" ?"), expected);
}

#[test]
fn mark_should_be_wide_when_its_character_is() {
	let expected = "\
这里不能写 `：`，请写 `:` / `：` means nothing here; write `:`
 --> t.txt:1:24
  |
1 | methodology \"骑行\" input ：
  |                          ^^";
	assert_eq!(rendered("methodology \"骑行\" input ："), expected);
}

#[test]
fn mark_should_stand_right_when_tabs_come_before() {
	// A tab is shown as four blanks.
	let expected = "\
此处应为名称，却是 `=` / expected a name, found `=`
 --> t.txt:2:6
  |
2 |     let    = 3
  |            ^";
	assert_eq!(rendered("methodology \"t\"\n\tlet\t= 3"), expected);
}

#[test]
fn mark_should_cover_the_word_when_one_begins_there() {
	let expected = "\
`min` 是语言的保留字，请另取名称 / `min` is a word of the language; choose another name
 --> t.txt:2:5
  |
2 | let min = 3
  |     ^^^";
	assert_eq!(rendered("methodology \"t\"\nlet min = 3"), expected);
}

#[test]
fn mark_should_stand_behind_the_text_when_something_is_missing_at_its_end() {
	let expected = "\
此处应为数、名称、`min`、`max`、`floor`、`if` 或 `(`，却是文本结尾 / expected a number, a name, `min`, `max`, `floor`, `if` or `(`, found the end of the text
 --> t.txt:2:19
  |
2 | result gCO2e = 1 +
  |                   ^";
	assert_eq!(rendered("methodology \"t\"\nresult gCO2e = 1 +"), expected);
}

#[test]
fn invisible_characters_should_be_seen_when_an_error_is_shown() {
	for invisible in ["\u{202e}", "\u{200b}", "\u{feff}", "\u{7}", "\r"] {
		let rendered = rendered(&format!("methodology \"a{invisible}b\""));
		assert!(!rendered.contains(invisible), "{rendered}");
		assert!(rendered.contains("1 | methodology \"a�b\"\n  |               ^"), "{rendered}");
	}
}

#[test]
fn lines_should_be_shown_when_they_end_in_carriage_returns() {
	let expected = "\
此处应为名称，却是 `=` / expected a name, found `=`
 --> t.txt:2:5
  |
2 | let = 3
  |     ^";
	assert_eq!(rendered("methodology \"t\"\r\nlet = 3\r\n"), expected);
}
