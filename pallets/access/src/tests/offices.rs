use super::*;

const CHAIR: u64 = 31;
const MEMBER: u64 = 32;

#[test]
fn offices_should_hold_a_provider_reference_when_members_are_initialized() {
	build_and_execute(|| {
		Access::initialize_members(&[CHAIR, MEMBER]);
		assert_eq!((System::providers(&CHAIR), System::providers(&MEMBER)), (1, 1));
	})
}

#[test]
fn offices_should_hold_one_reference_when_someone_has_two() {
	build_and_execute(|| {
		Access::initialize_members(&[CHAIR]);
		Access::change_members_sorted(&[CHAIR], &[], &[CHAIR]);
		assert_eq!(System::providers(&CHAIR), 1);
	})
}

#[test]
fn offices_should_keep_the_reference_when_members_change() {
	build_and_execute(|| {
		Access::initialize_members(&[CHAIR]);
		Access::change_members_sorted(&[MEMBER], &[CHAIR], &[MEMBER]);
		assert_eq!((System::providers(&CHAIR), System::providers(&MEMBER)), (1, 1));
	})
}

#[test]
fn offices_should_keep_the_nonce_when_a_dismissed_member_is_appointed_again() {
	build_and_execute(|| {
		Access::initialize_members(&[CHAIR]);
		System::inc_account_nonce(CHAIR);
		Access::change_members_sorted(&[], &[CHAIR], &[]);
		Access::change_members_sorted(&[CHAIR], &[], &[CHAIR]);
		assert_eq!((System::providers(&CHAIR), System::account_nonce(CHAIR)), (1, 1));
	})
}

#[test]
fn offices_should_leave_a_participant_s_reference_when_the_office_ends() {
	build_and_execute(|| {
		Access::initialize_members(&[CITIZEN]);
		Access::change_members_sorted(&[], &[CITIZEN], &[]);
		assert_eq!(System::providers(&CITIZEN), 1);
	})
}
