//! What the chain has, beside what the model has.

use std::collections::BTreeMap;

use pallet_mall::{Bought, Items, NextItem, NextOrder, Orders, Pieces};
use pallet_points::{ClassTotals, Honours, Lots};
use pallet_reductions::{
	CertificateOf, Certificates, Donors, EventClasses, Events, Flows, Givers, Holdings,
	NextRetirement, RetiredOf, Retirements,
};
use suhui_primitives::Page;
use suhui_runtime::{Points, Runtime};

use crate::model::{
	amount::Amount,
	state::{
		next, Book, Certified, Class, Flow, ItemState, Model, Month, Number, Order, OrderState,
		Piece, Totals,
	},
};

/// What changes with each act.
pub fn compare(model: &Model) {
	let lapsed = compare_lots(model);
	compare_books(model, &lapsed);
	compare_classes(model, &lapsed);
	compare_holdings(model);
	compare_items(model);
	compare_orders(model);
	compare_events(model);
	compare_people(model);
}

/// What is over as well, and what people are told that they have.
pub fn compare_all(model: &Model) {
	compare(model);
	compare_past_orders(model);
	compare_retirements(model);
	compare_certificates(model);
	compare_balances(model);
}

/// By person, month and class, of what lapsed in its lots and is in none any more.
type Lapsed = BTreeMap<(Number, Month, Class), Amount>;

/// Lots that may be redeemed are there, those whose month is over may be gone.
fn compare_lots(model: &Model) -> Lapsed {
	let mut found = BTreeMap::new();
	for ((month, page, class), lots) in Lots::<Runtime>::iter() {
		for (slot, quantity) in lots.iter() {
			found.insert((page.participant(slot), month.0, class), Amount::from(quantity));
		}
	}
	let mut lapsed = Lapsed::new();
	for (key, amount) in &model.lots {
		match found.remove(key) {
			Some(found) => assert_eq!(found, *amount, "the lot of (person, month, class) {key:?}"),
			None => {
				assert!(model.is_due(key.1), "the lot of (person, month, class) {key:?} is gone");
				lapsed.insert(*key, *amount);
			}
		}
	}
	assert_eq!(found, BTreeMap::new(), "lots that nobody was issued");
	lapsed
}

fn compare_books(model: &Model, lapsed: &Lapsed) {
	let mut expected = BTreeMap::<Number, Book>::new();
	for (person, book) in &model.books {
		// The reductions in what was redeemed are the providers'.
		let redeemed = Amount::new(0, book.redeemed.points);
		expected.insert(*person, Book { redeemed, ..*book });
	}
	for ((person, ..), amount) in lapsed {
		expected.entry(*person).or_default().lapsed += *amount;
	}
	expected.retain(|_, book| *book != Book::default());
	let mut found = BTreeMap::new();
	for (page, books) in Honours::<Runtime>::iter() {
		for (slot, book) in books {
			let retired = [book.donated, book.offset, book.cancelled, book.compensated];
			let redeemed = Amount::new(0, book.redeemed.into());
			let retired = retired.map(Amount::from);
			let book = Book { redeemed, lapsed: book.lapsed.into(), retired };
			found.insert(page.participant(slot), book);
		}
	}
	assert_eq!(found, expected, "people's honours");
}

/// What stands in orders of each class.
fn in_orders(model: &Model) -> BTreeMap<Class, Amount> {
	let mut sums = BTreeMap::<Class, Amount>::new();
	for piece in model.orders.values().flat_map(|order| &order.pieces) {
		*sums.entry(piece.class).or_default() += piece.amount;
	}
	sums
}

fn compare_classes(model: &Model, lapsed: &Lapsed) {
	let in_orders = in_orders(model);
	let mut expected = model.totals.clone();
	for ((_, _, class), amount) in lapsed {
		expected.entry(*class).or_default().lapsed += *amount;
	}
	let expected =
		expected.into_iter().map(|(class, Totals { issued, redeemed, retired, lapsed })| {
			let in_orders = in_orders.get(&class).copied().unwrap_or_default();
			(class, [issued, in_orders, redeemed, retired, lapsed, Amount::default()])
		});
	let found = ClassTotals::<Runtime>::iter().map(|(class, totals)| {
		let pallet_points::Totals { issued, in_orders, redeemed, retired, lapsed, taken_back } =
			totals;
		let all = [issued, in_orders, redeemed, retired, lapsed, taken_back];
		(class, all.map(Amount::from))
	});
	assert_eq!(
		found.collect::<BTreeMap<_, _>>(),
		expected.collect::<BTreeMap<_, _>>(),
		"issued, in orders, redeemed, retired, lapsed and taken back of each class"
	);
}

