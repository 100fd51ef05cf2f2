//! Who may send which call, and how many a day (Art. 5-9, 41, 45).
//!
//! The list is exhaustive: of the project's pallets every call is named, of the SDK's all but those
//! named are refused. Whether the sender is the very developer, reporter or verifier a call needs is
//! for the call to judge.

use crate::*;
use pallet_access::{Policy, Quota, Roles, RolesOf};
use polkadot_sdk::frame_support::traits::SortedMembers;
use suhui_primitives::{ParticipantKind, Registry};

/// Those who may develop methodologies and scenarios (Art. 12, 18) and report.
const PARTICIPANTS: Roles = Roles::INDIVIDUAL.union(Roles::INSTITUTION).union(Roles::ORGANISATION);

/// The accounts' roles as memberships, validators and the register of participants tell them.
pub struct Office;

impl RolesOf<AccountId> for Office {
	fn roles(account: &AccountId) -> Roles {
		let kind = Participants::participant(account).and_then(Participants::kind);
		let participant = match kind {
			Some(ParticipantKind::Individual) => Roles::INDIVIDUAL,
			Some(ParticipantKind::Institution) => Roles::INSTITUTION,
			Some(ParticipantKind::Organisation) => Roles::ORGANISATION,
			None => Roles::NOBODY,
		};
		// Accreditation outlasts the account: whoever closed it, or took another, verifies no more by it.
		let is_verifier =
			kind.is_some() && pallet_accreditation::Verifiers::<Runtime>::contains_key(account);
		[
			(is_verifier, Roles::VERIFIER),
			(Operator::contains(account), Roles::OPERATOR),
			(Authority::contains(account), Roles::AUTHORITY),
			(Experts::contains(account), Roles::EXPERT),
			(CouncilMembership::contains(account), Roles::COUNCIL),
			(Session::validators().contains(account), Roles::VALIDATOR),
		]
		.into_iter()
		.filter_map(|(holds, role)| holds.then_some(role))
		.fold(participant, Roles::union)
	}
}

/// The list.
pub struct Permissions;

impl Policy<RuntimeCall> for Permissions {
	fn permitted(call: &RuntimeCall) -> Roles {
		match call {
			RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => {
				Roles::COUNCIL | Roles::VALIDATOR
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
			// Memberships change by the council's motions; a member may take a new key itself.
			RuntimeCall::CouncilMembership(pallet_membership::Call::change_key { .. }) => {
				Roles::COUNCIL
			}
			RuntimeCall::Authority(pallet_membership::Call::change_key { .. }) => Roles::AUTHORITY,
			RuntimeCall::Operator(pallet_membership::Call::change_key { .. }) => Roles::OPERATOR,
			RuntimeCall::Experts(pallet_membership::Call::change_key { .. }) => Roles::EXPERT,
			RuntimeCall::System(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Babe(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::Council(_)
			| RuntimeCall::CouncilMembership(_)
			| RuntimeCall::Authority(_)
			| RuntimeCall::Operator(_)
			| RuntimeCall::Experts(_)
			| RuntimeCall::Consortium(_) => Roles::NOBODY,
			RuntimeCall::Participants(call) => participants(call),
			RuntimeCall::Methodology(call) => methodology(call),
			RuntimeCall::Scenarios(call) => scenarios(call),
			RuntimeCall::Accreditation(call) => accreditation(call),
			RuntimeCall::Issuance(call) => issuance(call),
			RuntimeCall::Points(call) => points(call),
		}
	}

	fn is_bulk(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Issuance(pallet_issuance::Call::feed { .. }))
	}
}

fn participants(call: &pallet_participants::Call<Runtime>) -> Roles {
	use pallet_participants::Call;
	match call {
		Call::open { .. }
		| Call::open_batch { .. }
		| Call::record_consents { .. }
		| Call::replace_key { .. }
		| Call::close_for { .. } => Roles::OPERATOR,
		Call::give_consent { .. }
		| Call::withdraw_consent { .. }
		| Call::change_key { .. }
		| Call::close {} => PARTICIPANTS,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn methodology(call: &pallet_methodology::Call<Runtime>) -> Roles {
	use pallet_methodology::Call;
	match call {
		Call::submit { .. } => PARTICIPANTS,
		Call::revise { .. } => PARTICIPANTS | Roles::AUTHORITY,
		Call::opine { .. } => Roles::EXPERT,
		Call::publish { .. } => Roles::AUTHORITY,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn scenarios(call: &pallet_scenarios::Call<Runtime>) -> Roles {
	use pallet_scenarios::Call;
	match call {
		Call::apply { .. } | Call::set_reporters { .. } => PARTICIPANTS,
		Call::admit { .. } | Call::terminate { .. } => Roles::OPERATOR,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn accreditation(call: &pallet_accreditation::Call<Runtime>) -> Roles {
	use pallet_accreditation::Call;
	match call {
		Call::accredit { .. } | Call::suspend { .. } | Call::reinstate { .. } => Roles::AUTHORITY,
		Call::declare_interest { .. } => Roles::VERIFIER,
		Call::__Ignore(..) => Roles::NOBODY,
	}
}

fn issuance(call: &pallet_issuance::Call<Runtime>) -> Roles {
	use pallet_issuance::Call;
	match call {
		Call::open { .. } => PARTICIPANTS,
		Call::assign { .. } | Call::approve { .. } => Roles::OPERATOR,
		Call::attest { .. } => Roles::VERIFIER,
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

/// Transactions of a day: a person's hand, a platform's batches, the operator's registers.
pub struct DailyQuotas;

impl Quota for DailyQuotas {
	fn daily(roles: Roles) -> u32 {
		[
			(Roles::INDIVIDUAL, 100),
			(Roles::AUTHORITY | Roles::EXPERT | Roles::COUNCIL | Roles::VALIDATOR, 1_000),
			(Roles::INSTITUTION | Roles::ORGANISATION, 20_000),
			(Roles::OPERATOR, 200_000),
		]
		.into_iter()
		.filter(|(role, _)| roles.intersects(*role))
		.map(|(_, quota)| quota)
		.max()
		.unwrap_or(0)
	}
}
