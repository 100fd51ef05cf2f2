//! The table's lines on experts and panels: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::{Capacity, Matter, Sanctioned, Seat};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::succeed,
	keys::{account, AUTHORITY, EXPERTS},
	scheme::{
		bar, change_key, document, evaluate, expert, expert_consent, expert_key_change, favour,
		notice, number, open_individual, panel, submit, DEVELOPER,
	},
};

use super::{taken_in, unmandated, NEWCOMER, ORGANISATION};

pub fn call(line: &str) -> pallet_experts::Call<Runtime> {
	use pallet_experts::Call;
	let seat = expert(EXPERTS[0]);
	let judged = || {
		let version = submit(DEVELOPER);
		evaluate(version);
		version
	};
	let recusal = |version| {
		let matter = Matter::Methodology(version);
		Call::<Runtime>::recuse { matter, reason: document(6) }
	};
	match line {
		"appoint" => Call::appoint { account: account(NEWCOMER) },
		"dismiss" => Call::dismiss { expert: seat },
		"change_key" => expert_key_change(seat, NEWCOMER),
		"change_key, to another expert's" => expert_key_change(seat, EXPERTS[1]),
		"change_key, to the authority's" => expert_key_change(seat, AUTHORITY),
		"change_key, without a consent" => {
			let consent = expert_consent(ORGANISATION, seat);
			Call::change_key { new_account: account(NEWCOMER), consent }
		}
		"replace_key" => {
			let consent = expert_consent(NEWCOMER, seat);
			Call::replace_key { expert: seat, new_account: account(NEWCOMER), consent }
		}
		"declare_interest" => Call::declare_interest { participant: number(DEVELOPER) },
		"declare_interest, declared by E" => {
			let interest = Call::<Runtime>::declare_interest { participant: number(DEVELOPER) };
			succeed(EXPERTS[0], interest.clone());
			interest
		}
		"name_panel" => panel(taken_in(submit(DEVELOPER)), &EXPERTS.map(expert)),
		"name_panel, with E who developed" => {
			open_individual(EXPERTS[0], &[]);
			panel(taken_in(submit(EXPERTS[0])), &EXPERTS.map(expert))
		}
		"name_panel, with E whose key did" => {
			open_individual(EXPERTS[0], &[]);
			change_key(EXPERTS[0], NEWCOMER);
			panel(taken_in(submit(NEWCOMER)), &EXPERTS.map(expert))
		}
		"name_panel, with a body" => {
			let matter = Matter::Methodology(taken_in(submit(DEVELOPER)));
			let body = Seat::Body(number(ORGANISATION));
			let seats = vec![Seat::Expert(seat), Seat::Expert(expert(EXPERTS[1])), body];
			Call::name_panel { matter, seats: seats.try_into().expect("three") }
		}
		"name_panel, with E barred" => {
			bar(Sanctioned::Expert(seat), Capacity::Expert);
			panel(taken_in(submit(DEVELOPER)), &EXPERTS.map(expert))
		}
		"name_panel, before the receipt" => panel(submit(DEVELOPER), &EXPERTS.map(expert)),
		"name_panel, spoken" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			panel(version, &EXPERTS.map(expert))
		}
		"name_panel, without a mandate" => {
			let version = taken_in(submit(DEVELOPER));
			unmandated(Scope::Review, panel(version, &EXPERTS.map(expert)))
		}
		"opine" => favour(judged()),
		"opine, interested since" => {
			let version = judged();
			let interest = Call::<Runtime>::declare_interest { participant: number(DEVELOPER) };
			succeed(EXPERTS[0], interest);
			favour(version)
		}
		"opine, E barred since" => {
			let version = judged();
			bar(Sanctioned::Expert(seat), Capacity::Expert);
			favour(version)
		}
		"opine, opined by E" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			favour(version)
		}
		"opine, in notice" => {
			let version = submit(DEVELOPER);
			notice(version);
			favour(version)
		}
		"recuse" => recusal(judged()),
		"recuse, opined by E" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			recusal(version)
		}
		other => panic!("there is no scene for {other}"),
	}
}
