//! Ways in which people's lots may lie in the state, all asked the same.

mod by_class;
mod keys;
mod pallet;
mod people;
mod slots;
mod together;

use std::ops::Range;

use polkadot_sdk::sp_runtime::DispatchResult;
use suhui_primitives::{ClassId, Credit, Month, ParticipantId, Quantity, SourceId};

use self::{
	by_class::{ByClass, Index},
	keys::Keys,
	pallet::Pallet,
	slots::Form,
	together::Together,
};

/// The layouts that are measured unless others are asked for: the chain's own; the same by this program's code; all
/// classes of a page together, on pages of several sizes; keys that keep neighbours together; and the class in the key.
pub const LAYOUTS: [&str; 16] = [
	"pallet",
	"class-256-bitmap-index",
	"lots-64",
	"lots-128",
	"lots-256",
	"lots-512",
	"lots-64-near",
	"lots-256-near",
	"class-64",
	"class-64-fixed",
	"class-64-near",
	"class-256",
	"class-256-near",
	"class-256-bitmap-near",
	"class-512-bitmap-near",
	"class-256-bitmap-index-near",
];

/// One person's quantity of a class issued in a month.
pub type Lot = (Month, ClassId, Quantity);

/// Everything is done within an execution, on its state.
pub trait Layout {
	/// Opens the accounts of all people there are.
	fn open(&self, people: &Range<ParticipantId>);

	/// Gives the consents of all people there are to a source.
	fn consent(&self, source: SourceId, people: &Range<ParticipantId>);

	/// How many of the credits, which ascend, are of people who may be credited.
	fn creditable(&self, source: SourceId, credits: &[Credit]) -> usize;

