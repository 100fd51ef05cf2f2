//! Windows recomputed: inputs that follow from the same person's earlier records, of earlier batches and of the file.

use alloc::{
	collections::btree_map::{BTreeMap, Entry},
	format,
	string::{String, ToString},
	vec::Vec,
};

use chrono::Datelike;
use suhui_coding::{Day, ParticipantId, Period};
use suhui_formula::{Input, Number, Span, Window};

use crate::{
	field,
	sheet::{ColumnNames, Row},
	table::{RecordKey, Records},
	Fault,
};

/// Records of a source's earlier batches, as far as windows look at them.
pub struct Earlier {
	windowed: Vec<Windowed>,
	/// The inputs that windows look at.
	looked_at: Vec<LookedAt>,
	/// Whose record of which day, and where its values begin.
	rows: BTreeMap<(ParticipantId, Day), usize>,
	/// One for each input looked at, scaled by its decimals; `None` where the terms of the record had no such input.
	values: Vec<Option<u64>>,
}

/// An input with a window.
struct Windowed {
	/// Among a record's inputs.
	place: usize,
	input: Input,
	window: Window,
	/// Among the inputs looked at.
	column: usize,
}

struct LookedAt {
	/// Among a record's inputs.
	place: usize,
	input: Input,
}

/// Where records of other terms hold the inputs that windows look at, and with how many decimals.
pub struct Places(Vec<Option<(usize, u8)>>);

impl Earlier {
	/// None yet, for windows among these inputs of a record.
	pub fn new(inputs: &[Input]) -> Self {
		let (mut windowed, mut looked_at) = (Vec::new(), Vec::<LookedAt>::new());
		for (place, input) in inputs.iter().enumerate() {
			let Some(window) = &input.window else { continue };
			let of = inputs.iter().enumerate().find(|(_, input)| input.name == window.of);
			// The compiler has seen that the window looks at an input.
			let Some((of, of_input)) = of else { continue };
			let known = looked_at.iter().position(|it| it.place == of);
			let column = known.unwrap_or_else(|| {
				looked_at.push(LookedAt { place: of, input: of_input.clone() });
				looked_at.len().saturating_sub(1)
			});
			let (input, window) = (input.clone(), window.clone());
			windowed.push(Windowed { place, input, window, column });
		}
		Earlier { windowed, looked_at, rows: BTreeMap::new(), values: Vec::new() }
	}

	/// The first day before the period that a window looks at; `None` if none looks back so far.
	pub fn since(&self, period: Period) -> Option<Day> {
		let first = period.first;
		let back = self.windowed.iter().map(|windowed| match windowed.window.span {
			Span::Days(days) => u32::from(days),
			Span::Month => first.date().map_or(0, |date| date.day0()),
		});
		let since = Day(first.0.saturating_sub(back.max()?));
		(since < first).then_some(since)
	}

