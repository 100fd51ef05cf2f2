//! What holds of the stored scenarios between any two blocks.

mod life;

use alloc::collections::BTreeMap;

use polkadot_sdk::{
	frame_support::ensure, sp_io::hashing::blake2_256, sp_runtime::TryRuntimeError,
};
use suhui_primitives::{
	is_text, Compiling, Day, ParticipantId, ParticipantKind, Registry, SourceId, TermsNumber,
	FIRST_NUMBER, MAX_APPLICATIONS, MAX_TERMS,
};

use crate::{compile::rule_of, types::are_distinct, *};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut given = 0u32;
		for (source, scenario) in Scenarios::<T>::iter() {
			given = given.saturating_add(1);
			Self::check_scenario(source, &scenario)?;
			Self::check_line(source, &scenario)?;
			Self::check_terms(source, &scenario)?;
			Self::check_in_force(source, &scenario)?;
			Self::check_application(source, &scenario)?;
			Self::check_rectification(source, &scenario)?;
			Self::check_stage(source, &scenario)?;
		}
		ensure!(
			FIRST_NUMBER.saturating_add(given) == NextSource::<T>::get(),
			"a number was given to no scenario"
		);
		Self::check_counts()?;
		Self::check_keys()?;
		Self::check_register()?;
		Self::check_reporters()?;
		Self::check_succession()
	}

	/// Scenarios are numbered from the first to below the next one, titled, and a participant's, who is involved.
	fn check_scenario(source: SourceId, scenario: &Scenario) -> Result<(), TryRuntimeError> {
		ensure!(
			(FIRST_NUMBER..NextSource::<T>::get()).contains(&source),
			"a scenario's number was never given"
		);
		ensure!(is_text(&scenario.title), "a scenario's title is not text");
		ensure!(Self::is_given(scenario.developer), "a developer's number was never given");
		let is_person = T::Registry::kind(scenario.developer) == Some(ParticipantKind::Individual);
		ensure!(!(scenario.kind.is_project() && is_person), "a project is an individual's");
		ensure!(
			Involved::<T>::contains_key(scenario.line, scenario.developer),
			"a developer is not involved"
		);
		Ok(())
	}

	/// A scenario succeeds an earlier one, and goes on with the line of that; else it is its own.
	fn check_line(source: SourceId, scenario: &Scenario) -> Result<(), TryRuntimeError> {
		let Some(predecessor) = scenario.succeeds else {
			ensure!(scenario.line == source, "a scenario that succeeds none goes on with a line");
			return Ok(());
		};
		ensure!(predecessor < source, "a scenario succeeds one that is not before it");
		let found = Scenarios::<T>::get(predecessor).ok_or("a scenario succeeds none there is")?;
		ensure!(found.line == scenario.line, "a line is not that of whom it succeeds");
		ensure!(
			found.kind.is_project() == scenario.kind.is_project(),
			"a scenario succeeds a project, or a project a scenario"
		);
		Ok(())
	}

	/// Terms are numbered from the first to the last proposed, as many as may be; each name a published methodology
	/// version if any. A formula is kept of those that are in force or applied for: its text is its digest's, its rule what
	/// the text compiles to. None but the last may be applied for.
	fn check_terms(source: SourceId, scenario: &Scenario) -> Result<(), TryRuntimeError> {
		let stored: BTreeMap<TermsNumber, Terms> = TermsOf::<T>::iter_prefix(source).collect();
		ensure!(
			stored.keys().copied().eq(FIRST_NUMBER..=scenario.terms),
			"terms are not numbered as they were proposed"
		);
		ensure!(scenario.terms <= MAX_TERMS, "a scenario has more terms than may be");
		let in_force: BTreeMap<_, _> = InForce::<T>::get(source).into_iter().collect();
		let proposal = Applications::<T>::contains_key(source).then_some(scenario.terms);
		ensure!(
			proposal.is_none_or(|terms| !in_force.contains_key(&terms)),
			"terms in force are applied for"
		);
		for (terms, Terms { version, text: digest, .. }) in stored {
			let mut compiling = Compiling::default();
			let interface = Self::interface(version, &mut compiling)
				.map_err(|_| "a methodology version is not published")?;
			let text = PointsTexts::<T>::get(source, terms);
			let rule = PointsRules::<T>::get(source, terms);
			if !in_force.contains_key(&terms) && proposal != Some(terms) {
				let is_gone = text.is_none() && rule.is_none();
				ensure!(is_gone, "terms rejected or withdrawn with points formula");
				continue;
			}
			let text = text.ok_or("terms without points formula")?;
			ensure!(blake2_256(&text) == digest.0, "a points formula is not its digest's");
			let compiled = rule_of::<T>(scenario.kind, &text, &mut compiling, interface)?;
			ensure!(rule == Some(compiled), "a rule is not that of its terms");
		}
		Ok(())
	}

	/// Terms are in force of scenarios that were admitted alone, whose first ones are. Numbers and first days ascend;
	/// later terms, and the first ones of what succeeds another, came into force after they were proposed.
	fn check_in_force(source: SourceId, scenario: &Scenario) -> Result<(), TryRuntimeError> {
		let first_days = InForce::<T>::get(source);
		let first = first_days.first().map(|(terms, _)| *terms);
		ensure!(
			first == scenario.stage.was_admitted().then_some(FIRST_NUMBER),
			"first terms are not in force as the scenario was admitted"
		);
		let mut before: Option<(TermsNumber, Day)> = None;
		for (terms, from) in first_days {
			if let Some((last, last_from)) = before {
				ensure!(last < terms, "terms in force do not ascend");
				ensure!(last_from < from, "first days do not ascend");
			}
			if before.is_some() || scenario.succeeds.is_some() {
				let found = TermsOf::<T>::get(source, terms).ok_or("unknown terms are in force")?;
				ensure!(found.proposed <= from, "terms are in force before they were proposed");
			}
			before = Some((terms, from));
		}
		Ok(())
	}

	/// Applications and admitted scenarios are counted as they stand, and no more applications than may.
	fn check_counts() -> Result<(), TryRuntimeError> {
		let count = |of: &mut BTreeMap<ParticipantId, u32>, developer| {
			let count = of.entry(developer).or_default();
			*count = count.saturating_add(1);
		};
		let (mut open, mut admitted) = (BTreeMap::new(), BTreeMap::new());
		for (source, scenario) in Scenarios::<T>::iter() {
			if Applications::<T>::contains_key(source) {
				count(&mut open, scenario.developer);
			}
			if scenario.stage.admitted().is_some() {
				count(&mut admitted, scenario.developer);
			}
		}
		ensure!(
			open.values().all(|count| *count <= MAX_APPLICATIONS),
			"more applications are open than may be"
		);
		let counted: BTreeMap<_, _> = OpenApplications::<T>::iter().collect();
		ensure!(counted == open, "applications are not counted as they are");
		let counted: BTreeMap<_, _> = AdmittedScenarios::<T>::iter().collect();
		ensure!(counted == admitted, "admitted scenarios are not counted as they are");
		Ok(())
	}

	/// Whatever is kept of a scenario or of terms is of one there is.
	fn check_keys() -> Result<(), TryRuntimeError> {
		let known = |source: SourceId| Scenarios::<T>::contains_key(source);
		ensure!(TermsOf::<T>::iter_keys().all(|(source, _)| known(source)), "terms of no scenario");
		ensure!(InForce::<T>::iter_keys().all(known), "terms are in force of no scenario");
		ensure!(Applications::<T>::iter_keys().all(known), "an application is for no scenario");
		ensure!(Rectifications::<T>::iter_keys().all(known), "what is to be rectified is none");
		ensure!(Transfers::<T>::iter_keys().all(known), "what is passed on is none");
		ensure!(Claims::<T>::iter_keys().all(known), "claims of no scenario");
		ensure!(
			Involved::<T>::iter_keys().all(|(source, _)| known(source)),
			"someone is involved in no scenario"
		);
		let known =
			|(source, terms): (SourceId, TermsNumber)| TermsOf::<T>::contains_key(source, terms);
		ensure!(PointsTexts::<T>::iter_keys().all(known), "a points formula of no terms");
		ensure!(PointsRules::<T>::iter_keys().all(known), "a rule of no terms");
		Ok(())
	}

	/// A line's days are those of one scenario each: those ever admitted begin one after the other as they were applied
	/// for, each where the one before ends.
	fn check_succession() -> Result<(), TryRuntimeError> {
		let mut lines = BTreeMap::<SourceId, BTreeMap<SourceId, Day>>::new();
		for (source, scenario) in Scenarios::<T>::iter() {
			if let Some((_, from)) = InForce::<T>::get(source).first() {
				lines.entry(scenario.line).or_default().insert(source, *from);
			}
		}
		let (mut latest, mut over) = (BTreeMap::new(), BTreeMap::new());
		for (line, admitted) in lines {
			let mut before: Option<(SourceId, Day)> = None;
			for (source, from) in admitted {
				if let Some((last, last_from)) = before {
					ensure!(
						last_from < from,
						"scenarios of a line do not begin one after the other"
					);
					over.insert(last, from);
				}
				before = Some((source, from));
				latest.insert(line, source);
			}
		}
		let stored: BTreeMap<_, _> = Latest::<T>::iter().collect();
		ensure!(stored == latest, "the latest of a line is not the one admitted last");
		let stored: BTreeMap<_, _> = SucceededFrom::<T>::iter().collect();
		ensure!(stored == over, "a scenario does not end where the next one begins");
		Ok(())
	}

	/// Reporters are of scenarios and distinct.
	fn check_reporters() -> Result<(), TryRuntimeError> {
		for (source, reporters) in Reporters::<T>::iter() {
			ensure!(Scenarios::<T>::contains_key(source), "reporters of no scenario");
			ensure!(are_distinct(&reporters), "a reporter is named twice");
		}
		Ok(())
	}
}
