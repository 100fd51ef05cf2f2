//! What holds between any two transactions.

use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use suhui_primitives::Clock;

use crate::{Amounts, Config, Pallet, Payer, RolesOf, Spent};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let today = T::Clock::today();
		for (payer, (day, spent)) in Spent::<T>::iter() {
			match payer {
				Payer::Participant(participant) => ensure!(
					T::Roles::is_participant(participant),
					"a payer's number was never given"
				),
				Payer::Expert(expert) => {
					ensure!(T::Roles::is_expert(expert), "a payer's seat was never given")
				}
				Payer::Account(account) => ensure!(
					frame_system::Pallet::<T>::providers(&account) > 0,
					"a payer's account was let go, and its nonce with it"
				),
			}
			ensure!(day <= today, "something was spent on a day to come");
			ensure!(spent != Amounts::default(), "a day on which nothing was spent is kept");
		}
		Ok(())
	}
}
