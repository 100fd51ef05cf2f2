use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError::BadOrigin, DispatchResult},
};
use suhui_primitives::{Day, Month, SourceId, MAX_CLAIMS};

use super::{
	admit, apply, assert_last_event, claim, developer, ended, june, try_apply_as, BY_REDUCTION,
};
use crate::{mock::*, Claim, Claims, Conflict, Conflicts, Error, Event, OutsideClaim};

/// June 2026: 56 years and five months after January 1970.
const JUNE: Month = Month(677);

fn declare(source: SourceId, claim: OutsideClaim) -> DispatchResult {
	Scenarios::declare_claim(developer(), source, claim)
}

/// How many conflicts there are.
fn conflicts() -> usize {
	Conflicts::<Test>::iter().count()
}

#[test]
fn declare_claim_should_enter_it_in_the_register_when_the_developer_calls() {
	build_and_execute(|| {
		let source = admit();
		Today::set(&june(10));
		assert_ok!(declare(source, claim(1, 30)));
		let entered = Claim { claim: claim(1, 30), declared: june(10), conflict: None };
		assert_eq!(Claims::<Test>::get(source).into_inner(), [entered]);
		assert_last_event(Event::ClaimDeclared { source, claim: 1, details: claim(1, 30) });
	});
}

#[test]
fn declare_claim_should_number_on_when_others_were_declared() {
	build_and_execute(|| {
		let source = apply();
		assert_ok!(declare(source, claim(1, 1)));
		assert_ok!(declare(source, claim(2, 2)));
		assert_last_event(Event::ClaimDeclared { source, claim: 2, details: claim(2, 2) });
	});
}

#[test]
fn declare_claim_should_be_a_conflict_when_batches_cover_one_of_its_days() {
	build_and_execute(|| {
		let source = admit();
		// The 15th is covered.
		CoveredDays::set(&vec![(source, JUNE, 1 << 14)]);
		assert_ok!(declare(source, claim(15, 20)));
		let conflict = Conflict {
			source,
			by: None,
			claim: Some(1),
			document: None,
			reported: june(1),
			decision: None,
		};
		assert_eq!(Conflicts::<Test>::get(1), Some(conflict));
		assert_last_event(Event::ConflictReported {
			conflict: 1,
			source,
			by: None,
			claim: Some(1),
			document: None,
		});
	});
}

#[test]
fn declare_claim_should_be_no_conflict_when_batches_cover_other_days_alone() {
	build_and_execute(|| {
		let source = admit();
		CoveredDays::set(&vec![(source, JUNE, 1 << 14), (source + 1, JUNE, u32::MAX)]);
		assert_ok!(declare(source, claim(1, 14)));
		assert_ok!(declare(source, claim(16, 30)));
		assert_eq!(conflicts(), 0);
		assert_ok!(declare(source, claim(15, 15)));
		assert_eq!(conflicts(), 1);
	});
}

#[test]
fn declare_claim_should_be_a_conflict_when_a_month_amidst_it_is_covered() {
	build_and_execute(|| {
		let source = admit();
		CoveredDays::set(&vec![(source, JUNE, 1)]);
		// 2026-05-31 to 2026-07-01.
		let (first, last) = (Day(20_604), Day(20_635));
		assert_ok!(declare(source, OutsideClaim { first, last, ..claim(1, 1) }));
		assert_eq!(conflicts(), 1);
		assert_ok!(declare(source, OutsideClaim { first, last: first, ..claim(1, 1) }));
		assert_ok!(declare(source, OutsideClaim { first: last, last, ..claim(1, 1) }));
		assert_eq!(conflicts(), 1);
	});
}

#[test]
fn declare_claim_should_be_a_conflict_when_another_source_of_the_line_covers_its_days() {
	build_and_execute(|| {
		let first = admit();
		assert_ok!(try_apply_as(DEVELOPER, Some(PUBLISHED), BY_REDUCTION, Some(first)));
		CoveredDays::set(&vec![(first, JUNE, 1)]);
		assert_ok!(declare(first + 1, claim(1, 1)));
		assert_eq!(Conflicts::<Test>::get(1).unwrap().source, first + 1);
	});
}

#[test]
fn declare_claim_should_fail_when_it_runs_backwards_or_over_more_than_ten_years() {
	build_and_execute(|| {
		let source = admit();
		assert_noop!(declare(source, claim(2, 1)), Error::<Test>::InvalidPeriod);
		// 2016-06-30 to 2026-06-01 touch 121 months, 2016-05-31 is of another.
		let (first, last) = (Day(16_982), june(1));
		assert_ok!(declare(source, OutsideClaim { first, last, ..claim(1, 1) }));
		let too_long = OutsideClaim { first: Day(16_952), last, ..claim(1, 1) };
		assert_noop!(declare(source, too_long), Error::<Test>::InvalidPeriod);
	});
}

#[test]
fn declare_claim_should_fail_when_as_many_were_declared_as_may_be() {
	build_and_execute(|| {
		let source = admit();
		(0..MAX_CLAIMS).for_each(|_| assert_eq!(declare(source, claim(1, 1)), Ok(())));
		assert_eq!(Claims::<Test>::get(source).len(), 64);
		assert_noop!(declare(source, claim(1, 1)), Error::<Test>::TooManyClaims);
	});
}

#[test]
fn declare_claim_should_fail_when_the_scenario_is_over() {
	build_and_execute(|| {
		for source in ended() {
			assert_noop!(declare(source, claim(1, 1)), Error::<Test>::Terminated);
		}
	});
}

#[test]
fn declare_claim_should_fail_when_the_scenario_is_unknown() {
	build_and_execute(|| {
		assert_noop!(declare(1, claim(1, 1)), Error::<Test>::NotFound);
	});
}

#[test]
fn declare_claim_should_fail_when_another_participant_calls() {
	build_and_execute(|| {
		let source = admit();
		let other = RuntimeOrigin::signed(REPORTER);
		assert_noop!(
			Scenarios::declare_claim(other, source, claim(1, 1)),
			Error::<Test>::NotDeveloper
		);
	});
}

#[test]
fn declare_claim_should_fail_when_the_caller_is_no_participant() {
	build_and_execute(|| {
		let source = admit();
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_noop!(
			Scenarios::declare_claim(stranger, source, claim(1, 1)),
			Error::<Test>::NotRegistered
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Scenarios::declare_claim(origin, source, claim(1, 1)), BadOrigin);
		}
	});
}
