mod accredit;
mod custody;
mod declare_interest;
mod reinstate;
mod standing;
mod suspend;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchResult};
use suhui_primitives::{Custody as _, ParticipantId};

use crate::{mock::*, Event};

fn accredit(account: u64) {
	let verifier = number(account);
	assert_ok!(Accreditation::accredit(RuntimeOrigin::signed(AUTHORITY), verifier, document(1)));
}

fn suspend(account: u64) {
	let verifier = number(account);
	assert_ok!(Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), verifier, document(3)));
}

/// As the authority, which confirms this account.
fn reinstate(verifier: ParticipantId, account: u64) -> DispatchResult {
	Accreditation::reinstate(RuntimeOrigin::signed(AUTHORITY), verifier, account)
}

/// As when the operator gives a participant another key.
fn take_over(account: u64) {
	Accreditation::taken_over(number(account));
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
