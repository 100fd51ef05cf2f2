//! Trial data: a bike-share system's rides as activity records of a cycling scenario.
//!
//! One bike stands for one participant, a ride's distance is the great circle between its stations in whole
//! metres, rounded down; a day's rides of one participant are one record; a record of no distance is none.

use std::{
	collections::{BTreeMap, HashMap},
	path::Path,
};

use anyhow::{ensure, Result};
use suhui_formula::format_scaled;
use suhui_primitives::{Day, ParticipantId, FIRST_NUMBER};
use suhui_records::{
	field::{parse_day, participant},
	file, ColumnNames, Fault, Row,
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
			writeln!(out, "{bike},{number}")
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
	file::read(path, ColumnNames::only(COLUMNS).among_others(), |row| {
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
	let header = format!("participant,date,{input}");
	Ok(file::write(path, &header, metres, |out, ((participant, day), metres)| {
		writeln!(out, "{participant},{day},{}", format_scaled(*metres, 3))
	})?)
}

/// The bike, the day and the metres of a ride.
fn ride<'a>(row: &'a Row) -> Result<(&'a str, Day, u64), Fault> {
	let day = row.field(0, day)?;
	let degrees = |column, limit| row.field(column, |text| degrees(text, limit));
	let start = (degrees(1, 90.0)?, degrees(2, 180.0)?);
	let end = (degrees(3, 90.0)?, degrees(4, 180.0)?);
	let bike = row.field(5, |text| match text.is_empty() {
		true => Err("为空，应为车号 / is empty: write the bike's number".to_string()),
		false => Ok(text),
	})?;
	Ok((bike, day, distance(start, end).floor() as u64))
}

/// The day of a time such as `2016-01-31 08:30:00`.
fn day(time: &str) -> Result<Day, String> {
	let day = time.get(..10).and_then(parse_day);
	day.filter(|_| matches!(time.as_bytes().get(10), None | Some(b' ' | b'T'))).ok_or_else(|| {
		format!("「{time}」不是时间，应写作 2016-01-31 08:30:00 / `{time}` is not a time: write 2016-01-31 08:30:00")
	})
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
	fn rides_should_be_refused_with_line_and_column_when_a_field_is_wrong() {
		for (line, wanted) in [
			("yesterday,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-32 00:00:00,0,0,1,0,A,", "line 2, Start Time: "),
			("2016-01-011,0,0,1,0,A,", "line 2, Start Time: "),
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
