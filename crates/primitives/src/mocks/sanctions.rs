use polkadot_sdk::frame_support::parameter_types;

use crate::{Capacity, Sanctioned, Sanctions};

parameter_types! {
	/// Who may not act, and as what.
	pub storage Barred: Vec<(Sanctioned, Capacity)> = vec![];
}

pub struct MockSanctions;

impl Sanctions for MockSanctions {
	fn is_barred(whom: Sanctioned, capacity: Capacity) -> bool {
		Barred::get().contains(&(whom, capacity))
	}
}
