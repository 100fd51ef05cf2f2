//! How many applications one developer may have open, and what is left of one that is rejected or withdrawn (Art. 13,
//! 14, 18, 19).

use pallet_methodology::{Stage, Texts, Versions};
use pallet_scenarios::{PointsRules, PointsTexts, ScenarioStage, Scenarios, TermsOf};
use polkadot_sdk::sp_runtime::traits::{BlakeTwo256, Hash as _};
use suhui_primitives::{ParticipantKind, SourceId, VersionId, FIRST_NUMBER};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, succeed, today, FIRST_DAY},
	keys::{AUTHORITY, EXPERTS, OPERATOR},
	scheme::{
		admit_from, application, apply, document, favour, filing, naming, open, publish, rejection,
		submission, submit, terminate, CYCLING, CYCLING_POINTS, DECEMBER, DEVELOPER,
	},
};

use crate::{
	rides::error,
	terms::{proposal, REVISED_POINTS},
};

/// How many applications of a kind may be open.
const MOST: u32 = 8;

fn versions() -> Vec<VersionId> {
	(0..MOST).map(|_| submit(DEVELOPER)).collect()
}

fn reject(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::reject { version, reason: document(6) }
}

/// A published version, and as many applications for scenarios under it as may be open.
fn scenarios() -> (VersionId, Vec<SourceId>) {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	let version = submit(DEVELOPER);
	publish(version);
	(version, (0..MOST).map(|_| apply(DEVELOPER, version)).collect())
}

fn withdraw(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::withdraw { version }
}

fn withdraw_from(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::withdraw { source }
}

#[test]
fn methodology_should_not_be_applied_for_when_eight_of_its_developers_are_open() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let versions = versions();
		error("TooManyApplications", fail(DEVELOPER, submission()));
		// Nobody else's are counted.
		open("//Another", ParticipantKind::Individual, &[]);
		submit("//Another");
		publish(versions[0]);
		submit(DEVELOPER);
		error("TooManyApplications", fail(DEVELOPER, submission()));
	});
}

#[test]
fn place_should_be_free_and_the_digest_alone_be_left_when_a_methodology_is_rejected() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let versions = versions();
		for (version, office) in versions.into_iter().zip([OPERATOR, AUTHORITY]) {
			succeed(office, reject(version));
			error("NotInEvaluation", fail(office, reject(version)));
			error("NotJudged", fail(EXPERTS[0], favour(version)));
			let found = Versions::<Runtime>::get(version).expect("it stays in the register");
			assert_eq!(found.stage, Stage::Rejected(today()));
			assert_eq!(found.text, BlakeTwo256::hash(CYCLING.as_bytes()));
			assert_eq!(Texts::<Runtime>::get(version), None);
			submit(DEVELOPER);
			error("TooManyApplications", fail(DEVELOPER, submission()));
		}
	});
}

#[test]
fn place_should_be_free_and_the_digest_alone_be_left_when_a_methodology_is_withdrawn() {
	in_chain(|| {
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		open("//Another", ParticipantKind::Individual, &[]);
		let version = versions()[3];
		error("NotApplicant", fail("//Another", withdraw(version)));
		succeed(DEVELOPER, withdraw(version));
		error("AlreadyDecided", fail(DEVELOPER, withdraw(version)));
		error("NotInEvaluation", fail(OPERATOR, reject(version)));
		error("NotJudged", fail(EXPERTS[0], favour(version)));
		let found = Versions::<Runtime>::get(version).expect("it stays in the register");
		assert_eq!(found.stage, Stage::Withdrawn(today()));
		assert_eq!(found.text, BlakeTwo256::hash(CYCLING.as_bytes()));
		assert_eq!(Texts::<Runtime>::get(version), None);
		submit(DEVELOPER);
		error("TooManyApplications", fail(DEVELOPER, submission()));
	});
}

#[test]
fn scenario_should_not_be_applied_for_when_eight_of_its_developers_are_open() {
	in_chain(|| {
		let (version, sources) = scenarios();
		error("TooManyApplications", fail(DEVELOPER, application(version)));
		admit_from(sources[0], DECEMBER.first);
		apply(DEVELOPER, version);
		error("TooManyApplications", fail(DEVELOPER, application(version)));
	});
}

