//! What holds of the stored verifiers between any two blocks.

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::is_text;

use crate::{Config, Interests, Pallet, Standing, Verifiers};

impl<T: Config> Pallet<T> {
	/// Titles are texts, no suspension is older than its accreditation, and only verifiers declared
	/// interests.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for verifier in Verifiers::<T>::iter_values() {
			ensure!(is_text(&verifier.title), "a verifier's title is not text");
			if let Standing::Suspended { since, .. } = verifier.standing {
				ensure!(since >= verifier.accredited, "suspended before it was accredited");
			}
		}
		for (account, _) in Interests::<T>::iter_keys() {
			ensure!(Verifiers::<T>::contains_key(account), "an interest of no verifier");
		}
		Ok(())
	}
}
