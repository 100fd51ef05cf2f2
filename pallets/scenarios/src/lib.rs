//! # Scenarios
//!
//! People's everyday low-carbon activity, and projects of institutions and organisations, as sources of batches: who
//! developed a scenario, how far its application has come, whether it takes part, what is claimed or found of it, and
//! how its records turn into points (Art. 17-23, 34, 46).
//!
//! A scenario's activity counts under terms: a published methodology version, or none and then for
//! points only (Art. 33), and a points formula. The formula is compiled when the terms are proposed,
//! its golden vectors are run, and its inputs are bound to the record's inputs or to the reduction.
//! Terms never change. A scenario is applied for with its first ones; the developer of one that takes
//! part may propose others. Activity counts under the terms in force on its own day, whenever it is
//! reported (Art. 16, 34). Terms that are rejected or withdrawn keep their number and their formula's
//! digest alone.
//!
//! An application, for a scenario or for terms, goes one way, and a source has one open at most:
//!
//! ```text
//! Submitted <-> Incomplete      the operator takes it in or returns it, within 5 working days
//!     |
//!   Review                      the operator, within 10 working days of complete material (Art. 19)
//!     |
//!  Approved                     waits for the authority's filing (Art. 20), for which no days are set
//!     |
//!  in force from a day on
//! ```
//!
//! Operator and authority name the terms that they decide on; a scenario is applied for with terms 1. A developer may
//! withdraw what it proposed at any time before, and propose others.
//!
//! Whether a panel is heard is the operator's choice; where one was named, nothing is approved but what it
//! favours. A panel stops no clock. Until it is filed an application may be rejected or withdrawn.
//!
//! The operator evaluates what takes part, and may order that it be rectified; it ends a scenario that was
//! not rectified by its day, or not well enough, or whose activity was found to be claimed twice, and no
//! other (Art. 22, 23). A developer may leave. Batches that were opened before go their way, but for double
//! claims, those found after the scenario ended among them: of those, and of what is frozen, nothing is opened
//! or fed.
//!
//! A scenario may succeed another of its developer's. Those that succeed each other are one line: their
//! activity is the same, and a day of it counts once, by the rule of one of them: from the first day of
//! one that is admitted on, the days of the one admitted before it are over. They are admitted in the
//! order in which they were applied for, and what succeeds another from no day that is past, since those
//! are the other's.
//!
//! Developers and reporters are participants by number: a right or an interest stays theirs under any
//! key. Whoever once developed a scenario or reported for it has an interest in it for good (Art. 42). A
//! developer owes what takes part or waits for a decision, and closes no account before it is
//! over, decided, withdrawn or another's.
//!
//! A project goes the same way, and what is said of scenarios is said of it, but that it is an institution's or
//! organisation's, which applies for it itself: the owner, of whom all its records are and who holds what is issued
//! (Art. 46). It names a methodology version always, and gives no points: its points formula is the empty text. It is
//! passed on to nobody, since its records name the owner; another owner applies for a project of its own.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`apply`](Pallet::apply) (Art. 18, 23) | a registered participant | [`Applied`](Event::Applied), [`ClaimDeclared`](Event::ClaimDeclared) for each claim, [`ConflictReported`](Event::ConflictReported) where batches cover its days |
//! | [`accept`](Pallet::accept) (Art. 18) | operator | [`Accepted`](Event::Accepted) |
//! | [`return_incomplete`](Pallet::return_incomplete) (Art. 18) | operator | [`ReturnedIncomplete`](Event::ReturnedIncomplete) |
//! | [`complete`](Pallet::complete) (Art. 18) | its developer | [`Completed`](Event::Completed) |
//! | [`approve`](Pallet::approve) (Art. 19) | operator | [`Approved`](Event::Approved) |
//! | [`file`](Pallet::file) (Art. 20) | authority | [`Admitted`](Event::Admitted) or [`TermsAdmitted`](Event::TermsAdmitted) |
//! | [`reject`](Pallet::reject) (Art. 19) | operator, authority | [`Rejected`](Event::Rejected) or [`TermsRejected`](Event::TermsRejected) |
//! | [`withdraw`](Pallet::withdraw) (Art. 18, 34) | its developer | [`Withdrawn`](Event::Withdrawn) or [`TermsWithdrawn`](Event::TermsWithdrawn) |
//! | [`propose_terms`](Pallet::propose_terms) (Art. 16, 34) | its developer | [`TermsProposed`](Event::TermsProposed) |
//! | [`set_reporters`](Pallet::set_reporters) (Art. 21) | its developer | [`ReportersNamed`](Event::ReportersNamed) |
//! | [`declare_claim`](Pallet::declare_claim) (Art. 23) | its developer | [`ClaimDeclared`](Event::ClaimDeclared), [`ConflictReported`](Event::ConflictReported) where batches cover its days |
//! | [`report_conflict`](Pallet::report_conflict) (Art. 23, 43) | a registered participant, operator | [`ConflictReported`](Event::ConflictReported) |
//! | [`decide_conflict`](Pallet::decide_conflict) (Art. 23) | operator | [`ConflictDecided`](Event::ConflictDecided) |
//! | [`evaluate`](Pallet::evaluate) (Art. 22) | operator | [`Evaluated`](Event::Evaluated) |
//! | [`submit_rectification`](Pallet::submit_rectification) (Art. 22) | its developer | [`RectificationSubmitted`](Event::RectificationSubmitted) |
//! | [`accept_rectification`](Pallet::accept_rectification) (Art. 22) | operator | [`RectificationAccepted`](Event::RectificationAccepted) |
//! | [`refuse_rectification`](Pallet::refuse_rectification) (Art. 22) | operator | [`RectificationRefused`](Event::RectificationRefused) |
//! | [`freeze`](Pallet::freeze) (Art. 22, 23) | operator, authority | [`Frozen`](Event::Frozen) |
//! | [`unfreeze`](Pallet::unfreeze) (Art. 22, 23) | operator, authority | [`Unfrozen`](Event::Unfrozen) |
//! | [`terminate`](Pallet::terminate) (Art. 22, 23) | operator | [`Terminated`](Event::Terminated) |
//! | [`leave`](Pallet::leave) (Art. 45) | its developer | [`Left`](Event::Left) |
//! | [`transfer`](Pallet::transfer) | its developer | [`TransferOffered`](Event::TransferOffered) |
//! | [`consent_transfer`](Pallet::consent_transfer) | operator | [`Transferred`](Event::Transferred) |
//! | none: a batch comes to cover days that are claimed (Art. 23) | | [`ConflictReported`](Event::ConflictReported) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod applications;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod claims;
mod compile;
mod endings;
mod matters;
#[cfg(test)]
mod mock;
mod obligations;
mod rectification;
mod sources;
mod succession;
mod terms;
#[cfg(test)]
mod tests;
mod transfer;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	ApplicationStage, Category, Claim, ClaimList, ClaimantList, Conflict, ConflictId, Decision,
	Finding, FirstClaims, FirstDays, Freeze, Ground, Mechanism, OutsideClaim, PointsRule,
	PointsText, Rectification, ReporterList, Scenario, ScenarioStage, SourceKind, Terms,
	MAX_POINTS_TEXT,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

