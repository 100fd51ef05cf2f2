//! What holds of the state between blocks.

use std::collections::{BTreeMap, BTreeSet};

use pallet_issuance::BatchClasses;
use pallet_mall::{Orders, Pieces};
use pallet_points::{ClassTotals, Honours, Lots, Totals};
use pallet_reductions::{
	Donors, EventClasses, Flows, Holdings, Purpose, RetiredOf, Retirement, Retirements,
};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{PalletsInfoAccess, SortedMembers},
	},
	pallet_collective::{self, CostOf, Members, Proposals},
	pallet_session,
	sp_runtime::TryRuntimeError,
};
use suhui_primitives::{
	ClassId, Escrow, Milligrams, OrderId, Page, ParticipantId, Piece, Quantity, Registry,
};
use suhui_runtime::{
	offices::OfficeHolders,
	origins::{ClerksCollective, CouncilCollective},
	Access, AccountId, Accreditation, AllPalletsWithSystem, Calendar, Consortium,
	CouncilMembership, Disclosure, Experts, Issuance, Mall, Mandate, Methodology, Operator,
	Participants, Points, Reductions, Runtime, Scenarios, Session,
};

use crate::credited::Credited;

type Check = fn() -> Result<(), TryRuntimeError>;

/// The pallets with state, and what each says must hold of it. No pallet of the SDK is among them: theirs is a feature
/// that would change how everything compiled with these tests is compiled, the node too.
pub const INVARIANTS: &[(&str, Check)] = &[
	("Experts", Experts::do_try_state),
	("Consortium", Consortium::do_try_state),
	("Mandate", Mandate::do_try_state),
	("Access", Access::do_try_state),
	("Participants", Participants::do_try_state),
	("Methodology", Methodology::do_try_state),
	("Scenarios", Scenarios::do_try_state),
	("Accreditation", Accreditation::do_try_state),
	("Issuance", Issuance::do_try_state),
	("Points", Points::do_try_state),
	("Calendar", Calendar::do_try_state),
	("Disclosure", Disclosure::do_try_state),
	("Mall", Mall::do_try_state),
	("Reductions", Reductions::do_try_state),
];

/// What must hold between pallets that know nothing of each other.
pub const BETWEEN: &[(&str, Check)] = &[
	("Council", council),
	("Clerks", clerks),
	("Offices", offices),
	("Validators", validators),
	("Orders", orders),
	("Conservation", conservation),
	("Honours", honours),
];

fn council() -> Result<(), TryRuntimeError> {
	let seats = Members::<Runtime, CouncilCollective>::get();
	ensure!(seats == CouncilMembership::members().to_vec(), "others vote than hold the seats");
	motions::<Runtime, CouncilCollective>()
}

fn clerks() -> Result<(), TryRuntimeError> {
	let clerks = Members::<Runtime, ClerksCollective>::get();
	ensure!(clerks == Operator::members().to_vec(), "others vote than are the operator's clerks");
	motions::<Runtime, ClerksCollective>()
}

/// Whoever decides on participants is none, and no expert, and never was either.
fn offices() -> Result<(), TryRuntimeError> {
	let takes_part = |account: &AccountId| Participants::stood_for(account).is_some();
	let officials = OfficeHolders::sorted_members();
	ensure!(!officials.iter().any(takes_part), "an official takes part");
	let mut officials = officials.iter();
	ensure!(
		!officials.any(pallet_experts::ExpertOf::<Runtime>::contains_key),
		"an official judges"
	);
	Ok(())
}

/// Whoever validates does so for a department, or did until two sessions ago; and nobody else has session keys.
fn validators() -> Result<(), TryRuntimeError> {
	let is_posted =
		|account: &AccountId| pallet_consortium::Posts::<Runtime>::contains_key(account);
	ensure!(Session::validators().iter().all(is_posted), "a validator is no department's");
	let queued = Session::queued_keys();
	ensure!(
		queued.iter().all(|(validator, _)| is_posted(validator)),
		"who is to validate is no department's"
	);
	let mut holders = pallet_session::NextKeys::<Runtime>::iter_keys();
	ensure!(holders.all(|holder| is_posted(&holder)), "a stranger has session keys");
	Ok(())
}

/// What left people's lots for orders stands in them, class by class; and each piece has its lot to return to, unless the
/// lot's month is over.
fn orders() -> Result<(), TryRuntimeError> {
	let of_class = |(class, totals): (ClassId, Totals)| (class, totals.in_orders);
	let left = ClassTotals::<Runtime>::iter().map(of_class);
	let left = left.filter(|(_, quantity)| *quantity != Quantity::default());
	ensure!(
		Mall::in_orders() == left.collect::<BTreeMap<_, _>>(),
		"in orders stands other than what was taken for them"
	);
	for (order, pieces) in Pieces::<Runtime>::iter() {
		ensure!(
			pieces.iter().all(|piece| may_return(order, piece)),
			"a piece of an order has no lot to return to"
		);
	}
	Ok(())
}

fn may_return(order: OrderId, piece: &Piece) -> bool {
	let Some(person) = Orders::<Runtime>::get(order).map(|order| order.participant) else {
		return false;
	};
	let lots = Lots::<Runtime>::get((piece.month, Page::of(person), piece.class));
	let is_there = lots.is_some_and(|lots| lots.slots.contains(Page::slot(person)));
	is_there || Points::is_due(piece.month)
}

