use super::*;

#[test]
fn validate_should_accept_when_the_sender_s_role_may_send_the_call() {
	build_and_execute(|| {
		for account in [CITIZEN, INSTITUTION, VERIFIER] {
			assert_ok!(validate(&signed(account, remark())));
		}
	})
}

#[test]
fn validate_should_accept_when_one_of_two_roles_may_send_the_call() {
	build_and_execute(|| {
		assert_ok!(validate(&signed(VERIFIER, bulk())));
	})
}

#[test]
fn validate_should_count_nothing_when_it_accepts() {
	build_and_execute(|| {
		assert_ok!(validate(&signed(CITIZEN, remark())));
		assert!(!SentToday::<Test>::contains_key(CITIZEN));
	})
}

#[test]
fn validate_should_refuse_when_the_sender_has_no_role() {
	build_and_execute(|| {
		assert_eq!(
			validate(&signed(STRANGER, remark())),
			Err(InvalidTransaction::Custom(1).into())
		);
	})
}

#[test]
fn validate_should_refuse_when_the_sender_has_no_role_but_a_provider_reference() {
	build_and_execute(|| {
		System::inc_providers(&STRANGER);
		assert_eq!(validate(&signed(STRANGER, remark())), Err(refused(Refusal::Unregistered)));
	})
}

#[test]
fn validate_should_refuse_when_none_of_the_roles_may_send_the_call() {
	build_and_execute(|| {
		assert_eq!(validate(&signed(CITIZEN, bulk())), Err(InvalidTransaction::Custom(2).into()));
	})
}

#[test]
fn validate_should_refuse_when_nobody_may_send_the_call() {
	build_and_execute(|| {
		for account in [CITIZEN, INSTITUTION, VERIFIER] {
			assert_eq!(validate(&signed(account, set_code())), Err(refused(Refusal::NotPermitted)));
		}
	})
}

#[test]
fn validate_should_refuse_when_the_quota_is_used_up() {
	build_and_execute(|| {
		SentToday::<Test>::insert(CITIZEN, (TENTH_OF_FEBRUARY_2016, 2));
		assert_eq!(validate(&signed(CITIZEN, remark())), Err(InvalidTransaction::Custom(3).into()));
	})
}

#[test]
fn validate_should_accept_when_the_quota_was_used_up_the_day_before() {
	build_and_execute(|| {
		SentToday::<Test>::insert(CITIZEN, (Day(16_840), 2));
		assert_ok!(validate(&signed(CITIZEN, remark())));
	})
}

#[test]
fn validate_should_take_the_largest_quota_when_there_are_two_roles() {
	build_and_execute(|| {
		SentToday::<Test>::insert(VERIFIER, (TENTH_OF_FEBRUARY_2016, 2));
		assert_ok!(validate(&signed(VERIFIER, remark())));
		SentToday::<Test>::insert(VERIFIER, (TENTH_OF_FEBRUARY_2016, 3));
		assert_eq!(validate(&signed(VERIFIER, remark())), Err(refused(Refusal::QuotaUsedUp)));
	})
}

#[test]
fn validate_should_give_the_usual_priority_when_the_call_is_not_bulk() {
	build_and_execute(|| {
		assert_eq!(validate(&signed(INSTITUTION, remark())).unwrap().priority, 1_000_000);
		assert_eq!(PRIORITY, 1_000_000);
	})
}

#[test]
fn validate_should_give_no_priority_when_the_call_is_bulk() {
	build_and_execute(|| {
		assert_eq!(validate(&signed(INSTITUTION, bulk())).unwrap().priority, 0);
	})
}

#[test]
fn validate_should_pass_when_nobody_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			let call = set_code();
			let (valid, val, _) = CheckAccess::<Test>::new()
				.validate(
					origin,
					&call,
					&DispatchInfo::default(),
					0,
					(),
					&TxBaseImplication(()),
					TransactionSource::External,
				)
				.unwrap();
			assert_eq!((valid, val), Default::default());
		}
	})
}

#[test]
fn validate_should_leave_a_general_transaction_to_others_when_nobody_signed() {
	build_and_execute(|| {
		assert_eq!(validate(&general(remark())), Err(InvalidTransaction::UnknownOrigin.into()));
	})
}
