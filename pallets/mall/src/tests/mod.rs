//! One file per call, and per what is not called.

mod accept;
mod agree;
mod cancel;
mod decide;
mod dispute;
mod end_agreement;
mod escrow;
mod fulfil;
mod fulfil_many;
mod list;
mod obligations;
mod offer_item;
mod redeem;
mod restock;
mod try_state;
mod weight;
mod withdraw_item;

use polkadot_sdk::{
	frame_support::assert_ok,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{traits::Dispatchable, DispatchResult},
};
use suhui_primitives::{Day, ItemId, OrderId, ParticipantId, Points, Quantity};

use crate::{
	mock::*, Call, Event, Item, ItemState, Items, NextItem, NextOrder, Order, OrderState, Orders,
	Secret,
};

/// The first order's secret.
const SECRET: Secret = [7; 32];

/// Origins that nobody signed.
fn unsigned() -> [RuntimeOrigin; 2] {
	[RuntimeOrigin::root(), RuntimeOrigin::none()]
}

fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	RuntimeCall::from(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// As a transaction of the account's would: an error leaves nothing behind.
fn send(account: u64, call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(account), call)
}

fn agreement(provider: ParticipantId, from: Day, until: Day) -> Call<Test> {
	Call::agree { provider, document: document(1), from, until }
}

/// The operator agrees with the account's participant for the years 2026 and 2027.
fn agree(account: u64) {
	assert_ok!(send(OPERATOR, agreement(number(account), NEW_YEAR, END_OF_NEXT_YEAR)));
}

fn end_agreement(account: u64) -> Call<Test> {
	Call::end_agreement { provider: number(account), document: document(3) }
}

/// Three at a price, two for each person, in the year 2026 and in five working days.
fn offering(price: Points) -> Call<Test> {
	Call::offer_item {
		title: "帆布袋".as_bytes().to_vec().try_into().unwrap(),
		document: document(5),
		price,
		stock: 3,
		per_person: 2,
		from: NEW_YEAR,
		until: END_OF_YEAR,
		fulfil: 5,
	}
}

/// The provider, with an agreement, offers three at a price; the item's number.
fn offer(price: Points) -> ItemId {
	agree(PROVIDER);
	let item = NextItem::<Test>::get();
	assert_ok!(send(PROVIDER, offering(price)));
	item
}

/// The same, whereupon the operator lists it.
fn listed(price: Points) -> ItemId {
	let item = offer(price);
	assert_ok!(send(OPERATOR, Call::list { item }));
	item
}

fn digest(secret: Secret) -> H256 {
	H256(blake2_256(&secret))
}

/// What a person sends to redeem so many, with the first secret, whatever lots are read for it.
fn redemption(item: ItemId, count: u16) -> Call<Test> {
	Call::redeem { item, count, secret_hash: digest(SECRET), lots: 6_400 }
}

/// The citizen redeems one for 10 points: A whole, and 3 of C's 33; the order's number.
fn ordered() -> OrderId {
	let item = listed(10);
	let order = NextOrder::<Test>::get();
	assert_ok!(send(CITIZEN, redemption(item, 1)));
	order
}

fn fulfilment(order: OrderId) -> Call<Test> {
	Call::fulfil { order, secret: SECRET }
}

fn disputing(order: OrderId) -> Call<Test> {
	Call::dispute { order, document: document(7) }
}

/// An order that the citizen disputes.
fn disputed() -> OrderId {
	let order = ordered();
	assert_ok!(send(CITIZEN, disputing(order)));
	order
}

fn decision(order: OrderId, settle: bool) -> Call<Test> {
	Call::decide { order, settle, document: document(9) }
}

fn item(number: ItemId) -> Item {
	Items::<Test>::get(number).unwrap()
}

/// How many are in stock, held and sold.
fn stock(number: ItemId) -> (u32, u32, u32) {
	let Item { stock, held, sold, .. } = item(number);
	(stock, held, sold)
}

fn state_of_item(number: ItemId) -> ItemState {
	item(number).state
}

fn order(number: OrderId) -> Order {
	Orders::<Test>::get(number).unwrap()
}

fn state(number: OrderId) -> OrderState {
	order(number).state
}

/// What is left of the citizen's lots A, C and B.
fn left() -> [Quantity; 3] {
	[3, 4, 2].map(|class| {
		let mut held = Held::get().into_iter();
		let lot = held.find(|part| part.0 == number(CITIZEN) && part.2 == class);
		lot.unwrap().3
	})
}

/// What the citizen holds before anything is redeemed.
fn whole() -> [Quantity; 3] {
	[quantity(100_001, 7), quantity(332_080, 33), quantity(0, 50)]
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
