//! # Mall
//!
//! Where people redeem their points for goods and services (Art. 35-38): who provides them, what there is, and what
//! becomes of each redemption.
//!
//! A provider is an institution or organisation with a cooperation agreement with the operator (Art. 36): the reductions
//! in the points become its own (Art. 37), which nobody may hold who may not trade (Art. 27). It offers items, which the
//! operator lists; they may be redeemed on their own days and those of the agreement.
//!
//! A redemption is an order. Its points, those with reductions in them first, leave the person's lots at once and stand
//! in the order, until the provider has handed over what was redeemed. The person makes a secret and names its digest
//! with the order, and gives the secret away on receipt: who shows it, or whose order the person accepts, has handed
//! over. It settles no order but with the provider it is given to, whoever reads it in the pool or in a block; but any other
//! for which the person named the same digest, so that a secret is made for each. An order that comes to nothing gives the points back to the lots they were taken from; of months that are over
//! by then they lapse. The provider may cancel at any time, the person once the days for it are over, and either may
//! have the operator decide, for whom two of its clerks do; until they have, either may still give in. A dispute that is
//! not decided in its days keeps no points: then the person may cancel too.
//!
//! A person has 32 orders open at most, a provider 100,000; a provider has 64 items that are not withdrawn. What the
//! operator never listed is forgotten when it is withdrawn.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`agree`](Pallet::agree) (Art. 36) | operator | [`Agreed`](Event::Agreed) |
//! | [`end_agreement`](Pallet::end_agreement) (Art. 36) | operator | [`AgreementEnded`](Event::AgreementEnded) |
//! | [`offer_item`](Pallet::offer_item) (Art. 36) | a provider | [`ItemOffered`](Event::ItemOffered) |
//! | [`restock`](Pallet::restock) (Art. 36) | the item's provider | [`Restocked`](Event::Restocked) |
//! | [`withdraw_item`](Pallet::withdraw_item) (Art. 36) | the item's provider | [`ItemWithdrawn`](Event::ItemWithdrawn) |
//! | [`list`](Pallet::list) (Art. 35) | operator | [`ItemListed`](Event::ItemListed) |
//! | [`redeem`](Pallet::redeem) (Art. 35, 37) | an individual | [`Redeemed`](Event::Redeemed) |
//! | [`fulfil`](Pallet::fulfil) (Art. 37, 38) | the order's provider | [`Fulfilled`](Event::Fulfilled) |
//! | [`fulfil_many`](Pallet::fulfil_many) (Art. 37, 38) | the orders' provider | [`Fulfilled`](Event::Fulfilled) for each order |
//! | [`accept`](Pallet::accept) (Art. 37, 38) | who redeemed | [`Accepted`](Event::Accepted) |
//! | [`cancel`](Pallet::cancel) (Art. 37) | the order's provider; who redeemed, once it or the decision on it is late | [`Cancelled`](Event::Cancelled) |
//! | [`dispute`](Pallet::dispute) (Art. 36) | either of them | [`Disputed`](Event::Disputed) |
//! | [`decide`](Pallet::decide) (Art. 36) | two clerks of the operator | [`Decided`](Event::Decided) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agreements;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod bought;
mod disputes;
mod escrow;
mod items;
#[cfg(test)]
mod mock;
mod obligations;
mod orders;
mod redemption;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Agreement, BoughtList, FulfilmentList, Item, ItemState, Order, OrderState, PieceList, Secret,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

