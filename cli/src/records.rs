//! Activity records: CSV lines to records in order of (participant, day).
//!
//! What a line means is for [`lines`] to tell; here are the file, its order and all of its faults.

use std::path::Path;

use anyhow::{bail, Result};
use indicatif::ProgressBar;
use suhui_formula::Input;
use suhui_primitives::{
	chunk::Record,
	lines::{self, LineReader},
	Day, ParticipantId, Period,
};

use crate::{
	dates,
	sheet::{Problems, Row, Sheet},
};

/// Records of one file, ordered; each remembers its line.
pub struct Records {
	pub name: String,
	inputs: usize,
	keys: Vec<Key>,
	/// The inputs of each record, in the order of the file.
	values: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
	participant: ParticipantId,
	day: Day,
	line: u32,
	/// Place in the file among records.
	row: u32,
}

impl Records {
	/// Reads every record of the period; any fault of any line is an error.
	pub fn read(path: &Path, inputs: &[Input], period: Period, bar: &ProgressBar) -> Result<Self> {
		let mut sheet = Sheet::open(path, &lines::columns(inputs), &[])?;
		bar.set_length(sheet.length);
		let mut problems = Problems::of(&sheet.name);
		let mut records = Records {
			name: sheet.name.clone(),
			inputs: inputs.len(),
			keys: Vec::new(),
			values: Vec::new(),
		};
		let mut reader = LineReader::new(period);
		let mut read = 0u64;
		loop {
			match sheet.next()? {
				None => break,
				Some(Err((line, fault))) => problems.add(line, fault),
				Some(Ok(row)) => records.add(&row, inputs, &mut reader, &mut problems)?,
			}
			read += 1;
			if read % 65_536 == 0 {
				bar.set_position(sheet.position());
			}
		}
		bar.finish_and_clear();
		problems.finish()?;
		if records.keys.is_empty() {
			bail!("{0} 没有记录 / {0} holds no record below its first line", records.name);
		}
		records.order()?;
		Ok(records)
	}

	pub fn len(&self) -> usize {
		self.keys.len()
	}

