use super::*;

/// What the pool is told, the institution's by default: it sends 9 a day, and 8 may wait at once.
fn judge(ahead: u32, account: u64) -> TransactionValidity {
	validate(&signed_after(ahead, account, remark()))
}

#[test]
fn check_nonce_should_tell_what_goes_before_as_the_system_does_when_it_accepts() {
	build_and_execute(|| {
		let tag = |nonce: u32| codec::Encode::encode(&(INSTITUTION, nonce));
		let next = judge(0, INSTITUTION).unwrap();
		assert_eq!((next.requires, next.provides), (vec![], vec![tag(0)]));
		let third = judge(2, INSTITUTION).unwrap();
		assert_eq!((third.requires, third.provides), (vec![tag(1)], vec![tag(2)]));
	})
}

#[test]
fn check_nonce_should_count_the_nonce_up_when_a_transaction_is_applied() {
	build_and_execute(|| {
		assert_ok!(apply(signed(INSTITUTION, remark())));
		assert_ok!(apply(signed(INSTITUTION, remark())));
		assert_eq!(System::account_nonce(INSTITUTION), 2);
	})
}

#[test]
fn check_nonce_should_refuse_as_the_system_does_when_the_turn_is_over_or_to_come() {
	build_and_execute(|| {
		let over = signed(INSTITUTION, mass(0));
		assert_ok!(apply(over.clone()));
		assert_eq!(validate(&over), Err(InvalidTransaction::Stale.into()));
		assert_eq!(apply(over), Err(InvalidTransaction::Stale.into()));
		let to_come = signed_after(1, INSTITUTION, remark());
		assert_eq!(apply(to_come), Err(InvalidTransaction::Future.into()));
	})
}

#[test]
fn check_nonce_should_refuse_when_more_wait_than_may() {
	build_and_execute(|| {
		assert_ok!(judge(7, INSTITUTION));
		assert_eq!(judge(8, INSTITUTION), Err(InvalidTransaction::Custom(4).into()));
		assert_eq!(judge(1_000_000, INSTITUTION), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_refuse_when_more_wait_than_the_day_leaves() {
	build_and_execute(|| {
		assert_ok!(judge(1, CITIZEN));
		assert_eq!(judge(2, CITIZEN), Err(refused(Refusal::TooManyPending)));
		spend(THE_INSTITUTION, amounts(6, 0, 0));
		assert_ok!(judge(2, INSTITUTION));
		assert_eq!(judge(3, INSTITUTION), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_let_as_many_wait_as_before_when_some_were_taken() {
	build_and_execute(|| {
		spend(THE_INSTITUTION, amounts(5, 0, 0));
		assert_ok!(judge(3, INSTITUTION));
		assert_ok!(apply(signed(INSTITUTION, remark())));
		assert_ok!(judge(2, INSTITUTION));
		assert_eq!(judge(3, INSTITUTION), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_count_what_the_participant_s_other_key_sent_when_they_wait() {
	build_and_execute(|| {
		assert_ok!(apply(signed(CITIZEN, remark())));
		change_key();
		assert_ok!(judge(0, NEW_KEY));
		assert_eq!(judge(1, NEW_KEY), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_count_what_the_expert_s_other_key_sent_when_they_wait() {
	build_and_execute(|| {
		assert_ok!(apply(signed(EXPERTS[0], remark())));
		change_experts_key();
		assert_ok!(judge(1, NEW_EXPERTS_KEY));
		assert_eq!(judge(2, NEW_EXPERTS_KEY), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_count_by_account_when_it_stands_for_no_participant() {
	build_and_execute(|| {
		assert_ok!(apply(signed(AUTHORITY, remark())));
		assert_ok!(judge(1, AUTHORITY));
		assert_eq!(judge(2, AUTHORITY), Err(refused(Refusal::TooManyPending)));
	})
}

#[test]
fn check_nonce_should_let_as_many_wait_as_ever_when_the_day_has_changed() {
	build_and_execute(|| {
		Spent::<Test>::insert(THE_CITIZEN, (Day(16_840), amounts(2, 0, 0)));
		assert_ok!(judge(1, CITIZEN));
	})
}

#[test]
fn check_nonce_should_refuse_mass_data_when_it_is_not_due() {
	build_and_execute(|| {
		assert_ok!(validate(&signed(INSTITUTION, mass(0))));
		let early = signed(INSTITUTION, mass(1));
		assert_eq!(validate(&early), Err(InvalidTransaction::Custom(5).into()));
		assert_eq!(apply(early), Err(refused(Refusal::NotDue)));
		let anothers = signed(VERIFIER, mass(0));
		assert_eq!(validate(&anothers), Err(refused(Refusal::NotDue)));
		assert_eq!(apply(anothers), Err(refused(Refusal::NotDue)));
	})
}

#[test]
fn check_nonce_should_judge_mass_data_by_what_goes_before_it_when_it_waits() {
	build_and_execute(|| {
		for ahead in 0..8 {
			let length = ahead as usize;
			assert_ok!(validate(&signed_after(ahead, INSTITUTION, mass(length))));
			assert_eq!(
				validate(&signed_after(ahead, INSTITUTION, mass(length + 1))),
				Err(refused(Refusal::NotDue))
			);
		}
	})
}

#[test]
fn check_nonce_should_refuse_when_there_is_no_mandate() {
	build_and_execute(|| {
		Mandated::set(&false);
		let unmandated = signed(INSTITUTION, mass(0));
		assert_eq!(validate(&unmandated), Err(InvalidTransaction::Custom(6).into()));
		assert_eq!(apply(unmandated), Err(refused(Refusal::NoMandate)));
		assert_ok!(validate(&signed(INSTITUTION, remark())));
	})
}

#[test]
fn check_nonce_should_take_nothing_when_it_refuses() {
	build_and_execute(|| {
		assert_eq!(apply(signed(INSTITUTION, mass(1))), Err(refused(Refusal::NotDue)));
		assert_eq!(System::account_nonce(INSTITUTION), 0);
	})
}

#[test]
fn check_nonce_should_pass_when_nobody_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			let (valid, _, _) = CheckNonce::<Test>::from(9)
				.validate(
					origin,
					&mass(1),
					&declared(100),
					LENGTH,
					(),
					&TxBaseImplication(()),
					TransactionSource::External,
				)
				.unwrap();
			assert_eq!(valid, Default::default());
		}
	})
}
