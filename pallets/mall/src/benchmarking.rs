//! Benchmarks of every call, of orders that take from as many lots as one may, on pages full of others.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{vec, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*, frame_support::traits::EnsureOrigin, frame_system::RawOrigin,
	sp_core::H256, sp_io::hashing::blake2_256,
};
use suhui_primitives::{
	Day, Document, ItemId, OrderId, Page, ParticipantId, Points, Registry, Title, MAX_FULFILLED,
	MAX_FULFILMENT_DAYS, MAX_PIECES, MAX_TITLE,
};

use crate::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	fn set_today(day: Day);
	/// Opens an account for an organisation.
	fn open_organisation(account: &AccountId);
	/// Opens an account for an individual.
	fn open_individual(account: &AccountId);
	/// Lets a person hold so many lots with reductions, of the newest months; returns the points of each.
	fn give_lots(participant: ParticipantId, lots: u32) -> Points;
}

/// Monday 22 December 2025: the days of an order end in March, those of a dispute in January.
const TODAY: Day = Day(20_444);
/// Friday 24 July 2026: both are over, and none of the months whose lots are held is.
const LATER: Day = Day(20_658);
const LAST: Day = Day(u32::MAX);
const SECRET: Secret = [7; 32];

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn two_operators<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::TwoOperatorsOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn participant<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("it was opened")
}

/// An organisation.
fn organisation<T: Config>() -> T::AccountId {
	let account: T::AccountId = account("provider", 0, 0);
	T::BenchmarkHelper::open_organisation(&account);
	account
}

/// An organisation with an agreement.
fn provider<T: Config>() -> T::AccountId {
	T::BenchmarkHelper::set_today(TODAY);
	let account = organisation::<T>();
	let number = participant::<T>(&account);
	Pallet::<T>::add_agreement(number, Document::default(), TODAY, LAST)
		.expect("an organisation provides");
	account
}

/// An individual.
fn person<T: Config>() -> T::AccountId {
	let account: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open_individual(&account);
	account
}

fn title() -> Title {
	Title::truncate_from(vec![b'a'; MAX_TITLE as usize])
}

/// An item of the provider's, at a price.
fn offered<T: Config>(provider: &T::AccountId, price: Points) -> ItemId {
	let offer = Item {
		provider: participant::<T>(provider),
		title: title(),
		document: Document::default(),
		price,
		offered: 1_000,
		stock: 1_000,
		held: 0,
		sold: 0,
		per_person: u16::MAX,
		from: TODAY,
		until: LAST,
		fulfil: MAX_FULFILMENT_DAYS,
		state: ItemState::Offered,
	};
	Pallet::<T>::add_item(offer).expect("it may be offered")
}

/// One that is listed, and that all others of the person's page have.
fn listed<T: Config>(provider: &T::AccountId, person: ParticipantId, price: Points) -> ItemId {
	let item = offered::<T>(provider, price);
	Pallet::<T>::list_item(item).expect("it was offered");
	let others = (0..=u8::MAX).filter(|slot| *slot != Page::slot(person));
	let others = others.map(|slot| (slot, 1)).collect::<Vec<_>>();
	Bought::<T>::insert(item, Page::of(person), BoughtList::truncate_from(others));
	item
}

fn digest() -> H256 {
	H256(blake2_256(&SECRET))
}

/// The person redeems an item at a price, which so many lots are read for.
fn redeemed<T: Config>(person: &T::AccountId, item: ItemId, lots: u32) -> OrderId {
	let order = NextOrder::<T>::get();
	let origin = RawOrigin::Signed(person.clone()).into();
	Pallet::<T>::redeem(origin, item, 1, digest(), lots).expect("the lots hold as much");
	order
}

/// An order that took from so many lots, its provider and its person.
fn ordered<T: Config>(lots: u32) -> (OrderId, T::AccountId, T::AccountId) {
	let (provider, person) = (provider::<T>(), person::<T>());
	let number = participant::<T>(&person);
	let points = T::BenchmarkHelper::give_lots(number, lots);
	let item = listed::<T>(&provider, number, points * u64::from(lots));
	(redeemed::<T>(&person, item, lots), provider, person)
}

/// The same, in dispute, which should have been decided before today.
fn in_dispute<T: Config>(lots: u32) -> OrderId {
	let (order, provider, _) = ordered::<T>(lots);
	Pallet::<T>::begin_dispute(participant::<T>(&provider), order).expect("it is open");
	T::BenchmarkHelper::set_today(LATER);
	order
}

