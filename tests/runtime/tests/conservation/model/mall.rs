//! Agreements, items and orders (Art. 35-38).

use std::collections::BTreeMap;

use pallet_mall::{Call, Error as MallError, Event};
use pallet_mandate::Scope;
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{ArithmeticError, DispatchError},
};
use suhui_runtime::{Runtime, RuntimeEvent};
use suhui_runtime_tests::chain::Refused;

use super::{
	amount::Amount,
	lots::Ask,
	refusals::{ensure, error, Verdict},
	state::{next, Agreement, Day, Item, ItemState, Kind, Model, Number, Order, OrderState},
};

type Error = MallError<Runtime>;

fn overflow() -> DispatchError {
	ArithmeticError::Overflow.into()
}

impl Model {
	pub(super) fn mall(&mut self, seed: &str, call: &Call<Runtime>) -> Verdict {
		match call {
			Call::agree { provider, from, until, .. } => {
				self.operator(seed, Scope::Mall)?;
				self.agree(*provider, from.0, until.0)?;
			}
			Call::end_agreement { provider, .. } => {
				self.operator(seed, Scope::Mall)?;
				ensure(self.provides(*provider), Error::NoAgreement)?;
				self.agreements.entry(*provider).and_modify(|found| found.is_ended = true);
			}
			Call::offer_item { title, price, stock, per_person, from, until, fulfil, .. } => {
				let provider = self.legal_person(seed)?;
				ensure(!title.is_empty(), Error::InvalidText)?;
				self.offer(Item {
					provider,
					price: (*price).into(),
					offered: (*stock).into(),
					stock: (*stock).into(),
					held: 0,
					sold: 0,
					per_person: (*per_person).into(),
					from: from.0,
					until: until.0,
					fulfil: (*fulfil).into(),
					state: ItemState::Offered,
				})?;
			}
			Call::restock { item, count } => {
				let provider = self.legal_person(seed)?;
				self.own_item(provider, *item)?;
				ensure(*count > 0, Error::InvalidCount)?;
				self.ensure_agreed(provider)?;
				let found = self.items.get_mut(item).expect("it is its own");
				let is_counted = found.offered + u64::from(*count) <= u64::from(u32::MAX);
				ensure(is_counted, overflow())?;
				found.offered += u64::from(*count);
				found.stock += u64::from(*count);
			}
			Call::withdraw_item { item } => {
				let provider = self.legal_person(seed)?;
				match self.own_item(provider, *item)?.state {
					ItemState::Offered => {
						self.items.remove(item);
					}
					_ => self.put_item(*item, ItemState::Withdrawn),
				}
			}
			Call::list { item } => {
				self.operator(seed, Scope::Mall)?;
				let found = self.items.get(item).ok_or_else(|| error(Error::NotFound))?;
				ensure(found.state != ItemState::Listed, Error::AlreadyListed)?;
				ensure(found.state != ItemState::Withdrawn, Error::Withdrawn)?;
				self.ensure_agreed(found.provider)?;
				self.put_item(*item, ItemState::Listed);
			}
			Call::redeem { item, count, secret_hash, lots } => {
				let person = self.person(seed)?;
				return self.redeem(person, *item, *count, *secret_hash, *lots);
			}
			Call::fulfil { order, secret } => {
				let provider = self.legal_person(seed)?;
				self.fulfil(provider, *order, secret)?;
			}
			Call::fulfil_many { orders } => {
				let provider = self.legal_person(seed)?;
				for (order, secret) in orders {
					self.fulfil(provider, *order, secret)?;
				}
			}
			Call::accept { order } => {
				let person = self.person(seed)?;
				let found = self.running(*order)?;
				ensure(found.person == person, Error::NotConcerned)?;
				self.settle(*order);
			}
			Call::cancel { order } => return self.cancel(seed, *order),
			Call::dispute { order, .. } => {
				let by = self.participant(seed)?;
				let found = self.running(*order)?;
				let is_concerned = [found.person, self.items[&found.item].provider].contains(&by);
				ensure(is_concerned, Error::NotConcerned)?;
				ensure(found.state == OrderState::Open, Error::AlreadyDisputed)?;
				let today = self.today;
				self.orders.entry(*order).and_modify(|it| {
					it.state = OrderState::Disputed;
					it.disputed = Some(today);
				});
			}
			_ => panic!("{call:?} is nobody's alone"),
		}
		Ok(None)
	}