fn compare_holdings(model: &Model) {
	let found = Holdings::<Runtime>::iter();
	let found = found.map(|(holder, class, mg)| ((holder, class), u128::from(mg)));
	assert_eq!(found.collect::<BTreeMap<_, _>>(), model.holdings, "holdings");
	let found = Flows::<Runtime>::iter().map(|(class, flow)| {
		let pallet_reductions::Flow { from_people, issued_direct, retired } = flow;
		let [from_people, issued_direct, retired] =
			[from_people, issued_direct, retired].map(u128::from);
		(class, Flow { from_people, issued_direct, retired })
	});
	assert_eq!(found.collect::<BTreeMap<_, _>>(), model.flows, "flows of each class");
}

fn compare_items(model: &Model) {
	let found = Items::<Runtime>::iter().map(|(number, item)| {
		let state = match item.state {
			pallet_mall::ItemState::Offered => ItemState::Offered,
			pallet_mall::ItemState::Listed => ItemState::Listed,
			pallet_mall::ItemState::Withdrawn => ItemState::Withdrawn,
		};
		let counts = [item.offered, item.stock, item.held, item.sold].map(u64::from);
		(number, (item.provider, counts, state))
	});
	let expected = model.items.iter().map(|(number, item)| {
		let counts = [item.offered, item.stock, item.held, item.sold];
		(*number, (item.provider, counts, item.state))
	});
	assert_eq!(
		found.collect::<BTreeMap<_, _>>(),
		expected.collect::<BTreeMap<_, _>>(),
		"offered, in stock, held and sold of each item"
	);
	assert_eq!(NextItem::<Runtime>::get(), model.items_offered + 1);
}

fn compare_orders(model: &Model) {
	let found = Pieces::<Runtime>::iter().map(|(order, pieces)| {
		let piece = |piece: suhui_primitives::Piece| Piece {
			month: piece.month.0,
			class: piece.class,
			amount: piece.quantity.into(),
		};
		(order, pieces.into_iter().map(piece).collect::<Vec<_>>())
	});
	let open = model.orders.iter().filter(|(_, order)| order.runs());
	let expected = open.map(|(number, order)| (*number, order.pieces.clone()));
	assert_eq!(
		found.collect::<BTreeMap<_, _>>(),
		expected.collect::<BTreeMap<_, _>>(),
		"what stands in each open order"
	);
	assert_eq!(NextOrder::<Runtime>::get(), next(&model.orders));
}

fn compare_past_orders(model: &Model) {
	let found = Orders::<Runtime>::iter().map(|(number, order)| {
		let state = match order.state {
			pallet_mall::OrderState::Open => OrderState::Open,
			pallet_mall::OrderState::Disputed => OrderState::Disputed,
			pallet_mall::OrderState::Fulfilled => OrderState::Fulfilled,
			pallet_mall::OrderState::Cancelled => OrderState::Cancelled,
		};
		let (count, taken) = (u64::from(order.count), Amount::from(order.taken));
		(number, (order.item, order.participant, count, taken, order.placed.0, state))
	});
	let expected = model.orders.iter().map(|(number, order)| {
		let Order { item, person, count, taken, placed, state, .. } = order;
		(*number, (*item, *person, *count, *taken, *placed, *state))
	});
	assert_eq!(
		found.collect::<BTreeMap<_, _>>(),
		expected.collect::<BTreeMap<_, _>>(),
		"all orders"
	);
	let mut bought = BTreeMap::<(u32, Number), u64>::new();
	for (item, page, people) in Bought::<Runtime>::iter() {
		for (slot, count) in people {
			bought.insert((item, page.participant(slot)), count.into());
		}
	}
	assert_eq!(bought, model.bought(), "how many of each item each person has");
}

