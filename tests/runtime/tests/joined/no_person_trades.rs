//! Individuals never trade (Art. 27, 33): every call that the runtime has is sent by a person, past the access list too,
//! and nobody has more by it.

use std::collections::{BTreeMap, BTreeSet};

use pallet_access::{Policy, Roles};
use pallet_points::Lots;
use pallet_reductions::{Beneficiary, Holdings, Purpose};
use polkadot_sdk::frame_support::traits::UnfilteredDispatchable;
use suhui_primitives::{
	ClassId, EventId, ItemId, Milligrams, Page, ParticipantId, ParticipantKind, Quantity,
};
use suhui_runtime::{access_policy::Permissions, Runtime, RuntimeCall, RuntimeOrigin};
use suhui_runtime_tests::{
	chain::{in_chain, refusal_code, tentatively},
	invariants::own_pallets,
	keys::{account, Seed},
	mall::{decision, disputing, fulfilment, fulfilments, listed, redeem, redemption},
	metadata::{metadata, Types},
	reductions::{
		contribution, credit, donation, own_retirement, redeem_with, register, registration,
		retirement, transfer, HOST,
	},
	samples::{samples, samples_of_ones, Sample},
	scheme::{cycling, number, open, open_individual, quantity},
};

const ANN: Seed = "//Ann";
const BO: Seed = "//Bo";
const PROVIDER: Seed = "//Provider";
/// The developer's, who is participant 1.
const CLASS: ClassId = 1;

/// What the access list lets a person send, of all there is.
const SENT_BY_PEOPLE: [&str; 34] = [
	"Disclosure.appeal",
	"Disclosure.ask_review",
	"Disclosure.complain",
	"Issuance.cancel",
	"Issuance.close",
	"Issuance.feed",
	"Issuance.open",
	"Mall.accept",
	"Mall.cancel",
	"Mall.dispute",
	"Mall.redeem",
	"Methodology.complete",
	"Methodology.conclude",
	"Methodology.object",
	"Methodology.revise",
	"Methodology.submit",
	"Methodology.withdraw",
	"Participants.change_key",
	"Participants.close",
	"Participants.give_consent",
	"Participants.withdraw_consent",
	"Points.lapse",
	"Reductions.donate",
	"Reductions.retire_own",
	"Scenarios.apply",
	"Scenarios.complete",
	"Scenarios.declare_claim",
	"Scenarios.leave",
	"Scenarios.propose_terms",
	"Scenarios.report_conflict",
	"Scenarios.set_reporters",
	"Scenarios.submit_rectification",
	"Scenarios.transfer",
	"Scenarios.withdraw",
];
/// Those of them that take something out of the person's lots, which is then nobody's: what is redeemed is the provider's
/// once the order is fulfilled.
const TAKE: [&str; 3] = ["Mall.redeem", "Reductions.donate", "Reductions.retire_own"];
/// The calls that hold another one.
const AROUND: [&str; 5] = [
	"Clerks.execute",
	"Clerks.propose",
	"Consortium.dispatch_as_root",
	"Council.execute",
	"Council.propose",
];

/// What everybody has in lots, and holds beyond them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Belongings {
	lots: BTreeMap<ParticipantId, Quantity>,
	holdings: BTreeMap<(ParticipantId, ClassId), Milligrams>,
}

impl Belongings {
	fn now() -> Self {
		let mut lots = BTreeMap::<ParticipantId, Quantity>::new();
		for ((_, page, _), of_page) in Lots::<Runtime>::iter() {
			for (slot, lot) in of_page.iter() {
				let sum = lots.entry(Page::participant(page, slot)).or_default();
				*sum = sum.saturating_add(lot);
			}
		}
		let holdings = Holdings::<Runtime>::iter().map(|(who, class, held)| ((who, class), held));
		Belongings { lots, holdings: holdings.collect() }
	}

	/// What a participant has in lots.
	fn of(&self, participant: ParticipantId) -> Quantity {
		self.lots.get(&participant).copied().unwrap_or_default()
	}

	/// Whether nothing changed but that this participant's lots have less.
	fn is_less_of(&self, participant: ParticipantId, before: &Belongings) -> bool {
		let others = |of: &Belongings| {
			let mut lots = of.lots.clone();
			lots.remove(&participant);
			lots
		};
		others(self) == others(before)
			&& self.holdings == before.holdings
			&& self.of(participant).is_within(before.of(participant))
	}
}

/// Ann and Bo have lots, the provider holds what Ann redeemed and lists an item, and the host's event is open.
fn scene() -> (EventId, ItemId) {
	cycling();
	open(HOST, ParticipantKind::Institution, &[]);
	open(PROVIDER, ParticipantKind::Organisation, &[]);
	for person in [ANN, BO].map(|seed| open_individual(seed, &[])) {
		credit(person, CLASS, (2_000, 20));
	}
	redeem_with(number(ANN), number(PROVIDER), 1_000);
	(register(500), listed(PROVIDER, 5))
}

fn named(Sample { pallet, name, call }: Sample) -> (String, RuntimeCall) {
	(format!("{pallet}.{name}"), call)
}

/// What would move reductions if an organisation sent it, or does if a person does, by name.
fn due((event, item): (EventId, ItemId)) -> Vec<(String, RuntimeCall)> {
	let everybody = [HOST, PROVIDER, BO, ANN].map(number);
	let transfers = everybody.map(|to| ("transfer", transfer(to, CLASS, 100)));
	let retired = retirement(CLASS, 100, Purpose::Offset, Beneficiary::Participant(number(BO)));
	let others = [
		("retire", retired),
		("contribute", contribution(event, CLASS, 100)),
		("donate", donation(event, 100)),
		("retire_own", own_retirement(100, Purpose::Donation)),
	];
	let all = transfers.into_iter().chain(others);
	let all = all.map(|(name, call)| (format!("Reductions.{name}"), call.into()));
	all.chain([("Mall.redeem".into(), redemption(item).into())]).collect()
}

