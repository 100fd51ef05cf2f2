//! What an application, a verifier's people and a verifier are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_primitives::{
	Day, Document, MethodologyId, ParticipantId, SourceId, MAX_CERTIFICATE, MAX_SCOPE, MAX_STAFF,
};

/// The number of a certificate, UTF-8.
pub type CertificateNumber = BoundedVec<u8, ConstU32<MAX_CERTIFICATE>>;

/// A verifier's people, or an applicant's.
pub type Members = BoundedVec<Member, ConstU32<MAX_STAFF>>;

/// What an institution or organisation shows of the conditions, but for its people (Art. 40).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Application {
	/// That it has a fixed place of work.
	pub premises: Document,
	/// Its facilities and equipment.
	pub facilities: Document,
	/// How it manages verification.
	pub management: Document,
	/// Its rules of finance.
	pub finance: Document,
	pub qualification: Qualification,
	/// The methodologies whose activity it verifies; all if empty.
	pub scope: BoundedVec<MethodologyId, ConstU32<MAX_SCOPE>>,
}

impl Application {
	pub(crate) fn documents(&self) -> [Document; 6] {
		let (document, other) = match &self.qualification {
			Qualification::Ghg { document, .. } => (*document, *document),
			Qualification::Metering { review, document, .. } => (*review, *document),
		};
		[self.premises, self.facilities, self.management, self.finance, document, other]
	}
}

/// What it is qualified by (Art. 40).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Qualification {
	/// As a body that validates and verifies greenhouse gases 温室气体审定与核查机构.
	Ghg {
		number: CertificateNumber,
		document: Document,
		/// The last day of the certificate.
		expires: Day,
	},
	/// As one that reviews the metering of energy 能源计量审查 and is certified as a laboratory.
	Metering {
		/// That it reviews the metering of energy.
		review: Document,
		laboratory: Laboratory,
		number: CertificateNumber,
		document: Document,
		/// The last day of the certificate.
		expires: Day,
	},
}

impl Qualification {
	/// The last day of the certificate.
	pub fn expires(&self) -> Day {
		match self {
			Qualification::Ghg { expires, .. } | Qualification::Metering { expires, .. } => {
				*expires
			}
		}
	}

	pub(crate) fn number(&self) -> &CertificateNumber {
		match self {
			Qualification::Ghg { number, .. } | Qualification::Metering { number, .. } => number,
		}
	}
}

/// Who certifies a laboratory (Art. 40).
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
pub enum Laboratory {
	Cnas,
	Cma,
}

/// The highest degree of a person.
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
pub enum Degree {
	Below,
	Bachelor,
	Master,
	Doctor,
}

/// Somebody who works for a verifier, as the verifier says (Art. 40).
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
pub struct Person {
	/// Of the name and number of the identity card with a salt, which are nowhere on the chain.
	pub commitment: H256,
	pub full_time: bool,
	pub degree: Degree,
	/// The first day of professional work.
	pub since: Day,
}

/// One of a verifier's people.
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
pub struct Member {
	pub person: Person,
	/// The last day of continuing education that the authority recorded.
	pub educated: Option<Day>,
}

/// An accredited verifier (Art. 41).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Verifier {
	/// What it was accredited on, or its accreditation was last renewed.
	pub application: Application,
	pub accredited: Day,
	/// The last day of the accreditation.
	pub until: Day,
	/// The last day to which certificate and people are enough without a break, as of the last change; `None` if they were
	/// not enough then.
	pub qualified_until: Option<Day>,
	pub standing: Standing,
	/// Since when the council has yet to confirm who holds the key: the operator replaced it, or closed the account or
	/// opened it again.
	pub unconfirmed: Option<Day>,
	pub record: Record,
}

impl Verifier {
	pub fn is_revoked(&self) -> bool {
		matches!(self.standing, Standing::Revoked { .. })
	}
}

/// What the council and the authority decided of a verifier.
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
pub enum Standing {
	Good,
	/// For misconduct (Art. 44). One that the council did not confirm in time has lapsed.
	Suspended {
		since: Day,
		reason: Document,
		confirmed: bool,
	},
	/// It is no verifier any more, unless it is accredited anew.
	Revoked {
		since: Day,
		reason: Document,
	},
}

impl Standing {
	/// By which reason a suspension is known that the council may lift, also one that has lapsed.
	pub fn suspension(self) -> Option<Document> {
		match self {
			Standing::Suspended { reason, .. } => Some(reason),
			Standing::Good | Standing::Revoked { .. } => None,
		}
	}
}

/// What a verifier did, in batches.
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
pub struct Record {
	/// Assigned to it.
	pub assigned: u32,
	/// It attested.
	pub attested: u32,
	/// It found wrong.
	pub adverse: u32,
	/// It did not take on.
	pub declined: u32,
	/// It attested and were held for a difference.
	pub held: u32,
}

/// In what a verifier has an interest (Art. 42).
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
pub enum Interest {
	/// A source, and all of its line.
	Source(SourceId),
	/// Whatever the participant develops or reports.
	Participant(ParticipantId),
}
