//! Random credits, asks, orders, corrections and lapses over months and people, against a map.

use std::collections::{BTreeMap, BTreeSet};

use polkadot_sdk::frame_support::{traits::Hooks, weights::Weight};
use polkadot_sdk::frame_system::RawOrigin;
use proptest::prelude::*;
use suhui_primitives::{
	Ask, Credit, Day, Fate, Lots as _, Month, Page, ParticipantId, Piece, Purpose, Quantity,
};

use crate::{mock::*, Balance, ClassTotals, Error, Lots, NextToLapse};

/// (mg, points).
type Sum = (u64, u64);

/// What lots should be: (month, participant, class) -> (mg, points), emptied ones included; what lapsed; and where the
/// rest of what was issued is.
#[derive(Default)]
struct Model {
	lots: BTreeMap<(u32, u32, u32), Sum>,
	lapsed: BTreeMap<u32, Sum>,
	orders: Vec<(ParticipantId, Vec<Piece>)>,
	issued: Sum,
	redeemed: Sum,
	retired: Sum,
	taken_back: Sum,
}

fn add(sum: &mut Sum, (reduction, points): Sum) {
	sum.0 += reduction;
	sum.1 += points;
}

fn subtract(sum: &mut Sum, (reduction, points): Sum) {
	sum.0 = sum.0.checked_sub(reduction).expect("more was taken than there is");
	sum.1 = sum.1.checked_sub(points).expect("more was taken than there is");
}

fn both(quantity: Quantity) -> Sum {
	(quantity.reduction, quantity.points)
}

fn key(participant: ParticipantId, piece: &Piece) -> (u32, u32, u32) {
	(piece.month.0, participant, piece.class)
}

impl Model {
	fn credit(&mut self, class: u32, month: u32, credits: &BTreeMap<u32, Sum>) {
		for (participant, quantity) in credits {
			add(self.lots.entry((month, *participant, class)).or_default(), *quantity);
			add(&mut self.issued, *quantity);
		}
	}

	fn lapse(&mut self, which: impl Fn(u32, Page, u32) -> bool) {
		let lapsed = &mut self.lapsed;
		self.lots.retain(|(month, participant, class), quantity| {
			let lapses = which(*month, Page::of(*participant), *class);
			if lapses {
				add(lapsed.entry(*participant).or_default(), *quantity);
			}
			!lapses
		});
	}

	/// What a participant holds in lots that are not due.
	fn available(&self, participant: ParticipantId, now: u32) -> Sum {
		let mut sum = (0, 0);
		for ((month, holder, _), quantity) in &self.lots {
			if *holder == participant && month + 24 >= now {
				add(&mut sum, *quantity);
			}
		}
		sum
	}

	fn take(&mut self, participant: ParticipantId, pieces: Vec<Piece>, fate: Fate) {
		let mut split = 0;
		for piece in &pieces {
			let lot = self.lots.get_mut(&key(participant, piece)).expect("a lot of the person's");
			subtract(lot, both(piece.quantity));
			split += u32::from(*lot != (0, 0));
			if fate != Fate::Order {
				add(&mut self.retired, both(piece.quantity));
			}
		}
		assert!(split <= 1, "lots of which a part was taken: {split}");
		if fate == Fate::Order {
			self.orders.push((participant, pieces));
		}
	}

	fn give_back(&mut self, participant: ParticipantId, pieces: &[Piece], now: u32) {
		for piece in pieces {
			let sum = if piece.month.0 + 24 < now {
				self.lapsed.entry(participant).or_default()
			} else {
				self.lots.get_mut(&key(participant, piece)).expect("lots stay while not due")
			};
			add(sum, both(piece.quantity));
		}
	}

	fn balance(&self, participant: ParticipantId) -> Balance {
		let mut balance = Balance::default();
		let sum = self.lapsed.get(&participant).copied().unwrap_or_default();
		balance.honour = quantity(sum.0, sum.1);
		for ((month, holder, class), lot) in &self.lots {
			if *holder == participant && *lot != (0, 0) {
				let lot = quantity(lot.0, lot.1);
				balance.quantity = balance.quantity.checked_add(lot).unwrap();
				balance.lots.push((Month(*month), *class, lot));
			}
		}
		balance
	}

