//! Who may send a call, as the runtime answers when asked.

use pallet_access::{Policy, Roles};
use polkadot_sdk::{
	frame_system::Error as SystemError,
	pallet_collective::RawOrigin,
	sp_core::traits::ReadRuntimeVersion,
	sp_runtime::{traits::Dispatchable, DispatchError},
};
use suhui_runtime::{
	access_policy::Permissions,
	origins::{ClerksCollective, CouncilCollective},
	AccountId, Runtime, RuntimeCall, RuntimeOrigin,
};

use crate::{
	chain::tentatively,
	keys::{account, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, VALIDATORS},
};

/// Every role, in words.
pub const ROLES: [(Roles, &str); 10] = [
	(Roles::INDIVIDUAL, "individual"),
	(Roles::INSTITUTION, "institution"),
	(Roles::ORGANISATION, "organisation"),
	(Roles::VERIFIER, "verifier"),
	(Roles::OPERATOR, "operator"),
	(Roles::AUTHORITY, "authority"),
	(Roles::EXPERT, "expert"),
	(Roles::COUNCIL, "council"),
	(Roles::VALIDATOR, "validator"),
	(Roles::REGIONAL, "regional office"),
];

/// The roles that the access policy lets sign a transaction with the call.
pub fn signers(call: &RuntimeCall) -> String {
	let permitted = Permissions::permitted(call);
	if permitted == Roles::ANYONE {
		return "whoever has a role".into();
	}
	let named = ROLES.iter().filter(|(role, _)| permitted.intersects(*role));
	let named = named.map(|(_, name)| *name).collect::<Vec<_>>();
	match named.is_empty() {
		true => "nobody".into(),
		false => named.join(", "),
	}
}

/// Refuses to say which version a code is of: there is none in these tests, since the runtime runs natively.
pub struct NoCode;

impl ReadRuntimeVersion for NoCode {
	fn read_runtime_version(
		&self,
		_: &[u8],
		_: &mut dyn polkadot_sdk::sp_externalities::Externalities,
	) -> Result<Vec<u8>, String> {
		Err("no code is run here".into())
	}
}

/// The origins that the call itself lets pass: each is tried, and what it changed is taken back.
pub fn origins(call: &RuntimeCall) -> String {
	let council = |ayes, seats| -> RuntimeOrigin {
		RawOrigin::<AccountId, CouncilCollective>::Members(ayes, seats).into()
	};
	let clerks = RawOrigin::<AccountId, ClerksCollective>::Members(2, 2).into();
	let signed = |seed| RuntimeOrigin::signed(account(seed));
	let collective: [(&str, RuntimeOrigin); 5] = [
		("none", RuntimeOrigin::none()),
		("root", RuntimeOrigin::root()),
		("two thirds of the council", council(2, 3)),
		("more than half of the council", council(4, 7)),
		("two clerks of the operator", clerks),
	];
	let single: [(&str, RuntimeOrigin); 6] = [
		("operator", signed(OPERATOR)),
		("authority", signed(AUTHORITY)),
		("expert", signed(EXPERTS[0])),
		("council", signed(SEATS[0])),
		("validator", signed(VALIDATORS[0])),
		("regional office", signed(NANJING)),
	];
	let stranger = [("signed", signed("//Stranger"))];
	let all = collective.len();
	let mut pass = passing(call, collective);
	let anyone = passing(call, stranger);
	if pass.len() == all && !anyone.is_empty() {
		// The call looked at something else first, unless it succeeds.
		let succeeds = tentatively(|| call.clone().dispatch(RuntimeOrigin::none()).is_ok());
		return if succeeds { "any" } else { "by its arguments" }.into();
	}
	match anyone.is_empty() {
		true => pass.extend(passing(call, single)),
		false => pass.extend(anyone),
	}
	match pass.is_empty() {
		true => "nobody".into(),
		false => pass.join(", "),
	}
}

fn passing<'a, const N: usize>(
	call: &RuntimeCall,
	origins: [(&'a str, RuntimeOrigin); N],
) -> Vec<&'a str> {
	origins
		.into_iter()
		.filter(|(_, origin)| tentatively(|| passes(call.clone(), origin.clone())))
		.map(|(name, _)| name)
		.collect()
}

fn passes(call: RuntimeCall, origin: RuntimeOrigin) -> bool {
	let filtered: DispatchError = SystemError::<Runtime>::CallFiltered.into();
	match call.dispatch(origin) {
		Ok(_) => true,
		Err(failed) => failed.error != DispatchError::BadOrigin && failed.error != filtered,
	}
}
