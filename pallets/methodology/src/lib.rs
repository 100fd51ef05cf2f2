//! # Methodology
//!
//! Registry of methodologies: formulas anyone develops, experts judge and the authority publishes
//! (Art. 11-16).
//!
//! A methodology is a chain of immutable versions. A version is a text in the methodology
//! language and a document outside the chain; the text is compiled and its golden vectors are run when it
//! is submitted and again when it is published, and only a published version's formula quantifies
//! reductions. A version that is turned down or withdrawn keeps its number and its text's digest alone.
//!
//! The operator takes a version in, or returns it until its material is complete. From the day the material came in, a
//! panel has 20 working days (Art. 14). What it favours is in public notice for five working days or more, in which any
//! other participant may object, once a round. An objection that is upheld leads to another round, before another panel,
//! and the others fall with it. What nothing is open against when the notice is over is filed with the authority, which
//! publishes it with effect from a day, or sends it back for another round (Art. 15). What counts under a version that is
//! discontinued stays counted; no later day counts under it (Art. 16).
//!
//! A developer may have eight applications open: a place is free again once a version is published, rejected or
//! withdrawn.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`submit`](Pallet::submit) (Art. 12, 13) | a registered participant | [`Submitted`](Event::Submitted) |
//! | [`revise`](Pallet::revise) (Art. 16) | its developer, or the authority | [`Submitted`](Event::Submitted) |
//! | [`return_incomplete`](Pallet::return_incomplete) (Art. 13) | operator | [`ReturnedIncomplete`](Event::ReturnedIncomplete) |
//! | [`complete`](Pallet::complete) (Art. 13) | who applied | [`Completed`](Event::Completed) |
//! | [`accept`](Pallet::accept) (Art. 13) | operator | [`Accepted`](Event::Accepted) |
//! | [`conclude`](Pallet::conclude) (Art. 14) | operator; once all seats spoke, anyone | [`NoticeBegun`](Event::NoticeBegun), or [`Rejected`](Event::Rejected) |
//! | [`object`](Pallet::object) (Art. 15) | any participant but who applied | [`Objected`](Event::Objected) |
//! | [`answer`](Pallet::answer) (Art. 15) | operator | [`ObjectionAnswered`](Event::ObjectionAnswered) |
//! | [`answer_many`](Pallet::answer_many) (Art. 15) | operator | [`ObjectionAnswered`](Event::ObjectionAnswered), one an objection |
//! | [`file`](Pallet::file) (Art. 15) | operator | [`Filed`](Event::Filed) |
//! | [`publish`](Pallet::publish) (Art. 15) | authority | [`Published`](Event::Published) |
//! | [`send_back`](Pallet::send_back) (Art. 15) | authority | [`SentBack`](Event::SentBack) |
//! | [`reject`](Pallet::reject) (Art. 14) | operator, or authority | [`Rejected`](Event::Rejected) |
//! | [`withdraw`](Pallet::withdraw) (Art. 13) | who applied | [`Withdrawn`](Event::Withdrawn) |
//! | [`discontinue`](Pallet::discontinue) (Art. 16) | authority | [`Discontinued`](Event::Discontinued) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod applications;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod compile;
mod evaluation;
mod matters;
mod methodologies;
#[cfg(test)]
mod mock;
mod notice;
mod numbers;
mod objections;
mod publication;
mod receipt;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Answer, FormulaText, Methodology, MethodologyId, Objection, ObjectionList, Stage, Version,
	EVALUATION_DAYS, MAX_NOTICE, MAX_TEXT, MIN_NOTICE,
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
		Clock, Compiling, Day, Deadlines, Document, FirstNumber, Panels, ParticipantId, Registry,
		Sanctions, Subject, VersionId, WorkingDays, MAX_ANSWERS,
	};
	use types::{count, most, MOST};
	use weights::compiling;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// What came of the panels that judge (Art. 14).
		type Panels: Panels;
		type Deadlines: Deadlines;
		type WorkingDays: WorkingDays;
		/// Who may apply for nothing (Art. 44).
		type Sanctions: Sanctions;
		/// The competent authority, which publishes and may revise (Art. 15, 16).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The operator, which takes applications in and has experts judge (Art. 13, 14).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Working days in which the operator takes an application in or returns it.
		#[pallet::constant]
		type CompletionDays: Get<u16>;
		/// Working days in which the operator answers an objection.
		#[pallet::constant]
		type ObjectionDays: Get<u16>;
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

	/// How many of a participant's own applications wait for a decision, where there is one.
	#[pallet::storage]
	pub type OpenApplications<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// The text, as submitted, of each version that is neither rejected nor withdrawn.
	#[pallet::storage]
	pub type Texts<T: Config> = StorageMap<_, Twox64Concat, VersionId, FormulaText>;

	/// The compiled formulas of versions published, those discontinued since among them.
	#[pallet::storage]
	pub type Formulas<T: Config> = StorageMap<_, Twox64Concat, VersionId, Formula>;

	/// The number of the last objection to a version, whichever round it was in; 0 for none.
	#[pallet::storage]
	pub type LastObjection<T: Config> = StorageMap<_, Twox64Concat, VersionId, u32, ValueQuery>;

	/// Objections to a version by their numbers, from 1 on.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VersionId, Twox64Concat, u32, Objection>;

	/// The objections to a version that wait for an answer.
	#[pallet::storage]
	pub type OpenObjections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VersionId, Twox64Concat, u32, ()>;

	/// Who objected to a version in a round.
	#[pallet::storage]
	pub type Objected<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (VersionId, u8), Twox64Concat, ParticipantId, ()>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A version waits to be taken in.
		Submitted {
			version: VersionId,
			methodology: MethodologyId,
			number: u32,
			developer: ParticipantId,
		},
		/// Something is missing of the material, which was returned.
		ReturnedIncomplete { version: VersionId, reason: Document },
		/// The material came in again, and waits to be taken in.
		Completed { version: VersionId, document: Document },
		/// The material is complete, and a panel judges it in round 1.
		Accepted { version: VersionId },
		/// A panel favours the version, which is in public notice until the end of the last day.
		NoticeBegun { version: VersionId, round: u8, from: Day, last: Day },
		/// A participant objects to the version.
		Objected { version: VersionId, objection: u32, by: ParticipantId, document: Document },
		/// The operator answered an objection. One that is upheld begins the next round, and all others open fall.
		ObjectionAnswered { version: VersionId, objection: u32, upheld: bool, document: Document },
		/// The version lies with the authority.
		Filed { version: VersionId },
		/// Activity from that day on may be counted under the version.
		Published { version: VersionId, methodology: MethodologyId, number: u32, effective: Day },
		/// The authority sent the version back to be judged in this round.
		SentBack { version: VersionId, reason: Document, round: u8 },
		/// The version was turned down: by its panel, or for a reason.
		Rejected { version: VersionId, reason: Option<Document> },
		/// Who applied for the version took the application back.
		Withdrawn { version: VersionId },
		/// Activity from that day on is not counted under the version any more.
		Discontinued { version: VersionId, from: Day, reason: Document },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a participant's open account.
		NotRegistered,
		/// No such methodology, version or objection.
		NotFound,
		/// The participant did not develop the methodology.
		NotDeveloper,
		/// A sanction keeps the participant from applying.
		Barred,
		/// The version does not wait to be taken in.
		NotSubmitted,
		/// The version was not returned as incomplete.
		NotIncomplete,
		/// The version is not in evaluation.
		NotInEvaluation,
		/// No panel was named in the round.
		NoPanel,
		/// Fewer opinions than three, or than of more than half of the seats.
		NotEnoughOpinions,
		/// Some seats have not spoken: the operator alone may conclude.
		NotAllSpoke,
		/// The notice would be shorter than five working days or longer than sixty, or not the shortest though another than
		/// the operator concludes.
		InvalidNotice,
		/// The last day of the notice lies in a year of which the working days are not published.
		YearUnpublished,
		/// The version is not in notice.
		NotInNotice,
		/// The notice is over.
		NoticeOver,
		/// The notice is not over.
		NotDue,
		/// The participant developed the methodology, and applied for the version itself.
		IsDeveloper,
		/// The participant objected in this round already.
		AlreadyExists,
		/// The objection was answered, or fell with another.
		NotOpen,
		/// Objections wait for an answer.
		ObjectionsOpen,
		/// More objections are open than one call may let fall: some are to be answered first.
		TooManyObjections,
		/// The version was not filed with the authority.
		NotFiled,
		/// The version is not published, or discontinued already.
		NotPublished,
		/// The day is before today.
		InThePast,
		/// The day is more than a year ahead.
		TooFarAhead,
		/// The version was published, rejected or withdrawn already.
		AlreadyDecided,
		/// The participant did not apply for the version.
		NotApplicant,
		/// As many of the participant's applications wait for a decision as may be.
		TooManyApplications,
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
		/// The panel of the round favours the version, which goes under notice.
		Favoured,
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

		/// Returns a version's material, of which something is missing (Art. 13).
		///
		/// Errors: `NotFound`, `NotSubmitted`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::return_incomplete(), DispatchClass::Operational))]
		pub fn return_incomplete(
			origin: OriginFor<T>,
			version: VersionId,
			reason: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::hand_back(version)?;
			Self::deposit_event(Event::ReturnedIncomplete { version, reason });
			Ok(())
		}

		/// Completes the material that was returned, by a document in place of the one before (Art. 13).
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotIncomplete`, `NotApplicant`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::complete(), DispatchClass::Operational))]
		pub fn complete(
			origin: OriginFor<T>,
			version: VersionId,
			document: Document,
		) -> DispatchResult {
			Self::take_again(origin, version, document)?;
			Self::deposit_event(Event::Completed { version, document });
			Ok(())
		}

		/// Takes a version in, whose material is complete (Art. 13): a panel has 20 working days from the day on which the
		/// material came in, not from this one (Art. 14).
		///
		/// Errors: `NotFound`, `NotSubmitted`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::accept(), DispatchClass::Operational))]
		pub fn accept(origin: OriginFor<T>, version: VersionId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::take_in(version)?;
			Self::deposit_event(Event::Accepted { version });
			Ok(())
		}

		/// Concludes the evaluation of a version (Art. 14): what its panel favours is put in public notice for so many
		/// working days, five at least; what it does not is turned down. By others than the operator once all seats spoke,
		/// for a notice of five.
		///
		/// Errors: `NotFound`, `NotInEvaluation`, `NoPanel`, `NotEnoughOpinions`, `NotAllSpoke`, `InvalidNotice`,
		/// `YearUnpublished`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::conclude(), DispatchClass::Operational))]
		pub fn conclude(
			origin: OriginFor<T>,
			version: VersionId,
			notice_days: u16,
		) -> DispatchResult {
			let by_operator = match T::OperatorOrigin::try_origin(origin) {
				Ok(_) => true,
				Err(origin) => {
					ensure_signed(origin)?;
					false
				}
			};
			let (found, round) = Self::in_evaluation(version)?;
			let is_favoured = Self::verdict(version, round, by_operator)?;
			Self::ensure_notice(notice_days, by_operator)?;
			let evaluation = Subject::Evaluation(version);
			if is_favoured {
				let (from, last) = Self::begin_notice(version, found, round, notice_days)?;
				T::Deadlines::met(evaluation)?;
				Self::deposit_event(Event::NoticeBegun { version, round, from, last });
			} else {
				T::Deadlines::met(evaluation)?;
				Self::abandon(version, found, Stage::Rejected(T::Clock::today()))?;
				Self::deposit_event(Event::Rejected { version, reason: None });
			}
			Ok(())
		}

		/// Objects to a version in notice (Art. 15), once a round; whoever applied for it does not, but the developer does to
		/// the authority's revision. The operator answers within so many working days as `ObjectionDays` says.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotInNotice`, `IsDeveloper`, `NoticeOver`, `AlreadyExists`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::object(), DispatchClass::Operational))]
		pub fn object(
			origin: OriginFor<T>,
			version: VersionId,
			document: Document,
		) -> DispatchResult {
			let (objection, by) = Self::note_objection(origin, version, document)?;
			Self::deposit_event(Event::Objected { version, objection, by, document });
			Ok(())
		}

		/// Answers an objection (Art. 15). One that is upheld begins another round of evaluation, with 20 working days
		/// from today; all others that are open fall, of which there are 64 at most, and what falls is charged for.
		///
		/// Errors: `NotFound`, `NotInNotice`, `NotOpen`, `TooManyObjections`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::answer(MAX_ANSWERS), DispatchClass::Operational))]
		pub fn answer(
			origin: OriginFor<T>,
			version: VersionId,
			objection: u32,
			upheld: bool,
			document: Document,
		) -> DispatchResultWithPostInfo {
			T::OperatorOrigin::ensure_origin(origin)?;
			let (found, round, _) = Self::in_notice(version)?;
			let answer = Answer { upheld, document, day: T::Clock::today() };
			Self::note_answer(version, round, objection, answer)?;
			let mut fallen = 0;
			if upheld {
				fallen = Self::drop_objections(version)?;
				Self::begin_again(version, found, round)?;
			}
			Self::deposit_event(Event::ObjectionAnswered { version, objection, upheld, document });
			Ok(Some(T::WeightInfo::answer(fallen)).into())
		}

		/// Dismisses several objections by one answer (Art. 15).
		///
		/// Errors: `NotFound`, `NotInNotice`, `NotOpen`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::answer_many(count(objections)), DispatchClass::Operational))]
		pub fn answer_many(
			origin: OriginFor<T>,
			version: VersionId,
			objections: ObjectionList,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			let (_, round, _) = Self::in_notice(version)?;
			let (upheld, day) = (false, T::Clock::today());
			for objection in objections {
				Self::note_answer(version, round, objection, Answer { upheld, document, day })?;
				Self::deposit_event(Event::ObjectionAnswered {
					version,
					objection,
					upheld,
					document,
				});
			}
			Ok(())
		}

		/// Files a version with the authority whose notice is over, and to which no objection is open (Art. 15).
		///
		/// Errors: `NotFound`, `NotInNotice`, `NotDue`, `ObjectionsOpen`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::file(), DispatchClass::Operational))]
		pub fn file(origin: OriginFor<T>, version: VersionId) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::hand_on(version)?;
			Self::deposit_event(Event::Filed { version });
			Ok(())
		}

		/// Publishes a version that was filed (Art. 15), with effect from a day: no activity before it counts under the
		/// version. The day may be past, since what is counted may have run before it was applied for (Art. 18). The stored
		/// text is compiled and its vectors are run again; the formula is kept. Charged as `submit` is.
		///
		/// Errors: `NotFound`, `NotFiled`, `TooFarAhead` and what the text may be refused for.
		#[pallet::call_index(10)]
		#[pallet::weight((
			MOST.weight(compiling::<T::WeightInfo>(T::WeightInfo::publish)),
			DispatchClass::Operational
		))]
		pub fn publish(
			origin: OriginFor<T>,
			version: VersionId,
			effective: Day,
		) -> DispatchResultWithPostInfo {
			let (mut taken, weights) =
				(Compiling::default(), compiling::<T::WeightInfo>(T::WeightInfo::publish));
			let publishable = Self::publishable(origin, version, effective);
			let (found, text) = taken.charged(publishable, weights)?;
			let compiled = compile::compile::<T>(&text, &mut taken).map_err(DispatchError::from);
			let compiled = taken.charged(compiled, weights)?;
			Formulas::<T>::insert(version, compiled.formula);
			let Version { methodology, number, .. } = found;
			Self::end_application(version, found, Stage::Published { effective });
			Self::deposit_event(Event::Published { version, methodology, number, effective });
			Ok(Some(taken.weight(weights)).into())
		}

		/// Sends a version that was filed back to be judged in another round, with 20 working days from today (Art. 15).
		///
		/// Errors: `NotFound`, `NotFiled`.
		#[pallet::call_index(11)]
		#[pallet::weight((T::WeightInfo::send_back(), DispatchClass::Operational))]
		pub fn send_back(
			origin: OriginFor<T>,
			version: VersionId,
			reason: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let (found, round) = Self::filed(version)?;
			let round = Self::begin_again(version, found, round)?;
			Self::deposit_event(Event::SentBack { version, reason, round });
			Ok(())
		}

		/// Turns a version that is not in notice yet down for a reason (Art. 13, 14), unless its panel favours it. Its text
		/// goes, the digest of it stays.
		///
		/// Errors: `NotFound`, `NotInEvaluation`, `Favoured`.
		#[pallet::call_index(12)]
		#[pallet::weight((T::WeightInfo::reject(), DispatchClass::Operational))]
		pub fn reject(
			origin: OriginFor<T>,
			version: VersionId,
			reason: Document,
		) -> DispatchResult {
			if let Err(origin) = T::OperatorOrigin::try_origin(origin) {
				T::AuthorityOrigin::ensure_origin(origin)?;
			}
			let found = Self::version(version)?;
			Self::ensure_rejectable(version, found.stage)?;
			Self::abandon(version, found, Stage::Rejected(T::Clock::today()))?;
			Self::deposit_event(Event::Rejected { version, reason: Some(reason) });
			Ok(())
		}

		/// Takes one's own application for a version back that is not decided on (Art. 13), which leaves room for another.
		/// Opinions given stay; of the text the digest alone does. Open objections fall, of which there are 64 at most, and
		/// are charged for.
		///
		/// Errors: `NotRegistered`, `NotFound`, `AlreadyDecided`, `NotApplicant`, `TooManyObjections`.
		#[pallet::call_index(13)]
		#[pallet::weight((T::WeightInfo::withdraw(MAX_ANSWERS), DispatchClass::Operational))]
		pub fn withdraw(origin: OriginFor<T>, version: VersionId) -> DispatchResultWithPostInfo {
			let found = Self::applied_for(origin, version)?;
			let fallen = Self::drop_objections(version)?;
			Self::abandon(version, found, Stage::Withdrawn(T::Clock::today()))?;
			Self::deposit_event(Event::Withdrawn { version });
			Ok(Some(T::WeightInfo::withdraw(fallen)).into())
		}

		/// Lets no activity from a day on, today or later, count under a published version any more, for a reason (Art. 16).
		///
		/// Errors: `NotFound`, `NotPublished`, `InThePast`, `TooFarAhead`.
		#[pallet::call_index(14)]
		#[pallet::weight((T::WeightInfo::discontinue(), DispatchClass::Operational))]
		pub fn discontinue(
			origin: OriginFor<T>,
			version: VersionId,
			from: Day,
			reason: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::end_effect(version, from)?;
			Self::deposit_event(Event::Discontinued { version, from, reason });
			Ok(())
		}
	}
}