	/// What two clerks decide.
	pub(super) fn decide(&mut self, order: u32, settle: bool) {
		if settle {
			self.settle(order);
		} else {
			self.undo(order);
		}
	}

	fn agree(&mut self, provider: Number, from: Day, until: Day) -> Result<(), Refused> {
		let kind = self.kind(provider).ok_or_else(|| error(Error::NotRegistered))?;
		ensure(kind != Kind::Person, Error::WrongKind)?;
		ensure(from <= until && self.today <= until, Error::InvalidPeriod)?;
		let stands = self.ensure_agreed(provider).is_ok();
		ensure(from <= self.today || !stands, Error::InvalidPeriod)?;
		self.agreements.insert(provider, Agreement { from, until, is_ended: false });
		Ok(())
	}

	fn ensure_agreed(&self, provider: Number) -> Result<(), Refused> {
		let found = self.agreements.get(&provider).filter(|found| !found.is_ended);
		let found = found.ok_or_else(|| error(Error::NoAgreement))?;
		ensure((found.from..=found.until).contains(&self.today), Error::NotInForce)
	}

	fn offer(&mut self, item: Item) -> Result<(), Refused> {
		ensure(item.price > 0, Error::InvalidPrice)?;
		ensure(item.stock > 0 && item.per_person > 0, Error::InvalidCount)?;
		ensure((1..=60).contains(&item.fulfil), Error::InvalidDays)?;
		let is_to_come = self.today <= item.until;
		ensure(item.from <= item.until && is_to_come, Error::InvalidPeriod)?;
		self.ensure_agreed(item.provider)?;
		let is_open = |it: &&Item| it.provider == item.provider && it.state != ItemState::Withdrawn;
		ensure(self.items.values().filter(is_open).count() < 64, Error::TooManyItems)?;
		self.items_offered += 1;
		self.items.insert(self.items_offered, item);
		Ok(())
	}

	fn own_item(&self, provider: Number, item: u32) -> Result<Item, Refused> {
		let found = self.items.get(&item).ok_or_else(|| error(Error::NotFound))?;
		ensure(found.provider == provider, Error::NotProvider)?;
		ensure(found.state != ItemState::Withdrawn, Error::Withdrawn)?;
		Ok(*found)
	}

	fn put_item(&mut self, item: u32, state: ItemState) {
		self.items.entry(item).and_modify(|found| found.state = state);
	}

	/// How many of an item a person has, or has ordered.
	pub fn bought(&self) -> BTreeMap<(u32, Number), u64> {
		let mut bought = BTreeMap::new();
		for order in self.orders.values().filter(|it| it.state != OrderState::Cancelled) {
			*bought.entry((order.item, order.person)).or_default() += order.count;
		}
		bought
	}

	fn running_with(&self, whose: Number) -> usize {
		let is_with = |order: &&Order| {
			order.runs() && [order.person, self.items[&order.item].provider].contains(&whose)
		};
		self.orders.values().filter(is_with).count()
	}

