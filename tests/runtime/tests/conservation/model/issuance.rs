//! Batches, from their opening to people's lots and owners' holdings (Art. 21-25, 39, 46).

use pallet_access::Refusal;
use pallet_issuance::{Call, Error as IssuanceError};
use pallet_mandate::Scope;
use suhui_runtime::Runtime;

use super::{
	refusals::{ensure, error, refuse, Verdict},
	state::{next, Activity, Batch, Class, Day, Model, Number, Stage},
};

type Error = IssuanceError<Runtime>;

impl Model {
	pub(super) fn issuance(&mut self, seed: &str, call: &Call<Runtime>) -> Verdict {
		match call {
			Call::open { source, period, .. } => {
				let reporter = self.participant(seed)?;
				ensure(reporter == self.reporter, Error::NotReporter)?;
				ensure(period.last.0 < self.today, Error::PeriodNotOver)?;
				let (first, last) = (period.first.0, period.last.0);
				ensure(!self.covers(*source, first, last), Error::PeriodOverlaps)?;
				let content = self.prepared.take().expect("what is opened was prepared");
				let (source, fed, stage, due) = (*source, 0, Stage::Opened, 0);
				let batch = Batch { source, first, last, content, fed, stage, due };
				self.batches.insert(next(&self.batches), batch);
			}
			Call::assign { batch, verifier } => {
				self.operator(seed, Scope::Issuance)?;
				let stage = self.stage(*batch).ok_or_else(|| error(Error::NotFound))?;
				ensure(stage <= Stage::Assigned, Error::NotPending)?;
				let is_fit = *verifier == self.verifier && self.is_fit();
				ensure(is_fit, Error::NotInGoodStanding)?;
				self.put(*batch, Stage::Assigned);
			}
			Call::attest { batch, .. } => {
				self.accountant(seed)?;
				let stage = self.stage(*batch).ok_or_else(|| error(Error::NotFound))?;
				ensure(stage != Stage::Opened, Error::NotAssigned)?;
				ensure(stage == Stage::Assigned, Error::NotPending)?;
				ensure(self.is_fit(), Error::NotInGoodStanding)?;
				self.put(*batch, Stage::Attested);
			}
			Call::cancel { batch } => {
				let stage = self.stage(*batch).ok_or_else(|| error(Error::NotFound))?;
				let sender = self.participant(seed)?;
				ensure(sender == self.reporter, Error::NotReporter)?;
				ensure(stage < Stage::Approved, Error::NotPending)?;
				ensure(stage == Stage::Opened, Error::VerifierAssigned)?;
				self.put(*batch, Stage::Cancelled);
			}
			Call::feed { batch, header, .. } => {
				let sender = self.participant(seed)?;
				let index = usize::try_from(header.index).expect("few");
				let is_next = self.batches.get(batch).is_some_and(|found| {
					found.stage == Stage::Approved && self.today <= found.due && found.fed == index
				});
				let may = sender == self.reporter && is_next;
				may.then_some(()).ok_or_else(|| refuse(Refusal::NotDue))?;
				self.feed(*batch);
			}
			_ => panic!("{call:?} is not sent here"),
		}
		Ok(None)
	}

	/// What two clerks decide.
	pub(super) fn approve(&mut self, batch: u32) {
		let due = self.today + 30;
		self.put(batch, Stage::Approved);
		self.batches.entry(batch).and_modify(|found| found.due = due);
	}

	pub fn stage(&self, batch: u32) -> Option<Stage> {
		self.batches.get(&batch).map(|found| found.stage)
	}

	fn put(&mut self, batch: u32, stage: Stage) {
		self.batches.entry(batch).and_modify(|found| found.stage = stage);
	}

	/// Whether a batch of the source covers any of these days.
	fn covers(&self, source: u32, first: Day, last: Day) -> bool {
		self.batches.values().any(|batch| {
			batch.source == source
				&& batch.stage != Stage::Cancelled
				&& batch.first <= last
				&& first <= batch.last
		})
	}

	fn feed(&mut self, number: u32) {
		let batch = self.batches.get_mut(&number).expect("it was opened");
		if batch.content.lie == Some(batch.fed) {
			batch.stage = Stage::Held;
			return;
		}
		let (source, records) = (batch.source, batch.content.chunks[batch.fed].clone());
		batch.fed += 1;
		if batch.fed == batch.content.chunks.len() {
			batch.stage = Stage::Complete;
		}
		let (class, activity) = (self.class_of_today(source), self.sources[&source]);
		for (participant, amount) in records {
			match activity {
				Activity::Roof(owner) => {
					*self.holdings.entry((owner, class)).or_default() += amount.mg;
					self.flows.entry(class).or_default().issued_direct += amount.mg;
				}
				_ if self.is_creditable(source, participant) => {
					self.credit(participant, class, amount);
				}
				_ => (),
			}
		}
	}

	fn is_creditable(&self, source: u32, participant: Number) -> bool {
		self.kind(participant).is_some() && self.consents.contains(&(source, participant))
	}

	/// The class of what a source is issued this month, opened with the first of it.
	fn class_of_today(&mut self, source: u32) -> Class {
		let opened = u32::try_from(self.classes.len()).expect("few");
		*self.classes.entry((source, self.month())).or_insert(opened + 1)
	}
}
