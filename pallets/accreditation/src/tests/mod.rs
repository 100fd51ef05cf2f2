mod accredit;
mod declare_interest;
mod reinstate;
mod standing;
mod suspend;
mod try_state;

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Title;

use crate::{mock::*, Event};

fn title(text: &str) -> Title {
	Title::try_from(text.as_bytes().to_vec()).unwrap()
}

fn accredit(verifier: u64) {
	let title = title("江苏省能源审计院");
	assert_ok!(Accreditation::accredit(
		RuntimeOrigin::signed(AUTHORITY),
		verifier,
		title,
		document(1)
	));
}

fn suspend(verifier: u64) {
	assert_ok!(Accreditation::suspend(RuntimeOrigin::signed(AUTHORITY), verifier, document(3)));
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
