//! Terms and the days whose activity counts under the methodology they name (Art. 15, 16).

use polkadot_sdk::frame_support::{assert_noop, assert_ok};
use suhui_primitives::{Day, Period, Sources, TermsFault};

use super::{
	admit, admit_from, apply, approve, file, june, propose, try_apply, BY_REDUCTION, BY_RIDES,
};
use crate::{mock::*, Error};

/// The methodology takes effect on 10 June.
fn effective_from_the_tenth() {
	InEffect::set(&(june(10), None));
}

fn discontinued_from(day: Day) {
	InEffect::set(&(Day(0), Some(day)));
}

#[test]
fn scenario_should_be_admitted_from_the_effective_day_on_when_its_methodology_has_one() {
	build_and_execute(|| {
		let source = apply();
		approve(source);
		effective_from_the_tenth();
		assert_noop!(file(source, june(9)), Error::<Test>::NotInEffect);
		assert_ok!(file(source, june(10)));
	});
}

#[test]
fn terms_should_be_admitted_from_the_effective_day_on_when_their_methodology_has_one() {
	build_and_execute(|| {
		let source = admit_from(june(1));
		assert_ok!(propose(source));
		approve(source);
		// As if the terms before named another one.
		effective_from_the_tenth();
		assert_noop!(file(source, june(9)), Error::<Test>::NotInEffect);
		assert_ok!(file(source, june(10)));
	});
}

#[test]
fn terms_should_begin_before_their_methodology_ends_when_it_is_discontinued() {
	build_and_execute(|| {
		let source = apply();
		approve(source);
		discontinued_from(june(10));
		assert_noop!(file(source, june(10)), Error::<Test>::NotInEffect);
		assert_ok!(file(source, june(9)));
	});
}

#[test]
fn methodology_should_not_be_named_when_it_is_discontinued() {
	build_and_execute(|| {
		let source = admit();
		discontinued_from(june(30));
		let applying = try_apply(Some(PUBLISHED), BY_REDUCTION);
		assert_eq!(applying, Err(Error::<Test>::NotPublished.into()));
		assert_eq!(propose(source), Err(Error::<Test>::NotPublished.into()));
		assert_ok!(try_apply(None, BY_RIDES));
	});
}

#[test]
fn terms_should_end_with_their_methodology_when_it_is_discontinued() {
	build_and_execute(|| {
		let source = admit();
		discontinued_from(june(10));
		let terms =
			|first, last| Scenarios::terms(source, Period { first: june(first), last: june(last) });
		assert_eq!(terms(1, 9), Ok(1));
		assert_eq!(terms(1, 10), Err(TermsFault::Discontinued));
		assert_eq!(terms(10, 11), Err(TermsFault::Discontinued));
	});
}
