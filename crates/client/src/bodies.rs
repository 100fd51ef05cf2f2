//! What blocks' transactions say, which nodes keep for ever, also those that forget old state.

use anyhow::{anyhow, Result};
use suhui_primitives::Day;

use crate::{
	connection::{At, Chain},
	feed::{self, Feed},
};

#[derive(subxt::ext::scale_decode::DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Set {
	now: u64,
}

impl Chain {
	/// The chunks a block's transactions feed, accepted or not; `maker` is where the runtime that made it stands.
	pub async fn feeds(&self, maker: &At, number: u64) -> Result<Vec<Feed>> {
		let body = self.body(number).await?;
		let feeds = body.iter().map(|bytes| feed::find(bytes, maker.metadata_ref()));
		feeds.filter_map(Result::transpose).collect()
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
		let extrinsics = maker.extrinsics().from_bytes(self.body(number).await?).await;
		// What this metadata does not decode does not set the time.
		for extrinsic in extrinsics.iter().flatten() {
			if (extrinsic.pallet_name(), extrinsic.call_name()) == ("Timestamp", "set") {
				let Set { now } = extrinsic.decode_call_data_fields_unchecked_as()?;
				return Ok(Day::at(now));
			}
		}
		Err(anyhow!("区块 {number} 没有时间 / block {number} has no time: give --from"))
	}
}
