//! What an input says of the person's own earlier records, which whoever has them can check.

use alloc::{format, string::String};
use core::fmt;

use crate::{calendar::civil, error::Words, limits::MAX_WINDOW, number::power_of_ten};

/// An input that is recomputed from another input of the same person's earlier records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Window {
	pub kind: WindowKind,
	/// The name of the other input.
	pub of: String,
	pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WindowKind {
	Sum,
	/// Over the days on which there is a record; zero where there is none.
	Mean,
	/// Of the days on which there is a record.
	Count,
}

/// Which days before the record's own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
	/// So many days, up to the day before.
	Days(u16),
	/// Those of the same calendar month.
	Month,
}

impl Span {
	/// Whether it reaches from a record's day to an earlier one.
	pub fn covers(self, day: u32, earlier: u32) -> bool {
		match self {
			Self::Days(days) => {
				day.checked_sub(earlier).is_some_and(|back| (1..=u32::from(days)).contains(&back))
			}
			Self::Month => {
				let month = |day| (civil(day).0, civil(day).1);
				earlier < day && month(earlier) == month(day)
			}
		}
	}

	/// The most days it can hold.
	pub fn most(self) -> u16 {
		match self {
			Self::Days(days) => days.min(MAX_WINDOW),
			Self::Month => 30,
		}
	}
}

impl WindowKind {
	/// As the language has it.
	pub fn name(self) -> &'static str {
		match self {
			Self::Sum => "sum",
			Self::Mean => "mean",
			Self::Count => "count",
		}
	}
}

/// As the language has it.
impl fmt::Display for Window {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} of {} over ", self.kind.name(), self.of)?;
		match self.span {
			Span::Days(days) => write!(f, "{days} days"),
			Span::Month => f.write_str("the month"),
		}
	}
}

impl Window {
	/// What it is of which days.
	pub fn words(&self) -> Words {
		let kind = match self.kind {
			WindowKind::Sum => "合计",
			WindowKind::Mean => "平均",
			WindowKind::Count => "有记录的天数",
		};
		let span = match self.span {
			Span::Days(days) => format!("此前 {days} 日"),
			Span::Month => "当月此前各日".into(),
		};
		Words::new(format!("{span}的 {} {kind}", self.of), format!("{self}"))
	}

	/// What the input has to be, as a scaled integer, for a record of `day`. `earlier` are the days of the person's
	/// other records and the other input in each, scaled by `decimals_of`; `decimals` are the window's own. A mean is
	/// cut at these. `None` where the sum leaves 64 bits.
	pub fn value(
		&self,
		decimals: u8,
		decimals_of: u8,
		day: u32,
		earlier: impl IntoIterator<Item = (u32, u64)>,
	) -> Option<u64> {
		let covered = earlier.into_iter().filter(|(earlier, _)| self.span.covers(day, *earlier));
		let (mut sum, mut count) = (0u128, 0u128);
		for (_, value) in covered {
			sum = sum.checked_add(value.into())?;
			count = count.checked_add(1)?;
		}
		let power = |exponent: u8| power_of_ten(exponent).map(i128::unsigned_abs);
		let numerator = sum.checked_mul(power(decimals)?)?;
		let unit = power(decimals_of)?;
		let value = match self.kind {
			WindowKind::Sum => numerator.checked_div(unit)?,
			WindowKind::Mean => numerator.checked_div(unit.checked_mul(count.max(1))?)?,
			WindowKind::Count => count.checked_mul(power(decimals)?)?,
		};
		u64::try_from(value).ok()
	}
}
