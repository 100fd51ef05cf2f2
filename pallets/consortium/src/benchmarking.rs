//! Benchmarks of every call.

#![allow(clippy::expect_used)]

use alloc::{boxed::Box, format, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::{EnsureOrigin, Get},
	frame_system::{Call as SystemCall, Config as SystemConfig, Pallet as System},
	sp_core::H256,
	sp_runtime::{traits::Hash, Perbill},
};
use suhui_primitives::{
	CreditCode, DepartmentId, Document, LegalPerson, SessionIndex, Sessions, Title, MAX_TITLE,
};

use crate::*;

/// What the benchmarks ask of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Gives the account session keys.
	fn give_keys(account: &AccountId);
	/// Lets these alone validate in the session that runs.
	fn let_validate(validators: Vec<AccountId>);
}

const SESSION: SessionIndex = 7;

fn two_thirds<T: Config>() -> Result<<T as SystemConfig>::RuntimeOrigin, BenchmarkError> {
	T::RootOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn document() -> Document {
	Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) }
}

fn title() -> Title {
	Title::truncate_from(Vec::from([b'a'; MAX_TITLE as usize]))
}

/// A legal person of the longest title, whose code holds the number.
fn person(number: u32) -> LegalPerson {
	let with = |check| format!("9132000{number:010}{check}").into_bytes();
	let code = "0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.find_map(|check| CreditCode::new(with(check).try_into().ok()?))
		.expect("of the check digits one is the others'");
	LegalPerson { title: title(), code }
}

/// A department's validator, with session keys.
fn entered<T: Config>(number: u32) -> DepartmentId {
	let validator: T::AccountId = account("validator", number, 0);
	T::BenchmarkHelper::give_keys(&validator);
	Pallet::<T>::enter(person(number), document(), validator).expect("it is another's")
}

/// As many departments as may be but one, each with two accounts that validate and one that left; the number of the last.
fn full_but_one<T: Config>() -> DepartmentId {
	let wanted = T::MaxDepartments::get().saturating_sub(1);
	let mut last = 0;
	for number in Departments::<T>::count()..wanted {
		last = entered::<T>(number);
		Pallet::<T>::succeed(last, account("second", number, 0)).expect("it is nobody's");
		let former = Former { department: last, until: SESSION };
		Formers::<T>::insert(account::<T::AccountId>("left", number, 0), former);
	}
	last
}

/// Lets a department's account validate, with as many others as may, and make no blocks for an offence.
fn disable<T: Config>(validator: &T::AccountId) {
	let others =
		(1..T::MaxDepartments::get()).map(|number| account::<T::AccountId>("other", number, 0));
	T::BenchmarkHelper::let_validate(others.chain([validator.clone()]).collect());
	Pallet::<T>::note_offence(validator, SESSION, Perbill::from_percent(100));
}

/// A validator whose department was taken out while it was at fault: it makes no blocks as long as it validates.
fn left_at_fault<T: Config>() -> T::AccountId {
	let left = entered::<T>(2_000);
	let validator = Departments::<T>::get(left).expect("it was entered just now").validator;
	disable::<T>(&validator);
	Pallet::<T>::leave(left).expect("the others validate");
	assert!(T::Sessions::is_disabled(&validator));
	validator
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn dispatch_as_root() -> Result<(), BenchmarkError> {
		let origin = two_thirds::<T>()?;
		// The least of what is permitted; its write is measured with it.
		let code_hash = T::Hashing::hash(b"code");
		let call: <T as Config>::RuntimeCall =
			SystemCall::<T>::authorize_upgrade { code_hash }.into();
		let call_hash = T::Hashing::hash_of(&call);

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, Box::new(call));

		System::<T>::assert_last_event(
			<T as SystemConfig>::RuntimeEvent::from(Event::DispatchedAsRoot { call_hash }).into(),
		);
		Ok(())
	}

	#[benchmark]
	fn add() -> Result<(), BenchmarkError> {
		let origin = two_thirds::<T>()?;
		full_but_one::<T>();
		// Of one that leaves at fault more is looked up.
		let validator = left_at_fault::<T>();

		#[extrinsic_call]
		_(
			origin as <T as SystemConfig>::RuntimeOrigin,
			person(1_000),
			document(),
			validator.clone(),
		);

		assert!(Pallet::<T>::validator_for(&validator).is_some());
		assert!(!T::Sessions::is_disabled(&validator));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let origin = two_thirds::<T>()?;
		let department = full_but_one::<T>();
		let accounts = Pallet::<T>::posts_of(department);
		let is_former = |(_, post): &&(T::AccountId, Post)| post.standing == Standing::Former;
		let (former, _) = accounts.iter().find(is_former).expect("it has keys");
		disable::<T>(former);
		// Of one that another department took in meanwhile more is looked up.
		let found = Departments::<T>::get(department).expect("it was entered just now");
		T::BenchmarkHelper::give_keys(&found.validator);
		Pallet::<T>::plan(SESSION);
		Pallet::<T>::enter(person(2_000), document(), former.clone()).expect("it leaves");
		assert!(T::Sessions::is_disabled(former));

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, department, document());

		assert!(!Departments::<T>::contains_key(department));
		assert!(!T::Sessions::is_disabled(former));
		Ok(())
	}

	#[benchmark]
	fn replace() -> Result<(), BenchmarkError> {
		let origin = two_thirds::<T>()?;
		let department = full_but_one::<T>();
		let validator = left_at_fault::<T>();

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, department, validator.clone());

		assert_eq!(Pallet::<T>::validator_for(&validator), Some(department));
		assert!(!T::Sessions::is_disabled(&validator));
		Ok(())
	}

	#[benchmark]
	fn amend() -> Result<(), BenchmarkError> {
		let origin = two_thirds::<T>()?;
		let department = entered::<T>(1_000);

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, department, title(), document());

		assert!(Departments::<T>::contains_key(department));
		Ok(())
	}

	#[benchmark]
	fn retain() -> Result<(), BenchmarkError> {
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let department = entered::<T>(1_000);
		let found = Departments::<T>::get(department).expect("it was entered just now");
		disable::<T>(&found.validator);
		assert!(T::Sessions::is_disabled(&found.validator));

		#[extrinsic_call]
		_(origin as <T as SystemConfig>::RuntimeOrigin, department, document());

		assert!(!Faults::<T>::contains_key(department));
		assert!(!T::Sessions::is_disabled(&found.validator));
		Ok(())
	}

	#[benchmark]
	fn note_author() {
		let author: T::AccountId = account("validator", 0, 0);

		#[block]
		{
			Pallet::<T>::note_author(&author);
		}

		assert_eq!(Authored::<T>::get(&author), 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
