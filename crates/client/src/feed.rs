//! A chunk as it was fed, out of the extrinsic that fed it.

use anyhow::{anyhow, ensure, Context, Result};
use codec::Decode;
use subxt::{
	ext::frame_decode::extrinsics::{decode_extrinsic, Extrinsic},
	utils::H256,
	Metadata,
};
use suhui_primitives::{chunk::ChunkHeader, BatchId};

/// The arguments of `issuance.feed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
	pub batch: BatchId,
	pub header: ChunkHeader,
	/// What a record's formulas cost at most.
	pub operations: u32,
	pub body: Vec<u8>,
	pub proof: Vec<H256>,
}

const FEED: (&str, &str) = ("Issuance", "feed");

/// Reads an extrinsic that feeds a chunk; an error for any other.
pub fn decode(bytes: &[u8], metadata: &Metadata) -> Result<Feed> {
	let extrinsic = decode_extrinsic(&mut &*bytes, metadata, metadata.types())
		.map_err(|error| anyhow!("{error}"))?;
	let call = (extrinsic.pallet_name(), extrinsic.call_name());
	ensure!(
		call == FEED,
		"链上操作是 {0}.{1}，不是 Issuance.feed / the extrinsic is {0}.{1}, not Issuance.feed",
		call.0,
		call.1
	);
	arguments(bytes, &extrinsic)
}

/// The same; `None` for an extrinsic that does something else, or that this metadata does not decode.
pub fn find(bytes: &[u8], metadata: &Metadata) -> Result<Option<Feed>> {
	match decode_extrinsic(&mut &*bytes, metadata, metadata.types()) {
		Ok(extrinsic) if (extrinsic.pallet_name(), extrinsic.call_name()) == FEED => {
			arguments(bytes, &extrinsic).map(Some)
		}
		_ => Ok(None),
	}
}

fn arguments(bytes: &[u8], extrinsic: &Extrinsic<'_, u32>) -> Result<Feed> {
	let argument = |name: &str| {
		let found = extrinsic.call_data().find(|argument| argument.name() == name);
		let range = found.with_context(|| format!("Issuance.feed has no `{name}`"))?.range();
		bytes.get(range).context("an argument lies outside the extrinsic")
	};
	Ok(Feed {
		batch: Decode::decode(&mut argument("batch")?)?,
		header: Decode::decode(&mut argument("header")?)?,
		operations: Decode::decode(&mut argument("operations")?)?,
		body: Decode::decode(&mut argument("body")?)?,
		proof: Decode::decode(&mut argument("proof")?)?,
	})
}
