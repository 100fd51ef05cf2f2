//! Lots that a test lets people have as if they had been fed: no batch issued them, and what must hold counts them beside
//! what batches did.

use std::collections::BTreeMap;

use polkadot_sdk::frame_support::parameter_types;
use suhui_primitives::{ClassId, Credit, Lots as _, Month, ParticipantId, Quantity};
use suhui_runtime::Points;

parameter_types! {
	/// How much it was of each class.
	pub storage Credited: BTreeMap<ClassId, Quantity> = BTreeMap::new();
}

/// A person has a lot of a class more, issued in a month that is not over.
pub fn credit_of(month: Month, participant: ParticipantId, class: ClassId, quantity: Quantity) {
	let credit = Credit { participant, quantity };
	Points::credit(class, month, &[credit]).expect("the month is not over");
	let mut credited = Credited::get();
	let sum = credited.entry(class).or_default();
	*sum = sum.saturating_add(quantity);
	Credited::set(&credited);
}