fn compare_events(model: &Model) {
	let mut donors = BTreeMap::<u32, BTreeMap<Number, u128>>::new();
	for (event, page, people) in Donors::<Runtime>::iter() {
		let of_page = |(slot, mg): (u8, u64)| (Page::participant(page, slot), u128::from(mg));
		donors.entry(event).or_default().extend(people.into_iter().map(of_page));
	}
	let mut givers = BTreeMap::<u32, BTreeMap<Number, u128>>::new();
	for (event, giver, mg) in Givers::<Runtime>::iter() {
		givers.entry(event).or_default().insert(giver, mg.into());
	}
	let mut classes = BTreeMap::<u32, BTreeMap<Class, u128>>::new();
	for (event, class, mg) in EventClasses::<Runtime>::iter() {
		classes.entry(event).or_default().insert(class, mg.into());
	}
	let mut events = Events::<Runtime>::iter().collect::<BTreeMap<_, _>>();
	for (number, expected) in &model.events {
		let event = events.remove(number).unwrap_or_else(|| panic!("event {number} is gone"));
		let count = u32::try_from(expected.donors.len()).expect("few");
		let found = (u128::from(event.covered), event.donors, u128::from(event.missing()));
		let covered = (expected.covered(), count, expected.missing());
		assert_eq!(found, covered, "covered, donors and missing of event {number}");
		let emissions = event.accounting.map(|found| (u128::from(found.emissions), found.day.0));
		assert_eq!(emissions, expected.accounted, "emissions of event {number}");
		let stage = (event.consent.is_some(), event.called_off.is_some(), event.certificate);
		let is_so = (expected.is_consented, expected.is_called_off, expected.certificate);
		assert_eq!(stage, is_so, "event {number} is consented to, called off, certified");
		let of =
			|sums: &mut BTreeMap<u32, BTreeMap<u32, u128>>| sums.remove(number).unwrap_or_default();
		assert_eq!(of(&mut donors), expected.donors, "who gave to event {number}");
		assert_eq!(of(&mut givers), expected.givers, "which organisations gave to event {number}");
		assert_eq!(of(&mut classes), expected.classes, "what event {number} was given");
	}
	assert!(events.is_empty() && donors.is_empty() && givers.is_empty() && classes.is_empty());
}

fn compare_retirements(model: &Model) {
	let mut classes = BTreeMap::<u32, BTreeMap<Class, u128>>::new();
	for (retirement, class, mg) in RetiredOf::<Runtime>::iter() {
		classes.entry(retirement).or_default().insert(class, mg.into());
	}
	let found = Retirements::<Runtime>::iter().map(|(number, retirement)| {
		let classes = classes.remove(&number).unwrap_or_default();
		let (total, points) = (u128::from(retirement.total), u128::from(retirement.points));
		(number, (retirement.holder, classes, total, points, retirement.certificate))
	});
	let expected = model.retirements.iter().map(|(number, retirement)| {
		let (classes, total) =
			(retirement.classes.clone(), retirement.classes.values().sum::<u128>());
		let of = (retirement.holder, classes, total, retirement.points, retirement.certificate);
		(*number, of)
	});
	assert_eq!(
		found.collect::<BTreeMap<_, _>>(),
		expected.collect::<BTreeMap<_, _>>(),
		"retirements"
	);
	assert_eq!(NextRetirement::<Runtime>::get(), next(&model.retirements));
}

fn compare_certificates(model: &Model) {
	let found = Certificates::<Runtime>::iter().map(|(number, certificate)| {
		let of = match certificate.of {
			CertificateOf::Neutrality(event) => Certified::Event(event),
			CertificateOf::Retirement(retirement) => Certified::Retirement(retirement),
		};
		(number, of)
	});
	assert_eq!(found.collect::<BTreeMap<_, _>>(), model.certificates, "certificates");
}

/// All that a person ever was issued is in its lots, in its orders or in its book.
fn compare_people(model: &Model) {
	for (person, earned) in &model.earned {
		let lots = model.lots.range((*person, 0, 0)..(*person + 1, 0, 0));
		let orders = model.orders.values().filter(|order| order.person == *person);
		let pieces = orders.flat_map(|order| &order.pieces).map(|piece| piece.amount);
		let Book { redeemed, lapsed, retired } =
			model.books.get(person).copied().unwrap_or_default();
		let all = lots.map(|(_, amount)| *amount).chain(pieces);
		let sum: Amount = all.chain(retired).chain([redeemed, lapsed]).sum();
		assert_eq!(sum, *earned, "all that person {person} was ever issued");
	}
}

/// As a person's page tells it: what is due counts as lapsed before it is gone from its lots.
fn compare_balances(model: &Model) {
	for person in model.earned.keys() {
		let balance = Points::balance(*person);
		assert_eq!(Amount::from(balance.quantity), model.balance(*person), "person {person}");
		let all = model.lots.range((*person, 0, 0)..(*person + 1, 0, 0));
		let due = all.filter(|((_, month, _), _)| model.is_due(*month));
		let book = model.books.get(person).copied().unwrap_or_default();
		let honour: Amount = due.map(|(_, amount)| *amount).chain([book.lapsed]).sum();
		assert_eq!(balance.honour, honour.quantity(), "what lapsed of {person}");
	}
}
