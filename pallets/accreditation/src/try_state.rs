//! What holds of the stored verifiers between any two blocks.

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{ParticipantKind, Registry, Sources, FIRST_NUMBER};

use crate::{Config, Interests, Pallet, Standing, Verifiers};

impl<T: Config> Pallet<T> {
	/// Verifiers are participants and no individuals, none was suspended or unconfirmed before its accreditation, and
	/// only verifiers declared interests, in lines there are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (number, verifier) in Verifiers::<T>::iter() {
			ensure!(
				(FIRST_NUMBER..T::Registry::next_participant()).contains(&number),
				"a verifier's number was never given"
			);
			ensure!(
				T::Registry::kind(number) != Some(ParticipantKind::Individual),
				"a verifier is an individual"
			);
			match verifier.standing {
				Standing::Good => {}
				Standing::Suspended { since, .. } => {
					ensure!(since >= verifier.accredited, "suspended before it was accredited")
				}
				Standing::Unconfirmed { since } => {
					ensure!(since >= verifier.accredited, "unconfirmed before it was accredited")
				}
			}
		}
		for (verifier, line) in Interests::<T>::iter_keys() {
			ensure!(Verifiers::<T>::contains_key(verifier), "an interest of no verifier");
			ensure!(T::Sources::line(line) == Some(line), "an interest in no line");
		}
		Ok(())
	}
}
