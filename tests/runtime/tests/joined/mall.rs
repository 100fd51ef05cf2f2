//! Points for goods and services, from the redemption to its end, with the points as they are on the chain (Art. 35-38).
//! Person 70 holds on 10 March 2026:
//!
//! | lot | issued | class | mg | points |
//! |---|---|---|---|---|
//! | A | January 2026 | 3 | 100,001 | 7 |
//! | C | February 2026 | 4 | 332,080 | 33 |
//! | B | March 2025 | 2, without a methodology | 0 | 50 |

use pallet_mall::{Call, Event, Order, OrderState, Orders};
use pallet_points::{Book, ClassTotals};
use suhui_primitives::{
	Ask, ClassId, Day, Deadlines, Due, ItemId, Month, OrderId, ParticipantId, ParticipantKind,
	Piece, Quantity, Subject, Taken,
};
use suhui_runtime::{
	points_api::runtime_decl_for_points_api::PointsApiV1, Block, Calendar, Points, Runtime,
	RuntimeEvent,
};
use suhui_runtime_tests::{
	calendar::{on, publication},
	chain::{fail, in_chain, next_block, pass_to, pass_to_end_of, refusal_code, succeed},
	clerks::{proposal, together},
	keys::{Seed, AUTHORITY, OPERATOR, SECOND_OPERATOR},
	mall::{
		decision, disputing, end_of_agreement, fulfilment, fulfilments, give_of, listed, redeem,
		redemption, several,
	},
	scheme::{change_key, open, open_individual, open_others, quantity},
};

use crate::rides::{error, holds, honour};

const PROVIDER: Seed = "//Provider";
const PERSON: Seed = "//Person70";
const NEIGHBOUR: Seed = "//Person71";
const PROVIDERS_NEXT: Seed = "//ProvidersNext";
const PERSONS_NEXT: Seed = "//Person70sNext";

const MARCH_2024: Month = Month(650);
const MARCH_2025: Month = Month(662);
const JUNE_2025: Month = Month(665);
const JANUARY_2026: Month = Month(672);
const FEBRUARY_2026: Month = Month(673);

const TENTH_OF_MARCH: Day = Day(20_522);
const LAST_OF_MARCH: Day = Day(20_543);
const THIRD_OF_APRIL: Day = Day(20_546);
/// A Monday. The tenth working day after it is Tuesday 7 April, since the 6th is off.
const DAY_23_OF_MARCH: Day = Day(20_535);
const SEVENTH_OF_APRIL: Day = Day(20_550);
/// A Tuesday. The fifth working day after it is Friday 8 May, since the 1st to the 5th are off.
const DAY_28_OF_APRIL: Day = Day(20_571);
const DAY_8_OF_MAY: Day = Day(20_581);
/// 2026-12-29, a Tuesday: two working days of the year come after it.
const DAY_29_OF_DECEMBER: Day = Day(20_816);
/// 2027-01-20.
const DAY_20_OF_JANUARY: Day = Day(20_838);

/// A provider, person 70 and a neighbour; it is a day.
fn people(day: Day) -> ParticipantId {
	open(PROVIDER, ParticipantKind::Organisation, &[]);
	open_others(68);
	let person = open_individual(PERSON, &[]);
	assert_eq!(person, 70);
	open_individual(NEIGHBOUR, &[]);
	pass_to(day);
	person
}

/// Person 70 with lots A, C and B.
fn person_70() -> ParticipantId {
	let person = people(TENTH_OF_MARCH);
	give_of(JANUARY_2026, person, 3, (100_001, 7));
	give_of(FEBRUARY_2026, person, 4, (332_080, 33));
	give_of(MARCH_2025, person, 2, (0, 50));
	person
}

fn order(number: OrderId) -> Order {
	Orders::<Runtime>::get(number).expect("it was placed")
}

fn lots(person: ParticipantId) -> Vec<(Month, ClassId, Quantity)> {
	Points::balance(person).lots
}

/// (in orders, redeemed) of a class.
fn totals(class: ClassId) -> (Quantity, Quantity) {
	let totals = ClassTotals::<Runtime>::get(class);
	(totals.in_orders, totals.redeemed)
}

fn cancel(order: OrderId) -> Call<Runtime> {
	Call::cancel { order }
}

/// The mall's event among those of a transaction.
fn event(events: Vec<RuntimeEvent>) -> Event<Runtime> {
	let found = events.into_iter().find_map(|event| match event {
		RuntimeEvent::Mall(event) => Some(event),
		_ => None,
	});
	found.expect("the mall deposits one")
}

