//! # Calendar
//!
//! Which days are worked, and what is due by which of them. The Measures count in working days (Art. 14, 19),
//! which are all but statutory holidays (行政许可法 82); the State Council arranges them a year at a time, and the authority
//! publishes here what it arranged. A period of so many working days after a day, which does not count itself, ends with
//! the last of them (民法典 201, 203).
//!
//! Deadlines are set, met and dropped by other pallets ([`suhui_primitives::Deadlines`]). One that runs into a year not
//! published awaits the year; that is no error of anybody's. Once working days are published or amended, deadlines are
//! computed anew, and once its day is over one that runs still is marked late: no more of both a block than [`MARKS`], at
//! the beginning of each block, so that a chain full of other calls hides no lateness. Nothing hangs on either:
//! whoever asks when a subject is due, or whether it is overdue, is answered by the calendar as it stands.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`publish_year`](Pallet::publish_year) (Art. 5) | authority | [`YearPublished`](Event::YearPublished) |
//! | [`amend_year`](Pallet::amend_year) (Art. 5) | authority | [`YearAmended`](Event::YearAmended) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod deadlines;
mod marking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;
mod working_days;
mod years;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Deadline, List, Recomputation, Tally, WorkingYear, YearDays};
pub use weights::WeightInfo;

use alloc::vec::Vec;

use polkadot_sdk::{frame_support, frame_system};
use suhui_primitives::{Day, Document, Year};

/// Steps a block takes at most: a subject computed anew or marked late, or a day passed on which nothing was due.
pub const MARKS: u32 = 16;
/// Days off that a call may name.
pub const MAX_HOLIDAYS: u32 = 64;
/// Saturdays and Sundays to be worked that a call may name.
pub const MAX_MAKE_UP: u32 = 32;
/// Working days a deadline may run: no year has fewer, so that it ends in the next year at the latest.
pub const MAX_DAYS: u16 = 240;
/// Subjects that a view of the agenda returns at most.
pub const MAX_VIEW: u32 = 256;

