//! Benchmarks of every call, and people and organisations for those of other pallets.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::unwrap_used)]

use alloc::{collections::BTreeMap, vec::Vec};

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
	Page, ParticipantId, ParticipantKind, Region, SourceId, FIRST_NUMBER, MAX_CONSENTS,
	MAX_SOURCES, PAGE_SIZE,
};

use super::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper {
	/// Makes the source one that was applied for.
	fn apply_for(source: SourceId);
}

/// The source people consent to on opening, and the one they consent to later.
const SOURCE: SourceId = FIRST_NUMBER;
const OTHER: SourceId = FIRST_NUMBER + 1;

/// The full pages that a list of [`MAX_CONSENTS`] may hold.
const FULL_PAGES: u32 = MAX_CONSENTS / PAGE_SIZE;

fn opening<AccountId>(
	account: AccountId,
	kind: ParticipantKind,
	sources: impl IntoIterator<Item = SourceId>,
) -> Opening<AccountId> {
	let sources = sources.into_iter().collect::<Vec<_>>();
	Opening {
		account,
		kind,
		region: Region::PROVINCE,
		commitment: H256::repeat_byte(1),
		sources: sources.try_into().expect("a benchmark's sources fit"),
	}
}

/// Opens an organisation's account.
pub fn open_organisation<T: Config>(account: &T::AccountId) {
	Pallet::<T>::open_all([opening(account.clone(), ParticipantKind::Organisation, [])])
		.expect("the account is new");
}

/// Opens `count` people's accounts that consent to `source`, from the start of a page; returns the
/// first one's number. People open the rest of the page before.
pub fn open_people<T: Config>(count: u32, source: SourceId) -> ParticipantId {
	let next = NextParticipant::<T>::get();
	let first = next.next_multiple_of(PAGE_SIZE);
	let people = (next..first + count)
		.map(|number| opening(account("person", number, 0), ParticipantKind::Individual, [source]));
	Pallet::<T>::open_all(people).expect("the accounts are new");
	first
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
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
	Pallet::<T>::open_all([opening(caller.clone(), ParticipantKind::Individual, [SOURCE])])
		.expect("the account is new");
	let participant = ParticipantOf::<T>::get(&caller).expect("the account is open");
	(caller, participant)
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
		let opening = opening(new.clone(), ParticipantKind::Individual, sources);
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, opening);

		assert!(ParticipantOf::<T>::contains_key(new));
		Ok(())
	}

	#[benchmark]
	fn open_batch(n: Linear<1, { T::MaxOpenings::get() }>) -> Result<(), BenchmarkError> {
		let openings = (0..n)
			.map(|i| opening(account("new", i, 0), ParticipantKind::Individual, []))
			.collect::<Vec<_>>();
		let openings = BoundedVec::try_from(openings).unwrap();
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, openings);

		assert_eq!(NextParticipant::<T>::get(), FIRST_NUMBER + n);
		Ok(())
	}

	/// Consents given on opening, each in a value of its own.
	#[benchmark]
	fn consents(k: Linear<0, 1_000>) {
		let values = (0..k).map(|source| ((source, Page(0)), 0b10)).collect::<BTreeMap<_, _>>();
		for (source, page) in values.keys() {
			Consents::<T>::insert(source, page, 0b01);
		}

		#[block]
		{
			Pallet::<T>::write_consents(&values);
		}

		assert!(Consents::<T>::iter_values().all(|bits| bits == 0b11));
	}

	/// All participants of so many pages.
	#[benchmark]
	fn record_consents(p: Linear<1, FULL_PAGES>) -> Result<(), BenchmarkError> {
		let first = people::<T>(p * PAGE_SIZE);
		T::BenchmarkHelper::apply_for(OTHER);
		for page in 0..p {
			Consents::<T>::insert(OTHER, Page(Page::of(first).0 + page), 1);
		}
		let participants = (first..first + p * PAGE_SIZE).collect::<Vec<_>>();
		let participants = BoundedVec::try_from(participants).unwrap();
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, OTHER, participants);

		assert_eq!(Consents::<T>::get(OTHER, Page::of(first)), u64::MAX);
		Ok(())
	}

	#[benchmark]
	fn give_consent() {
		let (caller, participant) = person::<T>();
		let page = Page::of(participant);
		let others = !Page::bit(participant);
		T::BenchmarkHelper::apply_for(OTHER);
		Consents::<T>::insert(OTHER, page, others);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), OTHER);

		assert_eq!(Consents::<T>::get(OTHER, page), u64::MAX);
	}

	#[benchmark]
	fn withdraw_consent() {
		let (caller, participant) = person::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), SOURCE);

		assert_eq!(Consents::<T>::get(SOURCE, Page::of(participant)), !Page::bit(participant));
	}

	#[benchmark]
	fn change_key() {
		let (caller, participant) = person::<T>();
		let new = account::<T::AccountId>("new", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), new.clone());

		assert_eq!(ParticipantOf::<T>::get(new), Some(participant));
	}

	#[benchmark]
	fn replace_key() -> Result<(), BenchmarkError> {
		let participant = people::<T>(PAGE_SIZE);
		let new = account::<T::AccountId>("new", 0, 0);
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, participant, new.clone());

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
		let participant = people::<T>(PAGE_SIZE);
		let origin = operator::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, participant);

		assert!(is_closed::<T>(participant));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
