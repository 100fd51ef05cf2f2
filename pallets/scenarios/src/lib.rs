//! # Scenarios
//!
//! People's everyday low-carbon activity as sources of batches: who developed a scenario, whether
//! it is admitted, how its records turn into points, and who reports for it (Art. 17-21, 34).
//!
//! A scenario's activity counts under terms: a published methodology version, or none and then for
//! points only (Art. 33), and a points formula. The formula is compiled when the terms are proposed,
//! its golden vectors are run, and its inputs are bound to the record's inputs or to the reduction.
//! Terms never change. A scenario is applied for with its first ones and admitted from a day on; its
//! developer may then propose others, and the operator admits them from a later day on. Activity counts
//! under the terms in force on its own day, whenever it is reported (Art. 16, 34). Terms that are
//! rejected or withdrawn keep their number and their formula's digest alone.
//!
//! A scenario may succeed another of its developer's. Those that succeed each other are one line: their
//! activity is the same, and a day of it counts once, by the rule of one of them: from the first day of
//! one that is admitted on, the days of the one admitted before it are over. They are admitted in the
//! order in which they were applied for, and what succeeds another from no day that is past, since those
//! are the other's.
//!
//! Developers and reporters are participants by number: a right or an interest stays theirs under any
//! key. Whoever once developed a scenario or reported for it has an interest in it for good (Art. 42). A
//! developer owes what is admitted or waits for a decision, and closes no account before it is
//! terminated, decided or withdrawn.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`apply`](Pallet::apply) (Art. 18) | a registered participant | [`Applied`](Event::Applied) |
//! | [`admit`](Pallet::admit) (Art. 19, 20) | operator | [`Admitted`](Event::Admitted) |
//! | [`terminate`](Pallet::terminate) (Art. 22) | operator | [`Terminated`](Event::Terminated) |
//! | [`set_reporters`](Pallet::set_reporters) (Art. 21) | its developer | [`ReportersNamed`](Event::ReportersNamed) |
//! | [`reject`](Pallet::reject) (Art. 19) | operator, authority | [`Rejected`](Event::Rejected) |
//! | [`propose_terms`](Pallet::propose_terms) (Art. 16, 34) | its developer | [`TermsProposed`](Event::TermsProposed) |
//! | [`admit_terms`](Pallet::admit_terms) (Art. 16, 34) | operator | [`TermsAdmitted`](Event::TermsAdmitted) |
//! | [`reject_terms`](Pallet::reject_terms) (Art. 16, 34) | operator, authority | [`TermsRejected`](Event::TermsRejected) |
//! | [`withdraw`](Pallet::withdraw) (Art. 18, 34) | its developer | [`Withdrawn`](Event::Withdrawn), [`TermsWithdrawn`](Event::TermsWithdrawn) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod applications;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod compile;
#[cfg(test)]
mod mock;
mod obligations;
mod sources;
mod succession;
mod terms;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Category, FirstDays, PointsRule, PointsText, ReporterList, Scenario, ScenarioStage, Terms,
	MAX_POINTS_TEXT,
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
		Clock, Compiling, Day, Document, FirstNumber, Methodologies, ParticipantId, Registry,
		Sanctions, SourceId, TermsNumber, Title, VersionId, FIRST_NUMBER,
	};
	use types::most;
	use weights::compiling;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		type Methodologies: Methodologies;
		/// Who may not develop (Art. 44).
		type Sanctions: Sanctions;
		/// The operator, which decides on scenarios and terms (Art. 19).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The competent authority, which may reject both as well.
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

	/// All terms ever proposed for a scenario, by their numbers.
	#[pallet::storage]
	pub type TermsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, TermsNumber, Terms>;

	/// The points formula of terms, as submitted; none of those rejected or withdrawn.
	#[pallet::storage]
	pub type PointsTexts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, TermsNumber, PointsText>;

	/// The points formula of terms, compiled and bound; none of those rejected or withdrawn.
	#[pallet::storage]
	pub type PointsRules<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, TermsNumber, PointsRule>;

	/// The terms a scenario was ever admitted under, each with its first day.
	#[pallet::storage]
	pub type InForce<T: Config> = StorageMap<_, Twox64Concat, SourceId, FirstDays, ValueQuery>;

	/// By the first scenario of a line, the one of it that was admitted last.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageMap<_, Twox64Concat, SourceId, SourceId>;

	/// The first day that is no longer a scenario's own, but that of the one admitted after it in its line.
	#[pallet::storage]
	pub type SucceededFrom<T: Config> = StorageMap<_, Twox64Concat, SourceId, Day>;

	/// The participants who open and feed a scenario's batches.
	#[pallet::storage]
	pub type Reporters<T: Config> = StorageMap<_, Twox64Concat, SourceId, ReporterList, ValueQuery>;

	/// By the first scenario of a line, whoever developed one of it or ever reported for it; never taken out
	/// (Art. 42).
	#[pallet::storage]
	pub type Involved<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, ParticipantId, ()>;

	/// How many applications a participant has open, for scenarios and for terms of admitted ones; no
	/// value for none.
	#[pallet::storage]
	pub type OpenApplications<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// How many admitted scenarios a participant developed; no value for none.
	#[pallet::storage]
	pub type AdmittedScenarios<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scenario waits for review, with its first terms.
		Applied { source: SourceId, developer: ParticipantId },
		/// The scenario may open batches of activity from that day on, under its first terms; with that day those of the
		/// one admitted before it in its line, if any, are over.
		Admitted { source: SourceId, from: Day, before: Option<SourceId> },
		/// The scenario opens no more batches.
		Terminated { source: SourceId },
		/// The developer named the scenario's reporters, in place of any before.
		ReportersNamed { source: SourceId },
		/// The application was turned down.
		Rejected { source: SourceId, reason: Document },
		/// Terms of an admitted scenario wait for a decision.
		TermsProposed { source: SourceId, terms: TermsNumber },
		/// Activity from that day on counts under the terms.
		TermsAdmitted { source: SourceId, terms: TermsNumber, from: Day },
		/// The terms were turned down.
		TermsRejected { source: SourceId, terms: TermsNumber, reason: Document },
		/// The developer took the application for the scenario back.
		Withdrawn { source: SourceId },
		/// The developer took the terms proposed for an admitted scenario back.
		TermsWithdrawn { source: SourceId, terms: TermsNumber },
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
		/// The scenario is terminated, or was rejected or withdrawn.
		Terminated,
		/// The caller did not develop the scenario, or the one that is to be succeeded.
		NotDeveloper,
		/// A reporter is named twice.
		AlreadyExists,
		/// The participant has as many applications open as one may have.
		TooManyApplications,
		/// A sanction bars the participant from developing.
		Barred,
		/// Terms that were proposed before wait for a decision.
		AlreadyProposed,
		/// No terms wait for a decision.
		NotProposed,
		/// As many terms were proposed for the scenario as may be.
		TooManyTerms,
		/// The day is not later than the first one of the terms before, or of the scenario admitted before in the line.
		NotLater,
		/// A scenario that was applied for later is admitted in the line.
		Succeeded,
		/// The day is before today: activity that is past counts under the terms there were, of the scenario or of
		/// the one it succeeds.
		InThePast,
		/// The day is more than a year ahead.
		TooFarAhead,
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
		/// Something in the text takes no effect, or a figure in it cites nothing.
		FormulaIdle,
		/// The text is a methodology.
		NotPoints,
		/// A golden vector lacks an input or the day, or gives an input outside its range.
		VectorInvalid,
		/// A golden vector's expected result differs from what it evaluates to.
		VectorFails,
		/// No golden vector reaches some row of a table, branch, or operand of a minimum or maximum.
		VectorsIncomplete,
		/// An input of the points formula is neither one of the records' nor their reduction.
		InputUnknown,
		/// An input of the points formula has another unit, other decimals, other codes, another window or a narrower range
		/// than the records' input, or the reduction, of that name.
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
		/// Applies for a scenario with its first terms: a points formula and, if it is to give
		/// reductions, a published methodology version (Art. 18, 33, 34). It may succeed another
		/// scenario of the caller's, whatever became of that. Charged by the length of the texts compiled, the
		/// methodology's among them, and the steps of their proofs: as many as there may be, of which those not taken are
		/// given back.
		///
		/// Errors: `NotRegistered`, `Barred`, `InvalidText`, `NotFound`, `NotDeveloper`, `NotPublished`,
		/// `TooManyApplications` and what the points formula may be refused for (`InvalidText`,
		/// `FormulaSyntax` to `InputDiffers`).
		#[pallet::call_index(0)]
		#[pallet::weight((
			most(*version, points_text).weight(compiling::<T::WeightInfo>(T::WeightInfo::apply)),
			DispatchClass::Operational
		))]
		pub fn apply(
			origin: OriginFor<T>,
			title: Title,
			category: Category,
			version: Option<VersionId>,
			points_text: PointsText,
			document: Document,
			succeeds: Option<SourceId>,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::apply));
			let received = Self::receive(origin, &title, succeeds, version, &mut taken);
			let (developer, line, interface) = taken.charged(received, weights)?;
			let source = NextSource::<T>::get();
			NextSource::<T>::put(source.checked_add(1).ok_or(ArithmeticError::Overflow)?);
			let terms = FIRST_NUMBER;
			let line = line.unwrap_or(source);
			let named = (version, interface);
			let added = Self::add_terms(source, terms, named, points_text, document, &mut taken);
			taken.charged(added, weights)?;
			Scenarios::<T>::insert(
				source,
				Scenario {
					developer,
					title,
					category,
					applied: T::Clock::today(),
					stage: ScenarioStage::Review,
					succeeds,
					line,
					terms,
				},
			);
			Involved::<T>::insert(line, developer, ());
			Self::deposit_event(Event::Applied { source, developer });
			Ok(Some(taken.weight(weights)).into())
		}

		/// Admits a scenario in review (Art. 19, 20): its activity counts from a day on, which may be
		/// past, because a scenario runs before it is applied for (Art. 18). That of one that succeeds another
		/// is today or later: days past count under the terms of the other (Art. 16, 34). From that day on no day is any
		/// more of the scenario admitted before in the line, which began earlier.
		///
		/// Errors: `NotFound`, `NotInReview`, `InThePast`, `Succeeded`, `NotLater`, `TooFarAhead`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::admit(), DispatchClass::Operational))]
		pub fn admit(origin: OriginFor<T>, source: SourceId, from: Day) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let today = T::Clock::today();
			let found = Self::in_review(source)?;
			ensure!(found.succeeds.is_none() || from >= today, Error::<T>::InThePast);
			let before = Self::preceding(source, found.line, from)?;
			Self::put_in_force(source, found.terms, from)?;
			Self::take_over(source, found.line, from, before);
			Self::oblige(found.developer);
			Self::decide(source, found, ScenarioStage::Admitted(today));
			Self::deposit_event(Event::Admitted { source, from, before });
			Ok(())
		}

		/// Ends an admitted scenario for good (Art. 22). Batches it opened before go their way.
		///
		/// Errors: `NotFound`, `Terminated`, `NotAdmitted`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::terminate(), DispatchClass::Operational))]
		pub fn terminate(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let found = Self::scenario(source)?;
			Self::ensure_admitted(found.stage)?;
			Self::discharge(found.developer);
			let stage = ScenarioStage::Terminated(T::Clock::today());
			Scenarios::<T>::insert(source, Scenario { stage, ..found });
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
			let found = Self::developed_by(Self::signer(origin)?, source)?;
			ensure!(!found.stage.is_over(), Error::<T>::Terminated);
			ensure!(types::are_distinct(&reporters), Error::<T>::AlreadyExists);
			for reporter in &reporters {
				ensure!(T::Registry::kind(*reporter).is_some(), Error::<T>::NotRegistered);
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
			Self::ensure_operator_or_authority(origin)?;
			let found = Self::in_review(source)?;
			Self::remove_formula(source, found.terms);
			Self::decide(source, found, ScenarioStage::Rejected(T::Clock::today()));
			Self::deposit_event(Event::Rejected { source, reason });
			Ok(())
		}

		/// Proposes other terms for an admitted scenario: another points formula, another published
		/// methodology version or none (Art. 16, 34). One proposal may be open at a time; it is one of
		/// its developer's applications. Charged as `apply` is.
		///
		/// Errors: `NotRegistered`, `Barred`, `NotFound`, `NotDeveloper`, `NotAdmitted`, `Terminated`,
		/// `AlreadyProposed`, `TooManyTerms`, `NotPublished`, `TooManyApplications` and what the points
		/// formula may be refused for (`InvalidText`, `FormulaSyntax` to `InputDiffers`).
		#[pallet::call_index(5)]
		#[pallet::weight((
			most(*version, points_text).weight(compiling::<T::WeightInfo>(T::WeightInfo::propose_terms)),
			DispatchClass::Operational
		))]
		pub fn propose_terms(
			origin: OriginFor<T>,
			source: SourceId,
			version: Option<VersionId>,
			points_text: PointsText,
			document: Document,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::propose_terms));
			let revisable = Self::revisable(origin, source, version, &mut taken);
			let (found, interface) = taken.charged(revisable, weights)?;
			let terms = found.terms.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			let named = (version, interface);
			let added = Self::add_terms(source, terms, named, points_text, document, &mut taken);
			taken.charged(added, weights)?;
			Scenarios::<T>::insert(source, Scenario { terms, ..found });
			Self::deposit_event(Event::TermsProposed { source, terms });
			Ok(Some(taken.weight(weights)).into())
		}

		/// Admits the terms proposed for a scenario: activity from a day on counts under them (Art. 16,
		/// 34). The day is today or later: no batch covers it yet.
		///
		/// Errors: `NotFound`, `NotAdmitted`, `Terminated`, `NotProposed`, `InThePast`, `TooFarAhead`,
		/// `NotLater`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::admit_terms(), DispatchClass::Operational))]
		pub fn admit_terms(origin: OriginFor<T>, source: SourceId, from: Day) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let found = Self::scenario(source)?;
			Self::ensure_admitted(found.stage)?;
			let terms = Self::proposal(source, &found).ok_or(Error::<T>::NotProposed)?;
			ensure!(from >= T::Clock::today(), Error::<T>::InThePast);
			Self::put_in_force(source, terms, from)?;
			Self::close_application(found.developer);
			Self::deposit_event(Event::TermsAdmitted { source, terms, from });
			Ok(())
		}

		/// Turns the terms proposed for a scenario down for a documented reason, also if it was
		/// terminated meanwhile. Their points formula is kept by its digest alone, and their number is
		/// not given again.
		///
		/// Errors: `NotFound`, `NotAdmitted`, `NotProposed`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::reject_terms(), DispatchClass::Operational))]
		pub fn reject_terms(
			origin: OriginFor<T>,
			source: SourceId,
			reason: Document,
		) -> DispatchResult {
			Self::ensure_operator_or_authority(origin)?;
			let found = Self::scenario(source)?;
			ensure!(found.stage != ScenarioStage::Review, Error::<T>::NotAdmitted);
			let terms = Self::proposal(source, &found).ok_or(Error::<T>::NotProposed)?;
			Self::remove_formula(source, terms);
			Self::close_application(found.developer);
			Self::deposit_event(Event::TermsRejected { source, terms, reason });
			Ok(())
		}

		/// Takes one's own application back, which leaves room for another: that for a scenario in review, or that
		/// for the terms proposed for one, also if it was terminated meanwhile (Art. 18, 34). Of the points formula
		/// the digest alone is kept, and the terms' number is not given again.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotProposed`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::withdraw(), DispatchClass::Operational))]
		pub fn withdraw(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let found = Self::developed_by(Self::signer(origin)?, source)?;
			let terms = Self::proposal(source, &found).ok_or(Error::<T>::NotProposed)?;
			Self::remove_formula(source, terms);
			if found.stage == ScenarioStage::Review {
				Self::decide(source, found, ScenarioStage::Withdrawn(T::Clock::today()));
				Self::deposit_event(Event::Withdrawn { source });
			} else {
				Self::close_application(found.developer);
				Self::deposit_event(Event::TermsWithdrawn { source, terms });
			}
			Ok(())
		}
	}
}
