//! What is wrong with a file, and where.

use alloc::{string::String, vec::Vec};
use core::fmt;

/// Faults kept of a file; further ones are counted.
pub const KEPT: usize = 20;

/// One fault, in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
	/// From 1; none for a fault of the file as a whole.
	pub line: Option<u32>,
	/// The column it is in, if it is in one.
	pub field: Option<String>,
	pub message: String,
}

impl Fault {
	pub fn new(message: impl Into<String>) -> Self {
		Fault { line: None, field: None, message: message.into() }
	}

	pub fn at_line(line: u32, message: impl Into<String>) -> Self {
		Fault { line: Some(line), ..Fault::new(message) }
	}
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(line) = self.line {
			write!(f, "第 {line} 行 line {line}, ")?;
		}
		if let Some(field) = &self.field {
			write!(f, "{field}: ")?;
		}
		f.write_str(&self.message)
	}
}

impl core::error::Error for Fault {}

/// A file's faults: the first ones in order of their lines, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
	kept: Vec<Fault>,
	count: usize,
}

impl Faults {
	pub fn add(&mut self, fault: Fault) {
		self.count = self.count.saturating_add(1);
		let place = self.kept.partition_point(|kept| *kept <= fault);
		if place < KEPT {
			self.kept.insert(place, fault);
			self.kept.truncate(KEPT);
		}
	}

	pub fn first(&self) -> Option<&Fault> {
		self.kept.first()
	}

	/// Nothing if there is no fault.
	pub fn into_result(self) -> Result<(), Self> {
		match self.count {
			0 => Ok(()),
			_ => Err(self),
		}
	}
}

impl From<Fault> for Faults {
	fn from(fault: Fault) -> Self {
		Faults { kept: alloc::vec![fault], count: 1 }
	}
}

impl fmt::Display for Faults {
	/// One fault as it is, several as a list.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let ([only], 1) = (&self.kept[..], self.count) {
			return only.fmt(f);
		}
		write!(f, "{0} 处错误 / {0} faults", self.count)?;
		for fault in &self.kept {
			write!(f, "\n  {fault}")?;
		}
		match self.count > self.kept.len() {
			true => f.write_str("\n  ……"),
			false => Ok(()),
		}
	}
}

impl core::error::Error for Faults {}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::format;

	#[test]
	fn faults_should_show_the_first_lines_and_count_all_when_there_are_many() {
		let mut faults = Faults::default();
		(1..=100).rev().for_each(|line| faults.add(Fault::at_line(line, "bad")));
		let text = format!("{faults}");
		assert!(text.starts_with("100 处错误 / 100 faults\n  第 1 行 line 1, bad\n"), "{text}");
		assert!(text.ends_with("\n  第 20 行 line 20, bad\n  ……"), "{text}");
	}

	#[test]
	fn faults_should_show_one_plainly_when_there_is_no_other() {
		let fault = Fault { field: Some("date".into()), ..Fault::at_line(3, "bad") };
		assert_eq!(format!("{}", Faults::from(fault)), "第 3 行 line 3, date: bad");
		assert!(Faults::default().into_result().is_ok());
	}
}
