//! Trial data: a bike-share system's rides as activity records of a cycling scenario.
//!
//! One bike stands for one participant, a ride's distance is the great circle between its stations in whole
//! metres, rounded down; a day's rides of one participant are one record; a record of no distance is none.
//!
//! A time is local, and its day is the one written; a time with an offset from UTC is a moment, and its day is Beijing's,
//! as everywhere on the chain.

use std::{
	collections::{BTreeMap, HashMap},
	path::Path,
};

use anyhow::{ensure, Result};
use suhui_formula::format_scaled;
use suhui_primitives::{Day, ParticipantId, FIRST_NUMBER};
use suhui_records::{
	field::{parse_day, participant},
	file, quoted, ColumnNames, Fault, Row,
};

/// Mean radius of the earth in metres.
const RADIUS: f64 = 6_371_000.0;

const COLUMNS: [&str; 6] = [
	"Start Time",
	"Start Station Latitude",
	"Start Station Longitude",
	"End Station Latitude",
	"End Station Longitude",
	"Bike ID",
];

/// A column that not every file has.
const STOP_TIME: &str = "Stop Time";

const SECONDS_A_DAY: i64 = 86_400;

/// How far Beijing is ahead of UTC.
const BEIJING_OFFSET_SECONDS: i64 = 8 * 3_600;

/// How far a place's time is from UTC at most.
const LARGEST_OFFSET_SECONDS: i64 = 14 * 3_600;

/// Metres cycled by (participant, day).
pub type Metres = BTreeMap<(ParticipantId, Day), u64>;

/// Which participant a bike stands for, numbered by first appearance.
pub struct Riders {
	numbers: HashMap<String, ParticipantId>,
	pub next: ParticipantId,
}

impl Riders {
	pub fn from(first: ParticipantId) -> Self {
		Riders { numbers: HashMap::new(), next: first }
	}

	/// Those an earlier file has shown already.
	pub fn read(path: &Path) -> Result<Self> {
		let mut riders = Riders::from(FIRST_NUMBER);
		file::read(path, ColumnNames::only(["bike", "participant"]), |row| {
			let bike = row.field(0, |text| Ok(text.to_string()))?;
			let number = row.field(1, participant)?;
			riders.next = riders.next.max(number.saturating_add(1));
			riders.numbers.insert(bike, number);
			Ok(())
		})?;
		Ok(riders)
	}

	pub fn write(&self, path: &Path) -> Result<()> {
		let mut riders: Vec<_> = self.numbers.iter().collect();
		riders.sort_by_key(|(_, number)| **number);
		Ok(file::write(path, "bike,participant", riders, |out, (bike, number)| {
			writeln!(out, "{},{number}", quoted(bike))
		})?)
	}

	fn of(&mut self, bike: &str) -> ParticipantId {
		if let Some(number) = self.numbers.get(bike) {
			return *number;
		}
		let number = self.next;
		self.numbers.insert(bike.to_string(), number);
		self.next = number.saturating_add(1);
		number
	}
}

/// Reads rides; new bikes become riders.
pub fn read(path: &Path, riders: &mut Riders) -> Result<Metres> {
	let mut metres = Metres::new();
	let columns = ColumnNames::only(COLUMNS).and_maybe([STOP_TIME]).among_others();
	file::read(path, columns, |row| {
		let (bike, day, ride) = ride(row)?;
		*metres.entry((riders.of(bike), day)).or_default() += ride;
		Ok(())
	})?;
	metres.retain(|_, metres| *metres > 0);
	let name = path.display();
	ensure!(!metres.is_empty(), "{name} 没有骑行 / {name} holds no ride that leads anywhere");
	Ok(metres)
}

/// Writes kilometres a day.
pub fn write(path: &Path, input: &str, metres: &Metres) -> Result<()> {
	let header = format!("participant,date,{}", quoted(input));
	Ok(file::write(path, &header, metres, |out, ((participant, day), metres)| {
		writeln!(out, "{participant},{day},{}", format_scaled(*metres, 3))
	})?)
}

