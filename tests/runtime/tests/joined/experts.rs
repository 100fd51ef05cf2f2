//! How many experts stand behind a version before it quantifies anything (Art. 14, 15): at least two opinions, most of
//! them favourable.

use pallet_methodology::{Call, OpinionCount};
use polkadot_sdk::{pallet_membership, sp_runtime::transaction_validity::InvalidTransaction};
use suhui_primitives::{ParticipantKind, VersionId};
use suhui_runtime::{Runtime, RuntimeCall};
use suhui_runtime_tests::{
	chain::{fail, in_chain, send, succeed, Refused},
	keys::{account, Seed, AUTHORITY, EXPERTS, SEATS},
	scheme::{application, apply, document, motion, open, submit, DEVELOPER},
};

use crate::rides::error;

fn submitted() -> VersionId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	submit(DEVELOPER)
}

fn opinion(version: VersionId, favourable: bool) -> Call<Runtime> {
	Call::opine { version, favourable, report: document(3) }
}

/// Opinions for a version and against it.
fn opinions(version: VersionId) -> (u32, u32) {
	let tally = OpinionCount::<Runtime>::get(version);
	(tally.favourable, tally.adverse)
}

fn dismiss(expert: Seed) {
	let remove = pallet_membership::Call::remove_member { who: account(expert).into() };
	assert_eq!(motion(&SEATS, 4, RuntimeCall::Experts(remove)), Some(Ok(())));
}

#[test]
fn version_should_not_be_published_when_one_expert_alone_favours_it() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		error("NotEnoughOpinions", fail(AUTHORITY, Call::publish { version }));
		error("NotPublished", fail(DEVELOPER, application(version)));
	});
}

#[test]
fn expert_should_count_once_when_it_opines_twice() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		error("AlreadyExists", fail(EXPERTS[0], opinion(version, true)));
		error("AlreadyExists", fail(EXPERTS[0], opinion(version, false)));
		assert_eq!(opinions(version), (1, 0));
		error("NotEnoughOpinions", fail(AUTHORITY, Call::publish { version }));
	});
}

#[test]
fn scenario_should_be_applied_for_when_a_second_expert_let_the_version_be_published() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		succeed(EXPERTS[1], opinion(version, true));
		succeed(AUTHORITY, Call::publish { version });
		assert_eq!(apply(DEVELOPER, version), 1);
	});
}

#[test]
fn version_should_be_published_when_a_third_expert_decides_between_two() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		succeed(EXPERTS[1], opinion(version, false));
		error("NotEnoughOpinions", fail(AUTHORITY, Call::publish { version }));
		succeed(EXPERTS[2], opinion(version, true));
		assert_eq!(opinions(version), (2, 1));
		succeed(AUTHORITY, Call::publish { version });
	});
}

#[test]
fn expert_should_not_opine_when_the_version_is_published() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		succeed(EXPERTS[1], opinion(version, true));
		succeed(AUTHORITY, Call::publish { version });
		error("NotInEvaluation", fail(EXPERTS[2], opinion(version, false)));
	});
}

#[test]
fn expert_should_not_opine_when_it_developed_the_version() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		error("Interested", fail(EXPERTS[0], opinion(version, true)));
		succeed(EXPERTS[1], opinion(version, true));
		error("NotEnoughOpinions", fail(AUTHORITY, Call::publish { version }));
		succeed(EXPERTS[2], opinion(version, true));
		succeed(AUTHORITY, Call::publish { version });
	});
}

#[test]
fn opinion_should_stand_when_the_council_dismissed_its_expert() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		dismiss(EXPERTS[0]);
		succeed(EXPERTS[1], opinion(version, true));
		assert_eq!(opinions(version), (2, 0));
		succeed(AUTHORITY, Call::publish { version });
	});
}

#[test]
fn expert_should_not_opine_when_the_council_dismissed_it() {
	in_chain(|| {
		let version = submitted();
		dismiss(EXPERTS[0]);
		let stranger = Err(Refused::Transaction(InvalidTransaction::Custom(1).into()));
		assert_eq!(send(EXPERTS[0], opinion(version, true)), stranger);
	});
}
