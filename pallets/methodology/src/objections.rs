//! Objections to what is in notice, and their answers (Art. 15).

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{
	Actor, Clock, Deadlines, Document, ParticipantId, Subject, VersionId, MAX_ANSWERS,
};

use crate::{
	Answer, Config, Error, LastObjection, Objected, Objection, Objections, OpenObjections, Pallet,
};

impl<T: Config> Pallet<T> {
	/// Takes an objection down; returns its number, and whose it is.
	pub(crate) fn note_objection(
		origin: OriginFor<T>,
		version: VersionId,
		document: Document,
	) -> Result<(u32, ParticipantId), DispatchError> {
		let by = Self::signer(origin)?;
		let (found, round, last) = Self::in_notice(version)?;
		let day = T::Clock::today();
		ensure!(found.applicant != Some(by), Error::<T>::IsDeveloper);
		ensure!(day <= last, Error::<T>::NoticeOver);
		ensure!(!Objected::<T>::contains_key((version, round), by), Error::<T>::AlreadyExists);
		let last = LastObjection::<T>::get(version);
		let objection = last.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		LastObjection::<T>::insert(version, objection);
		Objected::<T>::insert((version, round), by, ());
		let noted = Objection { by, round, document, day, answer: None };
		Objections::<T>::insert(version, objection, noted);
		OpenObjections::<T>::insert(version, objection, ());
		let subject = Subject::Objection(version, objection);
		T::Deadlines::set(subject, Actor::Operator, day, T::ObjectionDays::get())?;
		Ok((objection, by))
	}

	/// Answers an objection of the round.
	pub(crate) fn note_answer(
		version: VersionId,
		round: u8,
		objection: u32,
		answer: Answer,
	) -> DispatchResult {
		let found = Objections::<T>::get(version, objection).ok_or(Error::<T>::NotFound)?;
		let is_open = found.round == round && found.answer.is_none();
		ensure!(is_open, Error::<T>::NotOpen);
		Objections::<T>::insert(version, objection, Objection { answer: Some(answer), ..found });
		OpenObjections::<T>::remove(version, objection);
		T::Deadlines::met(Subject::Objection(version, objection))
	}

	/// Lets all open objections to a version fall; returns how many there were.
	pub(crate) fn drop_objections(version: VersionId) -> Result<u32, DispatchError> {
		let open: Vec<u32> = OpenObjections::<T>::iter_key_prefix(version)
			.take(usize::try_from(MAX_ANSWERS).unwrap_or(usize::MAX).saturating_add(1))
			.collect();
		let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
		ensure!(count <= MAX_ANSWERS, Error::<T>::TooManyObjections);
		for objection in open {
			OpenObjections::<T>::remove(version, objection);
			T::Deadlines::dropped(Subject::Objection(version, objection))?;
		}
		Ok(count)
	}
}
