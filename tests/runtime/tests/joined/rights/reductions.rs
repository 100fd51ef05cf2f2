//! The table's lines on holdings, retirements and events: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::ParticipantKind;
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::succeed,
	keys::{AUTHORITY, OPERATOR},
	reductions::{
		accountant, accounting, certification, consent, contribution, donation, own_retirement,
		register, registration, retirement, transfer, HOST,
	},
	scheme::{document, number, open, suspension, VERIFIER},
};

use super::{holding, interest_in, unmandated, CLASS, HELD, INDIVIDUAL, ORGANISATION, SUSPENDED};

/// An event of an institution, which is nobody's here, is expected to emit what either has.
pub fn call(line: &str) -> pallet_reductions::Call<Runtime> {
	use pallet_reductions::{Beneficiary, Call, CertificateOf, Purpose};
	open(HOST, ParticipantKind::Institution, &[]);
	holding();
	let event = register(HELD);
	let named = || succeed(OPERATOR, accountant(event, VERIFIER));
	match line {
		"transfer" => transfer(number(HOST), CLASS, HELD),
		"transfer, to I" => transfer(number(INDIVIDUAL), CLASS, HELD),
		"retire" => retirement(CLASS, HELD, Purpose::Offset, Beneficiary::Holder),
		"retire_own" => own_retirement(HELD, Purpose::Cancellation),
		"retire_own, of more than there is" => own_retirement(HELD + 1, Purpose::Cancellation),
		"register_event" => registration(HELD),
		"call_off" => Call::call_off { event, document: document(25) },
		"name_accountant" => accountant(event, VERIFIER),
		"name_accountant, S" => accountant(event, SUSPENDED),
		"name_accountant, V with an interest" => {
			succeed(VERIFIER, interest_in(number(HOST)));
			accountant(event, VERIFIER)
		}
		"name_accountant, without a mandate" => {
			unmandated(Scope::Issuance, accountant(event, VERIFIER))
		}
		"account" => {
			named();
			accounting(event, HELD)
		}
		"account, V suspended since" => {
			named();
			succeed(AUTHORITY, suspension(VERIFIER));
			accounting(event, HELD)
		}
		"donate" => donation(event, HELD),
		"donate, covered" => {
			succeed(ORGANISATION, contribution(event, CLASS, HELD));
			donation(event, HELD)
		}
		"donate, called off" => {
			succeed(HOST, Call::<Runtime>::call_off { event, document: document(25) });
			donation(event, HELD)
		}
		"contribute" => contribution(event, CLASS, HELD),
		"consent" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD));
			consent(event, HELD)
		}
		"consent, not covered" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD - 1));
			consent(event, HELD)
		}
		"consent, not accounted" => {
			succeed(INDIVIDUAL, donation(event, HELD));
			consent(event, HELD)
		}
		"consent, accounted anew by V" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD));
			succeed(VERIFIER, accounting(event, HELD - 1));
			consent(event, HELD)
		}
		"certify" => certification(CertificateOf::Neutrality(event)),
		other => panic!("there is no scene for {other}"),
	}
}
