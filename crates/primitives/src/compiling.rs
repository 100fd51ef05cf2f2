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

impl Compiling {
	pub fn compile(&mut self, text: &str) -> Result<Compiled, Error> {
		let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
		self.bytes = self.bytes.saturating_add(bytes);
		let mut steps = 0;
		let compiled = compile_counting(text, &mut steps);
		self.steps = self.steps.saturating_add(steps);
		compiled
	}

	/// What a call weighs that took all this, by what so many bytes and steps weigh.
	pub fn weight(&self, of: impl FnOnce(u32, u32) -> Weight) -> Weight {
		of(self.bytes, self.steps)
	}

	/// A part of a call; where it failed, the call takes what it took so far.
	pub fn charged<R>(
		&self,
		part: Result<R, DispatchError>,
		of: impl FnOnce(u32, u32) -> Weight,
	) -> Result<R, DispatchErrorWithPostInfo> {
		part.map_err(|error| error.with_weight(self.weight(of)))
	}
}
