//! What holds of applications, of what is to be rectified, of the register of claims, and of what is due.

use alloc::{collections::BTreeMap, vec::Vec};

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{
	Deadlines, ParticipantId, Registry, SourceId, Subject, FIRST_NUMBER, MAX_CLAIM_MONTHS,
	MAX_CONFLICTS, MAX_RECTIFICATION_DAYS,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// An application is open for what is applied for, and for nothing that came to nothing. What the operator has to do
	/// of it is due, and nothing else.
	pub(crate) fn check_application(
		source: SourceId,
		scenario: &Scenario,
	) -> Result<(), TryRuntimeError> {
		let application = Applications::<T>::get(source);
		match scenario.stage {
			ScenarioStage::Applied => {
				ensure!(application.is_some(), "a scenario applied for has no application")
			}
			ScenarioStage::Rejected(_) | ScenarioStage::Withdrawn(_) => {
				ensure!(
					application.is_none(),
					"a scenario rejected or withdrawn has an application"
				)
			}
			_ => (),
		}
		let is_due = |subject| T::Deadlines::due(subject).is_some();
		let matter = Self::matter(source, scenario);
		ensure!(
			is_due(Subject::Completion(matter))
				== matches!(application, Some(ApplicationStage::Submitted(_))),
			"what was submitted is not due, or something else is"
		);
		ensure!(
			is_due(Subject::Review(matter)) == (application == Some(ApplicationStage::Review)),
			"what is in review is not due, or something else is"
		);
		Ok(())
	}

	/// Something is ordered of what is to be rectified, and of nothing else; it is due until it is submitted.
	pub(crate) fn check_rectification(
		source: SourceId,
		scenario: &Scenario,
	) -> Result<(), TryRuntimeError> {
		let order = Rectifications::<T>::get(source);
		let is_rectifying = matches!(scenario.stage, ScenarioStage::Rectifying(_));
		ensure!(
			order.is_some() == is_rectifying,
			"what is to be rectified is not what was ordered to be"
		);
		let is_awaited = order.is_some_and(|order| order.submitted.is_none());
		ensure!(
			T::Deadlines::due(Subject::Rectification(source)).is_some() == is_awaited,
			"what is to be rectified is not due, or something else is"
		);
		let Some(order) = order else { return Ok(()) };
		ensure!(
			(1..=MAX_RECTIFICATION_DAYS).contains(&order.days),
			"what is to be rectified has no days, or more than may be"
		);
		ensure!(
			order.submitted.is_some() || order.refused.is_none(),
			"what was never submitted is refused"
		);
		Ok(())
	}

	/// What ended for a double claim was found to be claimed twice; what takes part or did may be frozen, what takes part be
	/// passed on, to another than its developer.
	pub(crate) fn check_stage(
		source: SourceId,
		scenario: &Scenario,
	) -> Result<(), TryRuntimeError> {
		if let ScenarioStage::Terminated(_, ground @ Ground::DoubleClaim(_)) = scenario.stage {
			Self::ensure_grounded(source, ground)
				.map_err(|_| "a scenario ended for a double claim that was not upheld")?;
		}
		ensure!(
			scenario.frozen.is_none() || scenario.stage.was_admitted(),
			"a scenario is frozen that never took part"
		);
		if let Some(to) = Transfers::<T>::get(source) {
			ensure!(
				scenario.stage.admitted().is_some(),
				"a scenario is passed on that takes no part"
			);
			ensure!(!scenario.kind.is_project(), "a project is passed on");
			ensure!(to != scenario.developer, "a scenario is passed on to its developer");
			ensure!(Self::is_given(to), "a scenario is passed on to nobody");
		}
		Ok(())
	}

	/// Claims are of days one may claim, and by themselves the conflicts that they are said to be. Conflicts are numbered from
	/// the first to below the next one, are of scenarios, and
	/// of claims of theirs if any; one that nobody reported is of a claim. Those that wait are counted by who reported them,
	/// and are no more than may.
	pub(crate) fn check_register() -> Result<(), TryRuntimeError> {
		for (source, claims) in Claims::<T>::iter() {
			ensure!(!claims.is_empty(), "no claims are stored");
			ensure!(
				claims.iter().all(|found| {
					found.claim.months().is_some_and(|months| months <= MAX_CLAIM_MONTHS)
				}),
				"a claim is of days one may not claim"
			);
			for (number, found) in (1u32..).zip(&claims) {
				let is_its = |shown: Conflict| {
					(shown.source, shown.claim) == (source, Some(number))
						&& shown.document.is_none()
				};
				ensure!(
					found
						.conflict
						.is_none_or(|shown| Conflicts::<T>::get(shown).is_some_and(is_its)),
					"a claim is no conflict by itself that it is said to be"
				);
			}
		}
		Self::check_claimants()?;
		let (mut given, mut open) = (0u32, BTreeMap::<ParticipantId, u32>::new());
		for (number, conflict) in Conflicts::<T>::iter() {
			given = given.saturating_add(1);
			ensure!(
				(FIRST_NUMBER..NextConflict::<T>::get()).contains(&number),
				"a conflict's number was never given"
			);
			ensure!(Scenarios::<T>::contains_key(conflict.source), "a conflict of no scenario");
			ensure!(conflict.by.is_none_or(Self::is_given), "a conflict is nobody's");
			let declared = Claims::<T>::get(conflict.source).len();
			ensure!(
				conflict.claim.is_none_or(|claim| {
					usize::try_from(claim).is_ok_and(|at| (1..=declared).contains(&at))
				}),
				"a conflict is of a claim that was not declared"
			);
			ensure!(
				conflict.document.is_some() || (conflict.claim.is_some() && conflict.by.is_none()),
				"a conflict without document is of no claim, or somebody's"
			);
			if let Some(by) = conflict.by.filter(|_| conflict.decision.is_none()) {
				let count = open.entry(by).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(
			FIRST_NUMBER.saturating_add(given) == NextConflict::<T>::get(),
			"a number was given to no conflict"
		);
		let counted: BTreeMap<_, _> = OpenConflicts::<T>::iter().collect();
		ensure!(counted == open, "conflicts that wait are not counted as they are");
		ensure!(
			open.values().all(|count| *count <= MAX_CONFLICTS),
			"more conflicts of a participant wait than may"
		);
		Ok(())
	}

	/// A line's claims are found by the scenarios that have some, each once.
	fn check_claimants() -> Result<(), TryRuntimeError> {
		let mut claimants = BTreeMap::<SourceId, Vec<SourceId>>::new();
		for source in Claims::<T>::iter_keys() {
			let line = Scenarios::<T>::get(source).ok_or("claims of no scenario")?.line;
			claimants.entry(line).or_default().push(source);
		}
		claimants.values_mut().for_each(|of_line| of_line.sort_unstable());
		let sorted = |(line, of_line): (SourceId, ClaimantList)| {
			let mut of_line = of_line.into_inner();
			of_line.sort_unstable();
			(line, of_line)
		};
		let stored: BTreeMap<_, _> = Claimants::<T>::iter().map(sorted).collect();
		ensure!(stored == claimants, "a line's claims are not those of its scenarios");
		Ok(())
	}

	/// Whether the number is, or was, a participant's.
	pub(crate) fn is_given(participant: ParticipantId) -> bool {
		(FIRST_NUMBER..T::Registry::next_participant()).contains(&participant)
	}
}
