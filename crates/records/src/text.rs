//! CSV text taken as it comes, cut anywhere, given back line by line.
//!
//! RFC 4180 and nothing looser: what it does not allow is refused, not guessed at. UTF-8 with or without a byte order
//! mark, lines ended by LF or CRLF. A field does not span lines; blanks around it and blank lines are passed over.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use crate::Fault;

/// Bytes of a line at most.
pub const LONGEST: usize = 1 << 20;

const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Why a field cannot be read, in Chinese and English.
type Reason = (&'static str, &'static str);

const OPEN_QUOTE: Reason = (
	"引号未在本行结束，一个字段不能跨行",
	"has a quote that does not end on this line: a field cannot span lines",
);
const AFTER_QUOTE: Reason = (
	"结束引号后还有文字，其后应为逗号或行尾，字段内的引号应写两个",
	"has text after its closing quote: a comma or the line's end should follow, and a quote within is written twice",
);
const QUOTE_WITHIN: Reason = (
	"未以引号开头却含引号，应将整个字段置于引号内，其中的引号写两个",
	"has a quote but does not begin with one: put the whole field in quotes and write a quote within twice",
);
const CARRIAGE_RETURN: Reason = (
	"含单独的回车符，换行应为 LF 或 CRLF",
	"has a carriage return within: lines should end with LF or CRLF",
);
const NUL: Reason =
	("含 NUL 字符，请另存为 UTF-8 编码的 CSV", "has a NUL character: save the file as CSV UTF-8");
const MARK_WITHIN: Reason = (
	"含字节顺序标记，它只能在文件开头，请删去",
	"has a byte order mark, which may stand at the beginning of the file only: remove it",
);
const NOT_UTF_8: Reason =
	("不是 UTF-8 文字，请另存为 UTF-8 编码的 CSV", "is not UTF-8: save the file as CSV UTF-8");

/// Cuts text into lines that are not blank, and those into fields.
#[derive(Default)]
pub struct Lines {
	/// The beginning of a line whose end has not come.
	partial: Vec<u8>,
	fields: Fields,
	/// Of the last line, from 1.
	number: u32,
}

/// The fields of one line, one after another.
#[derive(Default)]
pub struct Fields {
	bytes: Vec<u8>,
	ends: Vec<usize>,
}

/// A field that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadField {
	/// From 0.
	index: usize,
	reason: Reason,
}

/// What a line comes to: its fields, or why it has none.
pub type Line<'a> = Result<&'a Fields, BadField>;

impl Lines {
	/// Calls `each` with the number and fields of every line that ends in these bytes. An error, its own or that of
	/// `each`, ends the reading.
	pub fn push(
		&mut self,
		mut bytes: &[u8],
		mut each: impl FnMut(u32, Line) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
			let (line, rest) = bytes.split_at(end + 1);
			bytes = rest;
			if self.partial.is_empty() {
				self.take(line, &mut each)?;
			} else {
				let mut whole = core::mem::take(&mut self.partial);
				whole.extend_from_slice(line);
				self.take(&whole, &mut each)?;
				whole.clear();
				self.partial = whole;
			}
		}
		self.partial.extend_from_slice(bytes);
		match self.partial.len() > LONGEST {
			true => Err(self.too_long()),
			false => Ok(()),
		}
	}

	/// The last line, if nothing ends it.
	pub fn finish(
		mut self,
		mut each: impl FnMut(u32, Line) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let rest = core::mem::take(&mut self.partial);
		match rest.is_empty() {
			true => Ok(()),
			false => self.take(&rest, &mut each),
		}
	}

	fn take(
		&mut self,
		mut line: &[u8],
		each: &mut impl FnMut(u32, Line) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		if line.len() > LONGEST {
			return Err(self.too_long());
		}
		self.number = self.number.saturating_add(1);
		if self.number == 1 {
			line = unmarked(line)?;
		}
		// A carriage return ends a line with a line feed only.
		if let Some(ended) = line.strip_suffix(b"\n") {
			line = ended.strip_suffix(b"\r").unwrap_or(ended);
		}
		if line.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
			return Ok(());
		}
		let fields = self.fields.split(line);
		each(self.number, fields)
	}

	fn too_long(&self) -> Fault {
		Fault::at_line(
			self.number.saturating_add(1),
			"一行超过 1 MiB，这不是 CSV / the line is longer than 1 MiB: this is not a CSV file",
		)
	}
}

