//! Who validates from session to session, who made no block in one, and whose offence waits for the council.

use alloc::{collections::BTreeMap, vec::Vec};

use polkadot_sdk::{
	frame_support::{dispatch::DispatchClass, traits::Get},
	frame_system,
	sp_runtime::{Perbill, SaturatedConversion},
};
use suhui_primitives::{DepartmentId, SessionIndex, Sessions};

use crate::{
	Authored, Config, Department, Departments, Event, Fault, Faults, Former, Formers,
	LeavingAtFault, Missed, MissedSessions, Pallet, Post, Posts, Retained, Standing, WeightInfo,
};

/// Blocks apiece a session has at least, if who made none of them missed it: of so many made by lot, fewer than one in
/// fifty is left without any by chance, and in a whole session of six validators none in 10^15.
const BLOCKS_EACH: u32 = 4;

/// Offences of a validator's that are enough for the council to decide on: more tell it nothing new, and each report stays
/// in the state for good. Whoever has the key makes any number, in rounds that never were.
const ENOUGH_OFFENCES: u32 = 16;

impl<T: Config> Pallet<T> {
	/// Who validates in the session, which is planned now: of each department its validator or, while that has no session
	/// keys, the one before it.
	pub fn plan(session: SessionIndex) -> Vec<T::AccountId> {
		let mut departments: Vec<_> = Departments::<T>::iter().collect();
		departments.sort_unstable_by_key(|(department, _)| *department);
		let mut formers: BTreeMap<DepartmentId, T::AccountId> = Posts::<T>::iter()
			.filter(|(_, post)| post.standing == Standing::Former)
			.map(|(account, post)| (post.department, account))
			.collect();
		let mut planned = Vec::new();
		for (department, found) in departments {
			let former = formers.remove(&department);
			if T::Sessions::has_keys(&found.validator) {
				planned.push(found.validator);
				if let Some(former) = former {
					let standing = Standing::Leaving(session);
					Posts::<T>::insert(former, Post { department, standing });
				}
			} else {
				planned.extend(former);
			}
		}
		planned
	}

	/// The session begins: keys of whoever left are dropped, and whose offence the council has not decided on, or who leaves for
	/// one, makes no blocks in it either.
	pub fn session_begun(session: SessionIndex) {
		let left: Vec<_> = Posts::<T>::iter()
			.filter(|(_, post)| matches!(post.standing, Standing::Leaving(from) if from <= session))
			.collect();
		for (account, Post { department, .. }) in left {
			T::Sessions::drop_keys(&account);
			LeavingAtFault::<T>::remove(&account);
			Posts::<T>::remove(&account);
			if Departments::<T>::contains_key(department) {
				let until = session.saturating_add(T::ReportableSessions::get());
				Formers::<T>::insert(account, Former { department, until });
			}
		}
		Self::forget_formers(|former| former.until < session);
		for fault in Faults::<T>::iter_values() {
			T::Sessions::disable(&fault.validator, fault.severity);
		}
		for (validator, severity) in LeavingAtFault::<T>::iter() {
			T::Sessions::disable(&validator, severity);
		}
	}

	/// Whose offences are nobody's to answer for any more.
	pub(crate) fn forget_formers(is_over: impl Fn(&Former) -> bool) {
		let over: Vec<_> = Formers::<T>::iter().filter(|(_, former)| is_over(former)).collect();
		for (account, _) in over {
			Formers::<T>::remove(account);
		}
	}

	/// The session ends: who made no block in it missed it, unless it might make none or there were too few to tell.
	pub fn session_ended(session: SessionIndex) {
		let authored: BTreeMap<T::AccountId, u32> = Authored::<T>::drain().collect();
		let blocks = authored.values().fold(0u32, |sum, blocks| sum.saturating_add(*blocks));
		let validators = T::Sessions::validators();
		let enough = BLOCKS_EACH.saturating_mul(validators.len().saturated_into());
		if blocks < enough {
			return;
		}
		for validator in validators {
			let Some(department) = Self::department_of(&validator) else { continue };
			match authored.get(&validator) {
				Some(0) => {}
				Some(_) => Self::note_present(department),
				None if T::Sessions::is_disabled(&validator) => {}
				None => Self::note_missed(department, session),
			}
		}
	}

