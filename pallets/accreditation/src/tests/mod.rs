mod accredit;
mod apply;
mod attend;
mod confirm_suspension;
mod custody;
mod declare_interest;
mod lift;
mod qualification;
mod record;
mod reject;
mod renew;
mod report_staff;
mod revoke;
mod settle_staff;
mod standing;
mod suspend;
mod try_state;

use core::ops::RangeInclusive;

use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_core::H256,
	sp_runtime::DispatchResult,
};
use suhui_primitives::{Custody as _, Day, Document, ParticipantId};

use crate::{mock::*, Application, Applications, Applied, Event, Person, Verifier, Verifiers};

/// The last day of accreditations: 2028-12-31.
const UNTIL: Day = Day(21_549);
/// The last day for which education of [`TODAY`] is good: 2027-02-09.
const EDUCATED_UNTIL: Day = Day(20_858);

/// The numbers of the five people of an account that applies here.
fn staff_of(account: u64) -> RangeInclusive<u8> {
	match account {
		VERIFIER => 1..=5,
		INSTITUTION => 11..=15,
		_ => 21..=25,
	}
}

fn apply_with(account: u64, application: Application, people: Vec<Person>) -> DispatchResult {
	let people = people.try_into().unwrap();
	Accreditation::apply(RuntimeOrigin::signed(account), Box::new(application), people)
}

fn apply(account: u64) {
	assert_ok!(apply_with(account, application(), people(staff_of(account))));
}

fn attend(numbers: impl IntoIterator<Item = u8>, day: Day) -> DispatchResult {
	let commitments = numbers.into_iter().map(commitment).collect::<Vec<_>>();
	let commitments = commitments.try_into().unwrap();
	Accreditation::attend(RuntimeOrigin::signed(AUTHORITY), commitments, day)
}

/// Applies, and its people attend today.
fn prepare(account: u64) {
	apply(account);
	assert_ok!(attend(staff_of(account), Today::get()));
}

/// On what it applied with last.
fn accredit_until(verifier: ParticipantId, until: Day) -> DispatchResult {
	let application = Applied::<Test>::get(verifier);
	Accreditation::accredit(RuntimeOrigin::signed(COUNCIL), verifier, application, until)
}

fn accredit(account: u64) {
	prepare(account);
	assert_ok!(accredit_until(number(account), UNTIL));
}

/// On what it applied with anew, if it did.
fn renew(account: u64, until: Day) -> DispatchResult {
	let verifier = number(account);
	let waits = Applications::<Test>::contains_key(verifier);
	let application = waits.then(|| Applied::<Test>::get(verifier));
	Accreditation::renew(RuntimeOrigin::signed(COUNCIL), verifier, application, until)
}

fn revoke(account: u64) -> DispatchResultWithPostInfo {
	Accreditation::revoke(RuntimeOrigin::signed(COUNCIL), number(account), document(7))
}

fn suspend(account: u64) {
	let verifier = number(account);
	assert_ok!(Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), verifier, document(3)));
}

fn confirm_suspension(account: u64) -> DispatchResult {
	Accreditation::confirm_suspension(RuntimeOrigin::signed(COUNCIL), number(account))
}

/// As the council, which confirms this account and lifts the suspension that stands, if one does.
fn lift(verifier: ParticipantId, account: u64) -> DispatchResult {
	let found = Verifiers::<Test>::get(verifier);
	lift_of(verifier, account, found.and_then(|found| found.standing.suspension()))
}

/// The same of the suspension that it looked at.
fn lift_of(verifier: ParticipantId, account: u64, suspension: Option<Document>) -> DispatchResult {
	Accreditation::lift(RuntimeOrigin::signed(COUNCIL), verifier, account, suspension)
}

fn report(account: u64, add: Vec<Person>, remove: Vec<H256>) -> DispatchResult {
	let (add, remove) = (add.try_into().unwrap(), remove.try_into().unwrap());
	Accreditation::report_staff(RuntimeOrigin::signed(account), add, remove)
}

/// As when the operator gives a participant another key.
fn take_over(account: u64) {
	Accreditation::taken_over(number(account));
}

fn found(account: u64) -> Verifier {
	Verifiers::<Test>::get(number(account)).unwrap()
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
