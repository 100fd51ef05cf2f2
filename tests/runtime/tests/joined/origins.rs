//! Whom a call itself takes, written by hand from the Measures: every call of the own pallets is tried with every origin
//! that there is, past the access list, which lets few of them through as transactions. So what a motion or a later list
//! lets through finds the same rights. Which of the signers have a right to it stands in `rights/mod.rs`.

use std::collections::{BTreeMap, BTreeSet};

use pallet_mandate::Scope;
use polkadot_sdk::{
	frame_support::traits::UnfilteredDispatchable, pallet_collective::RawOrigin,
	sp_runtime::DispatchError,
};
use suhui_runtime::{
	origins::{ClerksCollective, CouncilCollective},
	AccountId, Runtime, RuntimeCall, RuntimeOrigin,
};
use suhui_runtime_tests::{
	chain::{in_chain, succeed, tentatively},
	invariants::own_pallets,
	keys::{account, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, VALIDATORS},
	mandates::withdraw,
	metadata::metadata,
	samples::samples,
	scheme::{cycling, open_individual, Platform},
};

use crate::rides::{record, TWO_AND_A_HALF};

/// Who signs, by the letter in the table; the last is nobody the chain knows.
const SIGNERS: [(&str, Seed); 7] = [
	("P", OPERATOR),
	("A", AUTHORITY),
	("E", EXPERTS[0]),
	("S", SEATS[0]),
	("V", VALIDATORS[0]),
	("N", NANJING),
	("X", "//Stranger"),
];
/// An origin for each letter of the table but the signers': none; root; half of the council, more than half, two thirds;
/// one clerk, two clerks.
const OTHERS: [&str; 7] = ["none", "root", "half", "more", "thirds", "clerk", "clerks"];

/// The origins that calls take, before a colon; every other is refused as `BadOrigin`. `signed` stands for whoever signs.
///
/// Art. 5-7, 40-41, 44: the council decides who holds an office, judges or verifies, on sanctions and validators' faults; two
/// thirds of it say who validates, and act as root. Art. 6: two of the operator's clerks do what none does alone, each of them the rest. Art. 5, 15, 16, 20, 40, 43:
/// the authority publishes, files, educates and reviews. Art. 14, 18, 22, 44: operator and authority both stop and reject.
/// Art. 28, 29: the operator names who accounts an event, the authority consents, two clerks certify. Art. 43: operator and
/// regional offices answer. Art. 36: the operator agrees with providers and lists what they offer. Art. 8, 9, 12, 21, 25, 26,
/// 28, 30, 36-37, 39: people sign for themselves.
const TABLE: &str = "
root thirds:
	Consortium.dispatch_as_root Consortium.add Consortium.remove Consortium.replace Consortium.amend
root more thirds:
	Consortium.retain
	Experts.appoint Experts.dismiss Experts.replace_key
	Participants.admit_pilot Participants.withdraw_pilot
	Accreditation.reject Accreditation.accredit Accreditation.renew Accreditation.revoke
	Accreditation.confirm_suspension Accreditation.lift
	Disclosure.sanction Disclosure.lift Disclosure.answer_appeal
	Disclosure.appoint_office Disclosure.dismiss_office
clerks:
	Participants.replace_key Participants.close_for Participants.reopen
	Issuance.approve
	Mall.decide
	Reductions.certify
P:
	Participants.open Participants.open_batch Participants.record_consents
	Experts.name_panel
	Methodology.return_incomplete Methodology.accept Methodology.answer Methodology.answer_many Methodology.file
	Scenarios.accept Scenarios.return_incomplete Scenarios.approve Scenarios.decide_conflict Scenarios.evaluate
	Scenarios.accept_rectification Scenarios.refuse_rectification Scenarios.terminate Scenarios.consent_transfer
	Issuance.assign
	Disclosure.file_report Disclosure.record_complaint
	Mall.agree Mall.end_agreement Mall.list
	Reductions.name_accountant
A:
	Mandate.grant Mandate.withdraw
	Methodology.publish Methodology.send_back Methodology.discontinue
	Scenarios.file
	Accreditation.suspend Accreditation.attend Accreditation.settle_staff
	Calendar.publish_year Calendar.amend_year
	Disclosure.publish_rule Disclosure.repeal_rule Disclosure.decide_review
	Reductions.consent
P A:
	Methodology.reject
	Scenarios.reject Scenarios.freeze Scenarios.unfreeze
	Issuance.hold Issuance.release
P N:
	Disclosure.answer_complaint
signed:
	Participants.give_consent Participants.withdraw_consent Participants.change_key Participants.close
	Experts.change_key Experts.declare_interest Experts.opine Experts.recuse
	Methodology.submit Methodology.revise Methodology.complete Methodology.conclude Methodology.object
	Methodology.withdraw
	Scenarios.apply Scenarios.complete Scenarios.withdraw Scenarios.propose_terms Scenarios.set_reporters
	Scenarios.declare_claim Scenarios.report_conflict Scenarios.submit_rectification Scenarios.leave
	Scenarios.transfer
	Accreditation.apply Accreditation.report_staff Accreditation.declare_interest
	Issuance.open Issuance.attest Issuance.refuse Issuance.decline Issuance.cancel Issuance.close Issuance.feed
	Points.lapse
	Disclosure.complain Disclosure.ask_review Disclosure.appeal
	Mall.offer_item Mall.restock Mall.withdraw_item Mall.redeem Mall.fulfil Mall.fulfil_many Mall.accept
	Mall.cancel Mall.dispute
	Reductions.transfer Reductions.retire Reductions.retire_own Reductions.register_event Reductions.call_off
	Reductions.account Reductions.donate Reductions.contribute
