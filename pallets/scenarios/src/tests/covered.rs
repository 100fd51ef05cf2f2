//! Days that are claimed elsewhere before batches come to cover them, or before what goes on with them is applied for.

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchResult,
};
use suhui_primitives::{Month, Period, SourceId, Sources};

use super::{
	admit, assert_last_event, claim, developer, june, operator, points_text, title, try_apply_as,
	BY_REDUCTION, DECLARATION, TRANSPORT,
};
use crate::{mock::*, Claims, Conflicts, Error, Event, FirstClaims, OutsideClaim};

/// June 2026: 56 years and five months after January 1970.
const JUNE: Month = Month(677);

fn declare(source: SourceId, claim: OutsideClaim) {
	assert_ok!(Scenarios::declare_claim(developer(), source, claim));
}

/// A batch comes to cover days of June.
fn cover(source: SourceId, first: u32, last: u32) -> DispatchResult {
	let period = Period { first: june(first), last: june(last) };
	<Scenarios as Sources>::covered(source, period)
}

/// How many conflicts there are.
fn conflicts() -> usize {
	Conflicts::<Test>::iter().count()
}

#[test]
fn claim_should_be_a_conflict_when_a_batch_comes_to_cover_one_of_its_days() {
	build_and_execute(|| {
		let source = admit();
		declare(source, claim(1, 9));
		declare(source, claim(10, 20));
		assert_ok!(cover(source, 21, 30));
		assert_eq!(conflicts(), 0);
		assert_ok!(cover(source, 20, 20));
		let (by, claim, document) = (None, Some(2), None);
		assert_last_event(Event::ConflictReported { conflict: 1, source, by, claim, document });
		assert_eq!(Claims::<Test>::get(source)[1].conflict, Some(1));
	});
}

#[test]
fn claim_should_be_a_conflict_by_itself_once_when_batches_cover_its_days_again() {
	build_and_execute(|| {
		let source = admit();
		declare(source, claim(1, 20));
		assert_ok!(cover(source, 1, 1));
		assert_ok!(cover(source, 1, 1));
		assert_ok!(Scenarios::decide_conflict(operator(), 1, false, document(32)));
		assert_ok!(cover(source, 2, 2));
		assert_eq!(conflicts(), 1);
	});
}

#[test]
fn batches_should_show_one_claim_each_when_several_are_for_their_days() {
	build_and_execute(|| {
		let source = admit();
		declare(source, claim(1, 20));
		declare(source, claim(1, 20));
		for shown in [1, 2] {
			assert_ok!(cover(source, shown, shown));
			assert_eq!(conflicts(), shown as usize);
			assert_eq!(Conflicts::<Test>::get(shown).unwrap().claim, Some(shown));
		}
	});
}

#[test]
fn claim_should_be_no_conflict_again_when_it_was_one_as_it_was_declared() {
	build_and_execute(|| {
		let source = admit();
		CoveredDays::set(&vec![(source, JUNE, 1)]);
		declare(source, claim(1, 20));
		assert_ok!(cover(source, 2, 2));
		assert_eq!(conflicts(), 1);
	});
}

/// Their activity is one, whichever declared the claim and whichever reports the day.
#[test]
fn claim_should_be_a_conflict_when_another_of_the_line_comes_to_cover_its_days() {
	build_and_execute(|| {
		let (first, other) = (admit(), admit());
		assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(first)));
		let second = other + 1;
		declare(first, claim(10, 20));
		declare(second, claim(1, 9));
		assert_ok!(cover(other, 1, 30));
		assert_eq!(conflicts(), 0);
		assert_ok!(cover(second, 15, 15));
		assert_ok!(cover(first, 5, 5));
		let shown = |conflict| {
			let found = Conflicts::<Test>::get(conflict).unwrap();
			(found.source, found.claim)
		};
		assert_eq!([1, 2].map(shown), [(first, Some(1)), (second, Some(1))]);
		assert_eq!(conflicts(), 2);
	});
}

#[test]
fn claim_should_be_refused_when_eight_others_of_the_line_have_some() {
	build_and_execute(|| {
		let first = admit();
		declare(first, claim(1, 1));
		for _ in 0..8 {
			assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(first)));
		}
		for source in first + 1..first + 8 {
			declare(source, claim(1, 1));
		}
		let ninth = Scenarios::declare_claim(developer(), first + 8, claim(1, 1));
		assert_noop!(ninth, Error::<Test>::TooManyClaims);
		declare(first, claim(2, 2));
	});
}

#[test]
fn claim_should_be_a_conflict_when_it_goes_with_the_application_of_a_successor() {
	build_and_execute(|| {
		let first = admit();
		CoveredDays::set(&vec![(first, JUNE, 1)]);
		let told = vec![claim(2, 30), claim(1, 30)];
		assert_ok!(Scenarios::apply(
			developer(),
			title("绿色出行"),
			TRANSPORT,
			Some(PUBLISHED),
			points_text(BY_REDUCTION),
			document(1),
			DECLARATION,
			FirstClaims::truncate_from(told),
			Some(first),
		));
		let found = Conflicts::<Test>::get(1).unwrap();
		assert_eq!((found.source, found.claim, found.document), (first + 1, Some(2), None));
		assert_eq!(conflicts(), 1);
	});
}
