mod accredit;
mod custody;
mod declare_interest;
mod reinstate;
mod standing;
mod suspend;
mod try_state;

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Custody as _;

use crate::{mock::*, Event};

fn accredit(account: u64) {
	let verifier = number(account);
	assert_ok!(Accreditation::accredit(RuntimeOrigin::signed(AUTHORITY), verifier, document(1)));
}

fn suspend(account: u64) {
	let verifier = number(account);
	assert_ok!(Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), verifier, document(3)));
}

/// As when the operator gives a participant another key.
fn take_over(account: u64) {
	Accreditation::taken_over(number(account));
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
