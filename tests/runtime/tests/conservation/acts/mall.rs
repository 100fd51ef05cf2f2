//! What providers, people and clerks do in the mall.

use pallet_mall::Call;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use suhui_primitives::Day;
use suhui_runtime::Runtime;
use suhui_runtime_tests::{keys::OPERATOR, scheme::document};

use super::{by, together, Act, Author};
use crate::model::{
	state::{next, Item, ItemState, Order, OrderState},
	Model,
};

impl Author {
	pub fn agree(&mut self, model: &Model) -> Act {
		let all = self.cast.holders();
		let without = all.iter().copied().filter(|it| !model.provides(*it)).collect::<Vec<_>>();
		let meant = if without.is_empty() { all } else { without };
		let provider = self.number(&meant, model.next_participant());
		let (from, until) = self.days(model, 60..=400);
		let key = self.anyone(model, OPERATOR);
		by(key, Call::<Runtime>::agree { provider, document: document(21), from, until })
	}

	pub fn end_agreement(&mut self, model: &Model) -> Act {
		let mut meant = self.cast.holders();
		meant.retain(|it| model.provides(*it));
		let provider = self.number(&meant, model.next_participant());
		let key = self.anyone(model, OPERATOR);
		by(key, Call::<Runtime>::end_agreement { provider, document: document(22) })
	}

	pub fn offer(&mut self, model: &Model) -> Act {
		let mut providers = self.cast.holders();
		providers.retain(|it| model.provides(*it));
		let key = match providers.is_empty() {
			true => self.provider(model),
			false => self.one_of(model, &providers),
		};
		let (from, until) = self.days(model, 20..=200);
		let price = match self.chance.below(40) {
			0 => 0,
			1 => u64::MAX,
			_ => self.chance.part_of(60),
		};
		let unless_none = |author: &mut Self, most| match author.chance.below(30) {
			0 => 0,
			_ => author.chance.within(1..=most),
		};
		let stock = unless_none(self, 12);
		let per_person = u16::try_from(unless_none(self, 4)).expect("few");
		let fulfil = if self.chance.one_in(40) { 61 } else { unless_none(self, 10) };
		let title = self.title();
		by(
			key,
			Call::<Runtime>::offer_item {
				title,
				document: document(23),
				price,
				stock,
				per_person,
				from,
				until,
				fulfil: u16::try_from(fulfil).expect("few"),
			},
		)
	}

	pub fn restock(&mut self, model: &Model) -> Act {
		let item = self.item(model, |item| item.state != ItemState::Withdrawn);
		let key = self.its_provider(model, item);
		let count = match self.chance.below(20) {
			0 => 0,
			1 => u32::MAX,
			_ => self.chance.within(1..=5),
		};
		by(key, Call::<Runtime>::restock { item, count })
	}

	pub fn withdraw_item(&mut self, model: &Model) -> Act {
		let item = self.item(model, |item| item.state != ItemState::Withdrawn);
		let key = self.its_provider(model, item);
		by(key, Call::<Runtime>::withdraw_item { item })
	}

	pub fn list(&mut self, model: &Model) -> Act {
		let item = self.item(model, |item| item.state == ItemState::Offered);
		let key = self.anyone(model, OPERATOR);
		by(key, Call::<Runtime>::list { item })
	}

	pub fn redeem(&mut self, model: &Model) -> Act {
		let item = self.item(model, |item| {
			item.state == ItemState::Listed
				&& item.stock > 0
				&& (item.from..=item.until).contains(&model.today)
				&& model.provides(item.provider)
		});
		let key = self.person(model);
		let count = match self.chance.below(30) {
			0 => 0,
			1..=5 => 2,
			6 => 4,
			_ => 1,
		};
		let secret = self.chance.bytes();
		let secret_hash = H256(blake2_256(&secret));
		self.secrets.insert(secret_hash, secret);
		let lots = self.lots();
		by(key, Call::<Runtime>::redeem { item, count, secret_hash, lots })
	}

	pub fn fulfil(&mut self, model: &Model) -> Act {
		let order = self.order(model, Order::runs);
		let key = self.provider_of(model, order);
		let secret = self.secret(model, order);
		by(key, Call::<Runtime>::fulfil { order, secret })
	}

