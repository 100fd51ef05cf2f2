//! CSV files: opened by the names of their columns, read line by line, their faults named.
//!
//! UTF-8 with or without a byte order mark, lines ended by LF or CRLF.

use std::{
	fs::File,
	io::{BufRead, BufReader},
	path::Path,
};

use anyhow::{anyhow, bail, Context, Result};
use csv::{ByteRecord, ReaderBuilder};
use suhui_primitives::lines;

/// Problems shown; further ones are counted.
const SHOWN: usize = 20;

pub struct Sheet {
	pub name: String,
	/// Bytes of the file.
	pub length: u64,
	lines: Lines,
	/// Where each wanted column stands; `None` for an optional one that is missing.
	columns: Vec<Option<usize>>,
	width: usize,
}

/// One line; fields are asked for by the place of their column among those wanted.
pub struct Row<'a> {
	pub line: u32,
	record: &'a ByteRecord,
	columns: &'a [Option<usize>],
}

impl Sheet {
	/// Opens a file with these columns and no others, in any order.
	pub fn open(path: &Path, required: &[&str], optional: &[&str]) -> Result<Self> {
		Self::open_with(path, required, optional, false)
	}

	/// Opens a file with these columns, among others that are passed over.
	pub fn open_wide(path: &Path, required: &[&str]) -> Result<Self> {
		Self::open_with(path, required, &[], true)
	}

	fn open_with(path: &Path, required: &[&str], optional: &[&str], others: bool) -> Result<Self> {
		let name = path.display().to_string();
		let file =
			File::open(path).with_context(|| format!("无法打开 {name} / cannot open {name}"))?;
		let length = file.metadata().map_or(0, |data| data.len());
		let mut lines = Lines::of(file, &name)?;
		if !lines.next().with_context(|| name.clone())? {
			bail!(
				"{name} 是空文件，首行应为列名 {0} / {name} is empty: its first line should name the columns {0}",
				required.join(",")
			);
		}
		let header = titles(&lines.fields, &name)?;
		let columns = lines::find_columns(&header, required, optional, others)
			.map_err(|fault| anyhow!("{name}: {fault}"))?;
		Ok(Sheet { name, length, lines, columns, width: header.len() })
	}

	/// The next line that is not blank.
	pub fn next(&mut self) -> Result<Option<Result<Row<'_>, (u32, String)>>> {
		if !self.lines.next().with_context(|| self.name.clone())? {
			return Ok(None);
		}
		let (line, found) = (self.lines.number, self.lines.fields.len());
		if found != self.width {
			let fault = format!(
				"有 {found} 列，首行有 {0} 列 / has {found} fields, the first line {0}",
				self.width
			);
			return Ok(Some(Err((line, fault))));
		}
		Ok(Some(Ok(Row { line, record: &self.lines.fields, columns: &self.columns })))
	}

	/// Bytes read so far.
	pub fn position(&self) -> u64 {
		self.lines.position
	}
}

impl Row<'_> {
	/// The field without blanks around it; empty for a column that is missing.
	pub fn text(&self, column: usize) -> Result<&str, String> {
		let place = self.columns.get(column).copied().flatten();
		let bytes = place.and_then(|place| self.record.get(place)).unwrap_or_default();
		lines::text(bytes)
	}
}

/// What is wrong with a file, line by line; the first are kept, all are counted.
pub struct Problems {
	name: String,
	kept: Vec<(u32, String)>,
	count: usize,
}

impl Problems {
	pub fn of(name: &str) -> Self {
		Problems { name: name.to_string(), kept: Vec::new(), count: 0 }
	}

	pub fn add(&mut self, line: u32, fault: String) {
		self.count += 1;
		if self.kept.len() < SHOWN {
			self.kept.push((line, fault));
		}
	}

	pub fn at(&mut self, line: u32, field: &str, fault: String) {
		self.add(line, format!("{field}: {fault}"));
	}

	/// An error if there is any problem.
	pub fn finish(mut self) -> Result<()> {
		if self.count == 0 {
			return Ok(());
		}
		self.kept.sort();
		let Self { name, kept, count } = self;
		let mut text = format!("{name} 有 {count} 处错误 / {name} has {count} faults");
		for (line, fault) in &kept {
			text.push_str(&format!("\n  第 {line} 行 line {line}, {fault}"));
		}
		if count > kept.len() {
			text.push_str("\n  ……");
		}
		Err(anyhow!(text))
	}
}

/// The lines of a file that are not blank, split into fields; a field does not span lines.
struct Lines {
	input: BufReader<File>,
	line: Vec<u8>,
	fields: ByteRecord,
	/// Of the last line read, from 1.
	number: u32,
	/// Bytes read so far.
	position: u64,
}

