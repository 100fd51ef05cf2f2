//! Who judges a version, and how many opinions stand behind it before it quantifies anything (Art. 7, 14): of a panel of
//! three all three, each of another expert, whatever key it signs with, and none of one that has an interest.

use pallet_experts::{Call, Opinions};
use pallet_methodology::{Stage, Versions};
use polkadot_sdk::sp_runtime::DispatchError;
use suhui_primitives::{ExpertId, Matter, ParticipantKind, Seat, VersionId, KEY_DAYS};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	keys::{account, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS},
	scheme::{
		application, apply, change_key, conclusion, document, evaluate, expert, expert_consent,
		expert_key_change, favour, motion, number, open, opinion, panel, publish, submit,
		DEVELOPER,
	},
};

use crate::rides::error;

const NEW_KEY: Seed = "//Expert's new key";
/// The numbers of [`EXPERTS`], whatever keys they have.
const NUMBERS: [ExpertId; 3] = [1, 2, 3];

fn submitted() -> VersionId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	submit(DEVELOPER)
}

/// A version that waits for the opinions of [`EXPERTS`].
fn judged() -> VersionId {
	let version = submitted();
	evaluate(version);
	version
}

fn stage(version: VersionId) -> Stage {
	Versions::<Runtime>::get(version).expect("it was submitted").stage
}

/// How many seats spoke of a version in its first round.
fn opinions(version: VersionId) -> usize {
	Opinions::<Runtime>::iter_prefix((Matter::Methodology(version), 1)).count()
}

fn decide(call: Call<Runtime>) {
	assert_eq!(motion(&SEATS, 4, call), Some(Ok(())));
}

fn holds_office() -> DispatchError {
	pallet_experts::Error::<Runtime>::HoldsOffice.into()
}

fn dismiss(seed: Seed) {
	decide(Call::dismiss { expert: expert(seed) });
}

/// The council appoints another expert; returns its number.
fn appoint(seed: Seed) -> ExpertId {
	decide(Call::appoint { account: account(seed) });
	expert(seed)
}

fn recusal(version: VersionId) -> Call<Runtime> {
	Call::recuse { matter: Matter::Methodology(version), reason: document(6) }
}

/// The first expert may not judge the version, which its developer just submitted.
fn assert_interested(version: VersionId) {
	succeed(OPERATOR, pallet_methodology::Call::accept { version });
	error("Interested", fail(OPERATOR, panel(version, &NUMBERS)));
}

#[test]
fn version_should_not_be_concluded_when_two_of_three_experts_spoke() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		succeed(EXPERTS[1], favour(version));
		error("NotEnoughOpinions", fail(OPERATOR, conclusion(version)));
		error("NotPublished", fail(DEVELOPER, application(version)));
	});
}

#[test]
fn scenario_should_be_applied_for_when_three_experts_let_the_version_be_published() {
	in_chain(|| {
		let version = submitted();
		publish(version);
		assert_eq!(apply(DEVELOPER, version), 1);
	});
}

#[test]
fn version_should_be_in_notice_when_two_experts_of_three_favour_it() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		succeed(EXPERTS[1], opinion(version, false));
		succeed(EXPERTS[2], favour(version));
		succeed(OPERATOR, conclusion(version));
		assert!(matches!(stage(version), Stage::Notice { round: 1, .. }));
	});
}

#[test]
fn version_should_be_rejected_when_two_experts_of_three_do_not_favour_it() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], opinion(version, false));
		succeed(EXPERTS[1], opinion(version, false));
		succeed(EXPERTS[2], favour(version));
		succeed(OPERATOR, conclusion(version));
		assert_eq!(stage(version), Stage::Rejected(today()));
	});
}

#[test]
fn expert_should_count_once_when_it_opines_twice() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		error("AlreadyExists", fail(EXPERTS[0], favour(version)));
		error("AlreadyExists", fail(EXPERTS[0], opinion(version, false)));
		assert_eq!(opinions(version), 1);
	});
}

#[test]
fn expert_should_not_opine_when_it_has_no_seat_in_the_panel() {
	in_chain(|| {
		let version = judged();
		appoint(NEW_KEY);
		error("NotSeated", fail(NEW_KEY, favour(version)));
	});
}

#[test]
fn expert_should_not_opine_when_the_version_was_concluded() {
	in_chain(|| {
		let version = judged();
		for expert in EXPERTS {
			succeed(expert, favour(version));
		}
		succeed(OPERATOR, conclusion(version));
		error("NotJudged", fail(EXPERTS[0], opinion(version, false)));
	});
}

#[test]
fn expert_should_not_be_seated_when_it_developed_the_version() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		assert_interested(version);
		let fourth = appoint(NEW_KEY);
		succeed(OPERATOR, panel(version, &[fourth, 2, 3]));
		error("NotSeated", fail(EXPERTS[0], favour(version)));
	});
}

#[test]
fn expert_should_not_be_seated_when_it_declared_an_interest_in_the_developer() {
	in_chain(|| {
		let version = submitted();
		succeed(EXPERTS[0], Call::<Runtime>::declare_interest { participant: number(DEVELOPER) });
		assert_interested(version);
	});
}

