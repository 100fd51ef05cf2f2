//! Participants and their keys, mandates, the verifier's people, working days (Art. 5-8, 25, 40).

use pallet_access::Refusal;
use suhui_primitives::FIRST_NUMBER;
use suhui_runtime::{AccountId, Runtime};
use suhui_runtime_tests::chain::Refused;

use super::{
	refusals::{ensure, refuse, Verdict},
	state::{Kind, Model, Number, Order},
};
use crate::dates::date;

impl Model {
	pub(super) fn participants(
		&mut self,
		seed: &str,
		call: &pallet_participants::Call<Runtime>,
	) -> Verdict {
		use pallet_participants::Call;
		type Error = pallet_participants::Error<Runtime>;
		let number = self.participant(seed)?;
		match call {
			Call::give_consent { source } => {
				let is_person = self.kind(number) == Some(Kind::Person);
				ensure(is_person, Error::NotIndividual)?;
				ensure(self.sources.contains_key(source), Error::UnknownSource)?;
				ensure(self.consents.insert((*source, number)), Error::AlreadyExists)?;
			}
			Call::withdraw_consent { source } => {
				ensure(self.consents.remove(&(*source, number)), Error::NotFound)?;
			}
			Call::change_key { new_account, .. } => {
				let found = &self.participants[&number];
				let is_first = found.kind != Kind::Person || found.keys == 1;
				let may = is_first || self.today >= found.key_since + 30;
				ensure(may, Error::TooSoon)?;
				let is_another = self.seeds.get(new_account) != Some(&found.key);
				ensure(is_another, Error::AlreadyExists)?;
				self.hand_over(number, new_account)?;
			}
			Call::close {} => {
				ensure(self.owes_nothing(number), Error::Obliged)?;
				self.participants.entry(number).and_modify(|found| found.is_open = false);
			}
			_ => panic!("{call:?} is nobody's alone"),
		}
		Ok(None)
	}

	/// What two clerks decide of a closed account.
	pub(super) fn reopen(&mut self, number: Number, account: &AccountId) -> Result<(), Refused> {
		self.hand_over(number, account)?;
		self.participants.entry(number).and_modify(|found| found.is_open = true);
		Ok(())
	}

	pub fn is_closed(&self, number: Number) -> bool {
		self.participants.get(&number).is_some_and(|found| !found.is_open)
	}

	fn hand_over(&mut self, number: Number, account: &AccountId) -> Result<(), Refused> {
		let is_taken = self.stood_for.get(account).is_some_and(|ever| *ever != number);
		ensure(!is_taken, pallet_participants::Error::<Runtime>::AlreadyExists)?;
		self.stood_for.insert(account.clone(), number);
		let found = self.participants.get_mut(&number).expect("it was opened");
		found.key = self.seeds[account];
		found.keys += 1;
		found.key_since = self.today;
		Ok(())
	}

	fn owes_nothing(&self, number: Number) -> bool {
		let mut orders = self.orders.values().filter(|order| order.runs());
		let holds = self.holdings.range((number, 0)..(number + 1, 0)).next().is_some();
		let is_with =
			|order: &Order| [order.person, self.items[&order.item].provider].contains(&number);
		!self.obliged.contains(&number)
			&& !orders.any(is_with)
			&& !self.provides(number)
			&& !holds && self.open_events(number) == 0
	}

	pub(super) fn mandate(&mut self, seed: &str, call: &pallet_mandate::Call<Runtime>) -> Verdict {
		use pallet_mandate::Call;
		self.authority(seed)?;
		match call {
			// For all days.
			Call::grant { scope, .. } => {
				self.mandates.insert(*scope);
			}
			Call::withdraw { scope } => {
				let stood = self.mandates.remove(scope);
				ensure(stood, pallet_mandate::Error::<Runtime>::NotFound)?;
			}
			_ => panic!("{call:?} is no call"),
		}
		Ok(None)
	}

	/// All of the verifier's people attended.
	pub(super) fn accreditation(
		&mut self,
		seed: &str,
		call: &pallet_accreditation::Call<Runtime>,
	) -> Verdict {
		let pallet_accreditation::Call::attend { day, .. } = call else {
			panic!("{call:?} is not sent here")
		};
		self.authority(seed)?;
		self.educated = self.educated.max(day.0);
		Ok(None)
	}

	pub(super) fn calendar(
		&mut self,
		seed: &str,
		call: &pallet_calendar::Call<Runtime>,
	) -> Verdict {
		type Error = pallet_calendar::Error<Runtime>;
		let pallet_calendar::Call::publish_year { year, holidays, make_up, .. } = call else {
			panic!("{call:?} is not sent here")
		};
		self.authority(seed)?;
		let year = u32::from(*year);
		ensure(!self.working.is_published(year), Error::AlreadyExists)?;
		ensure(year <= date(self.today).0 + 1, Error::TooFarAhead)?;
		let numbers =
			|days: &[suhui_primitives::Day]| days.iter().map(|day| day.0).collect::<Vec<_>>();
		self.working.publish(year, numbers(holidays), numbers(make_up));
		Ok(None)
	}

	/// What could not be done as the chain stands is not proposed.
	pub(super) fn ensure_due(&self, is_due: bool) -> Result<(), Refused> {
		is_due.then_some(()).ok_or_else(|| refuse(Refusal::NotDue))
	}

	/// The number the next participant would get.
	pub fn next_participant(&self) -> Number {
		self.participants.keys().next_back().map_or(FIRST_NUMBER, |last| last + 1)
	}
}
