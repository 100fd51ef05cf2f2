//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::Weight;

pub trait WeightInfo {
	fn open() -> Weight;
	fn assign() -> Weight;
	fn attest() -> Weight;
	fn approve() -> Weight;
	/// A chunk on `p` pages, without its records.
	fn feed(p: u32) -> Weight;
	/// A chunk of a project, without its records.
	fn feed_project() -> Weight;
	/// `r` records of a chunk, without their inputs and what their formulas cost.
	fn feed_records(r: u32) -> Weight;
	/// The inputs of a chunk's records, by the `l` bytes of its body.
	fn feed_body(l: u32) -> Weight;
	/// A chunk refused after its body of `l` bytes was hashed, or with 0 before.
	fn feed_refused(l: u32) -> Weight;
	/// `o` operations of formulas.
	fn evaluate(o: u32) -> Weight;
	fn close() -> Weight;
	fn cancel() -> Weight;
	fn hold() -> Weight;
	fn release() -> Weight;
	fn refuse() -> Weight;
	fn decline() -> Weight;
}

/// For tests: a call takes 10, a record 1, a page or a project's chunk 100, an operation 1,000, a byte of a chunk 1,000,000, or 1 of one that is
/// refused.
impl WeightInfo for () {
	fn open() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn assign() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn attest() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn approve() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn feed(p: u32) -> Weight {
		Weight::from_parts(u64::from(p).saturating_mul(100).saturating_add(10), 0)
	}
	fn feed_project() -> Weight {
		Weight::from_parts(100, 0)
	}
	fn feed_records(r: u32) -> Weight {
		Weight::from_parts(r.into(), 0)
	}
	fn feed_body(l: u32) -> Weight {
		Weight::from_parts(u64::from(l).saturating_mul(1_000_000), 0)
	}
	fn feed_refused(l: u32) -> Weight {
		Weight::from_parts(u64::from(l).saturating_add(10), 0)
	}
	fn evaluate(o: u32) -> Weight {
		Weight::from_parts(u64::from(o).saturating_mul(1_000), 0)
	}
	fn close() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn cancel() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn hold() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn release() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn refuse() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn decline() -> Weight {
		Weight::from_parts(10, 0)
	}
}
