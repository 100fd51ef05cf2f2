//! The table's lines on scenarios: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::{Capacity, Day, FIRST_NUMBER};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{pass_to, succeed, today},
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::{
		acceptance, application, apply, approval, approve, bar, document, double_claim, filing,
		last_terms, naming, number, order, rectified, refuse_rectification, rejection, terminate,
		termination, whom, DECEMBER, DEVELOPER, REPORTER,
	},
};

use super::{unmandated, Scene, INDIVIDUAL, ORGANISATION};
use crate::terms::{admit_terms, proposal, succession, REVISED_POINTS};

pub fn call(line: &str, scene: &Scene) -> pallet_scenarios::Call<Runtime> {
	use pallet_scenarios::{Call, Finding, Ground, Mechanism, OutsideClaim};
	let source = scene.source;
	let reason = document(6);
	let applied = || apply(DEVELOPER, scene.version());
	let accepted = || {
		let source = applied();
		succeed(OPERATOR, acceptance(source));
		source
	};
	let approved = || {
		let source = applied();
		approve(source);
		source
	};
	let terms = |source| proposal(source, Some(scene.version()), REVISED_POINTS);
	let proposed = || succeed(DEVELOPER, terms(source));
	// Terms 2 were withdrawn since somebody looked at them, and terms 3 wait.
	let proposed_anew = || {
		proposed();
		succeed(DEVELOPER, Call::<Runtime>::withdraw { source });
		proposed();
	};
	let returning =
		|source| Call::<Runtime>::return_incomplete { source, terms: last_terms(source), reason };
	let yesterday = Day(today().0 - 1);
	let successor = |predecessor| {
		let source = pallet_scenarios::NextSource::<Runtime>::get();
		succeed(DEVELOPER, succession(scene.version(), predecessor));
		approve(source);
		source
	};
	let claim = |first, last| {
		let (mechanism, reference) = (Mechanism::Ccer, document(13).blake2_256);
		OutsideClaim { mechanism, reference, first, last }
	};
	let report = || Call::<Runtime>::report_conflict { source, claim: None, document: reason };
	let decision = || Call::<Runtime>::decide_conflict {
		conflict: FIRST_NUMBER,
		upheld: true,
		document: reason,
	};
	let transfer = |to: Seed| Call::<Runtime>::transfer { source, to: Some(number(to)) };
	let consent =
		|| Call::<Runtime>::consent_transfer { source, to: number(ORGANISATION), document: reason };
	let pass_on = || {
		succeed(DEVELOPER, transfer(ORGANISATION));
		succeed(OPERATOR, consent());
	};
	let freeze = || Call::<Runtime>::freeze { source, reason };
	match line {
		"apply" => application(scene.version()),
		"apply, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			application(scene.version())
		}
		"apply, to succeed D's" => succession(scene.version(), source),
		"apply, to succeed none there is" => succession(scene.version(), source + 1),
		"apply, with a claim backwards" => {
			let mut call = application(scene.version());
			if let Call::apply { claims, .. } = &mut call {
				claims.try_push(claim(today(), yesterday)).expect("it is the first");
			}
			call
		}
		"accept" => acceptance(applied()),
		"accept, accepted" => acceptance(accepted()),
		"accept, other terms now" => {
			proposed_anew();
			Call::accept { source, terms: 2 }
		}
		"accept, without a mandate" => {
			let source = applied();
			unmandated(Scope::Review, acceptance(source))
		}
		"return_incomplete" => returning(applied()),
		"return_incomplete, accepted" => returning(accepted()),
		"return_incomplete, other terms now" => {
			proposed_anew();
			Call::return_incomplete { source, terms: 2, reason }
		}
		"complete" => {
			let source = applied();
			succeed(OPERATOR, returning(source));
			Call::complete { source, document: reason }
		}
		"complete, not returned" => Call::complete { source: applied(), document: reason },
		"approve" => approval(accepted()),
		"approve, terms" => {
			proposed();
			succeed(OPERATOR, acceptance(source));
			approval(source)
		}
		"approve, not accepted" => approval(applied()),
		"approve, other terms now" => {
			proposed_anew();
			succeed(OPERATOR, acceptance(source));
			Call::approve { source, terms: 2 }
		}
		"approve, without a mandate" => {
			let source = accepted();
			unmandated(Scope::Review, approval(source))
		}
		"file" => filing(approved(), DECEMBER.first),
		"file, not approved" => filing(accepted(), DECEMBER.first),
		"file, admitted" => filing(source, DECEMBER.first),
		"file, to succeed, from today" => filing(successor(source), today()),
		"file, to succeed, from yesterday" => filing(successor(source), yesterday),
		"file, to succeed, from D's first" => {
			let second = successor(source);
			succeed(AUTHORITY, filing(second, today()));
			filing(successor(second), today())
		}
		"file, succeeded" => {
			let first = approved();
			succeed(AUTHORITY, filing(successor(first), today()));
			filing(first, DECEMBER.first)
		}
		"file, to succeed what O has now" => {
			let second = successor(source);
			pass_on();
			filing(second, today())
		}
		"file, terms" => {
			proposed();
			approve(source);
			filing(source, today())
		}
		"file, other terms now" => {
			proposed_anew();
			approve(source);
			Call::file { source, terms: 2, from: today() }
		}
		"file, terms from yesterday" => {
			proposed();
			approve(source);
			filing(source, yesterday)
		}
		"file, terms from others' first day" => {
			admit_terms(source, REVISED_POINTS, today());
			proposed();
			approve(source);
			filing(source, today())
		}
		"terminate" => {
			refuse_rectification(source, DEVELOPER);
			termination(source)
		}
		"terminate, double claim" => double_claim(source),
		"terminate, nothing to be rectified" => termination(source),
		"terminate, on the day it is due" => {
			succeed(OPERATOR, order(source, 5));
			// Tuesday the 6th to Friday the 9th, and Monday the 12th of January.
			pass_to(today().saturating_add(7));
			termination(source)
		}
		"terminate, after the day it was due" => {
			succeed(OPERATOR, order(source, 5));
			pass_to(today().saturating_add(8));
			termination(source)
		}
		"terminate, no conflict upheld" => {
			succeed(OPERATOR, report());
			let ground = Ground::DoubleClaim(FIRST_NUMBER);
			Call::terminate { source, ground, reason }
		}
		"terminate, applied for" => termination(applied()),
		"set_reporters" => naming(source, &[ORGANISATION]),
		"set_reporters, passed on to O" => {
			pass_on();
			naming(source, &[ORGANISATION])
		}
		"reject" => rejection(applied()),
		"reject, approved" => rejection(approved()),
		"reject, terms" => {
			proposed();
			rejection(source)
		}
		"reject, other terms now" => {
			proposed_anew();
			Call::reject { source, terms: 2, reason }
		}
		"reject, admitted" => rejection(source),
		"propose_terms" => terms(source),
		"propose_terms, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			terms(source)
		}
		"propose_terms, proposed" => {
			proposed();
			terms(source)
		}
		"propose_terms, applied for" => terms(applied()),
		"propose_terms, terminated" => {
			terminate(source, DEVELOPER);
			terms(source)
		}
		"withdraw" => Call::withdraw { source: applied() },
		"withdraw, approved" => Call::withdraw { source: approved() },
		"withdraw, terms" => {
			proposed();
			Call::withdraw { source }
		}
		"withdraw, not proposed" => Call::withdraw { source },
		"declare_claim" => Call::declare_claim { source, claim: claim(today(), today()) },
		"declare_claim, terminated" => {
			terminate(source, DEVELOPER);
			Call::declare_claim { source, claim: claim(today(), today()) }
		}
		"report_conflict" => report(),
		"report_conflict, of no claim" => {
			Call::report_conflict { source, claim: Some(1), document: reason }
		}
		"report_conflict, without a mandate" => unmandated(Scope::Review, report()),
		"decide_conflict" => {
			succeed(INDIVIDUAL, report());
			decision()
		}
		"decide_conflict, decided" => {
			succeed(INDIVIDUAL, report());
			succeed(OPERATOR, decision());
			decision()
		}
		"evaluate" => Call::evaluate { source, finding: Finding::Passed, document: reason },
		"evaluate, to be rectified" => {
			succeed(OPERATOR, order(source, 20));
			order(source, 20)
		}
		"evaluate, without a mandate" => unmandated(Scope::Review, order(source, 20)),
		"submit_rectification" => {
			succeed(OPERATOR, order(source, 20));
			rectified(source)
		}
		"submit_rectification, late" => {
			succeed(OPERATOR, order(source, 5));
			pass_to(today().saturating_add(8));
			rectified(source)
		}
		"submit_rectification, submitted" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			rectified(source)
		}
		"submit_rectification, not ordered" => rectified(source),
		"accept_rectification" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			Call::accept_rectification { source }
		}
		"accept_rectification, not submitted" => {
			succeed(OPERATOR, order(source, 20));
			Call::accept_rectification { source }
		}
		"refuse_rectification" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			Call::refuse_rectification { source, reason }
		}
		"refuse_rectification, refused" => {
			refuse_rectification(source, DEVELOPER);
			Call::refuse_rectification { source, reason }
		}
		"freeze" => freeze(),
		"freeze, frozen" => {
			succeed(AUTHORITY, freeze());
			freeze()
		}
		"freeze, without a mandate" => unmandated(Scope::Review, freeze()),
		"unfreeze" => {
			succeed(OPERATOR, freeze());
			Call::unfreeze { source }
		}
		"unfreeze, by the authority's order" => {
			succeed(AUTHORITY, freeze());
			Call::unfreeze { source }
		}
		"unfreeze, not frozen" => Call::unfreeze { source },
		"leave" => Call::leave { source },
		"leave, terminated" => {
			terminate(source, DEVELOPER);
			Call::leave { source }
		}
		"transfer" => transfer(ORGANISATION),
		"transfer, to D" => transfer(DEVELOPER),
		"consent_transfer" => {
			succeed(DEVELOPER, transfer(ORGANISATION));
			consent()
		}
		"consent_transfer, not offered" => consent(),
		"consent_transfer, to another now" => {
			succeed(DEVELOPER, transfer(ORGANISATION));
			succeed(DEVELOPER, transfer(REPORTER));
			consent()
		}
		other => panic!("there is no scene for {other}"),
	}
}