	/// The day of each earlier record known, in no particular order.
	pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
		self.rows.keys().map(|(_, day)| *day)
	}

	/// The columns of a file that windows look at.
	pub fn columns(&self) -> ColumnNames {
		let names = self.looked_at.iter().map(|it| it.input.name.as_str());
		ColumnNames::only(["participant", "date"].into_iter().chain(names))
			.also_called(1, "day")
			.among_others()
	}

	/// Takes a line of a file with these columns.
	pub fn add_row(&mut self, row: &Row) -> Result<(), Fault> {
		let participant = row.field(0, field::participant)?;
		let day = row.field(1, field::date)?;
		let mut values = Vec::with_capacity(self.looked_at.len());
		for (column, LookedAt { input, .. }) in (2..).zip(&self.looked_at) {
			values.push(Some(row.field(column, |text| field::earlier(text, input))?));
		}
		let added = self.add_values(participant, day, &values);
		added.map_err(|message| Fault::at_line(row.line, message))
	}

	/// Where records with these inputs hold what windows look at. An error says what they hold otherwise.
	pub fn places(&self, inputs: &[Input]) -> Result<Places, String> {
		let place = |LookedAt { input: wanted, .. }: &LookedAt| {
			let found = inputs.iter().enumerate().find(|(_, input)| input.name == wanted.name);
			let Some((place, found)) = found else { return Ok(None) };
			match found.unit == wanted.unit && found.is_category() == wanted.is_category() {
				true => Ok(Some((place, found.decimals))),
				false => Err(format!(
					"此前记录的 {0} 与现行的单位或类型不同 / {0} of earlier records is in another unit, or of another kind, than now",
					wanted.name
				)),
			}
		};
		Ok(Places(self.looked_at.iter().map(place).collect::<Result<_, _>>()?))
	}

	/// Takes a record that holds them at these places.
	pub fn add(
		&mut self,
		places: &Places,
		participant: ParticipantId,
		day: Day,
		inputs: &[u64],
	) -> Result<(), String> {
		let mut values = Vec::with_capacity(self.looked_at.len());
		for (place, LookedAt { input, .. }) in places.0.iter().zip(&self.looked_at) {
			let Some((place, decimals)) = *place else {
				values.push(None);
				continue;
			};
			let value = inputs.get(place).copied().unwrap_or_default();
			let scaled = Number { value: value.into(), decimals }.to_scaled(input.decimals);
			values.push(Some(scaled.map_err(|_| {
				format!(
					"参与者 {participant} 在 {day} 的 {0} 小数多于现行的 {1} 位 / {0} of participant {participant} on {day} has more than the {1} decimals of now",
					input.name, input.decimals
				)
			})?));
		}
		self.add_values(participant, day, &values)
	}

	/// A record may be given twice, but alike.
	fn add_values(
		&mut self,
		participant: ParticipantId,
		day: Day,
		values: &[Option<u64>],
	) -> Result<(), String> {
		match self.rows.entry((participant, day)) {
			Entry::Vacant(vacant) => {
				vacant.insert(self.values.len());
				self.values.extend_from_slice(values);
				Ok(())
			}
			Entry::Occupied(known) if self.values[*known.get()..].starts_with(values) => Ok(()),
			Entry::Occupied(_) => Err(format!("参与者 {participant} 在 {day} 的此前记录有两条且不同 / there are two different earlier records of participant {participant} on {day}")),
		}
	}

	/// The first record, by participant and day, in which a window is not what the person's earlier records come to:
	/// those of the file, and before its period those of earlier batches.
	pub fn differing(&self, records: &Records) -> Option<Fault> {
		if self.windowed.is_empty() {
			return None;
		}
		let mut people = records.keys().chunk_by(|one, other| one.participant == other.participant);
		people.find_map(|keys| self.differing_of(keys, records))
	}

	/// The same, of one person's records.
	fn differing_of(&self, keys: &[RecordKey], records: &Records) -> Option<Fault> {
		let participant = keys.first()?.participant;
		let histories: Vec<_> = (0..self.looked_at.len())
			.map(|column| self.history(column, participant, keys, records))
			.collect();
		keys.iter().find_map(|key| {
			let values = records.values(key);
			self.windowed.iter().find_map(|windowed| {
				let declared = values.get(windowed.place).copied().unwrap_or_default();
				let found = self.value(windowed, &histories[windowed.column], key.day);
				(found != Some(declared)).then(|| windowed.fault(key, declared, found))
			})
		})
	}

	/// The days of a person's records, and an input looked at in each, ascending.
	fn history(
		&self,
		column: usize,
		participant: ParticipantId,
		keys: &[RecordKey],
		records: &Records,
	) -> Vec<(u32, u64)> {
		let before = (participant, Day(0))..(participant, records.period().first);
		let before = self.rows.range(before).filter_map(|((_, day), row)| {
			Some((day.0, self.values.get(row.saturating_add(column)).copied()??))
		});
		let place = self.looked_at[column].place;
		let own = keys.iter().filter_map(|key| Some((key.day.0, *records.values(key).get(place)?)));
		before.chain(own).collect()
	}

	fn value(&self, windowed: &Windowed, history: &[(u32, u64)], day: Day) -> Option<u64> {
		let Windowed { input, window, column, .. } = windowed;
		let since = day.0.saturating_sub(window.span.most().into());
		let from = history.partition_point(|(earlier, _)| *earlier < since);
		let until = history.partition_point(|(earlier, _)| *earlier < day.0);
		let decimals_of = self.looked_at[*column].input.decimals;
		window.value(input.decimals, decimals_of, day.0, history[from..until].iter().copied())
	}
}