/// A year that is published when the chain starts: its days off, the Saturdays and Sundays that are worked, and what
/// says so.
pub type PublishedYear = (Year, Vec<Day>, Vec<Day>, Document);

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{Actor, Clock, Due, Subject};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		/// The competent authority (Art. 5).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// The working days of each year published.
	#[pallet::storage]
	pub type Years<T> = StorageMap<_, Twox64Concat, Year, WorkingYear>;

	/// What is due, each subject once.
	#[pallet::storage]
	pub type Deadlines<T> = StorageMap<_, Twox64Concat, Subject, Deadline>;

	/// What is due by the end of a day, unless it was marked late.
	#[pallet::storage]
	pub type Agenda<T> = StorageDoubleMap<_, Twox64Concat, Day, Twox64Concat, Subject, ()>;

	/// What is due by a day of which it is known when a year is published.
	#[pallet::storage]
	pub type Waiting<T> = StorageDoubleMap<_, Twox64Concat, Year, Twox64Concat, Subject, ()>;

	/// The first day on whose agenda there may be something; none until there was.
	#[pallet::storage]
	pub type Swept<T> = StorageValue<_, Day>;

	/// What is still to be computed anew; nothing is marked before that is done.
	#[pallet::storage]
	pub type Recompute<T> = StorageValue<_, Recomputation>;

	/// How each actor keeps its deadlines.
	#[pallet::storage]
	pub type Lateness<T> = StorageMap<_, Twox64Concat, Actor, Tally, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		pub years: Vec<PublishedYear>,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (year, holidays, make_up, document) in &self.years {
				let days = Pallet::<T>::days_of(*year, holidays, make_up);
				assert!(days.is_ok(), "a year's working days cannot be");
				let published =
					days.map(|days| WorkingYear { days, document: *document, revision: 0 });
				Years::<T>::set(year, published.ok());
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The working days of a year were published.
		YearPublished { year: Year, document: Document },
		/// The working days of a year were amended, from this day on: the 1st of January after it if another document says
		/// the same of every day.
		YearAmended { year: Year, first_changed: Day, document: Document },
		/// A subject is due, in place of any deadline it had, which runs after the day of its start.
		Set { subject: Subject, actor: Actor, start: Day, due: Due },
		/// It became known, or other, by which day a subject is due, since working days were published or amended.
		DueKnown { subject: Subject, due: Day },
		/// By which day a subject is due is known only when this year is published, since working days were published or
		/// amended.
		DueAwaited { subject: Subject, year: Year },
		/// A subject was not done in time. Once a deadline, when it is marked, or when it ends if that is sooner.
		Overdue { subject: Subject, actor: Actor, due: Day },
		/// What was due was done, so many working days late: 0 in time, and 1 if late by less than one.
		Met { subject: Subject, late: u16 },
		/// What was due need not be done any more.
		Dropped { subject: Subject },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The year is published already.
		AlreadyExists,
		/// The year is not published.
		NotFound,
		/// The year is later than the next.
		TooFarAhead,
		/// A day is not of the year.
		NotOfYear,
		/// The days of a list do not ascend.
		NotAscending,
		/// A day to be worked is neither a Saturday nor a Sunday.
		NotWeekend,
		/// A day is off and worked.
		Both,
		/// No year has so few or so many working days, or there are no days of the year, since it is before 1970.
		Implausible,
		/// A day that is today or past would be another than it was.
		PastChanged,
		/// No day, nor the document, would be another than it was.
		Unchanged,
		/// A deadline runs no longer than 240 working days.
		TooLong,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Computes anew and marks, at most `MARKS` steps. The day is the block before's, as this one's is not known yet.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let (recomputed, marked) = Self::work();
			T::WeightInfo::recompute(recomputed).saturating_add(T::WeightInfo::mark(marked))
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Publishes the working days of a year, this one's, the next's or an earlier one's: Monday to Friday but for the
		/// days off, and the Saturdays and Sundays that are worked (Art. 5). Both lists ascend. What awaited the year
		/// is computed in the blocks that follow.
		///
		/// Errors: `AlreadyExists`, `TooFarAhead`, `NotOfYear`, `NotAscending`, `NotWeekend`, `Both`, `Implausible`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::publish_year(), DispatchClass::Operational))]
		pub fn publish_year(
			origin: OriginFor<T>,
			year: Year,
			holidays: BoundedVec<Day, ConstU32<MAX_HOLIDAYS>>,
			make_up: BoundedVec<Day, ConstU32<MAX_MAKE_UP>>,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::publish(year, &holidays, &make_up, document)
		}

		/// Publishes the working days of a year otherwise than before, as `publish_year` does; no day that is today or past
		/// changes (Art. 5). Another document may say the same of every day. Deadlines that run beyond the first day changed are computed anew in the blocks that follow.
		///
		/// Errors: `NotFound`, `NotOfYear`, `NotAscending`, `NotWeekend`, `Both`, `Implausible`, `Unchanged`,
		/// `PastChanged`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::amend_year(), DispatchClass::Operational))]
		pub fn amend_year(
			origin: OriginFor<T>,
			year: Year,
			holidays: BoundedVec<Day, ConstU32<MAX_HOLIDAYS>>,
			make_up: BoundedVec<Day, ConstU32<MAX_MAKE_UP>>,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::amend(year, &holidays, &make_up, document)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What is due by the end of a day and not marked late: those after a subject, at most so many, and no more than
		/// 256 of them.
		pub fn agenda(from: Day, after: Option<Subject>, limit: u32) -> Vec<(Subject, Deadline)> {
			let limit = usize::try_from(limit.min(MAX_VIEW)).unwrap_or_default();
			Self::subjects(List::Agenda(from), after)
				.filter_map(|subject| Some((subject, Deadlines::<T>::get(subject)?)))
				.take(limit)
				.collect()
		}
	}
}
