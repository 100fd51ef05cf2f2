//! One file per call, and per what is not called.

mod account;
mod call_off;
mod certify;
mod classes_of;
mod coding;
mod consent;
mod contribute;
mod donate;
mod holdings;
mod name_accountant;
mod register_event;
mod retire;
mod retire_own;
mod transfer;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::{
	ClassId, Day, EventId, Holdings as _, Milligrams, ParticipantId, Region, RetirementId,
};

use crate::{
	mock::*, Beneficiary, CertificateOf, Event, Events, Flow, Flows, Holdings, LargeEvent,
	NextEvent, NextRetirement, Part, Purpose, Retirement, Retirements,
};

/// The event of November 2025: 1,163.59 t, and what one of its donors gives.
const EMISSIONS: Milligrams = 1_163_590_000_000;
const DONATION: Milligrams = 12_600_000;
/// What 92,348 donors give.
const BEFORE_THE_LAST: Milligrams = 1_163_584_800_000;
/// The 15th and 16th of November 2025, and the day after.
const FIRST: Day = Day(20_407);
const LAST: Day = Day(20_408);
const AFTER: Day = Day(20_409);

/// Origins that nobody signed.
fn unsigned() -> [RuntimeOrigin; 2] {
	[RuntimeOrigin::root(), RuntimeOrigin::none()]
}

fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

/// People redeem so much with an account.
fn receive(account: u64, class: ClassId, milligrams: Milligrams) {
	assert_ok!(Reductions::receive(number(account), &[(class, milligrams)]));
}

/// A project of an account's reduces so much.
fn issue(account: u64, class: ClassId, milligrams: Milligrams) {
	assert_ok!(Reductions::issue(number(account), class, milligrams));
}

fn held(account: u64, class: ClassId) -> Milligrams {
	Holdings::<Test>::get(number(account), class)
}

/// What came from people of a class, and was retired.
fn flow(class: ClassId) -> (Milligrams, Milligrams) {
	let Flow { from_people, retired, .. } = Flows::<Test>::get(class);
	(from_people, retired)
}

/// Accounts' lots of January 2026 as (account, class, mg, points).
fn lots(all: &[(u64, ClassId, u64, u64)]) {
	let lot = |&(account, class, reduction, points): &_| {
		(number(account), JANUARY, class, quantity(reduction, points))
	};
	Held::set(&all.iter().map(lot).collect());
}

/// What is left in them, as (mg, points).
fn left() -> Vec<(u64, u64)> {
	Held::get().into_iter().map(|(.., lot)| (lot.reduction, lot.points)).collect()
}

fn transfer(from: u64, to: ParticipantId, class: ClassId, milligrams: u64) -> DispatchResult {
	Reductions::transfer(signed(from), to, class, milligrams)
}

fn retire(account: u64, reductions: &[(ClassId, Milligrams)]) -> DispatchResult {
	retire_for(account, reductions, Purpose::Cancellation, Beneficiary::Holder)
}

fn retire_for(
	account: u64,
	reductions: &[(ClassId, Milligrams)],
	purpose: Purpose,
	beneficiary: Beneficiary,
) -> DispatchResult {
	Reductions::retire(signed(account), few(reductions), purpose, beneficiary, None, None)
}

fn in_compensation() -> Purpose {
	Purpose::Compensation { case: document(11), acceptance: document(13) }
}

fn last_retirement() -> (RetirementId, Retirement) {
	let retirement = NextRetirement::<Test>::get() - 1;
	(retirement, Retirements::<Test>::get(retirement).unwrap())
}

fn register_as(account: u64, target: Milligrams) -> DispatchResult {
	let title = few("全省运动会".as_bytes());
	let (region, plan) = (Region::PROVINCE, document(21));
	Reductions::register_event(signed(account), title, region, FIRST, LAST, plan, target)
}

/// The institution registers an event that is expected to emit so much; its number.
fn register(target: Milligrams) -> EventId {
	let event = NextEvent::<Test>::get();
	assert_ok!(register_as(INSTITUTION, target));
	event
}

fn event(event: EventId) -> LargeEvent {
	Events::<Test>::get(event).unwrap()
}

fn name(event: EventId, account: u64) -> DispatchResult {
	Reductions::name_accountant(signed(OPERATOR), event, number(account))
}

fn account_as(account: u64, event: EventId, emissions: Milligrams) -> DispatchResult {
	Reductions::account(signed(account), event, emissions, document(23))
}

/// The verifier is named and accounts what the event emitted.
fn account(event: EventId, emissions: Milligrams) {
	assert_ok!(name(event, VERIFIER));
	assert_ok!(account_as(VERIFIER, event, emissions));
}

fn donate(account: u64, event: EventId, milligrams: Milligrams) -> DispatchResult {
	let part = Part::Milligrams(milligrams);
	let done = Reductions::donate(signed(account), event, part, 10);
	done.map(|_| ()).map_err(|failed| failed.error)
}

fn contribute(
	account: u64,
	event: EventId,
	reductions: &[(ClassId, Milligrams)],
) -> DispatchResult {
	let done = Reductions::contribute(signed(account), event, few(reductions));
	done.map(|_| ()).map_err(|failed| failed.error)
}

fn call_off(account: u64, event: EventId) -> DispatchResult {
	Reductions::call_off(signed(account), event, document(25))
}

/// To so much that it emitted.
fn consent(event: EventId, emissions: Milligrams) -> DispatchResult {
	Reductions::consent(signed(AUTHORITY), event, emissions, document(27))
}

fn certify(of: CertificateOf) -> DispatchResult {
	Reductions::certify(signed(TWO_OPERATORS), of, document(29))
}

/// An event that emitted 500 mg, which the reporter's holdings cover.
fn covered() -> EventId {
	let event = register(1_000);
	account(event, 500);
	receive(REPORTER, 1, 500);
	assert_ok!(contribute(REPORTER, event, &[(1, 500)]));
	event
}

/// One to whose certificate the authority consented.
fn consented() -> EventId {
	let event = covered();
	assert_ok!(consent(event, 500));
	event
}

/// The citizen's neighbour opens an account.
fn open_neighbour() {
	use suhui_primitives::{mocks, ParticipantKind};
	mocks::open_account(NEIGHBOUR, ParticipantKind::Individual);
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
