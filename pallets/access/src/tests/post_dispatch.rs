use super::*;

/// Sends a transaction of the citizen's with a call that says to weigh so much, and does what is given.
fn run(
	ref_time: u64,
	call: impl FnOnce() -> DispatchResultWithInfo<PostDispatchInfo>,
) -> Result<(), TransactionValidityError> {
	let origin = RuntimeOrigin::signed(CITIZEN);
	CheckAccess::<Test>::new()
		.test_run(origin, &remark(), &declared(ref_time), LENGTH, 0, |_| call())
		.map(|_| ())
}

fn weight(ref_time: u64) -> PostDispatchInfo {
	Some(Weight::from_parts(ref_time, 0)).into()
}

#[test]
fn post_dispatch_should_give_back_what_was_not_used_when_the_call_says_so() {
	build_and_execute(|| {
		assert_ok!(run(600, || Ok(weight(250))));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 250, 10));
	})
}

#[test]
fn post_dispatch_should_give_back_what_was_not_used_when_the_call_fails() {
	build_and_execute(|| {
		let error = DispatchError::CannotLookup;
		assert_ok!(run(600, || Err(DispatchErrorWithPostInfo { post_info: weight(30), error })));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 30, 10));
	})
}

#[test]
fn post_dispatch_should_keep_all_when_the_call_does_not_say_what_it_used() {
	build_and_execute(|| {
		assert_ok!(run(300, || Ok(().into())));
		assert_ok!(run(300, || Err(DispatchError::CannotLookup.into())));
		assert_eq!(spent(THE_CITIZEN), amounts(2, 600, 20));
	})
}

#[test]
fn post_dispatch_should_keep_no_more_than_was_declared_when_the_call_used_more() {
	build_and_execute(|| {
		assert_ok!(run(300, || Ok(weight(u64::MAX))));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 300, 10));
	})
}

/// The day's 1,000 hold two calls that say 600, if the first uses 400 of it.
#[test]
fn post_dispatch_should_leave_room_for_another_when_little_was_used() {
	build_and_execute(|| {
		assert_ok!(run(600, || Ok(weight(400))));
		assert_ok!(run(600, || Ok(weight(600))));
		assert_eq!(spent(THE_CITIZEN), amounts(2, 1_000, 20));
	})
}

#[test]
fn post_dispatch_should_leave_no_room_for_another_when_too_much_was_used() {
	build_and_execute(|| {
		assert_ok!(run(600, || Ok(weight(401))));
		assert_eq!(run(600, || Ok(weight(0))), Err(refused(Refusal::QuotaUsedUp)));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 401, 10));
	})
}

#[test]
fn post_dispatch_should_give_back_to_the_participant_when_the_call_changed_the_key() {
	build_and_execute(|| {
		assert_ok!(run(600, || {
			change_key();
			Ok(weight(100))
		}));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 100, 10));
		assert_eq!(Spent::<Test>::iter().count(), 1);
	})
}
