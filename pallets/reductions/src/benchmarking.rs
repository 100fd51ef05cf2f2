//! Benchmarks of every call: of people's lots each of a class of its own, which is the most that a lot can take.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{vec, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{traits::EnsureOrigin, BoundedVec},
	frame_system::RawOrigin,
	sp_core::H256,
};
use suhui_primitives::{
	Day, Document, EventId, Page, ParticipantId, ParticipantKind, Quantity, Region, Registry,
	RetirementId, Title, FIRST_NUMBER, MAX_EVENTS, MAX_LOTS_RETIRED, MAX_REDUCTIONS, MAX_TITLE,
	PAGE_SIZE,
};

use crate::*;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	fn set_today(day: Day);
	/// Opens an account of such a kind.
	fn open(account: &AccountId, kind: ParticipantKind);
	/// Accredits an open account, with a qualification for greenhouse gases.
	fn accredit(account: &AccountId);
	/// Lets a participant hold so many lots of as much each, every one of a class of its own.
	fn fill_lots(participant: ParticipantId, lots: u32, each: Quantity);
}

/// Monday 9 February 2026.
const TODAY: Day = Day(20_493);
const EVENT: EventId = FIRST_NUMBER;
const RETIREMENT: RetirementId = FIRST_NUMBER;
/// Over a thousand tonnes and a billion points; all lots there may be hold less than 64 bits together.
const LOT: Quantity = Quantity { reduction: 1 << 50, points: 1 << 30 };

fn document() -> Document {
	Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) }
}

fn title() -> Title {
	BoundedVec::truncate_from(vec![b'a'; MAX_TITLE as usize])
}

