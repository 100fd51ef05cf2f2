//! # Disclosure
//!
//! What the scheme tells the public, and how it answers for what it does (Art. 5, 10, 21, 43, 44): rules, reports,
//! complaints, sanctions, and the offices of cities and counties.
//!
//! Rules and standards are registered by their documents, each with the day from which it is in force (Art. 5).
//! Reports fall due by themselves when a month, or a year, is over, and are filed by those whose they are (Art. 10, 21,
//! 43). Participants complain, and the operator records what others complain of; the office of the region answers, or
//! the operator where there is none, and the authority reviews an answer once. Of one participant's complaints eight wait
//! at once for an answer or a review.
//!
//! The council sanctions participants and experts (Art. 44): who stands under a sanction is barred, to its last day, from
//! what it names. What was done before stands. Whom it concerns may appeal once, within 60 days, or by the first working
//! day after them if the last is off (民法典 203).
//!
//! A regional office is an account that the council appoints for a region (Art. 5): it acts for the region and for what
//! lies in it. It takes no part: no participant's account is appointed, and none that is appointed becomes one. The account
//! keeps its provider reference, and with it its nonce, when it is dismissed.
//!
//! | extrinsic | caller | events |
//! |---|---|---|
//! | [`publish_rule`](Pallet::publish_rule) (Art. 5) | authority | [`RulePublished`](Event::RulePublished) |
//! | [`repeal_rule`](Pallet::repeal_rule) (Art. 5) | authority | [`RuleRepealed`](Event::RuleRepealed) |
//! | [`file_report`](Pallet::file_report) (Art. 10, 21, 43) | operator, authority, a regional office | [`ReportFiled`](Event::ReportFiled) |
//! | [`complain`](Pallet::complain) (Art. 43) | a registered participant | [`Complained`](Event::Complained) |
//! | [`record_complaint`](Pallet::record_complaint) (Art. 43) | operator | [`Complained`](Event::Complained) |
//! | [`answer_complaint`](Pallet::answer_complaint) (Art. 43) | operator, a regional office | [`ComplaintAnswered`](Event::ComplaintAnswered) |
//! | [`ask_review`](Pallet::ask_review) (Art. 43) | who complained, or the operator | [`ReviewAsked`](Event::ReviewAsked) |
//! | [`decide_review`](Pallet::decide_review) (Art. 43) | authority | [`ReviewDecided`](Event::ReviewDecided) |
//! | [`sanction`](Pallet::sanction) (Art. 22, 23, 40, 44) | council majority | [`Sanctioned`](Event::Sanctioned) |
//! | [`lift`](Pallet::lift) (Art. 44) | council majority | [`SanctionLifted`](Event::SanctionLifted) |
//! | [`appeal`](Pallet::appeal) (Art. 44) | whom it concerns | [`Appealed`](Event::Appealed) |
//! | [`answer_appeal`](Pallet::answer_appeal) (Art. 44) | council majority | [`AppealAnswered`](Event::AppealAnswered) |
//! | [`appoint_office`](Pallet::appoint_office) (Art. 5) | council majority | [`OfficeAppointed`](Event::OfficeAppointed) |
//! | [`dismiss_office`](Pallet::dismiss_office) (Art. 5) | council majority | [`OfficeDismissed`](Event::OfficeDismissed) |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod complaints;
#[cfg(test)]
mod mock;
mod offices;
mod origin;
mod reports;
mod rules;
mod sanctions;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use origin::EnsureOffice;
pub use pallet::*;
pub use types::{
	About, Appeal, Bar, BarList, Capacities, Complaint, ComplaintId, ComplaintStage, Cursor,
	Ground, RegionList, Report, Review, Rule, RuleId, RuleKind, Sanction, SanctionId,
};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Contains};
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{
		Actor, Clock, Day, Deadlines, Document, ExpertId, FirstNumber, Month, ParticipantId,
		Region, Registry, ReportKind, Sanctioned, Title, WorkingDays, MAX_OFFICES,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Reports that fall due in one block at most.
	pub const MAX_FALLING_DUE: u32 = 16;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		type Clock: Clock;
		type Registry: Registry<Self::AccountId>;
		/// Until when reports are to be filed and complaints answered.
		type Deadlines: Deadlines;
		/// Until when may be appealed, if the last day is off.
		type WorkingDays: WorkingDays;
		/// What there is to complain about beside reports, whom there is to sanction, and the regions of the scheme.
		type Known: Contains<About> + Contains<Sanctioned> + Contains<Region>;
		/// The competent authority, which makes rules, reports once a year and reviews answers (Art. 5, 43).
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The operator, which reports and answers (Art. 6, 10, 21, 43).
		type OperatorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// More than half of the council, which sanctions and appoints (Art. 5, 44).
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A regional office (Art. 5).
		type RegionalOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Region>;
		/// A member of the expert group, who may appeal (Art. 7).
		type ExpertOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = ExpertId>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next rule gets.
	#[pallet::storage]
	pub type NextRule<T: Config> = StorageValue<_, RuleId, ValueQuery, FirstNumber>;

	/// Rules and standards ever published.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageMap<_, Twox64Concat, RuleId, Rule>;

	/// Reports filed: of a month, or of the year that ends with it, on the province or a region.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageMap<_, Twox64Concat, (ReportKind, Month, Region), Report>;

	/// Where reports fall due next; nothing before the chain knows the day.
	#[pallet::storage]
	pub type NextToFallDue<T: Config> = StorageValue<_, Cursor>;

	/// The number the next complaint gets.
	#[pallet::storage]
	pub type NextComplaint<T: Config> = StorageValue<_, ComplaintId, ValueQuery, FirstNumber>;

	/// Complaints ever filed.
	#[pallet::storage]
	pub type Complaints<T: Config> = StorageMap<_, Twox64Concat, ComplaintId, Complaint>;

	/// How many of a participant's complaints wait for an answer or a review; no value for none.
	#[pallet::storage]
	pub type OpenComplaints<T: Config> =
		StorageMap<_, Twox64Concat, ParticipantId, u32, ValueQuery>;

	/// The number the next sanction gets.
	#[pallet::storage]
	pub type NextSanction<T: Config> = StorageValue<_, SanctionId, ValueQuery, FirstNumber>;

	/// Sanctions ever imposed.
	#[pallet::storage]
	pub type Sanctions<T: Config> = StorageMap<_, Twox64Concat, SanctionId, Sanction>;

	/// What somebody is barred from: by every sanction that stands, and by some whose last day is over.
	#[pallet::storage]
	pub type Bars<T: Config> = StorageMap<_, Twox64Concat, Sanctioned, BarList, ValueQuery>;

	/// The regions for which accounts act.
	#[pallet::storage]
	pub type Offices<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Region>;

	/// The regions that have offices.
	#[pallet::storage]
	pub type Regions<T: Config> = StorageValue<_, RegionList, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who acts for which region when the chain starts.
		pub offices: BoundedVec<(T::AccountId, Region), ConstU32<MAX_OFFICES>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let added = |(account, region): &(T::AccountId, Region)| {
				region.is_in_jiangsu() && Pallet::<T>::add_office(account, *region).is_ok()
			};
			assert!(self.offices.iter().all(added), "an office is named twice, or of no region");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A rule or standard was registered (Art. 5).
		RulePublished {
			rule: RuleId,
			kind: RuleKind,
			title: Title,
			effective: Day,
			document: Document,
		},
		/// The rule is not in force from that day on.
		RuleRepealed { rule: RuleId, from: Day, successor: Option<RuleId> },
		/// A report of the month, or of the year that ends with it, was filed (Art. 10, 21, 43).
		ReportFiled {
			kind: ReportKind,
			month: Month,
			region: Region,
			by: Actor,
			document: Document,
		},
		/// A participant complained, or somebody for whom the operator recorded it (Art. 43).
		Complained {
			complaint: ComplaintId,
			by: Option<ParticipantId>,
			about: About,
			region: Region,
			document: Document,
		},
		/// The complaint was answered.
		ComplaintAnswered { complaint: ComplaintId, by: Actor, document: Document },
		/// Who complained asks the authority to review the answer.
		ReviewAsked { complaint: ComplaintId, document: Document },
		/// The authority decided whether the complaint is upheld.
		ReviewDecided { complaint: ComplaintId, upheld: bool, document: Document },
		/// The council barred somebody from acting so, from today to the last day (Art. 44).
		Sanctioned {
			sanction: SanctionId,
			whom: Sanctioned,
			ground: Ground,
			capacities: Capacities,
			until: Day,
			document: Document,
		},
		/// The sanction bars from nothing any more.
		SanctionLifted { sanction: SanctionId, document: Document },
		/// Whom the sanction concerns appealed.
		Appealed { sanction: SanctionId, document: Document },
		/// The council answered the appeal; if it is upheld, the sanction is lifted.
		AppealAnswered { sanction: SanctionId, upheld: bool, document: Document },
		/// The account acts for the region (Art. 5).
		OfficeAppointed { account: T::AccountId, region: Region },
		/// The account acts for the region no more.
		OfficeDismissed { account: T::AccountId, region: Region },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller has no open account.
		NotRegistered,
		/// There is no such rule, complaint, sanction, office, or whom to sanction.
		NotFound,
		/// The report was filed, the sanction appealed against, or the account appointed already.
		AlreadyExists,
		/// The title is empty, not UTF-8, or holds invisible characters.
		InvalidText,
		/// The rule was repealed already.
		Repealed,
		/// The day is before today.
		InThePast,
		/// There is no such rule to come in its place, or it is the same or repealed.
		InvalidSuccessor,
		/// The month is not over, or, for the report of a year, no December.
		InvalidMonth,
		/// The report is not of the caller's region, or the complaint of none that lies in it.
		OutsideRegion,
		/// There is nothing of this number to complain about.
		UnknownSubject,
		/// The region is neither of Jiangsu nor a pilot.
		InvalidRegion,
		/// As many of the participant's complaints are open as may be.
		TooManyComplaints,
		/// The complaint was answered already.
		Answered,
		/// The complaint is not answered, or a review of the answer was asked for already.
		NotReviewable,
		/// The caller did not complain.
		NotComplainant,
		/// The complaint waits for no decision.
		NotUnderReview,
		/// No capacity is named, they do not ascend strictly, or an expert is to be barred from another than that of one.
		InvalidCapacities,
		/// As many sanctions stand against whom it concerns, or as many accounts are offices, as may.
		TooMany,
		/// The sanction was lifted already.
		Lifted,
		/// The sanction concerns another.
		NotConcerned,
		/// More than 60 days passed since the sanction.
		TooLate,
		/// No appeal waits for an answer.
		NotAppealed,
		/// The account stands, or stood, for a participant.
		TakesPart,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Whatever fills a block, reports fall due.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::fall_due(Self::fall_due())
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers a rule or standard, in force from a day on (Art. 5), which may be past: rules there were before are
		/// registered too.
		///
		/// Errors: `InvalidText`.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::publish_rule(), DispatchClass::Operational))]
		pub fn publish_rule(
			origin: OriginFor<T>,
			kind: RuleKind,
			title: Title,
			document: Document,
			effective: Day,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			let rule = Self::add_rule(kind, title.clone(), document, effective)?;
			Self::deposit_event(Event::RulePublished { rule, kind, title, effective, document });
			Ok(())
		}

		/// Ends a rule's force with the day before the one named, today or later, by a rule in its place if there is one
		/// (Art. 5).
		///
		/// Errors: `NotFound`, `Repealed`, `InThePast`, `InvalidSuccessor`.
		#[pallet::call_index(1)]
		#[pallet::weight((T::WeightInfo::repeal_rule(), DispatchClass::Operational))]
		pub fn repeal_rule(
			origin: OriginFor<T>,
			rule: RuleId,
			from: Day,
			by: Option<RuleId>,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::end_rule(rule, from, by)?;
			Self::deposit_event(Event::RuleRepealed { rule, from, successor: by });
			Ok(())
		}

		/// Files a report of a month that is over, or of the year that ended with that December (Art. 10, 21, 43): the
		/// operator the monthly one and those on security and on how the scheme does, the authority the annual one, all of
		/// the province; a regional office that of its region. It is filed once.
		///
		/// Errors: `OutsideRegion`, `InvalidMonth`, `AlreadyExists`.
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::file_report(), DispatchClass::Operational))]
		pub fn file_report(
			origin: OriginFor<T>,
			kind: ReportKind,
			month: Month,
			region: Region,
			document: Document,
		) -> DispatchResult {
			let by = Self::reporting(origin, kind)?;
			Self::add_report(kind, month, region, by, document)?;
			Self::deposit_event(Event::ReportFiled { kind, month, region, by, document });
			Ok(())
		}

		/// The participant who signs complains about something that happened in a region (Art. 43). It is to be answered
		/// in 15 working days. Eight complaints of one participant may be open.
		///
		/// Errors: `NotRegistered`, `UnknownSubject`, `InvalidRegion`, `TooManyComplaints`.
		#[pallet::call_index(3)]
		#[pallet::weight((T::WeightInfo::complain(), DispatchClass::Operational))]
		pub fn complain(
			origin: OriginFor<T>,
			about: About,
			region: Region,
			document: Document,
		) -> DispatchResult {
			let by = Self::signer(origin)?;
			Self::add_complaint(Some(by), about, region, document)
		}

		/// Records a complaint of somebody who has no account (Art. 43); as `complain` does. It counts against nobody's
		/// number but the operator's quota.
		///
		/// Errors: `UnknownSubject`, `InvalidRegion`.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::record_complaint(), DispatchClass::Operational))]
		pub fn record_complaint(
			origin: OriginFor<T>,
			about: About,
			region: Region,
			document: Document,
		) -> DispatchResult {
			T::OperatorOrigin::ensure_origin(origin)?;
			Self::add_complaint(None, about, region, document)
		}

		/// Answers a complaint, once (Art. 43): the operator any, a regional office those of its region and of what lies
		/// in it.
		///
		/// Errors: `NotFound`, `OutsideRegion`, `Answered`.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::answer_complaint(), DispatchClass::Operational))]
		pub fn answer_complaint(
			origin: OriginFor<T>,
			complaint: ComplaintId,
			document: Document,
		) -> DispatchResult {
			let by = Self::answering(origin)?;
			Self::answer(complaint, by, document)?;
			Self::deposit_event(Event::ComplaintAnswered { complaint, by, document });
			Ok(())
		}

		/// Asks the authority to review the answer to a complaint, once (Art. 43): who complained, or the operator for
		/// whom it recorded.
		///
		/// Errors: `NotRegistered`, `NotFound`, `NotComplainant`, `NotReviewable`, `TooManyComplaints`.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::ask_review(), DispatchClass::Operational))]
		pub fn ask_review(
			origin: OriginFor<T>,
			complaint: ComplaintId,
			document: Document,
		) -> DispatchResult {
			let by = match T::OperatorOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::signer(origin)?),
			};
			Self::begin_review(complaint, by, document)?;
			Self::deposit_event(Event::ReviewAsked { complaint, document });
			Ok(())
		}

		/// Decides whether a complaint whose answer is under review is upheld, which closes it (Art. 43).
		///
		/// Errors: `NotFound`, `NotUnderReview`.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::decide_review(), DispatchClass::Operational))]
		pub fn decide_review(
			origin: OriginFor<T>,
			complaint: ComplaintId,
			upheld: bool,
			document: Document,
		) -> DispatchResult {
			T::AuthorityOrigin::ensure_origin(origin)?;
			Self::end_review(complaint, upheld, document)?;
			Self::deposit_event(Event::ReviewDecided { complaint, upheld, document });
			Ok(())
		}

		/// Bars a participant, or an expert, from today to the end of the last day from acting as what is named (Art. 22,
		/// 23, 40, 44). What they did before stands.
		///
		/// Errors: `NotFound`, `InThePast`, `InvalidCapacities`, `TooMany`.
		#[pallet::call_index(8)]
		#[pallet::weight((T::WeightInfo::sanction(), DispatchClass::Operational))]
		pub fn sanction(
			origin: OriginFor<T>,
			whom: Sanctioned,
			ground: Ground,
			capacities: Capacities,
			until: Day,
			document: Document,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let sanction = Self::impose(whom, ground, capacities.clone(), until, document)?;
			Self::deposit_event(Event::Sanctioned {
				sanction,
				whom,
				ground,
				capacities,
				until,
				document,
			});
			Ok(())
		}

		/// Lifts a sanction before its last day is over (Art. 44), or says that one that is over was wrong.
		///
		/// Errors: `NotFound`, `Lifted`.
		#[pallet::call_index(9)]
		#[pallet::weight((T::WeightInfo::lift(), DispatchClass::Operational))]
		pub fn lift(
			origin: OriginFor<T>,
			sanction: SanctionId,
			document: Document,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let found = Self::imposed(sanction)?;
			ensure!(found.lifted.is_none(), Error::<T>::Lifted);
			Self::unbar(sanction, found);
			Self::deposit_event(Event::SanctionLifted { sanction, document });
			Ok(())
		}

		/// Whom a sanction concerns appeals against it, once, within 60 days (Art. 44): the participant by its account, the
		/// expert by its key. It stands until the council answers otherwise.
		///
		/// Errors: `NotFound`, `NotConcerned`, `Lifted`, `AlreadyExists`, `TooLate`.
		#[pallet::call_index(10)]
		#[pallet::weight((T::WeightInfo::appeal(), DispatchClass::Operational))]
		pub fn appeal(
			origin: OriginFor<T>,
			sanction: SanctionId,
			document: Document,
		) -> DispatchResult {
			ensure_signed(origin.clone())?;
			let found = Self::concerning(origin, sanction)?;
			Self::add_appeal(sanction, found, document)?;
			Self::deposit_event(Event::Appealed { sanction, document });
			Ok(())
		}

		/// Answers an appeal (Art. 44). A sanction is lifted if the appeal is upheld.
		///
		/// Errors: `NotFound`, `NotAppealed`.
		#[pallet::call_index(11)]
		#[pallet::weight((T::WeightInfo::answer_appeal(), DispatchClass::Operational))]
		pub fn answer_appeal(
			origin: OriginFor<T>,
			sanction: SanctionId,
			upheld: bool,
			document: Document,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::end_appeal(sanction, upheld, document)?;
			Self::deposit_event(Event::AppealAnswered { sanction, upheld, document });
			Ok(())
		}

		/// Lets an account that neither stands nor ever stood for a participant act for a region (Art. 5). A region may
		/// have several.
		///
		/// Errors: `InvalidRegion`, `TakesPart`, `AlreadyExists`, `TooMany`.
		#[pallet::call_index(12)]
		#[pallet::weight((T::WeightInfo::appoint_office(), DispatchClass::Operational))]
		pub fn appoint_office(
			origin: OriginFor<T>,
			account: T::AccountId,
			region: Region,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			ensure!(T::Known::contains(&region), Error::<T>::InvalidRegion);
			Self::add_office(&account, region)?;
			Self::deposit_event(Event::OfficeAppointed { account, region });
			Ok(())
		}

		/// Ends an account's acting for its region (Art. 5). What the region is to do it is to do still.
		///
		/// Errors: `NotFound`.
		#[pallet::call_index(13)]
		#[pallet::weight((T::WeightInfo::dismiss_office(), DispatchClass::Operational))]
		pub fn dismiss_office(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let region = Self::remove_office(&account)?;
			Self::deposit_event(Event::OfficeDismissed { account, region });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The accounts that act for regions.
		pub fn office_accounts() -> Vec<T::AccountId> {
			Offices::<T>::iter_keys().collect()
		}

		/// The participant who signs.
		pub(crate) fn signer(origin: OriginFor<T>) -> Result<ParticipantId, DispatchError> {
			let account = ensure_signed(origin)?;
			T::Registry::participant(&account).ok_or(Error::<T>::NotRegistered.into())
		}
	}
}
