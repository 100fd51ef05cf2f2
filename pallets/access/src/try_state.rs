//! What holds between any two transactions.

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::Clock;

use crate::{Config, Pallet, SentToday};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let today = T::Clock::today();
		for (account, (day, sent)) in SentToday::<T>::iter() {
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"a sender's account was let go, and its nonce with it"
			);
			ensure!(day <= today, "a transaction was counted on a day to come");
			ensure!(sent > 0, "a day without a transaction was counted");
		}
		Ok(())
	}
}
