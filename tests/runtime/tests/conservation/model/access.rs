//! Who may send what: whose key it is, and as what it stands.

use pallet_access::Refusal;
use pallet_mandate::Scope;
use suhui_runtime_tests::{
	chain::Refused,
	keys::{AUTHORITY, OPERATOR, SECOND_OPERATOR},
};

use super::{
	refusals::refuse,
	state::{Kind, Model, Number},
};

pub enum Sender {
	Participant(Number, Kind),
	Operator,
	Authority,
}

impl Model {
	pub fn sender(&self, seed: &str) -> Result<Sender, Refused> {
		if [OPERATOR, SECOND_OPERATOR].contains(&seed) {
			return Ok(Sender::Operator);
		}
		if seed == AUTHORITY {
			return Ok(Sender::Authority);
		}
		let mut open = self.participants.iter().filter(|(_, found)| found.is_open);
		let found = open.find(|(_, found)| found.key == seed);
		let (number, found) = found.ok_or_else(|| refuse(Refusal::Unregistered))?;
		Ok(Sender::Participant(*number, found.kind))
	}

	fn of(&self, seed: &str, may: impl Fn(Kind) -> bool) -> Result<Number, Refused> {
		match self.sender(seed)? {
			Sender::Participant(number, kind) if may(kind) => Ok(number),
			_ => Err(refuse(Refusal::NotPermitted)),
		}
	}

	pub fn participant(&self, seed: &str) -> Result<Number, Refused> {
		self.of(seed, |_| true)
	}

	pub fn person(&self, seed: &str) -> Result<Number, Refused> {
		self.of(seed, |kind| kind == Kind::Person)
	}

	pub fn legal_person(&self, seed: &str) -> Result<Number, Refused> {
		self.of(seed, |kind| kind != Kind::Person)
	}

	pub fn institution(&self, seed: &str) -> Result<Number, Refused> {
		self.of(seed, |kind| kind == Kind::Institution)
	}

	/// The one verifier there is.
	pub fn accountant(&self, seed: &str) -> Result<Number, Refused> {
		let number = self.participant(seed)?;
		(number == self.verifier).then_some(number).ok_or_else(|| refuse(Refusal::NotPermitted))
	}

	pub fn authority(&self, seed: &str) -> Result<(), Refused> {
		match self.sender(seed)? {
			Sender::Authority => Ok(()),
			_ => Err(refuse(Refusal::NotPermitted)),
		}
	}

	pub fn operator(&self, seed: &str, scope: Scope) -> Result<(), Refused> {
		match self.sender(seed)? {
			Sender::Operator => self.mandated(scope),
			_ => Err(refuse(Refusal::NotPermitted)),
		}
	}

	pub fn mandated(&self, scope: Scope) -> Result<(), Refused> {
		let stands = self.mandates.contains(&scope);
		stands.then_some(()).ok_or_else(|| refuse(Refusal::NoMandate))
	}
}
