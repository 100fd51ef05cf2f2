use super::*;

#[test]
fn prepare_should_take_from_the_day_when_the_transaction_is_applied() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 100, 10));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(2, 200, 20));
	})
}

#[test]
fn prepare_should_take_from_each_payer_alone_when_several_send() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(INSTITUTION, mass(0))));
		assert_ok!(apply(signed(INSTITUTION, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 100, 10));
		assert_eq!(spent(THE_INSTITUTION), amounts(2, 200, 20));
	})
}

#[test]
fn prepare_should_take_from_the_account_s_day_when_it_stands_for_no_participant() {
	build_and_execute(|| {
		assert_ok!(apply(signed(AUTHORITY, remark())));
		assert_eq!(spent(THE_AUTHORITY), amounts(1, 100, 10));
		assert_eq!(Spent::<Test>::iter().count(), 1);
	})
}

#[test]
fn prepare_should_take_from_the_participant_s_day_when_another_key_sends() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		change_key();
		assert_ok!(apply(signed(NEW_KEY, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(2, 200, 20));
		assert_eq!(apply(signed(NEW_KEY, remark())), Err(refused(Refusal::QuotaUsedUp)));
		assert_eq!(apply(signed(CITIZEN, remark())), Err(refused(Refusal::Unregistered)));
		assert_eq!(Spent::<Test>::iter().count(), 1);
	})
}

#[test]
fn prepare_should_take_from_the_expert_s_day_when_another_key_sends() {
	build_and_execute(|| {
		assert_ok!(apply(signed(EXPERTS[0], remark())));
		assert_ok!(apply(signed(EXPERTS[0], remark())));
		change_experts_key();
		assert_ok!(apply(signed(NEW_EXPERTS_KEY, remark())));
		assert_eq!(spent(THE_EXPERT), amounts(3, 300, 30));
		assert_eq!(apply(signed(NEW_EXPERTS_KEY, remark())), Err(refused(Refusal::QuotaUsedUp)));
		assert_eq!(apply(signed(EXPERTS[0], remark())), Err(refused(Refusal::Unregistered)));
		assert_eq!(Spent::<Test>::iter().count(), 1);
	})
}

#[test]
fn prepare_should_take_from_the_participant_s_day_when_the_key_is_an_expert_s_too() {
	build_and_execute(|| {
		Seats::set(&vec![(CITIZEN, 1)]);
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 100, 10));
		assert!(!Spent::<Test>::contains_key(THE_EXPERT));
	})
}

#[test]
fn prepare_should_refuse_when_the_day_s_transactions_are_sent() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(apply(signed(CITIZEN, remark())), Err(refused(Refusal::QuotaUsedUp)));
		assert_eq!(spent(THE_CITIZEN), amounts(2, 200, 20));
	})
}

#[test]
fn prepare_should_begin_anew_when_the_next_day_comes() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(CITIZEN, remark())));
		Today::set(&Day(16_842));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(spent(THE_CITIZEN), amounts(1, 100, 10));
	})
}

#[test]
fn prepare_should_refuse_when_the_allowance_was_used_up_since_validation() {
	build_and_execute(|| {
		for used_up in [amounts(2, 0, 0), amounts(1, 901, 0), amounts(1, 0, 91)] {
			let (call, info) = (remark(), declared(100));
			let origin = RuntimeOrigin::signed(CITIZEN);
			spend(THE_CITIZEN, amounts(1, 900, 90));
			let (_, val, origin) = CheckAccess::<Test>::new()
				.validate_only(origin, &call, &info, LENGTH, TransactionSource::External, 0)
				.unwrap();
			spend(THE_CITIZEN, used_up);
			assert_eq!(
				CheckAccess::<Test>::new().prepare(val, &origin, &call, &info, LENGTH),
				Err(refused(Refusal::QuotaUsedUp))
			);
			assert_eq!(spent(THE_CITIZEN), used_up);
		}
	})
}

#[test]
fn prepare_should_take_nothing_when_the_sender_is_refused() {
	build_and_execute(|| {
		assert_eq!(apply(signed(STRANGER, remark())), Err(refused(Refusal::Unregistered)));
		assert_eq!(apply(signed(CITIZEN, mass(0))), Err(refused(Refusal::NotPermitted)));
		assert_eq!(Spent::<Test>::iter().count(), 0);
	})
}

#[test]
fn prepare_should_refund_its_weight_when_nobody_signed() {
	build_and_execute(|| {
		let (call, info) = (remark(), declared(100));
		let check = CheckAccess::<Test>::new();
		let refund = |val, origin| {
			let pre = check.clone().prepare(val, &origin, &call, &info, LENGTH).unwrap();
			let post_info = PostDispatchInfo::default();
			CheckAccess::<Test>::post_dispatch_details(pre, &info, &post_info, LENGTH, &Ok(()))
		};
		assert_eq!(refund(None, RuntimeOrigin::none()), Ok(check.weight(&call)));
		let val = Some((THE_CITIZEN, amounts(2, 1_000, 100)));
		assert_eq!(refund(val, RuntimeOrigin::signed(CITIZEN)), Ok(Weight::zero()));
	})
}

#[test]
fn prepare_should_take_nothing_when_the_extrinsic_is_bare() {
	build_and_execute(|| {
		assert_ok!(CheckAccess::<Test>::bare_validate_and_prepare(
			&set_heap_pages(),
			&declared(100),
			LENGTH
		));
		assert_eq!(Spent::<Test>::iter().count(), 0);
	})
}