/// The first line without its byte order mark.
fn unmarked(line: &[u8]) -> Result<&[u8], Fault> {
	if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) {
		return Err(Fault::at_line(
			1,
			"文件是 UTF-16 编码，请另存为 UTF-8 编码的 CSV / the file is UTF-16: save it as CSV UTF-8",
		));
	}
	Ok(line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line))
}

impl BadField {
	/// In Chinese and English.
	pub fn words(self) -> String {
		let (zh, en) = self.reason;
		format!("{zh} / {en}")
	}

	/// As a fault of a line under these titles; a column without one is told by its number.
	pub fn fault(self, line: u32, titles: &[String]) -> Fault {
		if let Some(title) = titles.get(self.index).filter(|title| !title.is_empty()) {
			return Fault { field: Some(title.clone()), ..Fault::at_line(line, self.words()) };
		}
		let (number, (zh, en)) = (self.index.saturating_add(1), self.reason);
		Fault::at_line(line, format!("第 {number} 列{zh} / column {number} {en}"))
	}
}

impl Fields {
	pub fn len(&self) -> usize {
		self.ends.len()
	}

	/// All of them, as [`Self::text`] gives each.
	pub fn texts(&self) -> Result<Vec<String>, BadField> {
		(0..self.len()).map(|index| self.text(index).map(String::from)).collect()
	}

	/// Without blanks around it; empty where there is none.
	pub fn text(&self, index: usize) -> Result<&str, BadField> {
		let text = core::str::from_utf8(self.get(index)).map(str::trim);
		text.map_err(|_| BadField { index, reason: NOT_UTF_8 })
	}

	fn get(&self, index: usize) -> &[u8] {
		let end = self.ends.get(index).copied().unwrap_or_default();
		let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
		self.bytes.get(before.copied().unwrap_or_default()..end).unwrap_or_default()
	}

	/// A line without its end.
	fn split(&mut self, line: &[u8]) -> Line<'_> {
		self.bytes.clear();
		self.ends.clear();
		let mut rest = Some(line);
		while let Some(line) = rest {
			let index = self.ends.len();
			rest = self.take(line).map_err(|reason| BadField { index, reason })?;
			self.ends.push(self.bytes.len());
		}
		Ok(self)
	}

	/// Takes a line's first field, and returns what stands behind its comma.
	fn take<'a>(&mut self, line: &'a [u8]) -> Result<Option<&'a [u8]>, Reason> {
		let Some(mut quoted) = line.strip_prefix(b"\"") else {
			let (field, rest) = match split_at(line, b',') {
				Some((field, rest)) => (field, Some(rest)),
				None => (line, None),
			};
			self.add(field)?;
			return if field.contains(&b'"') { Err(QUOTE_WITHIN) } else { Ok(rest) };
		};
		loop {
			let (text, rest) = split_at(quoted, b'"').ok_or(OPEN_QUOTE)?;
			self.add(text)?;
			match rest {
				[] => return Ok(None),
				[b',', rest @ ..] => return Ok(Some(rest)),
				[b'"', rest @ ..] => {
					self.bytes.push(b'"');
					quoted = rest;
				}
				[b'\r', ..] => return Err(CARRIAGE_RETURN),
				_ => return Err(AFTER_QUOTE),
			}
		}
	}

	fn add(&mut self, text: &[u8]) -> Result<(), Reason> {
		for byte in text {
			match byte {
				0 => return Err(NUL),
				b'\r' => return Err(CARRIAGE_RETURN),
				_ => (),
			}
		}
		if text.windows(BYTE_ORDER_MARK.len()).any(|bytes| bytes == BYTE_ORDER_MARK) {
			return Err(MARK_WITHIN);
		}
		self.bytes.extend_from_slice(text);
		Ok(())
	}
}