	/// All that was issued, wherever it is.
	fn accounted(&self) -> Sum {
		let mut sum = (0, 0);
		let in_orders = self.orders.iter().flat_map(|(_, pieces)| pieces);
		self.lots.values().for_each(|lot| add(&mut sum, *lot));
		self.lapsed.values().for_each(|lapsed| add(&mut sum, *lapsed));
		in_orders.for_each(|piece| add(&mut sum, both(piece.quantity)));
		for part in [self.redeemed, self.retired, self.taken_back] {
			add(&mut sum, part);
		}
		sum
	}
}

fn chain_lots() -> BTreeMap<(u32, u32, u32), Sum> {
	let mut lots = BTreeMap::new();
	for ((month, page, class), held) in Lots::<Test>::iter() {
		for (slot, quantity) in held.iter() {
			let key = (month.0, page.participant(slot), class);
			assert!(lots.insert(key, both(quantity)).is_none(), "a lot stands twice");
		}
	}
	lots
}

#[derive(Clone, Debug)]
enum Step {
	/// So many months pass.
	Wait(u32),
	Credit(u32, BTreeMap<u32, Sum>),
	/// A participant's points, or reductions, for an order or retired.
	Take(ParticipantId, Ask, Fate),
	/// Of the oldest order.
	Settle,
	/// The same.
	GiveBack,
	/// Of this month's class.
	TakeBack(u32, BTreeMap<u32, Sum>),
	/// The call, for so many class pages of the month so long ago, or of the next to lapse.
	Lapse(Option<u32>, u32),
	/// A block with weight for so many steps.
	Idle(u64),
}

/// Participants around page borders.
fn participant() -> impl Strategy<Value = ParticipantId> {
	prop_oneof![0u32..8, 250u32..262, 510u32..516]
}

fn step() -> impl Strategy<Value = Step> {
	let quantity = || prop_oneof![(0u64..1 << 40, 0u64..1_000), (Just(0u64), 0u64..1_000)];
	let credits = move || proptest::collection::btree_map(participant(), quantity(), 0..20);
	let ask = prop_oneof![
		(0u64..2_000).prop_map(Ask::Points),
		(0u64..1 << 41).prop_map(Ask::Milligrams),
	];
	let fate = prop_oneof![
		Just(Fate::Order),
		Just(Fate::Retired(Purpose::Donation)),
		Just(Fate::Retired(Purpose::Offset)),
	];
	prop_oneof![
		2 => (1u32..9).prop_map(Step::Wait),
		5 => (0u32..5, credits()).prop_map(|(class, credits)| Step::Credit(class, credits)),
		8 => (participant(), ask, fate).prop_map(|(who, ask, fate)| Step::Take(who, ask, fate)),
		1 => Just(Step::Settle),
		2 => Just(Step::GiveBack),
		1 => (0u32..5, credits()).prop_map(|(class, wrong)| Step::TakeBack(class, wrong)),
		2 => (proptest::option::of(20u32..30), prop_oneof![1u32..4, 1u32..=64])
			.prop_map(|(ago, lots)| Step::Lapse(ago, lots)),
		1 => (0u64..60).prop_map(Step::Idle),
	]
}

/// The first day of a month counted from January 1970.
fn first_day(month: u32) -> Day {
	(0..).map(Day).find(|day| day.month() == Some(Month(month))).unwrap()
}

/// Lets in the model lapse what is gone from the chain; only what is due may be.
fn lapse_what_is_gone(model: &mut Model, now: u32) {
	let left: BTreeSet<_> =
		Lots::<Test>::iter_keys().map(|(month, page, class)| (month.0, page, class)).collect();
	let is_gone = |month: u32, page: Page, class: u32| !left.contains(&(month, page, class));
	let gone = |key: &&(u32, u32, u32)| is_gone(key.0, Page::of(key.1), key.2);
	assert!(model.lots.keys().filter(gone).all(|key| key.0 + 24 < now));
	model.lapse(is_gone);
}

fn class_pages(month: u32) -> u32 {
	Lots::<Test>::iter_key_prefix((Month(month),)).map(|_| 1u32).sum()
}

fn list(of: &BTreeMap<u32, Sum>) -> Vec<(u32, u64, u64)> {
	of.iter().map(|(participant, sum)| (*participant, sum.0, sum.1)).collect()
}

