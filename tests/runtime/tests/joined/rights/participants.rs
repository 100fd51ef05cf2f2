//! The table's lines on accounts and consents: what is there when the call is due.

use pallet_mandate::Scope;
use pallet_participants::Opening;
use suhui_primitives::{ParticipantId, ParticipantKind, Region, KEY_DAYS};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{pass_to, succeed, today},
	keys::{account, AUTHORITY, NANJING, SEATS},
	mall::agree,
	scheme::{
		apply, change_key, closing_for, key_change, key_replacement, motion, number,
		open_individual, opening, reopening, submit, terminate, DEVELOPER,
	},
};

use super::{holding, ordered, unmandated, Scene, INDIVIDUAL, NEWCOMER, ORGANISATION};

pub fn call(line: &str, scene: &Scene) -> pallet_participants::Call<Runtime> {
	use pallet_participants::Call;
	let (source, participant) = (scene.source, scene.person);
	let newcomer = opening(NEWCOMER, ParticipantKind::Individual, &[source]);
	let consents = |participant: ParticipantId| {
		let participants = vec![participant].try_into().expect("one");
		Call::<Runtime>::record_consents { source, participants }
	};
	match line {
		"open" => Call::open { opening: newcomer },
		"open, without a mandate" => unmandated(Scope::Accounts, Call::open { opening: newcomer }),
		"open, an organisation" => {
			Call::open { opening: opening(NEWCOMER, ParticipantKind::Organisation, &[]) }
		}
		"open, O once more" => {
			let mut again = opening(ORGANISATION, ParticipantKind::Organisation, &[]);
			again.account = account(NEWCOMER);
			Call::open { opening: again }
		}
		"open, without a key's consent" => {
			let organisation = opening(NEWCOMER, ParticipantKind::Organisation, &[]);
			Call::open { opening: Opening { consent: None, ..organisation } }
		}
		"open, the authority's key" => {
			Call::open { opening: opening(AUTHORITY, ParticipantKind::Individual, &[]) }
		}
		"open, the key of an office" => {
			Call::open { opening: opening(NANJING, ParticipantKind::Individual, &[]) }
		}
		"open_batch" => Call::open_batch { openings: vec![newcomer].try_into().expect("one") },
		"record_consents" => consents(open_individual(NEWCOMER, &[])),
		"record_consents, of O" => consents(number(ORGANISATION)),
		"record_consents, withdrawn" => {
			succeed("//Ann", Call::withdraw_consent { source });
			consents(participant)
		}
		"give_consent" => Call::give_consent { source },
		"give_consent, given by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			Call::give_consent { source }
		}
		"give_consent, withdrawn by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			succeed(INDIVIDUAL, Call::withdraw_consent { source });
			Call::give_consent { source }
		}
		"withdraw_consent, given by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			Call::withdraw_consent { source }
		}
		"change_key, with a consent to I" => key_change(number(INDIVIDUAL), NEWCOMER),
		"change_key, to O's" => key_change(number(INDIVIDUAL), ORGANISATION),
		"change_key, to the authority's" => key_change(number(INDIVIDUAL), AUTHORITY),
		"change_key, to an office's" => key_change(number(INDIVIDUAL), NANJING),
		"change_key, changed by I today" => {
			change_key(INDIVIDUAL, NEWCOMER);
			pass_to(today().saturating_add(KEY_DAYS));
			change_key(NEWCOMER, INDIVIDUAL);
			key_change(number(INDIVIDUAL), "//ThirdKey")
		}
		"replace_key" => key_replacement(participant, NEWCOMER),
		"close" => Call::close {},
		"close, V assigned" => {
			scene.assigned();
			Call::close {}
		}
		"close, V attested" => {
			scene.attested();
			Call::close {}
		}
		"close, D's terminated" => {
			terminate(source, DEVELOPER);
			Call::close {}
		}
		"close, O applied" => {
			apply(ORGANISATION, scene.version());
			Call::close {}
		}
		"close, O submitted" => {
			submit(ORGANISATION);
			Call::close {}
		}
		"close, O provides" => {
			agree(ORGANISATION);
			Call::close {}
		}
		"close, I redeemed" => {
			ordered();
			Call::close {}
		}
		"close, O holds reductions" => {
			holding();
			Call::close {}
		}
		"close_for" => closing_for(participant),
		"admit_pilot" => Call::admit_pilot { region: shanghai() },
		"withdraw_pilot" => {
			let admit = Call::<Runtime>::admit_pilot { region: shanghai() };
			assert_eq!(motion(&SEATS, 4, admit), Some(Ok(())));
			Call::withdraw_pilot { region: shanghai() }
		}
		"reopen" => {
			succeed("//Ann", Call::close {});
			reopening(participant, "//Ann")
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// 上海青浦.
fn shanghai() -> Region {
	Region::new(310_118).expect("six digits")
}
