//! Who may send which call, and how much a day (Art. 5-9, 41, 45).
//!
//! The list is exhaustive: of the project's pallets every call is named, of the SDK's all but those
//! named are refused. Whether the sender is the very developer, reporter or verifier a call needs is
//! for the call to judge.

use crate::{
	emergencies::is_paused,
	mandates::{needs_two, scope_of},
	motions,
	offices::most_appointed,
	origins::{ClerksCollective, CouncilCollective, CLERKS_NEEDED},
	*,
};
use pallet_access::{Amounts, Policy, Quota, Refusal, Roles, RolesOf};
use pallet_issuance::WeightInfo as _;
use pallet_mandate::Scope;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::SortedMembers,
		weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	},
	sp_runtime::transaction_validity::TransactionPriority,
};
use suhui_primitives::{
	ExpertId, ParticipantId, ParticipantKind, Registry, ReportKind, FIRST_NUMBER,
};

/// Those who may develop methodologies and scenarios (Art. 12, 18) and report.
const PARTICIPANTS: Roles = Roles::INDIVIDUAL.union(Roles::INSTITUTION).union(Roles::ORGANISATION);

/// Feeds carry mass data, and yield to all other calls.
const FEEDS: TransactionPriority = 0;
/// Applications take long to read, and can wait.
const APPLICATIONS: TransactionPriority = 1_000_000;
const EVERYBODY: TransactionPriority = 2_000_000;
/// Those who go before everybody: whoever can stop a fault first.
const TIERS: [(Roles, TransactionPriority); 3] = [
	(Roles::COUNCIL.union(Roles::VALIDATOR), 5_000_000),
	(Roles::AUTHORITY, 4_000_000),
	(Roles::OPERATOR.union(Roles::VERIFIER).union(Roles::EXPERT).union(Roles::REGIONAL), 3_000_000),
];

/// The accounts' roles as memberships, validators and the registers tell them.
pub struct Office;

impl RolesOf<AccountId> for Office {
	fn roles(account: &AccountId) -> Roles {
		let number = Participants::participant(account);
		let participant = match number.and_then(Participants::kind) {
			Some(ParticipantKind::Individual) => Roles::INDIVIDUAL,
			Some(ParticipantKind::Institution) => Roles::INSTITUTION,
			Some(ParticipantKind::Organisation) => Roles::ORGANISATION,
			None => Roles::NOBODY,
		};
		// Accreditation outlasts the account: whoever closed it verifies no more.
		let is_verifier = participant.intersects(Roles::INSTITUTION | Roles::ORGANISATION)
			&& number.is_some_and(pallet_accreditation::Verifiers::<Runtime>::contains_key);
		[
			(is_verifier, Roles::VERIFIER),
			(Operator::contains(account), Roles::OPERATOR),
			(Authority::contains(account), Roles::AUTHORITY),
			(Experts::expert(account).is_some(), Roles::EXPERT),
			(CouncilMembership::contains(account), Roles::COUNCIL),
			(Consortium::validator_for(account).is_some(), Roles::VALIDATOR),
			(pallet_disclosure::Offices::<Runtime>::contains_key(account), Roles::REGIONAL),
		]
		.into_iter()
		.filter_map(|(holds, role)| holds.then_some(role))
		.fold(participant, Roles::union)
	}

	fn participant(account: &AccountId) -> Option<ParticipantId> {
		Participants::participant(account)
	}

	fn expert(account: &AccountId) -> Option<ExpertId> {
		Experts::expert(account)
	}

	fn is_participant(number: ParticipantId) -> bool {
		(FIRST_NUMBER..Participants::next_participant()).contains(&number)
	}

	fn is_expert(number: ExpertId) -> bool {
		(FIRST_NUMBER..pallet_experts::NextExpert::<Runtime>::get()).contains(&number)
	}
}

/// The list.
pub struct Permissions;

