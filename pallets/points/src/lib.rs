//! # Points
//!
//! People's personal lots: points and the reductions in them, by month of issue and class (Art. 33-34). Lots
//! not redeemed lapse at the end of the 24th month after the month of issue: the points and their reductions
//! count as voluntarily retired and stay as an honour (Art. 37-38). Points are not money: no call moves any
//! from one person to another.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`lapse`](Pallet::lapse) (Art. 37) | any registered account | [`Lapsed`](Event::Lapsed) for each page |
//!
//! The same happens unasked in blocks with weight to spare, oldest month first.
//!
//! Reductions are in mg CO2e, months and days in Beijing time. The lots of 64 participants stand in one value
//! ([`suhui_primitives::Page`]), in order of slot and class, and are read and written together.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod balance;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod credit;
mod lapse;
mod merge;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use lapse::MAX_PAGES;
pub use pallet::*;
pub use types::{Balance, Lot, Totals};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{ClassId, Clock, Month, Page, ParticipantId, Quantity, Registry};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// Lots a page may hold in one month: its 64 participants times the classes of the month.
		#[pallet::constant]
		type MaxLotsPerPage: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The lots a page's participants were issued in a month, ascending strictly by slot and class.
	#[pallet::storage]
	pub type Lots<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		Month,
		Twox64Concat,
		Page,
		BoundedVec<Lot, T::MaxLotsPerPage>,
		ValueQuery,
	>;

	/// What lapsed of a participant's lots so far (Art. 38).
	#[pallet::storage]
	pub type Honours<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Quantity, ValueQuery>;

	/// What was issued and what lapsed of a class.
	#[pallet::storage]
	pub type ClassTotals<T: Config> = StorageMap<_, Twox64Concat, ClassId, Totals, ValueQuery>;

	/// The oldest month whose lots may not all have lapsed.
	#[pallet::storage]
	pub type NextToLapse<T: Config> = StorageValue<_, Month, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// All lots of a page's participants issued in a month lapsed (Art. 37).
		Lapsed { month: Month, page: Page, quantity: Quantity },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller has no open account.
		NotRegistered,
		/// Lots of this month may still be redeemed.
		NotDue,
		/// No lots of this month are left.
		NotFound,
		/// None, or more than 64 pages.
		InvalidPages,
		/// A page would hold more lots than it may.
		PageFull,
		/// A sum would leave 64 bits.
		Overflow,
		/// Credits do not ascend strictly by participant.
		NotAscending,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::lapse_within(remaining)
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
		/// Lets up to `pages` pages (1 to 64) of lots issued in `month` lapse (Art. 37). Any registered
		/// account may send it once the 24th month after `month` is over. Charged for the pages there are; an
		/// error, for none.
		///
		/// Errors: `NotRegistered`, `InvalidPages`, `NotDue`, `NotFound`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::lapse(*pages), DispatchClass::Operational))]
		pub fn lapse(origin: OriginFor<T>, month: Month, pages: u32) -> DispatchResultWithPostInfo {
			let drained = Self::do_lapse(origin, month, pages)
				.map_err(|error| error.with_weight(T::WeightInfo::lapse(0)))?;
			Ok(Some(T::WeightInfo::lapse(drained)).into())
		}
	}
}