#[test]
fn points_with_reductions_should_go_first_when_person_70_redeems_ten() {
	in_chain(|| {
		let person = person_70();
		// A whole, and 3 of C's 33: 332,080 * 3 / 33 = 30,189.09 mg.
		let number = redeem(PERSON, listed(PROVIDER, 10));
		assert_eq!(order(number).taken, quantity(130_190, 10));
		let left = [(MARCH_2025, 2, quantity(0, 50)), (FEBRUARY_2026, 4, quantity(301_891, 30))];
		assert_eq!(lots(person), left);
		assert_eq!(totals(3), (quantity(100_001, 7), quantity(0, 0)));
		assert_eq!(totals(4), (quantity(30_189, 3), quantity(0, 0)));
	});
}

#[test]
fn points_without_reductions_should_go_last_when_person_70_redeems_sixty_more() {
	in_chain(|| {
		let person = person_70();
		redeem(PERSON, listed(PROVIDER, 10));
		let number = redeem(PERSON, listed(PROVIDER, 60));
		assert_eq!(order(number).taken, quantity(301_891, 60));
		assert_eq!(lots(person), [(MARCH_2025, 2, quantity(0, 20))]);
	});
}

#[test]
fn plan_should_tell_what_is_taken_and_read_when_the_runtime_is_asked() {
	in_chain(|| {
		let person = person_70();
		let plan = |points| <Runtime as PointsApiV1<Block>>::plan(person, Ask::Points(points));
		let of = |month, class, quantity| Piece { month, class, quantity };
		// B is read before A and C, and put off.
		let pieces = vec![
			of(JANUARY_2026, 3, quantity(100_001, 7)),
			of(FEBRUARY_2026, 4, quantity(30_189, 3)),
		];
		assert_eq!(plan(10), Some(Taken { pieces, read: 3 }));
		assert_eq!(plan(91), None);
		assert_eq!(lots(person).len(), 3);
	});
}

#[test]
fn redemption_should_change_nothing_when_person_70_has_twenty_of_twenty_five() {
	in_chain(|| {
		let person = person_70();
		redeem(PERSON, listed(PROVIDER, 10));
		redeem(PERSON, listed(PROVIDER, 60));
		error("NotEnough", fail(PERSON, redemption(listed(PROVIDER, 25))));
		assert_eq!(lots(person), [(MARCH_2025, 2, quantity(0, 20))]);
	});
}

#[test]
fn points_alone_should_be_an_honour_when_the_order_was_handed_over() {
	in_chain(|| {
		let person = person_70();
		let number = redeem(PERSON, listed(PROVIDER, 10));
		assert_eq!(Points::honours_of(person), Book::default());
		succeed(PROVIDER, fulfilment(number));
		assert_eq!(order(number).state, OrderState::Fulfilled);
		assert_eq!(Points::honours_of(person), Book { redeemed: 10, ..Book::default() });
		assert_eq!(totals(3), (quantity(0, 0), quantity(100_001, 7)));
		assert_eq!(totals(4), (quantity(0, 0), quantity(30_189, 3)));
	});
}

#[test]
fn orders_should_be_settled_together_when_their_provider_has_all_secrets() {
	in_chain(|| {
		let person = person_70();
		let orders = [redeem(PERSON, listed(PROVIDER, 10)), redeem(PERSON, listed(PROVIDER, 60))];
		succeed(PROVIDER, fulfilments(&orders));
		assert_eq!(Points::honours_of(person).redeemed, 70);
		assert_eq!(totals(4), (quantity(0, 0), quantity(332_080, 33)));
		assert_eq!(totals(2), (quantity(0, 0), quantity(0, 30)));
	});
}

#[test]
fn no_milligram_should_be_lost_when_a_lot_is_redeemed_point_by_point() {
	in_chain(|| {
		let person = people(TENTH_OF_MARCH);
		give_of(JANUARY_2026, person, 3, (1_000_003, 7));
		// Two of each of four items; the last order finds no point left.
		let items = [(); 4].map(|()| listed(PROVIDER, 1));
		let orders = (0..7).map(|point| redeem(PERSON, items[point / 2]));
		let taken = orders.map(|number| order(number).taken.reduction).collect::<Vec<_>>();
		let (less, more) = (142_857, 142_858);
		assert_eq!(taken, [less, less, less, more, more, more, more]);
		error("NotEnough", fail(PERSON, redemption(items[3])));
	});
}