	/// Adds credits, which ascend, to lots of one class.
	fn credit(&self, class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult;

	/// The lots that a redemption in [`ISSUE_MONTH`](crate::chain::ISSUE_MONTH) chooses from, oldest first; `None` if the
	/// state is not the layout's.
	fn plan(&self, participant: ParticipantId) -> Option<Vec<Lot>>;

	/// Takes people's lots of a month out of the state and adds them to their honours; `None` if the state is not the
	/// layout's. Pages stand whole among the people.
	fn lapse(&self, month: Month, people: &Range<ParticipantId>) -> Option<()>;
}

/// The layout of a name:
///
/// - `pallet`: the chain's own, by its own pallets;
/// - `lots-PEOPLE`: lots of all classes of a page of so many people together;
/// - `class-PEOPLE`: lots of each class of a page by themselves; `-bitmap` or `-fixed` says how they are coded instead of
///   listed with their slots, `-index` that a value beside them tells a plan which classes a person holds;
/// - `-near` at the end: keys of numbers in big endian, so that neighbours share branches, instead of `Twox64Concat`.
///
/// `None` for any other name.
pub fn layout(name: &str) -> Option<Box<dyn Layout>> {
	if name == "pallet" {
		return Some(Box::new(Pallet));
	}
	let mut words = name.split('-').peekable();
	let kind = words.next()?;
	let people = words.next()?.parse::<u32>().ok()?;
	if ![64, 128, 256, 512].contains(&people) {
		return None;
	}
	let mut has = |word: &str| words.next_if(|next| *next == word).is_some();
	let form = match kind {
		"class" if has("bitmap") => Form::Bitmap,
		"class" if has("fixed") => Form::Fixed,
		_ => Form::Listed,
	};
	let index = if kind == "class" && has("index") { Index::Page } else { Index::Month };
	let keys = if has("near") { Keys::Near } else { Keys::Scattered };
	if words.next().is_some() {
		return None;
	}
	match kind {
		"lots" => Some(Box::new(Together::new(people, keys))),
		"class" => Some(Box::new(ByClass::new(people, form, index, keys))),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::{set_today, ISSUE_DAY, ISSUE_MONTH, LAPSE_DAY, OLDEST_MONTH};
	use polkadot_sdk::{
		frame_support::storage::{storage_prefix, unhashed},
		sp_io::TestExternalities,
	};

	fn credits(of: &[(ParticipantId, u64, u64)]) -> Vec<Credit> {
		let credit = |&(participant, reduction, points): &_| Credit {
			participant,
			quantity: Quantity { reduction, points },
		};
		of.iter().map(credit).collect()
	}

	/// Issues two classes in the month and one in the month after the oldest.
	fn issue(layout: &dyn Layout) {
		let january = [(5, 451_250, 4), (63, 90_250, 0), (64, 1, 1), (700, 332_080, 3)];
		layout.credit(7, ISSUE_MONTH, &credits(&january)).unwrap();
		layout.credit(3, ISSUE_MONTH, &credits(&[(5, 0, 50), (700, 26, 0)])).unwrap();
		layout.credit(7, ISSUE_MONTH, &credits(&[(5, 180_500, 1)])).unwrap();
		let old = Month(OLDEST_MONTH.0 + 1);
		layout.credit(1, old, &credits(&[(5, 10, 2)])).unwrap();
	}

	#[test]
	fn layouts_should_plan_the_same_lots_when_credited_alike() {
		set_today(ISSUE_DAY);
		let quantity = |reduction, points| Quantity { reduction, points };
		let old = Month(OLDEST_MONTH.0 + 1);
		// 451,250 + 180,500 mg and 4 + 1 points.
		let five = [
			(old, 1, quantity(10, 2)),
			(ISSUE_MONTH, 3, quantity(0, 50)),
			(ISSUE_MONTH, 7, quantity(631_750, 5)),
		];
		let last = [(ISSUE_MONTH, 3, quantity(26, 0)), (ISSUE_MONTH, 7, quantity(332_080, 3))];
		for name in LAYOUTS {
			TestExternalities::default().execute_with(|| {
				let layout = layout(name).unwrap();
				issue(&*layout);
				let plan = |participant| {
					let mut lots = layout.plan(participant).unwrap();
					lots.sort_by_key(|(month, class, _)| (*month, *class));
					lots
				};
				assert_eq!(plan(5), five, "{name}");
				assert_eq!(plan(700), last, "{name}");
				assert!(plan(6).is_empty(), "{name}");
			});
		}
	}

	#[test]
	fn layouts_should_find_everybody_creditable_when_they_opened_and_consented() {
		for name in LAYOUTS {
			TestExternalities::default().execute_with(|| {
				let layout = layout(name).unwrap();
				layout.open(&(1..701));
				layout.consent(9, &(1..701));
				let credits = credits(&[(1, 1, 0), (63, 1, 0), (64, 1, 0), (700, 1, 0)]);
				assert_eq!(layout.creditable(9, &credits), 4, "{name}");
				assert_eq!(layout.creditable(8, &credits), 0, "{name}");
				let others = self::credits(&[(701, 1, 0), (5_000, 1, 0)]);
				assert_eq!(layout.creditable(9, &others), 0, "{name}");
			});
		}
	}

	#[test]
	fn layouts_should_hold_no_lots_of_a_month_when_it_lapsed() {
		for name in LAYOUTS {
			TestExternalities::default().execute_with(|| {
				let layout = layout(name).unwrap();
				set_today(ISSUE_DAY);
				issue(&*layout);
				let has = |map: &str| {
					let prefix = storage_prefix(b"Points", map.as_bytes());
					unhashed::contains_prefixed_key(&prefix)
				};
				assert!(!has("Honours"), "{name}");
				set_today(LAPSE_DAY);
				layout.lapse(ISSUE_MONTH, &(0..1_024)).unwrap();
				layout.lapse(Month(OLDEST_MONTH.0 + 1), &(0..1_024)).unwrap();
				assert!(!has("Lots"), "{name}");
				assert!(has("Honours"), "{name}");
				set_today(ISSUE_DAY);
			});
		}
	}

	#[test]
	fn names_should_be_refused_when_they_name_no_layout() {
		for name in ["", "lots", "lots-63", "lots-64-bitmap", "class-64-near-fixed", "pallets"] {
			assert!(layout(name).is_none(), "{name}");
		}
	}
}
