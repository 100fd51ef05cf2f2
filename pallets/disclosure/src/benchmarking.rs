//! Benchmarks of every call, and of a block in which reports fall due.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing
)]

use alloc::{vec, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{traits::EnsureOrigin, BoundedVec},
	frame_system::RawOrigin,
};
use suhui_primitives::{
	Actor, Capacity, Day, Deadlines, Document, Month, Region, Registry, ReportKind, Sanctioned,
	Subject, MAX_COMPLAINTS, MAX_OFFICES, MAX_SANCTIONS, MAX_TITLE,
};

use crate::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	fn set_today(day: Day);
	/// Lets a region outside Jiangsu take part.
	fn admit_pilot(region: Region);
	/// Opens an account for an organisation.
	fn open_organisation(account: &AccountId);
}

/// Monday 5 January 2026.
const TODAY: Day = Day(20_458);
const DECEMBER: Month = Month(671);
/// In 2026; 11 April, sixty days later, is a Saturday.
const TENTH_OF_FEBRUARY: Day = Day(20_494);
const THIRTEENTH_OF_APRIL: Day = Day(20_556);
/// Three years later: what was due is late, by days of as many years.
const LATER: Day = Day(21_554);
/// Reports there may be of the month.
const REPORT: (ReportKind, Month, Region) = (ReportKind::Monthly, DECEMBER, Region::PROVINCE);

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// An organisation with an open account.
fn organisation<T: Config>() -> T::AccountId {
	let account: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open_organisation(&account);
	account
}

/// As many regions with an office as there may be, from one after another code.
fn regions() -> Vec<(Region, u32)> {
	let region = |code| Region::new(320_001 + code).expect("it has six digits");
	(0..MAX_OFFICES).map(|code| (region(code), 1)).collect()
}

/// A rule in force.
fn rule<T: Config>() -> RuleId {
	let title = BoundedVec::truncate_from(vec![b'a'; MAX_TITLE as usize]);
	Pallet::<T>::add_rule(RuleKind::Standard, title, Document::default(), TODAY)
		.expect("the title is text")
}

/// The report is due.
fn due<T: Config>() {
	let (kind, month, region) = REPORT;
	let subject = Subject::Report(kind, month, region);
	T::Deadlines::set(subject, Actor::Operator, TODAY, 10).expect("it can be due");
}

/// A region that is looked for among the pilots.
fn pilot<T: Config>() -> Region {
	let region = Region::new(310_118).expect("it has six digits");
	T::BenchmarkHelper::admit_pilot(region);
	region
}

/// One of as many complaints of the organisation's as may be open.
fn complaint<T: Config>(caller: &T::AccountId) -> ComplaintId {
	let by = T::Registry::participant(caller);
	let complaint = NextComplaint::<T>::get();
	for _ in 0..MAX_COMPLAINTS {
		let complained =
			Pallet::<T>::add_complaint(by, About::Scheme, Region::PROVINCE, Document::default());
		complained.expect("as many may be open");
	}
	complaint
}

fn answered<T: Config>(caller: &T::AccountId) -> ComplaintId {
	let complaint = complaint::<T>(caller);
	Pallet::<T>::answer(complaint, Actor::Operator, Document::default()).expect("it waits");
	complaint
}

fn under_review<T: Config>(caller: &T::AccountId) -> ComplaintId {
	let complaint = answered::<T>(caller);
	let by = T::Registry::participant(caller);
	Pallet::<T>::begin_review(complaint, by, Document::default()).expect("it was answered");
	complaint
}

fn capacities() -> Capacities {
	let all = [Capacity::Developer, Capacity::Reporter, Capacity::Verifier, Capacity::Expert];
	BoundedVec::truncate_from(all.to_vec())
}