#[test]
fn lot_should_be_redeemed_to_the_last_second_when_its_24th_month_ends() {
	in_chain(|| {
		let person = people(TENTH_OF_MARCH);
		give_of(MARCH_2024, person, 3, (1_000, 10));
		let item = listed(PROVIDER, 1);
		pass_to_end_of(LAST_OF_MARCH);
		redeem(PERSON, item);
		next_block();
		error("NotEnough", fail(PERSON, redemption(item)));
		assert_eq!((holds(person), honour(person)), (quantity(0, 0), quantity(900, 9)));
	});
}

/// 200,000 mg and 40 points of March 2024, and 25,000 mg and 10 points of June 2025, redeemed on 31 March 2026.
fn order_of_two_months() -> (ParticipantId, OrderId) {
	let person = people(LAST_OF_MARCH);
	give_of(MARCH_2024, person, 7, (200_000, 40));
	give_of(JUNE_2025, person, 9, (50_000, 20));
	let number = redeem(PERSON, listed(PROVIDER, 50));
	assert_eq!(order(number).taken, quantity(225_000, 50));
	(person, number)
}

#[test]
fn cancellation_should_return_and_let_lapse_when_one_of_two_months_is_over() {
	in_chain(|| {
		let (person, number) = order_of_two_months();
		pass_to(THIRD_OF_APRIL);
		let found = event(succeed(PROVIDER, cancel(number)));
		let (returned, lapsed) = (quantity(25_000, 10), quantity(200_000, 40));
		assert_eq!(found, Event::Cancelled { order: number, returned, lapsed });
		assert_eq!(lots(person), [(JUNE_2025, 9, quantity(50_000, 20))]);
		assert_eq!(honour(person), quantity(200_000, 40));
		assert_eq!(ClassTotals::<Runtime>::get(7).lapsed, quantity(200_000, 40));
	});
}

#[test]
fn cancellation_should_return_all_when_no_month_is_over() {
	in_chain(|| {
		let (person, number) = order_of_two_months();
		succeed(PROVIDER, cancel(number));
		assert_eq!(holds(person), quantity(250_000, 60));
		assert_eq!(honour(person), quantity(0, 0));
	});
}

#[test]
fn person_should_cancel_when_five_working_days_are_over_and_not_before() {
	in_chain(|| {
		let person = people(DAY_28_OF_APRIL);
		give_of(JANUARY_2026, person, 3, (1_000, 10));
		let number = redeem(PERSON, listed(PROVIDER, 10));
		assert_eq!(Calendar::due(Subject::Order(number)), Some(Due::On(DAY_8_OF_MAY)));
		pass_to(DAY_8_OF_MAY);
		error("NotDue", fail(PERSON, cancel(number)));
		pass_to(DAY_8_OF_MAY.saturating_add(1));
		succeed(PERSON, cancel(number));
		assert_eq!(holds(person), quantity(1_000, 10));
	});
}

#[test]
fn person_should_wait_when_the_year_in_which_the_working_days_end_is_not_published() {
	in_chain(|| {
		let person = people(DAY_29_OF_DECEMBER);
		give_of(JANUARY_2026, person, 3, (1_000, 10));
		let number = redeem(PERSON, listed(PROVIDER, 10));
		let due = || Calendar::due(Subject::Order(number));
		assert_eq!(due(), Some(Due::Awaiting(2027)));
		pass_to(DAY_20_OF_JANUARY);
		error("NotDue", fail(PERSON, cancel(number)));
		succeed(AUTHORITY, publication(2027, &[on(2027, 1, 1)]));
		// After the 30th and 31st, Monday to Wednesday.
		assert_eq!(due(), Some(Due::On(on(2027, 1, 6))));
		succeed(PERSON, cancel(number));
		assert_eq!(holds(person), quantity(1_000, 10));
	});
}

/// Both may redeem ten of an item of which three are there.
fn two_people() -> ItemId {
	let person = people(TENTH_OF_MARCH);
	give_of(JANUARY_2026, person, 3, (10_000, 100));
	give_of(JANUARY_2026, person + 1, 3, (10_000, 100));
	listed(PROVIDER, 10)
}

#[test]
fn second_should_be_refused_when_two_redeem_the_last_unit_in_one_block() {
	in_chain(|| {
		let item = two_people();
		succeed(PERSON, several(item, 2));
		succeed(NEIGHBOUR, redemption(item));
		error("OutOfStock", fail(NEIGHBOUR, redemption(item)));
	});
}