impl Policy<AccountId, RuntimeCall> for Permissions {
	fn permitted(call: &RuntimeCall) -> Roles {
		match call {
			// The department that hands in the code chooses the block.
			RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => {
				Roles::COUNCIL
			}
			RuntimeCall::Session(pallet_session::Call::set_keys { .. }) => Roles::VALIDATOR,
			RuntimeCall::Babe(pallet_babe::Call::report_equivocation { .. })
			| RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation { .. }) => Roles::VALIDATOR,
			RuntimeCall::Council(
				pallet_collective::Call::propose { .. }
				| pallet_collective::Call::vote { .. }
				| pallet_collective::Call::close { .. }
				| pallet_collective::Call::execute { .. },
			) => Roles::COUNCIL,
			// Memberships change by the council's motions, keys too: who holds an office is whom the council named,
			// and no key brings a new day's allowance.
			RuntimeCall::System(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Babe(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::Council(_)
			| RuntimeCall::CouncilMembership(_)
			| RuntimeCall::Authority(_)
			| RuntimeCall::Operator(_)
			| RuntimeCall::TxPause(_) => Roles::NOBODY,
			RuntimeCall::Consortium(call) => consortium(call),
			RuntimeCall::Experts(call) => experts(call),
			RuntimeCall::Mandate(call) => mandate(call),
			RuntimeCall::Clerks(call) => clerks(call),
			RuntimeCall::Participants(call) => participants(call),
			RuntimeCall::Methodology(call) => methodology(call),
			RuntimeCall::Scenarios(call) => scenarios(call),
			RuntimeCall::Accreditation(call) => accreditation(call),
			RuntimeCall::Issuance(call) => issuance(call),
			RuntimeCall::Points(call) => points(call),
			RuntimeCall::Calendar(call) => calendar(call),
			RuntimeCall::Disclosure(call) => disclosure(call),
			RuntimeCall::Mall(call) => mall(call),
			RuntimeCall::Reductions(call) => reductions(call),
		}
	}

	/// What blocks begin with, and what validators prove of each other.
	fn unsigned(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Timestamp(pallet_timestamp::Call::set { .. })
				| RuntimeCall::Babe(pallet_babe::Call::report_equivocation_unsigned { .. })
				| RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation_unsigned { .. })
		)
	}

	fn priority(call: &RuntimeCall, roles: Roles) -> TransactionPriority {
		match call {
			RuntimeCall::Issuance(pallet_issuance::Call::feed { .. }) => FEEDS,
			RuntimeCall::Methodology(
				pallet_methodology::Call::submit { .. } | pallet_methodology::Call::revise { .. },
			)
			| RuntimeCall::Scenarios(
				pallet_scenarios::Call::apply { .. } | pallet_scenarios::Call::propose_terms { .. },
			) => APPLICATIONS,
			_ => {
				// An office goes first with what is its own to send, not with its holder's consents.
				let holds = roles & Self::permitted(call);
				TIERS
					.into_iter()
					.find(|(tier, _)| holds.intersects(*tier))
					.map_or(EVERYBODY, |(_, priority)| priority)
			}
		}
	}

	fn judge(call: &RuntimeCall, account: &AccountId, ahead: u32) -> Result<(), Refusal> {
		ensure!(!is_paused(call), Refusal::Paused);
		ensure!(!lacks_mandate(call, account), Refusal::NoMandate);
		match call {
			RuntimeCall::Issuance(pallet_issuance::Call::feed { batch, header, .. }) => {
				let is_due = Issuance::judge_feed(account, *batch, header.index, ahead);
				is_due.then_some(()).ok_or(Refusal::NotDue)
			}
			RuntimeCall::Council(pallet_collective::Call::propose {
				threshold, proposal, ..
			}) => motions::judge_councils(account, *threshold, proposal, ahead),
			RuntimeCall::Council(pallet_collective::Call::close { proposal_hash, .. }) => {
				motions::judge_closing(proposal_hash)
			}
			RuntimeCall::Clerks(pallet_collective::Call::propose { proposal, .. }) => {
				motions::judge_clerks(account, proposal, ahead)
			}
			RuntimeCall::Council(pallet_collective::Call::vote { proposal, approve, .. }) => {
				motions::judge_vote::<Runtime, CouncilCollective>(proposal, *approve)
			}
			RuntimeCall::Clerks(pallet_collective::Call::vote { proposal, approve, .. }) => {
				motions::judge_vote::<Runtime, ClerksCollective>(proposal, *approve)
			}
			_ => Ok(()),
		}
	}

	fn judging(call: &RuntimeCall) -> Weight {
		let reads = |count| <Runtime as frame_system::Config>::DbWeight::get().reads(count);
		// Whether each stood for a participant or an expert, whether it acts for a region, and whether it validates.
		let appointed = u64::from(most_appointed()).saturating_mul(4);
		let judging = match call {
			// A feed that is refused unread was judged by no less, its mandate too.
			RuntimeCall::Issuance(pallet_issuance::Call::feed { .. }) => {
				<Runtime as pallet_issuance::Config>::WeightInfo::feed_refused(0)
			}
			// The seats, whom the motion appoints, and whose the open motions are.
			RuntimeCall::Council(pallet_collective::Call::propose { .. }) => {
				let motions = u64::from(motions::most::<Runtime, CouncilCollective>());
				reads(motions.saturating_add(appointed).saturating_add(2))
			}
			// The votes, what was proposed, the seats, and whom the motion appoints, which is looked at when it is carried.
			RuntimeCall::Council(pallet_collective::Call::close { .. }) => {
				reads(appointed.saturating_add(3))
			}
			RuntimeCall::Council(pallet_collective::Call::execute { .. }) => reads(appointed),
			// The mandate, what the motion is about, the clerks, and whose the open motions are.
			RuntimeCall::Clerks(pallet_collective::Call::propose { .. }) => {
				reads(u64::from(motions::most::<Runtime, ClerksCollective>()).saturating_add(4))
			}
			// When the motion was proposed.
			RuntimeCall::Council(pallet_collective::Call::vote { .. })
			| RuntimeCall::Clerks(pallet_collective::Call::vote { .. }) => reads(1),
			_ if operators_scope(call).is_some() => reads(1),
			_ => Weight::zero(),
		};
		// Whether it is paused.
		judging.saturating_add(reads(1))
	}
}

