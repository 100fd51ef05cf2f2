//! What holders, hosts, donors, the accountant, the authority and clerks do with reductions.

use pallet_reductions::{Beneficiary, Call, CertificateOf, Part, Purpose};
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Day, Month, Region};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::VERIFIER,
};

use super::{by, together, Act, Author};
use crate::model::{
	amount::small,
	state::{next, Certified, LargeEvent, Number},
	Model, REGIONS,
};

/// In Shanghai, where no pilot is.
const ELSEWHERE: u32 = 310_118;

impl Author {
	pub fn transfer(&mut self, model: &Model) -> Act {
		let (key, _, held) = self.holding(model);
		let others = [model.verifier, model.reporter];
		let meant = [self.cast.holders(), self.cast.holders(), others.to_vec()].concat();
		let to = self.number(&meant, model.next_participant());
		let (class, mg) = held.unwrap_or((1, 1));
		let milligrams = self.part_of(mg);
		by(key, Call::<Runtime>::transfer { to, class, milligrams })
	}

	pub fn retire(&mut self, model: &Model) -> Act {
		let (key, reductions) = self.given(model);
		let (purpose, beneficiary) = (self.purpose(), self.beneficiary(model));
		let period = match self.chance.below(20) {
			0 => Some((Day(model.today), Day(model.today - 1))),
			1..=5 => Some((Day(model.today - 365), Day(model.today))),
			_ => None,
		};
		let evidence = if self.chance.one_in(2) { Some(self.document()) } else { None };
		let reductions = reductions.try_into().expect("few");
		by(key, Call::<Runtime>::retire { reductions, purpose, beneficiary, period, evidence })
	}

	pub fn retire_own(&mut self, model: &Model) -> Act {
		let (key, part) = self.of_lots(model);
		let (purpose, beneficiary) = (self.purpose(), self.beneficiary(model));
		let lots = self.lots();
		by(key, Call::<Runtime>::retire_own { part, purpose, beneficiary, lots })
	}

	pub fn register_event(&mut self, model: &Model) -> Act {
		let hosts = self.cast.hosts.clone();
		let key = self.one_of(model, &hosts);
		let first = model.today - self.chance.below(20);
		let last = match self.chance.below(30) {
			0 => first - 1,
			_ => first + self.chance.below(15),
		};
		let region = match self.chance.below(30) {
			0 => ELSEWHERE,
			_ => self.chance.among(&REGIONS).expect("there are some"),
		};
		let target = if self.chance.one_in(30) { 0 } else { self.chance.part_of(2_000_000) };
		let (title, plan) = (self.title(), self.document());
		by(
			key,
			Call::<Runtime>::register_event {
				title,
				region: Region::new(region).expect("six digits"),
				first: Day(first),
				last: Day(last),
				plan,
				target,
			},
		)
	}

	pub fn call_off(&mut self, model: &Model) -> Act {
		let event = self.event(model, LargeEvent::is_open);
		let hosts = self.cast.hosts.clone();
		let key = match model.events.get(&event) {
			Some(found) => self.key_of(model, found.host),
			None => self.one_of(model, &hosts),
		};
		let document = self.document();
		by(key, Call::<Runtime>::call_off { event, document })
	}

	pub fn name_accountant(&mut self, model: &Model) -> Act {
		let event = self.event(model, |found| found.is_open() && found.accountant.is_none());
		let verifier = match self.chance.below(12) {
			0 => self.chance.below(model.next_participant() + 1),
			_ => model.verifier,
		};
		let key = self.anyone(model, OPERATOR);
		by(key, Call::<Runtime>::name_accountant { event, verifier })
	}

	/// About what was given, so that something is missing or not.
	pub fn account(&mut self, model: &Model) -> Act {
		let event = self.event(model, |found| {
			let is_new = found.accounted.is_none_or(|(_, day)| day <= found.last);
			found.is_open() && found.accountant.is_some() && is_new
		});
		let covered = model.events.get(&event).map_or(0, LargeEvent::covered);
		let emissions = match self.chance.below(4) {
			0 => self.chance.part_of(2_000_000),
			_ => self.part_of(covered + 100_000),
		};
		let (key, report) = (self.anyone(model, VERIFIER), self.document());
		by(key, Call::<Runtime>::account { event, emissions, report })
	}

	pub fn donate(&mut self, model: &Model) -> Act {
		let event = self.event(model, |found| found.is_open() && found.missing() > 0);
		let (key, part) = self.of_lots(model);
		let lots = self.lots();
		by(key, Call::<Runtime>::donate { event, part, lots })
	}

	pub fn contribute(&mut self, model: &Model) -> Act {
		let event = self.event(model, |found| found.is_open() && found.missing() > 0);
		let (key, reductions) = self.given(model);
		let reductions = reductions.try_into().expect("few");
		by(key, Call::<Runtime>::contribute { event, reductions })
	}

