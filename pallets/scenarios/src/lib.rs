//! # Scenarios
//!
//! People's everyday low-carbon activity as sources of batches: who developed a scenario, whether
//! it is admitted, how its records turn into points, and who reports for it (Art. 17-21, 34).
//!
//! A scenario names a published methodology version, or none and then gives points only (Art. 33).
//! Its points formula is compiled when it is applied for, its golden vectors are run, and its
//! inputs are bound to the record's inputs or to the reduction.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`apply`](Pallet::apply) (Art. 18) | a registered participant | [`Applied`](Event::Applied) |
//! | [`admit`](Pallet::admit) (Art. 19, 20) | operator | [`Admitted`](Event::Admitted) |
//! | [`terminate`](Pallet::terminate) (Art. 19, 22) | operator | [`Terminated`](Event::Terminated) |
//! | [`set_reporters`](Pallet::set_reporters) (Art. 21) | its developer | [`ReportersNamed`](Event::ReportersNamed) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod compile;
#[cfg(test)]
mod mock;
mod sources;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Category, PointsRule, PointsText, ReporterList, Scenario, ScenarioStage, MAX_POINTS_TEXT,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::ArithmeticError;
	use suhui_primitives::{
		is_text, Clock, Document, FirstNumber, Methodologies, Registry, SourceId, Title, VersionId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		type Methodologies: Methodologies;
		/// The operator, which decides on applications (Art. 19).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next source gets.
	#[pallet::storage]
	pub type NextSource<T: Config> = StorageValue<_, SourceId, ValueQuery, FirstNumber>;

	/// Scenarios by their number as a source.
	#[pallet::storage]
	pub type Scenarios<T: Config> = StorageMap<_, Twox64Concat, SourceId, Scenario<T::AccountId>>;

	/// Each scenario's points formula, as submitted.
	#[pallet::storage]
	pub type PointsTexts<T: Config> = StorageMap<_, Twox64Concat, SourceId, PointsText>;

	/// Each scenario's points formula, compiled and bound.
	#[pallet::storage]
	pub type PointsRules<T: Config> = StorageMap<_, Twox64Concat, SourceId, PointsRule>;

	/// The accounts that open and feed a scenario's batches.
	#[pallet::storage]
	pub type Reporters<T: Config> =
		StorageMap<_, Twox64Concat, SourceId, ReporterList<T::AccountId>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scenario waits for review.
		Applied { source: SourceId, developer: T::AccountId },
		/// The scenario may open batches.
		Admitted { source: SourceId },
		/// The scenario opens no more batches, or was never admitted.
		Terminated { source: SourceId },
		/// The developer named the scenario's reporters, in place of any before.
		ReportersNamed { source: SourceId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// An account is not a participant's open account.
		NotRegistered,
		/// No such scenario.
		NotFound,
		/// The methodology version is unknown or not published.
		NotPublished,
		/// The scenario is not in review.
		NotInReview,
		/// The scenario is terminated.
		Terminated,
		/// The account did not develop the scenario.
		NotDeveloper,
		/// A reporter is named twice.
		AlreadyExists,
		/// The title is empty, not UTF-8, or holds invisible characters; or the points formula is not
		/// UTF-8.
		InvalidText,
		/// The points formula does not follow the grammar of the methodology language.
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
		/// The text is a methodology.
		NotPoints,
		/// A golden vector lacks an input, or gives one outside its range.
		VectorInvalid,
		/// A golden vector's expected result differs from what it evaluates to.
		VectorFails,
		/// An input of the points formula is neither one of the records' nor their reduction.
		InputUnknown,
		/// An input of the points formula has another unit, other decimals or a narrower range than
		/// the records' input, or the reduction, of that name.
		InputDiffers,
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
		/// Applies for a scenario with a points formula and, if it is to give reductions, a
		/// published methodology version (Art. 18, 33, 34).
		///
		/// Errors: `NotRegistered`, `InvalidText`, `NotPublished` and what the points formula may
		/// be refused for (`InvalidText`, `FormulaSyntax` to `InputDiffers`).
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::apply(types::text_length(points_text)),
			DispatchClass::Operational
		))]
		pub fn apply(
			origin: OriginFor<T>,
			title: Title,
			category: Category,
			version: Option<VersionId>,
			points_text: PointsText,
			document: Document,
		) -> DispatchResult {
			let developer = ensure_signed(origin)?;
			ensure!(T::Registry::participant(&developer).is_some(), Error::<T>::NotRegistered);
			ensure!(is_text(&title), Error::<T>::InvalidText);
			let interface = match version {
				Some(version) => {
					Some(T::Methodologies::interface(version).ok_or(Error::<T>::NotPublished)?)
				}
				None => None,
			};
			let rule = compile::compile::<T>(&points_text, interface)?;
			let source = NextSource::<T>::get();
			NextSource::<T>::put(source.checked_add(1).ok_or(ArithmeticError::Overflow)?);
			PointsTexts::<T>::insert(source, points_text);
			PointsRules::<T>::insert(source, rule);
			Scenarios::<T>::insert(
				source,
				Scenario {
					developer: developer.clone(),
					title,
					category,
					version,
					document,
					applied: T::Clock::today(),
					stage: ScenarioStage::Review,
				},
			);
			Self::deposit_event(Event::Applied { source, developer });
			Ok(())
		}

		/// Admits a scenario in review (Art. 19, 20).
		///
		/// Errors: `NotFound`, `NotInReview`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::admit(), DispatchClass::Operational))]
		pub fn admit(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Scenarios::<T>::try_mutate(source, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				ensure!(found.stage == ScenarioStage::Review, Error::<T>::NotInReview);
				found.stage = ScenarioStage::Admitted(T::Clock::today());
				Ok::<_, DispatchError>(())
			})?;
			Self::deposit_event(Event::Admitted { source });
			Ok(())
		}

		/// Ends a scenario for good: one that was admitted (Art. 22), or an application that is
		/// turned down (Art. 19). Batches it opened before go their way.
		///
		/// Errors: `NotFound`, `Terminated`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::terminate(), DispatchClass::Operational))]
		pub fn terminate(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Scenarios::<T>::try_mutate(source, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				ensure!(!found.stage.is_terminated(), Error::<T>::Terminated);
				found.stage = ScenarioStage::Terminated(T::Clock::today());
				Ok::<_, DispatchError>(())
			})?;
			Self::deposit_event(Event::Terminated { source });
			Ok(())
		}

		/// Names the accounts that report for a scenario, in place of those named before (Art. 21).
		/// Each is a participant's open account.
		///
		/// Errors: `NotFound`, `NotDeveloper`, `Terminated`, `NotRegistered`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((
			T::WeightInfo::set_reporters(types::count(reporters)),
			DispatchClass::Operational
		))]
		pub fn set_reporters(
			origin: OriginFor<T>,
			source: SourceId,
			reporters: ReporterList<T::AccountId>,
		) -> DispatchResult {
			let developer = ensure_signed(origin)?;
			let found = Scenarios::<T>::get(source).ok_or(Error::<T>::NotFound)?;
			ensure!(found.developer == developer, Error::<T>::NotDeveloper);
			ensure!(!found.stage.is_terminated(), Error::<T>::Terminated);
			for account in core::iter::once(&developer).chain(&reporters) {
				ensure!(T::Registry::participant(account).is_some(), Error::<T>::NotRegistered);
			}
			ensure!(types::are_distinct(&reporters), Error::<T>::AlreadyExists);
			Reporters::<T>::insert(source, reporters);
			Self::deposit_event(Event::ReportersNamed { source });
			Ok(())
		}
	}
}
