//! Scenarios that succeed each other are one line.

use polkadot_sdk::frame_support::{assert_err_with_weight, assert_noop, assert_ok};
use suhui_primitives::{Period, SourceId, Sources as _, TermsFault};

use super::{
	admit, apply, approve, assert_last_event, developer, file, june, operator, points_text, reject,
	terminate, title, try_apply_as, withdraw, BY_REDUCTION, BY_RIDES, DECLARATION, FOOD, NEW_YEAR,
};
use crate::{mock::*, Error, Event, FirstClaims, InForce, Latest, SucceededFrom, WeightInfo};

/// Applies for a scenario that succeeds another, which is approved; returns its number.
fn succeed(predecessor: SourceId) -> SourceId {
	let source = crate::NextSource::<Test>::get();
	assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(predecessor)));
	approve(source);
	source
}

#[test]
fn line_should_be_the_source_itself_when_it_succeeds_none() {
	build_and_execute(|| {
		let (first, second) = (apply(), admit());
		assert_eq!(Scenarios::line(first), Some(first));
		assert_eq!(Scenarios::line(second), Some(second));
	});
}

#[test]
fn line_should_be_the_first_one_when_a_successor_is_succeeded() {
	build_and_execute(|| {
		let other = apply();
		let first = admit();
		let second = succeed(first);
		let third = succeed(second);
		assert_eq!((other, first, second, third), (1, 2, 3, 4));
		assert_eq!([other, first, second, third].map(Scenarios::line), [1, 2, 2, 2].map(Some));
		assert_eq!(crate::Scenarios::<Test>::get(third).unwrap().succeeds, Some(second));
	});
}

#[test]
fn interest_should_be_in_the_whole_line_when_someone_reported_for_one_source_of_it() {
	build_and_execute(|| {
		let (other, first) = (apply(), admit());
		let second = succeed(first);
		Scenarios::reported(first, number(REPORTER));
		let interested = |source| Scenarios::is_interested(source, number(REPORTER));
		assert_eq!([other, first, second].map(interested), [false, true, true]);
	});
}

#[test]
fn line_should_be_one_when_two_sources_succeed_the_same() {
	build_and_execute(|| {
		let first = admit();
		let successors = [succeed(first), succeed(first)];
		assert_eq!(successors.map(Scenarios::line), [Some(first); 2]);
	});
}

#[test]
fn line_should_go_on_when_the_predecessor_is_terminated_rejected_or_withdrawn() {
	build_and_execute(|| {
		let (terminated, rejected, withdrawn) = (admit(), apply(), apply());
		terminate(terminated);
		reject(rejected);
		assert_ok!(withdraw(withdrawn));
		for predecessor in [terminated, rejected, withdrawn] {
			assert_eq!(Scenarios::line(succeed(predecessor)), Some(predecessor));
		}
	});
}

#[test]
fn line_should_be_unknown_when_the_source_is() {
	build_and_execute(|| assert_eq!(Scenarios::line(1), None));
}

#[test]
fn succession_should_be_refused_when_the_predecessor_is_unknown_or_the_source_itself() {
	build_and_execute(|| {
		apply();
		for predecessor in [0, 2, 3] {
			assert_noop!(
				try_apply_as(DEVELOPER, None, BY_RIDES, Some(predecessor)),
				Error::<Test>::NotFound
			);
		}
	});
}

