//! What holds of the stored rules, reports, complaints, sanctions and offices between any two calls.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::{
	Clock, Deadlines, ParticipantId, Region, Registry, Subject, FIRST_NUMBER, MAX_COMPLAINTS,
	MAX_OFFICES,
};

use crate::{
	Bars, Complaint, ComplaintStage, Complaints, Config, NextComplaint, NextRule, NextSanction,
	NextToFallDue, Offices, OpenComplaints, Pallet, Regions, Reports, Rules, Sanctions,
};

/// Whether answer and review are those of the stage.
fn is_in_order(complaint: &Complaint) -> bool {
	let decided = complaint.review.map(|review| review.decision.is_some());
	match complaint.stage {
		ComplaintStage::Filed => complaint.answer.is_none() && decided.is_none(),
		ComplaintStage::Answered => complaint.answer.is_some() && decided.is_none(),
		ComplaintStage::UnderReview => complaint.answer.is_some() && decided == Some(false),
		ComplaintStage::Closed => complaint.answer.is_some() && decided == Some(true),
	}
}

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_rules()?;
		Self::try_state_reports()?;
		Self::try_state_complaints()?;
		Self::try_state_sanctions()?;
		Self::try_state_offices()
	}

	/// Rules have numbers that were given, and what comes in their place is a rule.
	fn try_state_rules() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextRule::<T>::get();
		for (rule, found) in Rules::<T>::iter() {
			ensure!(given.contains(&rule), "a rule's number was never given");
			ensure!(
				found.successor.is_none_or(Rules::<T>::contains_key),
				"no rule comes in a rule's place"
			);
			ensure!(
				found.successor.is_none() || found.repealed.is_some(),
				"a rule has a successor and is in force"
			);
		}
		Ok(())
	}

	/// No report that was filed is due, and none was filed, or fell due, before its month was over.
	fn try_state_reports() -> Result<(), TryRuntimeError> {
		let (next, this) = (NextToFallDue::<T>::get(), T::Clock::today().month());
		ensure!(
			next.is_none_or(|next| this.is_some_and(|this| next.month <= this)),
			"reports fell due before their month was over"
		);
		for ((kind, month, region), found) in Reports::<T>::iter() {
			ensure!(
				found.filed.month().is_some_and(|filed| month < filed),
				"a report was filed before its month was over"
			);
			ensure!(
				T::Deadlines::due(Subject::Report(kind, month, region)).is_none(),
				"a report is due that was filed"
			);
		}
		Ok(())
	}

	/// Complaints have what their stage says, those that wait are due and counted, and none has more than may.
	fn try_state_complaints() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextComplaint::<T>::get();
		let mut open = BTreeMap::<ParticipantId, u32>::new();
		for (complaint, found) in Complaints::<T>::iter() {
			ensure!(given.contains(&complaint), "a complaint's number was never given");
			ensure!(is_in_order(&found), "a complaint is not what its stage says");
			let is_due = T::Deadlines::due(Subject::Complaint(complaint)).is_some();
			let waits = found.stage == ComplaintStage::Filed;
			ensure!(is_due == waits, "a complaint is due and answered, or neither");
			let is_open = waits || found.stage == ComplaintStage::UnderReview;
			if let Some(by) = found.by.filter(|_| is_open) {
				let count = open.entry(by).or_default();
				*count = count.saturating_add(1);
			}
		}
		let counted = OpenComplaints::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == open, "a participant's open complaints are miscounted");
		ensure!(
			open.values().all(|count| *count <= MAX_COMPLAINTS),
			"a participant has more complaints open than may be"
		);
		Ok(())
	}

	/// Sanctions bar from what they name until they are lifted or over; an appeal that was upheld lifted its own.
	fn try_state_sanctions() -> Result<(), TryRuntimeError> {
		let given = FIRST_NUMBER..NextSanction::<T>::get();
		let today = T::Clock::today();
		for (sanction, found) in Sanctions::<T>::iter() {
			ensure!(given.contains(&sanction), "a sanction's number was never given");
			ensure!(found.from <= found.until, "a sanction ends before it begins");
			let answer = found.appeal.as_ref().and_then(|appeal| appeal.answer.as_ref());
			ensure!(
				found.lifted.is_some() || answer.is_none_or(|(upheld, ..)| !upheld),
				"an appeal was upheld, and the sanction not lifted"
			);
			let bars = Bars::<T>::get(found.whom);
			let is_bar = bars.iter().any(|bar| bar.sanction == sanction);
			let stands = found.lifted.is_none() && today <= found.until;
			ensure!(is_bar || !stands, "a sanction that stands bars from nothing");
			ensure!(!is_bar || found.lifted.is_none(), "a sanction that was lifted bars");
		}
		for (whom, bars) in Bars::<T>::iter() {
			ensure!(!bars.is_empty(), "somebody without a bar has a value for them");
			let are_of_sanctions = bars.iter().all(|bar| {
				Sanctions::<T>::get(bar.sanction).is_some_and(|of| {
					(of.whom, of.until) == (whom, bar.until) && of.capacities == bar.capacities
				})
			});
			ensure!(are_of_sanctions, "a bar is not its sanction's");
		}
		Ok(())
	}

	/// Accounts that act for regions are counted by region, take no part, and none lost its nonce.
	fn try_state_offices() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<Region, u32>::new();
		for (account, region) in Offices::<T>::iter() {
			ensure!(T::Registry::stood_for(&account).is_none(), "a regional office takes part");
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"an office's account was let go, and its nonce with it"
			);
			let count = counted.entry(region).or_default();
			*count = count.saturating_add(1);
		}
		let all = counted.values().fold(0u32, |all, count| all.saturating_add(*count));
		ensure!(all <= MAX_OFFICES, "more accounts act for regions than may");
		let stored = Regions::<T>::get();
		ensure!(counted.into_iter().eq(stored), "the regions' offices are miscounted");
		Ok(())
	}
}
