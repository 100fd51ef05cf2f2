use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{
	Day, ExpertId, Month, OrderId, ParticipantId, Region, SourceId, TermsNumber, VersionId,
};

/// A year of the calendar.
pub type Year = u16;

/// What is applied for, and judged (Art. 14, 19).
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
pub enum Matter {
	/// A version of a methodology.
	Methodology(VersionId),
	/// A source, with its first terms.
	Scenario(SourceId),
	/// Further terms of a source.
	Terms(SourceId, TermsNumber),
}

/// A report that falls due by itself (Art. 10, 21, 43).
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
	Serialize,
	Deserialize,
)]
pub enum ReportKind {
	/// The operator's of a month (Art. 43).
	Monthly,
	/// The authority's of a year (Art. 43).
	Annual,
	/// The operator's of a year, on the security of the platforms that send activity (Art. 21).
	Security,
	/// The operator's of a year, on how the scheme does (Art. 10).
	Evaluation,
	/// A regional office's of a year (Art. 5).
	Regional,
}

/// What is to be done by a day.
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
pub enum Subject {
	/// To take an application in, or to return it as incomplete (Art. 13, 18).
	Completion(Matter),
	/// To have experts evaluate a version (Art. 14).
	Evaluation(VersionId),
	/// To review a source or its terms (Art. 19).
	Review(Matter),
	/// To answer an objection to a version (Art. 15).
	Objection(VersionId, u32),
	/// To rectify a source (Art. 22).
	Rectification(SourceId),
	/// To answer a complaint (Art. 43).
	Complaint(u32),
	/// To file the report of a month, or of the year that ends with it; of the province or of a region.
	Report(ReportKind, Month, Region),
	/// To keep up what a verifier is accredited by (Art. 40).
	Qualification(ParticipantId),
	/// To confirm or let go a verifier's suspension (Art. 41, 44).
	Suspension(ParticipantId),
	/// To hand over what was redeemed (Art. 36).
	Order(OrderId),
	/// To decide a dispute about an order (Art. 36).
	Dispute(OrderId),
}

/// Who is to do it.
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
pub enum Actor {
	Council,
	Authority,
	Operator,
	Participant(ParticipantId),
	/// The region's office.
	Region(Region),
}

/// Until when.
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
pub enum Due {
	/// The end of the day.
	On(Day),
	/// A day of which it is known when the working days of the year are published.
	Awaiting(Year),
}

/// The working days of the year are not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unpublished(pub Year);

/// Who is sanctioned (Art. 44).
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
pub enum Sanctioned {
	Participant(ParticipantId),
	Expert(ExpertId),
}

/// What somebody acts as, and may be barred from.
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
pub enum Capacity {
	/// Applies for methodologies, sources and terms.
	Developer,
	/// Opens and feeds batches.
	Reporter,
	/// Is assigned batches and attests them.
	Verifier,
	/// Gives opinions.
	Expert,
}

/// A seat of a panel.
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
pub enum Seat {
	Expert(ExpertId),
	/// A specialised technical body 专业技术机构 (Art. 19).
	Body(ParticipantId),
}

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Outcome {
	/// Too few opinions as yet: three, and more than half of the seats.
	Open,
	/// Enough opinions, more of them favourable than adverse; `all` tells whether every seat spoke.
	Favourable { all: bool },
	/// Enough opinions, and no more of them favourable than adverse.
	Adverse { all: bool },
}