/// The bike, the day and the metres of a ride.
fn ride<'a>(row: &'a Row) -> Result<(&'a str, Day, u64), Fault> {
	let start_time = row.field(0, time)?;
	row.field(COLUMNS.len(), |text| match text.is_empty() {
		true => Ok(()),
		false => ended(start_time, time(text)?),
	})?;
	let degrees = |column, limit| row.field(column, |text| degrees(text, limit));
	let start = (degrees(1, 90.0)?, degrees(2, 180.0)?);
	let end = (degrees(3, 90.0)?, degrees(4, 180.0)?);
	let bike = row.field(5, |text| match text.is_empty() {
		true => Err("为空，应为车号 / is empty: write the bike's number".to_string()),
		false => Ok(text),
	})?;
	Ok((bike, day(start_time), distance(start, end).floor() as u64))
}

fn ended(start: i64, end: i64) -> Result<(), String> {
	match end < start {
		true => Err("早于开始时间 / is before the start time".to_string()),
		false => Ok(()),
	}
}

/// The day of a time in seconds since 1970, by the clock it is told in.
fn day(seconds: i64) -> Day {
	Day(u32::try_from(seconds / SECONDS_A_DAY).unwrap_or_default())
}

/// A time such as `2016-01-31 08:30:00` in seconds since 1970 by its own clock, or by Beijing's if it names its offset.
fn time(text: &str) -> Result<i64, String> {
	parse_time(text).filter(|seconds| *seconds >= 0).ok_or_else(|| {
		format!("「{text}」不是时间，应写作 2016-01-31 08:30:00，可带时差如 +08:00 / `{text}` is not a time: write 2016-01-31 08:30:00, with an offset such as +08:00 if it has one")
	})
}

fn parse_time(text: &str) -> Option<i64> {
	let (date, rest) = text.split_at_checked(10)?;
	let midnight = i64::from(parse_day(date)?.0) * SECONDS_A_DAY;
	if rest.is_empty() {
		return Some(midnight);
	}
	let rest = rest.strip_prefix([' ', 'T'])?;
	let (clock, offset) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
	let time = midnight + parse_clock(clock)?;
	match offset {
		"" => Some(time),
		"Z" => Some(time + BEIJING_OFFSET_SECONDS),
		_ => Some(time - parse_offset(offset)? + BEIJING_OFFSET_SECONDS),
	}
}

/// `08:30`, `08:30:00` or `08:30:00.5` in whole seconds.
fn parse_clock(text: &str) -> Option<i64> {
	let (text, fraction) = text.split_once('.').unwrap_or((text, "0"));
	let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
	let mut parts = text.split(':');
	let hours = two_digits(parts.next()?, 23)?;
	let minutes = two_digits(parts.next()?, 59)?;
	let seconds = parts.next().map_or(Some(0), |seconds| two_digits(seconds, 59))?;
	let is_whole = is_fraction && parts.next().is_none();
	is_whole.then_some(hours * 3_600 + minutes * 60 + seconds)
}

/// `+08:00` in seconds.
fn parse_offset(text: &str) -> Option<i64> {
	let (sign, text) = text.split_at_checked(1)?;
	let (hours, minutes) = text.split_once(':')?;
	let seconds = two_digits(hours, 23)? * 3_600 + two_digits(minutes, 59)? * 60;
	let signed = if sign == "-" { -seconds } else { seconds };
	(seconds <= LARGEST_OFFSET_SECONDS).then_some(signed)
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
	let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
	let number = is_number.then(|| text.parse::<i64>().ok()).flatten();
	number.filter(|number| *number <= most)
}

fn degrees(text: &str, limit: f64) -> Result<f64, String> {
	text.parse().ok().filter(|degrees: &f64| degrees.abs() <= limit).ok_or_else(|| {
		format!(
			"「{text}」不是 ±{limit} 度内的角度 / `{text}` is not an angle within {limit} degrees"
		)
	})
}

