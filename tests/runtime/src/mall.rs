//! What providers, people and the operator do in the mall, each as transactions of those whose part it is (Art. 35-38).

use pallet_mall::{Call, FulfilmentList, NextItem, NextOrder, Secret};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use suhui_primitives::{ClassId, Day, ItemId, Month, OrderId, ParticipantId, Points};
use suhui_runtime::Runtime;

use crate::{
	chain::{succeed, today},
	credited::credit_of,
	keys::{Seed, OPERATOR},
	scheme::{document, number, quantity},
};

/// By which people show that they have what they redeemed.
pub const SECRET: Secret = [7; 32];
/// 2027-12-31.
const LAST: Day = Day(21_183);
/// More lots than anybody has here.
const LOTS: u32 = 64;

/// What the operator sends to note an agreement for all days from today to the end of 2027.
pub fn agreement(provider: ParticipantId) -> Call<Runtime> {
	Call::agree { provider, document: document(21), from: today(), until: LAST }
}

pub fn agree(provider: Seed) {
	succeed(OPERATOR, agreement(number(provider)));
}

/// What the operator sends to end it.
pub fn end_of_agreement(provider: Seed) -> Call<Runtime> {
	Call::end_agreement { provider: number(provider), document: document(22) }
}

/// What a provider sends to offer three at a price, two for each person, from today on and in five working days.
pub fn offering(price: Points) -> Call<Runtime> {
	Call::offer_item {
		title: "帆布袋".as_bytes().to_vec().try_into().expect("short"),
		document: document(23),
		price,
		stock: 3,
		per_person: 2,
		from: today(),
		until: LAST,
		fulfil: 5,
	}
}

/// An organisation agrees with the operator and offers three at a price; the item's number.
pub fn offer(provider: Seed, price: Points) -> ItemId {
	agree(provider);
	let item = NextItem::<Runtime>::get();
	succeed(provider, offering(price));
	item
}

/// The same, whereupon the operator lists it.
pub fn listed(provider: Seed, price: Points) -> ItemId {
	let item = offer(provider, price);
	succeed(OPERATOR, Call::<Runtime>::list { item });
	item
}

pub fn digest(secret: Secret) -> H256 {
	H256(blake2_256(&secret))
}

/// What a person sends to redeem one.
pub fn redemption(item: ItemId) -> Call<Runtime> {
	several(item, 1)
}

/// What a person sends to redeem so many.
pub fn several(item: ItemId, count: u16) -> Call<Runtime> {
	Call::redeem { item, count, secret_hash: digest(SECRET), lots: LOTS }
}

/// A person redeems one; the order's number.
pub fn redeem(person: Seed, item: ItemId) -> OrderId {
	let order = NextOrder::<Runtime>::get();
	succeed(person, redemption(item));
	order
}

pub fn fulfilment(order: OrderId) -> Call<Runtime> {
	Call::fulfil { order, secret: SECRET }
}

/// What a provider sends to fulfil several.
pub fn fulfilments(orders: &[OrderId]) -> Call<Runtime> {
	let orders = orders.iter().map(|order| (*order, SECRET)).collect();
	Call::fulfil_many { orders: FulfilmentList::truncate_from(orders) }
}

pub fn disputing(order: OrderId) -> Call<Runtime> {
	Call::dispute { order, document: document(24) }
}

/// What two clerks of the operator decide on an order in dispute.
pub fn decision(order: OrderId, settle: bool) -> Call<Runtime> {
	Call::decide { order, settle, document: document(25) }
}

/// A person's lot of a class, issued this month, past all that comes before issuance.
pub fn give(participant: ParticipantId, class: ClassId, lot: (u64, u64)) {
	give_of(today().month().expect("it is after 1970"), participant, class, lot);
}

/// The same, issued in a month.
pub fn give_of(month: Month, participant: ParticipantId, class: ClassId, lot: (u64, u64)) {
	let (reduction, points) = lot;
	credit_of(month, participant, class, quantity(reduction, points));
}
