//! What compiling texts takes, which a call is charged for.

use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
		weights::Weight,
	},
	sp_runtime::DispatchError,
};
use suhui_formula::{compile_counting, Compiled, Error};

/// What the texts compiled so far took, whether they were refused or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compiling {
	/// Bytes of text.
	pub bytes: u32,
	/// Steps of their proofs.
	pub steps: u32,
}

/// What a call that compiles texts weighs.
#[derive(Clone, Copy)]
pub struct CompilingWeights {
	/// With texts of so many bytes, and no proofs.
	pub call: fn(u32) -> Weight,
	/// So many steps of proofs, with a text that takes the same whatever their number.
	pub prove: fn(u32) -> Weight,
	/// Refused before any text was read.
	pub refused: fn() -> Weight,
}

impl Compiling {
	pub fn compile(&mut self, text: &str) -> Result<Compiled, Error> {
		let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
		self.bytes = self.bytes.saturating_add(bytes);
		let mut steps = 0;
		let compiled = compile_counting(text, &mut steps);
		self.steps = self.steps.saturating_add(steps);
		compiled
	}

	/// What a call weighs that took all this.
	pub fn weight(&self, of: CompilingWeights) -> Weight {
		let proofs = (of.prove)(self.steps).saturating_sub((of.prove)(0));
		(of.call)(self.bytes).saturating_add(proofs)
	}

	/// A part of a call; where it failed, the call takes what it took so far.
	pub fn charged<R>(
		&self,
		part: Result<R, DispatchError>,
		of: CompilingWeights,
	) -> Result<R, DispatchErrorWithPostInfo> {
		part.map_err(|error| {
			let unread = *self == Compiling::default();
			error.with_weight(if unread { (of.refused)() } else { self.weight(of) })
		})
	}
}
