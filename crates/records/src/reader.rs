//! Activity records as lines of text: the columns `participant`, `date` and the inputs by their declared names, in
//! their declared units. What the explorer exports of a batch is read as well: it calls the date `day`, and states each
//! record's `reduction_mg` and `points`, which are compared with what the formula gives.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

use suhui_coding::{Day, ParticipantId, Period};
use suhui_formula::Input;

use crate::{
	field,
	sheet::{ColumnNames, Row, Sheet},
	table::{RecordKey, Records, Stated},
	Fault, Faults,
};

/// The columns in which a file may state what its records come to.
pub(crate) const REDUCTION: &str = "reduction_mg";
pub(crate) const POINTS: &str = "points";

/// Reads a file of records, cut anywhere, and gathers its faults.
pub struct RecordReader {
	sheet: Sheet,
	rows: Rows,
}

/// The records read, in the order of the file.
struct Rows {
	inputs: Vec<Input>,
	period: Period,
	keys: Vec<RecordKey>,
	/// The inputs of each record.
	values: Vec<u64>,
	stated: Vec<Stated>,
	/// The date read last, since many lines share one.
	recent: (String, Day),
}

impl RecordReader {
	/// `inputs` are a record's, in the order of its fields; every record should be of `period`.
	pub fn new(inputs: Vec<Input>, period: Period) -> Self {
		let names = inputs.iter().map(|input| input.name.as_str());
		let columns = ColumnNames::only(["participant", "date"].into_iter().chain(names))
			.and_maybe([REDUCTION, POINTS])
			.also_called(1, "day");
		let recent = (String::new(), Day::default());
		let (keys, values, stated) = Default::default();
		let rows = Rows { inputs, period, keys, values, stated, recent };
		RecordReader { sheet: Sheet::new(columns), rows }
	}

	/// Reads on.
	pub fn push(&mut self, bytes: &[u8]) {
		let RecordReader { sheet, rows } = self;
		sheet.push(bytes, |row| rows.add(row));
	}

	/// Records read so far.
	pub fn count(&self) -> usize {
		self.rows.keys.len()
	}

	/// What was found wrong so far; more may come to light at the end.
	pub fn faults(&self) -> &Faults {
		self.sheet.faults()
	}

	/// The records in order of (participant, day). An error is all that is wrong with the file.
	pub fn finish(self) -> Result<Records, Faults> {
		let RecordReader { sheet, mut rows } = self;
		sheet.finish(|row| rows.add(row))?;
		let Rows { inputs, period, keys, values, stated, .. } = rows;
		Records::order(inputs, period, keys, values, stated)
	}
}

impl Rows {
	fn add(&mut self, row: &Row) -> Result<(), Fault> {
		let before = self.values.len();
		let read = self.read(row);
		if read.is_err() {
			self.values.truncate(before);
		}
		let (key, stated) = read?;
		// Most files state nothing, and take no memory for it.
		if stated != Stated::default() {
			self.stated.resize(self.keys.len(), Stated::default());
			self.stated.push(stated);
		}
		self.keys.push(key);
		Ok(())
	}

	fn read(&mut self, row: &Row) -> Result<(RecordKey, Stated), Fault> {
		let participant: ParticipantId = row.field(0, field::participant)?;
		let day = row.field(1, |text| self.day(text))?;
		for (column, input) in (2..).zip(&self.inputs) {
			self.values.push(row.field(column, |text| field::input(text, input))?);
		}
		let after = self.inputs.len().saturating_add(2);
		let stated = Stated {
			reduction: row.field(after, field::stated)?,
			points: row.field(after.saturating_add(1), field::stated)?,
		};
		let place = u32::try_from(self.keys.len()).map_err(|_| {
			let most = u32::MAX;
			Fault::at_line(row.line, format!("一个文件至多 {most} 条记录，请分成较短的期间 / a file holds at most {most} records: split it into shorter periods"))
		})?;
		Ok((RecordKey { participant, day, line: row.line, place }, stated))
	}

