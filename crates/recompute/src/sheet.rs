//! CSV text taken as it comes, cut anywhere, given back line by line.
//!
//! UTF-8 with or without a byte order mark, lines ended by LF or CRLF; a field does not span lines.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use csv_core::{ReadRecordResult, Reader};
use suhui_coding::lines;

use crate::json::Problem;

/// Bytes of a line at most.
const LONGEST: usize = 1 << 20;

/// Cuts text into lines that are not blank, and those into fields.
#[derive(Default)]
pub struct Sheet {
	/// The beginning of a line whose end has not come.
	partial: Vec<u8>,
	fields: Fields,
	/// Of the last line, from 1.
	line: u32,
}

/// The fields of one line, one after another.
#[derive(Default)]
pub struct Fields {
	bytes: Vec<u8>,
	ends: Vec<usize>,
}

impl Sheet {
	/// Calls `each` with the number and fields of every line that ends in these bytes.
	pub fn push(
		&mut self,
		mut bytes: &[u8],
		mut each: impl FnMut(u32, &Fields) -> Result<(), Problem>,
	) -> Result<(), Problem> {
		while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
			let (line, rest) = bytes.split_at(end + 1);
			bytes = rest;
			if self.partial.is_empty() {
				self.take(line, &mut each)?;
			} else {
				let mut whole = core::mem::take(&mut self.partial);
				whole.extend_from_slice(line);
				self.take(&whole, &mut each)?;
			}
		}
		self.partial.extend_from_slice(bytes);
		if self.partial.len() > LONGEST {
			return Err(Problem::at_line(
				self.line.saturating_add(1),
				"一行过长 / the line is too long",
			));
		}
		Ok(())
	}

	/// The last line, if nothing ends it.
	pub fn finish(
		&mut self,
		mut each: impl FnMut(u32, &Fields) -> Result<(), Problem>,
	) -> Result<(), Problem> {
		let rest = core::mem::take(&mut self.partial);
		if rest.is_empty() {
			return Ok(());
		}
		self.take(&rest, &mut each)
	}

	fn take(
		&mut self,
		mut line: &[u8],
		each: &mut impl FnMut(u32, &Fields) -> Result<(), Problem>,
	) -> Result<(), Problem> {
		self.line = self.line.saturating_add(1);
		if self.line == 1 {
			line = unmarked(line)?;
		}
		if line.trim_ascii().is_empty() {
			return Ok(());
		}
		self.fields.split(line);
		each(self.line, &self.fields)
	}
}

/// The first line without its byte order mark.
fn unmarked(line: &[u8]) -> Result<&[u8], Problem> {
	if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) {
		return Err(Problem::at_line(
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

	/// Without blanks around it; empty where there is none.
	pub fn text(&self, index: usize) -> Result<&str, String> {
		lines::text(self.get(index))
	}

	/// All of them, of the first line.
	pub fn titles(&self) -> Result<Vec<String>, String> {
		(0..self.len()).map(|index| self.text(index).map(ToString::to_string)).collect()
	}

	fn get(&self, index: usize) -> &[u8] {
		let end = self.ends.get(index).copied().unwrap_or_default();
		let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
		self.bytes.get(before.copied().unwrap_or_default()..end).unwrap_or_default()
	}

	fn split(&mut self, line: &[u8]) {
		let line = line.strip_suffix(b"\n").unwrap_or(line);
		let line = line.strip_suffix(b"\r").unwrap_or(line);
		self.bytes.clear();
		self.ends.clear();
		if line.contains(&b'"') {
			return self.unquote(line);
		}
		for field in line.split(|byte| *byte == b',') {
			self.bytes.extend_from_slice(field);
			self.ends.push(self.bytes.len());
		}
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
	use alloc::vec;

	fn lines(content: impl AsRef<[u8]>, cut: usize) -> Result<Vec<(u32, Vec<String>)>, Problem> {
		let mut sheet = Sheet::default();
		let mut lines = Vec::new();
		let mut each = |line, fields: &Fields| {
			lines.push((line, fields.titles().map_err(Problem::new)?));
			Ok(())
		};
		for part in content.as_ref().chunks(cut) {
			sheet.push(part, &mut each)?;
		}
		sheet.finish(&mut each)?;
		Ok(lines)
	}

	fn row(line: u32, fields: [&str; 2]) -> (u32, Vec<String>) {
		(line, fields.map(String::from).to_vec())
	}

	#[test]
	fn sheet_should_give_the_same_lines_when_cut_anywhere() {
		let content = "\u{feff}a,b\r\n\n 1 ,2\r\n\"3,5\",\"say \"\"4\"\"\"";
		let expected = vec![row(1, ["a", "b"]), row(3, ["1", "2"]), row(4, ["3,5", "say \"4\""])];
		for cut in 1..content.len() {
			assert_eq!(lines(content, cut).unwrap(), expected, "{cut}");
		}
	}

	#[test]
	fn sheet_should_refuse_when_the_text_is_utf_16_or_a_line_never_ends() {
		assert!(lines(b"\xff\xfea\x00\n\x00", 100).unwrap_err().message.en.contains("UTF-16"));
		assert_eq!(lines(vec![b'x'; LONGEST + 1], LONGEST).unwrap_err().line, Some(1));
	}
}