fn sender<T: Config>(kind: ParticipantKind) -> (T::AccountId, ParticipantId) {
	T::BenchmarkHelper::set_today(TODAY);
	let caller: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open(&caller, kind);
	let number = number::<T>(&caller);
	(caller, number)
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn other<T: Config>(kind: ParticipantKind) -> (T::AccountId, ParticipantId) {
	T::BenchmarkHelper::set_today(TODAY);
	let other: T::AccountId = account("other", 1, 0);
	T::BenchmarkHelper::open(&other, kind);
	let number = number::<T>(&other);
	(other, number)
}

/// An event that is open, all of whose emissions are missing.
fn event<T: Config>(host: ParticipantId) -> LargeEvent {
	let found = LargeEvent {
		host,
		title: title(),
		region: Region::PROVINCE,
		first: Day(20_480),
		last: Day(20_481),
		plan: document(),
		target: u64::MAX,
		registered: TODAY,
		accountant: None,
		accounting: None,
		covered: 0,
		donors: 0,
		consent: None,
		called_off: None,
		certificate: None,
	};
	NextEvent::<T>::put(EVENT + 1);
	OpenEvents::<T>::insert(host, 1);
	Events::<T>::insert(EVENT, &found);
	found
}

/// One that was accounted after it was over, and of which nothing is missing.
fn covered<T: Config>(host: ParticipantId) -> LargeEvent {
	let accounting = Accounting { verifier: host, emissions: 1, report: document(), day: TODAY };
	let (accountant, accounting) = (Some(host), Some(accounting));
	let found = LargeEvent { accountant, accounting, covered: 1, ..event::<T>(host) };
	Events::<T>::insert(EVENT, &found);
	found
}

/// What a holder gives, all that it holds of so many classes.
fn held<T: Config>(holder: ParticipantId, classes: u32) -> Reductions {
	let all = (0..classes).map(|class| (class, LOT.reduction)).collect::<Vec<_>>();
	for (class, milligrams) in &all {
		Holdings::<T>::insert(holder, class, milligrams);
		let flow = Flow { from_people: *milligrams, ..Default::default() };
		Flows::<T>::insert(class, flow);
	}
	BoundedVec::truncate_from(all)
}

fn in_compensation() -> Purpose {
	Purpose::Compensation { case: document(), acceptance: document() }
}

/// The accountant of an event.
fn accountant<T: Config>() -> (T::AccountId, ParticipantId) {
	let (caller, verifier) = sender::<T>(ParticipantKind::Organisation);
	T::BenchmarkHelper::accredit(&caller);
	let (_, host) = other::<T>(ParticipantKind::Institution);
	event::<T>(host);
	(caller, verifier)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn transfer() {
		let (caller, from) = sender::<T>(ParticipantKind::Organisation);
		let (_, to) = other::<T>(ParticipantKind::Organisation);
		held::<T>(from, 1);
		Holdings::<T>::insert(to, 0, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), to, 0, LOT.reduction);

		assert_eq!(Holdings::<T>::get(to, 0), LOT.reduction + 1);
	}

	/// To the good of a participant, whose number is looked at.
	#[benchmark]
	fn retire(n: Linear<1, MAX_REDUCTIONS>) {
		let (caller, holder) = sender::<T>(ParticipantKind::Organisation);
		let (_, other) = other::<T>(ParticipantKind::Organisation);
		let reductions = held::<T>(holder, n);
		let beneficiary = Beneficiary::Participant(other);
		let (period, evidence) = (Some((TODAY, TODAY)), Some(document()));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), reductions, in_compensation(), beneficiary, period, evidence);

		assert_eq!(RetiredOf::<T>::iter_prefix(RETIREMENT).count(), n as usize);
	}

	#[benchmark]
	fn retire_own(l: Linear<1, MAX_LOTS_RETIRED>) {
		let (caller, holder) = sender::<T>(ParticipantKind::Individual);
		T::BenchmarkHelper::fill_lots(holder, l, LOT);
		let part = Part::Milligrams(LOT.reduction * u64::from(l));
		let beneficiary = Beneficiary::Participant(holder);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), part, in_compensation(), beneficiary, l);

		assert_eq!(RetiredOf::<T>::iter_prefix(RETIREMENT).count(), l as usize);
	}

	#[benchmark]
	fn register_event() {
		let (caller, host) = sender::<T>(ParticipantKind::Institution);
		OpenEvents::<T>::insert(host, MAX_EVENTS - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), title(), Region::PROVINCE, TODAY, TODAY, document(), u64::MAX);

		assert!(Events::<T>::contains_key(EVENT));
	}

	#[benchmark]
	fn call_off() {
		let (caller, host) = sender::<T>(ParticipantKind::Institution);
		event::<T>(host);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), EVENT, document());

		assert!(!OpenEvents::<T>::contains_key(host));
	}

	#[benchmark]
	fn name_accountant() -> Result<(), BenchmarkError> {
		let (_, verifier) = accountant::<T>();
		let origin = T::OperatorOrigin::try_successful_origin();
		let origin = origin.map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, EVENT, verifier);

		assert_eq!(Events::<T>::get(EVENT).and_then(|found| found.accountant), Some(verifier));
		Ok(())
	}

	#[benchmark]
	fn account() {
		let (caller, verifier) = accountant::<T>();
		Events::<T>::mutate_extant(EVENT, |found| found.accountant = Some(verifier));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), EVENT, 1, document());

		assert!(Events::<T>::get(EVENT).is_some_and(|found| found.accounting.is_some()));
	}

	/// By the last of a page's people.
	#[benchmark]
	fn donate(l: Linear<1, MAX_LOTS_RETIRED>) {
		let (caller, donor) = sender::<T>(ParticipantKind::Individual);
		let (_, host) = other::<T>(ParticipantKind::Institution);
		event::<T>(host);
		let (page, slot) = (Page::of(donor), Page::slot(donor));
		let others = (0..=u8::MAX).filter(|other| *other != slot);
		let others = others.map(|other| (other, LOT.reduction)).collect();
		Donors::<T>::insert(EVENT, page, DonorPage::truncate_from(others));
		T::BenchmarkHelper::fill_lots(donor, l, LOT);
		let part = Part::Milligrams(LOT.reduction * u64::from(l));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), EVENT, part, l);

		assert_eq!(Donors::<T>::get(EVENT, page).len(), PAGE_SIZE as usize);
		assert_eq!(EventClasses::<T>::iter_prefix(EVENT).count(), l as usize);
	}

	#[benchmark]
	fn contribute(n: Linear<1, MAX_REDUCTIONS>) {
		let (caller, holder) = sender::<T>(ParticipantKind::Organisation);
		let (_, host) = other::<T>(ParticipantKind::Institution);
		event::<T>(host);
		let reductions = held::<T>(holder, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), EVENT, reductions);

		assert_eq!(EventClasses::<T>::iter_prefix(EVENT).count(), n as usize);
	}

	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let (_, host) = sender::<T>(ParticipantKind::Institution);
		let emissions = covered::<T>(host).covered;
		let origin = T::AuthorityOrigin::try_successful_origin();
		let origin = origin.map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, EVENT, emissions, document());

		assert!(Events::<T>::get(EVENT).is_some_and(|found| !found.is_open()));
		Ok(())
	}

	#[benchmark]
	fn certify() -> Result<(), BenchmarkError> {
		let (_, host) = sender::<T>(ParticipantKind::Institution);
		let consented = LargeEvent { consent: Some((document(), TODAY)), ..covered::<T>(host) };
		Events::<T>::insert(EVENT, consented);
		let origin = T::TwoOperatorsOrigin::try_successful_origin();
		let origin = origin.map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CertificateOf::Neutrality(EVENT), document());

		assert!(Certificates::<T>::contains_key(202_600_000_001));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
