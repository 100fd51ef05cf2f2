//! How many experts stand behind a version before it quantifies anything (Art. 7, 14, 15): at least two opinions, most of
//! them favourable, each of another expert, whatever key it signs with.

use pallet_methodology::{Call, OpinionCount};
use suhui_primitives::{ParticipantKind, VersionId, KEY_DAYS};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	keys::{account, Seed, AUTHORITY, EXPERTS, SEATS},
	scheme::{
		application, apply, change_key, document, expert, expert_consent, expert_key_change,
		motion, open, submit, DEVELOPER,
	},
};

use crate::rides::error;

const NEW_KEY: Seed = "//Expert's new key";

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

fn decide(call: pallet_experts::Call<Runtime>) {
	assert_eq!(motion(&SEATS, 4, call), Some(Ok(())));
}

fn dismiss(seed: Seed) {
	decide(pallet_experts::Call::dismiss { expert: expert(seed) });
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
		assert_eq!(refusal_code(EXPERTS[0], opinion(version, true)), 1);
	});
}

#[test]
fn expert_should_count_once_when_it_opines_again_by_another_key() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], opinion(version, true));
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		error("AlreadyExists", fail(NEW_KEY, opinion(version, true)));
		assert_eq!(refusal_code(EXPERTS[0], opinion(version, true)), 1);
		assert_eq!(opinions(version), (1, 0));
		error("NotEnoughOpinions", fail(AUTHORITY, Call::publish { version }));
		succeed(NEW_KEY, opinion(submit(DEVELOPER), true));
	});
}

#[test]
fn expert_should_count_once_when_it_was_dismissed_and_appointed_again() {
	in_chain(|| {
		let version = submitted();
		let seat = expert(EXPERTS[0]);
		succeed(EXPERTS[0], opinion(version, true));
		dismiss(EXPERTS[0]);
		decide(pallet_experts::Call::appoint { account: account(EXPERTS[0]) });
		assert_eq!(expert(EXPERTS[0]), seat);
		error("AlreadyExists", fail(EXPERTS[0], opinion(version, true)));
		assert_eq!(opinions(version), (1, 0));
	});
}

#[test]
fn expert_should_take_the_key_the_council_decides_on_when_its_own_is_lost() {
	in_chain(|| {
		let version = submitted();
		let seat = expert(EXPERTS[0]);
		let (new_account, consent) = (account(NEW_KEY), expert_consent(NEW_KEY, seat));
		decide(pallet_experts::Call::replace_key { expert: seat, new_account, consent });
		assert_eq!(refusal_code(EXPERTS[0], opinion(version, true)), 1);
		succeed(NEW_KEY, opinion(version, true));
	});
}

/// A participant whose key is an expert's develops, and is stood for by another key since.
#[test]
fn expert_should_not_opine_when_its_key_once_stood_for_the_developer() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		change_key(EXPERTS[0], NEW_KEY);
		error("Interested", fail(EXPERTS[0], opinion(version, true)));
		let version = submit(NEW_KEY);
		error("Interested", fail(EXPERTS[0], opinion(version, true)));
	});
}

#[test]
fn expert_should_not_opine_when_the_key_it_let_go_stands_for_the_developer() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		error("Interested", fail(NEW_KEY, opinion(version, true)));
	});
}

/// Of every participant it ever had a key of, not of one alone.
#[test]
fn expert_should_not_opine_when_it_had_keys_of_two_developers() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		open(DEVELOPER, ParticipantKind::Organisation, &[]);
		let versions = [submit(EXPERTS[0]), submit(DEVELOPER)];
		let seat = expert(EXPERTS[0]);
		succeed(EXPERTS[0], expert_key_change(seat, DEVELOPER));
		pass_to(today().saturating_add(KEY_DAYS));
		succeed(DEVELOPER, expert_key_change(seat, NEW_KEY));
		// Both have other keys since.
		change_key(EXPERTS[0], "//Individual's new key");
		change_key(DEVELOPER, "//Developer's new key");
		for version in versions {
			error("Interested", fail(NEW_KEY, opinion(version, true)));
		}
	});
}

#[test]
fn expert_should_not_opine_when_the_developer_took_a_key_that_it_let_go() {
	in_chain(|| {
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		open(EXPERTS[0], ParticipantKind::Organisation, &[]);
		let version = submit(EXPERTS[0]);
		error("Interested", fail(NEW_KEY, opinion(version, true)));
		// And has let it go in turn.
		change_key(EXPERTS[0], "//Developer's new key");
		error("Interested", fail(NEW_KEY, opinion(version, true)));
		succeed(EXPERTS[1], opinion(version, true));
	});
}

#[test]
fn expert_should_not_opine_when_the_developers_key_is_its_own_since() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), DEVELOPER));
		error("Interested", fail(DEVELOPER, opinion(version, true)));
	});
}
