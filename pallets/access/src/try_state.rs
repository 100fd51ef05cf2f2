//! What holds between any two transactions.

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::Clock;

use crate::{Config, Pallet, SentToday};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let today = T::Clock::today();
		for (day, sent) in SentToday::<T>::iter_values() {
			ensure!(day <= today, "a transaction was counted on a day to come");
			ensure!(sent > 0, "a day without a transaction was counted");
		}
		Ok(())
	}
}
