//! The table's lines on departments: what is there when the call is due.

use polkadot_sdk::{frame_system, sp_runtime::Perbill};
use suhui_primitives::FIRST_NUMBER;
use suhui_runtime::{Consortium, Runtime, RuntimeCall};
use suhui_runtime_tests::{
	keys::{account, VALIDATORS},
	scheme::{document, legal_person},
};

use super::NEWCOMER;

pub fn call(line: &str) -> pallet_consortium::Call<Runtime> {
	use pallet_consortium::Call;
	match line {
		"dispatch_as_root" => {
			let remark = frame_system::Call::remark { remark: vec![] };
			Call::dispatch_as_root { call: Box::new(RuntimeCall::System(remark)) }
		}
		"add" => Call::add {
			person: legal_person(NEWCOMER),
			contact: document(6),
			validator: account(NEWCOMER),
		},
		"remove" => Call::remove { department: FIRST_NUMBER, reason: document(6) },
		"replace" => Call::replace { department: FIRST_NUMBER, validator: account(NEWCOMER) },
		"amend" => {
			let title = legal_person(NEWCOMER).title;
			Call::amend { department: FIRST_NUMBER, title, contact: document(6) }
		}
		"retain" => {
			Consortium::note_offence(&account(VALIDATORS[0]), 0, Perbill::from_percent(10));
			Call::retain { department: FIRST_NUMBER, reason: document(6) }
		}
		other => panic!("there is no scene for {other}"),
	}
}
