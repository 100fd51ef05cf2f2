//! The table's lines on batches: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::{BatchId, Capacity, Day, Period};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{pass_to, succeed, today},
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::{
		assignment, bar, document, double_claim, interest, key_replacement, naming, number,
		qualify, suspension, together, whom, Platform, DECEMBER, DEVELOPER, REPORTER, VERIFIER,
	},
};

use super::{
	unmandated, Scene, FORMER_REPORTER, NEWCOMER, ORGANISATION, OTHER_VERIFIER, SUSPENDED,
};
use crate::{
	rides::{record, JANUARY, TWO_AND_A_HALF},
	terms::{admit_terms, REVISED_POINTS},
};

pub fn call(line: &str, scene: &Scene) -> pallet_issuance::Call<Runtime> {
	use pallet_issuance::Call;
	let (source, platform) = (scene.source, &scene.platform);
	let interest = interest(source);
	let during = |period: Period| {
		Platform::during(period, source, &[record(scene.person, 1, TWO_AND_A_HALF)])
	};
	let refuse = |batch| Call::<Runtime>::refuse { batch, report: document(5) };
	let decline = |batch| Call::<Runtime>::decline { batch, reason: document(6) };
	let freeze = || {
		succeed(OPERATOR, pallet_scenarios::Call::freeze { source, reason: document(6) });
	};
	match line {
		"open" => platform.opening(),
		"open, R barred" => {
			bar(whom(REPORTER), Capacity::Reporter);
			platform.opening()
		}
		"open, frozen" => {
			freeze();
			platform.opening()
		}
		"open, with a day before admission" => {
			let first = Day(DECEMBER.first.0 - 1);
			during(Period { first, last: first }).opening()
		}
		"open, across a change of terms" => {
			admit_terms(source, REVISED_POINTS, JANUARY.last);
			pass_to(JANUARY.last.saturating_add(1));
			during(JANUARY).opening()
		}
		"open, of days covered" => {
			scene.opened();
			during(Period { first: DECEMBER.last, ..DECEMBER }).opening()
		}
		"open, to continue one closed" => {
			let (batch, rest) = scene.closed();
			rest.continuing(batch).opening()
		}
		"open, to continue one not closed" => {
			platform.clone().continuing(scene.approved()).opening()
		}
		"assign" => assignment(scene.opened(), VERIFIER),
		"assign, to O" => assignment(scene.opened(), ORGANISATION),
		"assign, to V that is barred" => {
			bar(whom(VERIFIER), Capacity::Verifier);
			assignment(scene.opened(), VERIFIER)
		}
		"assign, to S" => assignment(scene.opened(), SUSPENDED),
		"assign, to D once accredited" => assignment(scene.opened(), accredited(DEVELOPER)),
		"assign, to R once accredited" => assignment(scene.opened(), accredited(REPORTER)),
		"assign, to F once accredited" => assignment(scene.opened(), accredited(FORMER_REPORTER)),
		"assign, to F that never acted" => assignment(platform.open(), accredited(FORMER_REPORTER)),
		"assign, to V that closed" => {
			let call = assignment(scene.opened(), VERIFIER);
			succeed(VERIFIER, pallet_participants::Call::close {});
			call
		}
		"assign, to V of another key by P" => {
			assert_eq!(together(key_replacement(number(VERIFIER), NEWCOMER)), Ok(()));
			assignment(scene.opened(), NEWCOMER)
		}
		"assign, to W that has an interest" => {
			succeed(OTHER_VERIFIER, interest);
			assignment(scene.opened(), OTHER_VERIFIER)
		}
		"assign, without a mandate" => {
			let batch = scene.opened();
			unmandated(Scope::Issuance, assignment(batch, VERIFIER))
		}
		"attest" => platform.attestation(scene.assigned()),
		"attest, not assigned" => platform.attestation(scene.opened()),
		"attest, W assigned since" => {
			let batch = scene.assigned();
			succeed(OPERATOR, assignment(batch, OTHER_VERIFIER));
			platform.attestation(batch)
		}
		"attest, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			platform.attestation(batch)
		}
		"attest, V barred since" => {
			let batch = scene.assigned();
			bar(whom(VERIFIER), Capacity::Verifier);
			platform.attestation(batch)
		}
		"attest, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			platform.attestation(batch)
		}
		"attest, V named reporter since" => {
			let batch = scene.assigned();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			platform.attestation(batch)
		}
		"attest, V named and no more" => {
			let batch = scene.assigned();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			succeed(DEVELOPER, naming(source, &[REPORTER]));
			platform.attestation(batch)
		}
		"approve" => Call::approve { batch: scene.attested() },
		"feed" => platform.feeding(scene.approved(), 0),
		"feed, fed" => platform.feeding(scene.fed(), 0),
		"feed, R barred" => {
			let batch = scene.approved();
			bar(whom(REPORTER), Capacity::Reporter);
			platform.feeding(batch, 0)
		}
		"feed, V named reporter since" => {
			let batch = scene.approved();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			platform.feeding(batch, 0)
		}
		"feed, on hold" => platform.feeding(held(scene.approved()), 0),
		"feed, frozen" => {
			let batch = scene.approved();
			freeze();
			platform.feeding(batch, 0)
		}
		"feed, of a double claim" => {
			let batch = scene.approved();
			succeed(OPERATOR, double_claim(source));
			platform.feeding(batch, 0)
		}
		"feed, without a mandate" => {
			let batch = scene.approved();
			unmandated(Scope::Issuance, platform.feeding(batch, 0))
		}
		"close" => Call::close { batch: scene.approved() },
		"close, held" => Call::close { batch: scene.fed() },
		"close, held, without a mandate" => {
			let batch = scene.fed();
			unmandated(Scope::Issuance, Call::close { batch })
		}
		"close, on hold" => Call::close { batch: held(scene.approved()) },
		"close, overdue" => {
			let batch = scene.approved();
			// 30 days may pass from the approval.
			pass_to(today().saturating_add(31));
			Call::close { batch }
		}
		"cancel" => Call::cancel { batch: scene.opened() },
		"cancel, assigned" => Call::cancel { batch: scene.assigned() },
		"cancel, declined" => {
			let batch = scene.assigned();
			succeed(VERIFIER, decline(batch));
			Call::cancel { batch }
		}
		"cancel, attested" => Call::cancel { batch: scene.attested() },
		"cancel, approved" => Call::cancel { batch: scene.approved() },
		"cancel, on hold" => Call::cancel { batch: held(scene.opened()) },
		"hold" => hold(scene.approved()),
		"hold, on hold" => hold(held(scene.approved())),
		"hold, cancelled" => {
			let batch = scene.opened();
			succeed(OPERATOR, Call::cancel { batch });
			hold(batch)
		}
		"release" => Call::release { batch: held(scene.approved()) },
		"release, not on hold" => Call::release { batch: scene.approved() },
		"release, held by the authority" => {
			let batch = scene.approved();
			succeed(AUTHORITY, Call::hold { batch, reason: document(6) });
			Call::release { batch }
		}
		"release, held for a difference" => Call::release { batch: scene.fed() },
		"refuse" => refuse(scene.assigned()),
		"refuse, on hold" => refuse(held(scene.assigned())),
		"refuse, attested" => refuse(scene.attested()),
		"refuse, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			refuse(batch)
		}
		"refuse, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			refuse(batch)
		}
		"decline" => decline(scene.assigned()),
		"decline, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			decline(batch)
		}
		"decline, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			decline(batch)
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// The batch, on hold.
fn held(batch: BatchId) -> BatchId {
	succeed(OPERATOR, hold(batch));
	batch
}

fn hold(batch: BatchId) -> pallet_issuance::Call<Runtime> {
	pallet_issuance::Call::hold { batch, reason: document(6) }
}

/// The same, as an accredited verifier.
fn accredited(organisation: Seed) -> Seed {
	qualify(organisation);
	organisation
}
