use super::*;

#[test]
fn prepare_should_count_when_the_transaction_is_applied() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(SentToday::<Test>::get(CITIZEN), (TENTH_OF_FEBRUARY_2016, 1));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(SentToday::<Test>::get(CITIZEN), (TENTH_OF_FEBRUARY_2016, 2));
	})
}

#[test]
fn prepare_should_count_each_sender_alone_when_several_send() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(INSTITUTION, bulk())));
		assert_ok!(apply(signed(INSTITUTION, remark())));
		assert_eq!(SentToday::<Test>::get(CITIZEN), (TENTH_OF_FEBRUARY_2016, 1));
		assert_eq!(SentToday::<Test>::get(INSTITUTION), (TENTH_OF_FEBRUARY_2016, 2));
	})
}

#[test]
fn prepare_should_refuse_when_the_day_s_quota_was_sent() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(apply(signed(CITIZEN, remark())), Err(refused(Refusal::QuotaUsedUp)));
		assert_eq!(SentToday::<Test>::get(CITIZEN), (TENTH_OF_FEBRUARY_2016, 2));
	})
}

#[test]
fn prepare_should_begin_anew_when_the_next_day_comes() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_ok!(apply(signed(CITIZEN, remark())));
		Today::set(&Day(16_842));
		assert_ok!(apply(signed(CITIZEN, remark())));
		assert_eq!(SentToday::<Test>::get(CITIZEN), (Day(16_842), 1));
	})
}

#[test]
fn prepare_should_refuse_when_the_quota_was_used_up_since_validation() {
	build_and_execute(|| {
		let (call, info) = (remark(), DispatchInfo::default());
		let origin = RuntimeOrigin::signed(CITIZEN);
		let (_, val, origin) = CheckAccess::<Test>::new()
			.validate_only(origin, &call, &info, 0, TransactionSource::External, 0)
			.unwrap();
		SentToday::<Test>::insert(CITIZEN, (TENTH_OF_FEBRUARY_2016, 2));
		assert_eq!(
			CheckAccess::<Test>::new().prepare(val, &origin, &call, &info, 0),
			Err(refused(Refusal::QuotaUsedUp))
		);
	})
}

#[test]
fn prepare_should_count_nothing_when_the_sender_is_refused() {
	build_and_execute(|| {
		assert_eq!(apply(signed(STRANGER, remark())), Err(refused(Refusal::Unregistered)));
		assert_eq!(apply(signed(CITIZEN, bulk())), Err(refused(Refusal::NotPermitted)));
		assert_eq!(SentToday::<Test>::iter().count(), 0);
	})
}

#[test]
fn prepare_should_refund_its_weight_when_nobody_signed() {
	build_and_execute(|| {
		let (call, info) = (remark(), DispatchInfo::default());
		let refund = |val, origin| {
			let pre = CheckAccess::<Test>::new().prepare(val, &origin, &call, &info, 0).unwrap();
			CheckAccess::<Test>::post_dispatch_details(pre, &info, &().into(), 0, &Ok(()))
		};
		assert_eq!(refund(None, RuntimeOrigin::none()), Ok(<() as WeightInfo>::check_access()));
		assert_eq!(refund(Some((CITIZEN, 2)), RuntimeOrigin::signed(CITIZEN)), Ok(Weight::zero()));
	})
}

#[test]
fn prepare_should_count_nothing_when_the_extrinsic_is_bare() {
	build_and_execute(|| {
		assert_ok!(CheckAccess::<Test>::bare_validate_and_prepare(
			&set_code(),
			&DispatchInfo::default(),
			0
		));
		assert_eq!(SentToday::<Test>::iter().count(), 0);
	})
}