/// The great circle between two places of (latitude, longitude) in degrees, in metres, by the haversine formula.
fn distance(start: (f64, f64), end: (f64, f64)) -> f64 {
	let (latitude, other) = (start.0.to_radians(), end.0.to_radians());
	let north = ((other - latitude) / 2.0).sin();
	let east = ((end.1 - start.1).to_radians() / 2.0).sin();
	let haversine = north * north + latitude.cos() * other.cos() * east * east;
	2.0 * RADIUS * haversine.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	fn file(content: String) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(content.as_bytes()).unwrap();
		file
	}

	const HEADER: &str =
		"Start Time,Start Station Latitude,Start Station Longitude,End Station Latitude,End Station Longitude,Bike ID,Gender";

	fn metres(start: (f64, f64), end: (f64, f64)) -> u64 {
		distance(start, end).floor() as u64
	}

	#[test]
	fn distance_should_be_an_arc_of_the_radius_when_along_a_meridian() {
		// One degree is 6,371,000 * pi / 180 = 111,194.926... m.
		assert_eq!(metres((0.0, 0.0), (1.0, 0.0)), 111_194);
		assert_eq!(metres((45.0, 10.0), (46.0, 10.0)), 111_194);
		// A quarter of the circle: 6,371,000 * pi / 2 = 10,007,543.39... m.
		assert_eq!(metres((0.0, 0.0), (90.0, 0.0)), 10_007_543);
		// Half of it, where rounding could leave the arc sine's domain: 20,015,086.79... m.
		assert_eq!(metres((0.0, 0.0), (0.0, 180.0)), 20_015_086);
	}

	#[test]
	fn distance_should_shrink_with_the_cosine_when_along_a_parallel() {
		// At 60 degrees: 2 * 6,371,000 * asin(cos 60 * sin 0.5) = 55,596.93... m; the parallel itself is half a metre longer.
		assert_eq!(metres((60.0, 0.0), (60.0, 1.0)), 55_596);
	}

	#[test]
	fn distance_should_be_nothing_when_a_trip_ends_where_it_began() {
		assert_eq!(
			metres(
				(40.71958611647166, -74.04311746358871),
				(40.71958611647166, -74.04311746358871)
			),
			0
		);
	}

	fn rides(lines: &str, riders: &mut Riders) -> Result<Vec<(u32, u32, u64)>> {
		let file = file(format!("{HEADER}\n{lines}\n"));
		let metres = read(file.path(), riders)?;
		Ok(metres
			.into_iter()
			.map(|((participant, day), metres)| (participant, day.0, metres))
			.collect())
	}

	#[test]
	fn rides_should_be_summed_in_whole_metres_when_on_one_day() {
		let mut riders = Riders::from(10);
		let lines = "2016-01-01 23:59:59,0,0,1,0,77,1\n2016-01-01 00:00:00,1,0,0,0,77,1\n2016-01-02 00:00:00,0,0,1,0,77,1";
		assert_eq!(
			rides(lines, &mut riders).unwrap(),
			[(10, 16_801, 222_388), (10, 16_802, 111_194)]
		);
	}

	#[test]
	fn riders_should_be_numbered_by_first_appearance_when_some_go_nowhere() {
		let mut riders = Riders::from(10);
		let lines = "2016-01-01 00:00:00,1,1,1,1,B,\n2016-01-01 00:00:00,0,0,1,0,A,\n2016-01-03 00:00:00,0,0,1,0,B,";
		assert_eq!(
			rides(lines, &mut riders).unwrap(),
			[(10, 16_803, 111_194), (11, 16_801, 111_194)]
		);
		assert_eq!(riders.next, 12);
	}

	#[test]
	fn riders_should_keep_their_numbers_when_a_later_file_is_read() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("riders.csv");
		let mut riders = Riders::from(10);
		rides("2016-01-01 00:00:00,0,0,1,0,A,\n2016-01-01 00:00:00,0,0,1,0,B,", &mut riders)
			.unwrap();
		riders.write(&path).unwrap();
		let mut riders = Riders::read(&path).unwrap();
		let february =
			rides("2016-02-01 00:00:00,0,0,1,0,C,\n2016-02-01 00:00:00,0,0,1,0,B,", &mut riders)
				.unwrap();
		assert_eq!(february.iter().map(|ride| ride.0).collect::<Vec<_>>(), [11, 12]);
	}

	#[test]
	fn day_should_be_the_one_written_when_a_time_names_no_offset() {
		for text in
			["2016-01-01", "2016-01-01 00:00:00", "2016-01-01T23:59", "2016-01-01 23:59:59.999"]
		{
			assert_eq!(time(text).map(day), Ok(Day(16_801)), "{text}");
		}
	}

	#[test]
	fn day_should_be_that_of_beijing_when_a_time_names_its_offset() {
		for (text, expected) in [
			// 12:30 of the next day in Beijing.
			("2016-01-01T23:30:00-05:00", 16_802),
			("2016-01-01T10:59:59-05:00", 16_801),
			("2016-01-01T15:59:59Z", 16_801),
			("2016-01-01T16:00:00Z", 16_802),
			("2016-01-01 23:30:00+08:00", 16_801),
			("2016-01-02T00:30:00+09:00", 16_801),
			("2016-01-01T05:59:59.5+14:00", 16_800),
			("2016-01-01T21:30:00+05:30", 16_802),
		] {
			assert_eq!(time(text).map(day), Ok(Day(expected)), "{text}");
		}
	}

	#[test]
	fn time_should_be_refused_when_no_clock_or_calendar_shows_it() {
		for text in [
			"",
			"2016-02-30 08:00:00",
			"2016-01-01 24:00:00",
			"2016-01-01 25:00:00",
			"2016-01-01 08:60:00",
			"2016-01-01 08:00:60",
			"2016-01-01 8:00:00",
			"2016-01-01 08",
			"2016-01-01 08:00:00:00",
			"2016-01-01 08:00:00.",
			"2016-01-01 08:00:00 PM",
			"2016-01-01 noon",
			"2016-01-01T",
			"2016-01-01T08:00:00+",
			"2016-01-01T08:00:00+08",
			"2016-01-01T08:00:00+15:00",
			"2016-01-01T08:00:00-14:01",
			"2016-01-01T08:00:00+08:60",
			"2016-01-01T08:00:00Z+08:00",
			"1970-01-01T00:00:00+14:00",
			"时间时间时间",
		] {
			let fault = time(text).unwrap_err();
			assert!(fault.contains("is not a time: write"), "{text}: {fault}");
		}
	}

	#[test]
	fn rides_should_be_refused_when_one_ends_before_it_starts() {
		let rides = |start: &str, end: &str| {
			let file = file(format!("{HEADER},Stop Time\n{start},0,0,1,0,A,,{end}\n"));
			read(file.path(), &mut Riders::from(10)).map_err(|error| format!("{error:#}"))
		};
		let early = rides("2016-01-01 08:00:00", "2016-01-01 07:59:59").unwrap_err();
		assert!(early.contains("line 2, Stop Time: "), "{early}");
		let early = rides("2016-01-01T08:00:00+08:00", "2016-01-01T08:30:00+09:00").unwrap_err();
		assert!(early.contains("line 2, Stop Time: "), "{early}");
		assert!(rides("2016-01-01 08:00:00", "2016-01-01 26:00:00").is_err());
		for (start, end) in [
			("2016-01-01 08:00:00", "2016-01-01 08:00:00"),
			("2016-01-01 23:59:00", "2016-01-02 00:10:00"),
			("2016-01-01T08:00:00+08:00", "2016-01-01T07:30:00+07:00"),
			("2016-01-01 08:00:00", ""),
		] {
			assert!(rides(start, end).is_ok(), "{start} {end}");
		}
	}

	#[test]
	fn riders_should_be_read_back_when_their_bikes_have_commas_and_quotes() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("riders.csv");
		let mut riders = Riders::from(10);
		let line = "2016-01-01 00:00:00,0,0,1,0,\"Grove St, \"\"A\"\"\",";
		rides(line, &mut riders).unwrap();
		riders.write(&path).unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		assert_eq!(text, "bike,participant\n\"Grove St, \"\"A\"\"\",10\n");
		let mut riders = Riders::read(&path).unwrap();
		assert_eq!(rides(line, &mut riders).unwrap(), [(10, 16_801, 111_194)]);
	}

	#[test]
	fn rides_should_be_refused_with_line_and_column_when_a_field_is_wrong() {
		for (line, wanted) in [
			("yesterday,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-32 00:00:00,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-011,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-02-30 00:00:00,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-01 25:00:00,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-01 00:00:00,north,0,1,0,A,", "line 2, Start Station Latitude: "),
			("2016-01-01 00:00:00,0,0,91,0,A,", "line 2, End Station Latitude: "),
			("2016-01-01 00:00:00,0,0,1,NaN,A,", "line 2, End Station Longitude: "),
			("2016-01-01 00:00:00,0,0,1,0,,", "line 2, Bike ID: "),
			("2016-01-01 00:00:00,0,0", "line 2, "),
		] {
			let fault = format!("{:#}", rides(line, &mut Riders::from(0)).unwrap_err());
			assert!(fault.contains(wanted), "{line}: {fault}");
		}
	}

	#[test]
	fn rides_should_be_written_in_kilometres_when_asked() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("records.csv");
		write(&path, "distance", &Metres::from([((5, Day(16_801)), 1_042), ((5, Day(16_802)), 7)]))
			.unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		assert_eq!(text, "participant,date,distance\n5,2016-01-01,1.042\n5,2016-01-02,0.007\n");
	}
}
