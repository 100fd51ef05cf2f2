//! What is held, retired, offset and certified.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use suhui_primitives::{
	Ask, ClassId, Day, Document, EventId, Milligrams, Month, ParticipantId, Points,
	Purpose as Honour, Region, RetirementId, Title, MAX_REDUCTIONS, PAGE_SIZE,
};

/// The number of a certificate: its year, and its place in it in eight digits ([`suhui_primitives::certificate`]).
pub type CertificateNumber = u64;
/// What an organisation gives, by class, in turn.
pub type Reductions = BoundedVec<(ClassId, Milligrams), ConstU32<MAX_REDUCTIONS>>;
/// The people of a page who gave to an event, by slot, ascending strictly.
pub type DonorPage = BoundedVec<(u8, Milligrams), ConstU32<PAGE_SIZE>>;

/// What a person gives of the lots, with the points in it. Points alone hold nothing to be retired.
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
pub enum Part {
	/// So much, of the oldest lots first.
	Milligrams(Milligrams),
	/// So much of one lot.
	Lot { month: Month, class: ClassId, milligrams: Milligrams },
}

impl Part {
	/// The same, but no more than so much; `None` for nothing.
	pub(crate) fn at_most(self, most: Milligrams) -> Option<Ask> {
		let (ask, milligrams) = match self {
			Part::Milligrams(asked) => {
				let milligrams = asked.min(most);
				(Ask::Milligrams(milligrams), milligrams)
			}
			Part::Lot { month, class, milligrams: asked } => {
				let milligrams = asked.min(most);
				(Ask::Lot { month, class, milligrams }, milligrams)
			}
		};
		(milligrams > 0).then_some(ask)
	}
}

/// What reductions are retired for (Art. 26).
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
pub enum Purpose {
	/// For the public good 公益捐赠.
	Donation,
	/// Against emissions of the beneficiary's 自愿抵消.
	Offset,
	/// For nothing in return 自愿注销.
	Cancellation,
	/// In compensation of ecological damage 生态环境损害赔偿 (Art. 31).
	Compensation {
		/// The case.
		case: Document,
		/// That reductions are accepted in compensation.
		acceptance: Document,
	},
}

impl Purpose {
	/// Whether nobody has anything of it that it would otherwise pay for.
	pub(crate) fn is_gift(self) -> bool {
		match self {
			Purpose::Donation | Purpose::Cancellation => true,
			Purpose::Offset | Purpose::Compensation { .. } => false,
		}
	}

	/// As what it is counted among a person's honours.
	pub(crate) fn honour(self) -> Honour {
		match self {
			Purpose::Donation => Honour::Donation,
			Purpose::Offset => Honour::Offset,
			Purpose::Cancellation => Honour::Cancellation,
			Purpose::Compensation { .. } => Honour::Compensation,
		}
	}
}

/// To whose good reductions are retired. A person may be one without holding anything (Art. 27, 31).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Beneficiary {
	/// Who held them.
	Holder,
	/// A participant.
	Participant(ParticipantId),
	/// A legal person by its public name.
	Named(Title),
	/// A person by a salted digest of the name, which stands nowhere on the chain (Art. 44).
	Sealed(H256),
}

impl Beneficiary {
	/// Whether it is who held them.
	pub(crate) fn is(&self, holder: ParticipantId) -> bool {
		[Beneficiary::Holder, Beneficiary::Participant(holder)].contains(self)
	}
}

/// Reductions cancelled for good (Art. 26, 32).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Retirement {
	/// Whose they were.
	pub holder: ParticipantId,
	pub beneficiary: Beneficiary,
	pub purpose: Purpose,
	pub day: Day,
	pub total: Milligrams,
	/// Those of a person's lots that burned with them.
	pub points: Points,
	/// The days whose emissions they offset, both included.
	pub period: Option<(Day, Day)>,
	pub evidence: Option<Document>,
	pub certificate: Option<CertificateNumber>,
}

/// What an event emitted, as a qualified third party found (Art. 28).
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
pub struct Accounting {
	pub verifier: ParticipantId,
	pub emissions: Milligrams,
	pub report: Document,
	pub day: Day,
}

/// A large event of a public institution whose emissions are to be offset (Art. 28).
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LargeEvent {
	/// The institution.
	pub host: ParticipantId,
	pub title: Title,
	pub region: Region,
	/// The days it takes, both included.
	pub first: Day,
	pub last: Day,
	/// How it is to become carbon-neutral.
	pub plan: Document,
	/// What the host expects it to emit.
	pub target: Milligrams,
	pub registered: Day,
	/// Who is to account it.
	pub accountant: Option<ParticipantId>,
	/// What was found last.
	pub accounting: Option<Accounting>,
	/// What people and organisations gave.
	pub covered: Milligrams,
	/// The people who gave.
	pub donors: u32,
	/// By which document and when the authority consented (Art. 29).
	pub consent: Option<(Document, Day)>,
	/// Why and when the host called it off.
	pub called_off: Option<(Document, Day)>,
	pub certificate: Option<CertificateNumber>,
}

impl LargeEvent {
	/// Whether it may be accounted and given to.
	pub fn is_open(&self) -> bool {
		self.consent.is_none() && self.called_off.is_none()
	}

	/// What was found last, if by whoever is to account it.
	pub fn last_accounting(&self) -> Option<Accounting> {
		self.accounting.filter(|found| self.accountant == Some(found.verifier))
	}

	/// What is not covered of what it emitted or, before that is known, is expected to.
	pub fn missing(&self) -> Milligrams {
		let emissions = self.accounting.map_or(self.target, |accounting| accounting.emissions);
		emissions.saturating_sub(self.covered)
	}
}

/// What became of a class in organisations' hands: what came from people or was issued to owners of projects is what is
/// held and what was retired.
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
pub struct Flow {
	/// Redeemed with benefit providers (Art. 27).
	pub from_people: Milligrams,
	/// Issued to owners of projects, in nobody's lots before (Art. 46).
	pub issued_direct: Milligrams,
	/// Retired, or given to events.
	pub retired: Milligrams,
}

impl Flow {
	/// All that came into their hands; `None` if it left its type.
	pub fn received(&self) -> Option<Milligrams> {
		self.from_people.checked_add(self.issued_direct)
	}
}

/// What a certificate is of.
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
pub enum CertificateOf {
	/// An event that became carbon-neutral 碳中和 (Art. 29).
	Neutrality(EventId),
	/// A retirement.
	Retirement(RetirementId),
}

/// A certificate of the operator's.
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
pub struct Certificate {
	pub of: CertificateOf,
	pub issued: Day,
	pub document: Document,
}

/// A page of the classes whose reductions a certificate tells of, with how much of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ClassesPage {
	pub classes: Vec<(ClassId, Milligrams)>,
	/// The class after which to go on; `None` where these were the last.
	pub next: Option<ClassId>,
}
