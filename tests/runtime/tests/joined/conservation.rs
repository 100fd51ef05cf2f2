//! What must hold between pallets is seen to be broken when it is told otherwise in one place.

use pallet_mall::Pieces;
use pallet_points::{Book, ClassTotals, Honours, Lots};
use pallet_reductions::Purpose;
use polkadot_sdk::sp_runtime::TryRuntimeError;
use suhui_primitives::{ClassId, Page, ParticipantId, ParticipantKind};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{in_chain, succeed, tentatively, today},
	invariants::BETWEEN,
	keys::Seed,
	mall::{give, listed, redeem},
	reductions::{donation, own_retirement, register, HOST},
	scheme::{open, open_individual},
};

const ANN: Seed = "//Ann";
const PROVIDER: Seed = "//Provider";
const CLASS: ClassId = 3;

/// Ann with 1,000 mg and 10 points.
fn ann() -> ParticipantId {
	let ann = open_individual(ANN, &[]);
	give(ann, CLASS, (1_000, 10));
	ann
}

/// That this is found once the harm is done.
fn broken(invariant: &str, message: &'static str, harm: impl FnOnce()) {
	tentatively(|| {
		harm();
		let (_, check) = BETWEEN.iter().find(|(name, _)| *name == invariant).unwrap();
		assert_eq!(check(), Err(TryRuntimeError::from(message)));
	});
}

fn rewrite(person: ParticipantId, harm: impl Fn(&mut Book)) {
	Honours::<Runtime>::mutate(Page::of(person), |books| {
		books.iter_mut().for_each(|(_, book)| harm(book));
	});
}

#[test]
fn orders_should_be_broken_when_other_stands_in_them_than_was_taken() {
	let message = "in orders stands other than what was taken for them";
	in_chain(|| {
		ann();
		open(PROVIDER, ParticipantKind::Organisation, &[]);
		let order = redeem(ANN, listed(PROVIDER, 5));
		broken("Orders", message, || Pieces::<Runtime>::remove(order));
		broken("Orders", message, || {
			ClassTotals::<Runtime>::mutate(CLASS, |totals| totals.in_orders.reduction -= 1);
		});
		broken("Orders", message, || {
			ClassTotals::<Runtime>::mutate(CLASS + 1, |totals| totals.in_orders.points += 1);
		});
	});
}

#[test]
fn orders_should_be_broken_when_a_piece_has_no_lot_to_return_to() {
	in_chain(|| {
		let ann = ann();
		open(PROVIDER, ParticipantKind::Organisation, &[]);
		redeem(ANN, listed(PROVIDER, 5));
		broken("Orders", "a piece of an order has no lot to return to", || {
			let month = today().month().expect("it is after 1970");
			Lots::<Runtime>::remove((month, Page::of(ann), CLASS));
		});
	});
}

#[test]
fn honours_should_be_broken_when_they_are_not_what_was_retired() {
	let message = "a person's honours are not what its retirements say";
	in_chain(|| {
		let ann = ann();
		succeed(ANN, own_retirement(400, Purpose::Offset));
		broken("Honours", message, || rewrite(ann, |book| book.offset.reduction -= 1));
		broken("Honours", message, || {
			rewrite(ann, |book| (book.offset, book.cancelled) = (book.cancelled, book.offset));
		});
		broken("Honours", "somebody has no honour for what was given or retired", || {
			Honours::<Runtime>::remove(Page::of(ann));
		});
	});
}

#[test]
fn honours_should_be_broken_when_they_are_not_what_was_given_to_an_event() {
	let message = "what a person has the honour of having donated is not what it gave";
	in_chain(|| {
		let ann = ann();
		open(HOST, ParticipantKind::Institution, &[]);
		succeed(ANN, donation(register(600), 500));
		broken("Honours", message, || rewrite(ann, |book| book.donated.reduction += 1));
	});
}
