//! The table's lines on methodologies: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::{Capacity, Day, VersionId};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{pass_to, succeed, today},
	keys::{account, AUTHORITY, EXPERTS, OPERATOR, SEATS},
	scheme::{
		bar, conclusion, document, evaluate, expert, favour, file, motion, notice, panel,
		publication, submission, submit, whom, CYCLING, DEVELOPER,
	},
};

use super::{taken_in, unmandated, Scene, NEWCOMER, ORGANISATION};

pub fn call(line: &str, scene: &Scene) -> pallet_methodology::Call<Runtime> {
	use pallet_methodology::{Call, NextVersion, Versions};
	let revision = || {
		let published = Versions::<Runtime>::get(scene.version()).expect("it is published");
		let text = CYCLING.as_bytes().to_vec().try_into().expect("short");
		Call::<Runtime>::revise { methodology: published.methodology, text, document: document(2) }
	};
	let submitted = || submit(DEVELOPER);
	let noticed = || {
		let version = submitted();
		notice(version);
		version
	};
	let objected = || {
		let version = noticed();
		succeed(ORGANISATION, objection(version));
		version
	};
	let filed = || {
		let version = submitted();
		file(version);
		version
	};
	let answer = |version| {
		let (objection, upheld, document) = (1, false, document(6));
		Call::<Runtime>::answer { version, objection, upheld, document }
	};
	let returned = |version| {
		let reason = document(6);
		succeed(OPERATOR, Call::<Runtime>::return_incomplete { version, reason });
		Call::<Runtime>::complete { version, document: document(2) }
	};
	let discontinuation = |from| {
		let (version, reason) = (scene.version(), document(6));
		Call::<Runtime>::discontinue { version, from, reason }
	};
	let all_spoke = || {
		let version = submitted();
		evaluate(version);
		EXPERTS.iter().for_each(|expert| drop(succeed(expert, favour(version))));
		version
	};
	match line {
		"submit" => submission(),
		"revise" => revision(),
		"submit, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			submission()
		}
		"revise, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			revision()
		}
		"return_incomplete" => {
			Call::return_incomplete { version: submitted(), reason: document(6) }
		}
		"return_incomplete, taken in" => {
			Call::return_incomplete { version: taken_in(submitted()), reason: document(6) }
		}
		"complete" => returned(submitted()),
		"complete, of A's" => {
			let version = NextVersion::<Runtime>::get();
			succeed(AUTHORITY, revision());
			returned(version)
		}
		"accept" => Call::accept { version: submitted() },
		"accept, without a mandate" => {
			let version = submitted();
			unmandated(Scope::Review, Call::accept { version })
		}
		"conclude" => {
			let version = taken_in(submitted());
			let others = [NEWCOMER, "//Expert5"];
			for other in others {
				let appoint = pallet_experts::Call::appoint { account: account(other) };
				assert_eq!(motion(&SEATS, 4, appoint), Some(Ok(())));
			}
			let five = [EXPERTS.map(expert).to_vec(), others.map(expert).to_vec()].concat();
			succeed(OPERATOR, panel(version, &five));
			EXPERTS.iter().for_each(|expert| drop(succeed(expert, favour(version))));
			conclusion(version)
		}
		"conclude, once all spoke" => conclusion(all_spoke()),
		"conclude, all spoke, no mandate" => {
			let version = all_spoke();
			unmandated(Scope::Review, conclusion(version))
		}
		"conclude, with two opinions" => {
			let version = submitted();
			evaluate(version);
			EXPERTS[..2].iter().for_each(|expert| drop(succeed(expert, favour(version))));
			conclusion(version)
		}
		"conclude, without a panel" => conclusion(taken_in(submitted())),
		"object" => objection(noticed()),
		"object, objected by O" => objection(objected()),
		"object, after the notice" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last.saturating_add(1));
			objection(version)
		}
		"answer" => answer(objected()),
		"answer, answered" => {
			let version = objected();
			succeed(OPERATOR, answer(version));
			answer(version)
		}
		"answer_many" => {
			let (version, objections) = (objected(), vec![1].try_into().expect("one"));
			Call::answer_many { version, objections, document: document(6) }
		}
		"file" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last.saturating_add(1));
			Call::file { version }
		}
		"file, on the last day" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last);
			Call::file { version }
		}
		"file, objected" => {
			let version = submitted();
			let last = notice(version);
			succeed(ORGANISATION, objection(version));
			pass_to(last.saturating_add(1));
			Call::file { version }
		}
		"publish" => publication(filed()),
		"publish, in notice" => publication(noticed()),
		"send_back" => Call::send_back { version: filed(), reason: document(6) },
		"send_back, published" => Call::send_back { version: scene.version(), reason: document(6) },
		"reject" => Call::reject { version: submitted(), reason: document(6) },
		"reject, published" => Call::reject { version: scene.version(), reason: document(6) },
		"reject, favoured" => Call::reject { version: all_spoke(), reason: document(6) },
		"reject, without a mandate" => {
			let version = submitted();
			unmandated(Scope::Review, Call::reject { version, reason: document(6) })
		}
		"withdraw" => Call::withdraw { version: submitted() },
		"withdraw, of A's" => {
			let version = NextVersion::<Runtime>::get();
			succeed(AUTHORITY, revision());
			Call::withdraw { version }
		}
		"withdraw, published" => Call::withdraw { version: scene.version() },
		"discontinue" => discontinuation(today()),
		"discontinue, from yesterday" => discontinuation(Day(today().0 - 1)),
		"discontinue, discontinued" => {
			succeed(AUTHORITY, discontinuation(today()));
			discontinuation(today())
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// What a participant sends to object to a version.
fn objection(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::object { version, document: document(6) }
}