/// What stands before and behind the first such byte.
fn split_at(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
	let place = text.iter().position(|other| *other == byte)?;
	let (before, rest) = text.split_at(place);
	Some((before, rest.get(1..).unwrap_or_default()))
}

/// A text as a field of a file, in quotes where it must be.
pub fn quoted(text: &str) -> Cow<'_, str> {
	match text.contains([',', '"', '\n', '\r']) {
		true => format!("\"{}\"", text.replace('"', "\"\"")).into(),
		false => text.into(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{string::ToString, vec};

	/// Each line's number with its fields, or why it has none.
	type ReadLines = Vec<(u32, Result<Vec<String>, BadField>)>;

	fn lines(content: impl AsRef<[u8]>, cut: usize) -> Result<ReadLines, Fault> {
		let mut lines = Lines::default();
		let mut read = Vec::new();
		let mut each = |number, line: Line| {
			read.push((number, line.and_then(Fields::texts)));
			Ok(())
		};
		for part in content.as_ref().chunks(cut) {
			lines.push(part, &mut each)?;
		}
		lines.finish(&mut each)?;
		Ok(read)
	}

	fn row(line: u32, fields: &[&str]) -> (u32, Result<Vec<String>, BadField>) {
		(line, Ok(fields.iter().map(|field| field.to_string()).collect()))
	}

	/// The first line without fields, with the index of the field and why it cannot be read.
	fn fault(content: impl AsRef<[u8]>) -> (u32, usize, Reason) {
		let bad = lines(content, 100).unwrap().into_iter().find_map(|(line, fields)| {
			let BadField { index, reason } = fields.err()?;
			Some((line, index, reason))
		});
		bad.unwrap()
	}

	#[test]
	fn lines_should_be_the_same_when_cut_anywhere() {
		let content = "\u{feff}a,b\r\n\n 1 ,2\r\n\"3,5\",\"say \"\"4\"\"\"";
		let expected =
			vec![row(1, &["a", "b"]), row(3, &["1", "2"]), row(4, &["3,5", "say \"4\""])];
		for cut in 1..content.len() {
			assert_eq!(lines(content, cut).unwrap(), expected, "{cut}");
		}
	}

	#[test]
	fn lines_should_be_refused_when_the_text_is_utf_16() {
		for mark in [b"\xff\xfea\x00\n\x00", b"\xfe\xff\x00a\x00\n"] {
			let fault = lines(mark, 100).unwrap_err();
			assert_eq!(fault.line, Some(1));
			assert!(fault.message.contains("UTF-16"));
		}
	}

	#[test]
	fn lines_should_be_refused_when_one_is_too_long_wherever_it_is_cut() {
		let mut content = vec![b'x'; LONGEST + 1];
		assert_eq!(lines(&content, LONGEST).unwrap_err().line, Some(1));
		content.push(b'\n');
		for cut in [LONGEST / 3, LONGEST, LONGEST * 2] {
			assert_eq!(lines(&content, cut).unwrap_err().line, Some(1), "{cut}");
		}
	}

	#[test]
	fn line_should_have_no_fields_when_text_follows_a_closing_quote() {
		assert_eq!(fault("3,2018-08-31,\"1\"2\n"), (1, 2, AFTER_QUOTE));
		assert_eq!(fault("a,b\n\"3\"0,1\n"), (2, 0, AFTER_QUOTE));
		assert_eq!(fault("\"3\" ,1\n"), (1, 0, AFTER_QUOTE));
		assert_eq!(fault("\"3\"\"4\"5\",1\n"), (1, 0, AFTER_QUOTE));
	}

	#[test]
	fn line_should_have_no_fields_when_a_quote_stands_within_an_unquoted_field() {
		for (line, index) in [("1,1\"2\n", 1), ("1\"2\",3\n", 0), ("1,2\"", 1), ("1, \"2\"\n", 1)] {
			assert_eq!(fault(line), (1, index, QUOTE_WITHIN), "{line}");
		}
	}

	#[test]
	fn line_should_have_no_fields_when_a_quote_does_not_end_on_it() {
		for line in ["1,\"2\n3\"\n", "7,\"1", "7,\"", "7,\"1\"\"", "7,\"1,2,3\n"] {
			assert_eq!(fault(line), (1, 1, OPEN_QUOTE), "{line}");
		}
	}

	#[test]
	fn line_should_have_no_fields_when_a_carriage_return_stands_alone() {
		for (text, place) in [
			("1,\"2\"\r3,4\n", (1, 1)),
			("a,b\r1,2\r3,4\r", (1, 1)),
			("a,b\n1,2\r", (2, 1)),
			("a,b\n1\r,2\n", (2, 0)),
			("1,2\r\r\n", (1, 1)),
			("1,\"2\r3\"\n", (1, 1)),
			("a,b\n\r\r\n1,2\n", (2, 0)),
			("a,b\r\n\r", (2, 0)),
		] {
			assert_eq!(fault(text), (place.0, place.1, CARRIAGE_RETURN), "{text:?}");
		}
	}

	#[test]
	fn line_should_have_no_fields_when_it_holds_a_nul() {
		assert_eq!(fault("a,b\n1,\u{0}2\n"), (2, 1, NUL));
		assert_eq!(fault("a,b\n1,\"2\u{0}\"\n"), (2, 1, NUL));
		// UTF-16 without a mark.
		assert_eq!(fault(b"a\x00,\x00b\x00\n\x00"), (1, 0, NUL));
	}

	#[test]
	fn line_should_have_no_fields_when_a_byte_order_mark_stands_past_the_beginning() {
		for (text, place) in [
			("\u{feff}\u{feff}a,b\n", (1, 0)),
			("a,\u{feff}b\n", (1, 1)),
			("a,b\n\u{feff}1,2\n", (2, 0)),
			("a,b\n1,\"\u{feff}2\"\n", (2, 1)),
			("a,b\n\u{feff}", (2, 0)),
		] {
			assert_eq!(fault(text), (place.0, place.1, MARK_WITHIN), "{text:?}");
		}
	}

	#[test]
	fn field_should_be_refused_when_it_is_not_utf_8() {
		assert_eq!(fault(b"a,\xb2\xbb\n"), (1, 1, NOT_UTF_8));
	}

	#[test]
	fn fields_should_be_as_they_were_written_when_quoted() {
		let line = "\"\",\"1,5\",\"\"\"\",\"字\"\"\",\n";
		assert_eq!(lines(line, 100).unwrap(), [row(1, &["", "1,5", "\"", "字\"", ""])]);
		let texts = ["plain", "a,b", "say \"4\"", "\"", ""];
		let line = texts.map(|text| quoted(text).into_owned()).join(",");
		assert_eq!(lines(&line, 100).unwrap(), [row(1, &texts)]);
	}

	#[test]
	fn fault_should_name_its_column_when_it_has_a_title_or_none() {
		let bad = BadField { index: 1, reason: OPEN_QUOTE };
		let titles = |second: &str| ["a".to_string(), second.to_string()];
		assert_eq!(bad.fault(3, &titles("b")).field.as_deref(), Some("b"));
		for titles in [&titles("")[..], &[]] {
			let fault = bad.fault(3, titles);
			assert_eq!((fault.line, fault.field), (Some(3), None));
			assert!(fault.message.starts_with("第 2 列引号"), "{}", fault.message);
			assert!(fault.message.contains(" / column 2 has a quote"), "{}", fault.message);
		}
	}
}
