//! Blocks' transactions, which nodes keep for ever, also those that forget old state.

use anyhow::{anyhow, Result};
use subxt::ext::scale_decode::DecodeAsFields;
use suhui_primitives::Day;

use crate::connection::{At, Chain};

#[derive(subxt::ext::scale_decode::DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Set {
	now: u64,
}

impl Chain {
	/// The arguments of a block's calls of this name, done or failed; `maker` is where the runtime that made it stands.
	pub async fn calls<C: DecodeAsFields>(
		&self,
		maker: &At,
		number: u64,
		pallet: &str,
		name: &str,
	) -> Result<Vec<C>> {
		let extrinsics = maker.extrinsics().from_bytes(self.body(number).await?).await;
		let mut calls = Vec::new();
		// What this metadata does not decode is no call of this name that could be read.
		for extrinsic in extrinsics.iter().flatten() {
			if (extrinsic.pallet_name(), extrinsic.call_name()) == (pallet, name) {
				calls.push(extrinsic.decode_call_data_fields_unchecked_as()?);
			}
		}
		Ok(calls)
	}

	/// The first block of a day or later; the one after the last if there is none up to that of `head`.
	pub async fn first_block_of(&self, head: &At, day: Day) -> Result<u64> {
		let (mut first, mut end) = (1, head.block_number() + 1);
		while first < end {
			let middle = first + (end - first) / 2;
			match self.day(head, middle).await? < day {
				true => first = middle + 1,
				false => end = middle,
			}
		}
		Ok(first)
	}

	async fn day(&self, head: &At, number: u64) -> Result<Day> {
		let maker = self.maker(number, head).await?;
		let set: Vec<Set> = self.calls(&maker, number, "Timestamp", "set").await?;
		let set = set.first().ok_or_else(|| {
			anyhow!("第 {number} 块没有时间 / the block {number} tells no time: give --from")
		})?;
		Ok(Day::at(set.now))
	}
}
