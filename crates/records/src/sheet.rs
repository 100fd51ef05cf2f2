//! CSV files read by the names of their columns.

use alloc::{format, string::String, vec::Vec};

use crate::{
	text::{BadField, Fields, Line, Lines},
	Fault, Faults,
};

/// The columns a file should have, in any order.
#[derive(Clone, Debug)]
pub struct ColumnNames {
	names: Vec<String>,
	/// How many of them must be there.
	required: usize,
	/// Other names, each with the place of the column that goes by it.
	aliases: Vec<(String, usize)>,
	/// Whether unknown ones are passed over.
	among_others: bool,
}

impl ColumnNames {
	/// These columns and no others.
	pub fn only<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
		let names: Vec<_> = names.into_iter().map(String::from).collect();
		ColumnNames { required: names.len(), names, aliases: Vec::new(), among_others: false }
	}

	/// And these, where they are there.
	pub fn and_maybe<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
		self.names.extend(names.into_iter().map(String::from));
		self
	}

	/// The column in this place may go by another name, unless a column has it for its own.
	pub fn also_called(mut self, column: usize, name: &str) -> Self {
		self.aliases.push((name.into(), column));
		self
	}

	/// And any others, which are passed over.
	pub fn among_others(self) -> Self {
		ColumnNames { among_others: true, ..self }
	}

	/// The place of the column with this title.
	fn column(&self, title: &str) -> Option<usize> {
		let own = self.names.iter().position(|name| name == title);
		let alias = self.aliases.iter().find(|(name, _)| name == title);
		own.or(alias.map(|(_, column)| *column))
	}

	/// Where each stands in a header; `None` for one that is missing and may be.
	fn find(&self, header: &[String]) -> Result<Vec<Option<usize>>, String> {
		let columns: Vec<_> = header.iter().map(|title| self.column(title)).collect();
		let place = |column| columns.iter().position(|found| *found == Some(column));
		let places: Vec<_> = (0..self.names.len()).map(place).collect();
		for (name, place) in self.names.iter().zip(&places).take(self.required) {
			if place.is_none() {
				return Err(format!(
					"缺少列「{name}」，首行是「{0}」 / column `{name}` is missing; the first line is `{0}`",
					header.join(",")
				));
			}
		}
		for (index, (title, column)) in header.iter().zip(&columns).enumerate() {
			if column.is_some() && columns.iter().take(index).any(|earlier| earlier == column) {
				return Err(format!("列「{title}」重复 / column `{title}` stands twice"));
			}
			if !self.among_others && column.is_none() {
				return Err(format!(
					"多出列「{title}」，应只有 {0} / column `{title}` is not known here: the columns are {0}",
					self.names.join(",")
				));
			}
		}
		Ok(places)
	}

	fn missing(&self) -> Fault {
		Fault::new(format!(
			"文件是空的，首行应为列名 {0} / the file is empty: its first line should name the columns {0}",
			self.names.iter().take(self.required).map(String::as_str).collect::<Vec<_>>().join(",")
		))
	}
}

/// A file of lines under named columns, whose faults are gathered.
pub struct Sheet {
	columns: ColumnNames,
	lines: Lines,
	header: Option<HeaderLine>,
	faults: Faults,
	/// Whether a fault was met after which nothing more can be read.
	broken: bool,
}

struct HeaderLine {
	/// Where each column stands.
	places: Vec<Option<usize>>,
	titles: Vec<String>,
}

/// One line; a field is asked for by the place of its column among [`ColumnNames`].
pub struct Row<'a> {
	/// From 1.
	pub line: u32,
	fields: &'a Fields,
	columns: &'a ColumnNames,
	places: &'a [Option<usize>],
	titles: &'a [String],
}

impl Sheet {
	pub fn new(columns: ColumnNames) -> Self {
		Sheet {
			columns,
			lines: Lines::default(),
			header: None,
			faults: Faults::default(),
			broken: false,
		}
	}

