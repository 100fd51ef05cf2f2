use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Deadlines as _, Due};

use super::{complaint, set};
use crate::mock::*;

#[test]
fn agenda_should_page_what_is_due_on_a_day_when_asked() {
	build_and_execute(|| {
		let due = on(2026, 3, 13);
		(1..=5).for_each(|number| set(number, on(2026, 2, 9), 20));
		set(6, on(2026, 2, 14), 20);
		assert_ok!(Calendar::met(complaint(4)));
		let first = Calendar::agenda(due, None, 3);
		assert_eq!(first.len(), 3);
		let second = Calendar::agenda(due, Some(first[2].0), 3);
		let mut found = [first, second].concat();
		assert!(found.iter().all(|(_, deadline)| deadline.due == Due::On(due)));
		found.sort_by_key(|(subject, _)| *subject);
		let subjects = found.into_iter().map(|(subject, _)| subject).collect::<Vec<_>>();
		assert_eq!(subjects, [1, 2, 3, 5].map(complaint));
	});
}

#[test]
fn agenda_should_return_no_more_than_256_when_more_is_asked_for() {
	build_and_execute(|| {
		(1..=300).for_each(|number| set(number, on(2026, 2, 9), 20));
		assert_eq!(Calendar::agenda(on(2026, 3, 13), None, u32::MAX).len(), 256);
	});
}