#[test]
fn place_should_be_free_and_the_digest_alone_be_left_when_a_scenario_is_rejected() {
	in_chain(|| {
		let (version, sources) = scenarios();
		for (source, office) in sources.into_iter().zip([OPERATOR, AUTHORITY]) {
			succeed(office, rejection(source));
			error("NotProposed", fail(office, rejection(source)));
			error("NotProposed", fail(AUTHORITY, filing(source, DECEMBER.first)));
			error("Terminated", fail(DEVELOPER, naming(source, &[DEVELOPER])));
			let found = Scenarios::<Runtime>::get(source).expect("it stays in the register");
			assert_eq!(found.stage, ScenarioStage::Rejected(FIRST_DAY));
			let terms = TermsOf::<Runtime>::get(source, FIRST_NUMBER).expect("they stay, too");
			assert_eq!(terms.text, BlakeTwo256::hash(CYCLING_POINTS.as_bytes()));
			assert_eq!(PointsTexts::<Runtime>::get(source, FIRST_NUMBER), None);
			assert_eq!(PointsRules::<Runtime>::get(source, FIRST_NUMBER), None);
			apply(DEVELOPER, version);
			error("TooManyApplications", fail(DEVELOPER, application(version)));
		}
	});
}

#[test]
fn place_should_be_free_and_the_digest_alone_be_left_when_a_scenario_is_withdrawn() {
	in_chain(|| {
		let (version, sources) = scenarios();
		let source = sources[5];
		succeed(DEVELOPER, withdraw_from(source));
		error("NotProposed", fail(DEVELOPER, withdraw_from(source)));
		error("NotProposed", fail(AUTHORITY, filing(source, DECEMBER.first)));
		error("NotProposed", fail(AUTHORITY, rejection(source)));
		error("Terminated", fail(DEVELOPER, naming(source, &[DEVELOPER])));
		let found = Scenarios::<Runtime>::get(source).expect("it stays in the register");
		assert_eq!(found.stage, ScenarioStage::Withdrawn(FIRST_DAY));
		let terms = TermsOf::<Runtime>::get(source, FIRST_NUMBER).expect("they stay, too");
		assert_eq!(terms.text, BlakeTwo256::hash(CYCLING_POINTS.as_bytes()));
		assert_eq!(PointsTexts::<Runtime>::get(source, FIRST_NUMBER), None);
		assert_eq!(PointsRules::<Runtime>::get(source, FIRST_NUMBER), None);
		apply(DEVELOPER, version);
		error("TooManyApplications", fail(DEVELOPER, application(version)));
	});
}

#[test]
fn place_should_be_free_when_proposed_terms_are_withdrawn() {
	in_chain(|| {
		let (version, sources) = scenarios();
		let source = sources[0];
		let terms = || proposal(source, Some(version), REVISED_POINTS);
		admit_from(source, DECEMBER.first);
		succeed(DEVELOPER, terms());
		error("TooManyApplications", fail(DEVELOPER, application(version)));
		succeed(DEVELOPER, withdraw_from(source));
		assert_eq!(PointsTexts::<Runtime>::get(source, FIRST_NUMBER + 1), None);
		error("NotProposed", fail(AUTHORITY, filing(source, today())));
		// The scenario goes on, and others may be proposed at once.
		let found = Scenarios::<Runtime>::get(source).expect("it is admitted");
		assert_eq!(found.stage, ScenarioStage::Admitted(FIRST_DAY));
		succeed(DEVELOPER, terms());
		error("TooManyApplications", fail(DEVELOPER, application(version)));
	});
}

#[test]
fn terms_should_take_a_place_until_they_are_decided_on_when_they_are_proposed() {
	in_chain(|| {
		let (version, sources) = scenarios();
		let terms = |source| proposal(source, Some(version), REVISED_POINTS);
		let decided = [sources[0], sources[1]];
		for source in decided {
			admit_from(source, DECEMBER.first);
			succeed(DEVELOPER, terms(source));
		}
		error("TooManyApplications", fail(DEVELOPER, application(version)));
		let [admitted, rejected] = decided;
		admit_from(admitted, today());
		// What was proposed for a scenario that is over is rejected all the same.
		terminate(rejected, DEVELOPER);
		succeed(OPERATOR, rejection(rejected));
		assert_eq!(PointsTexts::<Runtime>::get(rejected, FIRST_NUMBER + 1), None);
		for _ in 0..2 {
			apply(DEVELOPER, version);
		}
		error("TooManyApplications", fail(DEVELOPER, terms(admitted)));
	});
}

#[test]
fn applicant_should_stay_when_its_application_waits_for_a_decision() {
	in_chain(|| {
		let (version, sources) = scenarios();
		let stays = || error("Obliged", fail(DEVELOPER, pallet_participants::Call::close {}));
		stays();
		let (last, others) = sources.split_last().expect("there are eight");
		for source in others {
			succeed(DEVELOPER, withdraw_from(*source));
			stays();
		}
		admit_from(*last, DECEMBER.first);
		succeed(DEVELOPER, proposal(*last, Some(version), REVISED_POINTS));
		terminate(*last, DEVELOPER);
		// Terms wait, though of a scenario that is over.
		stays();
		succeed(DEVELOPER, withdraw_from(*last));
		let evaluated = submit(DEVELOPER);
		stays();
		succeed(OPERATOR, reject(evaluated));
		succeed(DEVELOPER, pallet_participants::Call::close {});
	});
}
