//! Benchmarks of every call, and people and organisations for those of other pallets.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::unwrap_used
)]

use alloc::{
	collections::{BTreeMap, BTreeSet},
	format, vec,
	vec::Vec,
};

use polkadot_sdk::{
	frame_benchmarking::{account, v2::*, whitelisted_caller, BenchmarkError},
	frame_support::{
		traits::{EnsureOrigin, Get},
		BoundedVec,
	},
	frame_system::RawOrigin,
	sp_core::H256,
};
use suhui_primitives::{
	CreditCode, KeyHolder, LegalPerson, Page, ParticipantId, Region, Slots, SourceId, FIRST_NUMBER,
	MAX_CONSENTS, MAX_SOURCES, MAX_TITLE, PAGE_SIZE,
};

use super::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// Makes the source one that was applied for.
	fn apply_for(source: SourceId);
	/// Gives the participant, an organisation, the right that waits once its key is taken over.
	fn accredit(participant: ParticipantId);
	/// Makes the account an expert's key, too.
	fn appoint(account: &AccountId);
	/// Makes a new key sign the message.
	fn sign(message: &[u8]) -> (AccountId, Signature);
}

/// The source people consent to on opening, and the one they consent to later.
const SOURCE: SourceId = FIRST_NUMBER;
const OTHER: SourceId = FIRST_NUMBER + 1;

/// The full pages that a list of [`MAX_CONSENTS`] may hold.
const FULL_PAGES: u32 = MAX_CONSENTS / PAGE_SIZE;

/// The valid credit code of these digits: of the check digits there are, one is theirs.
pub fn credit_code(digits: [u8; 17]) -> CreditCode {
	let with = |check| digits.iter().chain([check]).copied().collect::<Vec<_>>();
	b"0123456789ABCDEFGHJKLMNPQRTUWXY"
		.iter()
		.find_map(|check| CreditCode::new(with(check).try_into().ok()?))
		.expect("they are digits of a code")
}

fn individual<T: Config>(
	account: T::AccountId,
	sources: impl IntoIterator<Item = SourceId>,
) -> OpeningOf<T> {
	let sources = sources.into_iter().collect::<Vec<_>>();
	Opening {
		account,
		holder: Holder::Individual(H256::repeat_byte(1)),
		region: Region::PROVINCE,
		sources: sources.try_into().expect("a benchmark's sources fit"),
		consent: None,
	}
}

/// A legal person of the longest title, whose code holds the number.
fn legal_person(number: u32) -> LegalPerson {
	let digits = format!("{number:017}").into_bytes().try_into().expect("17 digits");
	let title = vec![b'a'; MAX_TITLE as usize].try_into().expect("a title fits");
	LegalPerson { title, code: credit_code(digits) }
}

/// An organisation's opening, of a new key that consents.
fn organisation<T: Config>(number: u32) -> OpeningOf<T> {
	let person = legal_person(number);
	let words = Pallet::<T>::consent_words(KeyHolder::LegalPerson(person.code), 1);
	let (account, consent) = T::BenchmarkHelper::sign(words.as_bytes());
	Opening {
		holder: Holder::Organisation(person),
		consent: Some(consent),
		..individual::<T>(account, [])
	}
}

/// A region outside Jiangsu.
fn pilot() -> Region {
	Region::new(310_118).expect("it is Qingpu in Shanghai")
}

/// The opening of one from outside Jiangsu, whose region is looked for among the pilots.
fn of_pilot<T: Config>(opening: OpeningOf<T>) -> OpeningOf<T> {
	Pilots::<T>::insert(pilot(), ());
	Opening { region: pilot(), ..opening }
}

/// Opens an organisation's account, though it does not consent.
pub fn open_organisation<T: Config>(account: &T::AccountId) {
	let number = NextParticipant::<T>::get();
	NextParticipant::<T>::put(number + 1);
	let person = legal_person(number);
	ByCode::<T>::insert(person.code, number);
	let holder = Holder::Organisation(person);
	Pallet::<T>::add(number, account.clone(), holder, Region::PROVINCE)
		.expect("the account is new");
}

/// Opens an individual's account.
pub fn open_individual<T: Config>(account: &T::AccountId) {
	Pallet::<T>::open_all(vec![individual::<T>(account.clone(), [])]).expect("the account is new");
}

