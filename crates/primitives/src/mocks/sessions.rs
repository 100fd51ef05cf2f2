use polkadot_sdk::{frame_support::parameter_types, sp_runtime::Perbill};

use crate::{SessionIndex, Sessions};

parameter_types! {
	pub storage RunningSession: SessionIndex = 0;
	/// Who validates in it.
	pub storage Validating: Vec<u64> = vec![];
	/// Who of them makes no blocks, in the order they were kept from it.
	pub storage DisabledOnes: Vec<u64> = vec![];
	/// Who has session keys.
	pub storage KeyHolders: Vec<u64> = vec![];
}

/// Any number of validators may be kept from making blocks.
pub struct MockSessions;

impl Sessions<u64> for MockSessions {
	fn current() -> SessionIndex {
		RunningSession::get()
	}

	fn validators() -> Vec<u64> {
		Validating::get()
	}

	fn is_disabled(validator: &u64) -> bool {
		DisabledOnes::get().contains(validator)
	}

	fn disable(validator: &u64, _: Perbill) {
		if Validating::get().contains(validator) && !Self::is_disabled(validator) {
			DisabledOnes::set(&[DisabledOnes::get(), vec![*validator]].concat());
		}
	}

	fn enable(validator: &u64) {
		let mut disabled = DisabledOnes::get();
		disabled.retain(|other| other != validator);
		DisabledOnes::set(&disabled);
	}

	fn has_keys(account: &u64) -> bool {
		KeyHolders::get().contains(account)
	}

	fn drop_keys(account: &u64) {
		let mut holders = KeyHolders::get();
		holders.retain(|other| other != account);
		KeyHolders::set(&holders);
	}
}
