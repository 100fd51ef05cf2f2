mod accredit;
mod declare_interest;
mod reinstate;
mod standing;
mod suspend;
mod try_state;

use polkadot_sdk::{frame_support::assert_ok, sp_core::H256};
use suhui_primitives::Document;

use crate::{mock::*, Event};
use suhui_primitives::Title;

fn title(text: &str) -> Title {
	Title::try_from(text.as_bytes().to_vec()).unwrap()
}

fn document(byte: u8) -> Document {
	Document { blake2_256: H256::repeat_byte(byte), sm3: H256::repeat_byte(byte + 1) }
}

fn accredit(verifier: u64) {
	let title = title("江苏省能源审计院");
	assert_ok!(Accreditation::accredit(RuntimeOrigin::root(), verifier, title, document(1)));
}

fn suspend(verifier: u64) {
	assert_ok!(Accreditation::suspend(RuntimeOrigin::root(), verifier, document(3)));
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