	fn day(&mut self, text: &str) -> Result<Day, String> {
		if self.recent.0 != text || text.is_empty() {
			self.recent = (text.to_string(), field::day(text, self.period)?);
		}
		Ok(self.recent.1)
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	pub fn inputs() -> Vec<Input> {
		let source = r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 180.5 source "table 2"
			result gCO2e = distance * factor
		"#;
		suhui_formula::compile(source).unwrap().inputs
	}

	pub fn records(content: &str) -> Result<Records, Faults> {
		let mut reader = RecordReader::new(inputs(), JANUARY_2016);
		reader.push(content.as_bytes());
		reader.finish()
	}

	fn read(content: &str) -> Result<Vec<(u32, u32, u64)>, Faults> {
		let records = records(content)?;
		let plain = records.iter().map(|(key, inputs)| (key.participant, key.day.0, inputs[0]));
		Ok(plain.collect())
	}

	fn fault(content: &str) -> String {
		read(content).unwrap_err().to_string()
	}

	fn fault_of_line(line: &str) -> String {
		fault(&format!("participant,date,distance\n{line}\n"))
	}

	#[test]
	fn records_should_be_ordered_when_lines_are_not() {
		let content =
			"participant,date,distance\n7,2016-01-02,1\n5,2016-01-31,2.5\n7,2016-01-01,0.001\n";
		assert_eq!(
			read(content).unwrap(),
			[(5, 16_831, 2_500), (7, 16_801, 1), (7, 16_802, 1_000)]
		);
	}

	#[test]
	fn records_should_be_read_back_when_the_explorer_exported_them() {
		// As the explorer writes them, for programs and with the mark for spreadsheets.
		let export = "participant,day,distance,reduction_mg,points\r\n5,2016-01-31,2.500,451250,45\r\n7,2016-01-02,1.000,180500,18\r\n";
		for content in [export, &format!("\u{feff}{export}")] {
			assert_eq!(read(content).unwrap(), [(5, 16_831, 2_500), (7, 16_802, 1_000)]);
		}
		let spoilt = fault(&export.replace("2016-01-31", "2016/1/31"));
		assert!(spoilt.contains("line 2, day: "), "{spoilt}");
	}

	#[test]
	fn line_should_be_refused_when_what_it_states_is_no_whole_number() {
		let header = "participant,date,distance,reduction_mg,points";
		for (stated, wanted) in [
			("1.5,18", "line 2, reduction_mg: "),
			("1.8E+05,18", "line 2, reduction_mg: "),
			("180500,-1", "line 2, points: "),
			("180500,18446744073709551616", "line 2, points: "),
		] {
			let fault = fault(&format!("{header}\n7,2016-01-02,1,{stated}\n"));
			assert!(fault.contains(wanted), "{stated}: {fault}");
		}
		let other = fault("participant,date,distance,rank\n7,2016-01-02,1,2\n");
		assert!(other.contains("column `rank` is not known"), "{other}");
	}

	#[test]
	fn records_should_be_the_same_when_columns_stand_in_another_order() {
		let content = "\u{feff}distance,participant,date\r\n1.5,7,2016-01-02\r\n";
		assert_eq!(read(content).unwrap(), [(7, 16_802, 1_500)]);
	}

	#[test]
	fn line_should_be_refused_with_its_field_when_one_is_wrong() {
		for (line, wanted) in [
			("x,2016-01-02,1", "line 2, participant: "),
			("4294967296,2016-01-02,1", "line 2, participant: "),
			("7,2016/01/02,1", "line 2, date: "),
			("7,,1", "line 2, date: "),
			("7,2016-02-01,1", "line 2, date: "),
			("7,2016-01-02,-3", "line 2, distance: "),
			("7,2016-01-02,\"1,000\"", "line 2, distance: "),
			("7,2016-01-02,300.001", "line 2, distance: "),
			("7,2016-01-02", "line 2, "),
		] {
			let fault = fault_of_line(line);
			assert!(fault.contains(wanted), "{line}: {fault}");
		}
	}

	#[test]
	fn line_should_be_refused_with_its_field_when_it_is_no_strict_csv() {
		for (line, wanted) in [
			("3,2016-01-31,\"1\"2", "line 2, distance: "),
			("\"3\"0,2016-01-31,1", "line 2, participant: "),
			("3,2016-01-31,1\"2\"", "line 2, distance: "),
			("3,2016-01-31,\"1", "line 2, distance: "),
			("3,2016-01-31,1\r4,2016-01-31,1", "line 2, distance: "),
			("3,\"2016-01-31\"\r,1", "line 2, date: "),
			("3,2016-01-31,1\u{0}", "line 2, distance: "),
			("\u{feff}3,2016-01-31,1", "line 2, participant: "),
			("3,2016-01-31,1,", "line 2, "),
		] {
			let fault = fault_of_line(line);
			assert!(fault.contains(wanted) && fault.contains(" / "), "{line:?}: {fault}");
		}
		for end in ["\"1", "1\r"] {
			let fault = fault(&format!("participant,date,distance\n3,2016-01-31,{end}"));
			assert!(fault.contains("line 2, distance: "), "{end:?}: {fault}");
		}
	}

	#[test]
	fn records_should_be_refused_when_one_participant_has_two_on_a_day() {
		let fault =
			fault("participant,date,distance\n7,2016-01-02,1\n5,2016-01-02,1\n7,2016-01-02,2\n");
		assert!(fault.contains("line 4, "), "{fault}");
		assert!(fault.contains("participant 7 on 2016-01-02 stands in line 2 already"), "{fault}");
	}

	#[test]
	fn records_should_be_refused_when_there_is_none() {
		assert!(fault("").contains("is empty"));
		assert!(fault("participant,date,distance\n").contains("no record below the first line"));
	}

	#[test]
	fn faults_should_all_be_named_when_several_lines_are_wrong() {
		let fault =
			fault("participant,date,distance\nx,2016-01-02,1\n7,2016-01-02,-1\n8,2016-01-02\n");
		assert!(fault.contains("3 faults"), "{fault}");
		for place in ["line 2, participant", "line 3, distance", "line 4, "] {
			assert!(fault.contains(place), "{fault}");
		}
	}

	#[test]
	fn records_should_be_the_same_when_the_file_is_cut_anywhere() {
		let content = "participant,date,distance\r\n7,2016-01-02,1\r\n5,\"2016-01-31\",2.5";
		let whole: Vec<_> = read(content).unwrap();
		for cut in 1..content.len() {
			let mut reader = RecordReader::new(inputs(), JANUARY_2016);
			content.as_bytes().chunks(cut).for_each(|part| reader.push(part));
			let records = reader.finish().unwrap();
			let read: Vec<_> =
				records.iter().map(|(key, of)| (key.participant, key.day.0, of[0])).collect();
			assert_eq!(read, whole, "{cut}");
		}
		assert_eq!(whole, [(5, 16_831, 2_500), (7, 16_802, 1_000)]);
	}
}
