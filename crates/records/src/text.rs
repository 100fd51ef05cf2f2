//! CSV text taken as it comes, cut anywhere, given back line by line.
//!
//! UTF-8 with or without a byte order mark, lines ended by LF or CRLF; a field does not span lines.

use alloc::{string::String, vec::Vec};

use csv_core::{ReadRecordResult, Reader};

use crate::Fault;

/// Bytes of a line at most.
pub const LONGEST: usize = 1 << 20;

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

/// What a line comes to: its fields, or why it has none.
pub type Line<'a> = Result<&'a Fields, &'static str>;

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
		if line.trim_ascii().is_empty() {
			return Ok(());
		}
		let line = line.strip_suffix(b"\n").unwrap_or(line);
		let line = line.strip_suffix(b"\r").unwrap_or(line);
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
	Ok(line.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(line))
}

impl Fields {
	pub fn len(&self) -> usize {
		self.ends.len()
	}

	/// All of them, as [`Self::text`] gives each.
	pub fn texts(&self) -> Result<Vec<String>, String> {
		(0..self.len()).map(|index| self.text(index).map(String::from)).collect()
	}

	/// Without blanks around it; empty where there is none.
	pub fn text(&self, index: usize) -> Result<&str, String> {
		core::str::from_utf8(self.get(index)).map(str::trim).map_err(|_| {
			"不是 UTF-8 文字，请另存为 UTF-8 编码的 CSV / is not UTF-8: save the file as CSV UTF-8"
				.into()
		})
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
		// What follows would be taken for another line, or for none.
		if line.contains(&b'\r') {
			return Err("行内有回车符，换行应为 LF 或 CRLF / has a carriage return within: lines should end with LF or CRLF");
		}
		let quotes = line.iter().filter(|byte| **byte == b'"').count();
		if quotes % 2 != 0 {
			return Err(
				"引号未在本行结束，一个字段不能跨行 / has a quote that does not end on this line: a field cannot span lines",
			);
		}
		if quotes > 0 {
			self.unquote(line);
			return Ok(self);
		}
		for field in line.split(|byte| *byte == b',') {
			self.bytes.extend_from_slice(field);
			self.ends.push(self.bytes.len());
		}
		Ok(self)
	}

	fn unquote(&mut self, line: &[u8]) {
		// Neither fields' bytes nor their ends outnumber the line's bytes by more than one.
		self.bytes.resize(line.len() + 1, 0);
		self.ends.resize(line.len() + 1, 0);
		let mut reader = Reader::new();
		let (mut read, mut written, mut ended) = (0, 0, 0);
		loop {
			let (result, input, output, ends) = reader.read_record(
				&line[read..],
				&mut self.bytes[written..],
				&mut self.ends[ended..],
			);
			read += input;
			written += output;
			ended += ends;
			if result != ReadRecordResult::InputEmpty {
				break;
			}
		}
		self.bytes.truncate(written);
		self.ends.truncate(ended);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{string::ToString, vec};

	/// Each line's number with its fields, or why it has none.
	type ReadLines = Vec<(u32, Result<Vec<String>, String>)>;

	fn lines(content: impl AsRef<[u8]>, cut: usize) -> Result<ReadLines, Fault> {
		let mut lines = Lines::default();
		let mut read = Vec::new();
		let mut each = |number, line: Line| {
			read.push((number, line.map_err(str::to_string).and_then(Fields::texts)));
			Ok(())
		};
		for part in content.as_ref().chunks(cut) {
			lines.push(part, &mut each)?;
		}
		lines.finish(&mut each)?;
		Ok(read)
	}

	fn row(line: u32, fields: &[&str]) -> (u32, Result<Vec<String>, String>) {
		(line, Ok(fields.iter().map(|field| field.to_string()).collect()))
	}

	fn fault(content: impl AsRef<[u8]>) -> String {
		lines(content, 100).unwrap().into_iter().find_map(|(_, line)| line.err()).unwrap()
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
	fn line_should_have_no_fields_when_a_carriage_return_stands_within() {
		// The second record would be dropped without a word.
		assert!(fault("1,\"2\"\r3,4\n").contains("carriage return"));
		assert!(fault("a,b\r1,2\r3,4\r").contains("carriage return"));
		assert!(fault("1,2\r\r\n").contains("carriage return"));
	}

	#[test]
	fn line_should_have_no_fields_when_a_quote_does_not_end_on_it() {
		assert!(fault("1,\"2\n3\"\n").contains("cannot span lines"));
		assert_eq!(lines("1,\"2\"\"\"\n", 100).unwrap(), [row(1, &["1", "2\""])]);
	}

	#[test]
	fn field_should_be_refused_when_it_is_not_utf_8() {
		assert!(fault(b"a,\xb2\xbb\n").contains("not UTF-8"));
	}
}