impl Windowed {
	fn fault(&self, key: &RecordKey, declared: u64, found: Option<u64>) -> Fault {
		let RecordKey { participant, day, line, .. } = *key;
		let declared = self.input.written(declared);
		let found = match found {
			Some(found) => self.input.written(found),
			None => "> 2^64".to_string(),
		};
		let message = format!("参与者 {participant} 在 {day} 写的是 {declared}，由此前记录得 {found} / participant {participant} on {day} says {declared}, earlier records come to {found}");
		Fault { field: Some(self.input.name.clone()), ..Fault::at_line(line, message) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{RecordReader, Sheet};

	const FEBRUARY_2016: Period = Period { first: Day(16_832), last: Day(16_860) };

	/// Sum of three days with a decimal, mean of three days without, count of the month.
	fn inputs() -> Vec<Input> {
		let source = r#"
			methodology "Electricity"
			input used "used" : kWh, decimals 1, from 0 to 100
			input recent "recent" : kWh, decimals 1, from 0 to 300, sum of used over 3 days
			input usual "usual" : kWh, decimals 0, from 0 to 100, mean of used over 3 days
			input times "times" : 1, decimals 0, from 0 to 30, count of used over the month
			parameter factor : gCO2e/kWh = 100 source "table 2"
			parameter each : gCO2e = 1 source "table 3"
			result gCO2e = (used + recent + usual) * factor + times * each
		"#;
		suhui_formula::compile(source).unwrap().inputs
	}

	fn records(lines: &str) -> Records {
		let mut reader = RecordReader::new(inputs(), FEBRUARY_2016);
		reader.push(format!("participant,date,used,recent,usual,times\n{lines}").as_bytes());
		reader.finish().unwrap()
	}

	fn earlier(lines: &str) -> Earlier {
		let mut earlier = Earlier::new(&inputs());
		let mut sheet = Sheet::new(earlier.columns());
		sheet.push(format!("participant,day,used,points\n{lines}").as_bytes(), |row| {
			earlier.add_row(row)
		});
		sheet.finish(|row| earlier.add_row(row)).unwrap();
		earlier
	}

	/// Three days before 1 February, 28 January is too early.
	const JANUARY: &str =
		"7,2016-01-28,50,1\n7,2016-01-30,2.5,1\n7,2016-01-31,4.0,1\n8,2016-01-31,9,1\n";
	/// Sums 2.5 + 4, 2.5 + 4 + 1, 4 + 1 + 2; means 3.25, 2.5, 2.333…, cut to whole kWh.
	const FEBRUARY: &str =
		"7,2016-02-01,1,6.5,3,0\n7,2016-02-02,2,7.5,2,1\n7,2016-02-03,3,7,2,2\n9,2016-02-29,1,0,0,0\n";

	fn fault(january: &str, february: &str) -> String {
		earlier(january).differing(&records(february)).map_or_else(String::new, |it| it.to_string())
	}

	#[test]
	fn windows_should_differ_nowhere_when_they_follow_from_earlier_records() {
		assert_eq!(fault(JANUARY, FEBRUARY), "");
		// Twice, but alike.
		assert_eq!(fault(&[JANUARY, JANUARY].concat(), FEBRUARY), "");
		// Later records of another batch are not earlier ones.
		assert_eq!(fault(&format!("{JANUARY}7,2016-02-01,80,1\n"), FEBRUARY), "");
	}

	#[test]
	fn window_should_be_named_with_both_values_when_it_differs() {
		let found = fault(JANUARY, &FEBRUARY.replace("2,7.5,2,1", "2,7.6,1,1"));
		let wanted = "第 3 行 line 3, recent: 参与者 7 在 2016-02-02 写的是 7.6，由此前记录得 7.5 / participant 7 on 2016-02-02 says 7.6, earlier records come to 7.5";
		assert_eq!(found, wanted);
		let found = fault(JANUARY, &FEBRUARY.replace("3,7,2,2", "3,7,2,3"));
		assert!(found.ends_with("participant 7 on 2016-02-03 says 3, earlier records come to 2"));
		assert!(found.starts_with("第 4 行 line 4, times: "), "{found}");
	}

	#[test]
	fn window_should_differ_when_an_earlier_record_is_missing() {
		let found = fault("7,2016-01-31,4.0,1\n", FEBRUARY);
		assert!(found.ends_with("on 2016-02-01 says 6.5, earlier records come to 4.0"), "{found}");
	}

	#[test]
	fn earlier_records_should_be_refused_when_two_of_a_day_differ() {
		let mut earlier = earlier(JANUARY);
		let places = earlier.places(&inputs()).unwrap();
		assert_eq!(earlier.add(&places, 7, Day(16_831), &[40, 0, 0, 0]), Ok(()));
		let fault = earlier.add(&places, 7, Day(16_831), &[41, 0, 0, 0]).unwrap_err();
		assert!(fault.contains("two different earlier records of participant 7 on 2016-01-31"));
	}

	#[test]
	fn earlier_records_should_be_rescaled_when_their_terms_had_other_decimals() {
		let terms = |used: &str| {
			let source = format!(
				"methodology \"Electricity\"\ninput {used}, from 0 to 100\nparameter factor : gCO2e/kWh = 100 source \"table 2\"\nresult gCO2e = used * factor"
			);
			suhui_formula::compile(&source).unwrap().inputs
		};
		let mut earlier = earlier("7,2016-01-30,2.5,1\n");
		// 4 kWh without decimals, 400 with two.
		let places = earlier.places(&terms("used \"used\" : kWh, decimals 0")).unwrap();
		assert_eq!(earlier.add(&places, 7, Day(16_831), &[4]), Ok(()));
		let places = earlier.places(&terms("used \"used\" : kWh, decimals 2")).unwrap();
		assert_eq!(earlier.add(&places, 7, Day(16_831), &[400]), Ok(()));
		let fault = earlier.add(&places, 7, Day(16_829), &[401]).unwrap_err();
		assert!(fault.contains("more than the 1 decimals of now"), "{fault}");
		assert!(earlier.differing(&records("7,2016-02-01,1,6.5,3,0\n")).is_none());
	}

	#[test]
	fn earlier_records_should_be_refused_when_their_terms_had_another_unit() {
		let source = "methodology \"Riding\"\ninput used \"used\" : km, decimals 1, from 0 to 100\nparameter factor : gCO2e/km = 100 source \"table 2\"\nresult gCO2e = used * factor";
		let riding = suhui_formula::compile(source).unwrap().inputs;
		let fault = Earlier::new(&inputs()).places(&riding).err().unwrap();
		assert!(fault.contains("used of earlier records is in another unit"), "{fault}");
	}

	#[test]
	fn windows_should_look_back_as_far_as_the_longest_when_asked_since_when() {
		let earlier = earlier(JANUARY);
		// Three days before the first; from the 10th on the month's first.
		assert_eq!(earlier.since(FEBRUARY_2016), Some(Day(16_829)));
		let later = Period { first: Day(16_841), last: Day(16_860) };
		assert_eq!(earlier.since(later), Some(Day(16_832)));
		let none = Earlier::new(&crate::reader::tests::inputs());
		assert_eq!(none.since(FEBRUARY_2016), None);
	}
}