/// The scope in which the operator sends the call, if it may.
fn operators_scope(call: &RuntimeCall) -> Option<Scope> {
	scope_of(call).filter(|_| Permissions::permitted(call).intersects(Roles::OPERATOR))
}

/// Whether the account may send the call as the operator alone, and the operator's mandate for it does not stand.
fn lacks_mandate(call: &RuntimeCall, account: &AccountId) -> bool {
	operators_scope(call).is_some_and(|scope| !Mandate::stands(scope))
		&& Office::roles(account) & Permissions::permitted(call) == Roles::OPERATOR
}

/// A seat in the group is the council's to give and to take; a new key may be its holder's. A panel is named by the operator,
/// of experts and of bodies, which are legal persons.
fn experts(call: &pallet_experts::Call<Runtime>) -> Roles {
	use pallet_experts::Call;
	match call {
		Call::change_key { .. } | Call::declare_interest { .. } => Roles::EXPERT,
		Call::name_panel { .. } => Roles::OPERATOR,
		Call::opine { .. } | Call::recuse { .. } => {
			Roles::EXPERT | Roles::INSTITUTION | Roles::ORGANISATION
		}
		Call::appoint { .. } | Call::dismiss { .. } | Call::replace_key { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// The council's, by motions.
fn consortium(call: &pallet_consortium::Call<Runtime>) -> Roles {
	use pallet_consortium::Call;
	match call {
		Call::dispatch_as_root { .. }
		| Call::add { .. }
		| Call::remove { .. }
		| Call::replace { .. }
		| Call::amend { .. }
		| Call::retain { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn mandate(call: &pallet_mandate::Call<Runtime>) -> Roles {
	use pallet_mandate::Call;
	match call {
		Call::grant { .. } | Call::withdraw { .. } => Roles::AUTHORITY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// Clerks decide together what takes two of them, and nothing else.
fn clerks(call: &pallet_collective::Call<Runtime, ClerksCollective>) -> Roles {
	use pallet_collective::Call;
	match call {
		Call::propose { threshold: CLERKS_NEEDED, proposal, .. } if needs_two(proposal) => {
			Roles::OPERATOR
		}
		Call::vote { .. } | Call::close { .. } => Roles::OPERATOR,
		_ => Roles::NOBODY,
	}
}

fn participants(call: &pallet_participants::Call<Runtime>) -> Roles {
	use pallet_participants::Call;
	match call {
		Call::open { .. } | Call::open_batch { .. } | Call::record_consents { .. } => {
			Roles::OPERATOR
		}
		Call::give_consent { .. }
		| Call::withdraw_consent { .. }
		| Call::change_key { .. }
		| Call::close {} => PARTICIPANTS,
		// The clerks' and the council's, by motions.
		Call::replace_key { .. }
		| Call::close_for { .. }
		| Call::reopen { .. }
		| Call::admit_pilot { .. }
		| Call::withdraw_pilot { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn methodology(call: &pallet_methodology::Call<Runtime>) -> Roles {
	use pallet_methodology::Call;
	match call {
		Call::submit { .. } | Call::withdraw { .. } | Call::object { .. } => PARTICIPANTS,
		Call::revise { .. } | Call::complete { .. } => PARTICIPANTS | Roles::AUTHORITY,
		Call::return_incomplete { .. }
		| Call::accept { .. }
		| Call::answer { .. }
		| Call::answer_many { .. }
		| Call::file { .. } => Roles::OPERATOR,
		// Whoever it is, once all seats spoke.
		Call::conclude { .. } => Roles::ANYONE,
		Call::publish { .. } | Call::send_back { .. } | Call::discontinue { .. } => {
			Roles::AUTHORITY
		}
		Call::reject { .. } => Roles::OPERATOR | Roles::AUTHORITY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn scenarios(call: &pallet_scenarios::Call<Runtime>) -> Roles {
	use pallet_scenarios::Call;
	match call {
		Call::apply { .. }
		| Call::complete { .. }
		| Call::set_reporters { .. }
		| Call::propose_terms { .. }
		| Call::withdraw { .. }
		| Call::declare_claim { .. }
		| Call::submit_rectification { .. }
		| Call::leave { .. }
		| Call::transfer { .. } => PARTICIPANTS,
		Call::report_conflict { .. } => PARTICIPANTS | Roles::OPERATOR,
		Call::accept { .. }
		| Call::return_incomplete { .. }
		| Call::approve { .. }
		| Call::decide_conflict { .. }
		| Call::evaluate { .. }
		| Call::accept_rectification { .. }
		| Call::refuse_rectification { .. }
		| Call::terminate { .. }
		| Call::consent_transfer { .. } => Roles::OPERATOR,
		Call::file { .. } => Roles::AUTHORITY,
		// A false scenario is stopped though the operator's mandate was withdrawn.
		Call::reject { .. } | Call::freeze { .. } | Call::unfreeze { .. } => {
			Roles::OPERATOR | Roles::AUTHORITY
		}
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn accreditation(call: &pallet_accreditation::Call<Runtime>) -> Roles {
	use pallet_accreditation::Call;
	match call {
		Call::apply { .. } | Call::report_staff { .. } => Roles::INSTITUTION | Roles::ORGANISATION,
		Call::suspend { .. } | Call::attend { .. } | Call::settle_staff { .. } => Roles::AUTHORITY,
		// The council's, by motions.
		Call::reject { .. }
		| Call::accredit { .. }
		| Call::renew { .. }
		| Call::revoke { .. }
		| Call::confirm_suspension { .. }
		| Call::lift { .. } => Roles::NOBODY,
		Call::declare_interest { .. } => Roles::VERIFIER,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn issuance(call: &pallet_issuance::Call<Runtime>) -> Roles {
	use pallet_issuance::Call;
	match call {
		Call::open { .. } => PARTICIPANTS,
		Call::assign { .. } => Roles::OPERATOR,
		// A false batch is stopped though the operator's mandate was withdrawn.
		Call::hold { .. } | Call::release { .. } => Roles::OPERATOR | Roles::AUTHORITY,
		// The clerks', by motions.
		Call::approve { .. } => Roles::NOBODY,
		Call::attest { .. } | Call::refuse { .. } | Call::decline { .. } => Roles::VERIFIER,
		Call::feed { .. } | Call::cancel { .. } => PARTICIPANTS | Roles::OPERATOR,
		Call::close { .. } => Roles::ANYONE,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn points(call: &pallet_points::Call<Runtime>) -> Roles {
	use pallet_points::Call;
	match call {
		Call::lapse { .. } => Roles::ANYONE,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn calendar(call: &pallet_calendar::Call<Runtime>) -> Roles {
	use pallet_calendar::Call;
	match call {
		Call::publish_year { .. } | Call::amend_year { .. } => Roles::AUTHORITY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// Whose a report is goes by its kind.
fn disclosure(call: &pallet_disclosure::Call<Runtime>) -> Roles {
	use pallet_disclosure::Call;
	match call {
		Call::publish_rule { .. } | Call::repeal_rule { .. } | Call::decide_review { .. } => {
			Roles::AUTHORITY
		}
		Call::file_report { kind, .. } => match kind {
			ReportKind::Monthly | ReportKind::Security | ReportKind::Evaluation => Roles::OPERATOR,
			ReportKind::Annual => Roles::AUTHORITY,
			ReportKind::Regional => Roles::OPERATOR | Roles::REGIONAL,
		},
		Call::complain { .. } => PARTICIPANTS,
		Call::record_complaint { .. } => Roles::OPERATOR,
		Call::answer_complaint { .. } => Roles::OPERATOR | Roles::REGIONAL,
		Call::ask_review { .. } => PARTICIPANTS | Roles::OPERATOR,
		Call::appeal { .. } => PARTICIPANTS | Roles::EXPERT,
		// The council's, by motions.
		Call::sanction { .. }
		| Call::lift { .. }
		| Call::answer_appeal { .. }
		| Call::appoint_office { .. }
		| Call::dismiss_office { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// Providers are legal persons, and only people redeem; either ends an order, or has it decided.
fn mall(call: &pallet_mall::Call<Runtime>) -> Roles {
	use pallet_mall::Call;
	match call {
		Call::agree { .. } | Call::end_agreement { .. } | Call::list { .. } => Roles::OPERATOR,
		Call::offer_item { .. }
		| Call::restock { .. }
		| Call::withdraw_item { .. }
		| Call::fulfil { .. }
		| Call::fulfil_many { .. } => Roles::INSTITUTION | Roles::ORGANISATION,
		Call::redeem { .. } | Call::accept { .. } => Roles::INDIVIDUAL,
		Call::cancel { .. } | Call::dispute { .. } => PARTICIPANTS,
		// The clerks', by motions.
		Call::decide { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// People give and retire what is in their lots; what is held beyond them is institutions' and organisations' alone.
fn reductions(call: &pallet_reductions::Call<Runtime>) -> Roles {
	use pallet_reductions::Call;
	match call {
		Call::transfer { .. } | Call::retire { .. } | Call::contribute { .. } => {
			Roles::INSTITUTION | Roles::ORGANISATION
		}
		Call::retire_own { .. } | Call::donate { .. } => Roles::INDIVIDUAL,
		Call::register_event { .. } | Call::call_off { .. } => Roles::INSTITUTION,
		Call::name_accountant { .. } => Roles::OPERATOR,
		Call::account { .. } => Roles::VERIFIER,
		Call::consent { .. } => Roles::AUTHORITY,
		// The clerks', by motions.
		Call::certify { .. } => Roles::NOBODY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

/// What may be sent in a day: by a person's hand, from an office, as a platform's batches, into the operator's registers.
///
/// A day has 28,800 blocks of 1.5 s of execution and 5 MiB each, 43,200 s and 140 GiB, half of them open to feeds. A
/// person has what a consent or an application takes, and ten thousand at once take less than a day. An office's
/// decisions are few, but each may weigh. A platform feeds a twelfth of the day, so that several feed at once. The
/// operator has a third: it opens accounts by the million and feeds what a platform leaves.
pub struct DailyQuotas;

impl Quota for DailyQuotas {
	fn daily(roles: Roles) -> Amounts {
		[
			(Roles::INDIVIDUAL, allowance(100, 4, 8)),
			(
				Roles::AUTHORITY
					| Roles::EXPERT | Roles::COUNCIL
					| Roles::VALIDATOR
					| Roles::REGIONAL,
				allowance(1_000, 120, 64),
			),
			(Roles::INSTITUTION | Roles::ORGANISATION, allowance(20_000, 3_600, 4_096)),
			(Roles::OPERATOR, allowance(200_000, 14_400, 16_384)),
		]
		.into_iter()
		.filter(|(role, _)| roles.intersects(*role))
		.map(|(_, allowance)| allowance)
		.fold(Amounts::default(), Amounts::max)
	}
}

const fn allowance(transactions: u32, seconds: u64, mebibytes: u64) -> Amounts {
	Amounts {
		transactions,
		ref_time: WEIGHT_REF_TIME_PER_SECOND.saturating_mul(seconds),
		bytes: mebibytes.saturating_mul(1 << 20),
	}
}
