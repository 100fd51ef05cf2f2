use polkadot_sdk::frame_support::parameter_types;

use crate::{Clock, Day, Month, Period};

/// A month of activity, and the month in which it is issued.
pub const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };
pub const FEBRUARY_2016: Month = Month(553);
pub const TENTH_OF_FEBRUARY_2016: Day = Day(16_841);

parameter_types! {
	pub storage Today: Day = TENTH_OF_FEBRUARY_2016;
}

/// It is [`Today`].
pub struct MockClock;

impl Clock for MockClock {
	fn today() -> Day {
		Today::get()
	}
}
