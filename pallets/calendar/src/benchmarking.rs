//! Benchmarks of both calls, and of blocks that begin with as much as there may be to do.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{ConstU32, EnsureOrigin, Hooks},
		BoundedVec,
	},
	frame_system::pallet_prelude::BlockNumberFor,
};
use suhui_primitives::{Actor, Deadlines as _, Due, Subject};

use crate::*;

/// What the benchmarks ask of the clock.
pub trait BenchmarkHelper {
	/// Lets it be `day`.
	fn set_today(day: Day);
}

/// Years no chain begins with: 1972 has 366 days and 260 weekdays, 1973 has 365 and 261.
const YEAR: Year = 1972;
const NEXT: Year = 1973;

type Holidays = BoundedVec<Day, ConstU32<MAX_HOLIDAYS>>;
type MakeUp = BoundedVec<Day, ConstU32<MAX_MAKE_UP>>;

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn day(year: Year, month: u32, day: u32) -> Day {
	Day::of(year, month, day).expect("it is a day")
}

/// As many days off and days worked as a call may name: of the year's last, those that fall on weekends are off anyway.
fn arrangement(year: Year, spared: usize) -> (Holidays, MakeUp) {
	let days = (day(year, 1, 1).0..=day(year, 12, 31).0).map(Day);
	let (weekend, weekdays) = days.partition::<Vec<_>, _>(|day| day.is_weekend());
	let (worked, off) = weekend.split_at(MAX_MAKE_UP as usize);
	let weekdays = weekdays.into_iter().rev().skip(spared).take(MAX_MAKE_UP as usize);
	let mut holidays = off.iter().copied().take(32).chain(weekdays).collect::<Vec<_>>();
	holidays.sort();
	(BoundedVec::truncate_from(holidays), BoundedVec::truncate_from(worked.to_vec()))
}

fn publish<T: Config>(year: Year) {
	let document = Document::default();
	let published = Pallet::<T>::publish(year, &[], &[], document);
	published.expect("a year without holidays is none too many");
}

/// Sets so many deadlines, each of another actor.
fn set<T: Config>(n: u32, start: Day, days: u16) {
	(0..n).for_each(|number| {
		let set =
			Pallet::<T>::set(Subject::Complaint(number), Actor::Participant(number), start, days);
		set.expect("they are no more days than may be");
	});
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn publish_year() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		T::BenchmarkHelper::set_today(day(YEAR, 6, 1));
		let (holidays, make_up) = arrangement(YEAR, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, YEAR, holidays, make_up, Document::default());

		assert!(Recompute::<T>::exists());
		Ok(())
	}

	/// Only the last weekdays change, so that all days are compared.
	#[benchmark]
	fn amend_year() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		T::BenchmarkHelper::set_today(day(YEAR, 6, 1));
		publish::<T>(NEXT);
		let (holidays, make_up) = arrangement(YEAR, 1);
		let document = Document::default();
		let published = Pallet::<T>::publish(YEAR, &holidays, &make_up, document);
		published.expect("it is published for the first time");
		// The year's last weekday, a Friday, was spared.
		let (amended, _) = arrangement(YEAR, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, YEAR, amended, make_up, document);

		assert_eq!(Years::<T>::get(YEAR).map(|year| year.revision), Some(1));
		Ok(())
	}

	/// Everything on one day, each subject another actor's.
	#[benchmark]
	fn mark(n: Linear<0, MARKS>) -> Result<(), BenchmarkError> {
		// The day after 20 weekdays from 1 March.
		T::BenchmarkHelper::set_today(day(YEAR, 3, 30));
		publish::<T>(YEAR);
		Recompute::<T>::kill();
		set::<T>(n, day(YEAR, 3, 1), 20);
		// Without any, the block still looks at the day.
		Swept::<T>::put(day(YEAR, 3, 29));

		#[block]
		{
			Pallet::<T>::on_initialize(BlockNumberFor::<T>::default());
		}

		assert_eq!(
			Deadlines::<T>::iter_values().filter(|deadline| deadline.overdue).count(),
			n as usize
		);
		Ok(())
	}

	/// Everything awaits one year, to be due in the next, after as many days as may be.
	#[benchmark]
	fn recompute(n: Linear<0, MARKS>) -> Result<(), BenchmarkError> {
		let start = day(YEAR, 12, 20);
		T::BenchmarkHelper::set_today(start);
		set::<T>(n, start, MAX_DAYS);
		publish::<T>(NEXT);
		publish::<T>(YEAR);
		Recompute::<T>::put(Recomputation {
			list: List::Waiting(YEAR),
			after: None,
			until: day(YEAR, 1, 1),
		});

		#[block]
		{
			Pallet::<T>::on_initialize(BlockNumberFor::<T>::default());
		}

		let is_known = |deadline: &Deadline| matches!(deadline.due, Due::On(_));
		assert_eq!(Deadlines::<T>::iter_values().filter(is_known).count(), n as usize);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
