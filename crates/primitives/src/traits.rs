use alloc::{collections::BTreeMap, vec::Vec};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult, Perbill};
use scale_info::TypeInfo;
use suhui_formula::{Formula, Input};

use crate::{
	Actor, Capacity, ClassId, Compiling, Day, Due, Matter, MethodologyId, Milligrams, Month,
	Outcome, Page, ParticipantId, ParticipantKind, Period, Points, Quantity, Rule, Sanctioned,
	SessionIndex, Slots, SourceId, Subject, TermsNumber, Unpublished, VersionId,
};

/// The day it is in Beijing.
pub trait Clock {
	fn today() -> Day;
}

/// The sessions in which validators make blocks, and the keys they do it with.
pub trait Sessions<AccountId> {
	/// The session that runs.
	fn current() -> SessionIndex;
	/// Who validates in it.
	fn validators() -> Vec<AccountId>;
	/// Whether the account validates in it and may make no blocks.
	fn is_disabled(validator: &AccountId) -> bool;
	/// Lets a validator make no blocks for an offence so severe, if as many may be kept from it.
	fn disable(validator: &AccountId, severity: Perbill);
	/// Lets it make blocks again.
	fn enable(validator: &AccountId);
	/// Whether the account has session keys.
	fn has_keys(account: &AccountId) -> bool;
	/// Drops the account's session keys.
	fn drop_keys(account: &AccountId);
}

/// The working days of the years published: all but statutory holidays (行政许可法 82).
pub trait WorkingDays {
	fn is_working(day: Day) -> Result<bool, Unpublished>;
	/// The last of so many working days after a day, which does not count itself (民法典 201).
	fn add(day: Day, days: u16) -> Result<Day, Unpublished>;
	/// Working days after `from`, up to `to`, which counts.
	fn between(from: Day, to: Day) -> Result<u16, Unpublished>;
}

/// What is due, by whom and until when. Lateness is marked sooner or later; what hangs on it asks `is_overdue`.
pub trait Deadlines {
	/// Lets the actor have so many working days after `start`, in place of any deadline the subject had.
	fn set(subject: Subject, actor: Actor, start: Day, days: u16) -> DispatchResult;
	/// Lets the actor have until the end of a day, in place of any deadline the subject had.
	fn set_day(subject: Subject, actor: Actor, due: Day) -> DispatchResult;
	/// It was done today. Nothing happens if the subject has no deadline.
	fn met(subject: Subject) -> DispatchResult;
	/// It need not be done any more. Nothing happens if the subject has no deadline.
	fn dropped(subject: Subject) -> DispatchResult;
	/// `None` without a deadline.
	fn due(subject: Subject) -> Option<Due>;
	/// Whether its day is over.
	fn is_overdue(subject: Subject) -> bool;
}

/// Who may not act, by a sanction that stands (Art. 44).
pub trait Sanctions {
	fn is_barred(whom: Sanctioned, capacity: Capacity) -> bool;
}

/// Panels that judge matters (Art. 7, 14, 19).
pub trait Panels {
	/// `None` where no panel was named in the round.
	fn outcome(matter: Matter, round: u8) -> Option<Outcome>;
}

/// What panels may be named for.
pub trait Matters {
	/// The developer, and the round; `None` unless the matter is under evaluation or review.
	fn judged(matter: Matter) -> Option<(ParticipantId, u8)>;
	/// Whether the participant developed what the matter is about, is named to report for it, or ever did either for one of
	/// its line.
	fn is_party(matter: Matter, participant: ParticipantId) -> bool;
}

/// Who has an account, and who agreed to what (Art. 8, 25). Rights hang on participants' numbers; keys are resolved once,
/// where a call comes in.
pub trait Registry<AccountId> {
	/// The participant an open account stands for.
	fn participant(account: &AccountId) -> Option<ParticipantId>;
	/// The participant the account stands for, or ever stood: it still tells of one who took another key or closed.
	fn stood_for(account: &AccountId) -> Option<ParticipantId>;
	/// The account that stands, or last stood, for a participant; `None` for a number never given.
	fn account(participant: ParticipantId) -> Option<AccountId>;
	/// What an open participant was opened as; `None` for one that closed, and for a number never given.
	fn kind(participant: ParticipantId) -> Option<ParticipantKind>;
	/// The day on which the participant's key took another one's place; `None` while the first one stands, and for a number
	/// never given.
	fn key_changed(participant: ParticipantId) -> Option<Day>;
	/// The number the next participant gets: all from [`FIRST_NUMBER`](crate::FIRST_NUMBER) to below it were given.
	fn next_participant() -> ParticipantId;
	/// A page's open individuals who consent to the source.
	fn creditable(source: SourceId, page: Page) -> Slots;
}

