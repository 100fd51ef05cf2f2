//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_mall`.
pub trait WeightInfo {
	fn agree() -> Weight;
	fn end_agreement() -> Weight;
	fn offer_item() -> Weight;
	fn restock() -> Weight;
	fn withdraw_item() -> Weight;
	fn list() -> Weight;
	/// `l` lots are read; none if the redemption was refused before.
	fn redeem(l: u32) -> Weight;
	/// `p` pieces stand in the order.
	fn fulfil(p: u32) -> Weight;
	/// `n` orders, beside the pieces that stand in them.
	fn fulfil_many(n: u32) -> Weight;
	/// `p` pieces stand in the order.
	fn accept(p: u32) -> Weight;
	/// `p` pieces stand in the order.
	fn cancel(p: u32) -> Weight;
	fn dispute() -> Weight;
	/// `p` pieces stand in the order, which is settled.
	fn decide_settled(p: u32) -> Weight;
	/// `p` pieces stand in the order, which comes to nothing.
	fn decide_returned(p: u32) -> Weight;
}

/// A decision on an order in which so many pieces stand.
pub fn decide<W: WeightInfo>(settle: bool, pieces: u32) -> Weight {
	if settle {
		W::decide_settled(pieces)
	} else {
		W::decide_returned(pieces)
	}
}

/// What one piece adds: `reads` and `writes` of the database, and the time to change a page.
fn pieces(count: u32, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(45_000_000, 6_700)
		.saturating_add(RocksDbWeight::get().reads(reads))
		.saturating_add(RocksDbWeight::get().writes(writes))
		.saturating_mul(count.into())
}

fn call(nanoseconds: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(nanoseconds.saturating_mul(1_000), 25_300)
		.saturating_add(RocksDbWeight::get().reads(reads))
		.saturating_add(RocksDbWeight::get().writes(writes))
}

impl WeightInfo for () {
	fn agree() -> Weight {
		call(35_000, 4, 1)
	}
	fn end_agreement() -> Weight {
		call(35_000, 3, 1)
	}
	fn offer_item() -> Weight {
		call(50_000, 6, 3)
	}
	fn restock() -> Weight {
		call(40_000, 5, 1)
	}
	fn withdraw_item() -> Weight {
		call(40_000, 4, 2)
	}
	fn list() -> Weight {
		call(40_000, 4, 1)
	}
	fn redeem(l: u32) -> Weight {
		call(230_000, 44, 13).saturating_add(pieces(l, 2, 2))
	}
	fn fulfil(p: u32) -> Weight {
		call(180_000, 13, 10).saturating_add(pieces(p, 2, 2))
	}
	fn fulfil_many(n: u32) -> Weight {
		call(20_000, 2, 0).saturating_add(call(180_000, 13, 10).saturating_mul(n.into()))
	}
	fn accept(p: u32) -> Weight {
		call(180_000, 13, 10).saturating_add(pieces(p, 2, 2))
	}
	fn cancel(p: u32) -> Weight {
		call(180_000, 14, 11).saturating_add(pieces(p, 2, 2))
	}
	fn dispute() -> Weight {
		call(90_000, 12, 8)
	}
	fn decide_settled(p: u32) -> Weight {
		call(180_000, 13, 10).saturating_add(pieces(p, 2, 2))
	}
	fn decide_returned(p: u32) -> Weight {
		call(180_000, 14, 11).saturating_add(pieces(p, 2, 2))
	}
}