	/// Reads on; the text may be cut anywhere. `each` is called for every row that is whole.
	pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(&Row) -> Result<(), Fault>) {
		if self.broken {
			return;
		}
		let Sheet { columns, lines, header, faults, .. } = self;
		let end = lines
			.push(bytes, |number, line| take(columns, header, faults, number, line, &mut each));
		if let Err(fault) = end {
			self.faults.add(fault);
			self.broken = true;
		}
	}

	/// Those met so far.
	pub fn faults(&self) -> &Faults {
		&self.faults
	}

	/// Reads the last line, if nothing ended it. An error is all that is wrong with the file.
	pub fn finish(self, mut each: impl FnMut(&Row) -> Result<(), Fault>) -> Result<(), Faults> {
		let Sheet { columns, lines, mut header, mut faults, broken } = self;
		if broken {
			return faults.into_result();
		}
		let end = lines.finish(|number, line| {
			take(&columns, &mut header, &mut faults, number, line, &mut each)
		});
		match (end, header) {
			(Err(fault), _) => faults.add(fault),
			(Ok(()), None) => faults.add(columns.missing()),
			(Ok(()), Some(_)) => (),
		}
		faults.into_result()
	}
}

/// Takes the header or a row. An error is a fault of the header, without which nothing can be read.
fn take(
	columns: &ColumnNames,
	header: &mut Option<HeaderLine>,
	faults: &mut Faults,
	number: u32,
	line: Line,
	each: &mut impl FnMut(&Row) -> Result<(), Fault>,
) -> Result<(), Fault> {
	let Some(HeaderLine { places, titles }) = header else {
		let titles = line.and_then(Fields::texts).map_err(|bad| bad.fault(number, &[]))?;
		let places = columns.find(&titles).map_err(|fault| Fault::at_line(number, fault))?;
		*header = Some(HeaderLine { places, titles });
		return Ok(());
	};
	let row = line.map_err(|bad| bad.fault(number, titles)).and_then(|fields| {
		match fields.len() == titles.len() {
			true => Ok(Row { line: number, fields, columns, places, titles }),
			false => Err(Fault::at_line(number, other_width(fields.len(), titles))),
		}
	});
	if let Err(fault) = row.and_then(|row| each(&row)) {
		faults.add(fault);
	}
	Ok(())
}

/// Says where a line begins to have too many fields, or too few.
fn other_width(found: usize, titles: &[String]) -> String {
	let (width, next) = (titles.len(), found.saturating_add(1));
	match titles.get(found) {
		Some(title) => format!("有 {found} 列，首行有 {width} 列，自第 {next} 列「{title}」起缺失 / has {found} fields, the first line {width}: from `{title}`, column {next}, on they are missing"),
		None => {
			let spare = width.saturating_add(1);
			format!("有 {found} 列，首行有 {width} 列，自第 {spare} 列起多余 / has {found} fields, the first line {width}: those from column {spare} on are too many")
		}
	}
}