#[test]
fn person_should_be_refused_when_it_has_as_many_as_one_may() {
	in_chain(|| {
		let item = two_people();
		let first = redeem(PERSON, item);
		error("LimitReached", fail(PERSON, several(item, 2)));
		redeem(PERSON, item);
		error("LimitReached", fail(PERSON, redemption(item)));
		// What came to nothing does not count.
		succeed(PROVIDER, cancel(first));
		redeem(PERSON, item);
	});
}

#[test]
fn provider_should_not_settle_when_it_has_not_the_persons_secret() {
	in_chain(|| {
		let number = redeem(PERSON, two_people());
		let guess = Call::<Runtime>::fulfil { order: number, secret: [8; 32] };
		error("WrongSecret", fail(PROVIDER, guess));
		succeed(PERSON, Call::<Runtime>::accept { order: number });
		assert_eq!(order(number).state, OrderState::Fulfilled);
	});
}

#[test]
fn orders_should_be_ended_by_the_next_keys_alone_when_both_sides_changed_theirs() {
	in_chain(|| {
		let item = two_people();
		let orders = [redeem(PERSON, item), redeem(PERSON, item)];
		change_key(PROVIDER, PROVIDERS_NEXT);
		change_key(PERSON, PERSONS_NEXT);
		assert_eq!(refusal_code(PROVIDER, fulfilment(orders[0])), 1);
		assert_eq!(refusal_code(PERSON, Call::<Runtime>::accept { order: orders[1] }), 1);
		succeed(PROVIDERS_NEXT, fulfilment(orders[0]));
		succeed(PERSONS_NEXT, Call::<Runtime>::accept { order: orders[1] });
		// Both are of 10 points, and of 10,000 mg * 10 / 100 each.
		assert_eq!(totals(3), (quantity(0, 0), quantity(2_000, 20)));
		assert_eq!(Points::honours_of(70).redeemed, 20);
	});
}

#[test]
fn dispute_should_be_decided_when_two_clerks_carry_it() {
	in_chain(|| {
		let item = two_people();
		let handed_over = redeem(PERSON, item);
		let not_handed_over = redeem(NEIGHBOUR, item);
		for (who, number) in [(PROVIDER, handed_over), (NEIGHBOUR, not_handed_over)] {
			succeed(who, disputing(number));
		}
		for clerk in [OPERATOR, SECOND_OPERATOR] {
			assert_eq!(refusal_code(clerk, decision(handed_over, true)), 2);
		}
		assert_eq!(together(decision(handed_over, true)), Ok(()));
		assert_eq!(together(decision(not_handed_over, false)), Ok(()));
		assert_eq!(order(handed_over).state, OrderState::Fulfilled);
		assert_eq!(order(not_handed_over).state, OrderState::Cancelled);
		// 10,000 mg * 10 / 100.
		assert_eq!(totals(3), (quantity(0, 0), quantity(1_000, 10)));
		assert_eq!(holds(71), quantity(10_000, 100));
	});
}

#[test]
fn person_should_cancel_when_a_late_provider_disputed_and_nobody_decided_in_ten_working_days() {
	in_chain(|| {
		let number = redeem(PERSON, two_people());
		// The provider is late since the 18th.
		pass_to(DAY_23_OF_MARCH);
		succeed(PROVIDER, disputing(number));
		assert_eq!(Calendar::due(Subject::Dispute(number)), Some(Due::On(SEVENTH_OF_APRIL)));
		pass_to(SEVENTH_OF_APRIL);
		error("NotDue", fail(PERSON, cancel(number)));
		pass_to(SEVENTH_OF_APRIL.saturating_add(1));
		succeed(PERSON, cancel(number));
		assert_eq!(
			(order(number).state, holds(70)),
			(OrderState::Cancelled, quantity(10_000, 100))
		);
		assert_eq!(totals(3), (quantity(0, 0), quantity(0, 0)));
	});
}

#[test]
fn motion_should_be_refused_when_its_order_is_not_in_dispute() {
	in_chain(|| {
		let number = redeem(PERSON, two_people());
		let proposed = proposal(2, &decision(number, true).into());
		assert_eq!(refusal_code(OPERATOR, proposed), 5);
	});
}

#[test]
fn item_should_not_be_redeemed_when_its_providers_agreement_was_ended() {
	in_chain(|| {
		let item = two_people();
		let before = redeem(PERSON, item);
		succeed(OPERATOR, end_of_agreement(PROVIDER));
		error("NoAgreement", fail(NEIGHBOUR, redemption(item)));
		succeed(PROVIDER, fulfilment(before));
	});
}
