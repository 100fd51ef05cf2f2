//! Each class of a page in a value of its own, so that a feed touches its own class alone.

use std::ops::Range;

use codec::{Decode, Encode};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use suhui_primitives::{ClassId, Credit, Month, ParticipantId, SourceId};

use super::{
	keys::{Keys, NumberMap},
	people::{Honours, Registered},
	slots::{bits, by_page, has, pages_of, sum, Entries, Form},
	Layout, Lot,
};
use crate::chain::months;

/// How a plan learns which classes to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
	/// It looks at all classes of the month.
	Month,
	/// It looks at those whose bit a value beside the page's lots holds for the person.
	Page,
}

pub struct ByClass {
	people: u32,
	form: Form,
	index: Index,
	registered: Registered,
	lots: NumberMap,
	/// The classes of a month; or those of a page, each with its people's bits.
	classes: NumberMap,
	honours: Honours,
}

/// A class and the bits of those on a page who hold lots of it.
type Row = (ClassId, Vec<u8>);

impl ByClass {
	pub fn new(people: u32, form: Form, index: Index, keys: Keys) -> Self {
		ByClass {
			people,
			form,
			index,
			registered: Registered::new(people, keys),
			lots: NumberMap::new("Points", "Lots", keys),
			classes: NumberMap::new("Points", "Classes", keys),
			honours: Honours::new(people, keys),
		}
	}

	fn credit_page(
		&self,
		class: ClassId,
		month: Month,
		page: u32,
		credits: &[Credit],
	) -> Option<()> {
		let slot = |credit: &Credit| credit.participant % self.people;
		let more: Entries = credits.iter().map(|credit| (slot(credit), credit.quantity)).collect();
		let place = self.lots.at(&[month.0, class, page]);
		let held = self.form.decode(self.people, &place.get())?;
		place.put(&self.form.encode(self.people, &sum(&held, &more)?));
		if self.index == Index::Page {
			let place = self.classes.at(&[month.0, page]);
			let mut rows = list::<Row>(&place.get())?;
			let more = bits(self.people, credits.iter().map(slot));
			match rows.iter_mut().find(|(known, _)| *known == class) {
				Some((_, bits)) => {
					for (held, more) in bits.iter_mut().zip(more) {
						*held |= more;
					}
				}
				None => rows.push((class, more)),
			}
			place.put(&rows.encode());
		}
		Some(())
	}

	/// Adds a class to those of its month.
	fn note(&self, class: ClassId, month: Month) -> Option<()> {
		let place = self.classes.at(&[month.0]);
		let mut classes = list::<ClassId>(&place.get())?;
		if !classes.contains(&class) {
			classes.push(class);
			place.put(&classes.encode());
		}
		Some(())
	}
}

/// What a value lists; no bytes list nothing.
fn list<T: Decode>(mut value: &[u8]) -> Option<Vec<T>> {
	if value.is_empty() {
		return Some(Vec::new());
	}
	Decode::decode(&mut value).ok()
}

impl Layout for ByClass {
	fn open(&self, people: &Range<ParticipantId>) {
		self.registered.open(people);
	}

	fn consent(&self, source: SourceId, people: &Range<ParticipantId>) {
		self.registered.consent(source, people);
	}

	fn creditable(&self, source: SourceId, credits: &[Credit]) -> usize {
		self.registered.creditable(source, credits)
	}

	fn credit(&self, class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		for (page, credits) in by_page(credits, self.people) {
			self.credit_page(class, month, page, credits).ok_or(DispatchError::Corruption)?;
		}
		if self.index == Index::Month {
			self.note(class, month).ok_or(DispatchError::Corruption)?;
		}
		Ok(())
	}

	fn plan(&self, participant: ParticipantId) -> Option<Vec<Lot>> {
		let (page, slot) = (participant / self.people, participant % self.people);
		let mut lots = Vec::new();
		for month in months() {
			let classes = match self.index {
				Index::Month => list(&self.classes.at(&[month.0]).get())?,
				Index::Page => list::<Row>(&self.classes.at(&[month.0, page]).get())?
					.into_iter()
					.filter_map(|(class, bits)| has(&bits, slot).then_some(class))
					.collect(),
			};
			for class in classes {
				let value = self.lots.at(&[month.0, class, page]).get();
				let found = self.form.find(self.people, &value, slot);
				lots.extend(found.map(|quantity| (month, class, quantity)));
			}
		}
		Some(lots)
	}

	fn lapse(&self, month: Month, people: &Range<ParticipantId>) -> Option<()> {
		let of_month = match self.index {
			Index::Month => list(&self.classes.at(&[month.0]).get())?,
			Index::Page => Vec::new(),
		};
		for page in pages_of(people, self.people) {
			let classes = match self.index {
				Index::Month => of_month.clone(),
				Index::Page => {
					let rows = list::<Row>(&self.classes.at(&[month.0, page]).take())?;
					rows.into_iter().map(|(class, _)| class).collect()
				}
			};
			let mut lapsed = Entries::new();
			for class in classes {
				let value = self.lots.at(&[month.0, class, page]).take();
				lapsed = sum(&lapsed, &self.form.decode(self.people, &value)?)?;
			}
			self.honours.add(page, &lapsed)?;
		}
		Some(())
	}
}