#[test]
fn succession_should_be_refused_when_the_predecessor_is_another_developers() {
	build_and_execute(|| {
		let predecessor = admit();
		assert_noop!(
			try_apply_as(REPORTER, None, BY_RIDES, Some(predecessor)),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn succession_should_be_permitted_when_the_developer_took_another_key() {
	build_and_execute(|| {
		let predecessor = admit();
		give_developer_another_key();
		assert_ok!(try_apply_as(STRANGER, None, BY_RIDES, Some(predecessor)));
		assert_eq!(Scenarios::line(2), Some(predecessor));
	});
}

#[test]
fn successor_should_not_be_admitted_when_its_first_day_is_past() {
	build_and_execute(|| {
		let rejected = apply();
		reject(rejected);
		let successors = [succeed(admit()), succeed(rejected)];
		Today::set(&june(10));
		for source in successors {
			for from in [NEW_YEAR, june(1), june(9)] {
				assert_noop!(file(source, from), Error::<Test>::InThePast);
			}
		}
		assert_ok!(file(successors[0], june(10)));
		assert_ok!(file(successors[1], june(11)));
		assert_eq!(InForce::<Test>::get(successors[0]).into_inner(), [(1, june(10))]);
	});
}

#[test]
fn succession_should_not_be_charged_for_the_length_when_it_is_refused() {
	build_and_execute(|| {
		let refused = || {
			let origin = RuntimeOrigin::signed(DEVELOPER);
			let (title, points) = (title("绿色出行"), points_text(BY_RIDES));
			let (kind, claims) = (FOOD, FirstClaims::default());
			Scenarios::apply(
				origin,
				title,
				kind,
				None,
				points,
				document(1),
				DECLARATION,
				claims,
				Some(1),
			)
		};
		let taken = Some(<() as WeightInfo>::refused());
		assert_err_with_weight!(refused(), Error::<Test>::NotFound, taken);
	});
}

/// The first of a line from new year on, the second from 15 June, the third from 20 June on.
fn three() -> [SourceId; 3] {
	let first = admit();
	let second = succeed(first);
	assert_ok!(file(second, june(15)));
	assert_last_event(Event::Admitted { source: second, from: june(15), before: Some(first) });
	let third = succeed(second);
	assert_ok!(file(third, june(20)));
	[first, second, third]
}

#[test]
fn day_should_be_one_scenarios_when_they_succeed_each_other() {
	build_and_execute(|| {
		let line = three();
		let on = |first, last| {
			let period = Period { first: june(first), last: june(last) };
			line.map(|source| Scenarios::terms(source, period))
		};
		let (before, over) = (Err(TermsFault::Before), Err(TermsFault::Succeeded));
		assert_eq!(on(14, 14), [Ok(1), before, before]);
		assert_eq!(on(15, 15), [over, Ok(1), before]);
		assert_eq!(on(19, 19), [over, Ok(1), before]);
		assert_eq!(on(20, 30), [over, over, Ok(1)]);
		// Days across a succession are nobody's alone.
		assert_eq!(on(14, 15), [over, before, before]);
		assert_eq!(on(19, 20), [over, over, before]);
		assert_eq!(line.map(SucceededFrom::<Test>::get), [Some(june(15)), Some(june(20)), None]);
		assert_eq!(Latest::<Test>::get(line[0]), Some(line[2]));
	});
}

/// Whatever stands between them in the line: days pass from the one admitted last.
#[test]
fn day_should_pass_to_the_next_admitted_when_one_between_was_rejected_or_terminated() {
	build_and_execute(|| {
		let first = admit();
		let rejected = succeed(first);
		reject(rejected);
		let second = succeed(rejected);
		assert_ok!(file(second, june(15)));
		assert_eq!(SucceededFrom::<Test>::get(first), Some(june(15)));
		terminate(second);
		let period = Period { first: june(15), last: june(15) };
		assert_eq!(Scenarios::terms(first, period), Err(TermsFault::Succeeded));
		let third = succeed(first);
		assert_ok!(file(third, june(16)));
		assert_eq!(SucceededFrom::<Test>::get(second), Some(june(16)));
		assert_eq!(SucceededFrom::<Test>::get(first), Some(june(15)));
	});
}

#[test]
fn successor_should_not_be_admitted_when_its_first_day_is_not_later_than_that_of_the_one_before() {
	build_and_execute(|| {
		let [_, _, third] = three();
		let fourth = succeed(third);
		for from in [june(1), june(15), june(20)] {
			assert_noop!(file(fourth, from), Error::<Test>::NotLater);
		}
		assert_ok!(file(fourth, june(21)));
	});
}

#[test]
fn scenario_should_not_be_admitted_when_one_applied_for_later_is_admitted_in_its_line() {
	build_and_execute(|| {
		let first = apply();
		approve(first);
		let [second, third] = [succeed(first), succeed(first)];
		assert_ok!(file(third, june(15)));
		for source in [first, second] {
			assert_noop!(file(source, june(20)), Error::<Test>::Succeeded);
		}
		assert_eq!(Latest::<Test>::get(first), Some(third));
		assert!(!SucceededFrom::<Test>::contains_key(first));
	});
}

/// What became another's is not its former developer's to end.
#[test]
fn successor_should_not_be_admitted_when_the_one_before_it_was_passed_on() {
	build_and_execute(|| {
		let first = admit();
		let second = succeed(first);
		assert_ok!(Scenarios::transfer(developer(), first, Some(number(CITIZEN))));
		let to = number(CITIZEN);
		assert_ok!(Scenarios::consent_transfer(operator(), first, to, document(9)));
		assert_noop!(file(second, june(15)), Error::<Test>::NotDeveloper);
		assert!(!SucceededFrom::<Test>::contains_key(first));
	});
}