	/// In order of (participant, day), each with its line.
	pub fn iter(&self) -> impl Iterator<Item = (Record, u32)> + '_ {
		self.keys.iter().map(|key| {
			let from = key.row as usize * self.inputs;
			let values = &self.values[from..from + self.inputs];
			let record = Record::new(key.participant, key.day, values);
			(record.expect("a formula has no more inputs than a record holds"), key.line)
		})
	}

	/// Everyone who has a record, ascending, with the line of their first.
	pub fn participants(&self) -> Vec<(ParticipantId, u32)> {
		let mut people: Vec<_> = self.keys.iter().map(|key| (key.participant, key.line)).collect();
		people.dedup_by_key(|(participant, _)| *participant);
		people
	}

	fn add(
		&mut self,
		row: &Row,
		inputs: &[Input],
		reader: &mut LineReader,
		problems: &mut Problems,
	) -> Result<()> {
		let before = self.values.len();
		match reader.read(inputs, |column| row.text(column), &mut self.values) {
			Ok((participant, day)) => match u32::try_from(self.keys.len()) {
				Ok(place) => self.keys.push(Key { participant, day, line: row.line, row: place }),
				Err(_) => bail!("{}: 记录过多 / more records than one file may hold", self.name),
			},
			Err((field, fault)) => {
				self.values.truncate(before);
				problems.at(row.line, &field, fault);
			}
		}
		Ok(())
	}

	fn order(&mut self) -> Result<()> {
		if !self.keys.is_sorted() {
			self.keys.sort_unstable();
		}
		let mut problems = Problems::of(&self.name);
		for pair in self.keys.windows(2) {
			let [first, second] = pair else { continue };
			if (first.participant, first.day) == (second.participant, second.day) {
				problems.add(
					second.line,
					format!(
						"参与者 {0} 在 {1} 已见于第 {2} 行，同人同日应合并为一条 / participant {0} on {1} stands in line {2} already: a day's activity is one record",
						second.participant,
						dates::day(second.day),
						first.line
					),
				);
			}
		}
		problems.finish()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::sheet::tests::file;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	fn inputs() -> Vec<Input> {
		let source = r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 180.5 source "table 2"
			result gCO2e = distance * factor
		"#;
		suhui_formula::compile(source).unwrap().inputs
	}

	fn read(content: &str) -> Result<Vec<(u32, u32, u64)>> {
		let file = file(content);
		let records = Records::read(file.path(), &inputs(), JANUARY_2016, &ProgressBar::hidden())?;
		let plain =
			|(record, _): (Record, u32)| (record.participant, record.day.0, record.inputs()[0]);
		Ok(records.iter().map(plain).collect())
	}

	fn fault(content: &str) -> String {
		format!("{:#}", read(content).unwrap_err())
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
	fn records_should_be_the_same_when_columns_stand_in_another_order() {
		let content = "\u{feff}distance,participant,date\r\n1.5,7,2016-01-02\r\n";
		assert_eq!(read(content).unwrap(), [(7, 16_802, 1_500)]);
	}

	#[test]
	fn participants_should_be_everyone_once_with_their_first_line_when_asked() {
		let content =
			"participant,date,distance\n7,2016-01-02,1\n5,2016-01-31,2.5\n7,2016-01-01,1\n";
		let file = file(content);
		let records =
			Records::read(file.path(), &inputs(), JANUARY_2016, &ProgressBar::hidden()).unwrap();
		assert_eq!(records.participants(), [(5, 3), (7, 4)]);
	}

	#[test]
	fn value_should_be_refused_when_it_is_negative() {
		let fault = fault_of_line("7,2016-01-02,-3");
		assert!(fault.contains("line 2, distance: "), "{fault}");
		assert!(fault.contains("`-3` is negative"), "{fault}");
	}

	#[test]
	fn value_should_be_refused_when_it_is_huge() {
		let fault = fault_of_line("7,2016-01-02,1000000000000000000");
		assert!(fault.contains("permitted range 0.000 to 300.000 km"), "{fault}");
	}

	#[test]
	fn value_should_be_refused_when_it_leaves_the_declared_range() {
		assert!(fault_of_line("7,2016-01-02,300.001").contains("permitted range"));
		assert!(read("participant,date,distance\n7,2016-01-02,300.000\n").is_ok());
	}

	#[test]
	fn value_should_be_refused_when_it_would_have_to_be_rounded() {
		assert!(fault_of_line("7,2016-01-02,1.0001").contains("at most 3 are kept"));
		assert!(read("participant,date,distance\n7,2016-01-02,1.0010\n").is_ok());
	}

	#[test]
	fn value_should_be_refused_when_it_is_no_number() {
		for text in ["", "x", "1e3", "1,000", "１", "+1", ".5", "NaN", "0x10"] {
			let fault = fault_of_line(&format!("7,2016-01-02,\"{text}\""));
			assert!(fault.contains("line 2, distance: "), "{text}: {fault}");
		}
	}

	#[test]
	fn participant_should_be_refused_when_it_is_no_number_of_32_bits() {
		for text in ["", "-1", "x", "4294967296", "1.0"] {
			assert!(
				fault_of_line(&format!("{text},2016-01-02,1")).contains("line 2, participant: ")
			);
		}
	}

	#[test]
	fn date_should_be_refused_when_it_is_malformed_or_outside_the_period() {
		assert!(fault_of_line("7,2016/01/02,1").contains("`2016/01/02` is no date"));
		assert!(fault_of_line("7,2016-01-32,1").contains("is no date"));
		assert!(
			fault_of_line("7,2016-02-01,1").contains("outside the period 2016-01-01..2016-01-31")
		);
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
		assert!(fault("participant,date,distance\n").contains("holds no record"));
	}

	#[test]
	fn faults_should_all_be_named_when_several_lines_are_wrong() {
		let fault =
			fault("participant,date,distance\nx,2016-01-02,1\n7,2016-01-02,-1\n8,2016-01-02\n");
		assert!(fault.contains("3 faults"), "{fault}");
		assert!(
			fault.contains("line 2, participant") && fault.contains("line 3, distance"),
			"{fault}"
		);
		assert!(fault.contains("line 4, "), "{fault}");
	}
}