impl Lines {
	fn of(file: File, name: &str) -> Result<Self> {
		let mut input = BufReader::with_capacity(1 << 16, file);
		let head = input.fill_buf().with_context(|| name.to_string())?;
		if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
			bail!("{name} 是 UTF-16 编码，请另存为 UTF-8 编码的 CSV / {name} is UTF-16: save it as CSV UTF-8");
		}
		let mark = if head.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
		input.consume(mark);
		Ok(Lines {
			input,
			line: Vec::new(),
			fields: ByteRecord::new(),
			number: 0,
			position: mark as u64,
		})
	}

	/// Whether there was another line.
	fn next(&mut self) -> std::io::Result<bool> {
		loop {
			self.line.clear();
			let read = self.input.read_until(b'\n', &mut self.line)?;
			if read == 0 {
				return Ok(false);
			}
			self.position += read as u64;
			self.number = self.number.saturating_add(1);
			if !self.line.trim_ascii().is_empty() {
				self.split()?;
				return Ok(true);
			}
		}
	}

	fn split(&mut self) -> std::io::Result<()> {
		let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
		let line = line.strip_suffix(b"\r").unwrap_or(line);
		if line.contains(&b'"') {
			let mut reader = ReaderBuilder::new().has_headers(false).from_reader(line);
			reader.read_byte_record(&mut self.fields)?;
		} else {
			self.fields.clear();
			line.split(|byte| *byte == b',').for_each(|field| self.fields.push_field(field));
		}
		Ok(())
	}
}

fn titles(row: &ByteRecord, name: &str) -> Result<Vec<String>> {
	row.iter()
		.map(|title| match std::str::from_utf8(title) {
			Ok(title) => Ok(title.trim().to_string()),
			Err(_) => bail!("{name} 不是 UTF-8 编码，请另存为 UTF-8 / {name} is not UTF-8: save it as CSV UTF-8"),
		})
		.collect()
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use std::io::Write;

	pub fn file(content: impl AsRef<[u8]>) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(content.as_ref()).unwrap();
		file
	}

	fn cells(content: impl AsRef<[u8]>) -> Result<Vec<(u32, String, String)>> {
		let file = file(content);
		let mut sheet = Sheet::open(file.path(), &["a", "b"], &[])?;
		let mut cells = Vec::new();
		while let Some(row) = sheet.next()? {
			let row = row.map_err(|(line, fault)| anyhow!("{line}: {fault}"))?;
			cells.push((row.line, row.text(0).unwrap().into(), row.text(1).unwrap().into()));
		}
		Ok(cells)
	}

	fn fault(content: impl AsRef<[u8]>) -> String {
		format!("{:#}", cells(content).unwrap_err())
	}

	#[test]
	fn sheet_should_read_the_same_when_marked_and_ended_as_windows_does() {
		let expected = vec![(2, "1".to_string(), "2".to_string()), (3, "3".into(), "4".into())];
		assert_eq!(cells("a,b\n1,2\n3,4\n").unwrap(), expected);
		assert_eq!(cells("\u{feff}a,b\r\n1,2\r\n3,4").unwrap(), expected);
		assert_eq!(cells("b,a\n2, 1 \n4,3\n").unwrap(), expected);
	}

	#[test]
	fn sheet_should_count_lines_when_some_are_blank() {
		assert_eq!(cells("a,b\n\n1,2\n").unwrap(), [(3, "1".to_string(), "2".to_string())]);
	}

	#[test]
	fn sheet_should_refuse_when_a_column_is_missing_unknown_or_doubled() {
		assert!(fault("a,c\n").contains("column `b` is missing"));
		assert!(fault("a,b,c\n").contains("column `c` is not known"));
		assert!(fault("a,b,a\n").contains("column `a` stands twice"));
	}

	#[test]
	fn sheet_should_refuse_when_the_file_is_empty_or_not_utf_8() {
		assert!(fault("").contains("is empty"));
		assert!(fault(b"\xff\xfea\x00,\x00").contains("UTF-16"));
		assert!(fault(b"a,\xb2\xbb\n").contains("not UTF-8"));
	}

	#[test]
	fn sheet_should_name_the_line_when_it_has_too_few_fields() {
		assert!(fault("a,b\n1,2\n3\n").contains("3: "));
		assert!(fault("a,b\n1,2\n3\n").contains("has 1 fields, the first line 2"));
	}

	#[test]
	fn sheet_should_read_a_comma_when_it_is_quoted() {
		assert_eq!(
			cells("a,b\n\"1,5\",\"say \"\"2\"\"\"\r\n").unwrap(),
			[(2, "1,5".into(), "say \"2\"".into())]
		);
	}

	#[test]
	fn problems_should_show_the_first_and_count_all_when_there_are_many() {
		let mut problems = Problems::of("x.csv");
		(0..100).for_each(|line| problems.at(line, "a", "bad".into()));
		let text = problems.finish().unwrap_err().to_string();
		assert!(text.contains("100 faults"));
		assert_eq!(text.matches("bad").count(), SHOWN);
	}
}
