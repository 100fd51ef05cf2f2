use super::*;

#[test]
fn validate_should_accept_when_the_sender_s_role_may_send_the_call() {
	build_and_execute(|| {
		for account in [AUTHORITY, CITIZEN, INSTITUTION, VERIFIER] {
			assert_ok!(validate(&signed(account, remark())));
		}
	})
}

#[test]
fn validate_should_accept_when_one_of_two_roles_may_send_the_call() {
	build_and_execute(|| {
		assert_ok!(CheckAccess::<Test>::new().validate_only(
			RuntimeOrigin::signed(VERIFIER),
			&mass(0),
			&declared(100),
			LENGTH,
			TransactionSource::External,
			0,
		));
	})
}

#[test]
fn validate_should_take_nothing_when_it_accepts() {
	build_and_execute(|| {
		assert_ok!(validate(&signed(CITIZEN, remark())));
		assert!(!Spent::<Test>::contains_key(THE_CITIZEN));
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
		assert_eq!(validate(&signed(CITIZEN, mass(0))), Err(InvalidTransaction::Custom(2).into()));
	})
}

#[test]
fn validate_should_refuse_when_nobody_may_send_the_call() {
	build_and_execute(|| {
		for account in [AUTHORITY, CITIZEN, INSTITUTION, VERIFIER] {
			assert_eq!(validate(&signed(account, set_code())), Err(refused(Refusal::NotPermitted)));
		}
	})
}

/// A citizen sends 2 transactions a day, of weight 1,000 and 100 bytes in all.
#[test]
fn validate_should_refuse_when_the_day_s_transactions_are_sent() {
	build_and_execute(|| {
		spend(THE_CITIZEN, amounts(1, 0, 0));
		assert_ok!(validate(&signed(CITIZEN, remark())));
		spend(THE_CITIZEN, amounts(2, 0, 0));
		assert_eq!(validate(&signed(CITIZEN, remark())), Err(InvalidTransaction::Custom(3).into()));
	})
}

#[test]
fn validate_should_refuse_when_the_call_weighs_more_than_the_day_leaves() {
	build_and_execute(|| {
		spend(THE_CITIZEN, amounts(1, 400, 0));
		let citizens = signed(CITIZEN, remark());
		assert_ok!(validate_as(&citizens, 600, LENGTH));
		for ref_time in [601, u64::MAX] {
			assert_eq!(
				validate_as(&citizens, ref_time, LENGTH),
				Err(refused(Refusal::QuotaUsedUp))
			);
		}
	})
}

#[test]
fn validate_should_refuse_when_the_transaction_is_longer_than_the_day_leaves() {
	build_and_execute(|| {
		spend(THE_CITIZEN, amounts(1, 0, 40));
		let citizens = signed(CITIZEN, remark());
		assert_ok!(validate_as(&citizens, 100, 60));
		for length in [61, usize::MAX] {
			assert_eq!(validate_as(&citizens, 100, length), Err(refused(Refusal::QuotaUsedUp)));
		}
	})
}

#[test]
fn validate_should_accept_when_the_allowance_was_used_up_the_day_before() {
	build_and_execute(|| {
		Spent::<Test>::insert(THE_CITIZEN, (Day(16_840), amounts(2, 1_000, 100)));
		assert_ok!(validate(&signed(CITIZEN, remark())));
	})
}

/// An organisation sends 2 of weight 2,000 and 100 bytes, a verifier 3 of weight 1,000 and 200 bytes.
#[test]
fn validate_should_take_the_largest_of_each_when_there_are_two_roles() {
	build_and_execute(|| {
		spend(THE_VERIFIER, amounts(2, 1_900, 190));
		let verifiers = signed(VERIFIER, remark());
		assert_ok!(validate_as(&verifiers, 100, 10));
		for (ref_time, length) in [(101, 10), (100, 11)] {
			assert_eq!(
				validate_as(&verifiers, ref_time, length),
				Err(refused(Refusal::QuotaUsedUp))
			);
		}
		spend(THE_VERIFIER, amounts(3, 0, 0));
		assert_eq!(validate(&verifiers), Err(refused(Refusal::QuotaUsedUp)));
	})
}

#[test]
fn validate_should_give_the_policy_s_priority_when_it_accepts() {
	build_and_execute(|| {
		assert_eq!(validate(&signed(INSTITUTION, mass(0))).unwrap().priority, 0);
		assert_eq!(validate(&signed(INSTITUTION, remark())).unwrap().priority, 1);
		assert_eq!(validate(&signed(AUTHORITY, remark())).unwrap().priority, 2);
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

#[test]
fn bare_call_should_be_refused_when_somebody_has_to_sign_it() {
	build_and_execute(|| {
		let info = declared(100);
		for call in [remark(), set_code()] {
			let refused = refused(Refusal::NotPermitted);
			let validated = CheckAccess::<Test>::bare_validate(&call, &info, LENGTH);
			assert_eq!(validated, Err(refused));
			let prepared = CheckAccess::<Test>::bare_validate_and_prepare(&call, &info, LENGTH);
			assert_eq!(prepared, Err(refused));
		}
	})
}

#[test]
fn bare_call_should_be_let_through_when_nobody_has_to_sign_it() {
	build_and_execute(|| {
		let (call, info) = (set_heap_pages(), declared(100));
		assert_ok!(CheckAccess::<Test>::bare_validate(&call, &info, LENGTH));
		assert_ok!(CheckAccess::<Test>::bare_validate_and_prepare(&call, &info, LENGTH));
	})
}