// `apply` takes all that a scenario is told by.
#[allow(clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_runtime::ArithmeticError;
	use suhui_primitives::{
		Clock, Compiling, Coverage, Day, Deadlines, Document, FirstNumber, Matter, Methodologies,
		Panels, ParticipantId, Registry, Sanctions, SourceId, Subject, TermsNumber, Title,
		VersionId, FIRST_NUMBER,
	};
	use types::most;
	use weights::{claiming, compiling};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		type Methodologies: Methodologies;
		type Deadlines: Deadlines;
		type Panels: Panels;
		type Sanctions: Sanctions;
		/// Which days batches cover: those are not to be claimed elsewhere (Art. 23).
		type Coverage: Coverage;
		/// The operator, which reviews applications and watches what takes part (Art. 19, 22).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The competent authority, which files what the operator approved (Art. 20), and may reject and stop as well.
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next source gets.
	#[pallet::storage]
	pub type NextSource<T: Config> = StorageValue<_, SourceId, ValueQuery, FirstNumber>;

	/// Scenarios and projects by their number as a source.
	#[pallet::storage]
	pub type Scenarios<T: Config> = StorageMap<_, Twox64Concat, SourceId, Scenario>;

	/// How far the application has come that is open for a scenario or for terms of it; no value for none.
	#[pallet::storage]
	pub type Applications<T: Config> = StorageMap<_, Twox64Concat, SourceId, ApplicationStage>;

	/// All terms ever proposed for a scenario, by their numbers.
	#[pallet::storage]
	pub type TermsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, TermsNumber, Terms>;

	/// The points formula of terms, as submitted, empty of a project's; none of those rejected or withdrawn.
	#[pallet::storage]
	pub type PointsTexts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SourceId, Twox64Concat, TermsNumber, PointsText>;

	/// The points formula of terms, compiled and bound, if they have one; no value of those rejected or withdrawn.
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

	/// How many scenarios that take part are a participant's; no value for none.
	#[pallet::storage]
	pub type AdmittedScenarios<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// What developers claim elsewhere for their scenarios' activity, as they declared it, in turn (Art. 23).
	#[pallet::storage]
	pub type Claims<T: Config> = StorageMap<_, Twox64Concat, SourceId, ClaimList, ValueQuery>;

	/// By the first scenario of a line, those of it that have claims, in the order of their first ones.
	#[pallet::storage]
	pub type Claimants<T: Config> = StorageMap<_, Twox64Concat, SourceId, ClaimantList, ValueQuery>;

	/// The number the next conflict gets.
	#[pallet::storage]
	pub type NextConflict<T: Config> = StorageValue<_, ConflictId, ValueQuery, FirstNumber>;

	/// Every conflict ever reported (Art. 23).
	#[pallet::storage]
	pub type Conflicts<T: Config> = StorageMap<_, Twox64Concat, ConflictId, Conflict>;

	/// How many conflicts that a participant reported wait for a decision; no value for none.
	#[pallet::storage]
	pub type OpenConflicts<T: Config> = StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// What is to be rectified of a scenario (Art. 22).
	#[pallet::storage]
	pub type Rectifications<T: Config> = StorageMap<_, Twox64Concat, SourceId, Rectification>;

	/// To whom its developer wants to pass a scenario on.
	#[pallet::storage]
	pub type Transfers<T: Config> = StorageMap<_, Twox64Concat, SourceId, ParticipantId>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scenario or project was applied for, with its first terms.
		Applied { source: SourceId, developer: ParticipantId },
		/// The authority filed the scenario, which may open batches of activity from that day on, under its first terms;
		/// with that day those of the one admitted before it in its line, if any, are over.
		Admitted { source: SourceId, from: Day, before: Option<SourceId> },
		/// The scenario opens no more batches; for a double claim it feeds none either.
		Terminated { source: SourceId, ground: Ground, reason: Document },
		/// The developer named the scenario's reporters, in place of any before.
		ReportersNamed { source: SourceId },
		/// The application was turned down.
		Rejected { source: SourceId, reason: Document },
		/// Other terms of a scenario that takes part were applied for.
		TermsProposed { source: SourceId, terms: TermsNumber },
		/// The authority filed the terms: activity from that day on counts under them.
		TermsAdmitted { source: SourceId, terms: TermsNumber, from: Day },
		/// The terms were turned down.
		TermsRejected { source: SourceId, terms: TermsNumber, reason: Document },
		/// The developer took the application for the scenario back.
		Withdrawn { source: SourceId },
		/// The developer took the terms back that were proposed for a scenario.
		TermsWithdrawn { source: SourceId, terms: TermsNumber },
		/// The material was found complete: the operator reviews the application.
		Accepted { source: SourceId, terms: TermsNumber },
		/// The developer is to complete the material.
		ReturnedIncomplete { source: SourceId, terms: TermsNumber, reason: Document },
		/// The developer completed the material.
		Completed { source: SourceId, terms: TermsNumber, document: Document },
		/// The operator approved the application, which waits for its filing.
		Approved { source: SourceId, terms: TermsNumber },
		/// The developer declared what is claimed elsewhere: the claim at this place of the scenario's register, from 1 on.
		ClaimDeclared { source: SourceId, claim: u32, details: OutsideClaim },
		/// A scenario's activity may be claimed twice: by the report of a participant, or of the operator if there is a
		/// document; else by the claim itself, whose days batches cover.
		ConflictReported {
			conflict: ConflictId,
			source: SourceId,
			by: Option<ParticipantId>,
			claim: Option<u32>,
			document: Option<Document>,
		},
		/// The operator found that the activity is claimed twice, or that it is not.
		ConflictDecided { conflict: ConflictId, source: SourceId, upheld: bool, document: Document },
		/// The operator evaluated a scenario, and ordered it to be rectified where it did not pass.
		Evaluated { source: SourceId, finding: Finding, document: Document },
		/// The developer tells what it rectified.
		RectificationSubmitted { source: SourceId, document: Document },
		/// What was rectified suffices.
		RectificationAccepted { source: SourceId },
		/// What was rectified does not suffice.
		RectificationRefused { source: SourceId, reason: Document },
		/// Nothing of the scenario is opened or fed, by order of the authority, or else of the operator.
		Frozen { source: SourceId, reason: Document, by_authority: bool },
		/// The scenario goes on.
		Unfrozen { source: SourceId },
		/// The developer took the scenario out of the scheme: it opens no more batches.
		Left { source: SourceId },
		/// The developer wants to pass the scenario on, or to nobody any more.
		TransferOffered { source: SourceId, to: Option<ParticipantId> },
		/// The scenario is another developer's.
		Transferred { source: SourceId, from: ParticipantId, to: ParticipantId, document: Document },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller, or a reporter, is no participant with an open account.
		NotRegistered,
		/// No such scenario.
		NotFound,
		/// The methodology version is unknown, not published, or discontinued.
		NotPublished,
		/// The application is not in review.
		NotInReview,
		/// The scenario was not admitted yet.
		NotAdmitted,
		/// The scenario is terminated, was left by its developer, or was rejected or withdrawn.
		Terminated,
		/// The scenario is not the caller's, or what it succeeds is not its developer's.
		NotDeveloper,
		/// A reporter is named twice.
		AlreadyExists,
		/// The participant has as many applications open as one may have.
		TooManyApplications,
		/// Terms that were proposed before wait for a decision.
		AlreadyProposed,
		/// No application waits for a decision, neither for the scenario nor for terms of it.
		NotProposed,
		/// Nothing was submitted that waits for the operator: no application to take in, nothing rectified.
		NotSubmitted,
		/// The application was not returned to be completed.
		NotIncomplete,
		/// The operator has not approved the application.
		NotApproved,
		/// The panel that was named does not favour it, or not yet.
		NotFavourable,
		/// A sanction keeps the participant from developing scenarios.
		Barred,
		/// A claim runs backwards or over more than ten years, or as many days may not be given.
		InvalidPeriod,
		/// As many claims were declared for the scenario as may be, or as many others of its line have some.
		TooManyClaims,
		/// The scenario's register has no such claim.
		UnknownClaim,
		/// As many conflicts that the participant reported wait for a decision as may.
		TooManyConflicts,
		/// It was decided already.
		AlreadyDecided,
		/// The conflict is of none of the scenario's line, or was not upheld.
		NotUpheld,
		/// Nothing is to be rectified.
		NotRectifying,
		/// What was rectified was submitted already.
		AlreadySubmitted,
		/// What was ordered waits to be rectified, or to be judged.
		NotDecided,
		/// The scenario may still be rectified, or nothing of it is to be.
		NotDue,
		/// The scenario is frozen already.
		AlreadyFrozen,
		/// The scenario is not frozen.
		NotFrozen,
		/// The authority froze the scenario, and it alone lets it go.
		FrozenByAuthority,
		/// The participant is the scenario's developer.
		SameDeveloper,
		/// The developer does not want to pass the scenario on, or not to the participant named.
		NotOffered,
		/// A project is no individual's.
		OwnerIndividual,
		/// A scenario succeeds no project, and a project no scenario.
		KindDiffers,
		/// A project names a methodology version always.
		NoMethodology,
		/// A project gives no points, by no points formula.
		PointsOfProject,
		/// A project is passed on to nobody: it stays its owner's.
		NotTransferable,
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
		/// Activity of the day does not count under the methodology version: it takes effect later, or is discontinued by
		/// then.
		NotInEffect,
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
		/// Other terms wait for a decision than those named, which were withdrawn or decided on.
		TermsDiffer,
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
		/// reductions, a published methodology version (Art. 18, 33, 34); or for a project of one's own, of an institution or
		/// organisation, with a version and an empty points formula (Art. 46). The developer declares that it
		/// claims the activity nowhere else, but for the claims it tells (Art. 23). It may succeed another
		/// scenario of the caller's, or a project another project, whatever became of that: a claim for days that batches of
		/// its line cover is a conflict by itself, and charged as `declare_claim` is. Charged by the length of the texts
		/// compiled, the methodology's among them, and the steps of their proofs: as many as there may be, of which those not
		/// taken are given back.
		///
		/// Errors: `NotRegistered`, `Barred`, `InvalidText`, `InvalidPeriod`, `OwnerIndividual`, `NotFound`, `NotDeveloper`,
		/// `KindDiffers`, `NotPublished`, `TooManyApplications`, `NoMethodology`, `PointsOfProject` and what the points
		/// formula may be refused for (`InvalidText`, `FormulaSyntax` to `InputDiffers`).
		#[pallet::call_index(0)]
		#[pallet::weight((
			most(*version, points_text)
				.weight(compiling::<T::WeightInfo>(T::WeightInfo::apply))
				.saturating_add(claiming::<T::WeightInfo>(claims, *succeeds)),
			DispatchClass::Operational
		))]
		pub fn apply(
			origin: OriginFor<T>,
			title: Title,
			kind: SourceKind,
			version: Option<VersionId>,
			points_text: PointsText,
			document: Document,
			declaration: Document,
			claims: FirstClaims,
			succeeds: Option<SourceId>,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::apply));
			let claimed = claiming::<T::WeightInfo>(&claims, succeeds);
			let received =
				Self::receive(origin, &title, kind, &claims, succeeds, version, &mut taken);
			let (developer, line, interface) = taken.charged(received, weights)?;
			let source = NextSource::<T>::get();
			NextSource::<T>::put(source.checked_add(1).ok_or(ArithmeticError::Overflow)?);
			let terms = FIRST_NUMBER;
			let line = line.unwrap_or(source);
			let named = (version, interface);
			let added =
				Self::add_terms(source, terms, kind, named, points_text, document, &mut taken);
			taken.charged(added, weights)?;
			Scenarios::<T>::insert(
				source,
				Scenario {
					developer,
					title,
					kind,
					applied: T::Clock::today(),
					declaration,
					stage: ScenarioStage::Applied,
					frozen: None,
					succeeds,
					line,
					terms,
				},
			);
			Involved::<T>::insert(line, developer, ());
			Self::submitted(source, Matter::Scenario(source))?;
			Self::deposit_event(Event::Applied { source, developer });
			for claim in claims {
				// Nothing covers a day of a line that begins.
				match succeeds {
					Some(_) => Self::do_declare_claim(source, line, claim)?,
					None => Self::enter_claim(source, line, claim).map(|_| ())?,
				}
			}
			Ok(Some(taken.weight(weights).saturating_add(claimed)).into())
		}

		/// Files what the operator approved, which takes effect from a day on (Art. 20). A scenario is admitted: its
		/// activity counts from that day, which may be past, because a scenario runs before it is applied for (Art. 18).
		/// That of one that succeeds another is today or later: days past count under the terms of the other (Art. 16, 34).
		/// From that day on no day is any more of the scenario admitted before in the line, which began earlier and is the
		/// same developer's. Other terms come into force, today or later: no batch covers the day yet.
		///
		/// Errors: `NotFound`, `NotProposed`, `TermsDiffer`, `NotApproved`, `Terminated`, `InThePast`, `Succeeded`,
		/// `NotDeveloper`, `NotLater`, `TooFarAhead`, `NotInEffect`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::file(), DispatchClass::Operational))]
		pub fn file(
			origin: OriginFor<T>,
			source: SourceId,
			terms: TermsNumber,
			from: Day,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::do_file(source, terms, from)
		}

		/// Ends a scenario that takes part for good, on one of two grounds: what was to be rectified was not by its day, or
		/// was refused (Art. 22); or a conflict was upheld, that its activity is claimed twice, of this scenario or another of
		/// its line (Art. 23). Batches it opened
		/// before go their way, but that of what is claimed twice nothing more is fed: so may one end that was left, or not
		/// rectified, or nobody would find it in time.
		///
		/// Errors: `NotFound`, `Terminated`, `NotAdmitted`, `NotDue`, `NotUpheld`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::terminate(), DispatchClass::Operational))]
		pub fn terminate(
			origin: OriginFor<T>,
			source: SourceId,
			ground: Ground,
			reason: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let found = Self::scenario(source)?;
			Self::ensure_terminable(found.stage, ground)?;
			Self::ensure_grounded(source, ground)?;
			Self::end(source, found, ScenarioStage::Terminated(T::Clock::today(), ground))?;
			Self::deposit_event(Event::Terminated { source, ground, reason });
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

		/// Turns an open application down for a documented reason, at any stage of it: that for a scenario, or that for
		/// the terms proposed for one, also if it ended meanwhile (Art. 19). Of the points formula the digest alone is
		/// kept, and the terms' number is not given again.
		///
		/// Errors: `NotFound`, `NotProposed`, `TermsDiffer`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::reject(), DispatchClass::Operational))]
		pub fn reject(
			origin: OriginFor<T>,
			source: SourceId,
			terms: TermsNumber,
			reason: Document,
		) -> DispatchResult {
			Self::ensure_operator_or_authority(origin)?;
			let (found, _) = Self::application_for(source, terms)?;
			let matter = Self::matter(source, &found);
			Self::turn_down(source, found, ScenarioStage::Rejected(T::Clock::today()));
			T::Deadlines::met(Subject::Completion(matter))?;
			T::Deadlines::met(Subject::Review(matter))?;
			Self::deposit_event(match matter {
				Matter::Terms(..) => Event::TermsRejected { source, terms, reason },
				_ => Event::Rejected { source, reason },
			});
			Ok(())
		}

		/// Proposes other terms for a scenario that takes part: another points formula, another published
		/// methodology version or none (Art. 16, 34); of a project another version alone (Art. 46). They are reviewed and filed
		/// as a scenario is. One proposal may be open at a time; it is one of its developer's applications. Charged as `apply`
		/// is.
		///
		/// Errors: `NotRegistered`, `Barred`, `NotFound`, `NotDeveloper`, `NotAdmitted`, `Terminated`,
		/// `AlreadyProposed`, `TooManyTerms`, `NotPublished`, `TooManyApplications`, `NoMethodology`, `PointsOfProject` and
		/// what the points formula may be refused for (`InvalidText`, `FormulaSyntax` to `InputDiffers`).
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
			let added = Self::add_terms(
				source,
				terms,
				found.kind,
				named,
				points_text,
				document,
				&mut taken,
			);
			taken.charged(added, weights)?;
			Scenarios::<T>::insert(source, Scenario { terms, ..found });
			Self::submitted(source, Matter::Terms(source, terms))?;
			Self::deposit_event(Event::TermsProposed { source, terms });
			Ok(Some(taken.weight(weights)).into())
		}

		/// Approves an application in review (Art. 19). Where a panel was named for it, it favours it.
		///
		/// Errors: `NotFound`, `NotProposed`, `TermsDiffer`, `NotInReview`, `NotFavourable`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::approve(), DispatchClass::Operational))]
		pub fn approve(
			origin: OriginFor<T>,
			source: SourceId,
			terms: TermsNumber,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_approve(source, terms)
		}

		/// Takes in an application whose material is complete, which is reviewed within 10 working days of the day on which
		/// it came in (Art. 18, 19).
		///
		/// Errors: `NotFound`, `NotProposed`, `TermsDiffer`, `NotSubmitted`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::accept(), DispatchClass::Operational))]
		pub fn accept(
			origin: OriginFor<T>,
			source: SourceId,
			terms: TermsNumber,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_accept(source, terms)
		}

		/// Takes one's own application back before it is filed, which leaves room for another: that for a scenario, or
		/// that for the terms proposed for one, also if it ended meanwhile (Art. 18, 34). Of the points formula the digest
		/// alone is kept, and the terms' number is not given again.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotProposed`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::withdraw(), DispatchClass::Operational))]
		pub fn withdraw(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			Self::developed_by(Self::signer(origin)?, source)?;
			let (found, _) = Self::application(source)?;
			let matter = Self::matter(source, &found);
			let terms = found.terms;
			Self::turn_down(source, found, ScenarioStage::Withdrawn(T::Clock::today()));
			T::Deadlines::dropped(Subject::Completion(matter))?;
			T::Deadlines::dropped(Subject::Review(matter))?;
			Self::deposit_event(match matter {
				Matter::Terms(..) => Event::TermsWithdrawn { source, terms },
				_ => Event::Withdrawn { source },
			});
			Ok(())
		}

		/// Returns an application to its developer, whose material lacks something (Art. 18).
		///
		/// Errors: `NotFound`, `NotProposed`, `TermsDiffer`, `NotSubmitted`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::return_incomplete(), DispatchClass::Operational))]
		pub fn return_incomplete(
			origin: OriginFor<T>,
			source: SourceId,
			terms: TermsNumber,
			reason: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_return(source, terms, reason)
		}

		/// Submits what an application lacked that was returned; its days begin anew (Art. 18).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotProposed`, `NotIncomplete`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::complete(), DispatchClass::Operational))]
		pub fn complete(
			origin: OriginFor<T>,
			source: SourceId,
			document: Document,
		) -> DispatchResult {
			Self::developed_by(Self::signer(origin)?, source)?;
			Self::do_complete(source, document)
		}

		/// Enters in the public register what is claimed elsewhere for a scenario's activity of some days, ten years at
		/// most (Art. 23). Where batches of its line cover one of them, or come to, it is a conflict by itself, once.
		/// Charged by the months of the claim.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `Terminated`, `InvalidPeriod`, `TooManyClaims`.
		#[pallet::call_index(11)]
		#[pallet::weight((
			T::WeightInfo::declare_claim(types::months(claim)),
			DispatchClass::Operational
		))]
		pub fn declare_claim(
			origin: OriginFor<T>,
			source: SourceId,
			claim: OutsideClaim,
		) -> DispatchResult {
			let found = Self::developed_by(Self::signer(origin)?, source)?;
			ensure!(!found.stage.is_over(), Error::<T>::Terminated);
			Self::do_declare_claim(source, found.line, claim)
		}

		/// Reports that a scenario's activity is claimed twice, by a claim of the register or by another (Art. 23, 43).
		///
		/// A participant has at most eight reports that wait for a decision; the operator reports what it finds.
		///
		/// Errors: `NotRegistered`, `NotFound`, `UnknownClaim`, `TooManyConflicts`.
		#[pallet::call_index(12)]
		#[pallet::weight((T::WeightInfo::report_conflict(), DispatchClass::Operational))]
		pub fn report_conflict(
			origin: OriginFor<T>,
			source: SourceId,
			claim: Option<u32>,
			document: Document,
		) -> DispatchResult {
			Self::do_report_conflict(origin, source, claim, document)
		}

		/// Finds whether a conflict is one (Art. 23). What was upheld is a ground to terminate the scenario.
		///
		/// Errors: `NotFound`, `AlreadyDecided`.
		#[pallet::call_index(13)]
		#[pallet::weight((T::WeightInfo::decide_conflict(), DispatchClass::Operational))]
		pub fn decide_conflict(
			origin: OriginFor<T>,
			conflict: ConflictId,
			upheld: bool,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_decide_conflict(conflict, upheld, document)
		}

		/// Evaluates a scenario that takes part: it passes, or is to be rectified within so many working days (Art. 22). It
		/// takes part meanwhile. One whose rectification was refused may be evaluated anew.
		///
		/// Errors: `NotFound`, `NotAdmitted`, `Terminated`, `NotDecided`, `InvalidPeriod`.
		#[pallet::call_index(14)]
		#[pallet::weight((T::WeightInfo::evaluate(), DispatchClass::Operational))]
		pub fn evaluate(
			origin: OriginFor<T>,
			source: SourceId,
			finding: Finding,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_evaluate(source, finding, document)
		}

		/// Tells what was done to rectify a scenario (Art. 22). It may be late, as long as the scenario takes part.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotRectifying`, `AlreadySubmitted`.
		#[pallet::call_index(15)]
		#[pallet::weight((T::WeightInfo::submit_rectification(), DispatchClass::Operational))]
		pub fn submit_rectification(
			origin: OriginFor<T>,
			source: SourceId,
			document: Document,
		) -> DispatchResult {
			Self::developed_by(Self::signer(origin)?, source)?;
			Self::do_submit_rectification(source, document)
		}

		/// Finds that what was done suffices (Art. 22).
		///
		/// Errors: `NotFound`, `NotAdmitted`, `Terminated`, `NotRectifying`, `NotSubmitted`, `AlreadyDecided`.
		#[pallet::call_index(16)]
		#[pallet::weight((T::WeightInfo::accept_rectification(), DispatchClass::Operational))]
		pub fn accept_rectification(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let found = Self::scenario(source)?;
			let admitted = Self::ensure_admitted(found.stage)?;
			Self::submitted_order(source)?;
			Self::rectified(source, found, admitted)?;
			Self::deposit_event(Event::RectificationAccepted { source });
			Ok(())
		}

		/// Finds that what was done does not suffice: a ground to terminate the scenario (Art. 22).
		///
		/// Errors: `NotRectifying`, `NotSubmitted`, `AlreadyDecided`.
		#[pallet::call_index(17)]
		#[pallet::weight((T::WeightInfo::refuse_rectification(), DispatchClass::Operational))]
		pub fn refuse_rectification(
			origin: OriginFor<T>,
			source: SourceId,
			reason: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let order = Self::submitted_order(source)?;
			let refused = Some(reason);
			Rectifications::<T>::insert(source, Rectification { refused, ..order });
			Self::deposit_event(Event::RectificationRefused { source, reason });
			Ok(())
		}

		/// Stops a scenario that takes part or did: none of its batches is opened or fed until it is let go (Art. 22, 23).
		/// The authority may too, which may have withdrawn the operator's mandate, also what the operator stopped before: the
		/// operator does not let it go then.
		///
		/// Errors: `NotFound`, `NotAdmitted`, `Terminated`, `AlreadyFrozen`.
		#[pallet::call_index(18)]
		#[pallet::weight((T::WeightInfo::freeze(), DispatchClass::Operational))]
		pub fn freeze(origin: OriginFor<T>, source: SourceId, reason: Document) -> DispatchResult {
			let by_authority = Self::is_authority(origin)?;
			Self::do_freeze(source, Freeze { reason, by_authority })?;
			Self::deposit_event(Event::Frozen { source, reason, by_authority });
			Ok(())
		}

		/// Lets a scenario go on that was stopped; what the authority stopped, the authority alone.
		///
		/// Errors: `NotFound`, `NotAdmitted`, `Terminated`, `NotFrozen`, `FrozenByAuthority`.
		#[pallet::call_index(19)]
		#[pallet::weight((T::WeightInfo::unfreeze(), DispatchClass::Operational))]
		pub fn unfreeze(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let by_authority = Self::is_authority(origin)?;
			Self::do_unfreeze(source, by_authority)?;
			Self::deposit_event(Event::Unfrozen { source });
			Ok(())
		}

		/// Takes one's own scenario out of the scheme for good (Art. 45). Batches it opened before go their way.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotAdmitted`, `Terminated`.
		#[pallet::call_index(20)]
		#[pallet::weight((T::WeightInfo::leave(), DispatchClass::Operational))]
		pub fn leave(origin: OriginFor<T>, source: SourceId) -> DispatchResult {
			let found = Self::developed_by(Self::signer(origin)?, source)?;
			Self::ensure_admitted(found.stage)?;
			Self::end(source, found, ScenarioStage::Left(T::Clock::today()))?;
			Self::deposit_event(Event::Left { source });
			Ok(())
		}

		/// Wants to pass one's own scenario on to another participant, or to nobody any more. It takes the operator's
		/// consent. A project is passed on to nobody.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotDeveloper`, `NotAdmitted`, `Terminated`, `NotTransferable`, `SameDeveloper`,
		/// `Barred`.
		#[pallet::call_index(21)]
		#[pallet::weight((T::WeightInfo::transfer(), DispatchClass::Operational))]
		pub fn transfer(
			origin: OriginFor<T>,
			source: SourceId,
			to: Option<ParticipantId>,
		) -> DispatchResult {
			let found = Self::developed_by(Self::signer(origin)?, source)?;
			Self::ensure_admitted(found.stage)?;
			Self::ensure_transferable(&found)?;
			if let Some(to) = to {
				Self::ensure_may_take(&found, to)?;
			}
			Transfers::<T>::set(source, to);
			Self::deposit_event(Event::TransferOffered { source, to });
			Ok(())
		}

		/// Lets a scenario be the participant's to whom its developer passes it on, by the agreement of both, and nobody
		/// else's whom the developer named meanwhile. Reporters and terms stay, and of the developer before, the interest; an
		/// application for terms and what is to be rectified pass on too.
		///
		/// Errors: `NotFound`, `NotOffered`, `NotRegistered`, `Barred`, `TooManyApplications`.
		#[pallet::call_index(22)]
		#[pallet::weight((T::WeightInfo::consent_transfer(), DispatchClass::Operational))]
		pub fn consent_transfer(
			origin: OriginFor<T>,
			source: SourceId,
			to: ParticipantId,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::do_consent_transfer(source, to, document)
		}
	}
}
