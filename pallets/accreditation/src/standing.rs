//! What issuance asks of verifiers (Art. 42).

use polkadot_sdk::frame_system;
use suhui_primitives::{Accreditation, SourceId};

use crate::{Config, Interests, Pallet, Standing, Verifiers};

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

impl<T: Config> Accreditation<AccountIdOf<T>> for Pallet<T> {
	fn in_good_standing(account: &AccountIdOf<T>) -> bool {
		Verifiers::<T>::get(account).is_some_and(|verifier| verifier.standing == Standing::Good)
	}

	fn is_interested(account: &AccountIdOf<T>, source: SourceId) -> bool {
		Interests::<T>::contains_key(account, source)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn accredit(account: &AccountIdOf<T>) {
		Verifiers::<T>::insert(account, crate::benchmarking::largest_verifier());
	}
}
