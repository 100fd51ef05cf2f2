//! # Methodology
//!
//! Registry of methodologies: formulas anyone develops, experts judge and the authority publishes
//! (Art. 11-16).
//!
//! A methodology is a chain of immutable versions. A version is a text in the methodology
//! language and a document outside the chain; it is compiled and its golden vectors are run when it
//! is submitted and again when it is published, and only a published version's formula quantifies
//! reductions. A version that is turned down or withdrawn keeps its number and its text's digest alone.
//!
//! A developer may have eight applications open: a place is free again once a version is published, rejected or
//! withdrawn.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`submit`](Pallet::submit) (Art. 12, 13) | a registered participant | [`Submitted`](Event::Submitted) |
//! | [`revise`](Pallet::revise) (Art. 16) | its developer, or the authority | [`Submitted`](Event::Submitted) |
//! | [`opine`](Pallet::opine) (Art. 14) | an expert | [`Opined`](Event::Opined) |
//! | [`publish`](Pallet::publish) (Art. 15) | authority | [`Published`](Event::Published) |
//! | [`reject`](Pallet::reject) (Art. 14) | operator, or authority | [`Rejected`](Event::Rejected) |
//! | [`withdraw`](Pallet::withdraw) (Art. 13) | who applied | [`Withdrawn`](Event::Withdrawn) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod applications;
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
	use suhui_primitives::{
		Capacity, Clock, Compiling, Document, ExpertId, Experts, FirstNumber, ParticipantId,
		Registry, Sanctioned, Sanctions, VersionId,
	};
	use types::{most, MOST};
	use weights::compiling;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// Whether an expert is the developer (Art. 14).
		type Experts: Experts;
		/// Who may not develop, or not judge (Art. 44).
		type Sanctions: Sanctions;
		/// The competent authority, which publishes and may revise (Art. 15, 16).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The operator, which has experts judge (Art. 14).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A member of the expert group (Art. 7).
		type ExpertOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = ExpertId>;
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
	pub type Methodologies<T: Config> = StorageMap<_, Twox64Concat, MethodologyId, Methodology>;

	/// Versions by number.
	#[pallet::storage]
	pub type Versions<T: Config> = StorageMap<_, Twox64Concat, VersionId, Version>;

	/// How many of a participant's own applications are in evaluation, where there is one.
	#[pallet::storage]
	pub type OpenApplications<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// The text, as submitted, of each version that is neither rejected nor withdrawn.
	#[pallet::storage]
	pub type Texts<T: Config> = StorageMap<_, Twox64Concat, VersionId, FormulaText>;

	/// The compiled formulas of published versions.
	#[pallet::storage]
	pub type Formulas<T: Config> = StorageMap<_, Twox64Concat, VersionId, Formula>;

	/// Experts' opinions of versions.
	#[pallet::storage]
	pub type Opinions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VersionId, Twox64Concat, ExpertId, Opinion>;

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
			developer: ParticipantId,
		},
		/// An expert gave an opinion.
		Opined { version: VersionId, expert: ExpertId, favourable: bool },
		/// The version may quantify reductions from now on.
		Published { version: VersionId, methodology: MethodologyId, number: u32 },
		/// The version was turned down for a reason.
		Rejected { version: VersionId, reason: Document },
		/// Who applied for the version took the application back.
		Withdrawn { version: VersionId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a participant's open account.
		NotRegistered,
		/// No such methodology or version.
		NotFound,
		/// The participant did not develop the methodology.
		NotDeveloper,
		/// The version was published, rejected or withdrawn already.
		NotInEvaluation,
		/// The expert is, or was by an earlier key, the methodology's developer.
		Interested,
		/// The expert gave an opinion already.
		AlreadyExists,
		/// Fewer opinions than `MinOpinions`, or not more favourable ones than adverse ones.
		NotEnoughOpinions,
		/// The participant did not apply for the version.
		NotApplicant,
		/// As many of the participant's applications are in evaluation as may be.
		TooManyApplications,
		/// A sanction bars the participant from developing, or the expert from judging.
		Barred,
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
		/// Something in the text takes no effect, or a figure in it cites nothing.
		FormulaIdle,
		/// The text is a points formula.
		NotAReduction,
		/// The text has no golden vector.
		NoVector,
		/// A golden vector lacks an input or the day, or gives an input outside its range.
		VectorInvalid,
		/// A golden vector's expected result differs from what it evaluates to.
		VectorFails,
		/// No golden vector reaches some row of a table, branch, or operand of a minimum or maximum.
		VectorsIncomplete,
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
		/// compiled and its vectors are run; its title becomes the version's. Charged by the text's
		/// length and the steps of its proof: as many as there may be, of which those not taken are given back. A
		/// call refused before the text is read is charged for that alone.
		///
		/// Errors: `NotRegistered`, `Barred`, `TooManyApplications` and what the text may be refused for
		/// (`InvalidText` to `VectorsIncomplete`).
		#[pallet::call_index(0)]
		#[pallet::weight((
			most(text).weight(compiling::<T::WeightInfo>(T::WeightInfo::submit)),
			DispatchClass::Operational
		))]
		pub fn submit(
			origin: OriginFor<T>,
			text: FormulaText,
			document: Document,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::submit));
			let developer = taken.charged(Self::applicant(origin), weights)?;
			let methodology = NextMethodology::<T>::get();
			let next = methodology.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			NextMethodology::<T>::put(next);
			let (entry, applicant) = (Methodology { developer, versions: 0 }, Some(developer));
			let added =
				Self::add_version(methodology, entry, applicant, text, document, &mut taken);
			taken.charged(added, weights)?;
			Ok(Some(taken.weight(weights)).into())
		}

		/// Applies for a further version of a methodology (Art. 16); earlier ones stay as they are.
		/// Charged as `submit` is.
		///
		/// Errors: `NotRegistered`, `Barred`, `TooManyApplications`, `NotFound`, `NotDeveloper` and what the
		/// text may be refused for.
		#[pallet::call_index(1)]
		#[pallet::weight((
			most(text).weight(compiling::<T::WeightInfo>(T::WeightInfo::revise)),
			DispatchClass::Operational
		))]
		pub fn revise(
			origin: OriginFor<T>,
			methodology: MethodologyId,
			text: FormulaText,
			document: Document,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::revise));
			let revisable = Self::revisable(origin, methodology);
			let (found, applicant) = taken.charged(revisable, weights)?;
			let added =
				Self::add_version(methodology, found, applicant, text, document, &mut taken);
			taken.charged(added, weights)?;
			Ok(Some(taken.weight(weights)).into())
		}

		/// An expert's opinion of a version in evaluation (Art. 14); it is given once and stands.
		///
		/// Errors: `Barred`, `NotFound`, `NotInEvaluation`, `Interested`, `AlreadyExists`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::opine(), DispatchClass::Operational))]
		pub fn opine(
			origin: OriginFor<T>,
			version: VersionId,
			favourable: bool,
			report: Document,
		) -> DispatchResult {
			let expert = T::ExpertOrigin::ensure_origin(origin)?;
			let is_barred = T::Sanctions::is_barred(Sanctioned::Expert(expert), Capacity::Expert);
			ensure!(!is_barred, Error::<T>::Barred);
			let Version { developer, .. } = Self::in_evaluation(version)?;
			ensure!(!T::Experts::is_participant(expert, developer), Error::<T>::Interested);
			ensure!(!Opinions::<T>::contains_key(version, expert), Error::<T>::AlreadyExists);
			let counted = OpinionCount::<T>::get(version).with(favourable);
			OpinionCount::<T>::insert(version, counted.ok_or(ArithmeticError::Overflow)?);
			let day = T::Clock::today();
			Opinions::<T>::insert(version, expert, Opinion { favourable, report, day });
			Self::deposit_event(Event::Opined { version, expert, favourable });
			Ok(())
		}

		/// Publishes a version that experts favour (Art. 15). The stored text is compiled and its
		/// vectors are run again; the formula is kept. Charged as `submit` is.
		///
		/// Errors: `NotFound`, `NotInEvaluation`, `NotEnoughOpinions` and what the text may be
		/// refused for.
		#[pallet::call_index(3)]
		#[pallet::weight((
			MOST.weight(compiling::<T::WeightInfo>(T::WeightInfo::publish)),
			DispatchClass::Operational
		))]
		pub fn publish(origin: OriginFor<T>, version: VersionId) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::publish));
			let publishable = Self::publishable(origin, version);
			let (found, text) = taken.charged(publishable, weights)?;
			let compiled = compile::compile::<T>(&text, &mut taken).map_err(DispatchError::from);
			let compiled = taken.charged(compiled, weights)?;
			Formulas::<T>::insert(version, compiled.formula);
			let Version { methodology, number, .. } = found;
			Self::end_evaluation(version, found, VersionStage::Published(T::Clock::today()));
			Self::deposit_event(Event::Published { version, methodology, number });
			Ok(Some(taken.weight(weights)).into())
		}

		/// Turns a version in evaluation down for a reason (Art. 14). Its text goes, the digest of it stays.
		///
		/// Errors: `NotFound`, `NotInEvaluation`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::reject(), DispatchClass::Operational))]
		pub fn reject(
			origin: OriginFor<T>,
			version: VersionId,
			reason: Document,
		) -> DispatchResult {
			if let Err(origin) = T::OperatorOrigin::try_origin(origin) {
				T::AuthorityOrigin::ensure_origin(origin)?;
			}
			let found = Self::in_evaluation(version)?;
			Self::end_evaluation(version, found, VersionStage::Rejected(T::Clock::today()));
			Texts::<T>::remove(version);
			Self::deposit_event(Event::Rejected { version, reason });
			Ok(())
		}

		/// Takes one's own application for a version in evaluation back (Art. 13), which leaves room for another.
		/// Opinions given stay; of the text the digest alone does.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotInEvaluation`, `NotApplicant`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::withdraw(), DispatchClass::Operational))]
		pub fn withdraw(origin: OriginFor<T>, version: VersionId) -> DispatchResult {
			let found = Self::applied_for(origin, version)?;
			Self::end_evaluation(version, found, VersionStage::Withdrawn(T::Clock::today()));
			Texts::<T>::remove(version);
			Self::deposit_event(Event::Withdrawn { version });
			Ok(())
		}
	}
}