/// Of each class: what people redeemed is what came to organisations; that and what was issued to owners of projects is what
/// organisations hold and retired; what people and organisations retired is what retirements and events have; and what was
/// issued to people and owners is what batches issued.
fn conservation() -> Result<(), TryRuntimeError> {
	let retired = RetiredOf::<Runtime>::iter().map(|(_, class, milligrams)| (class, milligrams));
	let given = EventClasses::<Runtime>::iter().map(|(_, class, milligrams)| (class, milligrams));
	let used = by_class(retired.chain(given));
	let held = Holdings::<Runtime>::iter().map(|(_, class, milligrams)| (class, milligrams));
	let held = by_class(held);
	let mut issued = Credited::get();
	for part in BatchClasses::<Runtime>::iter_values().flatten() {
		let sum = issued.entry(part.class).or_default();
		*sum = sum.saturating_add(part.issued);
	}
	let of = |sums: &BTreeMap<ClassId, u128>, class: ClassId| {
		sums.get(&class).copied().unwrap_or_default()
	};
	let classes = ClassTotals::<Runtime>::iter_keys().chain(Flows::<Runtime>::iter_keys());
	let classes = classes.chain(issued.keys().chain(used.keys()).chain(held.keys()).copied());
	for class in classes.collect::<BTreeSet<_>>() {
		let of_people = ClassTotals::<Runtime>::get(class);
		let of_others = Flows::<Runtime>::get(class);
		let [direct, used_by_others] = [of_others.issued_direct, of_others.retired].map(u128::from);
		ensure!(
			of_people.redeemed.reduction == of_others.from_people,
			"what was redeemed is not what organisations received"
		);
		ensure!(
			u128::from(of_people.redeemed.reduction) + direct == of(&held, class) + used_by_others,
			"what was redeemed and issued to owners is not what organisations hold and retired"
		);
		ensure!(
			of(&used, class) == u128::from(of_people.retired.reduction) + used_by_others,
			"what was retired is not what retirements and events have"
		);
		let by_batches = issued.get(&class).copied().unwrap_or_default();
		ensure!(
			u128::from(of_people.issued.reduction) + direct == u128::from(by_batches.reduction),
			"what was issued to people and owners is not what batches issued"
		);
		ensure!(
			of_people.issued.points == by_batches.points,
			"the points that people got are not those that batches gave"
		);
	}
	Ok(())
}

fn by_class(all: impl Iterator<Item = (ClassId, Milligrams)>) -> BTreeMap<ClassId, u128> {
	let mut sums = BTreeMap::<ClassId, u128>::new();
	for (class, milligrams) in all {
		*sums.entry(class).or_default() += u128::from(milligrams);
	}
	sums
}

/// What left a person's lots for donation, offset, cancellation and compensation.
type Retired = [Quantity; 4];

/// Each person's honours are what its retirements and its donations to events say, purpose by purpose; but of who gave to an
/// event no points are kept.
fn honours() -> Result<(), TryRuntimeError> {
	let mut told = BTreeMap::<ParticipantId, Retired>::new();
	for Retirement { holder, purpose, total, points, .. } in Retirements::<Runtime>::iter_values() {
		let found = pallet_participants::Participants::<Runtime>::get(holder);
		if found.is_some_and(|found| found.holder.is_individual()) {
			let [donated, offset, cancelled, compensated] = told.entry(holder).or_default();
			let sum = match purpose {
				Purpose::Donation => donated,
				Purpose::Offset => offset,
				Purpose::Cancellation => cancelled,
				Purpose::Compensation { .. } => compensated,
			};
			*sum = sum.saturating_add(Quantity { reduction: total, points });
		}
	}
	for (_, page, donors) in Donors::<Runtime>::iter() {
		for (slot, reduction) in donors {
			let [donated, ..] = told.entry(page.participant(slot)).or_default();
			*donated = donated.saturating_add(Quantity { reduction, points: 0 });
		}
	}
	for (page, books) in Honours::<Runtime>::iter() {
		for (slot, book) in books {
			let [donated, others @ ..] = told.remove(&page.participant(slot)).unwrap_or_default();
			ensure!(
				donated.reduction == book.donated.reduction
					&& donated.points <= book.donated.points,
				"what a person has the honour of having donated is not what it gave"
			);
			ensure!(
				others == [book.offset, book.cancelled, book.compensated],
				"a person's honours are not what its retirements say"
			);
		}
	}
	ensure!(told.is_empty(), "somebody has no honour for what was given or retired");
	Ok(())
}

/// Of every open motion it is known who proposed it.
fn motions<T: pallet_collective::Config<I>, I: 'static>() -> Result<(), TryRuntimeError> {
	let mut open = Proposals::<T, I>::get().into_iter();
	ensure!(open.all(CostOf::<T, I>::contains_key), "an open motion is nobody's");
	Ok(())
}

pub fn check_invariants() {
	for (pallet, check) in INVARIANTS.iter().chain(BETWEEN) {
		check().unwrap_or_else(|broken| panic!("{pallet}'s state is broken: {broken:?}"));
	}
}

/// The names of the project's own pallets: they carry the workspace's version.
pub fn own_pallets() -> Vec<&'static str> {
	let version = env!("CARGO_PKG_VERSION");
	AllPalletsWithSystem::infos()
		.into_iter()
		.filter(|pallet| {
			let crate_version = pallet.crate_version;
			format!("{}.{}.{}", crate_version.major, crate_version.minor, crate_version.patch)
				== version
		})
		.map(|pallet| pallet.name)
		.collect()
}