/// Gives `count` people who consent to `source` the next numbers, from the start of a page; returns the first one's
/// number. People have the rest of the page before, too. They stand on pages alone, since nothing reads the accounts of
/// people who are many.
pub fn open_people<T: Config>(count: u32, source: SourceId) -> ParticipantId {
	let next = NextParticipant::<T>::get();
	let first = next.next_multiple_of(PAGE_SIZE);
	let given = next..first + count;
	for page in (Page::of(next).0..=Page::of(first + count - 1).0).map(Page) {
		let is_given = |slot: &u8| given.contains(&page.participant(*slot));
		let people = slots((0..=u8::MAX).filter(is_given));
		Individuals::<T>::mutate(page, |open| *open = *open | people);
		Consents::<T>::mutate(source, page, |consenting| *consenting = *consenting | people);
	}
	NextParticipant::<T>::put(first + count);
	first
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn two_operators<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::TwoOperatorsOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// People who consent to [`SOURCE`], from the start of a page; the first one's number.
fn people<T: Config>(count: u32) -> ParticipantId {
	T::BenchmarkHelper::apply_for(SOURCE);
	open_people::<T>(count, SOURCE)
}

/// A person with an open account who consents to [`SOURCE`], on a page full of others.
fn person<T: Config>() -> (T::AccountId, ParticipantId) {
	people::<T>(PAGE_SIZE - 1);
	let caller = whitelisted_caller::<T::AccountId>();
	Pallet::<T>::open_all(vec![individual::<T>(caller.clone(), [SOURCE])])
		.expect("the account is new");
	let participant = ParticipantOf::<T>::get(&caller).expect("the account is open");
	(caller, participant)
}

/// An organisation with an open account and a right that hangs on its key.
fn verifier<T: Config>() -> (T::AccountId, ParticipantId) {
	let caller = whitelisted_caller::<T::AccountId>();
	open_organisation::<T>(&caller);
	let participant = ParticipantOf::<T>::get(&caller).expect("the account is open");
	T::BenchmarkHelper::accredit(participant);
	(caller, participant)
}

/// A new account, and its consent to be the participant's second key.
fn second_key<T: Config>(participant: ParticipantId) -> (T::AccountId, T::Signature) {
	let words = Pallet::<T>::consent_words(KeyHolder::Participant(participant), 2);
	T::BenchmarkHelper::sign(words.as_bytes())
}

/// The slots of a page.
fn slots(slots: impl IntoIterator<Item = u8>) -> Slots {
	slots.into_iter().collect()
}

/// All of the participant's page but the participant.
fn others(participant: ParticipantId) -> Slots {
	!slots([Page::slot(participant)])
}

fn is_closed<T: Config>(participant: ParticipantId) -> bool {
	Participants::<T>::get(participant).unwrap().closed.is_some()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open(s: Linear<0, MAX_SOURCES>) -> Result<(), BenchmarkError> {
		people::<T>(PAGE_SIZE / 2);
		let new = account::<T::AccountId>("new", 0, 0);
		let sources = SOURCE..SOURCE + s;
		sources.clone().for_each(T::BenchmarkHelper::apply_for);
		let opening = of_pilot::<T>(individual::<T>(new.clone(), sources));
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, opening);

		assert!(ParticipantOf::<T>::contains_key(new));
		Ok(())
	}

	/// People, who share pages.
	#[benchmark]
	fn open_batch(n: Linear<1, { T::MaxOpenings::get() }>) -> Result<(), BenchmarkError> {
		let openings = (0..n)
			.map(|number| of_pilot::<T>(individual::<T>(account("new", number, 0), [])))
			.collect::<Vec<_>>();
		let openings = BoundedVec::try_from(openings).unwrap();
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, openings);

		assert_eq!(NextParticipant::<T>::get(), FIRST_NUMBER + n);
		Ok(())
	}

	/// What institutions and organisations take beside people: each has a code, and a key that consents.
	#[benchmark]
	fn legal_persons(p: Linear<1, { T::MaxOpenings::get() }>) {
		let openings = (0..p).map(organisation::<T>).collect::<Vec<_>>();

		#[block]
		{
			for (participant, opening) in (FIRST_NUMBER..).zip(&openings) {
				Pallet::<T>::enter(participant, opening).unwrap();
			}
		}

		assert_eq!(ByCode::<T>::iter().count(), p as usize);
	}

	/// A batch of so many legal persons, and of people who consent to as many sources as they may, each to others: to
	/// compare with what `open_batch`, `legal_persons` and `consents` come to together. It has no weight of its own.
	#[benchmark(extra)]
	fn open_batch_whole(
		p: Linear<1, { T::MaxOpenings::get() / 2 }>,
		n: Linear<1, { T::MaxOpenings::get() / 2 }>,
	) -> Result<(), BenchmarkError> {
		(SOURCE..SOURCE + n * MAX_SOURCES).for_each(T::BenchmarkHelper::apply_for);
		let people = (0..n).map(|number| {
			let first = SOURCE + number * MAX_SOURCES;
			individual::<T>(account("new", number, 0), first..first + MAX_SOURCES)
		});
		let openings = (0..p).map(organisation::<T>).chain(people).map(of_pilot::<T>);
		let openings = BoundedVec::try_from(openings.collect::<Vec<_>>()).unwrap();
		let origin = operator::<T>()?;

		#[extrinsic_call]
		open_batch(origin as T::RuntimeOrigin, openings);

		assert_eq!(NextParticipant::<T>::get(), FIRST_NUMBER + p + n);
		assert_eq!(Consents::<T>::iter().count(), (n * MAX_SOURCES) as usize);
		Ok(())
	}

	/// Consents given on opening, each to a source of its own and in a value of its own.
	#[benchmark]
	fn consents(k: Linear<1, { T::MaxOpenings::get() * MAX_SOURCES }>) {
		let sources = (SOURCE..SOURCE + k).collect::<BTreeSet<_>>();
		let values = (SOURCE..SOURCE + k)
			.map(|source| ((source, Page(0)), slots([1])))
			.collect::<BTreeMap<_, _>>();
		for source in &sources {
			T::BenchmarkHelper::apply_for(*source);
			Consents::<T>::insert(source, Page(0), slots([0]));
		}

		#[block]
		{
			Pallet::<T>::ensure_known(&sources).unwrap();
			Pallet::<T>::write_consents(&values);
		}

		assert!(Consents::<T>::iter_values().all(|given| given == slots([0, 1])));
	}

	/// As many participants of so many pages as a list may hold. The range has pages of which it holds all, who cost most;
	/// where there are more, it holds the last ones of each.
	#[benchmark]
	fn record_consents(p: Linear<1, FULL_PAGES>) -> Result<(), BenchmarkError> {
		let first = people::<T>(p * PAGE_SIZE);
		T::BenchmarkHelper::apply_for(OTHER);
		for page in 0..p {
			Consents::<T>::insert(OTHER, Page(Page::of(first).0 + page), slots([0]));
		}
		let before = PAGE_SIZE - PAGE_SIZE.min(MAX_CONSENTS / p);
		let participants = (0..p)
			.map(|page| first + page * PAGE_SIZE)
			.flat_map(|page| page + before..page + PAGE_SIZE)
			.collect::<Vec<_>>();
		let participants = BoundedVec::try_from(participants).unwrap();
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, OTHER, participants);

		assert!(Consents::<T>::get(OTHER, Page::of(first)).contains(u8::MAX));
		Ok(())
	}

	#[benchmark]
	fn give_consent() {
		let (caller, participant) = person::<T>();
		let page = Page::of(participant);
		T::BenchmarkHelper::apply_for(OTHER);
		Consents::<T>::insert(OTHER, page, others(participant));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), OTHER);

		assert_eq!(Consents::<T>::get(OTHER, page), Slots::ALL);
	}

	#[benchmark]
	fn withdraw_consent() {
		let (caller, participant) = person::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), SOURCE);

		assert_eq!(Consents::<T>::get(SOURCE, Page::of(participant)), others(participant));
	}

	#[benchmark]
	fn change_key() {
		let (caller, participant) = person::<T>();
		T::BenchmarkHelper::appoint(&caller);
		let (new, consent) = second_key::<T>(participant);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), new.clone(), consent);

		assert_eq!(ParticipantOf::<T>::get(new), Some(participant));
	}

	#[benchmark]
	fn replace_key() -> Result<(), BenchmarkError> {
		let (lost, participant) = verifier::<T>();
		T::BenchmarkHelper::appoint(&lost);
		let (new, consent) = second_key::<T>(participant);
		let origin = two_operators::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, participant, new.clone(), consent);

		assert_eq!(ParticipantOf::<T>::get(new), Some(participant));
		Ok(())
	}

	#[benchmark]
	fn close() {
		let (caller, participant) = person::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller));

		assert!(is_closed::<T>(participant));
	}

	#[benchmark]
	fn close_for() -> Result<(), BenchmarkError> {
		let (_, participant) = verifier::<T>();
		let origin = two_operators::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, participant);

		assert!(is_closed::<T>(participant));
		Ok(())
	}

	#[benchmark]
	fn admit_pilot() -> Result<(), BenchmarkError> {
		let region = pilot();
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, region);

		assert!(Pilots::<T>::contains_key(region));
		Ok(())
	}

	#[benchmark]
	fn withdraw_pilot() -> Result<(), BenchmarkError> {
		let region = pilot();
		Pilots::<T>::insert(region, ());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, region);

		assert!(!Pilots::<T>::contains_key(region));
		Ok(())
	}

	/// Of an individual, whose page is written too.
	#[benchmark]
	fn reopen() -> Result<(), BenchmarkError> {
		let (last, participant) = person::<T>();
		T::BenchmarkHelper::appoint(&last);
		Pallet::<T>::close_account(participant).expect("a person owes nothing");
		let (new, consent) = second_key::<T>(participant);
		let origin = two_operators::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, participant, new, consent);

		assert!(!is_closed::<T>(participant));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