/// Sanctions of the organisation; the last of them.
fn sanctioned<T: Config>(caller: &T::AccountId, count: u32) -> (Sanctioned, SanctionId) {
	let participant = T::Registry::participant(caller).expect("it was opened");
	let whom = Sanctioned::Participant(participant);
	let mut last = 0;
	for _ in 0..count {
		let (ground, document) = (Ground::Other, Document::default());
		let imposed = Pallet::<T>::impose(whom, ground, capacities(), Day(u32::MAX), document);
		last = imposed.expect("as many may stand");
	}
	(whom, last)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn publish_rule() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let title = BoundedVec::truncate_from(vec![b'a'; MAX_TITLE as usize]);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RuleKind::Standard, title, Document::default(), TODAY);

		assert_eq!(Rules::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn repeal_rule() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		let origin = authority::<T>()?;
		let (before, after) = (rule::<T>(), rule::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, before, TODAY, Some(after));

		assert_eq!(Rules::<T>::get(before).and_then(|rule| rule.successor), Some(after));
		Ok(())
	}

	/// Too late.
	#[benchmark]
	fn file_report() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		let origin = operator::<T>()?;
		let (kind, month, region) = REPORT;
		due::<T>();
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, kind, month, region, Document::default());

		assert!(Reports::<T>::contains_key(REPORT));
		Ok(())
	}

	/// About a report that was not filed, but is due.
	#[benchmark]
	fn complain() {
		T::BenchmarkHelper::set_today(TODAY);
		let caller = organisation::<T>();
		let (kind, month, region) = REPORT;
		due::<T>();
		Regions::<T>::put(BoundedVec::truncate_from(regions()));
		let about = About::Report(kind, month, region);
		let pilot = pilot::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), about, pilot, Document::default());

		assert_eq!(Complaints::<T>::iter().count(), 1);
	}

	/// About a report that was not filed, but is due.
	#[benchmark]
	fn record_complaint() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		let origin = operator::<T>()?;
		let (kind, month, region) = REPORT;
		due::<T>();
		Regions::<T>::put(BoundedVec::truncate_from(regions()));
		let about = About::Report(kind, month, region);
		let pilot = pilot::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, about, pilot, Document::default());

		assert_eq!(Complaints::<T>::iter().count(), 1);
		Ok(())
	}

	/// Too late, and by an office, which is looked for when it is seen that the operator, whose mandate stands, did not
	/// sign.
	#[benchmark]
	fn answer_complaint() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		operator::<T>()?;
		let office = T::RegionalOrigin::try_successful_origin();
		let origin = office.map_err(|_| BenchmarkError::Weightless)?;
		let complaint = complaint::<T>(&organisation::<T>());
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, complaint, Document::default());

		let found = Complaints::<T>::get(complaint);
		assert!(found.is_some_and(|found| found.stage == ComplaintStage::Answered));
		Ok(())
	}

	#[benchmark]
	fn ask_review() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		operator::<T>()?;
		let caller = organisation::<T>();
		let complaint = answered::<T>(&caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), complaint, Document::default());

		let found = Complaints::<T>::get(complaint);
		assert!(found.is_some_and(|found| found.stage == ComplaintStage::UnderReview));
		Ok(())
	}

	#[benchmark]
	fn decide_review() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_today(TODAY);
		let origin = authority::<T>()?;
		let complaint = under_review::<T>(&organisation::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, complaint, true, Document::default());

		let found = Complaints::<T>::get(complaint);
		assert!(found.is_some_and(|found| found.stage == ComplaintStage::Closed));
		Ok(())
	}

	#[benchmark]
	fn sanction() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let (whom, _) = sanctioned::<T>(&organisation::<T>(), MAX_SANCTIONS - 1);
		let (until, document) = (Day(u32::MAX), Document::default());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, whom, Ground::Other, capacities(), until, document);

		assert_eq!(Bars::<T>::get(whom).len(), MAX_SANCTIONS as usize);
		Ok(())
	}

	#[benchmark]
	fn lift() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let (whom, number) = sanctioned::<T>(&organisation::<T>(), MAX_SANCTIONS);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, Document::default());

		assert_eq!(Bars::<T>::get(whom).len(), MAX_SANCTIONS as usize - 1);
		Ok(())
	}

	/// On a Monday, since the last day is a Saturday.
	#[benchmark]
	fn appeal() {
		T::BenchmarkHelper::set_today(TENTH_OF_FEBRUARY);
		let caller = organisation::<T>();
		let (_, number) = sanctioned::<T>(&caller, 1);
		T::BenchmarkHelper::set_today(THIRTEENTH_OF_APRIL);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), number, Document::default());

		assert!(Sanctions::<T>::get(number).is_some_and(|found| found.appeal.is_some()));
	}

	#[benchmark]
	fn answer_appeal() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let (whom, number) = sanctioned::<T>(&organisation::<T>(), MAX_SANCTIONS);
		let found = Sanctions::<T>::get(number).expect("it was imposed");
		Pallet::<T>::add_appeal(number, found, Document::default()).expect("it is in time");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, true, Document::default());

		assert_eq!(Bars::<T>::get(whom).len(), MAX_SANCTIONS as usize - 1);
		Ok(())
	}

	#[benchmark]
	fn appoint_office() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let office: T::AccountId = account("office", 1, 0);
		let mut all = regions();
		all.pop();
		Regions::<T>::put(BoundedVec::truncate_from(all));
		let pilot = pilot::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, office.clone(), pilot);

		assert_eq!(Offices::<T>::get(office), Some(pilot));
		Ok(())
	}

	#[benchmark]
	fn dismiss_office() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let office: T::AccountId = account("office", 1, 0);
		let mut all = regions();
		all.pop();
		Regions::<T>::put(BoundedVec::truncate_from(all));
		Pallet::<T>::add_office(&office, Region::PROVINCE).expect("there is room");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, office.clone());

		assert!(!Offices::<T>::contains_key(office));
		Ok(())
	}

	/// The last reports of a year, of regions.
	#[benchmark]
	fn fall_due(n: Linear<0, MAX_FALLING_DUE>) {
		T::BenchmarkHelper::set_today(TODAY);
		let all = regions();
		let (last, _) = all[(MAX_OFFICES - n - 1) as usize];
		Regions::<T>::put(BoundedVec::truncate_from(all));
		let after = Some((ReportKind::Regional, last));
		NextToFallDue::<T>::put(Cursor { month: DECEMBER, after });
		let fallen;

		#[block]
		{
			fallen = Pallet::<T>::fall_due();
		}

		assert_eq!(fallen, n);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
