//! What somebody does next: mostly something that may have its effect as things stand, now and then whatever comes to mind.
//! Whether it has is not judged here.

mod mall;
mod others;
mod reductions;
mod rides;

use std::collections::BTreeMap;

use polkadot_sdk::sp_core::H256;
use suhui_primitives::Document;
use suhui_runtime::RuntimeCall;
use suhui_runtime_tests::{
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::{document, Platform, REPORTER, VERIFIER},
};

use crate::{
	chance::Chance,
	model::{state::Number, Model},
	scene::Cast,
};

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
	Key(Seed),
	TwoClerks,
}

#[derive(Clone, Debug)]
pub struct Act {
	pub by: By,
	pub call: RuntimeCall,
}

type Make = fn(&mut Author, &Model) -> Act;

/// What is done, and how often beside the others.
const ACTS: &[(u32, Make)] = &[
	(20, Author::redeem),
	(9, Author::fulfil),
	(3, Author::fulfil_many),
	(4, Author::accept),
	(6, Author::cancel),
	(4, Author::dispute),
	(4, Author::decide),
	(4, Author::agree),
	(1, Author::end_agreement),
	(5, Author::offer),
	(2, Author::restock),
	(1, Author::withdraw_item),
	(5, Author::list),
	(5, Author::transfer),
	(4, Author::retire),
	(6, Author::retire_own),
	(3, Author::register_event),
	(1, Author::call_off),
	(3, Author::name_accountant),
	(4, Author::account),
	(9, Author::donate),
	(4, Author::contribute),
	(4, Author::consent),
	(5, Author::certify),
	(3, Author::lapse),
	(1, Author::give_consent),
	(1, Author::withdraw_consent),
	(1, Author::change_key),
	(1, Author::close),
	(2, Author::reopen),
	(1, Author::mandate),
	(1, Author::attend),
	(1, Author::publish_year),
];

pub struct Author {
	pub chance: Chance,
	pub cast: Cast,
	/// What people made for their orders, by its digest.
	secrets: BTreeMap<H256, [u8; 32]>,
	/// What platforms feed, by batch.
	platforms: BTreeMap<u32, Platform>,
}

impl Author {
	pub fn new(seed: u64, cast: Cast) -> Self {
		let (secrets, platforms) = (BTreeMap::new(), BTreeMap::new());
		Author { chance: Chance::of(seed), cast, secrets, platforms }
	}

	pub fn keep(&mut self, batch: u32, platform: Platform) {
		self.platforms.insert(batch, platform);
	}

	pub fn kept(&self) -> Vec<u32> {
		self.platforms.keys().copied().collect()
	}

	pub fn platform(&self, batch: u32) -> &Platform {
		&self.platforms[&batch]
	}

	/// One of the acts that take one call.
	pub fn act(&mut self, model: &Model) -> Act {
		// Blocks with weight to spare leave little time for it.
		let may_lapse = model.lapsed_before.is_some_and(|next| model.is_due(next));
		if may_lapse && self.chance.one_in(3) {
			return self.lapse(model);
		}
		let mut left = self.chance.below(ACTS.iter().map(|(often, _)| often).sum());
		let chosen = ACTS.iter().find(|(often, _)| match left.checked_sub(*often) {
			Some(rest) => {
				left = rest;
				false
			}
			None => true,
		});
		let (_, make) = chosen.expect("it is below the sum");
		make(self, model)
	}

	/// The key by which somebody sends; now and then one that does not stand for it, or another's.
	fn key_of(&mut self, model: &Model, number: Number) -> Seed {
		let keys = self.cast.keys.get(&number).filter(|_| self.chance.one_in(60));
		if let Some(keys) = keys {
			return self.chance.among(keys).expect("there are two");
		}
		self.anyone(model, model.participants[&number].key)
	}

	/// Who is to send something; now and then somebody else.
	fn anyone(&mut self, model: &Model, key: Seed) -> Seed {
		if !self.chance.one_in(30) {
			return key;
		}
		let mut keys = vec![OPERATOR, AUTHORITY, REPORTER, VERIFIER, "//Stranger"];
		keys.extend(self.cast.everybody().into_iter().map(|it| model.participants[&it].key));
		self.chance.among(&keys).expect("there are some")
	}

	/// The key of one of these people.
	fn one_of(&mut self, model: &Model, people: &[Number]) -> Seed {
		let number = self.chance.among(people).expect("there are some");
		self.key_of(model, number)
	}

	fn person(&mut self, model: &Model) -> Seed {
		let people = self.cast.people.clone();
		self.one_of(model, &people)
	}

	fn provider(&mut self, model: &Model) -> Seed {
		let providers = self.cast.providers.clone();
		self.one_of(model, &providers)
	}

	/// One of the numbers that are meant, or now and then any up to the next one that is to be given.
	fn number(&mut self, meant: &[u32], next: u32) -> u32 {
		match self.chance.among(meant) {
			Some(found) if !self.chance.one_in(15) => found,
			_ => self.chance.below(next + 1),
		}
	}

	/// A number that is mostly some of what there is, and now and then nothing or more.
	fn part_of(&mut self, amount: u128) -> u64 {
		let amount = u64::try_from(amount).expect("it takes 64 bits");
		match self.chance.below(40) {
			0 => 0,
			1 | 2 => amount + 1 + self.chance.part_of(1_000),
			3..=9 => amount,
			_ => self.chance.part_of(amount.max(1)),
		}
	}

	/// How many lots a person lets be read.
	fn lots(&mut self) -> u32 {
		match self.chance.below(20) {
			0 => self.chance.below(4),
			_ => 200,
		}
	}

	fn document(&mut self) -> Document {
		if self.chance.one_in(30) {
			Document::default()
		} else {
			document(7)
		}
	}

	fn title(&mut self) -> suhui_primitives::Title {
		let title = if self.chance.one_in(30) { "" } else { "甲" };
		title.as_bytes().to_vec().try_into().expect("short")
	}
}

fn by(key: Seed, call: impl Into<RuntimeCall>) -> Act {
	Act { by: By::Key(key), call: call.into() }
}

fn together(call: impl Into<RuntimeCall>) -> Act {
	Act { by: By::TwoClerks, call: call.into() }
}
