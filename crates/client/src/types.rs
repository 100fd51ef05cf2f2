//! What the chain keeps, by the names the pallets give it.

use subxt::utils::{AccountId32, MultiSignature, Static};
use suhui_primitives::{LegalPerson, ParticipantId, ParticipantKind, Quantity};

use crate::api::runtime_types;

pub use runtime_types::{
	pallet_accreditation::types::{
		Application, Degree, Interest, Laboratory, Member, Person, Qualification, Record, Standing,
		Verifier,
	},
	pallet_calendar::types::{Deadline, WorkingYear, YearDays},
	pallet_consortium::types::{Missed, Post, Standing as PostStanding},
	pallet_disclosure::types::{
		About, Complaint, ComplaintStage, Ground as SanctionGround, Report, Rule, RuleKind,
		Sanction,
	},
	pallet_experts::types::{Opinion, Panel, View},
	pallet_issuance::types::{
		Batch, BatchPart, BatchStatus, Class, ClassPart, Difference, Ground, Progress, Provenance,
		Stage,
	},
	pallet_mall::types::{Agreement, Item, ItemState, Order, OrderState},
	pallet_mandate::types::{Mandate, Scope},
	pallet_methodology::types::{Objection, Stage as VersionStage, Version},
	pallet_participants::types::Holder,
	pallet_points::types::{Balance, Book},
	pallet_reductions::types::{
		Accounting, Beneficiary, Certificate, CertificateOf, ClassesPage, LargeEvent, Part,
		Purpose, Retirement,
	},
	pallet_scenarios::types::{
		ApplicationStage, Category, Claim, Conflict, Finding, Ground as EndGround, Mechanism,
		OutsideClaim, PointsRule, Rectification, Scenario, ScenarioStage, SourceKind, Terms,
	},
};

pub type Department = runtime_types::pallet_consortium::types::Department<AccountId32>;
pub type Fault = runtime_types::pallet_consortium::types::Fault<AccountId32>;
pub type Expert = runtime_types::pallet_experts::types::Expert<AccountId32>;
pub type Opening =
	runtime_types::pallet_participants::types::Opening<AccountId32, Static<MultiSignature>>;
pub type Participant = runtime_types::pallet_participants::types::Participant<AccountId32>;

impl Holder {
	pub fn kind(&self) -> ParticipantKind {
		match self {
			Holder::Individual(_) => ParticipantKind::Individual,
			Holder::Institution(_) => ParticipantKind::Institution,
			Holder::Organisation(_) => ParticipantKind::Organisation,
		}
	}

	/// `None` for an individual.
	pub fn legal_person(&self) -> Option<&LegalPerson> {
		match self {
			Holder::Individual(_) => None,
			Holder::Institution(Static(it)) | Holder::Organisation(Static(it)) => Some(it),
		}
	}
}

impl Scenario {
	/// Of a project, whose it is.
	pub fn owner(&self) -> Option<ParticipantId> {
		matches!(self.kind, SourceKind::Project).then_some(self.developer)
	}
}

impl Progress {
	/// What was credited.
	pub fn issued(&self) -> Quantity {
		self.fed.saturating_sub(*self.withheld)
	}
}
