//! Benchmarks of every call. A verifier has as many people as may be, all of whom count, and declared an interest in as
//! many participants as it may.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{boxed::Box, vec, vec::Vec};

use codec::Encode;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{assert_ok, traits::EnsureOrigin, BoundedVec},
	frame_system::RawOrigin,
	sp_core::H256,
	sp_io::hashing::blake2_256,
};
use suhui_primitives::{
	Actor, Clock, Day, Deadlines, Document, ParticipantId, Registry, SourceId, Subject,
	FIRST_NUMBER, MAX_ATTENDED, MAX_CERTIFICATE, MAX_INTERESTS, MAX_SCOPE, MAX_STAFF,
	MAX_STAFF_CHANGES,
};

use crate::*;

const SOURCE: SourceId = 7;
/// 9 February 2026, of a year whose working days are known when the chain begins, and a year later.
const TODAY: Day = Day(20_493);
const UNTIL: Day = Day(20_858);
/// People it takes.
const NEEDED: u32 = 5;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Lets it be `day`.
	fn set_today(day: Day);
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	/// Puts a scenario in review under the number of a source.
	fn apply_for(source: SourceId);
	/// Gives the first numbers of methodologies.
	fn number_methodologies(count: u32);
}

fn document() -> Document {
	Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) }
}

fn application() -> Application {
	Application {
		premises: document(),
		facilities: document(),
		management: document(),
		finance: document(),
		qualification: Qualification::Metering {
			review: document(),
			laboratory: Laboratory::Cnas,
			number: vec![b'1'; MAX_CERTIFICATE as usize].try_into().expect("so many"),
			document: document(),
			expires: Day(u32::MAX),
		},
		scope: (FIRST_NUMBER..FIRST_NUMBER + MAX_SCOPE)
			.collect::<Vec<_>>()
			.try_into()
			.expect("so many"),
	}
}

/// The people of the verifier of this number, or of others in their place.
fn people(verifier: ParticipantId, others: bool, count: u32) -> Vec<Person> {
	let commitment = |place: u32| H256(blake2_256(&(verifier, others, place).encode()));
	(0..count)
		.map(|place| Person {
			commitment: commitment(place),
			full_time: true,
			degree: Degree::Doctor,
			since: Day(0),
		})
		.collect()
}

fn employ<T: Config>(verifier: ParticipantId, count: u32) {
	let educated = Some(T::Clock::today());
	let members = people(verifier, false, count);
	let members = members.into_iter().map(|person| Member { person, educated });
	let members = members.collect::<Vec<_>>().try_into().expect("no more than may be");
	Pallet::<T>::put_staff(verifier, members);
}

/// Lets the authority have found that others in place of the verifier's people work for it.
fn keep<T: Config>(verifier: ParticipantId, count: u32) {
	for person in people(verifier, true, count) {
		Settled::<T>::insert(person.commitment, verifier);
	}
}

/// Accredits so many verifiers; one of the people of each.
fn of_each<T: Config>(count: u32) -> Vec<H256> {
	T::BenchmarkHelper::set_today(TODAY);
	let one = |index| {
		let account: T::AccountId = account("verifier", index, 0);
		T::BenchmarkHelper::open_organisation(&account);
		accredit::<T>(&account);
		people(number::<T>(&account), false, 1).into_iter().map(|person| person.commitment)
	};
	(0..count).flat_map(one).collect()
}

/// Accredits the participant the open account stands for.
pub fn accredit<T: Config>(account: &T::AccountId) {
	let verifier = number::<T>(account);
	employ::<T>(verifier, MAX_STAFF);
	let others = (u32::MAX - MAX_INTERESTS..u32::MAX).collect::<Vec<_>>();
	Involvements::<T>::insert(verifier, BoundedVec::try_from(others).expect("so many"));
	let today = T::Clock::today();
	let until = today.saturating_add(365);
	let actor = Actor::Participant(verifier);
	assert_ok!(T::Deadlines::set_day(Subject::Qualification(verifier), actor, until));
	Verifiers::<T>::insert(
		verifier,
		Verifier {
			application: application(),
			accredited: today,
			until,
			qualified_until: Some(until),
			standing: Standing::Good,
			unconfirmed: None,
			record: Record::default(),
		},
	);
}

