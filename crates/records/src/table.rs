use alloc::{format, string::ToString, vec::Vec};

use suhui_coding::{chunk::Record, Day, ParticipantId, Period};
use suhui_formula::Input;

use crate::{Fault, Faults};

/// The records of a file in order of (participant, day), each once.
pub struct Records {
	inputs: Vec<Input>,
	period: Period,
	keys: Vec<RecordKey>,
	/// The inputs of each record, in the order of the file.
	values: Vec<u64>,
	/// What the file states of each record, in the order of the file, up to the last of which it states something.
	stated: Vec<Stated>,
}

/// A record's reduction in milligrams and its points, where the file states them beside the inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stated {
	pub reduction: Option<u64>,
	pub points: Option<u64>,
}

/// Whose record of which day, and where it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
	pub participant: ParticipantId,
	pub day: Day,
	/// From 1.
	pub line: u32,
	/// Among the file's records, from 0.
	pub(crate) place: u32,
}

impl Records {
	pub(crate) fn order(
		inputs: Vec<Input>,
		period: Period,
		mut keys: Vec<RecordKey>,
		values: Vec<u64>,
		stated: Vec<Stated>,
	) -> Result<Self, Faults> {
		if keys.is_empty() {
			return Err(
				Fault::new("首行之下没有记录 / there is no record below the first line").into()
			);
		}
		if !keys.is_sorted() {
			keys.sort_unstable();
		}
		let mut faults = Faults::default();
		for (first, second) in keys.iter().zip(keys.iter().skip(1)) {
			let RecordKey { participant, day, line, .. } = *second;
			if (first.participant, first.day) == (participant, day) {
				let earlier = first.line;
				faults.add(Fault::at_line(line, format!("参与者 {participant} 在 {day} 已见于第 {earlier} 行，同人同日应合并为一条 / participant {participant} on {day} stands in line {earlier} already: a day's activity is one record")));
			}
		}
		faults.into_result()?;
		Ok(Records { inputs, period, keys, values, stated })
	}

	/// Of each record, in the order of its fields.
	pub fn inputs(&self) -> &[Input] {
		&self.inputs
	}

	/// The period all records are of.
	pub fn period(&self) -> Period {
		self.period
	}

	pub fn keys(&self) -> &[RecordKey] {
		&self.keys
	}

	/// A record's inputs, scaled by their decimals.
	pub fn values(&self, key: &RecordKey) -> &[u64] {
		let width = self.inputs.len();
		let from = usize::try_from(key.place).unwrap_or(usize::MAX).saturating_mul(width);
		self.values.get(from..from.saturating_add(width)).unwrap_or_default()
	}

	/// What the file states of a record beside its inputs.
	pub(crate) fn stated(&self, key: &RecordKey) -> Stated {
		let place = usize::try_from(key.place).unwrap_or(usize::MAX);
		self.stated.get(place).copied().unwrap_or_default()
	}

	/// Every key with its inputs.
	pub fn iter(&self) -> impl Iterator<Item = (&RecordKey, &[u64])> + '_ {
		self.keys.iter().map(|key| (key, self.values(key)))
	}

	/// Everyone who has a record, ascending, with the line of their first.
	pub fn participants(&self) -> Vec<(ParticipantId, u32)> {
		let mut people: Vec<_> = self.keys.iter().map(|key| (key.participant, key.line)).collect();
		people.dedup_by_key(|(participant, _)| *participant);
		people
	}

	/// Leaves out every record of these people, who ascend; how many records that were.
	pub fn leave_out(&mut self, people: &[ParticipantId]) -> usize {
		let before = self.keys.len();
		self.keys.retain(|key| people.binary_search(&key.participant).is_err());
		before - self.keys.len()
	}

	/// As it is coded.
	pub(crate) fn record(&self, key: &RecordKey) -> Result<Record, Fault> {
		Record::new(key.participant, key.day, self.values(key)).ok_or_else(|| {
			let found = self.inputs.len().to_string();
			Fault::new(format!("输入过多：{found} / a record has too many inputs: {found}"))
		})
	}
}

#[cfg(test)]
mod tests {
	use crate::reader::tests::records;

	#[test]
	fn participants_should_be_everyone_once_with_their_first_line_when_asked() {
		let content =
			"participant,date,distance\n7,2016-01-02,1\n5,2016-01-31,2.5\n7,2016-01-01,1\n";
		assert_eq!(records(content).unwrap().participants(), [(5, 3), (7, 4)]);
	}

	#[test]
	fn records_should_keep_their_values_when_others_are_left_out() {
		let content = "participant,date,distance\n7,2016-01-02,1\n5,2016-01-31,2.5\n7,2016-01-01,3\n9,2016-01-01,4\n";
		let mut records = records(content).unwrap();
		assert_eq!(records.leave_out(&[6, 7, 10]), 2);
		let left: Vec<_> =
			records.iter().map(|(key, values)| (key.participant, values[0])).collect();
		assert_eq!(left, [(5, 2_500), (9, 4_000)]);
		assert_eq!(records.participants(), [(5, 3), (9, 5)]);
		assert_eq!(records.leave_out(&[]), 0);
	}

	#[test]
	fn duplicates_should_be_named_by_line_when_people_stand_in_another_order() {
		let content = "participant,date,distance\n9,2016-01-01,1\n9,2016-01-01,1\n5,2016-01-01,1\n5,2016-01-01,1\n";
		let faults = records(content).err().unwrap();
		assert_eq!(faults.first().unwrap().line, Some(3));
	}
}