#[test]
fn expert_should_give_way_to_another_when_it_recused_itself() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		error("AlreadyExists", fail(OPERATOR, panel(version, &NUMBERS)));
		succeed(EXPERTS[1], recusal(version));
		let fourth = appoint(NEW_KEY);
		error("SeatKept", fail(OPERATOR, panel(version, &[fourth, 2, 3])));
		error("HasRecused", fail(OPERATOR, panel(version, &NUMBERS)));
		succeed(OPERATOR, panel(version, &[1, fourth, 3]));
		succeed(NEW_KEY, favour(version));
		succeed(EXPERTS[2], favour(version));
		succeed(OPERATOR, conclusion(version));
	});
}

#[test]
fn opinion_should_stand_when_the_council_dismissed_its_expert() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		dismiss(EXPERTS[0]);
		succeed(EXPERTS[1], favour(version));
		succeed(EXPERTS[2], favour(version));
		succeed(OPERATOR, conclusion(version));
	});
}

#[test]
fn expert_should_not_opine_when_the_council_dismissed_it() {
	in_chain(|| {
		let version = judged();
		dismiss(EXPERTS[0]);
		assert_eq!(refusal_code(EXPERTS[0], favour(version)), 1);
	});
}

#[test]
fn expert_should_count_once_when_it_opines_again_by_another_key() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], favour(version));
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		error("AlreadyExists", fail(NEW_KEY, favour(version)));
		assert_eq!(refusal_code(EXPERTS[0], favour(version)), 1);
		assert_eq!(opinions(version), 1);
	});
}

#[test]
fn expert_should_opine_by_the_key_it_has_when_it_was_seated_by_another() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		succeed(NEW_KEY, favour(version));
		let seat = Seat::Expert(NUMBERS[0]);
		assert!(Opinions::<Runtime>::contains_key((Matter::Methodology(version), 1), seat));
	});
}

#[test]
fn expert_should_count_once_when_it_was_dismissed_and_appointed_again() {
	in_chain(|| {
		let version = judged();
		let seat = expert(EXPERTS[0]);
		succeed(EXPERTS[0], favour(version));
		dismiss(EXPERTS[0]);
		assert_eq!(appoint(EXPERTS[0]), seat);
		error("AlreadyExists", fail(EXPERTS[0], favour(version)));
		assert_eq!(opinions(version), 1);
	});
}

#[test]
fn expert_should_take_the_key_the_council_decides_on_when_its_own_is_lost() {
	in_chain(|| {
		let version = judged();
		let seat = expert(EXPERTS[0]);
		let (new_account, consent) = (account(NEW_KEY), expert_consent(NEW_KEY, seat));
		decide(Call::replace_key { expert: seat, new_account, consent });
		assert_eq!(refusal_code(EXPERTS[0], favour(version)), 1);
		succeed(NEW_KEY, favour(version));
	});
}

/// Of the operator, the authority or a region: whoever names a panel or decides on what it came to is not of it.
#[test]
fn expert_should_not_be_appointed_when_the_key_holds_an_office() {
	in_chain(|| {
		for office in [OPERATOR, AUTHORITY, NANJING] {
			let appoint = Call::<Runtime>::appoint { account: account(office) };
			assert_eq!(motion(&SEATS, 4, appoint), Some(Err(holds_office())));
		}
	});
}

#[test]
fn expert_should_not_take_a_key_when_it_holds_an_office() {
	in_chain(|| {
		let seat = expert(EXPERTS[0]);
		for office in [OPERATOR, AUTHORITY, NANJING] {
			error("HoldsOffice", fail(EXPERTS[0], expert_key_change(seat, office)));
			let (new_account, consent) = (account(office), expert_consent(office, seat));
			let replace = Call::<Runtime>::replace_key { expert: seat, new_account, consent };
			assert_eq!(motion(&SEATS, 4, replace), Some(Err(holds_office())));
		}
	});
}

/// A participant whose key is an expert's develops, and is stood for by another key since.
#[test]
fn expert_should_not_be_seated_when_its_key_once_stood_for_the_developer() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		change_key(EXPERTS[0], NEW_KEY);
		assert_interested(version);
		assert_interested(submit(NEW_KEY));
	});
}

#[test]
fn expert_should_not_be_seated_when_the_key_it_let_go_stands_for_the_developer() {
	in_chain(|| {
		open(EXPERTS[0], ParticipantKind::Individual, &[]);
		let version = submit(EXPERTS[0]);
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		assert_interested(version);
	});
}

/// Of every participant it ever had a key of, not of one alone.
#[test]
fn expert_should_not_be_seated_when_it_had_keys_of_two_developers() {
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
			assert_interested(version);
		}
	});
}

#[test]
fn expert_should_not_be_seated_when_the_developer_took_a_key_that_it_let_go() {
	in_chain(|| {
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), NEW_KEY));
		open(EXPERTS[0], ParticipantKind::Organisation, &[]);
		let version = submit(EXPERTS[0]);
		assert_interested(version);
		// And has let it go in turn.
		change_key(EXPERTS[0], "//Developer's new key");
		error("Interested", fail(OPERATOR, panel(version, &NUMBERS)));
	});
}

#[test]
fn expert_should_not_opine_when_the_developers_key_is_its_own_since_it_was_seated() {
	in_chain(|| {
		let version = judged();
		succeed(EXPERTS[0], expert_key_change(expert(EXPERTS[0]), DEVELOPER));
		error("Interested", fail(DEVELOPER, favour(version)));
		succeed(DEVELOPER, recusal(version));
	});
}
