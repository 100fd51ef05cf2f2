//! One file per call, and per what is not called.

mod answer_appeal;
mod answer_complaint;
mod appeal;
mod appoint_office;
mod ask_review;
mod complain;
mod decide_review;
mod dismiss_office;
mod fall_due;
mod file_report;
mod genesis;
mod lift;
mod publish_rule;
mod record_complaint;
mod repeal_rule;
mod sanction;
mod try_state;

use polkadot_sdk::{
	frame_support::{assert_ok, traits::Hooks},
	sp_runtime::DispatchResult,
};
use suhui_primitives::{
	Capacity, Day, Month, Region, ReportKind, Sanctioned, Sanctions as _, Subject,
};

use crate::{
	mock::*, About, Complaint, ComplaintId, Complaints, Event, Ground, NextComplaint, NextRule,
	NextSanction, RuleId, RuleKind, Sanction, SanctionId, Sanctions,
};

/// Origins that nobody signed.
fn unsigned() -> [RuntimeOrigin; 2] {
	[RuntimeOrigin::root(), RuntimeOrigin::none()]
}

fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

/// The authority publishes a standard, in force from a day on; its number.
fn publish(effective: Day) -> RuleId {
	let rule = NextRule::<Test>::get();
	let title = few("碳普惠标准".as_bytes());
	let kind = RuleKind::Standard;
	assert_ok!(Disclosure::publish_rule(signed(AUTHORITY), kind, title, document(1), effective));
	rule
}

fn repeal(rule: RuleId, from: Day, by: Option<RuleId>) -> DispatchResult {
	Disclosure::repeal_rule(signed(AUTHORITY), rule, from, by)
}

fn appoint(account: u64, region: Region) {
	assert_ok!(Disclosure::appoint_office(council(), account, region));
}

/// The citizen complains about the scheme; the complaint's number.
fn complain(region: Region) -> ComplaintId {
	let complaint = NextComplaint::<Test>::get();
	assert_ok!(Disclosure::complain(signed(CITIZEN), About::Scheme, region, document(1)));
	complaint
}

fn answer(account: u64, complaint: ComplaintId) -> DispatchResult {
	Disclosure::answer_complaint(signed(account), complaint, document(3))
}

fn ask_review(account: u64, complaint: ComplaintId) -> DispatchResult {
	Disclosure::ask_review(signed(account), complaint, document(5))
}

fn decide(complaint: ComplaintId, upheld: bool) -> DispatchResult {
	Disclosure::decide_review(signed(AUTHORITY), complaint, upheld, document(7))
}

/// A citizen's complaint whose answer the authority is to review.
fn under_review() -> ComplaintId {
	let complaint = complain(nanjing());
	assert_ok!(answer(OPERATOR, complaint));
	assert_ok!(ask_review(CITIZEN, complaint));
	complaint
}

fn complaint(complaint: ComplaintId) -> Complaint {
	Complaints::<Test>::get(complaint).unwrap()
}

fn verifier() -> Sanctioned {
	Sanctioned::Participant(number(VERIFIER))
}

fn impose(whom: Sanctioned, capacities: &[Capacity], until: Day) -> DispatchResult {
	let capacities = few(capacities);
	Disclosure::sanction(council(), whom, Ground::Falsehood, capacities, until, document(1))
}

/// The verifier verifies nothing to the end of the day; the sanction's number.
fn bar(until: Day) -> SanctionId {
	let sanction = NextSanction::<Test>::get();
	assert_ok!(impose(verifier(), &[Capacity::Verifier], until));
	sanction
}

fn lift(sanction: SanctionId) -> DispatchResult {
	Disclosure::lift(council(), sanction, document(3))
}

fn appeal(account: u64, sanction: SanctionId) -> DispatchResult {
	Disclosure::appeal(signed(account), sanction, document(5))
}

fn answer_appeal(sanction: SanctionId, upheld: bool) -> DispatchResult {
	Disclosure::answer_appeal(council(), sanction, upheld, document(7))
}

fn sanction(sanction: SanctionId) -> Sanction {
	Sanctions::<Test>::get(sanction).unwrap()
}

fn is_barred(whom: Sanctioned, capacity: Capacity) -> bool {
	Disclosure::is_barred(whom, capacity)
}

/// A block begins.
fn begin() {
	Disclosure::on_initialize(1);
}

fn monthly(month: Month) -> Subject {
	Subject::Report(ReportKind::Monthly, month, Region::PROVINCE)
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
