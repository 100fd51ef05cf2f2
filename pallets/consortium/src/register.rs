//! Which departments run validators, and which account each department's is.

use alloc::{collections::BTreeSet, vec::Vec};

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, InitializeMembers},
	},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	is_text, CreditCode, DepartmentId, Document, LegalPerson, SessionIndex, Sessions, Title,
};

use crate::{
	ByCode, Config, Department, Departments, Error, Faults, Formers, LeavingAtFault,
	MissedSessions, NextDepartment, Pallet, Post, Posts, Retained, Standing,
};

impl<T: Config> Pallet<T> {
	/// The department whose validator the account is, keys or no keys.
	pub fn validator_for(account: &T::AccountId) -> Option<DepartmentId> {
		let post = Posts::<T>::get(account)?;
		(post.standing == Standing::Present).then_some(post.department)
	}

	/// Enters a department as the chain starts; `None` if the register would not have it so.
	pub(crate) fn found(
		validator: T::AccountId,
		title: &str,
		code: &str,
		contact: Document,
	) -> Option<DepartmentId> {
		let title = Title::try_from(title.as_bytes().to_vec()).ok()?;
		let code = CreditCode::new(code.as_bytes().try_into().ok()?)?;
		Self::enter(LegalPerson { title, code }, contact, validator).ok()
	}

	/// Enters a department.
	pub(crate) fn enter(
		person: LegalPerson,
		contact: Document,
		validator: T::AccountId,
	) -> Result<DepartmentId, DispatchError> {
		Self::ensure_legible(&person.title, contact)?;
		ensure!(person.code.is_valid(), Error::<T>::InvalidCode);
		ensure!(!ByCode::<T>::contains_key(person.code), Error::<T>::AlreadyExists);
		ensure!(Departments::<T>::count() < T::MaxDepartments::get(), Error::<T>::TooMany);
		let department = NextDepartment::<T>::get();
		let next = department.checked_add(1).ok_or(Error::<T>::TooMany)?;
		Self::post(department, &validator)?;
		NextDepartment::<T>::put(next);
		ByCode::<T>::insert(person.code, department);
		Departments::<T>::insert(department, Department { person, contact, validator });
		Ok(department)
	}

	/// Takes a department out: none of its accounts validates from the session on that is planned next.
	pub(crate) fn leave(department: DepartmentId) -> DispatchResult {
		let found = Departments::<T>::get(department).ok_or(Error::<T>::NotFound)?;
		let mut others = Self::validating();
		let validates = others.remove(&department);
		let are_few = |others: u32| others < T::MinDepartments::get();
		let is_needed = validates && u32::try_from(others.len()).is_ok_and(are_few);
		ensure!(!is_needed, Error::<T>::TooFew);
		let until = Self::next_planned();
		for (account, post) in Self::posts_of(department) {
			if !matches!(post.standing, Standing::Leaving(_)) {
				Self::relieve(account, department, until);
			}
		}
		ByCode::<T>::remove(found.person.code);
		Departments::<T>::remove(department);
		if let Some(fault) = Faults::<T>::take(department) {
			match Self::department_of(&fault.validator) {
				// The council took it in for another meanwhile.
				Some(_) => Self::enable(&fault.validator),
				None => Self::note_leaving_at_fault(&fault.validator, fault.severity),
			}
		}
		MissedSessions::<T>::remove(department);
		Retained::<T>::remove(department);
		Self::forget_formers(|former| former.department == department);
		Ok(())
	}

	/// Lets another account be the department's validator. The one before validates until the new one does.
	pub(crate) fn succeed(department: DepartmentId, validator: T::AccountId) -> DispatchResult {
		let mut found = Departments::<T>::get(department).ok_or(Error::<T>::NotFound)?;
		Self::post(department, &validator)?;
		let before = core::mem::replace(&mut found.validator, validator);
		let has_former = Self::posts_of(department)
			.into_iter()
			.any(|(_, post)| post.standing == Standing::Former);
		// One at most stands in for whoever has no keys yet; and whoever has none itself stands in for nobody.
		if has_former || !T::Sessions::has_keys(&before) {
			Self::relieve(before, department, Self::next_planned());
		} else {
			Posts::<T>::insert(before, Post { department, standing: Standing::Former });
		}
		Departments::<T>::insert(department, found);
		Ok(())
	}

	pub(crate) fn ensure_legible(title: &Title, contact: Document) -> DispatchResult {
		ensure!(is_text(title), Error::<T>::InvalidText);
		ensure!(!contact.is_missing(), Error::<T>::DocumentMissing);
		Ok(())
	}

	/// Departments an account of which validates, or will once it is planned.
	fn validating() -> BTreeSet<DepartmentId> {
		let validates = |(account, post): &(T::AccountId, Post)| match post.standing {
			Standing::Present => T::Sessions::has_keys(account),
			Standing::Former => true,
			Standing::Leaving(_) => false,
		};
		Posts::<T>::iter().filter(validates).map(|(_, post)| post.department).collect()
	}

	/// Lets the account be the department's validator, unless it is one's already or stands in for another's.
	fn post(department: DepartmentId, validator: &T::AccountId) -> DispatchResult {
		if let Some(before) = Posts::<T>::get(validator) {
			match before.standing {
				Standing::Present => return Err(Error::<T>::AlreadyExists.into()),
				Standing::Former => {
					ensure!(before.department == department, Error::<T>::AlreadyExists)
				}
				Standing::Leaving(_) => Self::let_stay(validator),
			}
		}
		Formers::<T>::remove(validator);
		T::Admission::initialize_members(core::slice::from_ref(validator));
		Posts::<T>::insert(validator, Post { department, standing: Standing::Present });
		Ok(())
	}

	/// Who left at fault and is taken in again makes blocks. What was known of its department's went with that: it would never
	/// make any, and no fault would be on the council's table.
	fn let_stay(validator: &T::AccountId) {
		if LeavingAtFault::<T>::take(validator).is_some() {
			Self::enable(validator);
		}
	}

	/// The account validates no more from the session on; without keys it never did.
	fn relieve(account: T::AccountId, department: DepartmentId, session: SessionIndex) {
		if T::Sessions::has_keys(&account) {
			let standing = Standing::Leaving(session);
			Posts::<T>::insert(account, Post { department, standing });
		} else {
			Posts::<T>::remove(account);
		}
	}

	pub(crate) fn posts_of(department: DepartmentId) -> Vec<(T::AccountId, Post)> {
		Posts::<T>::iter().filter(|(_, post)| post.department == department).collect()
	}

	/// The first session whose validators are not settled.
	fn next_planned() -> SessionIndex {
		T::Sessions::current().saturating_add(2)
	}
}