fn state<T: Config>(order: OrderId) -> Option<OrderState> {
	Orders::<T>::get(order).map(|order| order.state)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// In place of one before.
	#[benchmark]
	fn agree() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let provider = participant::<T>(&provider::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, provider, Document::default(), TODAY, TODAY);

		assert_eq!(Agreements::<T>::get(provider).map(|agreement| agreement.until), Some(TODAY));
		Ok(())
	}

	#[benchmark]
	fn end_agreement() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let provider = participant::<T>(&provider::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, provider, Document::default());

		assert!(!Pallet::<T>::is_provider(provider));
		Ok(())
	}

	#[benchmark]
	fn offer_item() {
		let provider = provider::<T>();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(provider),
			title(),
			Document::default(),
			1,
			1,
			1,
			TODAY,
			LAST,
			MAX_FULFILMENT_DAYS,
		);

		assert_eq!(Items::<T>::iter().count(), 1);
	}

	#[benchmark]
	fn restock() {
		let provider = provider::<T>();
		let item = offered::<T>(&provider, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), item, 1);

		assert_eq!(Items::<T>::get(item).map(|item| item.stock), Some(1_001));
	}

	/// One that was listed, and stays as withdrawn.
	#[benchmark]
	fn withdraw_item() {
		let provider = provider::<T>();
		let item = offered::<T>(&provider, 1);
		Pallet::<T>::list_item(item).expect("it was offered");

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), item);

		let state = Items::<T>::get(item).map(|item| item.state);
		assert_eq!(state, Some(ItemState::Withdrawn));
	}

	#[benchmark]
	fn list() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let item = offered::<T>(&provider::<T>(), 1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, item);

		assert_eq!(Items::<T>::get(item).map(|item| item.state), Some(ItemState::Listed));
		Ok(())
	}

	/// Each lot that is read is taken whole. Beyond as many as one order may take from, lots are read alone.
	#[benchmark]
	fn redeem(l: Linear<1, MAX_PIECES>) {
		let (provider, person) = (provider::<T>(), person::<T>());
		let number = participant::<T>(&person);
		let points = T::BenchmarkHelper::give_lots(number, l);
		let item = listed::<T>(&provider, number, points * u64::from(l));

		#[extrinsic_call]
		_(RawOrigin::Signed(person), item, 1, digest(), l);

		let order = NextOrder::<T>::get() - 1;
		assert_eq!(Orders::<T>::get(order).map(|order| order.pieces), Some(l));
	}

	/// Too late, and of reductions of as many classes.
	#[benchmark]
	fn fulfil(p: Linear<1, MAX_PIECES>) {
		let (order, provider, _) = ordered::<T>(p);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), order, SECRET);

		assert_eq!(state::<T>(order), Some(OrderState::Fulfilled));
	}

	/// Of one lot each, by as many people.
	#[benchmark]
	fn fulfil_many(n: Linear<1, MAX_FULFILLED>) {
		let provider = provider::<T>();
		let orders = (0..n).map(|index| {
			let person: T::AccountId = account("person", index, 0);
			T::BenchmarkHelper::open_individual(&person);
			let number = participant::<T>(&person);
			let points = T::BenchmarkHelper::give_lots(number, 1);
			let item = listed::<T>(&provider, number, points);
			(redeemed::<T>(&person, item, 1), SECRET)
		});
		let orders = FulfilmentList::truncate_from(orders.collect());
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), orders);

		assert_eq!(OpenOrders::<T>::iter().count(), 0);
	}

	/// Too late.
	#[benchmark]
	fn accept(p: Linear<1, MAX_PIECES>) {
		let (order, _, person) = ordered::<T>(p);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(person), order);

		assert_eq!(state::<T>(order), Some(OrderState::Fulfilled));
	}

	/// By who redeemed, since it is late; lots return to pages full of others.
	#[benchmark]
	fn cancel(p: Linear<1, MAX_PIECES>) {
		let (order, _, person) = ordered::<T>(p);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(person), order);

		assert_eq!(state::<T>(order), Some(OrderState::Cancelled));
	}

	#[benchmark]
	fn dispute() {
		let (order, _, person) = ordered::<T>(1);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(person), order, Document::default());

		assert_eq!(state::<T>(order), Some(OrderState::Disputed));
	}

	#[benchmark]
	fn decide_settled(p: Linear<1, MAX_PIECES>) -> Result<(), BenchmarkError> {
		let origin = two_operators::<T>()?;
		let order = in_dispute::<T>(p);

		#[extrinsic_call]
		decide(origin as T::RuntimeOrigin, order, true, Document::default());

		assert_eq!(state::<T>(order), Some(OrderState::Fulfilled));
		Ok(())
	}

	#[benchmark]
	fn decide_returned(p: Linear<1, MAX_PIECES>) -> Result<(), BenchmarkError> {
		let origin = two_operators::<T>()?;
		let order = in_dispute::<T>(p);

		#[extrinsic_call]
		decide(origin as T::RuntimeOrigin, order, false, Document::default());

		assert_eq!(state::<T>(order), Some(OrderState::Cancelled));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