/// Each call that holds another one, around this one.
fn around(call: RuntimeCall) -> [(&'static str, RuntimeCall); 5] {
	use polkadot_sdk::pallet_collective::Call::{execute, propose};
	let length_bound = 1_000;
	let held = || Box::new(call.clone());
	let root = pallet_consortium::Call::dispatch_as_root { call: held() };
	let calls = [
		RuntimeCall::Clerks(execute { proposal: held(), length_bound }),
		RuntimeCall::Clerks(propose { threshold: 1, proposal: held(), length_bound }),
		RuntimeCall::Consortium(root),
		RuntimeCall::Council(execute { proposal: held(), length_bound }),
		RuntimeCall::Council(propose { threshold: 1, proposal: held(), length_bound }),
	];
	let mut calls = calls.into_iter();
	AROUND.map(|name| (name, calls.next().expect("there are as many")))
}

#[test]
fn calls_of_people_should_be_those_listed_when_the_access_list_is_asked() {
	let calls = samples(&metadata()).into_iter().map(named);
	let of_people =
		calls.filter(|(_, call)| Permissions::permitted(call).intersects(Roles::INDIVIDUAL));
	let of_people = of_people.map(|(name, _)| name).collect::<BTreeSet<_>>();
	assert_eq!(of_people, SENT_BY_PEOPLE.map(String::from).into());
}

#[test]
fn nobody_should_have_more_when_a_person_sends_any_call() {
	in_chain(|| {
		let scene = scene();
		let metadata = metadata();
		let own = samples_of_ones(&metadata, &own_pallets());
		let calls = samples(&metadata).into_iter().chain(own).map(named).chain(due(scene));
		let (ann, before) = (number(ANN), Belongings::now());
		assert_eq!(before.of(ann), quantity(1_000, 10));
		let mut took = BTreeSet::new();
		for (name, call) in calls {
			tentatively(|| {
				// Whatever comes of it.
				let _ = call.dispatch_bypass_filter(RuntimeOrigin::signed(account(ANN)));
				let after = Belongings::now();
				assert!(after.is_less_of(ann, &before), "{name} moved something");
				if after != before {
					took.insert(name);
				}
			});
		}
		assert_eq!(took, TAKE.map(String::from).into());
	});
}

#[test]
fn person_should_be_refused_as_transaction_and_by_kind_when_it_sends_what_organisations_do() {
	in_chain(|| {
		let scene = scene();
		let others = due(scene).into_iter().filter(|(name, _)| !TAKE.contains(&name.as_str()));
		let registration = ("Reductions.register_event".into(), registration(1).into());
		for (name, call) in others.chain([registration]) {
			assert_eq!(refusal_code(ANN, call.clone()), 2, "{name}");
			let done =
				tentatively(|| call.dispatch_bypass_filter(RuntimeOrigin::signed(account(ANN))));
			let failed: &'static str = done.expect_err("a person does not").error.into();
			assert_eq!(failed, "WrongKind", "{name}");
		}
	});
}

#[test]
fn calls_that_hold_others_should_be_those_tried_when_the_metadata_is_asked() {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let mut found = BTreeSet::new();
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		for call in types.variants(calls.ty.id) {
			let mut names = call.fields.iter().map(|field| types.name(field.ty.id));
			if names.any(|name| name.contains("RuntimeCall")) {
				found.insert(format!("{}.{}", pallet.name, call.name));
			}
		}
	}
	assert_eq!(found, AROUND.map(String::from).into());
}

#[test]
fn nobody_should_have_more_or_less_when_a_person_sends_a_call_within_another() {
	in_chain(|| {
		let scene = scene();
		let before = Belongings::now();
		for (inner, call) in due(scene) {
			for (outer, call) in around(call) {
				tentatively(|| {
					let done = call.dispatch_bypass_filter(RuntimeOrigin::signed(account(ANN)));
					assert!(done.is_err(), "{outer} of {inner}");
					assert_eq!(Belongings::now(), before, "{outer} of {inner}");
				});
			}
		}
	});
}

/// Five points of Ann's, with 500 mg, stand in an order: she gives them to the provider or nobody gets them.
#[test]
fn provider_alone_should_have_more_when_people_end_an_order_of_a_person() {
	use pallet_mall::Call;
	in_chain(|| {
		let (_, item) = scene();
		let order = redeem(ANN, item);
		let before = Belongings::now();
		assert_eq!(before.of(number(ANN)), quantity(500, 5));
		let mut accepted = before.clone();
		accepted.holdings.insert((number(PROVIDER), CLASS), 1_500);
		let ends = [
			Call::accept { order },
			Call::cancel { order },
			fulfilment(order),
			fulfilments(&[order]),
			disputing(order),
			decision(order, true),
			decision(order, false),
		];
		for call in ends {
			for person in [ANN, BO] {
				let is_accepted = person == ANN && matches!(call, Call::accept { .. });
				let expected = if is_accepted { &accepted } else { &before };
				tentatively(|| {
					let sender = RuntimeOrigin::signed(account(person));
					let _ = RuntimeCall::from(call.clone()).dispatch_bypass_filter(sender);
					assert_eq!(&Belongings::now(), expected, "{call:?} by {person}");
				});
			}
		}
	});
}