/// The same, of one that is qualified for greenhouse gases.
pub fn accredit_for_emissions<T: Config>(account: &T::AccountId) {
	accredit::<T>(account);
	let number_of_it = vec![b'1'; MAX_CERTIFICATE as usize].try_into().expect("so many");
	Verifiers::<T>::mutate_extant(number::<T>(account), |found| {
		found.application.qualification = Qualification::Ghg {
			number: number_of_it,
			document: document(),
			expires: Day(u32::MAX),
		};
	});
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn organisation<T: Config>() -> T::AccountId {
	T::BenchmarkHelper::set_today(TODAY);
	T::BenchmarkHelper::number_methodologies(MAX_SCOPE);
	let account: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open_organisation(&account);
	account
}

/// Who applied, with people who count.
fn applicant<T: Config>(count: u32) -> ParticipantId {
	let applicant = number::<T>(&organisation::<T>());
	Applications::<T>::insert(applicant, application());
	Applied::<T>::insert(applicant, 1);
	employ::<T>(applicant, count);
	applicant
}

fn verifier<T: Config>() -> T::AccountId {
	let verifier = organisation::<T>();
	accredit::<T>(&verifier);
	verifier
}

fn suspended<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let verifier = verifier::<T>();
	let origin = authority::<T>()?;
	assert_ok!(Pallet::<T>::suspend(origin, number::<T>(&verifier), document()));
	Ok(verifier)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// By a verifier that has as many people as may be, all of them others than it applies with, who are kept for it.
	#[benchmark]
	fn apply(s: Linear<NEEDED, MAX_STAFF>) {
		let account = verifier::<T>();
		let applicant = number::<T>(&account);
		keep::<T>(applicant, s);
		let people = BoundedVec::try_from(people(applicant, true, s)).expect("no more than may be");

		#[extrinsic_call]
		_(RawOrigin::Signed(account), Box::new(application()), people);

		assert!(Applications::<T>::contains_key(applicant));
	}

	#[benchmark]
	fn reject(s: Linear<0, MAX_STAFF>) -> Result<(), BenchmarkError> {
		let applicant = applicant::<T>(s);
		TakenOver::<T>::insert(applicant, ());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, applicant, 1, document());

		assert_eq!(StaffOf::<T>::iter().count(), 0);
		Ok(())
	}

	/// Of one whose key the operator replaced since it applied.
	#[benchmark]
	fn accredit() -> Result<(), BenchmarkError> {
		let verifier = applicant::<T>(MAX_STAFF);
		TakenOver::<T>::insert(verifier, ());
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, 1, UNTIL);

		assert!(Verifiers::<T>::contains_key(verifier));
		Ok(())
	}

	/// On another application.
	#[benchmark]
	fn renew() -> Result<(), BenchmarkError> {
		let verifier = number::<T>(&verifier::<T>());
		Applications::<T>::insert(verifier, application());
		Applied::<T>::insert(verifier, 1);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, Some(1), UNTIL.saturating_add(1));

		assert!(!Applications::<T>::contains_key(verifier));
		Ok(())
	}

	/// Of one that is suspended, and applied anew.
	#[benchmark]
	fn revoke(s: Linear<0, MAX_STAFF>) -> Result<(), BenchmarkError> {
		let verifier = number::<T>(&suspended::<T>()?);
		Applications::<T>::insert(verifier, application());
		employ::<T>(verifier, s);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, document());

		assert_eq!(StaffOf::<T>::iter().count(), 0);
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let verifier = number::<T>(&verifier::<T>());
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, document());

		assert_ne!(Verifiers::<T>::get(verifier).map(|found| found.standing), Some(Standing::Good));
		Ok(())
	}

	#[benchmark]
	fn confirm_suspension() -> Result<(), BenchmarkError> {
		let verifier = number::<T>(&suspended::<T>()?);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier);

		assert!(T::Deadlines::due(Subject::Suspension(verifier)).is_none());
		Ok(())
	}

	#[benchmark]
	fn lift() -> Result<(), BenchmarkError> {
		let account = suspended::<T>()?;
		let verifier = number::<T>(&account);
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier, account, Some(document()));

		assert_eq!(Verifiers::<T>::get(verifier).map(|found| found.standing), Some(Standing::Good));
		Ok(())
	}

	/// Of a verifier that has as many as may be, before and after; who comes is kept for it.
	#[benchmark]
	fn report_staff(n: Linear<0, MAX_STAFF_CHANGES>) {
		let account = verifier::<T>();
		let verifier = number::<T>(&account);
		keep::<T>(verifier, n);
		let add = BoundedVec::try_from(people(verifier, true, n)).expect("no more than may be");
		let remove = people(verifier, false, n).into_iter().map(|person| person.commitment);
		let remove = remove.collect::<Vec<_>>().try_into().expect("no more than may be");

		#[extrinsic_call]
		_(RawOrigin::Signed(account), add, remove);

		assert_eq!(Staff::<T>::get(verifier).len(), MAX_STAFF as usize);
	}

	#[benchmark]
	fn attend(n: Linear<0, MAX_ATTENDED>) -> Result<(), BenchmarkError> {
		let commitments = BoundedVec::try_from(of_each::<T>(n)).expect("no more than may be");
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, commitments, TODAY);

		Ok(())
	}

	#[benchmark]
	fn settle_staff(n: Linear<0, MAX_STAFF_CHANGES>) -> Result<(), BenchmarkError> {
		let employer = number::<T>(&organisation::<T>());
		let commitments = BoundedVec::try_from(of_each::<T>(n)).expect("no more than may be");
		let origin = authority::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, commitments, employer, document());

		assert_eq!(Settled::<T>::iter().count(), n as usize);
		Ok(())
	}

	#[benchmark]
	fn declare_interest() {
		let verifier = verifier::<T>();
		T::BenchmarkHelper::apply_for(SOURCE);

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()), Interest::Source(SOURCE));

		assert!(Interests::<T>::contains_key(number::<T>(&verifier), SOURCE));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
