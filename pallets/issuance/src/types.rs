//! What a batch, its progress and its class are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use suhui_primitives::{
	ClassId, Day, Document, Month, Page, ParticipantId, Period, Quantity, SourceId, VersionId,
};

/// One source's activity over a period of whole days (Art. 24-25).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Batch {
	pub source: SourceId,
	/// The methodology version in force when the batch was opened; it stays the batch's (Art. 16).
	pub version: Option<VersionId>,
	pub period: Period,
	/// Who opened the batch.
	pub reporter: ParticipantId,
	pub opened: Day,
	pub records: u32,
	pub chunks: u32,
	/// The root over all chunks ([`suhui_primitives::chunk::root`]).
	pub root: H256,
	/// Reductions and points of all records, as the reporter quantified them.
	pub claim: Quantity,
	pub verifier: Option<ParticipantId>,
	/// The verifier's report.
	pub report: Option<Document>,
	pub status: BatchStatus,
	pub class: Option<ClassId>,
	/// The month of issue: that of the approval.
	pub month: Option<Month>,
	/// The last day on which chunks are taken.
	pub due: Option<Day>,
}

/// Where a batch stands.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum BatchStatus {
	/// Waiting for a verifier.
	Opened,
	/// A verifier recomputes it.
	Assigned,
	/// The verifier signed its root and claim.
	Attested,
	/// Chunks may be fed.
	Approved,
	/// A chunk differed from what was attested; no more is fed.
	Held(Difference),
	/// Every chunk was fed, and all of it is what was attested.
	Complete,
	/// Closed before its end; what was credited stands.
	Closed,
	/// Withdrawn before it was approved.
	Cancelled,
}

/// How a chunk, though it stands under the attested root, is not what it should be.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Difference {
	/// The body is not a sequence of records of the period, ascending by participant and day.
	Malformed,
	/// Its first page is not past the last page of the chunk before.
	NotAscending,
	/// Records or pages are not as many as its header says.
	Count,
	/// The participant's number was never given.
	Unknown { participant: ParticipantId },
	/// An input of the record is out of its range.
	Record { participant: ParticipantId, day: Day },
	/// Its records' quantity is not its subtotal; what it was when that was found.
	Subtotal { quantified: Quantity },
	/// With this chunk the batch exceeds, or at its end differs from, the attested records or claim;
	/// what they come to, or, past what can be counted, what they came to before it.
	Total { records: u32, fed: Quantity },
}

/// How far a batch was fed.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Progress {
	pub chunks: u32,
	pub records: u32,
	pub last_page: Option<Page>,
	/// Reductions and points of all records fed, credited or withheld.
	pub fed: Quantity,
	/// Records of people who have withdrawn consent or closed their account (Art. 25).
	pub withheld_records: u32,
	pub withheld: Quantity,
}

impl Progress {
	pub fn issued(&self) -> Quantity {
		self.fed.saturating_sub(self.withheld)
	}
}

/// What makes reductions and points alike.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Class {
	pub source: SourceId,
	pub version: Option<VersionId>,
	/// The month of issue.
	pub month: Month,
}
