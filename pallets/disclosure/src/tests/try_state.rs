use polkadot_sdk::frame_support::{assert_err, assert_ok};
use suhui_primitives::{Actor, Capacity, Day, Month, Region, ReportKind, Sanctioned};

use super::{
	appoint, bar, complain, lift, monthly, publish, repeal, signed, under_review, verifier,
};
use crate::{
	mock::*, Appeal, Bar, BarList, Bars, ComplaintStage, Complaints, Cursor, NextComplaint,
	NextRule, NextSanction, NextToFallDue, Offices, OpenComplaints, Regions, Report, Reports,
	Rules, Sanctions,
};

fn broken(error: &'static str, harm: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		harm();
		assert_err!(Disclosure::do_try_state(), error);
	});
}

#[test]
fn try_state_should_fail_when_a_rule_is_above_the_next() {
	broken("a rule's number was never given", || {
		publish(Day(20_000));
		NextRule::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_rules_successor_is_none() {
	broken("no rule comes in a rule's place", || {
		let (rule, next) = (publish(Day(20_000)), publish(Day(20_000)));
		assert_ok!(repeal(rule, Day(20_500), Some(next)));
		Rules::<Test>::remove(next);
	});
}

#[test]
fn try_state_should_fail_when_a_rule_with_a_successor_is_in_force() {
	broken("a rule has a successor and is in force", || {
		let (rule, next) = (publish(Day(20_000)), publish(Day(20_000)));
		Rules::<Test>::mutate(rule, |found| found.as_mut().unwrap().successor = Some(next));
	});
}

#[test]
fn try_state_should_fail_when_a_report_is_due_that_was_filed() {
	broken("a report is due that was filed", || {
		use suhui_primitives::Deadlines;
		let (kind, region) = (ReportKind::Monthly, Region::PROVINCE);
		let origin = signed(OPERATOR);
		assert_ok!(Disclosure::file_report(origin, kind, JANUARY, region, document(1)));
		assert_ok!(MockDeadlines::set(monthly(JANUARY), Actor::Operator, Day(20_484), 10));
	});
}

#[test]
fn try_state_should_fail_when_a_report_was_filed_before_its_month_was_over() {
	broken("a report was filed before its month was over", || {
		let report =
			Report { document: document(1), filed: NINTH_OF_FEBRUARY, by: Actor::Operator };
		let february = Month(673);
		Reports::<Test>::insert((ReportKind::Monthly, february, Region::PROVINCE), report);
	});
}

#[test]
fn try_state_should_fail_when_reports_fell_due_before_their_month_was_over() {
	broken("reports fell due before their month was over", || {
		NextToFallDue::<Test>::put(Cursor::of(Month(674)));
	});
}

#[test]
fn try_state_should_fail_when_a_complaint_is_above_the_next() {
	broken("a complaint's number was never given", || {
		complain(nanjing());
		NextComplaint::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_complaint_is_not_what_its_stage_says() {
	for stage in [ComplaintStage::Filed, ComplaintStage::Answered, ComplaintStage::Closed] {
		broken("a complaint is not what its stage says", || {
			let complaint = under_review();
			Complaints::<Test>::mutate(complaint, |found| found.as_mut().unwrap().stage = stage);
		});
	}
}

#[test]
fn try_state_should_fail_when_a_complaint_that_waits_is_not_due() {
	broken("a complaint is due and answered, or neither", || {
		complain(nanjing());
		RunningDeadlines::set(&vec![]);
	});
}

#[test]
fn try_state_should_fail_when_open_complaints_are_miscounted() {
	broken("a participant's open complaints are miscounted", || {
		complain(nanjing());
		OpenComplaints::<Test>::insert(number(CITIZEN), 2);
	});
}

#[test]
fn try_state_should_fail_when_a_sanction_is_above_the_next() {
	broken("a sanction's number was never given", || {
		bar(Day(20_500));
		NextSanction::<Test>::put(1);
	});
}

#[test]
fn try_state_should_fail_when_a_sanction_ends_before_it_begins() {
	broken("a sanction ends before it begins", || {
		let sanction = bar(Day(20_500));
		let until = Day(20_000);
		Sanctions::<Test>::mutate(sanction, |found| found.as_mut().unwrap().until = until);
	});
}

#[test]
fn try_state_should_fail_when_a_sanction_that_stands_bars_from_nothing() {
	broken("a sanction that stands bars from nothing", || {
		bar(Day(20_500));
		Bars::<Test>::remove(verifier());
	});
}

#[test]
fn try_state_should_fail_when_a_sanction_that_was_lifted_bars() {
	broken("a sanction that was lifted bars", || {
		let sanction = bar(Day(20_500));
		let bars = Bars::<Test>::get(verifier());
		assert_ok!(lift(sanction));
		Bars::<Test>::insert(verifier(), bars);
	});
}

#[test]
fn try_state_should_fail_when_an_appeal_was_upheld_and_the_sanction_not_lifted() {
	broken("an appeal was upheld, and the sanction not lifted", || {
		let sanction = bar(Day(20_500));
		let answer = Some((true, document(7), NINTH_OF_FEBRUARY));
		let appeal = Some(Appeal { document: document(5), day: NINTH_OF_FEBRUARY, answer });
		Sanctions::<Test>::mutate(sanction, |found| found.as_mut().unwrap().appeal = appeal);
	});
}

#[test]
fn try_state_should_fail_when_nobodys_bars_have_a_value() {
	broken("somebody without a bar has a value for them", || {
		Bars::<Test>::insert(verifier(), BarList::default());
	});
}

#[test]
fn try_state_should_fail_when_a_bar_is_not_its_sanctions() {
	broken("a bar is not its sanction's", || {
		let sanction = bar(Day(20_500));
		let capacities = few([Capacity::Expert]);
		let bar = Bar { sanction, capacities, until: Day(20_500) };
		Bars::<Test>::insert(Sanctioned::Expert(1), few([bar]));
	});
}

#[test]
fn try_state_should_fail_when_an_office_takes_part() {
	broken("a regional office takes part", || {
		Offices::<Test>::insert(CITIZEN, nanjing());
	});
}

#[test]
fn try_state_should_fail_when_an_office_lost_its_nonce() {
	broken("an office's account was let go, and its nonce with it", || {
		Offices::<Test>::insert(NANJING_OFFICE, nanjing());
	});
}

#[test]
fn try_state_should_fail_when_the_regions_offices_are_miscounted() {
	broken("the regions' offices are miscounted", || {
		appoint(NANJING_OFFICE, nanjing());
		Regions::<Test>::put(few([(nanjing(), 2u32)]));
	});
}
