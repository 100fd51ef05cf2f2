//! What the departments decide by motions, and that nothing else carries a call within a call.

use codec::Encode;
use polkadot_sdk::{
	frame_system,
	pallet_collective::{Call, Event},
	pallet_membership,
	sp_runtime::{transaction_validity::InvalidTransaction, DispatchError},
};
use suhui_primitives::ParticipantKind;
use suhui_runtime::{Operator, RuntimeCall, RuntimeEvent};
use suhui_runtime_tests::{
	chain::{in_chain, send, succeed, Refused},
	keys::{account, OPERATOR, SEATS},
	metadata::{metadata, Types},
	scheme::{motion, opening},
};

fn appoint(seed: &str) -> RuntimeCall {
	RuntimeCall::Operator(pallet_membership::Call::add_member { who: account(seed).into() })
}

fn set_storage() -> RuntimeCall {
	let items = vec![(b"decided".to_vec(), b"yes".to_vec())];
	let call = Box::new(RuntimeCall::System(frame_system::Call::set_storage { items }));
	RuntimeCall::Consortium(pallet_consortium::Call::dispatch_as_root { call })
}

fn is_decided() -> bool {
	polkadot_sdk::sp_io::storage::get(b"decided").is_some()
}

fn open_call(seed: &str) -> RuntimeCall {
	let opening = opening(account(seed), ParticipantKind::Individual, &[]);
	RuntimeCall::Participants(pallet_participants::Call::open { opening })
}

#[test]
fn operator_should_open_accounts_when_more_than_half_of_the_council_appointed_it() {
	in_chain(|| {
		let stranger = Err(Refused::Transaction(InvalidTransaction::Custom(1).into()));
		assert_eq!(send("//Clerk", open_call("//Ann")), stranger);
		assert_eq!(motion(&SEATS, 4, appoint("//Clerk")), Some(Ok(())));
		succeed("//Clerk", open_call("//Ann"));
	});
}

#[test]
fn operator_should_not_be_appointed_when_half_of_the_council_votes_for_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 3, appoint("//Clerk")), Some(Err(DispatchError::BadOrigin)));
		assert_eq!(Operator::members().to_vec(), [account(OPERATOR)]);
	});
}

#[test]
fn operator_should_send_nothing_when_the_council_dismissed_it() {
	in_chain(|| {
		let dismiss = pallet_membership::Call::remove_member { who: account(OPERATOR).into() };
		assert_eq!(motion(&SEATS, 4, RuntimeCall::Operator(dismiss)), Some(Ok(())));
		let stranger = Err(Refused::Transaction(InvalidTransaction::Custom(1).into()));
		assert_eq!(send(OPERATOR, open_call("//Ann")), stranger);
	});
}

#[test]
fn motion_should_act_as_root_when_two_thirds_of_the_departments_carry_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 4, set_storage()), Some(Ok(())));
		assert!(is_decided());
	});
}

#[test]
fn motion_should_not_act_as_root_when_less_than_two_thirds_carry_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 3, set_storage()), Some(Err(DispatchError::BadOrigin)));
		assert!(!is_decided());
	});
}

#[test]
fn motion_should_not_open_an_account_when_all_seats_carry_it() {
	in_chain(|| {
		assert_eq!(motion(&SEATS, 6, open_call("//Ann")), Some(Err(DispatchError::BadOrigin)));
	});
}

#[test]
fn seat_should_not_act_as_operator_when_it_executes_a_call_alone() {
	in_chain(|| {
		let call = open_call("//Ann");
		let length_bound = u32::try_from(call.encoded_size()).expect("short");
		let execute = Call::execute { proposal: Box::new(call), length_bound };
		let events = succeed(SEATS[0], RuntimeCall::Council(execute));
		let result = events.into_iter().find_map(|event| match event {
			RuntimeEvent::Council(Event::MemberExecuted { result, .. }) => Some(result),
			_ => None,
		});
		assert_eq!(result, Some(Err(DispatchError::BadOrigin)));
	});
}

#[test]
fn calls_should_carry_no_other_call_when_they_are_not_the_councils() {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let mut carriers = vec![];
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		for call in types.variants(calls.ty.id) {
			if types.fields(&call.fields).contains("RuntimeCall") {
				carriers.push(format!("{}.{}", pallet.name, call.name));
			}
		}
	}
	let expected = ["Council.execute", "Council.propose", "Consortium.dispatch_as_root"];
	assert_eq!(carriers, expected);
}