	pub fn consent(&mut self, model: &Model) -> Act {
		let event = self.event(model, |found| {
			let is_over = found.accounted.is_some_and(|(_, day)| day > found.last);
			found.is_open() && found.missing() == 0 && is_over
		});
		let accounted = model.events.get(&event).and_then(|found| found.accounted);
		let accounted = accounted.map_or(0, |(mg, _)| small(mg));
		let emissions = match self.chance.below(20) {
			0 => accounted.saturating_add(1),
			_ => accounted,
		};
		let (key, document) = (self.anyone(model, AUTHORITY), self.document());
		by(key, Call::<Runtime>::consent { event, emissions, document })
	}

	pub fn certify(&mut self, model: &Model) -> Act {
		let is_due = |found: &LargeEvent| found.is_consented && found.certificate.is_none();
		let waits = model.events.values().any(is_due);
		let of = match waits || self.chance.one_in(6) {
			true => CertificateOf::Neutrality(self.event(model, is_due)),
			false => {
				let all = model.retirements.keys().copied();
				let all = all.filter(|it| model.is_certifiable(Certified::Retirement(*it)));
				let meant = all.collect::<Vec<_>>();
				CertificateOf::Retirement(self.number(&meant, next(&model.retirements)))
			}
		};
		let document = self.document();
		together(Call::<Runtime>::certify { of, document })
	}

	fn event(&mut self, model: &Model, is_meant: impl Fn(&LargeEvent) -> bool) -> u32 {
		let meant = model.events.iter().filter(|(_, found)| is_meant(found));
		let meant = meant.map(|(number, _)| *number).collect::<Vec<_>>();
		self.number(&meant, next(&model.events))
	}

	/// Somebody who holds something, if anybody does, and what of one class.
	fn holding(&mut self, model: &Model) -> (Seed, Number, Option<(u32, u128)>) {
		let own = self.cast.holders();
		let held = model.holdings.iter().filter(|((holder, _), _)| own.contains(holder));
		let held = held.map(|((holder, class), mg)| (*holder, *class, *mg)).collect::<Vec<_>>();
		let found = self.chance.among(&held);
		let any = self.chance.among(&own).expect("there are some");
		let holder = found.map_or(any, |(holder, ..)| holder);
		let key = self.key_of(model, holder);
		(key, holder, found.map(|(_, class, mg)| (class, mg)))
	}

	/// What a holder gives of one class or several, now and then of one twice.
	fn given(&mut self, model: &Model) -> (Seed, Vec<(u32, u64)>) {
		let (key, holder, _) = self.holding(model);
		let held = model.holdings.range((holder, 0)..(holder + 1, 0));
		let held = held.map(|((_, class), mg)| (*class, *mg)).collect::<Vec<_>>();
		let count = match self.chance.below(25) {
			0 => 0,
			1..=8 => 3,
			_ => 1,
		};
		let mut given = vec![];
		for _ in 0..count {
			let (class, mg) = self.chance.among(&held).unwrap_or((1, 1));
			let amount = if self.chance.one_in(80) { u64::MAX } else { self.part_of(mg) };
			given.push((class, amount));
		}
		(key, given)
	}

	/// A person, and what of its lots.
	fn of_lots(&mut self, model: &Model) -> (Seed, Part) {
		let people = self.cast.people.clone();
		let person = self.chance.among(&people).expect("there are some");
		let key = self.key_of(model, person);
		let lots = model.lots.range((person, 0, 0)..(person + 1, 0, 0));
		let lots = lots.map(|((_, month, class), lot)| (*month, *class, lot.mg));
		let lots = lots.collect::<Vec<_>>();
		let lot = self.chance.among(&lots).filter(|_| self.chance.one_in(3));
		let part = match lot {
			Some((month, class, mg)) => {
				Part::Lot { month: Month(month), class, milligrams: self.part_of(mg) }
			}
			None => {
				let all = model.balance(person).mg;
				let some = if self.chance.one_in(4) { all } else { all / 10 };
				Part::Milligrams(self.part_of(some))
			}
		};
		(key, part)
	}

	fn purpose(&mut self) -> Purpose {
		match self.chance.below(4) {
			0 => Purpose::Donation,
			1 => Purpose::Offset,
			2 => Purpose::Cancellation,
			_ => Purpose::Compensation { case: self.document(), acceptance: self.document() },
		}
	}

	fn beneficiary(&mut self, model: &Model) -> Beneficiary {
		match self.chance.below(8) {
			0 | 1 => {
				let people = self.cast.people.clone();
				Beneficiary::Participant(self.number(&people, model.next_participant()))
			}
			2 => Beneficiary::Named(self.title()),
			3 => {
				let seal = if self.chance.one_in(8) { [0; 32] } else { self.chance.bytes() };
				Beneficiary::Sealed(H256(seal))
			}
			_ => Beneficiary::Holder,
		}
	}
}
