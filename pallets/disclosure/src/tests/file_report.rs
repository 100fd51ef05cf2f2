use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{
	Actor, Day, Month, Region,
	ReportKind::{self, Annual, Evaluation, Monthly, Regional, Security},
	Subject,
};

use super::{appoint, assert_last_event, begin, monthly, signed, unsigned};
use crate::{mock::*, Error, Event, Report, Reports};

fn file(account: u64, kind: ReportKind, month: Month, region: Region) -> DispatchResult {
	Disclosure::file_report(signed(account), kind, month, region, document(1))
}

fn filed(kind: ReportKind, month: Month, region: Region) -> Option<Report> {
	Reports::<Test>::get((kind, month, region))
}

#[test]
fn file_report_should_keep_the_document_when_the_month_is_over() {
	build_and_execute(|| {
		assert_ok!(file(OPERATOR, Monthly, JANUARY, Region::PROVINCE));
		let report =
			Report { document: document(1), filed: NINTH_OF_FEBRUARY, by: Actor::Operator };
		assert_eq!(filed(Monthly, JANUARY, Region::PROVINCE), Some(report));
	});
}

#[test]
fn file_report_should_meet_the_deadline_when_the_report_is_due() {
	build_and_execute(|| {
		Today::set(&Day(20_480));
		begin();
		Today::set(&NINTH_OF_FEBRUARY);
		begin();
		assert_ok!(file(OPERATOR, Monthly, JANUARY, Region::PROVINCE));
		assert_eq!(Met::get(), [monthly(JANUARY)]);
	});
}

#[test]
fn file_report_should_succeed_when_each_files_its_own_of_a_year() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		for kind in [Security, Evaluation] {
			assert_ok!(file(OPERATOR, kind, DECEMBER, Region::PROVINCE));
		}
		assert_ok!(file(AUTHORITY, Annual, DECEMBER, Region::PROVINCE));
		assert_ok!(file(NANJING_OFFICE, Regional, DECEMBER, nanjing()));
		let by = |kind, region| filed(kind, DECEMBER, region).unwrap().by;
		assert_eq!(by(Annual, Region::PROVINCE), Actor::Authority);
		assert_eq!(by(Security, Region::PROVINCE), Actor::Operator);
		assert_eq!(by(Regional, nanjing()), Actor::Region(nanjing()));
	});
}

/// 1 January 2026 is after a year in which Nanjing had an office.
fn due_of_nanjing() {
	Today::set(&Day(20_430));
	begin();
	appoint(NANJING_OFFICE, nanjing());
	Today::set(&Day(20_454));
	begin();
}

#[test]
fn file_report_should_succeed_when_the_operator_files_for_a_region_without_an_office() {
	build_and_execute(|| {
		due_of_nanjing();
		assert_ok!(Disclosure::dismiss_office(council(), NANJING_OFFICE));
		assert_ok!(file(OPERATOR, Regional, DECEMBER, nanjing()));
		assert_eq!(filed(Regional, DECEMBER, nanjing()).unwrap().by, Actor::Operator);
		assert_eq!(Met::get(), [Subject::Report(Regional, DECEMBER, nanjing())]);
	});
}

#[test]
fn file_report_should_fail_when_the_operator_files_for_a_region_that_has_an_office_or_owes_none() {
	build_and_execute(|| {
		due_of_nanjing();
		for region in [nanjing(), suzhou(), Region::PROVINCE] {
			assert_noop!(file(OPERATOR, Regional, DECEMBER, region), Error::<Test>::OutsideRegion);
		}
	});
}

#[test]
fn file_report_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(file(AUTHORITY, Annual, DECEMBER, Region::PROVINCE));
		assert_last_event(Event::ReportFiled {
			kind: Annual,
			month: DECEMBER,
			region: Region::PROVINCE,
			by: Actor::Authority,
			document: document(1),
		});
	});
}

#[test]
fn file_report_should_fail_when_it_was_filed_already() {
	build_and_execute(|| {
		assert_ok!(file(OPERATOR, Monthly, JANUARY, Region::PROVINCE));
		assert_noop!(
			file(OPERATOR, Monthly, JANUARY, Region::PROVINCE),
			Error::<Test>::AlreadyExists
		);
	});
}

#[test]
fn file_report_should_fail_when_the_month_is_not_over() {
	build_and_execute(|| {
		for month in [Month(673), Month(674)] {
			assert_noop!(
				file(OPERATOR, Monthly, month, Region::PROVINCE),
				Error::<Test>::InvalidMonth
			);
		}
	});
}

#[test]
fn file_report_should_fail_when_the_report_of_a_year_ends_with_no_december() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		for (account, kind, region) in [
			(OPERATOR, Security, Region::PROVINCE),
			(OPERATOR, Evaluation, Region::PROVINCE),
			(AUTHORITY, Annual, Region::PROVINCE),
			(NANJING_OFFICE, Regional, nanjing()),
		] {
			assert_noop!(file(account, kind, JANUARY, region), Error::<Test>::InvalidMonth);
		}
	});
}

/// The operator's and the authority's are of the province; an office's is of its region alone.
#[test]
fn file_report_should_fail_when_the_region_is_not_the_callers() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		for (account, kind, region) in [
			(OPERATOR, Monthly, nanjing()),
			(AUTHORITY, Annual, nanjing()),
			(NANJING_OFFICE, Regional, suzhou()),
			(NANJING_OFFICE, Regional, xuanwu()),
			(NANJING_OFFICE, Regional, Region::PROVINCE),
		] {
			assert_noop!(file(account, kind, DECEMBER, region), Error::<Test>::OutsideRegion);
		}
	});
}

#[test]
fn file_report_should_fail_when_the_report_is_anothers() {
	build_and_execute(|| {
		appoint(NANJING_OFFICE, nanjing());
		let all = [OPERATOR, AUTHORITY, NANJING_OFFICE, COUNCIL, CITIZEN];
		for (kind, own) in [
			(Monthly, vec![OPERATOR]),
			(Annual, vec![AUTHORITY]),
			(Security, vec![OPERATOR]),
			(Evaluation, vec![OPERATOR]),
			(Regional, vec![OPERATOR, NANJING_OFFICE]),
		] {
			let others = all.into_iter().filter(|account| !own.contains(account)).map(signed);
			for origin in others.chain(unsigned()) {
				let region = Region::PROVINCE;
				assert_noop!(
					Disclosure::file_report(origin, kind, DECEMBER, region, document(1)),
					BadOrigin
				);
			}
		}
	});
}
