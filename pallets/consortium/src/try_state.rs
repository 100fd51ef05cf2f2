//! What holds of the register of departments between any two calls.

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system,
	sp_runtime::TryRuntimeError,
};
use suhui_primitives::{is_text, DepartmentId, Sessions, FIRST_NUMBER};

use crate::{
	ByCode, Config, Departments, Faults, Former, Formers, LeavingAtFault, MissedSessions,
	NextDepartment, Pallet, Post, Posts, Retained, Sets, Standing,
};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_departments()?;
		Self::try_state_posts()?;
		Self::try_state_sets()?;
		Self::try_state_records()
	}

	/// Each has a number that was given, a name, a code of its own and its validator; and there are no more than may be.
	fn try_state_departments() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextDepartment::<T>::get();
		let (mut count, mut codes) = (0u32, 0u32);
		for (department, found) in Departments::<T>::iter() {
			count = count.saturating_add(1);
			ensure!(given.contains(&department), "a department's number was never given");
			ensure!(is_text(&found.person.title), "a department's name shows nothing");
			ensure!(found.person.code.is_valid(), "a department's code is none");
			ensure!(!found.contact.is_missing(), "nobody is to be called for a department");
			ensure!(
				ByCode::<T>::get(found.person.code) == Some(department),
				"a department is not found by its code"
			);
			let post = Post { department, standing: Standing::Present };
			ensure!(
				Posts::<T>::get(&found.validator) == Some(post),
				"a department's account does not validate for it"
			);
		}
		for department in ByCode::<T>::iter_values() {
			codes = codes.saturating_add(1);
			ensure!(Departments::<T>::contains_key(department), "a code is no department's");
		}
		ensure!(codes == count, "a department has two codes");
		ensure!(count == Departments::<T>::count(), "departments are miscounted");
		ensure!(count <= T::MaxDepartments::get(), "more departments run validators than may");
		Ok(())
	}

	/// Whoever validates does so for a department, one account alone is its validator's, and one at most stands in for it.
	fn try_state_posts() -> Result<(), TryRuntimeError> {
		let mut formers = BTreeMap::<DepartmentId, T::AccountId>::new();
		for (account, Post { department, standing }) in Posts::<T>::iter() {
			let found = Departments::<T>::get(department);
			match standing {
				Standing::Present => ensure!(
					found.is_some_and(|found| found.validator == account),
					"an account validates for a department that has another"
				),
				Standing::Former => {
					ensure!(found.is_some(), "an account stands in for no department");
					ensure!(T::Sessions::has_keys(&account), "who stands in has no session keys");
					ensure!(
						formers.insert(department, account).is_none(),
						"two accounts stand in for a department"
					);
				}
				Standing::Leaving(_) => {
					ensure!(T::Sessions::has_keys(&account), "who leaves never validated");
				}
			}
		}
		Ok(())
	}

	/// Sets of those who vote were announced by now.
	fn try_state_sets() -> Result<(), TryRuntimeError> {
		let now = frame_system::Pallet::<T>::block_number();
		for set in Sets::<T>::iter_values() {
			ensure!(set.since <= now, "a set votes from a block on that there is not yet");
		}
		Ok(())
	}

	/// What is known of validators is of departments there are.
	fn try_state_records() -> Result<(), TryRuntimeError> {
		for (department, fault) in Faults::<T>::iter() {
			ensure!(Departments::<T>::contains_key(department), "a fault is no department's");
			ensure!(fault.offences > 0, "a fault has no offence");
		}
		for account in LeavingAtFault::<T>::iter_keys() {
			let post = Posts::<T>::get(account);
			let leaves = post.is_some_and(|post| matches!(post.standing, Standing::Leaving(_)));
			ensure!(leaves, "who leaves at fault does not leave");
		}
		for (account, Former { department, until }) in Formers::<T>::iter() {
			let remembered = until.saturating_sub(T::Sessions::current());
			ensure!(remembered <= T::ReportableSessions::get(), "who left is remembered too long");
			ensure!(!Posts::<T>::contains_key(account), "who left validates again");
			ensure!(
				Departments::<T>::contains_key(department),
				"who left did so from no department"
			);
		}
		for (department, session) in Retained::<T>::iter() {
			ensure!(
				Departments::<T>::contains_key(department),
				"what was retained is no department"
			);
			ensure!(session <= T::Sessions::current(), "a department was retained in time to come");
		}
		for (department, missed) in MissedSessions::<T>::iter() {
			ensure!(Departments::<T>::contains_key(department), "what was missed is nobody's");
			ensure!(
				missed.in_a_row <= missed.sessions && missed.sessions > 0,
				"more sessions were missed in a row than at all"
			);
		}
		Ok(())
	}
}
