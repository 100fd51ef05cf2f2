//! What every layout keeps of people beside their lots: who may be credited, and what lapsed.

use std::ops::Range;

use suhui_primitives::{Credit, ParticipantId, Quantity, SourceId};

use super::{
	keys::{Keys, NumberMap},
	slots::{bits, by_page, has, pages_of, sum, Form},
};

/// The bits of a page's people: who is open, and who consents to a source.
pub struct Registered {
	people: u32,
	individuals: NumberMap,
	consents: NumberMap,
}

impl Registered {
	pub fn new(people: u32, keys: Keys) -> Self {
		let individuals = NumberMap::new("Participants", "Individuals", keys);
		let consents = NumberMap::new("Participants", "Consents", keys);
		Registered { people, individuals, consents }
	}

	/// Opens all accounts there are.
	pub fn open(&self, people: &Range<ParticipantId>) {
		for page in pages_of(people, self.people) {
			self.individuals.at(&[page]).put(&self.bits(page, people));
		}
	}

	/// Gives all consents there are to a source.
	pub fn consent(&self, source: SourceId, people: &Range<ParticipantId>) {
		for page in pages_of(people, self.people) {
			self.consents.at(&[source, page]).put(&self.bits(page, people));
		}
	}

	/// How many of the credits are of people who are open and consent; reads each page once.
	pub fn creditable(&self, source: SourceId, credits: &[Credit]) -> usize {
		let pages = by_page(credits, self.people).map(|(page, credits)| {
			let individuals = self.individuals.at(&[page]).get();
			let consents = self.consents.at(&[source, page]).get();
			let slots = credits.iter().map(|credit| credit.participant % self.people);
			slots.filter(|slot| has(&individuals, *slot) && has(&consents, *slot)).count()
		});
		pages.sum()
	}

	fn bits(&self, page: u32, people: &Range<ParticipantId>) -> Vec<u8> {
		let first = page * self.people;
		bits(self.people, (0..self.people).filter(|slot| people.contains(&(first + slot))))
	}
}

/// What lapsed, the people of a page in one value.
pub struct Honours {
	people: u32,
	map: NumberMap,
}

impl Honours {
	pub fn new(people: u32, keys: Keys) -> Self {
		Honours { people, map: NumberMap::new("Points", "Honours", keys) }
	}

	/// `None` if there is no page where there should be, or a sum leaves its bits.
	pub fn add(&self, page: u32, lapsed: &[(u32, Quantity)]) -> Option<()> {
		if !lapsed.is_empty() {
			let place = self.map.at(&[page]);
			let held = Form::Bitmap.decode(self.people, &place.get())?;
			place.put(&Form::Bitmap.encode(self.people, &sum(&held, lapsed)?));
		}
		Some(())
	}
}
