//! How often each call had its effect, and for which reasons it had none.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
};

use polkadot_sdk::{
	frame_support::traits::GetCallMetadata,
	sp_runtime::{
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		DispatchError,
	},
};
use suhui_runtime::RuntimeCall;
use suhui_runtime_tests::chain::Refused;

/// How often a call had its effect, and how often it was refused for which reason.
type Outcomes = (u64, BTreeMap<String, u64>);

/// All calls of these are sent.
const WHOLE: [&str; 3] = ["Mall", "Points", "Reductions"];

#[derive(Default)]
pub struct Tally {
	pub steps: u64,
	pub seeds: u64,
	/// By the call's name.
	calls: BTreeMap<String, Outcomes>,
}

pub fn name(call: &RuntimeCall) -> String {
	let metadata = call.get_call_metadata();
	format!("{}.{}", metadata.pallet_name, metadata.function_name)
}

fn reason(refused: &Refused) -> String {
	match refused {
		Refused::Transaction(TransactionValidityError::Invalid(InvalidTransaction::Custom(
			code,
		))) => format!("code {code}"),
		Refused::Call(DispatchError::Module(error)) => error.message.unwrap_or("?").into(),
		other => format!("{other:?}"),
	}
}

impl Tally {
	pub fn of_one_seed() -> Self {
		Self { seeds: 1, ..Self::default() }
	}

	pub fn count(&mut self, call: &RuntimeCall, refused: Option<&Refused>) {
		let (accepted, reasons) = self.calls.entry(name(call)).or_default();
		match refused {
			Some(refused) => *reasons.entry(reason(refused)).or_default() += 1,
			None => *accepted += 1,
		}
	}

	pub fn add(&mut self, other: Tally) {
		self.steps += other.steps;
		self.seeds += other.seeds;
		for (call, (accepted, reasons)) in other.calls {
			let sum = self.calls.entry(call).or_default();
			sum.0 += accepted;
			for (reason, count) in reasons {
				*sum.1.entry(reason).or_default() += count;
			}
		}
	}

	/// The calls that never had their effect, of those that were sent and of all of some pallets.
	pub fn never_accepted(&self) -> Vec<String> {
		let sent = self.calls.keys().cloned();
		let calls = sent.chain(of_whole_pallets()).collect::<BTreeSet<_>>();
		self.without(calls, |(accepted, _)| *accepted)
	}

	/// The calls of these pallets that were never refused.
	pub fn never_refused(&self) -> Vec<String> {
		self.without(of_whole_pallets(), |(_, reasons)| reasons.values().sum())
	}

	/// Those of which this count is none.
	fn without(
		&self,
		calls: impl IntoIterator<Item = String>,
		count: impl Fn(&Outcomes) -> u64,
	) -> Vec<String> {
		let is_none = |call: &String| self.calls.get(call).is_none_or(|found| count(found) == 0);
		calls.into_iter().filter(is_none).collect()
	}
}

fn of_whole_pallets() -> impl Iterator<Item = String> {
	WHOLE.into_iter().flat_map(|pallet| {
		let names = RuntimeCall::get_call_names(pallet).iter();
		names.map(move |name| format!("{pallet}.{name}"))
	})
}

impl fmt::Display for Tally {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let refusals = |reasons: &BTreeMap<String, u64>| reasons.values().sum::<u64>();
		let (mut accepted, mut refused) = (0, 0);
		for (call, (effects, reasons)) in &self.calls {
			let told = reasons.iter().map(|(reason, count)| format!("{reason} {count}"));
			let (told, refusals) = (told.collect::<Vec<_>>().join(", "), refusals(reasons));
			writeln!(f, "{call:<32} accepted {effects:>7}, refused {refusals:>7}: {told}")?;
			accepted += effects;
			refused += refusals;
		}
		let Tally { seeds, steps, .. } = self;
		write!(f, "seeds {seeds}, steps {steps}, calls accepted {accepted}, refused {refused}")
	}
}