fn take_step(model: &mut Model, now: u32, participant: ParticipantId, ask: Ask, fate: Fate) {
	let (reductions, points) = model.available(participant, now);
	match take(participant, ask, fate) {
		Ok(pieces) => {
			let taken = |of: fn(Quantity) -> u64| -> u64 {
				pieces.iter().map(|piece| of(piece.quantity)).sum()
			};
			match ask {
				Ask::Points(asked) => assert_eq!(taken(|quantity| quantity.points), asked),
				Ask::Milligrams(asked) => assert_eq!(taken(|quantity| quantity.reduction), asked),
				Ask::Lot { .. } => unreachable!("none is drawn"),
			}
			model.take(participant, pieces, fate);
		}
		Err(error) => {
			assert_eq!(error, Error::<Test>::NotEnough.into());
			match ask {
				Ask::Points(asked) => assert!(points < asked),
				Ask::Milligrams(asked) => assert!(reductions < asked),
				Ask::Lot { .. } => unreachable!("none is drawn"),
			}
		}
	}
}

fn take_back_step(model: &mut Model, class: u32, month: u32, wrong: &BTreeMap<u32, Sum>) {
	let wrong: Vec<Credit> = to_credits(&list(wrong));
	let outcome = Points::take_back(class, Month(month), &wrong).unwrap();
	assert_eq!(outcome.len(), wrong.len());
	for (of, wrong) in outcome.iter().zip(&wrong) {
		assert_eq!(of.participant, wrong.participant);
		assert_eq!(of.taken.checked_add(of.short), Some(wrong.quantity));
		match model.lots.get_mut(&(month, of.participant, class)) {
			Some(lot) => {
				let least = (wrong.quantity.reduction.min(lot.0), wrong.quantity.points.min(lot.1));
				assert_eq!(both(of.taken), least);
				subtract(lot, least);
			}
			None => assert_eq!(of.taken, quantity(0, 0)),
		}
		add(&mut model.taken_back, both(of.taken));
	}
}

fn run(model: &mut Model, now: &mut u32, step: Step) {
	// A class belongs to one month of issue.
	let class_of = |class, now| class + now * 5;
	match step {
		Step::Wait(months) => {
			*now += months;
			Today::set(&first_day(*now));
		}
		Step::Credit(class, credits) => {
			credit(class_of(class, *now), Month(*now), &list(&credits));
			model.credit(class_of(class, *now), *now, &credits);
		}
		Step::Take(participant, ask, fate) => take_step(model, *now, participant, ask, fate),
		Step::Settle if !model.orders.is_empty() => {
			let (participant, pieces) = model.orders.remove(0);
			Points::settle(participant, &pieces).unwrap();
			pieces.iter().for_each(|piece| add(&mut model.redeemed, both(piece.quantity)));
		}
		Step::GiveBack if !model.orders.is_empty() => {
			let (participant, pieces) = model.orders.remove(0);
			Points::give_back(participant, &pieces).unwrap();
			model.give_back(participant, &pieces, *now);
		}
		Step::Settle | Step::GiveBack => {}
		Step::TakeBack(class, wrong) => take_back_step(model, class_of(class, *now), *now, &wrong),
		Step::Lapse(ago, lots) => {
			let next = NextToLapse::<Test>::get().map(|next| next.month.0);
			let named = ago.map_or(next, |ago| now.checked_sub(ago));
			let Some(month) = named else { return };
			let before = class_pages(month);
			let sent = Points::lapse(RawOrigin::Signed(CITIZEN).into(), Month(month), lots);
			let lapses = month + 24 < *now && next == Some(month);
			assert_eq!(sent.is_ok(), lapses);
			let drained = if lapses { before.min(lots) } else { 0 };
			assert_eq!(class_pages(month), before - drained);
			lapse_what_is_gone(model, *now);
		}
		Step::Idle(weight) => {
			Points::on_idle(1, Weight::from_parts(weight, 0));
			lapse_what_is_gone(model, *now);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn lots_should_neither_create_nor_lose_when_everything_comes_in_any_order(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		build_and_execute(|| {
			let (mut model, mut now) = (Model::default(), 0u32);
			Today::set(&first_day(now));
			for step in steps {
				run(&mut model, &mut now, step);
				assert_eq!(Points::do_try_state(), Ok(()));
			}
			assert_eq!(chain_lots(), model.lots);
			Points::on_idle(1, Weight::MAX);
			model.lapse(|month, _, _| month + 24 < now);
			assert_eq!(chain_lots(), model.lots);
			for participant in (0..8).chain(250..262).chain(510..516) {
				assert_eq!(Points::balance(participant), model.balance(participant));
			}
			let mut issued = (0, 0);
			ClassTotals::<Test>::iter_values().for_each(|totals| add(&mut issued, both(totals.issued)));
			assert_eq!(issued, model.issued);
			assert_eq!(model.accounted(), issued);
		})
	}
}
