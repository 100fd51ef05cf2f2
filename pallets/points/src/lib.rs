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
//! The same happens unasked in blocks with weight to spare. Either way the oldest month comes first.
//!
//! Other pallets credit lots, take from them, give back and take back by [`suhui_primitives::Lots`].
//!
//! Reductions are in mg CO2e, months and days in Beijing time. The lots of 256 participants ([`suhui_primitives::Page`])
//! of one class stand in one value, a class page, and are read and written together; [`Holders`] tells which class pages
//! have a participant's.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod balance;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod class_pages;
mod credit;
mod honour;
mod index;
mod lapse;
mod lots;
mod merge;
#[cfg(test)]
mod mock;
mod orders;
mod plan;
mod split;
mod take;
mod take_back;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use lapse::MAX_LOTS;
pub use pallet::*;
pub use types::{Balance, Book, ClassPage, Cursor, Totals};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{ClassId, Clock, Month, Page, Quantity, Registry, Slots, PAGE_SIZE};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// Classes of one month of which a page's participants may hold lots.
		#[pallet::constant]
		type MaxClasses: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What a page's participants were issued of a class in a month.
	#[pallet::storage]
	pub type Lots<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Month>, NMapKey<Twox64Concat, Page>, NMapKey<Twox64Concat, ClassId>),
		ClassPage,
	>;

	/// Who of a page has lots of which class issued in a month, emptied ones included; ascending strictly by class.
	#[pallet::storage]
	pub type Holders<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		Month,
		Twox64Concat,
		Page,
		BoundedVec<(ClassId, Slots), T::MaxClasses>,
		ValueQuery,
	>;

	/// What left the lots of a page's participants for good (Art. 32, 38); ascending strictly by slot.
	#[pallet::storage]
	pub type Honours<T: Config> =
		StorageMap<_, Twox64Concat, Page, BoundedVec<(u8, Book), ConstU32<PAGE_SIZE>>, ValueQuery>;

	/// What became of a class.
	#[pallet::storage]
	pub type ClassTotals<T: Config> = StorageMap<_, Twox64Concat, ClassId, Totals, ValueQuery>;

	/// Where lots lapse next; nothing before any were issued.
	#[pallet::storage]
	pub type NextToLapse<T: Config> = StorageValue<_, Cursor>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Lots of a page's participants issued in a month lapsed, all of one or several classes (Art. 37).
		Lapsed { month: Month, page: Page, quantity: Quantity },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller has no open account.
		NotRegistered,
		/// Lots of this month may still be redeemed.
		NotDue,
		/// No lots of this month are left, nor of any before.
		NotFound,
		/// None, or more than 64 class pages.
		InvalidLots,
		/// A page's participants would hold lots of more classes of a month than they may.
		PageFull,
		/// A sum would leave 64 bits.
		Overflow,
		/// Credits do not ascend strictly by participant.
		NotAscending,
		/// The lots do not hold what is asked of them.
		NotEnough,
		/// More lots have to be read than are paid for.
		TooManyLots,
		/// Not as much of the class stands in orders.
		NotInOrders,
		/// Lots of a month before this one may be left.
		OutOfOrder,
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
		/// Lets up to `lots` class pages (1 to 64) of lots issued in `month` lapse (Art. 37), each what a page's
		/// participants hold of one class. Any registered account may send it once the 24th month after `month` is
		/// over and all lots of the months before have lapsed; a month ends with the call that finds fewer class pages
		/// than it may take, be it none. Charged for the class pages there are; an error, for none.
		///
		/// Errors: `NotRegistered`, `InvalidLots`, `NotDue`, `NotFound`, `OutOfOrder`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::lapse(*lots), DispatchClass::Operational))]
		pub fn lapse(origin: OriginFor<T>, month: Month, lots: u32) -> DispatchResultWithPostInfo {
			let drained = Self::do_lapse(origin, month, lots)
				.map_err(|error| error.with_weight(T::WeightInfo::lapse(0)))?;
			Ok(Some(T::WeightInfo::lapse(drained)).into())
		}
	}
}
