use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use super::{
	assert_last_event, bar, impose, is_barred, lift, sanction, signed, unsigned, verifier,
};
use crate::{mock::*, Bars, Error, Event, Ground, Sanction};

const UNTIL: Day = Day(20_500);

#[test]
fn sanction_should_keep_what_was_decided_when_the_council_calls() {
	build_and_execute(|| {
		let number = bar(UNTIL);
		let expected = Sanction {
			whom: verifier(),
			ground: Ground::Falsehood,
			capacities: few([Capacity::Verifier]),
			document: document(1),
			from: NINTH_OF_FEBRUARY,
			until: UNTIL,
			lifted: None,
			appeal: None,
		};
		assert_eq!((number, sanction(number)), (1, expected));
	});
}

#[test]
fn sanction_should_bar_from_what_it_names_alone_when_it_stands() {
	build_and_execute(|| {
		bar(UNTIL);
		assert!(is_barred(verifier(), Capacity::Verifier));
		for capacity in [Capacity::Developer, Capacity::Reporter, Capacity::Expert] {
			assert!(!is_barred(verifier(), capacity));
		}
		let citizen = Sanctioned::Participant(number(CITIZEN));
		let expert = Sanctioned::Expert(number(VERIFIER));
		for other in [citizen, expert] {
			assert!(!is_barred(other, Capacity::Verifier));
		}
	});
}

#[test]
fn sanction_should_bar_to_the_end_of_its_last_day_when_days_pass() {
	build_and_execute(|| {
		bar(UNTIL);
		Today::set(&UNTIL);
		assert!(is_barred(verifier(), Capacity::Verifier));
		Today::set(&Day(20_501));
		assert!(!is_barred(verifier(), Capacity::Verifier));
	});
}

#[test]
fn sanction_should_bar_for_a_day_when_its_last_day_is_today() {
	build_and_execute(|| {
		bar(NINTH_OF_FEBRUARY);
		assert!(is_barred(verifier(), Capacity::Verifier));
	});
}

#[test]
fn sanction_should_bar_until_the_later_day_when_there_are_two() {
	build_and_execute(|| {
		bar(Day(20_600));
		bar(UNTIL);
		Today::set(&Day(20_501));
		assert!(is_barred(verifier(), Capacity::Verifier));
		Today::set(&Day(20_601));
		assert!(!is_barred(verifier(), Capacity::Verifier));
	});
}

#[test]
fn sanction_should_bar_an_expert_from_judging_when_the_expert_is_named() {
	build_and_execute(|| {
		let expert = Sanctioned::Expert(2);
		assert_ok!(impose(expert, &[Capacity::Expert], UNTIL));
		assert!(is_barred(expert, Capacity::Expert));
		assert!(!is_barred(Sanctioned::Expert(1), Capacity::Expert));
	});
}

#[test]
fn sanction_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let sanction = bar(UNTIL);
		assert_last_event(Event::Sanctioned {
			sanction,
			whom: verifier(),
			ground: Ground::Falsehood,
			capacities: few([Capacity::Verifier]),
			until: UNTIL,
			document: document(1),
		});
	});
}

/// What is over or lifted makes room.
#[test]
fn sanction_should_fail_when_eight_stand() {
	build_and_execute(|| {
		for _ in 0..8 {
			bar(UNTIL);
		}
		let ninth = || impose(verifier(), &[Capacity::Developer], Day(20_600));
		assert_noop!(ninth(), Error::<Test>::TooMany);
		assert_ok!(lift(3));
		assert_ok!(ninth());
		assert_noop!(ninth(), Error::<Test>::TooMany);
		Today::set(&Day(20_501));
		assert_ok!(ninth());
		assert_eq!(Bars::<Test>::get(verifier()).len(), 2);
	});
}

#[test]
fn sanction_should_fail_when_the_last_day_is_past() {
	build_and_execute(|| {
		assert_noop!(
			impose(verifier(), &[Capacity::Verifier], Day(20_492)),
			Error::<Test>::InThePast
		);
	});
}

#[test]
fn sanction_should_fail_when_capacities_are_none_or_do_not_ascend() {
	build_and_execute(|| {
		use Capacity::{Reporter, Verifier};
		for capacities in [&[][..], &[Verifier, Verifier], &[Verifier, Reporter]] {
			assert_noop!(impose(verifier(), capacities, UNTIL), Error::<Test>::InvalidCapacities);
		}
	});
}

#[test]
fn sanction_should_fail_when_an_expert_is_to_be_barred_from_what_participants_do() {
	build_and_execute(|| {
		for capacities in [&[Capacity::Developer][..], &[Capacity::Verifier, Capacity::Expert]] {
			assert_noop!(
				impose(Sanctioned::Expert(1), capacities, UNTIL),
				Error::<Test>::InvalidCapacities
			);
		}
	});
}

#[test]
fn sanction_should_fail_when_there_is_nobody_of_the_number() {
	build_and_execute(|| {
		let unknown =
			[Sanctioned::Participant(0), Sanctioned::Participant(1_000), Sanctioned::Expert(4)];
		for whom in unknown {
			assert_noop!(impose(whom, &[Capacity::Expert], UNTIL), Error::<Test>::NotFound);
		}
	});
}

#[test]
fn sanction_should_fail_when_the_caller_is_not_the_council() {
	build_and_execute(|| {
		let callers = [OPERATOR, AUTHORITY, CITIZEN].map(signed);
		for origin in callers.into_iter().chain(unsigned()) {
			let (whom, ground) = (verifier(), Ground::Other);
			let capacities = few([Capacity::Verifier]);
			assert_noop!(
				Disclosure::sanction(origin, whom, ground, capacities, UNTIL, document(1)),
				BadOrigin
			);
		}
	});
}
