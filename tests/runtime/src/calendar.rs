//! What the authority sends about working days (Art. 5).

use pallet_calendar::Call;
use suhui_primitives::{Day, Year};
use suhui_runtime::{working_days::official_years, Runtime};

use crate::scheme::document;

pub fn on(year: Year, month: u32, day: u32) -> Day {
	Day::of(year, month, day).expect("it is a day")
}

/// Monday to Friday but for these days.
pub fn publication(year: Year, holidays: &[Day]) -> Call<Runtime> {
	let holidays = holidays.to_vec().try_into().expect("few");
	Call::publish_year { year, holidays, make_up: Default::default(), document: document(9) }
}

/// The year as genesis publishes it, with more days off.
pub fn amendment(year: Year, more: &[Day]) -> Call<Runtime> {
	let official = official_years().into_iter().find(|(of, ..)| *of == year);
	let (_, holidays, make_up, _) = official.expect("it is published at genesis");
	let mut holidays = [&holidays[..], more].concat();
	holidays.sort();
	let (holidays, make_up) = (holidays.try_into().expect("few"), make_up.try_into().expect("few"));
	Call::amend_year { year, holidays, make_up, document: document(9) }
}