";

/// The names of the origins that a call takes, by the call.
fn expected() -> BTreeMap<&'static str, Vec<&'static str>> {
	let mut table = BTreeMap::new();
	let mut takes = vec![];
	for line in TABLE.lines().filter(|line| !line.is_empty()) {
		match line.strip_suffix(':') {
			Some("signed") => takes = SIGNERS.map(|(letter, _)| letter).to_vec(),
			Some(names) => takes = names.split(' ').collect(),
			None => {
				for call in line.split_whitespace() {
					assert_eq!(table.insert(call, takes.clone()), None, "{call} is there twice");
				}
			}
		}
	}
	table
}

/// Every origin, in the order of the names.
fn origins() -> Vec<(&'static str, RuntimeOrigin)> {
	let council = |ayes, seats| -> RuntimeOrigin {
		RawOrigin::<AccountId, CouncilCollective>::Members(ayes, seats).into()
	};
	let clerks = |ayes| -> RuntimeOrigin {
		RawOrigin::<AccountId, ClerksCollective>::Members(ayes, 2).into()
	};
	let others = [
		RuntimeOrigin::none(),
		RuntimeOrigin::root(),
		council(3, 6),
		council(4, 7),
		council(2, 3),
		clerks(1),
		clerks(2),
	];
	let signers = SIGNERS.map(|(letter, seed)| (letter, RuntimeOrigin::signed(account(seed))));
	OTHERS.into_iter().zip(others).chain(signers).collect()
}

/// Whether the call itself lets the origin pass, whatever else it finds.
fn passes(call: &RuntimeCall, origin: RuntimeOrigin) -> bool {
	let done = tentatively(|| call.clone().dispatch_bypass_filter(origin));
	done.map_or_else(|failed| failed.error != DispatchError::BadOrigin, |_| true)
}

/// Every call of the own pallets, by its name; what looks at its batch before its sender is about one that is approved.
fn calls() -> Vec<(String, RuntimeCall)> {
	let source = cycling();
	let person = open_individual("//Ann", &[source]);
	let platform = Platform::of(source, &[record(person, 1, TWO_AND_A_HALF)]);
	let batch = platform.approved();
	let own = own_pallets();
	let calls = samples(&metadata()).into_iter();
	let calls = calls.filter(|sample| own.contains(&sample.pallet.as_str()));
	let calls = calls.map(|sample| {
		let name = format!("{}.{}", sample.pallet, sample.name);
		let call = match name.as_str() {
			"Issuance.cancel" => pallet_issuance::Call::<Runtime>::cancel { batch }.into(),
			"Issuance.feed" => platform.feeding(batch, 0).into(),
			_ => sample.call,
		};
		(name, call)
	});
	calls.collect()
}

#[test]
fn origin_should_be_refused_as_bad_when_a_call_does_not_take_it() {
	in_chain(|| {
		let expected = expected();
		let mut wrong = vec![];
		for (name, call) in calls() {
			let found = origins().into_iter().filter(|(_, origin)| passes(&call, origin.clone()));
			let found = found.map(|(origin, _)| origin).collect::<Vec<_>>();
			match expected.get(name.as_str()) {
				Some(takes) if *takes == found => (),
				Some(takes) => wrong.push(format!("{name}: {takes:?}, but {found:?}")),
				None => wrong.push(format!("{name} is not in the table")),
			}
		}
		assert!(wrong.is_empty(), "{}", wrong.join("\n"));
	});
}

#[test]
fn operator_should_be_refused_as_bad_when_no_mandate_stands() {
	in_chain(|| {
		let calls = calls();
		for scope in Scope::ALL {
			succeed(AUTHORITY, withdraw(scope));
		}
		let is_operators = |origin: &str| ["P", "clerk", "clerks"].contains(&origin);
		let expected = expected();
		let its_own = calls.into_iter().filter(|(name, _)| {
			let takes = &expected[name.as_str()];
			takes.iter().any(|origin| is_operators(origin)) && !takes.contains(&"X")
		});
		for (name, call) in its_own {
			for (origin, value) in origins().into_iter().filter(|(origin, _)| is_operators(origin))
			{
				assert!(!passes(&call, value), "{name} takes {origin}");
			}
		}
	});
}

#[test]
fn table_should_name_every_call_of_the_own_pallets_when_it_is_read() {
	let own = own_pallets();
	let calls = samples(&metadata()).into_iter();
	let calls = calls.filter(|sample| own.contains(&sample.pallet.as_str()));
	let calls = calls.map(|sample| format!("{}.{}", sample.pallet, sample.name));
	let named = expected().into_keys().map(String::from);
	assert_eq!(named.collect::<BTreeSet<_>>(), calls.collect::<BTreeSet<_>>());
}
