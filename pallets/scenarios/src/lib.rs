//! # Scenarios
//!
//! People's everyday low-carbon activity as sources of batches: who developed a scenario, whether
//! it is admitted, how its records turn into points, and who reports for it (Art. 17-21, 34).
//!
//! A scenario names a published methodology version, or none and then gives points only (Art. 33).
//! Its points formula is compiled when it is applied for, its golden vectors are run, and its
//! inputs are bound to the record's inputs or to the reduction. Of an application that is rejected, its
//! entry and the formula's digest stay.
//!
//! Developers and reporters are participants by number: a right or an interest stays theirs under any
//! key. Whoever once developed a scenario or was named its reporter has an interest in it for good
//! (Art. 42).
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`apply`](Pallet::apply) (Art. 18) | a registered participant | [`Applied`](Event::Applied) |
//! | [`admit`](Pallet::admit) (Art. 19, 20) | operator | [`Admitted`](Event::Admitted) |
//! | [`terminate`](Pallet::terminate) (Art. 22) | operator | [`Terminated`](Event::Terminated) |
//! | [`set_reporters`](Pallet::set_reporters) (Art. 21) | its developer | [`ReportersNamed`](Event::ReportersNamed) |
//! | [`reject`](Pallet::reject) (Art. 19) | operator, authority | [`Rejected`](Event::Rejected) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod applications;
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
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{sp_io::hashing::blake2_256, sp_runtime::ArithmeticError};
	use suhui_primitives::{
		Clock, Document, FirstNumber, Methodologies, ParticipantId, Registry, SourceId, Title,
		VersionId,
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
		/// The competent authority, which may reject an application as well.
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next source gets.
	#[pallet::storage]
	pub type NextSource<T: Config> = StorageValue<_, SourceId, ValueQuery, FirstNumber>;

	/// Scenarios by their number as a source.
	#[pallet::storage]
	pub type Scenarios<T: Config> = StorageMap<_, Twox64Concat, SourceId, Scenario>;

	/// Each scenario's points formula, as submitted; none of one that was rejected.
	#[pallet::storage]
	pub type PointsTexts<T: Config> = StorageMap<_, Twox64Concat, SourceId, PointsText>;

	/// Each scenario's points formula, compiled and bound; none of one that was rejected.
	#[pallet::storage]
	pub type PointsRules<T: Config> = StorageMap<_, Twox64Concat, SourceId, PointsRule>;

	/// The participants who open and feed a scenario's batches.
	#[pallet::storage]
	pub type Reporters<T: Config> = StorageMap<_, Twox64Concat, SourceId, ReporterList, ValueQuery>;

	/// Whoever developed a scenario or was ever named its reporter; never taken out (Art. 42).
	#[pallet::storage]
	pub type Involved<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, ParticipantId, ()>;

	/// How many scenarios a participant has in review; no value for none.
	#[pallet::storage]
	pub type OpenApplications<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scenario waits for review.
		Applied { source: SourceId, developer: ParticipantId },
		/// The scenario may open batches.
		Admitted { source: SourceId },
		/// The scenario opens no more batches.
		Terminated { source: SourceId },
		/// The developer named the scenario's reporters, in place of any before.
		ReportersNamed { source: SourceId },
		/// The application was turned down.
		Rejected { source: SourceId, reason: Document },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller, or a reporter, is no participant with an open account.
		NotRegistered,
		/// No such scenario.
		NotFound,
		/// The methodology version is unknown or not published.
		NotPublished,
		/// The scenario is not in review.
		NotInReview,
		/// The scenario is still in review.
		NotAdmitted,
		/// The scenario is terminated or was rejected.
		Terminated,
		/// The caller did not develop the scenario.
		NotDeveloper,
		/// A reporter is named twice.
		AlreadyExists,
		/// The participant has as many applications in review as one may have.
		TooManyApplications,
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
		/// published methodology version (Art. 18, 33, 34). An error found before the formula is
		/// compiled is not charged for its length.
		///
		/// Errors: `NotRegistered`, `InvalidText`, `NotPublished`, `TooManyApplications` and what the
		/// points formula may be refused for (`InvalidText`, `FormulaSyntax` to `InputDiffers`).
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
		) -> DispatchResultWithPostInfo {
			let (developer, interface) = Self::receive(origin, &title, version)
				.map_err(|error| error.with_weight(T::WeightInfo::apply(0)))?;
			let text = blake2_256(&points_text).into();
			let rule = compile::compile::<T>(&points_text, interface)?;
			let source = NextSource::<T>::get();
			NextSource::<T>::put(source.checked_add(1).ok_or(ArithmeticError::Overflow)?);
			PointsTexts::<T>::insert(source, points_text);
			PointsRules::<T>::insert(source, rule);
			Scenarios::<T>::insert(
				source,
				Scenario {
					developer,
					title,
					category,
					version,
					text,
					document,
					applied: T::Clock::today(),
					stage: ScenarioStage::Review,
				},
			);
			Involved::<T>::insert(source, developer, ());
			Self::deposit_event(Event::Applied { source, developer });
			Ok(().into())
		}

		/// Admits a scenario in review (Art. 19, 20).
		///
		/// Errors: `NotFound`, `NotInReview`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::admit(), DispatchClass::Operational))]
		pub fn admit(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::decide(source, ScenarioStage::Admitted(T::Clock::today()))?;
			Self::deposit_event(Event::Admitted { source });
			Ok(())
		}

		/// Ends an admitted scenario for good (Art. 22). Batches it opened before go their way.
		///
		/// Errors: `NotFound`, `Terminated`, `NotAdmitted`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::terminate(), DispatchClass::Operational))]
		pub fn terminate(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Scenarios::<T>::try_mutate(source, |found| {
				let found = found.as_mut().ok_or(Error::<T>::NotFound)?;
				ensure!(!found.stage.is_over(), Error::<T>::Terminated);
				ensure!(found.stage != ScenarioStage::Review, Error::<T>::NotAdmitted);
				found.stage = ScenarioStage::Terminated(T::Clock::today());
				Ok::<_, DispatchError>(())
			})?;
			Self::deposit_event(Event::Terminated { source });
			Ok(())
		}

		/// Names the participants who report for a scenario, in place of those named before (Art. 21).
		/// Each has an open account.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `Terminated`, `AlreadyExists`.
		#[pallet::call_index(3)]
		#[pallet::weight((
			T::WeightInfo::set_reporters(types::count(reporters)),
			DispatchClass::Operational
		))]
		pub fn set_reporters(
			origin: OriginFor<T>,
			source: SourceId,
			reporters: ReporterList,
		) -> DispatchResult {
			let developer = T::Registry::participant(&ensure_signed(origin)?)
				.ok_or(Error::<T>::NotRegistered)?;
			let found = Scenarios::<T>::get(source).ok_or(Error::<T>::NotFound)?;
			ensure!(found.developer == developer, Error::<T>::NotDeveloper);
			ensure!(!found.stage.is_over(), Error::<T>::Terminated);
			ensure!(types::are_distinct(&reporters), Error::<T>::AlreadyExists);
			for reporter in &reporters {
				ensure!(T::Registry::kind(*reporter).is_some(), Error::<T>::NotRegistered);
				Involved::<T>::insert(source, reporter, ());
			}
			Reporters::<T>::insert(source, reporters);
			Self::deposit_event(Event::ReportersNamed { source });
			Ok(())
		}

		/// Turns an application down for a documented reason (Art. 19). Its points formula is kept by
		/// its digest alone.
		///
		/// Errors: `NotFound`, `NotInReview`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::reject(), DispatchClass::Operational))]
		pub fn reject(origin: OriginFor<T>, source: SourceId, reason: Document) -> DispatchResult {
			if let Err(origin) = T::OperatorOrigin::try_origin(origin) {
				T::AuthorityOrigin::ensure_origin(origin)?;
			}
			Self::decide(source, ScenarioStage::Rejected(T::Clock::today()))?;
			PointsTexts::<T>::remove(source);
			PointsRules::<T>::remove(source);
			Self::deposit_event(Event::Rejected { source, reason });
			Ok(())
		}
	}
}