impl Row<'_> {
	/// The field without blanks around it; empty for a column that is missing.
	pub fn text(&self, column: usize) -> Result<&str, String> {
		match self.place(column) {
			Some(place) => self.fields.text(place).map_err(BadField::words),
			None => Ok(""),
		}
	}

	/// What the field's text means; a fault is told with line and column.
	pub fn field<'a, T>(
		&'a self,
		column: usize,
		read: impl FnOnce(&'a str) -> Result<T, String>,
	) -> Result<T, Fault> {
		self.text(column).and_then(read).map_err(|message| self.fault(column, message))
	}

	pub fn fault(&self, column: usize, message: impl Into<String>) -> Fault {
		// As the file calls it.
		let title = self.place(column).and_then(|place| self.titles.get(place));
		let field = title.or(self.columns.names.get(column)).cloned();
		Fault { line: Some(self.line), field, message: message.into() }
	}

	fn place(&self, column: usize) -> Option<usize> {
		self.places.get(column).copied().flatten()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{string::ToString, vec};

	fn read(
		columns: ColumnNames,
		content: impl AsRef<[u8]>,
	) -> Result<Vec<(u32, String, String)>, Faults> {
		let mut rows = Vec::new();
		let mut sheet = Sheet::new(columns);
		let mut each = |row: &Row| {
			let text = |column| row.field(column, |text| Ok(text.to_string()));
			rows.push((row.line, text(0)?, text(1)?));
			Ok(())
		};
		sheet.push(content.as_ref(), &mut each);
		sheet.finish(&mut each)?;
		Ok(rows)
	}

	fn cells(content: impl AsRef<[u8]>) -> Result<Vec<(u32, String, String)>, Faults> {
		read(ColumnNames::only(["a", "b"]), content)
	}

	fn fault(content: impl AsRef<[u8]>) -> String {
		cells(content).unwrap_err().to_string()
	}

	fn row(line: u32, a: &str, b: &str) -> (u32, String, String) {
		(line, a.to_string(), b.to_string())
	}

	#[test]
	fn sheet_should_read_the_same_when_marked_and_ended_as_windows_does() {
		let expected = vec![row(2, "1", "2"), row(3, "3", "4")];
		assert_eq!(cells("a,b\n1,2\n3,4\n").unwrap(), expected);
		assert_eq!(cells("\u{feff}a,b\r\n1,2\r\n3,4").unwrap(), expected);
		assert_eq!(cells("b,a\n2, 1 \n4,3\n").unwrap(), expected);
	}

	#[test]
	fn sheet_should_count_lines_when_some_are_blank() {
		assert_eq!(cells("\n \t\na,b\n\n1,2\n").unwrap(), [row(5, "1", "2")]);
	}

	#[test]
	fn sheet_should_be_refused_when_a_column_is_missing_unknown_or_doubled() {
		assert!(fault("a,c\n").contains("column `b` is missing"));
		assert!(fault("a,b,c\n").contains("column `c` is not known"));
		assert!(fault("a,b,a\n").contains("column `a` stands twice"));
	}

	#[test]
	fn column_should_be_empty_or_passed_over_when_it_may_be_missing_or_another() {
		let columns = || ColumnNames::only(["a"]).and_maybe(["b"]);
		assert_eq!(read(columns(), "a\n1\n").unwrap(), [row(2, "1", "")]);
		assert_eq!(read(columns().among_others(), "c,b,a\n3,2,1\n").unwrap(), [row(2, "1", "2")]);
	}

	#[test]
	fn column_should_be_found_when_it_goes_by_its_other_name() {
		let columns = || ColumnNames::only(["a", "b"]).also_called(1, "c");
		assert_eq!(read(columns(), "c,a\n2,1\n").unwrap(), [row(2, "1", "2")]);
		let fault = read(columns(), "a,b,c\n1,2,3\n").unwrap_err().to_string();
		assert!(fault.contains("column `c` stands twice"), "{fault}");
		let own = columns().and_maybe(["c"]);
		assert_eq!(read(own, "a,c,b\n1,3,2\n").unwrap(), [row(2, "1", "2")]);
	}

	#[test]
	fn sheet_should_be_refused_when_the_file_is_empty_or_its_header_unreadable() {
		for empty in ["", "\u{feff}", "\n\r\n"] {
			assert!(fault(empty).contains("is empty"), "{empty:?}");
		}
		assert!(fault(b"a,\xb2\xbb\n").contains("line 1, 第 2 列不是 UTF-8"));
		assert!(fault("a,\"b\n1,2\n").contains("column 2 has a quote that does not end"));
	}

	#[test]
	fn sheet_should_name_every_line_when_several_are_wrong() {
		let faults = fault("a,b\n1,2\n3\n4,\"5\n6,7\n");
		assert!(faults.starts_with("2 处错误 / 2 faults"), "{faults}");
		assert!(faults.contains("line 3, 有 1 列，首行有 2 列，自第 2 列「b」起缺失"));
		assert!(faults.contains("line 4, b: 引号"), "{faults}");
	}

	#[test]
	fn line_should_be_refused_when_it_is_wider_or_narrower_than_the_header() {
		for (line, wanted) in [
			("1", "line 2, 有 1 列，首行有 2 列，自第 2 列「b」起缺失"),
			("1", "from `b`, column 2, on they are missing"),
			("1,2,", "has 3 fields, the first line 2: those from column 3 on are too many"),
			("1,2,3,4", "has 4 fields, the first line 2: those from column 3 on are too many"),
			(",,", "has 3 fields"),
			("\u{c}", "has 1 fields"),
		] {
			let fault = fault(format!("a,b\n{line}\n"));
			assert!(fault.contains(wanted), "{line:?}: {fault}");
		}
		assert!(fault("a,b,\n1,2,\n").contains("column `` is not known"));
	}

	#[test]
	fn sheet_should_read_a_comma_when_it_is_quoted() {
		let expected = [row(2, "1,5", "say \"2\"")];
		assert_eq!(cells("a,b\n\"1,5\",\"say \"\"2\"\"\"\r\n").unwrap(), expected);
	}
}
