//! What the Measures make of each call: who may send it, whether it has its effect or by which error it has none, and what
//! everybody has then. It shares no code with the pallets, only the names of calls, events and errors.

pub mod amount;
pub mod state;

mod access;
mod issuance;
mod lots;
mod mall;
mod reductions;
mod refusals;
mod registry;

use pallet_mandate::Scope;
use suhui_runtime::RuntimeCall;

pub use reductions::REGIONS;
pub use refusals::Verdict;
pub use state::Model;

use state::OrderState;

impl Model {
	/// What becomes of a call that a key sends.
	pub fn send(&mut self, seed: &str, call: &RuntimeCall) -> Verdict {
		self.all_or_nothing(|model| match call {
			RuntimeCall::Mall(call) => model.mall(seed, call),
			RuntimeCall::Reductions(call) => model.reductions(seed, call),
			RuntimeCall::Points(call) => model.lapse(seed, call),
			RuntimeCall::Issuance(call) => model.issuance(seed, call),
			RuntimeCall::Participants(call) => model.participants(seed, call),
			RuntimeCall::Mandate(call) => model.mandate(seed, call),
			RuntimeCall::Accreditation(call) => model.accreditation(seed, call),
			RuntimeCall::Calendar(call) => model.calendar(seed, call),
			_ => panic!("{call:?} is not sent here"),
		})
	}

	/// What becomes of a call that one clerk of the operator proposes and another one votes for.
	pub fn decide_together(&mut self, call: &RuntimeCall) -> Verdict {
		self.all_or_nothing(|model| match call {
			RuntimeCall::Mall(pallet_mall::Call::decide { order, settle, .. }) => {
				model.mandated(Scope::Mall)?;
				let found = model.orders.get(order);
				let is_due = found.is_some_and(|found| found.state == OrderState::Disputed);
				model.ensure_due(is_due)?;
				model.decide(*order, *settle);
				Ok(None)
			}
			RuntimeCall::Reductions(pallet_reductions::Call::certify { of, document }) => {
				model.mandated(Scope::Issuance)?;
				let of = reductions::certified(*of);
				model.ensure_due(model.is_certifiable(of))?;
				model.certify(of, document)
			}
			RuntimeCall::Issuance(pallet_issuance::Call::approve { batch }) => {
				model.mandated(Scope::Issuance)?;
				model.ensure_due(model.stage(*batch) == Some(state::Stage::Attested))?;
				model.approve(*batch);
				Ok(None)
			}
			RuntimeCall::Participants(pallet_participants::Call::reopen {
				participant,
				account,
				..
			}) => {
				model.mandated(Scope::Accounts)?;
				model.ensure_due(model.is_closed(*participant))?;
				model.reopen(*participant, account)?;
				Ok(None)
			}
			_ => panic!("{call:?} takes no two clerks"),
		})
	}

	fn all_or_nothing(&mut self, act: impl FnOnce(&mut Model) -> Verdict) -> Verdict {
		let before = self.clone();
		let verdict = act(self);
		if verdict.is_err() {
			*self = before;
		}
		verdict
	}
}
