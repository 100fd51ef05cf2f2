//! Random credits and lapses over months and people, against a map.

use std::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::frame_support::{traits::Hooks, weights::Weight};
use polkadot_sdk::frame_system::RawOrigin;
use proptest::prelude::*;
use suhui_primitives::{Day, Month, Page, Quantity};

use crate::{mock::*, Balance, ClassTotals, Honours, Lots};

/// What lots should be: (month, participant, class) -> (mg, points), and the same lapsed.
#[derive(Default)]
struct Model {
	lots: BTreeMap<(u32, u32, u32), (u64, u64)>,
	honours: BTreeMap<u32, (u64, u64)>,
	issued: BTreeMap<u32, (u64, u64)>,
}

fn add(sum: &mut (u64, u64), (reduction, points): (u64, u64)) {
	sum.0 += reduction;
	sum.1 += points;
}

impl Model {
	fn credit(&mut self, class: u32, month: u32, credits: &BTreeMap<u32, (u64, u64)>) {
		for (participant, quantity) in credits {
			add(self.lots.entry((month, *participant, class)).or_default(), *quantity);
			add(self.issued.entry(class).or_default(), *quantity);
		}
	}

	fn lapse(&mut self, which: impl Fn(u32, Page) -> bool) {
		let honours = &mut self.honours;
		self.lots.retain(|(month, participant, _), quantity| {
			let lapses = which(*month, Page::of(*participant));
			if lapses {
				add(honours.entry(*participant).or_default(), *quantity);
			}
			!lapses
		});
	}

	fn balance(&self, participant: u32) -> Balance {
		let mut balance = Balance::default();
		let sum = self.honours.get(&participant).copied().unwrap_or_default();
		balance.honour = quantity(sum.0, sum.1);
		for ((month, holder, class), (reduction, points)) in &self.lots {
			if *holder == participant {
				let lot = quantity(*reduction, *points);
				balance.quantity = balance.quantity.checked_add(lot).unwrap();
				balance.lots.push((Month(*month), *class, lot));
			}
		}
		balance
	}
}

fn chain_lots() -> BTreeMap<(u32, u32, u32), (u64, u64)> {
	let mut lots = BTreeMap::new();
	for (month, page, held) in Lots::<Test>::iter() {
		for lot in held {
			let key = (month.0, page.participant(lot.slot), lot.class);
			let quantity = (lot.quantity.reduction, lot.quantity.points);
			assert!(lots.insert(key, quantity).is_none(), "a lot stands twice");
		}
	}
	lots
}

#[derive(Clone, Debug)]
enum Step {
	/// So many months pass.
	Wait(u32),
	Credit(u32, BTreeMap<u32, (u64, u64)>),
	/// The call, for the month so long ago.
	Lapse(u32),
	/// A block with weight for so many steps.
	Idle(u64),
}

fn step() -> impl Strategy<Value = Step> {
	// Participants around page borders, of which pages hold up to five classes.
	let credits = proptest::collection::btree_map(0u32..200, (0u64..1 << 40, 0u64..1_000), 0..60);
	prop_oneof![
		2 => (1u32..9).prop_map(Step::Wait),
		5 => (0u32..5, credits).prop_map(|(class, credits)| Step::Credit(class, credits)),
		1 => (20u32..30).prop_map(Step::Lapse),
		1 => (0u64..60).prop_map(Step::Idle),
	]
}

/// The first day of a month counted from January 1970.
fn first_day(month: u32) -> Day {
	(0..).map(Day).find(|day| day.month() == Some(Month(month))).unwrap()
}

fn total(quantities: impl Iterator<Item = Quantity>) -> (u64, u64) {
	quantities.fold((0, 0), |sum, next| (sum.0 + next.reduction, sum.1 + next.points))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn lots_should_equal_the_model_when_credits_and_lapses_come_in_any_order(
		steps in proptest::collection::vec(step(), 1..40),
	) {
		build_and_execute(|| {
			let mut model = Model::default();
			let mut now = 0u32;
			Today::set(&first_day(now));
			for step in steps {
				match step {
					Step::Wait(months) => now += months,
					Step::Credit(class, credits) => {
						let list: Vec<_> = credits.iter().map(|(p, q)| (*p, q.0, q.1)).collect();
						// A class belongs to one month of issue.
						credit(class + now * 5, Month(now), &list);
						model.credit(class + now * 5, now, &credits);
					},
					Step::Lapse(ago) => {
						let Some(month) = now.checked_sub(ago) else { continue };
						let sent = Points::lapse(RawOrigin::Signed(CITIZEN).into(), Month(month), 64);
						let due = ago > 24 && model.lots.keys().any(|key| key.0 == month);
						assert_eq!(sent.is_ok(), due);
						if due {
							model.lapse(|of, _| of == month);
						}
					},
					Step::Idle(weight) => {
						Points::on_idle(1, Weight::from_parts(weight, 0));
						// How far it came is its own affair; only what is due may be gone.
						let left: BTreeSet<_> =
							Lots::<Test>::iter_keys().map(|(month, page)| (month.0, page)).collect();
						let gone = |key: &&(u32, u32, u32)| !left.contains(&(key.0, Page::of(key.1)));
						assert!(model.lots.keys().filter(gone).all(|key| key.0 + 24 < now));
						model.lapse(|month, page| !left.contains(&(month, page)));
					},
				}
				Today::set(&first_day(now));
			}
			assert_eq!(chain_lots(), model.lots);
			Points::on_idle(1, Weight::MAX);
			model.lapse(|month, _| month + 24 < now);
			assert_eq!(chain_lots(), model.lots);
			for participant in 0..200 {
				assert_eq!(Points::balance(participant), model.balance(participant));
			}
			let issued = total(ClassTotals::<Test>::iter_values().map(|totals| totals.issued));
			let honoured = total(Honours::<Test>::iter_values());
			let mut expected = (0, 0);
			model.issued.values().for_each(|sum| add(&mut expected, *sum));
			assert_eq!(issued, expected);
			let mut accounted = honoured;
			model.lots.values().for_each(|lot| add(&mut accounted, *lot));
			assert_eq!(accounted, expected);
		})
	}
}