// `offer_item` takes all that an item is told by.
#[allow(clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{sp_core::H256, sp_runtime::SaturatedConversion};
	use suhui_primitives::{
		Clock, Day, Deadlines, Document, FirstNumber, Holdings, ItemId, Lots, OrderId, Page,
		ParticipantId, Points, Quantity, Registry, Title,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// Until when orders are to be fulfilled and disputes decided.
		type Deadlines: Deadlines;
		/// People's lots, which points are taken from.
		type Lots: Lots;
		/// Providers' reductions.
		type Holdings: Holdings;
		/// The operator, which makes agreements and lists items (Art. 36).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who decides disputes: no single person gives or takes what is another's (Art. 6).
		type TwoOperatorsOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The last agreement of each provider, be it over.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, Agreement>;

	/// The number the next item gets.
	#[pallet::storage]
	pub type NextItem<T: Config> = StorageValue<_, ItemId, ValueQuery, FirstNumber>;

	/// Items offered, but those withdrawn that were never listed.
	#[pallet::storage]
	pub type Items<T: Config> = StorageMap<_, Twox64Concat, ItemId, Item>;

	/// How many of a provider's items are not withdrawn; no value for none.
	#[pallet::storage]
	pub type OpenItems<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// How many of an item a page's people redeemed, but for orders that were cancelled.
	#[pallet::storage]
	pub type Bought<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ItemId, Twox64Concat, Page, BoughtList, ValueQuery>;

	/// The number the next order gets.
	#[pallet::storage]
	pub type NextOrder<T: Config> = StorageValue<_, OrderId, ValueQuery, FirstNumber>;

	/// Orders ever placed.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, Order>;

	/// What stands in an order, until it is fulfilled or cancelled.
	#[pallet::storage]
	pub type Pieces<T: Config> = StorageMap<_, Twox64Concat, OrderId, PieceList>;

	/// The open orders of a person, or with a provider, disputed ones among them.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ParticipantId, Twox64Concat, OrderId, ()>;

	/// How many those are; no value for none.
	#[pallet::storage]
	pub type OpenOrders<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Operator and provider agreed that it provides on these days, in place of any agreement before (Art. 36).
		Agreed { provider: ParticipantId, document: Document, from: Day, until: Day },
		/// The provider provides nothing new from now on.
		AgreementEnded { provider: ParticipantId, document: Document },
		/// A provider offers an item (Art. 36).
		ItemOffered {
			item: ItemId,
			provider: ParticipantId,
			title: Title,
			document: Document,
			price: Points,
			stock: u32,
			per_person: u16,
			from: Day,
			until: Day,
			fulfil: u16,
		},
		/// So many more of the item are there.
		Restocked { item: ItemId, count: u32 },
		/// The item is not redeemed any more.
		ItemWithdrawn { item: ItemId },
		/// The item is in the mall (Art. 35).
		ItemListed { item: ItemId },
		/// A person gave points, with the reductions in them, for so many of an item (Art. 35, 37).
		Redeemed {
			order: OrderId,
			item: ItemId,
			participant: ParticipantId,
			count: u16,
			taken: Quantity,
		},
		/// The provider showed that it handed over: the reductions are its own, the points the person's honour (Art. 37, 38).
		Fulfilled { order: OrderId },
		/// The person has what it redeemed; the same follows.
		Accepted { order: OrderId },
		/// The order came to nothing: so much is in the person's lots again, and so much lapsed (Art. 37).
		Cancelled { order: OrderId, returned: Quantity, lapsed: Quantity },
		/// Person or provider asks the operator to decide on the order.
		Disputed { order: OrderId, by: ParticipantId, document: Document },
		/// The operator decided that the order is settled as handed over, or that it came to nothing: then so much is in the
		/// person's lots again, and so much lapsed.
		Decided {
			order: OrderId,
			settled: bool,
			returned: Quantity,
			lapsed: Quantity,
			document: Document,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller, or whom to agree with, has no open account.
		NotRegistered,
		/// An individual provides nothing, and nobody else redeems.
		WrongKind,
		/// There is no such item or order.
		NotFound,
		/// The days end before they begin or are over, or another agreement would stand until they begin.
		InvalidPeriod,
		/// The provider has no agreement, or it was ended.
		NoAgreement,
		/// Today is no day of the provider's agreement.
		NotInForce,
		/// The title is empty, not UTF-8, or holds invisible characters.
		InvalidText,
		/// The price is zero.
		InvalidPrice,
		/// None is offered, restocked or redeemed, or none may be had by a person.
		InvalidCount,
		/// An order would be to be fulfilled in no working day, or in more than may be.
		InvalidDays,
		/// As many of the provider's items are there as may be.
		TooManyItems,
		/// The item is another's, or the order with another.
		NotProvider,
		/// The item was withdrawn.
		Withdrawn,
		/// The item is listed already.
		AlreadyListed,
		/// The item is not in the mall.
		NotListed,
		/// Today is none of the days on which the item may be redeemed.
		OutOfPeriod,
		/// Fewer are in stock.
		OutOfStock,
		/// The person would have more of the item than may be.
		LimitReached,
		/// As many orders of the person, or with the provider, are open as may be.
		TooManyOrders,
		/// No lots, or more than may be, are to be read.
		InvalidLots,
		/// The points lie in more lots than one order may take from.
		TooManyPieces,
		/// The secret is not that of the order.
		WrongSecret,
		/// The order was fulfilled or cancelled.
		NotOpen,
		/// The order is neither the caller's nor with the caller.
		NotConcerned,
		/// The order is not late, or in a dispute the decision is not: the person cannot cancel it.
		NotDue,
		/// The order is in dispute already.
		AlreadyDisputed,
		/// The order is not in dispute.
		NotDisputed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Notes a cooperation agreement with an institution or organisation, from the first to the last of these days, in
		/// place of any before (Art. 36). One that begins later takes none away that stands.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `InvalidPeriod`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::agree(), DispatchClass::Operational))]
		pub fn agree(
			origin: OriginFor<T>,
			provider: ParticipantId,
			document: Document,
			from: Day,
			until: Day,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::add_agreement(provider, document, from, until)?;
			Self::deposit_event(Event::Agreed { provider, document, from, until });
			Ok(())
		}

		/// Ends a provider's agreement today (Art. 36). Orders that are open stay so.
		///
		/// Errors: `NoAgreement`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::end_agreement(), DispatchClass::Operational))]
		pub fn end_agreement(
			origin: OriginFor<T>,
			provider: ParticipantId,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::close_agreement(provider, document)?;
			Self::deposit_event(Event::AgreementEnded { provider, document });
			Ok(())
		}

		/// Offers goods or a service to the mall (Art. 36): what one costs in points, how many there are, how many one
		/// person may have, on which days it may be redeemed, and in how many working days (1 to 60) an order is
		/// fulfilled. It may be redeemed once the operator lists it.
		///
		/// Errors: `NotRegistered`, `InvalidText`, `InvalidPrice`, `InvalidCount`, `InvalidDays`, `InvalidPeriod`,
		/// `NoAgreement`, `NotInForce`, `TooManyItems`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::offer_item(), DispatchClass::Operational))]
		// All that an item is told by.
		#[allow(clippy::too_many_arguments)]
		pub fn offer_item(
			origin: OriginFor<T>,
			title: Title,
			document: Document,
			price: Points,
			stock: u32,
			per_person: u16,
			from: Day,
			until: Day,
			fulfil: u16,
		) -> DispatchResult {
			let provider = Self::signer(origin)?;
			let item = Self::add_item(Item {
				provider,
				title: title.clone(),
				document,
				price,
				offered: stock,
				stock,
				held: 0,
				sold: 0,
				per_person,
				from,
				until,
				fulfil,
				state: ItemState::Offered,
			})?;
			Self::deposit_event(Event::ItemOffered {
				item,
				provider,
				title,
				document,
				price,
				stock,
				per_person,
				from,
				until,
				fulfil,
			});
			Ok(())
		}

		/// Adds to the stock of an item that is not withdrawn (Art. 36).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotProvider`, `Withdrawn`, `InvalidCount`, `NoAgreement`, `NotInForce`, and
		/// an overflow of the stock.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::restock(), DispatchClass::Operational))]
		pub fn restock(origin: OriginFor<T>, item: ItemId, count: u32) -> DispatchResult {
			let provider = Self::signer(origin)?;
			Self::add_stock(provider, item, count)?;
			Self::deposit_event(Event::Restocked { item, count });
			Ok(())
		}

		/// Takes an item back (Art. 36). Orders that are open stay so.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotProvider`, `Withdrawn`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::withdraw_item(), DispatchClass::Operational))]
		pub fn withdraw_item(origin: OriginFor<T>, item: ItemId) -> DispatchResult {
			let provider = Self::signer(origin)?;
			Self::remove_item(provider, item)?;
			Self::deposit_event(Event::ItemWithdrawn { item });
			Ok(())
		}

		/// Puts an item that was offered in the mall (Art. 35).
		///
		/// Errors: `NotFound`, `Withdrawn`, `AlreadyListed`, `NoAgreement`, `NotInForce`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::list(), DispatchClass::Operational))]
		pub fn list(origin: OriginFor<T>, item: ItemId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::list_item(item)?;
			Self::deposit_event(Event::ItemListed { item });
			Ok(())
		}

		/// Redeems points of the caller's, an individual, for so many of an item (Art. 35, 37): those with reductions first,
		/// then the oldest. They stand in the order until its end. `secret_hash` is the BLAKE2-256 digest of 32 bytes of
		/// chance, made for this order, that the caller gives away on receipt. Charged for as many lots as may be read for
		/// it, 1 to 6,400, and refunded by those read, or by all where an error came before; that more have to be read
		/// than `lots`, or hold too little, is the error of the points.
		///
		/// Errors: `NotRegistered`, `WrongKind`, `InvalidLots`, `InvalidCount`, `NotFound`, `NotListed`, `OutOfPeriod`,
		/// `NoAgreement`, `NotInForce`, `OutOfStock`, `LimitReached`, `TooManyOrders`, `TooManyPieces`, those of taking lots,
		/// and an overflow of the price.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::redeem(*lots), DispatchClass::Operational))]
		pub fn redeem(
			origin: OriginFor<T>,
			item: ItemId,
			count: u16,
			secret_hash: H256,
			lots: u32,
		) -> DispatchResultWithPostInfo {
			let redemption = Self::judge_redemption(origin, item, count, lots)
				.map_err(|error| error.with_weight(T::WeightInfo::redeem(0)))?;
			let participant = redemption.participant;
			let (order, taken, read) = Self::place(redemption, secret_hash, lots)?;
			Self::deposit_event(Event::Redeemed { order, item, participant, count, taken });
			Ok(Some(T::WeightInfo::redeem(read)).into())
		}

		/// Shows by its secret that an order was handed over: its reductions become the caller's, and its points the
		/// person's honour (Art. 37, 38). Charged for what stands in the order; an error, for nothing of it.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotOpen`, `NotProvider`, `WrongSecret`.
		#[pallet::call_index(7)]
		#[pallet::weight((
			T::WeightInfo::fulfil(Pallet::<T>::pieces_in(*order)),
			DispatchClass::Operational,
		))]
		pub fn fulfil(
			origin: OriginFor<T>,
			order: OrderId,
			secret: Secret,
		) -> DispatchResultWithPostInfo {
			let running = Self::signer(origin)
				.and_then(|provider| Self::judge_fulfilment(provider, order, &secret))
				.map_err(|error| error.with_weight(T::WeightInfo::fulfil(0)))?;
			Self::settle(running)?;
			Self::deposit_event(Event::Fulfilled { order });
			Ok(().into())
		}

		/// The same of up to 64 orders, all or none. Charged for what stands in them; an error, for the orders up to it.
		///
		/// Errors: those of `fulfil`.
		#[pallet::call_index(8)]
		#[pallet::weight((Pallet::<T>::fulfilling(orders), DispatchClass::Operational))]
		pub fn fulfil_many(
			origin: OriginFor<T>,
			orders: FulfilmentList,
		) -> DispatchResultWithPostInfo {
			let charge = Self::fulfilling_so_many;
			let provider = Self::signer(origin).map_err(|error| error.with_weight(charge(0, 0)))?;
			let (mut done, mut pieces) = (0u32, 0u32);
			for (order, secret) in orders {
				done = done.saturating_add(1);
				let running = Self::judge_fulfilment(provider, order, &secret)
					.map_err(|error| error.with_weight(charge(done, pieces)))?;
				pieces = pieces.saturating_add(running.order.pieces);
				Self::settle(running)?;
				Self::deposit_event(Event::Fulfilled { order });
			}
			Ok(().into())
		}

		/// Accepts what the caller redeemed, without its secret: the same follows (Art. 37, 38). Charged as `fulfil`.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotOpen`, `NotConcerned`.
		#[pallet::call_index(9)]
		#[pallet::weight((
			T::WeightInfo::accept(Pallet::<T>::pieces_in(*order)),
			DispatchClass::Operational,
		))]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResultWithPostInfo {
			let running = Self::signer(origin)
				.and_then(|participant| Self::judge_acceptance(participant, order))
				.map_err(|error| error.with_weight(T::WeightInfo::accept(0)))?;
			Self::settle(running)?;
			Self::deposit_event(Event::Accepted { order });
			Ok(().into())
		}

		/// Cancels an order: its provider at any time, who redeemed once the days for its fulfilment are over, or, in dispute,
		/// those for the operator's decision. What was taken returns to its lots, or lapses where its month is over by now
		/// (Art. 37). Charged as `fulfil`.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotOpen`, `NotConcerned`, `NotDue`.
		#[pallet::call_index(10)]
		#[pallet::weight((
			T::WeightInfo::cancel(Pallet::<T>::pieces_in(*order)),
			DispatchClass::Operational,
		))]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResultWithPostInfo {
			let running = Self::signer(origin)
				.and_then(|caller| Self::judge_cancellation(caller, order))
				.map_err(|error| error.with_weight(T::WeightInfo::cancel(0)))?;
			let back = Self::give_back(running)?;
			let (returned, lapsed) = (back.returned, back.lapsed);
			Self::deposit_event(Event::Cancelled { order, returned, lapsed });
			Ok(().into())
		}

		/// Asks the operator to decide on an order, in 10 working days; it is not late any more (Art. 36).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotOpen`, `NotConcerned`, `AlreadyDisputed`.
		#[pallet::call_index(11)]
		#[pallet::weight((T::WeightInfo::dispute(), DispatchClass::Operational))]
		pub fn dispute(origin: OriginFor<T>, order: OrderId, document: Document) -> DispatchResult {
			let by = Self::signer(origin)?;
			Self::begin_dispute(by, order)?;
			Self::deposit_event(Event::Disputed { order, by, document });
			Ok(())
		}

		/// Decides on an order in dispute (Art. 36): it is settled as if it was handed over, or comes to nothing as if it was
		/// cancelled. Charged as `fulfil`.
		///
		/// Errors: `NotFound`, `NotOpen`, `NotDisputed`.
		#[pallet::call_index(12)]
		#[pallet::weight((
			weights::decide::<T::WeightInfo>(*settle, Pallet::<T>::pieces_in(*order)),
			DispatchClass::Operational,
		))]
		pub fn decide(
			origin: OriginFor<T>,
			order: OrderId,
			settle: bool,
			document: Document,
		) -> DispatchResultWithPostInfo {
			let before = weights::decide::<T::WeightInfo>(settle, 0);
			T::TwoOperatorsOrigin::ensure_origin(origin)
				.map_err(|error| error.with_weight(before))?;
			let running = Self::disputed(order).map_err(|error| error.with_weight(before))?;
			let back = Self::end_dispute(running, settle)?;
			let (returned, lapsed) = (back.returned, back.lapsed);
			Self::deposit_event(Event::Decided {
				order,
				settled: settle,
				returned,
				lapsed,
				document,
			});
			Ok(().into())
		}
	}

	impl<T: Config> Pallet<T> {
		/// How many pieces stand in an order: none once it is over, or if it never was.
		pub(crate) fn pieces_in(order: OrderId) -> u32 {
			Orders::<T>::get(order).filter(Order::runs).map_or(0, |order| order.pieces)
		}

		/// What it weighs to fulfil these orders.
		pub(crate) fn fulfilling(orders: &FulfilmentList) -> Weight {
			let pieces = orders.iter().map(|(order, _)| Self::pieces_in(*order));
			let pieces = pieces.fold(0, u32::saturating_add);
			Self::fulfilling_so_many(orders.len().saturated_into(), pieces)
		}

		/// What it weighs to fulfil so many orders in which so many pieces stand.
		fn fulfilling_so_many(orders: u32, pieces: u32) -> Weight {
			T::WeightInfo::fulfil_many(orders).saturating_add(T::WeightInfo::fulfil(pieces))
		}

		/// The participant who signs.
		pub(crate) fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
			let account = ensure_signed(origin)?;
			T::Registry::participant(&account).ok_or(Error::<T>::NotRegistered.into())
		}
	}
}
