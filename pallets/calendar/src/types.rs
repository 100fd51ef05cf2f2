//! A year's working days, a deadline, and how an actor keeps them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use scale_info::TypeInfo;
use suhui_primitives::{Actor, Day, Document, Due, Subject, Year};

/// Days of the longest year.
const LONGEST: u32 = 366;
/// As many bytes as have a bit for each of them.
const BYTES: usize = 46;

/// A bit for each day of a year, the first the 1st of January's: whether it is worked.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct YearDays(pub [u8; BYTES]);

impl YearDays {
	/// Those of a year at these places among its days, counted from 0.
	pub fn new(worked: impl Iterator<Item = u32>) -> Self {
		let mut days = YearDays([0; BYTES]);
		worked.for_each(|place| {
			let (byte, bit) = split(place);
			if let Some(byte) = days.0.get_mut(byte) {
				*byte |= bit;
			}
		});
		days
	}

	pub fn contains(&self, place: u32) -> bool {
		let (byte, bit) = split(place);
		self.0.get(byte).is_some_and(|byte| byte & bit != 0)
	}

	/// How many of these places are worked.
	pub fn count(&self, places: Range<u32>) -> u16 {
		places.filter(|place| self.contains(*place)).fold(0u16, |count, _| count.saturating_add(1))
	}

	/// How many days of the year are worked.
	pub fn total(&self) -> u16 {
		self.count(0..LONGEST)
	}

	/// The first place at which the two differ.
	pub fn first_difference(&self, other: &Self) -> Option<u32> {
		(0..LONGEST).find(|place| self.contains(*place) != other.contains(*place))
	}
}

/// The byte that has the place's bit, and the bit.
fn split(place: u32) -> (usize, u8) {
	let byte = usize::try_from(place / 8).unwrap_or(usize::MAX);
	(byte, 1u8.checked_shl(place % 8).unwrap_or_default())
}

/// The working days of a year as they were published, or amended last.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct WorkingYear {
	pub days: YearDays,
	/// What says so.
	pub document: Document,
	/// How often the year was amended.
	pub revision: u8,
}

/// Until when somebody has to do something.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Deadline {
	pub actor: Actor,
	/// The day after which it runs; of one by the calendar day, the day it was set.
	pub start: Day,
	/// Working days; `None` for one by the calendar day.
	pub days: Option<u16>,
	pub due: Due,
	/// Whether it was marked late.
	pub overdue: bool,
}

/// How an actor keeps its deadlines.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Tally {
	/// Deadlines it has, late or not.
	pub due: u32,
	/// Those of them that were marked late.
	pub late_now: u32,
	/// Deadlines it ever was late with, those of now among them; the number never falls.
	pub late_ever: u32,
	/// By how many working days one that it was late with ended at most; 0 while none of them has ended.
	pub worst: u16,
}

/// Where subjects stand that wait for the same.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum List {
	/// For the day to pass.
	Agenda(Day),
	/// For the year to be published.
	Waiting(Year),
}

/// What is still to be computed anew since working days were published or amended: the agenda from one day to another,
/// and after each 1st of January what waits for the year.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Recomputation {
	/// The list to go on with.
	pub list: List,
	/// The subject of it that was computed last.
	pub after: Option<Subject>,
	/// The last day.
	pub until: Day,
}
