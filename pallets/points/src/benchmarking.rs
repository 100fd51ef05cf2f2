//! Class pages as full as the scheme makes them: lots of 256 people, who have honours of every kind.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{vec, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{ConstU32, Get},
		BoundedVec,
	},
	frame_system::RawOrigin,
};
use suhui_primitives::{
	Ask, ClassId, Day, Fate, Lots as _, Month, Page, ParticipantId, Purpose, Quantity, Slots,
	PAGE_SIZE,
};

use crate::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Lets it be `day`.
	fn set_today(day: Day);
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
}

/// The month of issue, January 1970, and a day long after the 24 months.
const MONTH: Month = Month(0);
const TODAY: Day = Day(16_832);
/// Over a thousand tonnes and a billion points: nine bytes and five.
const LOT: Quantity = Quantity { reduction: 1 << 60, points: 1 << 30 };

fn fill_honours<T: Config>(page: Page) {
	let book = Book {
		redeemed: LOT.points,
		lapsed: LOT,
		donated: LOT,
		offset: LOT,
		cancelled: LOT,
		compensated: LOT,
	};
	let books = (0..=u8::MAX).map(|slot| (slot, book)).collect();
	Honours::<T>::insert(page, BoundedVec::<_, ConstU32<PAGE_SIZE>>::truncate_from(books));
}

/// Everybody on a page gets a lot of a class, of so much.
fn fill_class_page<T: Config>(month: Month, page: Page, class: ClassId, lot: Quantity) {
	let quantities = BoundedVec::truncate_from(vec![lot; PAGE_SIZE as usize]);
	Lots::<T>::insert((month, page, class), ClassPage { slots: Slots::ALL, quantities });
}

/// All of a participant's page but that one get a lot of the class, and one of as many others as there may be.
pub fn fill_page<T: Config>(class: ClassId, month: Month, without: ParticipantId) {
	let page = Page::of(without);
	let mut slots = Slots::ALL;
	slots.remove(Page::slot(without));
	let quantities = BoundedVec::truncate_from(vec![LOT; PAGE_SIZE as usize - 1]);
	Lots::<T>::insert((month, page, class), ClassPage { slots, quantities });
	let classes = (class..class + T::MaxClasses::get()).map(|class| (class, slots)).collect();
	let holders = BoundedVec::<_, T::MaxClasses>::truncate_from(classes);
	Holders::<T>::insert(month, page, holders);
}

/// Class pages, each of people and a class of its own.
fn fill<T: Config>(lots: u32) {
	T::BenchmarkHelper::set_today(TODAY);
	NextToLapse::<T>::put(Cursor::of(MONTH));
	for (page, class) in (0..lots).map(|lot| (Page(lot), lot)) {
		fill_class_page::<T>(MONTH, page, class, LOT);
		let holders = BoundedVec::<_, T::MaxClasses>::truncate_from(vec![(class, Slots::ALL)]);
		Holders::<T>::insert(MONTH, page, holders);
		fill_honours::<T>(page);
	}
}

fn assert_drained<T: Config>(lots: u32) {
	assert_eq!(Holders::<T>::iter().count(), 0);
	assert_eq!(Lots::<T>::iter_keys().count(), 0);
	let last = Page(lots - 1).participant(u8::MAX);
	assert_eq!(Pallet::<T>::honours_of(last).lapsed, LOT.saturating_add(LOT));
}

/// The people of a participant's page hold lots of as many classes of each month as may be, in all months that may be
/// redeemed; the participant of so many in all, of so much each. They are of the newest months, so that the months before
/// are looked through in vain, as those of a page are by who joined lately.
pub fn fill_months<T: Config>(participant: ParticipantId, mut lots: u32, lot: Quantity) {
	let (page, slot) = (Page::of(participant), Page::slot(participant));
	let of_month = T::MaxClasses::get();
	for month in Pallet::<T>::months_kept().collect::<Vec<_>>().into_iter().rev() {
		let mut holders = BoundedVec::<_, T::MaxClasses>::default();
		for class in month.0 * of_month..(month.0 + 1) * of_month {
			let mut slots = Slots::ALL;
			if lots > 0 {
				fill_class_page::<T>(month, page, class, lot);
				lots -= 1;
			} else {
				slots.remove(slot);
			}
			holders.try_push((class, slots)).expect("there are as many classes as may be");
		}
		Holders::<T>::insert(month, page, holders);
	}
	fill_honours::<T>(page);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn lapse(l: Linear<1, 64>) {
		let caller: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&caller);
		fill::<T>(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), MONTH, l);

		assert_drained::<T>(l);
	}

	#[benchmark]
	fn lapse_next(l: Linear<1, 64>) {
		fill::<T>(l);
		let drained;

		#[block]
		{
			drained = Pallet::<T>::lapse_next(l + 1);
		}

		assert_eq!(drained, Some(l));
		assert_eq!(NextToLapse::<T>::get(), Some(Cursor::of(Month(1))));
		assert_drained::<T>(l);
	}

	/// All lots of one person, at most 256 classes in each of 25 months.
	#[benchmark]
	fn take(l: Linear<1, 6_400>) {
		T::BenchmarkHelper::set_today(TODAY);
		let participant = Page(0).participant(u8::MAX);
		fill_months::<T>(participant, l, LOT);
		let ask = Ask::Points(LOT.points * u64::from(l));
		let taken;

		#[block]
		{
			taken = Pallet::<T>::take(participant, ask, l, Fate::Retired(Purpose::Donation));
		}

		assert_eq!(taken.expect("the lots hold as much").pieces.len(), l as usize);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