/// Told when the operator gave a participant another key, closed the account for it, or opened it again: a right that
/// hangs on who holds the key waits for whoever gave it to confirm it.
pub trait Custody {
	fn taken_over(participant: ParticipantId);
}

/// Told of each account that a participant lets go for another, or keeps when it opens again: whom else it stood for is
/// known of then for good.
pub trait FormerKeys<AccountId> {
	fn let_go(account: &AccountId, participant: ParticipantId);
}

/// What a participant still owes to others, who would be left alone by its closing.
pub trait Obligations {
	fn is_free(participant: ParticipantId) -> bool;
}

/// Published methodologies (Art. 15, 16), those discontinued since among them: what was counted by one stays counted.
pub trait Methodologies {
	/// The compiled formula of a version; `None` if it was never published.
	fn formula(version: VersionId) -> Option<Formula>;
	/// The first day whose activity counts under a version, and the first that does so no more if it was discontinued;
	/// `None` if it was never published.
	fn in_effect(version: VersionId) -> Option<(Day, Option<Day>)>;
	/// The inputs of a version and the least and largest reduction it can give: its text is compiled for them.
	fn interface(version: VersionId, compiling: &mut Compiling)
		-> Option<(Vec<Input>, (u64, u64))>;
}

/// Which versions are of one methodology (Art. 16).
pub trait MethodologyNumbers {
	/// The methodology that a version is of, published or not; `None` if never applied for.
	fn of(version: VersionId) -> Option<MethodologyId>;
	/// Whether the methodology was ever applied for.
	fn is_given(methodology: MethodologyId) -> bool;
}

/// Sources of activity: scenarios and projects admitted to the scheme (Art. 17-21, 46).
pub trait Sources {
	/// Whether the source was ever applied for.
	fn exists(source: SourceId) -> bool;
	/// Whether the source may open batches.
	fn is_active(source: SourceId) -> bool;
	/// Whether nothing of the source is opened or fed: by order, or since its activity is claimed twice (Art. 22, 23).
	fn is_frozen(source: SourceId) -> bool;
	/// Whether the source's developer named the participant its reporter.
	fn is_reporter(source: SourceId, participant: ParticipantId) -> bool;
	/// Whether the participant ever developed one of the source's line, or acted as its reporter (Art. 42). To be named is
	/// nothing that it did: it did not consent, and a developer could keep a verifier away by naming it.
	fn is_interested(source: SourceId, participant: ParticipantId) -> bool;
	/// Notes that a reporter acted for the source: it is interested for good.
	fn reported(source: SourceId, reporter: ParticipantId);
	/// Told that a batch comes to cover days, which may be claimed elsewhere (Art. 23).
	fn covered(source: SourceId, period: Period) -> DispatchResult;
	/// The terms in force on every day of the period, all the source's own: activity counts under those of its own day,
	/// whenever it is reported (Art. 16, 34).
	fn terms(source: SourceId, period: Period) -> Result<TermsNumber, TermsFault>;
	/// The methodology version of terms; `None` for points without reductions, and for terms never proposed.
	fn version(source: SourceId, terms: TermsNumber) -> Option<VersionId>;
	/// How records turn into reductions and points under terms; `None` for terms rejected, withdrawn or
	/// never proposed.
	fn rule(source: SourceId, terms: TermsNumber) -> Option<Rule>;
	/// Of a project, whose it is: of nobody else is any record, and what is issued is the owner's to hold (Art. 46). `None`
	/// for a scenario.
	fn owner(source: SourceId) -> Option<ParticipantId>;
	/// The first of the sources that succeed each other up to this one, which is itself if it succeeds none: they are
	/// one activity, which counts once. `None` if never applied for.
	fn line(source: SourceId) -> Option<SourceId>;
}

/// The days that batches cover (Art. 25).
pub trait Coverage {
	/// Those of a month that the line's batches cover, as bits: bit 0 is the 1st. A line goes by its first source.
	fn days(line: SourceId, month: Month) -> u32;
}

/// Why no terms are in force on every day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsFault {
	/// A day is before the source's first terms', or it has none in force.
	Before,
	/// A day is that of the source admitted after it in its line.
	Succeeded,
	/// The methodology of the terms is discontinued by a day.
	Discontinued,
	/// Other terms come into force within the period.
	Change,
}

