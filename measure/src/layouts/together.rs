//! All classes of a page in one value, with pages and keys of several kinds.

use std::ops::Range;

use codec::{Compact, Decode, Encode};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use suhui_primitives::{ClassId, Credit, Month, ParticipantId, Quantity, SourceId};

use super::{
	keys::{Keys, NumberMap},
	people::{Honours, Registered},
	slots::{by_page, pages_of, past_compact, past_quantity, put_slot, slot, Entries},
	Layout, Lot,
};
use crate::chain::months;

pub struct Together {
	people: u32,
	registered: Registered,
	lots: NumberMap,
	honours: Honours,
}

impl Together {
	pub fn new(people: u32, keys: Keys) -> Self {
		Together {
			people,
			registered: Registered::new(people, keys),
			lots: NumberMap::new("Points", "Lots", keys),
			honours: Honours::new(people, keys),
		}
	}

	/// Adds credits of one class to a page's lots: lots that stay as they are get copied, not decoded.
	/// `None` if the bytes are no page's, or a sum leaves its bits.
	fn merge(&self, page: &[u8], class: ClassId, credits: &[Credit]) -> Option<Vec<u8>> {
		let mut held = page;
		let mut count = match page {
			[] => 0,
			_ => Compact::<u32>::decode(&mut held).ok()?.0,
		};
		let mut lots = Vec::with_capacity(held.len() + std::mem::size_of_val(credits));
		for credit in credits {
			let wanted = credit.participant % self.people;
			let (before, after) = self.split(held, wanted, class)?;
			lots.extend_from_slice(before);
			held = after;
			let mut quantity = Quantity::default();
			match slot(held, self.people) {
				Some((slot, mut lot)) if slot == wanted && class_of(lot)? == class => {
					lot = past_compact(lot)?;
					quantity = Quantity::decode(&mut lot).ok()?;
					held = lot;
				}
				_ => count += 1,
			}
			put_slot(&mut lots, self.people, wanted);
			Compact(class).encode_to(&mut lots);
			quantity.checked_add(credit.quantity)?.encode_to(&mut lots);
		}
		let mut merged = Vec::with_capacity(lots.len() + held.len() + 4);
		Compact(count).encode_to(&mut merged);
		merged.extend_from_slice(&lots);
		merged.extend_from_slice(held);
		Some(merged)
	}

	/// Splits lots before the first that is not before slot and class.
	fn split<'a>(
		&self,
		lots: &'a [u8],
		wanted: u32,
		class: ClassId,
	) -> Option<(&'a [u8], &'a [u8])> {
		let mut rest = lots;
		while let Some((slot, lot)) = slot(rest, self.people) {
			if slot > wanted || (slot == wanted && class_of(lot)? >= class) {
				break;
			}
			rest = past_quantity(past_compact(lot)?)?;
		}
		lots.split_at_checked(lots.len() - rest.len())
	}

	/// A page's lots with slot and class.
	fn decode(&self, page: &[u8]) -> Option<Vec<(u32, ClassId, Quantity)>> {
		let mut rest = if page.is_empty() { page } else { past_compact(page)? };
		let mut lots = Vec::new();
		while let Some((slot, mut lot)) = slot(rest, self.people) {
			let class = Compact::<ClassId>::decode(&mut lot).ok()?.0;
			lots.push((slot, class, Quantity::decode(&mut lot).ok()?));
			rest = lot;
		}
		Some(lots)
	}

	/// One slot's lots, with the least that has to be read for them.
	fn find(&self, page: &[u8], wanted: u32) -> Option<Vec<(ClassId, Quantity)>> {
		let lots = if page.is_empty() { page } else { past_compact(page)? };
		let (_, mut rest) = self.split(lots, wanted, 0)?;
		let mut found = Vec::new();
		while let Some((slot, mut lot)) = slot(rest, self.people) {
			if slot != wanted {
				break;
			}
			let class = Compact::<ClassId>::decode(&mut lot).ok()?.0;
			found.push((class, Quantity::decode(&mut lot).ok()?));
			rest = lot;
		}
		Some(found)
	}
}

fn class_of(mut lot: &[u8]) -> Option<ClassId> {
	Compact::<ClassId>::decode(&mut lot).ok().map(|class| class.0)
}

impl Layout for Together {
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
			let place = self.lots.at(&[month.0, page]);
			let merged = self.merge(&place.get(), class, credits);
			place.put(&merged.ok_or(DispatchError::Corruption)?);
		}
		Ok(())
	}

	fn plan(&self, participant: ParticipantId) -> Option<Vec<Lot>> {
		let (page, slot) = (participant / self.people, participant % self.people);
		let mut lots = Vec::new();
		for month in months() {
			let found = self.find(&self.lots.at(&[month.0, page]).get(), slot)?;
			lots.extend(found.into_iter().map(|(class, quantity)| (month, class, quantity)));
		}
		Some(lots)
	}

	fn lapse(&self, month: Month, people: &Range<ParticipantId>) -> Option<()> {
		for page in pages_of(people, self.people) {
			let lots = self.decode(&self.lots.at(&[month.0, page]).take())?;
			let mut lapsed = Entries::new();
			for lots in lots.chunk_by(|(one, ..), (next, ..)| one == next) {
				let (slot, ..) = lots.first()?;
				let sum = lots.iter().try_fold(Quantity::default(), |sum, (_, _, quantity)| {
					sum.checked_add(*quantity)
				});
				lapsed.push((*slot, sum?));
			}
			self.honours.add(page, &lapsed)?;
		}
		Some(())
	}
}
