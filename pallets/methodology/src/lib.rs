//! # Methodology
//!
//! Registry of methodologies: formulas anyone develops, experts judge and the authority publishes
//! (Art. 11-16).
//!
//! A methodology is a chain of immutable versions. A version is a text in the methodology
//! language and a document outside the chain; it is compiled and its golden vectors are run when it
//! is submitted and again when it is published, and only a published version's formula quantifies
//! reductions.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`submit`](Pallet::submit) (Art. 12, 13) | a registered participant | [`Submitted`](Event::Submitted) |
//! | [`revise`](Pallet::revise) (Art. 16) | its developer, or the authority | [`Submitted`](Event::Submitted) |
//! | [`opine`](Pallet::opine) (Art. 14) | an expert | [`Opined`](Event::Opined) |
//! | [`publish`](Pallet::publish) (Art. 15) | authority | [`Published`](Event::Published) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod compile;
mod methodologies;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	FormulaText, Methodology, MethodologyId, Opinion, Tally, Version, VersionStage, MAX_TEXT,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::ArithmeticError;
	use suhui_formula::Formula;
	use suhui_primitives::{Clock, Document, FirstNumber, Registry, Title, VersionId};
	use types::text_length;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// The competent authority, which publishes and may revise (Art. 15, 16).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A member of the expert group (Art. 7).
		type ExpertOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// Opinions a version needs before it can be published.
		#[pallet::constant]
		type MinOpinions: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next methodology gets.
	#[pallet::storage]
	pub type NextMethodology<T: Config> = StorageValue<_, MethodologyId, ValueQuery, FirstNumber>;

	/// The number the next version gets, counted over all methodologies.
	#[pallet::storage]
	pub type NextVersion<T: Config> = StorageValue<_, VersionId, ValueQuery, FirstNumber>;

	/// Methodologies by number.
	#[pallet::storage]
	pub type Methodologies<T: Config> =
		StorageMap<_, Twox64Concat, MethodologyId, Methodology<T::AccountId>>;

	/// Versions by number.
	#[pallet::storage]
	pub type Versions<T: Config> = StorageMap<_, Twox64Concat, VersionId, Version<T::AccountId>>;

	/// Each version's text, as submitted.
	#[pallet::storage]
	pub type Texts<T: Config> = StorageMap<_, Twox64Concat, VersionId, FormulaText>;

	/// The compiled formulas of published versions.
	#[pallet::storage]
	pub type Formulas<T: Config> = StorageMap<_, Twox64Concat, VersionId, Formula>;

	/// Experts' opinions of versions.
	#[pallet::storage]
	pub type Opinions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VersionId, Blake2_128Concat, T::AccountId, Opinion>;

	/// How many opinions of each kind a version has.
	#[pallet::storage]
	pub type OpinionCount<T: Config> = StorageMap<_, Twox64Concat, VersionId, Tally, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A version waits for opinions.
		Submitted {
			version: VersionId,
			methodology: MethodologyId,
			number: u32,
			developer: T::AccountId,
		},
		/// An expert gave an opinion.
		Opined { version: VersionId, expert: T::AccountId, favourable: bool },
		/// The version may quantify reductions from now on.
		Published { version: VersionId, methodology: MethodologyId, number: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a participant's open account.
		NotRegistered,
		/// No such methodology or version.
		NotFound,
		/// The account did not develop the methodology.
		NotDeveloper,
		/// The version is published already.
		NotInEvaluation,
		/// The expert developed the methodology.
		Interested,
		/// The expert gave an opinion already.
		AlreadyExists,
		/// Fewer opinions than `MinOpinions`, or not more favourable ones than adverse ones.
		NotEnoughOpinions,
		/// The text is not UTF-8.
		InvalidText,
		/// The title in the text is longer than 128 bytes.
		TitleTooLong,
		/// The text does not follow the grammar of the methodology language.
		FormulaSyntax,
		/// A name is unknown, reserved or declared twice, or stands where it has no meaning.
		FormulaInvalid,
		/// Units clash.
		FormulaUnits,
		/// A number, a range, or the result's range is outside what the language permits.
		FormulaRange,
		/// A divisor may be zero.
		FormulaDivision,
		/// An intermediate may leave 128 bits.
		FormulaOverflow,
		/// One evaluation takes more operations than permitted.
		FormulaTooCostly,
		/// The formula has more parts, or a longer compiled form, than permitted.
		FormulaTooLarge,
		/// The text is a points formula.
		NotAReduction,
		/// The text has no golden vector.
		NoVector,
		/// A golden vector lacks an input, or gives one outside its range.
		VectorInvalid,
		/// A golden vector's expected result differs from what it evaluates to.
		VectorFails,
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
		/// Applies for a new methodology with its first version (Art. 12, 13). The text is
		/// compiled and its vectors are run; its title becomes the version's.
		///
		/// Errors: `NotRegistered` and what the text may be refused for (`InvalidText` to
		/// `VectorFails`).
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::submit(text_length(text)),
			DispatchClass::Operational
		))]
		pub fn submit(
			origin: OriginFor<T>,
			text: FormulaText,
			document: Document,
		) -> DispatchResult {
			let developer = ensure_signed(origin)?;
			Self::ensure_registered(&developer)?;
			let methodology = NextMethodology::<T>::get();
			let next = methodology.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			NextMethodology::<T>::put(next);
			Self::add_version(methodology, Methodology { developer, versions: 0 }, text, document)
		}

		/// Applies for a further version of a methodology (Art. 16); earlier ones stay as they are.
		///
		/// Errors: `NotFound`, `NotDeveloper`, `NotRegistered` and what the text may be refused
		/// for.
		#[pallet::call_index(1)]
		#[pallet::weight((
			T::WeightInfo::revise(text_length(text)),
			DispatchClass::Operational
		))]
		pub fn revise(
			origin: OriginFor<T>,
			methodology: MethodologyId,
			text: FormulaText,
			document: Document,
		) -> DispatchResult {
			let caller = match T::AuthorityOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			let found = Methodologies::<T>::get(methodology).ok_or(Error::<T>::NotFound)?;
			if let Some(caller) = caller {
				ensure!(caller == found.developer, Error::<T>::NotDeveloper);
				Self::ensure_registered(&caller)?;
			}
			Self::add_version(methodology, found, text, document)
		}

		/// An expert's opinion of a version in evaluation (Art. 14); it is given once and stands.
		///
		/// Errors: `NotFound`, `NotInEvaluation`, `Interested`, `AlreadyExists`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::opine(), DispatchClass::Operational))]
		pub fn opine(
			origin: OriginFor<T>,
			version: VersionId,
			favourable: bool,
			report: Document,
		) -> DispatchResult {
			let expert = T::ExpertOrigin::ensure_origin(origin)?;
			let found = Versions::<T>::get(version).ok_or(Error::<T>::NotFound)?;
			ensure!(found.stage == VersionStage::Evaluation, Error::<T>::NotInEvaluation);
			ensure!(found.developer != expert, Error::<T>::Interested);
			ensure!(!Opinions::<T>::contains_key(version, &expert), Error::<T>::AlreadyExists);
			let counted = OpinionCount::<T>::get(version).with(favourable);
			OpinionCount::<T>::insert(version, counted.ok_or(ArithmeticError::Overflow)?);
			let day = T::Clock::today();
			Opinions::<T>::insert(version, &expert, Opinion { favourable, report, day });
			Self::deposit_event(Event::Opined { version, expert, favourable });
			Ok(())
		}

		/// Publishes a version that experts favour (Art. 15). The stored text is compiled and its
		/// vectors are run again; the formula is kept. Charged by the text's length.
		///
		/// Errors: `NotFound`, `NotInEvaluation`, `NotEnoughOpinions` and what the text may be
		/// refused for.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::publish(MAX_TEXT), DispatchClass::Operational))]
		pub fn publish(origin: OriginFor<T>, version: VersionId) -> DispatchResultWithPostInfo {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let mut found = Versions::<T>::get(version).ok_or(Error::<T>::NotFound)?;
			ensure!(found.stage == VersionStage::Evaluation, Error::<T>::NotInEvaluation);
			let opinions = OpinionCount::<T>::get(version);
			ensure!(opinions.suffice(T::MinOpinions::get()), Error::<T>::NotEnoughOpinions);
			let text = Texts::<T>::get(version).ok_or(Error::<T>::NotFound)?;
			let formula = compile::compile::<T>(&text)?.formula;
			Formulas::<T>::insert(version, formula);
			let Version { methodology, number, .. } = found;
			found.stage = VersionStage::Published(T::Clock::today());
			Versions::<T>::insert(version, found);
			Self::deposit_event(Event::Published { version, methodology, number });
			Ok(Some(T::WeightInfo::publish(text_length(&text))).into())
		}
	}

	impl<T: Config> Pallet<T> {
		fn ensure_registered(account: &T::AccountId) -> DispatchResult {
			ensure!(T::Registry::participant(account).is_some(), Error::<T>::NotRegistered);
			Ok(())
		}

		fn add_version(
			methodology: MethodologyId,
			mut entry: Methodology<T::AccountId>,
			text: FormulaText,
			document: Document,
		) -> DispatchResult {
			let title = compile::compile::<T>(&text)?.title.into_bytes();
			let title = Title::try_from(title).map_err(|_| Error::<T>::TitleTooLong)?;
			let version = NextVersion::<T>::get();
			NextVersion::<T>::put(version.checked_add(1).ok_or(ArithmeticError::Overflow)?);
			let number = entry.versions.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			entry.versions = number;
			let developer = entry.developer.clone();
			Methodologies::<T>::insert(methodology, entry);
			Texts::<T>::insert(version, text);
			Versions::<T>::insert(
				version,
				Version {
					methodology,
					number,
					developer: developer.clone(),
					title,
					document,
					submitted: T::Clock::today(),
					stage: VersionStage::Evaluation,
				},
			);
			Self::deposit_event(Event::Submitted { version, methodology, number, developer });
			Ok(())
		}
	}
}