/// Accredited verifiers (Art. 39-42).
pub trait Accreditation {
	/// Whether the participant, with an open account, is accredited for a version of a methodology, or for points without
	/// reductions, meets the conditions of today, and is neither suspended, unconfirmed nor barred (Art. 40, 44).
	fn in_good_standing(verifier: ParticipantId, version: Option<VersionId>) -> bool;
	/// Whether the participant is in good standing and qualified as a body that verifies greenhouse gases (Art. 28, 40).
	fn verifies_emissions(verifier: ParticipantId) -> bool;
	/// Whether the verifier is the participant, or declared an interest in it.
	fn is_involved(verifier: ParticipantId, participant: ParticipantId) -> bool;
	/// Whether the verifier declared an interest in the source, in another one of its line, or in who has to do with them.
	fn is_interested(verifier: ParticipantId, source: SourceId) -> bool;
	/// Adds to the verifier's record.
	fn note(verifier: ParticipantId, deed: Deed);
}

/// What a verifier did of a batch, or what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Deed {
	/// It was assigned the batch.
	Assigned,
	/// It attested the batch.
	Attested,
	/// It found the batch wrong.
	Adverse,
	/// It did not take the batch on.
	Declined,
	/// The batch it attested was held for a difference.
	Held,
}

/// What a participant earned in one chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
	pub participant: ParticipantId,
	pub quantity: Quantity,
}

/// What is asked of a participant's lots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Ask {
	/// Points, with the reductions in them: those that hold reductions first (Art. 37).
	Points(Points),
	/// Reductions, with their points.
	Milligrams(Milligrams),
	/// The same, of one lot.
	Lot { month: Month, class: ClassId, milligrams: Milligrams },
}

/// What was taken of one lot.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Piece {
	/// The lot's month of issue.
	pub month: Month,
	pub class: ClassId,
	pub quantity: Quantity,
}

/// What was taken of a participant's lots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Taken {
	pub pieces: Vec<Piece>,
	/// Lots that were read for them, of which some may have given nothing.
	pub read: u32,
}

/// What becomes of what is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Fate {
	/// It stands in an order until that is settled or given back.
	Order,
	/// It is retired at once (Art. 32).
	Retired(Purpose),
}

/// What reductions are retired for (Art. 26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Purpose {
	Donation,
	Offset,
	Cancellation,
	Compensation,
}

/// What became of pieces of an order that came to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Returned {
	/// What is in its lots again.
	pub returned: Quantity,
	/// What lapsed, since its month was over by then (Art. 37).
	pub lapsed: Quantity,
}

/// What was taken back of one participant's lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenBack {
	pub participant: ParticipantId,
	pub taken: Quantity,
	/// What was to be taken and is not in the lot any more.
	pub short: Quantity,
}

/// People's personal lots (Art. 33-34). An error leaves the caller to roll back.
pub trait Lots {
	/// Adds to lots of one class, issued in `month`, which is not due to lapse. `credits` ascend strictly by participant.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult;
	/// Takes what is asked of a participant, by month of issue and class, from lots that have not lapsed; reads at most
	/// `lots` of them.
	fn take(
		participant: ParticipantId,
		ask: Ask,
		lots: u32,
		fate: Fate,
	) -> Result<Taken, DispatchError>;
	/// The participant got what it gave the pieces of an order for: their points are its honour (Art. 38). The caller
	/// forgets the pieces first: what stands in orders is known by class alone, so that pieces settled or given back twice
	/// would be made up of other people's.
	fn settle(participant: ParticipantId, pieces: &[Piece]) -> DispatchResult;
	/// The participant gets the pieces of an order back, or they lapse. The caller forgets the pieces first, as for
	/// [`settle`](Lots::settle).
	fn give_back(participant: ParticipantId, pieces: &[Piece]) -> Result<Returned, DispatchError>;
	/// Takes out of lots what was credited wrongly of a class issued in `month`, as far as they still hold it. `wrong`
	/// ascends strictly by participant.
	fn take_back(
		class: ClassId,
		month: Month,
		wrong: &[Credit],
	) -> Result<Vec<TakenBack>, DispatchError>;
}

/// What people gave for orders in the mall that are neither settled nor given back (Art. 37).
pub trait Escrow {
	/// How much it is of each class. Reads all open orders: for what holds of the state, not for calls.
	fn in_orders() -> BTreeMap<ClassId, Quantity>;
}

/// Reductions that institutions and organisations hold (Art. 27, 36, 46).
pub trait Holdings {
	/// Adds what a project reduced to what its owner holds, an institution or organisation with an open account: it was in
	/// nobody's lots before (Art. 46).
	fn issue(holder: ParticipantId, class: ClassId, milligrams: Milligrams) -> DispatchResult;
	/// Adds what people redeemed with the holder, who is no individual, by class.
	fn receive(holder: ParticipantId, reductions: &[(ClassId, Milligrams)]) -> DispatchResult;
	/// Whether the participant holds nothing, and nothing of its waits for anybody.
	fn is_free(holder: ParticipantId) -> bool;
}
