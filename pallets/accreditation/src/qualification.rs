//! Who counts of a verifier's people, and until when they and its certificate are enough (Art. 40).

use suhui_primitives::Day;

use crate::{Application, Degree, Member, Person};

/// People it takes.
const NEEDED: usize = 5;
/// Of professional work, which the day counts in on which they are full.
const YEARS_OF_EXPERIENCE: u32 = 2;
/// For which continuing education is good, with the day on which they are over.
const YEARS_OF_EDUCATION: u32 = 1;

impl Person {
	/// The first day on which the person may count.
	fn counts_from(&self) -> Option<Day> {
		let may = self.full_time && self.degree >= Degree::Bachelor;
		may.then(|| self.since.years_later(YEARS_OF_EXPERIENCE))?
	}
}

impl Member {
	/// The first and the last day on which the person counts.
	fn counts(&self) -> Option<(Day, Day)> {
		Some((self.person.counts_from()?, self.educated?.years_later(YEARS_OF_EDUCATION)?))
	}

	fn counts_on(&self, day: Day) -> bool {
		self.counts().is_some_and(|(first, last)| first <= day && day <= last)
	}
}

/// Whether so many may apply: continuing education is asked for once they are accredited.
pub fn may_apply(people: &[Person], today: Day) -> bool {
	let may = |person: &&Person| person.counts_from().is_some_and(|first| first <= today);
	people.iter().filter(may).count() >= NEEDED
}

/// How many count on the day.
pub fn counted(members: &[Member], day: Day) -> usize {
	members.iter().filter(|member| member.counts_on(day)).count()
}

/// Whether enough people count on the day.
pub fn is_staffed(members: &[Member], day: Day) -> bool {
	counted(members, day) >= NEEDED
}

/// The last day to which certificate and people are enough without a break; `None` if they are not enough today.
pub fn qualified_until(application: &Application, members: &[Member], today: Day) -> Option<Day> {
	let expires = application.qualification.expires();
	if today > expires || !is_staffed(members, today) {
		return None;
	}
	// They become too few after a day that is somebody's last.
	let lasts = members.iter().filter_map(Member::counts).map(|(_, last)| last);
	let is_end = |last: &Day| *last >= today && !is_staffed(members, last.saturating_add(1));
	Some(lasts.filter(is_end).min()?.min(expires))
}
