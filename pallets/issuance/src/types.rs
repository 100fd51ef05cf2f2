//! What a batch, where it stands, its progress and its classes are.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_primitives::{
	BatchId, ClassId, Day, Document, Month, ParticipantId, Period, Quantity, SourceId, TermsNumber,
	VersionId,
};

/// Classes the chunks of one batch fall in at most, one for each month in which it is fed: 30 days touch three.
pub const MAX_CLASSES: u32 = 4;

/// One source's activity over a period of whole days (Art. 24-25).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Batch {
	pub source: SourceId,
	/// The source's terms of the period's days, under which its records are quantified whenever they are fed (Art. 16,
	/// 34).
	pub terms: TermsNumber,
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
	/// The closed batch of the same days that this one goes on with, past the last participant it was fed.
	pub continues: Option<BatchId>,
	pub verifier: Option<ParticipantId>,
	/// The verifier's report: of what it attests, or why it refuses (Art. 39).
	pub report: Option<Document>,
	pub status: BatchStatus,
	/// The last day on which chunks are taken.
	pub due: Option<Day>,
}

/// A stage on a batch's way, in which it may be put on hold.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Stage {
	Opened,
	Assigned,
	Attested,
	Approved,
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
	/// Nothing moves: something is wrong, or looked into.
	Held(Ground),
	/// Every chunk was fed, and all of it is what was attested.
	Complete,
	/// Closed before its end; what was credited stands.
	Closed,
	/// Withdrawn before it was approved.
	Cancelled,
	/// The verifier found it wrong (Art. 39).
	Refused,
}

impl BatchStatus {
	/// The stage the batch is in, or was when it was held; `None` once it is over.
	pub fn stage(self) -> Option<Stage> {
		match self {
			BatchStatus::Opened => Some(Stage::Opened),
			BatchStatus::Assigned => Some(Stage::Assigned),
			BatchStatus::Attested => Some(Stage::Attested),
			BatchStatus::Approved | BatchStatus::Held(Ground::Difference(_)) => {
				Some(Stage::Approved)
			}
			BatchStatus::Held(Ground::Order { before, .. }) => Some(before),
			BatchStatus::Complete
			| BatchStatus::Closed
			| BatchStatus::Cancelled
			| BatchStatus::Refused => None,
		}
	}

	pub fn is_held(self) -> bool {
		matches!(self, BatchStatus::Held(_))
	}
}

impl From<Stage> for BatchStatus {
	fn from(stage: Stage) -> Self {
		match stage {
			Stage::Opened => BatchStatus::Opened,
			Stage::Assigned => BatchStatus::Assigned,
			Stage::Attested => BatchStatus::Attested,
			Stage::Approved => BatchStatus::Approved,
		}
	}
}

/// Why a batch is held.
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
pub enum Ground {
	/// A chunk differed from what was attested; no more is ever fed.
	Difference(Difference),
	/// The operator put it on hold; it may go on from the stage before (Art. 22).
	Order { reason: Document, before: Stage },
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
	/// Its first participant is not past the last one of the chunk before, or of the batch that is continued.
	NotAscending,
	/// Records or pages are not as many as its header says.
	Count,
	/// The participant's number was never given.
	Unknown { participant: ParticipantId },
	/// An input of the record is out of its range, or the record breaks an assertion of the formulas.
	Record { participant: ParticipantId, day: Day },
	/// Its records' quantity is not its subtotal; what it was when that was found.
	Subtotal { quantified: Quantity },
	/// With this chunk the batch exceeds, or at its end differs from, the attested records or claim;
	/// what they come to, or, past what can be counted, what they came to before it.
	Total { records: u32, fed: Quantity },
	/// The participant is not the project's owner, of whom alone its records are (Art. 46).
	NotOwner { participant: ParticipantId },
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
	/// The last participant fed; before the first chunk that of the batch that is continued.
	pub last: Option<ParticipantId>,
	/// Reductions and points of all records fed, credited or withheld.
	pub fed: Quantity,
	/// Records of people who have withdrawn consent or closed their account (Art. 25), or of an owner who closed it.
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
	/// The month of issue: that in which it was fed (Art. 37).
	pub month: Month,
}

/// The chunks of a batch that were issued in one class: from the first up to the next part's.
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
pub struct ClassPart {
	pub first_chunk: u32,
	pub class: ClassId,
	/// What was credited to people's lots of the class, or issued to the project's owner in it.
	pub issued: Quantity,
}

/// A batch's parts, in the order in which they were fed.
pub type ClassParts = BoundedVec<ClassPart, ConstU32<MAX_CLASSES>>;

/// What of a batch was issued in one class, and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BatchPart {
	pub batch: BatchId,
	/// The source's terms by which it was quantified.
	pub terms: TermsNumber,
	pub period: Period,
	/// The root that was attested.
	pub root: H256,
	pub verifier: Option<ParticipantId>,
	/// Of what was attested (Art. 39).
	pub report: Option<Document>,
	/// The first chunk that was issued in the class, and the first one after it that was not.
	pub chunks: (u32, u32),
	pub issued: Quantity,
}

/// A page of the batches that a class was issued of.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Provenance {
	pub class: Class,
	/// In the order of the batches.
	pub parts: Vec<BatchPart>,
	/// The batch from which to go on; `None` where all were looked at.
	pub next: Option<BatchId>,
}
