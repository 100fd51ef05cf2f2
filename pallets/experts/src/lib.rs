//! # Experts
//!
//! The expert group (Art. 7): who sits in it, which key stands for whom, and the panels that judge.
//!
//! An expert is a number, given once, for which a key acts: whoever takes another key stays the expert whose opinions
//! stand, and whoever is dismissed and appointed again gets the seat back. The council appoints a key; another one is
//! taken only with its own consent, which its signature over [`key_consent`](suhui_primitives::key_consent) gives.
//!
//! A key that ever stood for an expert is never another's, and keeps a provider reference, and with it its nonce: no
//! transaction it signed acts again.
//!
//! No expert judges what is its own (Art. 14): in whichever participant any of its keys is, or ever was, and in whichever
//! it declared, it has an interest, for good. Nor does whoever holds an office of the operator, the authority or a region
//! judge by that key: they name who judges, and decide on what comes of it.
//!
//! The operator names a panel of three to nine seats, an odd number, for what is under evaluation or review. Each seat speaks once
//! a round. Three opinions and those of more than half of the seats decide, by more favourable than adverse ones; who
//! recuses itself gives none. A panel is named anew while none of its seats has spoken. Afterwards it is only where too few seats
//! are left that gave an opinion or still may; those keep their seats, and none is added. Who says nothing for half of the
//! working days in which the matter is to be judged may lose the seat to another. Who judges and what came of it others ask
//! by [`suhui_primitives::Panels`].
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`appoint`](Pallet::appoint) (Art. 7) | council majority | [`Appointed`](Event::Appointed) |
//! | [`dismiss`](Pallet::dismiss) (Art. 7) | council majority | [`Dismissed`](Event::Dismissed) |
//! | [`change_key`](Pallet::change_key) (Art. 7) | an expert | [`KeyChanged`](Event::KeyChanged) |
//! | [`replace_key`](Pallet::replace_key) (Art. 7) | council majority | [`KeyChanged`](Event::KeyChanged) |
//! | [`declare_interest`](Pallet::declare_interest) (Art. 14) | an expert | [`InterestDeclared`](Event::InterestDeclared) |
//! | [`name_panel`](Pallet::name_panel) (Art. 14, 19) | operator | [`PanelNamed`](Event::PanelNamed) |
//! | [`opine`](Pallet::opine) (Art. 14, 19) | who has a seat | [`Opined`](Event::Opined) |
//! | [`recuse`](Pallet::recuse) (Art. 14, 19) | who has a seat | [`Recused`](Event::Recused) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod interests;
mod keys;
#[cfg(test)]
mod mock;
mod origin;
mod panels;
mod seats;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use origin::EnsureExpert;
pub use pallet::*;
pub use types::{Expert, Opinion, Panel, Seats, View};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::SortedMembers};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{
		sp_core::H256,
		sp_runtime::traits::{IdentifyAccount, Verify},
	};
	use suhui_primitives::{
		Clock, Document, ExpertId, FirstNumber, Matter, Matters, ParticipantId, Registry,
		Sanctions, Seat, WorkingDays, FIRST_NUMBER, MAX_EXPERTS,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>>
	{
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// What panels may be named for.
		type Matters: Matters;
		type WorkingDays: WorkingDays;
		/// Who may give no opinion (Art. 44).
		type Sanctions: Sanctions;
		/// Who holds an office of the operator, the authority or a region, or validates.
		type Officials: SortedMembers<Self::AccountId>;
		/// More than half of the council, which appoints experts (Art. 7).
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The operator, which has experts judge (Art. 14, 19).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// How a new key consents.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
	}

	/// The number the next expert gets.
	#[pallet::storage]
	pub type NextExpert<T> = StorageValue<_, ExpertId, ValueQuery, FirstNumber>;

	/// Experts ever appointed.
	#[pallet::storage]
	pub type Experts<T: Config> = StorageMap<_, Twox64Concat, ExpertId, Expert<T::AccountId>>;

	/// The expert a key stands, or stood, for.
	#[pallet::storage]
	pub type ExpertOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ExpertId>;

	/// The participants in whom an expert has an interest: it is noted to have, or have had, a key of theirs, or declared
	/// it; never taken out.
	#[pallet::storage]
	pub type Interests<T> =
		StorageDoubleMap<_, Twox64Concat, ExpertId, Twox64Concat, ParticipantId, ()>;

	/// How many experts sit.
	#[pallet::storage]
	pub type Sitting<T> = StorageValue<_, u32, ValueQuery>;

	/// The panel of a matter's round.
	#[pallet::storage]
	pub type Panels<T> = StorageMap<_, Twox64Concat, (Matter, u8), Panel>;

	/// What seats said of a matter in a round: those of its panel, and those that recused themselves before others took
	/// their places.
	#[pallet::storage]
	pub type Opinions<T> =
		StorageDoubleMap<_, Twox64Concat, (Matter, u8), Twox64Concat, Seat, Opinion>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who sits when the chain starts.
		pub members: BoundedVec<T::AccountId, ConstU32<MAX_EXPERTS>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for member in &self.members {
				assert!(Pallet::<T>::seat(member).is_ok(), "an expert is named twice");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council appointed an expert, or gave a former one the seat back (Art. 7).
		Appointed { expert: ExpertId, account: T::AccountId },
		/// The council dismissed an expert. Opinions given stand.
		Dismissed { expert: ExpertId },
		/// Another key stands for the expert from now on.
		KeyChanged { expert: ExpertId, account: T::AccountId },
		/// The expert judges nothing of the participant's any more.
		InterestDeclared { expert: ExpertId, participant: ParticipantId },
		/// The operator named who judges a matter in this round, in place of any panel before.
		PanelNamed { matter: Matter, round: u8, seats: Seats },
		/// A seat gave its opinion.
		Opined { matter: Matter, round: u8, seat: Seat, favourable: bool },
		/// A seat recused itself.
		Recused { matter: Matter, round: u8, seat: Seat, reason: Document },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The key stands, or stood, for an expert; the interest is noted already; the seat has spoken; or the panel has,
		/// and enough of its seats are left.
		AlreadyExists,
		/// No expert has this number, or no participant.
		NotFound,
		/// The expert was dismissed.
		Dismissed,
		/// As many experts sit as may.
		TooMany,
		/// The key was changed less than 30 days ago.
		TooSoon,
		/// The signature is not the new key's over the words of consent.
		ConsentInvalid,
		/// The caller's key stands for no sitting expert.
		NotExpert,
		/// The matter is not under evaluation or review.
		NotJudged,
		/// A panel has an odd number of seats, three at least, each once.
		InvalidPanel,
		/// A methodology is judged by experts alone.
		ExpertsAlone,
		/// A body is no institution's or organisation's open account.
		NotRegistered,
		/// The expert has an interest in the matter's developer or in a body beside it, an expert beside the body has one in
		/// it, or whom either stands for developed what is judged or reports for it, or did.
		Interested,
		/// A sanction keeps the expert or the body from giving opinions.
		Barred,
		/// A seat stays that gave an opinion or still may, and none is added.
		SeatKept,
		/// Whoever recused itself takes no seat in the round again.
		HasRecused,
		/// The caller has no seat in the panel, or there is none.
		NotSeated,
		/// The key holds an office of the operator, the authority or a region, or validates.
		HoldsOffice,
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
		/// Appoints an expert by its key (Art. 7). A former expert, named by the last of its keys, gets its number back.
		///
		/// Errors: `HoldsOffice`, `TooMany`, `AlreadyExists`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::appoint(), DispatchClass::Operational))]
		pub fn appoint(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::ensure_no_official(&account)?;
			let expert = Self::seat(&account)?;
			Self::deposit_event(Event::Appointed { expert, account });
			Ok(())
		}

		/// Dismisses an expert (Art. 7).
		///
		/// Errors: `NotFound`, `Dismissed`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::dismiss(), DispatchClass::Operational))]
		pub fn dismiss(origin: OriginFor<T>, expert: ExpertId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::unseat(expert)?;
			Self::deposit_event(Event::Dismissed { expert });
			Ok(())
		}

		/// Lets another key stand for the expert who calls. The first change is free at any time, each later one 30 days
		/// after the change before.
		///
		/// Errors: `NotExpert`, `TooSoon`, `HoldsOffice`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::change_key(), DispatchClass::Operational))]
		pub fn change_key(
			origin: OriginFor<T>,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			let (expert, found) = Self::by_key(&caller).ok_or(Error::<T>::NotExpert)?;
			ensure!(found.may_change_key(T::Clock::today()), Error::<T>::TooSoon);
			Self::rekey(expert, found, new_account, &consent)
		}

		/// Lets another key stand for a sitting expert who lost the present one.
		///
		/// Errors: `NotFound`, `Dismissed`, `HoldsOffice`, `AlreadyExists`, `ConsentInvalid`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::replace_key(), DispatchClass::Operational))]
		pub fn replace_key(
			origin: OriginFor<T>,
			expert: ExpertId,
			new_account: T::AccountId,
			consent: T::Signature,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::sitting(expert)?;
			Self::rekey(expert, found, new_account, &consent)
		}

		/// Declares that the expert who calls has an interest in a participant (Art. 14): it is seated for nothing of
		/// theirs, and gives no opinion on it. An opinion given before stands.
		///
		/// Errors: `NotExpert`, `NotFound`, `AlreadyExists`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::declare_interest(), DispatchClass::Operational))]
		pub fn declare_interest(
			origin: OriginFor<T>,
			participant: ParticipantId,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			let (expert, _) = Self::by_key(&caller).ok_or(Error::<T>::NotExpert)?;
			let given = FIRST_NUMBER..T::Registry::next_participant();
			ensure!(given.contains(&participant), Error::<T>::NotFound);
			let is_noted = Interests::<T>::contains_key(expert, participant);
			ensure!(!is_noted, Error::<T>::AlreadyExists);
			Interests::<T>::insert(expert, participant, ());
			Self::deposit_event(Event::InterestDeclared { expert, participant });
			Ok(())
		}

		/// Names who judges a matter in its present round (Art. 14, 19): sitting experts and, of a source or its terms,
		/// institutions and organisations as technical bodies; an odd number of three to nine, none with an interest in the
		/// developer, and no expert beside a body in which it has one. It takes the place of a panel of which no seat has spoken, or
		/// of one of which too few are left that gave an opinion or still may: those keep their seats, but for who has said
		/// nothing since the panel was named for ten working days, of a source or its terms for five.
		///
		/// Errors: `NotJudged`, `InvalidPanel`, `AlreadyExists`, `SeatKept`, `HasRecused`, `NotFound`, `Dismissed`,
		/// `ExpertsAlone`, `NotRegistered`, `Interested`, `Barred`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::name_panel(), DispatchClass::Operational))]
		pub fn name_panel(origin: OriginFor<T>, matter: Matter, seats: Seats) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let round = Self::seat_panel(matter, seats.clone())?;
			Self::deposit_event(Event::PanelNamed { matter, round, seats });
			Ok(())
		}

		/// The opinion of the caller's seat on a matter (Art. 14, 19); it is given once a round and stands.
		///
		/// Errors: `NotJudged`, `NotSeated`, `AlreadyExists`, `Interested`, `Barred`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::opine(), DispatchClass::Operational))]
		pub fn opine(
			origin: OriginFor<T>,
			matter: Matter,
			favourable: bool,
			report: Document,
		) -> DispatchResult {
			let view = if favourable { View::Favourable } else { View::Adverse };
			let (round, seat) = Self::speak(origin, matter, view, report)?;
			Self::deposit_event(Event::Opined { matter, round, seat, favourable });
			Ok(())
		}

		/// Lets the caller's seat judge no more in this round, for a reason (Art. 14, 19).
		///
		/// Errors: `NotJudged`, `NotSeated`, `AlreadyExists`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::recuse(), DispatchClass::Operational))]
		pub fn recuse(origin: OriginFor<T>, matter: Matter, reason: Document) -> DispatchResult {
			let (round, seat) = Self::speak(origin, matter, View::Recused, reason)?;
			Self::deposit_event(Event::Recused { matter, round, seat, reason });
			Ok(())
		}
	}
}