	fn redeem(
		&mut self,
		person: Number,
		number: u32,
		count: u16,
		hash: H256,
		lots: u32,
	) -> Verdict {
		ensure((1..=6_400).contains(&lots), Error::InvalidLots)?;
		ensure(count > 0, Error::InvalidCount)?;
		let item = *self.items.get(&number).ok_or_else(|| error(Error::NotFound))?;
		ensure(item.state == ItemState::Listed, Error::NotListed)?;
		ensure((item.from..=item.until).contains(&self.today), Error::OutOfPeriod)?;
		self.ensure_agreed(item.provider)?;
		let those = u64::from(count);
		ensure(those <= item.stock, Error::OutOfStock)?;
		let has = self.bought().get(&(number, person)).copied().unwrap_or_default();
		ensure(has + those <= item.per_person, Error::LimitReached)?;
		ensure(self.running_with(person) < 32, Error::TooManyOrders)?;
		ensure(self.running_with(item.provider) < 100_000, Error::TooManyOrders)?;
		let points = item.price * u128::from(count);
		ensure(points <= u128::from(u64::MAX), overflow())?;
		let pieces = self.take(person, Ask::Points(points), lots)?;
		let taken: Amount = pieces.iter().map(|piece| piece.amount).sum();
		let (order, state) = (next(&self.orders), OrderState::Open);
		self.orders.insert(
			order,
			Order {
				item: number,
				person,
				count: those,
				taken,
				pieces,
				placed: self.today,
				disputed: None,
				hash,
				state,
			},
		);
		let found = self.items.get_mut(&number).expect("it was found");
		found.stock -= those;
		found.held += those;
		let taken = taken.quantity();
		let redeemed = Event::Redeemed { order, item: number, participant: person, count, taken };
		Ok(Some(RuntimeEvent::Mall(redeemed)))
	}

	fn running(&self, order: u32) -> Result<&Order, Refused> {
		let found = self.orders.get(&order).ok_or_else(|| error(Error::NotFound))?;
		ensure(found.runs(), Error::NotOpen)?;
		Ok(found)
	}

	fn fulfil(&mut self, provider: Number, order: u32, secret: &[u8; 32]) -> Result<(), Refused> {
		let found = self.running(order)?;
		ensure(self.items[&found.item].provider == provider, Error::NotProvider)?;
		ensure(blake2_256(secret) == found.hash.0, Error::WrongSecret)?;
		self.settle(order);
		Ok(())
	}

	fn cancel(&mut self, seed: &str, number: u32) -> Verdict {
		let by = self.participant(seed)?;
		let order = self.running(number)?;
		if self.items[&order.item].provider != by {
			ensure(order.person == by, Error::NotConcerned)?;
			ensure(self.is_late(order), Error::NotDue)?;
		}
		let (returned, lapsed) = self.undo(number);
		let (returned, lapsed) = (returned.quantity(), lapsed.quantity());
		let cancelled = Event::Cancelled { order: number, returned, lapsed };
		Ok(Some(RuntimeEvent::Mall(cancelled)))
	}

	/// The provider has the reductions, and the person the honour.
	fn settle(&mut self, number: u32) {
		let order = self.end(number, OrderState::Fulfilled);
		let item = self.items.get_mut(&order.item).expect("an order is of one");
		item.held -= order.count;
		item.sold += order.count;
		let provider = item.provider;
		self.redeem_lots(order.person, &order.pieces);
		for piece in order.pieces.iter().filter(|piece| piece.amount.mg > 0) {
			*self.holdings.entry((provider, piece.class)).or_default() += piece.amount.mg;
			self.flows.entry(piece.class).or_default().from_people += piece.amount.mg;
		}
	}

	/// The person has back what did not lapse.
	fn undo(&mut self, number: u32) -> (Amount, Amount) {
		let order = self.end(number, OrderState::Cancelled);
		let item = self.items.get_mut(&order.item).expect("an order is of one");
		item.held -= order.count;
		item.stock += order.count;
		self.give_back(order.person, &order.pieces)
	}

	/// Returns the order as it was.
	fn end(&mut self, number: u32, state: OrderState) -> Order {
		let order = self.orders.get_mut(&number).expect("it runs");
		let before = order.clone();
		order.state = state;
		order.pieces.clear();
		before
	}
}