	/// Now and then one of them twice, or another provider's.
	pub fn fulfil_many(&mut self, model: &Model) -> Act {
		let first = self.order(model, Order::runs);
		let key = self.provider_of(model, first);
		let provider_of = |order: u32| {
			let found = model.orders.get(&order)?;
			Some(model.items[&found.item].provider)
		};
		let mut orders = vec![first];
		for _ in 0..self.chance.below(4) {
			let next = self.order(model, Order::runs);
			let is_fit = !orders.contains(&next) && provider_of(next) == provider_of(first);
			if is_fit || self.chance.one_in(12) {
				orders.push(next);
			}
		}
		let orders =
			orders.into_iter().map(|order| (order, self.secret(model, order))).collect::<Vec<_>>();
		let orders = orders.try_into().expect("few");
		by(key, Call::<Runtime>::fulfil_many { orders })
	}

	pub fn accept(&mut self, model: &Model) -> Act {
		let order = self.order(model, Order::runs);
		let key = self.person_of(model, order);
		by(key, Call::<Runtime>::accept { order })
	}

	pub fn cancel(&mut self, model: &Model) -> Act {
		if self.chance.one_in(2) {
			let order = self.order(model, Order::runs);
			let key = self.provider_of(model, order);
			return by(key, Call::<Runtime>::cancel { order });
		}
		let any = self.chance.one_in(4);
		let order = self.order(model, |order| order.runs() && (any || model.is_late(order)));
		let key = self.person_of(model, order);
		by(key, Call::<Runtime>::cancel { order })
	}

	pub fn dispute(&mut self, model: &Model) -> Act {
		let order = self.order(model, |order| order.state == OrderState::Open);
		let key = match self.chance.one_in(2) {
			true => self.person_of(model, order),
			false => self.provider_of(model, order),
		};
		by(key, Call::<Runtime>::dispute { order, document: document(24) })
	}

	pub fn decide(&mut self, model: &Model) -> Act {
		let order = self.order(model, |order| order.state == OrderState::Disputed);
		let settle = self.chance.one_in(2);
		together(Call::<Runtime>::decide { order, settle, document: document(25) })
	}

	/// From about today on, so long; now and then backwards, or to come.
	fn days(&mut self, model: &Model, long: std::ops::RangeInclusive<u32>) -> (Day, Day) {
		let from = match self.chance.below(12) {
			0 => model.today + self.chance.within(1..=15),
			_ => model.today - self.chance.below(10),
		};
		let until = match self.chance.below(25) {
			0 => from - 1,
			1 => model.today - 1,
			_ => from + self.chance.within(long),
		};
		(Day(from), Day(until))
	}

	fn item(&mut self, model: &Model, is_meant: impl Fn(&Item) -> bool) -> u32 {
		let meant = model.items.iter().filter(|(_, item)| is_meant(item));
		let meant = meant.map(|(number, _)| *number).collect::<Vec<_>>();
		self.number(&meant, model.items_offered + 1)
	}

	fn order(&mut self, model: &Model, is_meant: impl Fn(&Order) -> bool) -> u32 {
		let meant = model.orders.iter().filter(|(_, order)| is_meant(order));
		let meant = meant.map(|(number, _)| *number).collect::<Vec<_>>();
		self.number(&meant, next(&model.orders))
	}

	fn its_provider(&mut self, model: &Model, item: u32) -> &'static str {
		match model.items.get(&item) {
			Some(item) => self.key_of(model, item.provider),
			None => self.provider(model),
		}
	}

	fn provider_of(&mut self, model: &Model, order: u32) -> &'static str {
		match model.orders.get(&order) {
			Some(order) => self.its_provider(model, order.item),
			None => self.provider(model),
		}
	}

	fn person_of(&mut self, model: &Model, order: u32) -> &'static str {
		match model.orders.get(&order) {
			Some(order) => self.key_of(model, order.person),
			None => self.person(model),
		}
	}

	/// The order's, but for now and then another one.
	fn secret(&mut self, model: &Model, order: u32) -> [u8; 32] {
		let made = model.orders.get(&order).and_then(|order| self.secrets.get(&order.hash));
		match made.copied() {
			Some(secret) if !self.chance.one_in(15) => secret,
			_ => self.chance.bytes(),
		}
	}
}
