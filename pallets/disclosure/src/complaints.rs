//! Complaints, from their filing to the review of their answer (Art. 43).

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Contains, EnsureOrigin},
	},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{
	Actor, Clock, Deadlines, Document, ParticipantId, Region, ReportKind, Subject, MAX_COMPLAINTS,
};

use crate::{
	About, Complaint, ComplaintId, ComplaintStage, Complaints, Config, Error, Event, NextComplaint,
	OpenComplaints, Pallet, Reports, Review,
};

/// Working days in which a complaint is answered.
const DAYS_TO_ANSWER: u16 = 15;

impl<T: Config> Pallet<T> {
	pub(crate) fn add_complaint(
		by: Option<ParticipantId>,
		about: About,
		region: Region,
		document: Document,
	) -> DispatchResult {
		ensure!(Self::is_known(about), Error::<T>::UnknownSubject);
		ensure!(T::Known::contains(&region), Error::<T>::InvalidRegion);
		let complaint = NextComplaint::<T>::get();
		let next = complaint.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::take_place(by)?;
		NextComplaint::<T>::put(next);
		let filed = T::Clock::today();
		let (answer, review, stage) = (None, None, ComplaintStage::Filed);
		Complaints::<T>::insert(
			complaint,
			Complaint { by, about, region, document, filed, answer, review, stage },
		);
		let actor = Self::responsible(about, region);
		T::Deadlines::set(Subject::Complaint(complaint), actor, filed, DAYS_TO_ANSWER)?;
		Self::deposit_event(Event::Complained { complaint, by, about, region, document });
		Ok(())
	}

	fn is_known(about: About) -> bool {
		match about {
			About::Report(kind, month, region) => {
				Reports::<T>::contains_key((kind, month, region))
					|| T::Deadlines::due(Subject::Report(kind, month, region)).is_some()
			}
			_ => T::Known::contains(&about),
		}
	}

	/// Whether it is about what offices file: none of them answers for an office.
	fn is_about_office(about: About) -> bool {
		matches!(about, About::Report(ReportKind::Regional, ..))
	}

	/// Who answers what happened in a region: its office, or that of the city or province it lies in, or the operator,
	/// which answers for the reports of offices too.
	fn responsible(about: About, region: Region) -> Actor {
		if Self::is_about_office(about) {
			return Actor::Operator;
		}
		let nearest = region.upward().into_iter().find(|region| Self::has_office(*region));
		nearest.map_or(Actor::Operator, Actor::Region)
	}

	/// Who sent an answer, or the report of a region.
	pub(crate) fn operator_or_office(origin: OriginFor<T>) -> Result<Actor, DispatchError> {
		Ok(match T::OperatorOrigin::try_origin(origin) {
			Ok(_) => Actor::Operator,
			Err(origin) => Actor::Region(T::RegionalOrigin::ensure_origin(origin)?),
		})
	}

	pub(crate) fn answer(complaint: ComplaintId, by: Actor, document: Document) -> DispatchResult {
		let mut found = Self::filed(complaint)?;
		let may_answer = match by {
			Actor::Region(own) => own.covers(found.region) && !Self::is_about_office(found.about),
			_ => true,
		};
		ensure!(may_answer, Error::<T>::OutsideRegion);
		ensure!(found.stage == ComplaintStage::Filed, Error::<T>::Answered);
		Self::give_place(found.by);
		found.answer = Some((document, T::Clock::today(), by));
		found.stage = ComplaintStage::Answered;
		Complaints::<T>::insert(complaint, found);
		T::Deadlines::met(Subject::Complaint(complaint))
	}

	pub(crate) fn begin_review(
		complaint: ComplaintId,
		by: Option<ParticipantId>,
		document: Document,
	) -> DispatchResult {
		let mut found = Self::filed(complaint)?;
		ensure!(found.by == by, Error::<T>::NotComplainant);
		let subject = Subject::Complaint(complaint);
		match found.stage {
			ComplaintStage::Answered => Self::take_place(by)?,
			// It has its place already, and no answer is due any more.
			ComplaintStage::Filed if T::Deadlines::is_overdue(subject) => {
				T::Deadlines::dropped(subject)?;
			}
			_ => return Err(Error::<T>::NotReviewable.into()),
		}
		found.review = Some(Review { document, asked: T::Clock::today(), decision: None });
		found.stage = ComplaintStage::UnderReview;
		Complaints::<T>::insert(complaint, found);
		Ok(())
	}

	pub(crate) fn end_review(
		complaint: ComplaintId,
		upheld: bool,
		document: Document,
	) -> DispatchResult {
		let mut found = Self::filed(complaint)?;
		let Some(review) = found.review.filter(|_| found.stage == ComplaintStage::UnderReview)
		else {
			return Err(Error::<T>::NotUnderReview.into());
		};
		Self::give_place(found.by);
		let decision = Some((upheld, document, T::Clock::today()));
		found.review = Some(Review { decision, ..review });
		found.stage = ComplaintStage::Closed;
		Complaints::<T>::insert(complaint, found);
		Ok(())
	}

	fn filed(complaint: ComplaintId) -> Result<Complaint, Error<T>> {
		Complaints::<T>::get(complaint).ok_or(Error::<T>::NotFound)
	}

	/// One more of the participant's complaints waits. What the operator records its quota bounds.
	fn take_place(by: Option<ParticipantId>) -> DispatchResult {
		let Some(by) = by else { return Ok(()) };
		OpenComplaints::<T>::try_mutate(by, |open| {
			ensure!(*open < MAX_COMPLAINTS, Error::<T>::TooManyComplaints);
			*open = open.saturating_add(1);
			Ok(())
		})
	}

	/// One of the participant's complaints waits no more.
	fn give_place(by: Option<ParticipantId>) {
		let Some(by) = by else { return };
		OpenComplaints::<T>::mutate_exists(by, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left != 0).then_some(left);
		});
	}
}
