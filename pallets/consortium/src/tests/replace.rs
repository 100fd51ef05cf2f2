use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};

use super::{assert_last_event, replace, standing};
use crate::{mock::*, Departments, Error, Event, Standing};

#[test]
fn replace_should_have_the_new_account_validate_two_sessions_later_when_it_has_keys() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(replace(3, NEW));
		assert_last_event(Event::Replaced { department: 3, validator: NEW });
		give_keys(NEW);
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 12, 13, 14]);
		assert_eq!(standing(13), Some(Standing::Leaving(2)));
		next_session(&mut planned);
		assert_eq!(Validating::get(), [11, 12, 21, 14]);
		assert_eq!(KeyHolders::get(), [11, 12, 14, 21]);
		assert_eq!(standing(13), None);
	});
}

#[test]
fn replace_should_have_the_former_account_go_on_when_the_new_one_has_no_keys() {
	build_and_execute(|| {
		let mut planned = VALIDATORS.to_vec();
		assert_ok!(replace(3, NEW));
		for _ in 0..4 {
			next_session(&mut planned);
		}
		assert_eq!(Validating::get(), [11, 12, 13, 14]);
		assert_eq!(standing(13), Some(Standing::Former));
		// But it sets no keys any more.
		assert_eq!(Consortium::validator_for(&13), None);
		assert_eq!(Consortium::validator_for(&NEW), Some(3));
	});
}

#[test]
fn replace_should_keep_the_first_account_in_place_when_the_second_gives_way_before_it_has_keys() {
	build_and_execute(|| {
		assert_ok!(replace(3, NEW));
		assert_ok!(replace(3, 22));
		assert_eq!(standing(NEW), None);
		assert_eq!(standing(13), Some(Standing::Former));
		assert_eq!(Consortium::plan(2), VALIDATORS);
	});
}

#[test]
fn replace_should_have_the_second_account_leave_when_the_first_still_stands_in() {
	build_and_execute(|| {
		assert_ok!(replace(3, NEW));
		give_keys(NEW);
		assert_ok!(replace(3, 22));
		assert_eq!(standing(NEW), Some(Standing::Leaving(2)));
		assert_eq!(standing(13), Some(Standing::Former));
		assert_eq!(Consortium::plan(2), VALIDATORS);
	});
}

#[test]
fn replace_should_take_the_former_account_back_when_the_council_says_so() {
	build_and_execute(|| {
		assert_ok!(replace(3, NEW));
		assert_ok!(replace(3, 13));
		assert_eq!(Departments::<Test>::get(3).map(|found| found.validator), Some(13));
		assert_eq!((standing(13), standing(NEW)), (Some(Standing::Present), None));
		assert_eq!(Consortium::plan(2), VALIDATORS);
	});
}

#[test]
fn replace_should_fail_when_the_account_validates_already_or_stands_in() {
	build_and_execute(|| {
		assert_noop!(replace(3, 13), Error::<Test>::AlreadyExists);
		assert_noop!(replace(3, 12), Error::<Test>::AlreadyExists);
		assert_ok!(replace(2, NEW));
		assert_noop!(replace(3, 12), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn replace_should_fail_when_the_account_has_another_right() {
	build_and_execute(|| {
		assert_noop!(replace(3, AUTHORITY), Error::<Test>::Engaged);
	});
}

#[test]
fn replace_should_fail_when_there_is_no_such_department() {
	build_and_execute(|| {
		assert_noop!(replace(5, NEW), Error::<Test>::NotFound);
	});
}

#[test]
fn replace_should_fail_when_others_call() {
	build_and_execute(|| {
		for origin in
			[majority(), RuntimeOrigin::signed(13), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(Consortium::replace(origin, 3, NEW), BadOrigin);
		}
	});
}
