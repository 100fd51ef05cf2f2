//! What holds of the stored mandates between any two blocks.

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};

use crate::{Config, Mandates, Pallet};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for mandate in Mandates::<T>::iter_values() {
			ensure!(mandate.from <= mandate.until, "a mandate ends before it begins");
		}
		Ok(())
	}
}
