//! Lapse, consents, keys and accounts; what the authority does beside the mall and the use of reductions.

use std::collections::BTreeSet;

use pallet_mandate::Scope;
use pallet_participants::Call;
use suhui_primitives::{Day, Month};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	keys::{AUTHORITY, OPERATOR},
	mandates::{grant, withdraw},
	scheme::{attendance, document, key_change, reopening, VERIFIER},
};

use super::{by, together, Act, Author};
use crate::{
	dates::{date, first_of},
	model::Model,
};

impl Author {
	pub fn lapse(&mut self, model: &Model) -> Act {
		let month = match model.lapsed_before {
			Some(next) if !self.chance.one_in(3) => next + self.chance.below(4) / 3,
			_ => model.month() - 30 + self.chance.below(32),
		};
		let lots = match self.chance.below(20) {
			0 => 0,
			1 => 65,
			_ => self.chance.within(1..=64),
		};
		let everybody = self.cast.everybody();
		let key = self.one_of(model, &everybody);
		by(key, pallet_points::Call::<Runtime>::lapse { month: Month(month), lots })
	}

	/// Mostly what somebody withdrew, which is little among all that people consent to.
	pub fn give_consent(&mut self, model: &Model) -> Act {
		let people = self.cast.people.clone();
		let of = |source| people.iter().map(move |person| (source, *person));
		let all = model.sources.keys().copied().flat_map(of);
		let withdrawn = all.filter(|pair| !model.consents.contains(pair)).collect::<Vec<_>>();
		let (source, key) = match self.chance.among(&withdrawn) {
			Some((source, person)) if !self.chance.one_in(3) => {
				(source, self.key_of(model, person))
			}
			_ => (self.a_source(model), self.person(model)),
		};
		by(key, Call::<Runtime>::give_consent { source })
	}

	pub fn withdraw_consent(&mut self, model: &Model) -> Act {
		let source = self.a_source(model);
		let key = self.person(model);
		by(key, Call::<Runtime>::withdraw_consent { source })
	}

	/// To the other one of the two keys; now and then to the present one, or another's.
	pub fn change_key(&mut self, model: &Model) -> Act {
		let everybody = self.cast.everybody();
		let number = self.chance.among(&everybody).expect("there are some");
		let whose = match self.chance.one_in(8) {
			true => self.chance.among(&everybody).expect("there are some"),
			false => number,
		};
		let present = model.participants[&whose].key;
		let other = self.cast.keys[&whose].into_iter().find(|key| *key != present);
		let is_own = whose == number && !self.chance.one_in(6);
		let to = other.filter(|_| is_own).unwrap_or(present);
		// The consent is by the key, for this participant, whoever sends it.
		let call = key_change(number, to);
		let key = model.participants[&number].key;
		by(key, call)
	}

	pub fn close(&mut self, model: &Model) -> Act {
		let everybody = self.cast.everybody();
		let number = self.chance.among(&everybody).expect("there are some");
		let own = model.participants[&number].key;
		let key = if self.chance.one_in(10) { OPERATOR } else { own };
		by(key, Call::<Runtime>::close {})
	}

	pub fn reopen(&mut self, model: &Model) -> Act {
		let mut closed = self.cast.everybody();
		closed.retain(|it| model.kind(*it).is_none());
		let everybody = self.cast.everybody();
		let meant = if closed.is_empty() { everybody } else { closed };
		let number = self.chance.among(&meant).expect("there are some");
		let key = self.chance.among(&self.cast.keys[&number]).expect("there are two");
		together(reopening(number, key))
	}

	/// Takes one, or grants it again.
	pub fn mandate(&mut self, model: &Model) -> Act {
		let scopes = [Scope::Mall, Scope::Issuance, Scope::Accounts];
		let key = self.anyone(model, AUTHORITY);
		let lacking = scopes.iter().copied().find(|scope| !model.mandates.contains(scope));
		match lacking {
			Some(scope) if !self.chance.one_in(8) => by(key, grant(scope, Day(0), Day(u32::MAX))),
			Some(scope) => by(key, withdraw(scope)),
			None => by(key, withdraw(self.chance.among(&scopes).expect("there are some"))),
		}
	}

	pub fn attend(&mut self, model: &Model) -> Act {
		let key = self.anyone(model, AUTHORITY);
		by(key, attendance(VERIFIER, 1..=5))
	}

	/// The next year's working days, a few of them off.
	pub fn publish_year(&mut self, model: &Model) -> Act {
		let year = date(model.today).0 + self.chance.below(3);
		let first = first_of(year);
		let off: BTreeSet<u32> =
			(0..self.chance.below(9)).map(|_| first + self.chance.below(365)).collect();
		let holidays = off.into_iter().map(Day).collect::<Vec<_>>();
		let holidays = holidays.try_into().expect("few");
		let key = self.anyone(model, AUTHORITY);
		let year = u16::try_from(year).expect("it is soon");
		let make_up = Default::default();
		by(
			key,
			pallet_calendar::Call::<Runtime>::publish_year {
				year,
				holidays,
				make_up,
				document: document(9),
			},
		)
	}

	/// A scenario, or now and then no source.
	fn a_source(&mut self, model: &Model) -> u32 {
		let scenarios = self.cast.scenarios.clone();
		let last = model.sources.keys().next_back().copied().unwrap_or_default();
		self.number(&scenarios, last + 1)
	}
}