	/// The account made a block.
	pub fn note_author(author: &T::AccountId) {
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::note_author(),
			DispatchClass::Mandatory,
		);
		Authored::<T>::mutate(author, |blocks| *blocks = blocks.saturating_add(1));
	}

	/// Lets a validator make blocks again.
	pub(crate) fn enable(validator: &T::AccountId) {
		Self::excuse(validator);
		T::Sessions::enable(validator);
	}

	/// Lets a validator make no blocks. Another may make them again for it, since no more may be kept from it.
	fn disable(validator: &T::AccountId, severity: Perbill) {
		for other in T::Sessions::validators() {
			Self::excuse(&other);
		}
		T::Sessions::disable(validator, severity);
	}

	/// Whoever makes no blocks until now may not have the time to make one in the session that runs.
	fn excuse(validator: &T::AccountId) {
		if T::Sessions::is_disabled(validator) {
			Authored::<T>::mutate(validator, |_| {});
		}
	}

	/// A validator's offence, proven to the chain: it makes no blocks until the council has decided on it. On offences in
	/// sessions before the one in which it retained the department it has.
	pub fn note_offence(offender: &T::AccountId, session: SessionIndex, severity: Perbill) {
		let Some((department, validator)) = Self::answerable_for(offender) else {
			Self::disable(offender, severity);
			return Self::note_leaving_at_fault(offender, severity);
		};
		if Self::is_decided(offender, session) {
			return;
		}
		Self::disable(&validator, severity);
		let fault = match Faults::<T>::get(department) {
			Some(fault) if [offender, &validator].contains(&&fault.validator) => Fault {
				validator,
				session: fault.session.max(session),
				severity: fault.severity.max(severity),
				offences: fault.offences.saturating_add(1),
			},
			_ => Fault { validator, session, severity, offences: 1 },
		};
		Faults::<T>::insert(department, fault);
		Self::deposit_event(Event::FaultReported {
			department,
			validator: offender.clone(),
			session,
		});
	}

	/// Whoever leaves makes no blocks until it has left, though it is no department's to decide on.
	pub(crate) fn note_leaving_at_fault(validator: &T::AccountId, severity: Perbill) {
		let post = Posts::<T>::get(validator);
		if post.is_some_and(|post| matches!(post.standing, Standing::Leaving(_))) {
			LeavingAtFault::<T>::mutate(validator, |worst| *worst = (*worst).max(Some(severity)));
		}
	}

	/// The department for which the account validates, however long, if it is still one.
	pub(crate) fn department_of(validator: &T::AccountId) -> Option<DepartmentId> {
		let department = Posts::<T>::get(validator)?.department;
		Departments::<T>::contains_key(department).then_some(department)
	}

	/// Whose fault the account's offences are, and who makes no blocks for them: itself or, if it has left, the department's
	/// validator or whoever stands in for that, lest nothing follow from what it did last.
	fn answerable_for(offender: &T::AccountId) -> Option<(DepartmentId, T::AccountId)> {
		if let Some(department) = Self::department_of(offender) {
			return Some((department, offender.clone()));
		}
		let Former { department, .. } = Formers::<T>::get(offender)?;
		let Department { validator, .. } = Departments::<T>::get(department)?;
		if T::Sessions::has_keys(&validator) {
			return Some((department, validator));
		}
		let mut posts = Posts::<T>::iter();
		let stands_in =
			posts.find(|(_, post)| *post == Post { department, standing: Standing::Former });
		Some((department, stands_in.map_or(validator, |(account, _)| account)))
	}

	fn note_present(department: DepartmentId) {
		if let Some(missed) = MissedSessions::<T>::get(department).filter(|it| it.in_a_row > 0) {
			MissedSessions::<T>::insert(department, Missed { in_a_row: 0, ..missed });
		}
	}

	fn note_missed(department: DepartmentId, session: SessionIndex) {
		let missed = MissedSessions::<T>::mutate(department, |missed| {
			let before = missed.unwrap_or_default();
			let sessions = before.sessions.saturating_add(1);
			let in_a_row = before.in_a_row.saturating_add(1);
			*missed.insert(Missed { sessions, in_a_row, last: session })
		});
		Self::deposit_event(Event::SessionMissed {
			department,
			session,
			in_a_row: missed.in_a_row,
		});
	}

	/// Whether another offence of the account's would change nothing: it validates no more, and no department answers for it; it
	/// leaves, no department's, and makes no blocks already; or the council has enough to decide on, be it of whoever validates for
	/// the department.
	pub fn has_enough_offences(offender: &T::AccountId) -> bool {
		let Some((department, validator)) = Self::answerable_for(offender) else {
			return !Posts::<T>::contains_key(offender)
				|| LeavingAtFault::<T>::contains_key(offender);
		};
		let Some(fault) = Faults::<T>::get(department) else { return false };
		if [offender, &validator].contains(&&fault.validator) {
			return fault.offences >= ENOUGH_OFFENCES;
		}
		// The department has one fault, which gives way to whoever validates alone: by turns there would never be enough.
		let validating = T::Sessions::validators();
		validating.contains(&fault.validator) || !validating.contains(&validator)
	}

	/// Whether the council retained whoever answers for the account after this session, and so decided on its offences in it.
	pub fn is_decided(offender: &T::AccountId, session: SessionIndex) -> bool {
		Self::answerable_for(offender)
			.and_then(|(department, _)| Retained::<T>::get(department))
			.is_some_and(|retained| session < retained)
	}
}
